"""``claimcheck accept`` through real processes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cli_process import CLASH, QUIET, ledger, run


def finding(folder: Path) -> str:
    found = re.search("venue-conflict:[0-9a-f]{16}", run("claims", cwd=folder).out)
    assert found
    return found[0]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    ledger(tmp_path / "claims", CLASH)
    return tmp_path


def test_it_writes_the_entry_and_the_check_passes(desk: Path) -> None:
    name = finding(desk)
    done = run("accept", name, "--because", "the organiser says so", "--by", "desk", "--until", "2999-12-31", cwd=desk)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"claims/accepted.yaml:2: accepted {name}, ")
    assert (desk / "claims/accepted.yaml").read_text() == (
        f"accepted:\n  - finding: {name}\n    because: the organiser says so\n    by: desk\n    until: 2999-12-31\n"
    )
    checked = run("claims", cwd=desk)
    assert (checked.status, "1 accepted" in checked.out, name in checked.out) == (0, True, False)
    assert "accepted   the organiser says so; by desk; until 2999-12-31" in run("claims", "--verbose", cwd=desk).out


@pytest.mark.parametrize("cut", [slice(None, None), slice(0, -8), slice(15, None), slice(15, 20)])
def test_the_first_digits_will_do_and_all_are_written(desk: Path, cut: slice) -> None:
    name = finding(desk)
    assert run("accept", name[cut], "--because", "x", cwd=desk).status == 0
    assert name in (desk / "claims/accepted.yaml").read_text()


def test_only_what_must_be_given_is_called_missing(desk: Path) -> None:
    done = run("accept", cwd=desk)
    assert (done.status, done.out) == (2, "")
    assert "missing: FINDING (" in done.err


def test_paths_may_stand_behind_the_options(desk: Path) -> None:
    (desk / "claims").rename(desk / "ledger")
    name = re.findall("venue-conflict:[0-9a-f]{16}", run("ledger", cwd=desk).out)[0]
    assert run("accept", name, "--because", "x", "ledger", cwd=desk).status == 0
    assert (desk / "ledger/accepted.yaml").exists()


def test_into_another_file_of_the_ledger(desk: Path) -> None:
    before = (desk / "claims/claims.yaml").read_bytes()
    assert run("accept", finding(desk), "--because", "x", "--into", "claims/claims.yaml", cwd=desk).status == 0
    assert (desk / "claims/claims.yaml").read_bytes().startswith(before)
    assert run("claims", cwd=desk).status == 0


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ([], "--because"),
        (["--because", " \t "], "--because"),
        (["--because", "x", "--until", "tomorrow"], "is no day"),
        (["--because", "x", "--until", "2001-01-01"], "is over"),
        (["--because", "x", "--into", "elsewhere.yaml"], "no part of the ledger"),
        (["--because", "x", "--into", "claims/../elsewhere.yaml"], "no part of the ledger"),
        (["--because", "x", "--into", "claims/.hidden/a.yaml"], "no part of the ledger"),
        (["--because", "x", "--into", "claims/a.json"], "no YAML file"),
        (["--because", "x", "--into", "claims/none/a.yaml"], "cannot write"),
        (["--because", "a\x07b"], "cannot be added to"),
    ],
)
def test_what_is_refused_writes_nothing(desk: Path, options: list[str], words: str) -> None:
    done = run("accept", finding(desk), *options, cwd=desk)
    assert (done.status, done.out) == (2, "")
    assert words in done.err
    assert sorted(path.name for path in desk.rglob("*")) == ["claims", "claims.yaml"]


def test_a_finding_that_is_not_there_is_refused_with_those_that_are(desk: Path) -> None:
    name = finding(desk)
    wrong = f"{name[:-1]}{'0' if name[-1] != '0' else '1'}"
    done = run("accept", wrong, "--because", "x", cwd=desk)
    assert (done.status, f"did you mean {name}?" in done.err) == (2, True)
    ledger(desk / "quiet", QUIET)
    assert "there is no finding" in run("accept", name, "quiet", "--because", "x", cwd=desk).err


def test_the_same_finding_is_not_accepted_twice(desk: Path) -> None:
    name = finding(desk)
    run("accept", name, "--because", "x", cwd=desk)
    before = (desk / "claims/accepted.yaml").read_bytes()
    done = run("accept", name, "--because", "y", cwd=desk)
    assert (done.status, "claims/accepted.yaml:2:5" in done.err) == (2, True)
    assert (desk / "claims/accepted.yaml").read_bytes() == before


def test_nothing_is_written_through_a_link(desk: Path) -> None:
    name = finding(desk)
    (desk / "outside.yaml").write_text("# mine\n")
    (desk / "claims/accepted.yaml").symlink_to(desk / "outside.yaml")
    done = run("accept", name, "--because", "x", cwd=desk)
    assert (done.status, "symbolic link" in done.err) == (2, True)
    assert (desk / "outside.yaml").read_text() == "# mine\n"
