"""``--since`` and ``--config-from``: what a change brings, judged by rules that the change cannot touch."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_process import CLASH
from git_desk import Desk

OTHER = """\
---
article: {id: three}
claims: [{id: venue, kind: event, event: second, place: Kabupaten Tangerang}]
---
article: {id: four}
claims: [{id: venue, kind: event, event: second, place: Kota Tangerang Selatan}]
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "desk")
    desk.change("events:\n", "events:\n  second: {name: the second}\n")
    desk.commit()
    return desk


def test_nothing_changed_leaves_nothing_and_says_what_was_left_out(desk: Desk) -> None:
    done = desk.run("claims", "--since", "HEAD")
    assert (done.status, "1 older one was left out" in " ".join(done.out.split())) == (0, True)
    assert desk.run("claims").status == 1


def test_a_new_clash_is_shown_alone_while_the_whole_ledger_is_checked(desk: Desk) -> None:
    old = desk.findings()
    one, two = OTHER.removeprefix("---\n").split("---\n")
    desk.write("claims/three.yaml", one)
    desk.commit()
    desk.write("claims/four.yaml", two)  # clashes with an article that was there
    found = desk.findings("--since", "main")
    assert len(found) == 1
    assert not set(found) & set(old)
    assert desk.run("claims", "--since", "HEAD").status == 1


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [
        ("place: Kota Tangerang Selatan}", "place: Kota Tangerang Selatan, quote: di Tangsel}", 1),
        ("quote: di Kabupaten Tangerang}", "quote: di Kab. Tangerang}", 1),
        ("article: {id: two}", "# a line more\n\narticle: {id: two}", 0),
        (
            "id: wide, kind: event, event: ceremony, place: Banten",
            "id: wide, kind: event, event: second, place: Banten",
            0,
        ),
    ],
)
def test_a_finding_counts_as_touched_when_one_of_its_claims_is(desk: Desk, old: str, new: str, count: int) -> None:
    desk.change(old, new)
    assert len(desk.findings("--since", "HEAD")) == count


def test_a_change_of_the_catalog_that_makes_old_claims_clash_is_shown(desk: Desk) -> None:
    desk.change("tangsel: {name: Kota Tangerang Selatan, level: city, within: banten}",
                "tangsel: {name: Kota Tangerang Selatan, level: district, within: tangerang}")  # fmt: skip
    desk.commit()
    assert desk.findings() == []
    desk.change("level: district, within: tangerang", "level: city, within: banten")
    assert len(desk.findings("--since", "HEAD")) == 1


def test_an_acceptance_that_is_taken_away_brings_its_finding_back(desk: Desk) -> None:
    desk.run("accept", desk.findings()[0], "--because", "x")
    desk.commit()
    (desk.folder / "claims/accepted.yaml").unlink()
    assert len(desk.findings("--since", "HEAD")) == 1


def test_quotes_are_held_against_the_text_as_it_was(desk: Desk) -> None:
    article = (
        "article: {id: five, text: five.txt}\nclaims: [{id: a, kind: event, event: second, place: Banten, quote: xy}]"
    )
    desk.write("claims/five.yaml", f"{article}\n")
    desk.write("claims/five.txt", "nothing of the kind")
    desk.commit()
    assert any(name.startswith("quote-not-found") for name in desk.findings())
    assert desk.findings("--since", "HEAD") == []


@pytest.mark.parametrize(
    ("revision", "words"),
    [("nope", "no revision “nope”"), ("--output=x", "no name of a git revision"), ("-h", "no name of a git revision"),
     ("HEAD;touch x", "no revision"), ("$(touch x)", "no revision"), ("a\nb", "no name"), ("", "no name")],
)  # fmt: skip
def test_a_revision_that_is_none(desk: Desk, revision: str, words: str) -> None:
    for option in ("--since", "--config-from"):
        done = desk.run("claims", f"{option}={revision}")
        assert (done.status, done.out, words in done.err) == (2, "", True), done.err
    assert sorted(path.name for path in desk.folder.iterdir()) == [".git", "claims"]


def test_outside_of_a_repository_the_call_is_wrong(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    for option in ("--since", "--config-from"):
        done = desk.run("claims", option, "HEAD")
        assert (done.status, "is not in a git repository" in done.err) == (2, True)


def test_the_configuration_of_the_base_branch_holds_whatever_the_change_says(desk: Desk) -> None:
    desk.write("claimcheck.toml", "paths = ['claims']\nfail-on = 'note'\n")
    desk.commit()
    desk.write("claimcheck.toml", "[rules]\nvenue-conflict = 'off'\n")
    assert desk.run("claims").status == 0
    done = desk.run("check", "--config-from", "main")
    assert (done.status, "The configuration is that of main:claimcheck.toml." in done.out) == (1, True)
    shown = desk.run("config", "--config-from", "main").out
    assert "main:claimcheck.toml:2:1" in shown
    assert "venue-conflict" not in shown


def test_without_a_configuration_at_the_base_branch_the_defaults_hold(desk: Desk) -> None:
    desk.write("claimcheck.toml", "[rules]\nvenue-conflict = 'off'\n")
    done = desk.run("claims", "--config-from", "main")
    assert (done.status, "At revision main there is no configuration" in done.out) == (1, True)


def test_the_baseline_of_the_base_branch_goes_with_its_configuration(desk: Desk) -> None:
    desk.write("claimcheck.toml", "baseline = 'known.json'\n")
    desk.run("baseline", "write", "claims")
    desk.commit()
    assert desk.run("claims", "--config-from", "HEAD").status == 0
    desk.write("claims/more.yaml", OTHER.removeprefix("---\n"))
    desk.run("baseline", "write", "claims")
    assert desk.run("claims").status == 0
    assert desk.run("claims", "--config-from", "HEAD").status == 1


def test_from_a_folder_within_the_repository(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk/inner", CLASH)
    top = Desk(tmp_path / "desk", "")
    top.write("pyproject.toml", "[tool.claimcheck]\nfail-on = 'never'\n")
    top.commit()
    assert desk.run("claims").status == 0
    assert "(0 contradictions" not in desk.run("claims", "--config-from", "HEAD").out
    assert "HEAD:pyproject.toml:2:1" in desk.run("config", "claims", "--config-from", "HEAD").out
    assert desk.findings("--since", "HEAD") == []
