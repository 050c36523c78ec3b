"""A cache that was tampered with, cannot be written, or does not fit is as good as none; and so is old code."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from desk import FILES, Desk, Ran, desk

import claimcheck
from claimcheck import api
from claimcheck.cache import places, record, replay
from claimcheck.cache.entry import Entry, pack
from claimcheck.world import looks

PACKAGE = Path(claimcheck.__file__).parent


@pytest.fixture
def at() -> Iterator[Desk]:
    with desk() as made:
        yield made


def process(at: Desk, *arguments: str, python: tuple[str, ...] = ("-m", "claimcheck")) -> Ran:
    """Run the command line as a real process."""
    command = [sys.executable, *python, *arguments]
    done = subprocess.run(command, cwd=at.folder, env=at.variables, capture_output=True, check=False)
    return Ran(done.returncode, done.stdout, done.stderr, None)


def test_an_unchanged_ledger_is_told_without_the_heavy_imports(at: Desk) -> None:
    once = process(at, "claims")
    code = (
        "import sys; from claimcheck.__main__ import main; status = main(['claims'])\n"
        "heavy = {'attr', 'pydantic', 'yaml', 'pint', 'argparse', 'json', 're'} & set(sys.modules)\n"
        "sys.exit(99 if heavy else status)"
    )
    process(at, python=("-c", code))
    assert process(at, python=("-c", code)) == once
    assert once.status == 1


@pytest.mark.parametrize("option", ["--cache-dir=claims/kept", "--cache-dir=claims"])
def test_a_cache_in_the_tree_that_is_checked_is_not_read_as_claims(at: Desk, option: str) -> None:
    plain = at.run("claims", "--no-cache")
    assert [at.run("claims", option) for _ in range(3)] == [plain] * 3
    assert at.is_known("claims", option)
    assert not at.cache.exists()


def test_an_edit_of_a_claim_file_is_checked_without_reading_the_others(
    at: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    at.run("claims")
    at.write("claims/two.yaml", FILES["claims/two.yaml"].replace("2.730.000", "2.740.000"))
    at.run("claims")  # keeps the parts of what is being edited
    at.write("claims/two.yaml", FILES["claims/two.yaml"].replace("2.730.000", "2.750.000"))
    plain = at.run("claims", "--no-cache")
    monkeypatch.setattr(api, "load", lambda _: pytest.fail("the ledger was read whole"))
    assert at.run("claims") == plain
    assert b"2,750,000" in plain.out
    assert at.is_known("claims")
    at.write("claims/two.yaml", FILES["claims/two.yaml"])
    assert b"2,750,000" not in at.run("claims").out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
@pytest.mark.parametrize("ending", [".run", ".parts", ".loose"])
def test_a_pipe_in_the_place_of_what_was_kept_is_not_waited_for(at: Desk, ending: str) -> None:
    for figure in ("2.740.000", "2.750.000"):
        at.run("claims")
        at.write("claims/two.yaml", FILES["claims/two.yaml"].replace("2.730.000", figure))
    at.run("claims")
    at.write("claims/two.yaml", FILES["claims/two.yaml"])
    (kept,) = (path for path in at.entries() if path.suffix == ending)
    kept.unlink()
    os.mkfifo(kept)
    assert at.run("claims") == at.run("claims", "--no-cache")


def test_an_entry_that_came_with_the_tree_is_not_believed(at: Desk) -> None:
    plain = at.run("claims")
    with at.environment():
        key = replay.key_of(["claims"], replay.RUN)
    forged = pack(Entry([], 0, b"no contradictions\n", []), key, b"the secret of someone else")
    at.entries()[0].write_bytes(forged)
    assert at.run("claims") == plain


def test_an_entry_is_not_taken_for_that_of_another_run(at: Desk) -> None:
    quiet, loud = at.run("claims", "--fail-on", "never"), at.run("claims")
    one, other = at.entries()
    one.write_bytes(other.read_bytes())
    other.unlink()
    assert at.run("claims") == loud
    assert at.run("claims", "--fail-on", "never") == quiet


def test_a_secret_that_others_can_read_is_not_used(at: Desk) -> None:
    at.run("claims")
    (at.state / "cache-secret").chmod(0o640)
    assert not at.is_known("claims")


@pytest.mark.parametrize("variable", ["XDG_CACHE_HOME", "XDG_STATE_HOME"])
def test_where_nothing_can_be_kept_the_report_is_the_same(at: Desk, variable: str) -> None:
    (at.folder / "file").write_text("no folder", encoding="utf-8")
    at.variables[variable] = str(at.folder / "file" / "below")
    assert at.run("claims") == at.run("claims", "--no-cache")
    assert not at.entries()


def test_a_secret_that_the_disk_has_no_room_for_leaves_nothing(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int, __: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with at.environment():
        assert places.secret(make=True) is None
    assert list(at.state.iterdir()) == []


def test_no_home_is_made_and_none_is_needed(at: Desk) -> None:
    home = at.folder / "no-home"
    at.variables = {"XDG_CACHE_HOME": "", "XDG_STATE_HOME": "relative/is/ignored", "HOME": str(home)}
    at.run("claims")
    assert not home.exists()
    home.mkdir()
    at.run("claims")
    kept = sorted(path.name[:12] for path in home.rglob("*") if path.is_file())
    assert kept == ["cache-secret", "claimcheck-" + kept[1][11:]]
    assert not (at.folder / "relative").exists()


def test_the_cache_is_off_where_the_environment_the_call_or_the_configuration_says_so(at: Desk) -> None:
    at.run("claims", "--no-cache")
    at.variables["CLAIMCHECK_NO_CACHE"] = "1"
    at.run("claims")
    at.variables["CLAIMCHECK_NO_CACHE"] = ""
    at.write("claimcheck.toml", "cache = false\n")
    at.run("claims")
    assert not at.cache.exists()


def test_runs_at_once_leave_one_whole_entry(at: Desk) -> None:
    command = [sys.executable, "-m", "claimcheck", "claims"]
    runs = [subprocess.Popen(command, cwd=at.folder, env=at.variables, stdout=subprocess.PIPE) for _ in range(3)]
    outputs = [one.communicate(timeout=120)[0] for one in runs]
    plain = process(at, "claims", "--no-cache")
    assert outputs == [plain.out] * 3
    # One that found what another had just kept outdated keeps the ledger's parts as well; nothing is half written.
    assert {".run"} <= {path.suffix for path in at.cache.iterdir()} <= {".run", ".parts", ".loose"}
    assert process(at, "claims") == plain


def test_other_code_is_not_answered_for_by_what_the_old_printed(at: Desk, tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "claimcheck", ignore=shutil.ignore_patterns("__pycache__"))
    at.variables["PYTHONPATH"] = str(tmp_path)
    before = process(at, "claims")
    with (tmp_path / "claimcheck" / "rules" / "venue_conflict.py").open("a", encoding="utf-8") as rule:
        rule.write("raise RuntimeError('other code')\n")
    after = process(at, "claims")
    assert (before.status, after.status) == (1, 2)
    assert b"other code" in after.err


def test_what_holds_today_need_not_hold_tomorrow(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    finding = at.run("claims").out.partition(b"venue-conflict:")[2][:16].decode()
    at.write(
        "claims/x.yaml", f'accepted:\n  - {{finding: "venue-conflict:{finding}", because: known, until: 2026-01-31}}\n'
    )
    monkeypatch.setattr(looks, "today", lambda: _noted_day(date(2026, 1, 31)))
    kept = at.run("claims")
    assert (kept.status, at.is_known("claims")) == (0, True)
    monkeypatch.setattr(looks, "today", lambda: _noted_day(date(2026, 2, 1)))
    assert not at.is_known("claims")
    assert at.run("claims").status == 2  # the acceptance has expired


def _noted_day(day: date) -> date:
    looks._note("today", "", str(day))
    return day


def test_the_oldest_entries_are_dropped_and_nothing_that_is_not_ours(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    at.run("claims")
    size = at.entries()[0].stat().st_size
    os.utime(at.entries()[0], (0, 0))
    mine = at.cache / "thesis.txt"
    mine.write_bytes(b"x" * 2 * size)
    monkeypatch.setattr(record, "MOST_KEPT", size + 1000)
    at.run("claims", "--verbose")
    assert at.is_known("claims", "--verbose")
    assert not at.is_known("claims")
    assert mine.exists()


def test_what_is_too_large_to_be_kept_is_not(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(replay.MOST_BYTES, replay.RUN, 1000)
    assert at.run("claims") == at.run("claims", "--no-cache")
    assert not at.entries()


def test_a_report_that_cannot_be_written_is_told_by_the_run_itself(at: Desk) -> None:
    at.run("claims", "--output", "json=out/report.json")
    (at.folder / "out").mkdir()
    written = at.run("claims", "--output", "json=out/report.json")
    shutil.rmtree(at.folder / "out")
    assert at.is_known("claims", "--output", "json=out/report.json")
    again = at.run("claims", "--output", "json=out/report.json")
    assert (written.status, again.status) == (1, 2)
    assert b"cannot write out/report.json" in again.err
    assert again.out == written.out


def test_a_full_disk_is_told_as_without_a_cache(at: Desk) -> None:
    process(at, "claims")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "claimcheck", "claims"],
            cwd=at.folder, env=at.variables, stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert b"cannot write to standard output: No space left" in done.stderr
