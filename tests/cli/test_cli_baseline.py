"""``claimcheck baseline`` and ``--baseline`` through real processes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_process import BROKEN
from git_desk import Desk

FILE = "claimcheck-baseline.json"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def entries(desk: Desk) -> list[str]:
    found: list[str] = json.loads((desk.folder / FILE).read_text())["findings"]
    return found


def test_what_was_there_passes_and_what_is_new_fails(desk: Desk) -> None:
    known = desk.findings()
    said, how = desk.run("baseline", "write", "claims").out.splitlines()
    assert said == f"{FILE}: written, 1 finding"
    assert f'--baseline {FILE}, or once claimcheck.toml has: baseline = "{FILE}"' in how
    assert entries(desk) == known
    done = desk.run("claims", "--baseline", FILE)
    assert (done.status, "1 in the baseline" in done.out) == (0, True)
    desk.change("place: Kota Tangerang Selatan}", "place: Kota Tangerang Selatan, edition: '2024'}")
    assert desk.run("claims", "--baseline", FILE).status == 1


def test_a_baseline_in_the_folder_of_the_ledger_is_no_claim_file(desk: Desk) -> None:
    beside = f"claims/{FILE}"
    assert desk.run("baseline", "write", "claims", "--baseline", beside).status == 0
    done = desk.run("claims", "--baseline", beside)
    assert (done.status, "Problems" in done.out) == (0, False)
    assert desk.run("baseline", "prune", "claims", "--baseline", beside).status == 0


def test_moving_a_claim_keeps_it(desk: Desk) -> None:
    desk.run("baseline", "write", "claims")
    desk.change("article: {id: two}", "# more\n\narticle: {id: two}")
    (desk.folder / "claims/claims.yaml").rename(desk.folder / "claims/moved.yaml")
    assert desk.run("claims", "--baseline", FILE).status == 0


def test_stale_entries_are_told_and_pruned(desk: Desk) -> None:
    desk.run("baseline", "write", "claims")
    desk.change("place: Kota Tangerang Selatan}", "place: Banten}")
    done = desk.run("claims", "--baseline", FILE)
    assert (done.status, "match nothing any more: 1" in done.out) == (0, True)
    assert "stale: matches nothing any more" in desk.run("baseline", "show", "claims").out
    assert "matches nothing in what could be read" in desk.run("baseline", "show", "claims", "gone").out
    assert desk.run("baseline", "prune", "claims").out == f"{FILE}: 1 entry dropped, 0 entries left\n"
    assert entries(desk) == []


def test_show_lists_what_is_excused(desk: Desk) -> None:
    desk.run("baseline", "write", "claims")
    shown = desk.run("baseline", "show", "claims")
    assert (shown.status, "the ceremony cannot have been both" in shown.out) == (0, True)
    assert "its rule did not run" in desk.run("baseline", "show", "claims", "--ignore", "venue-conflict").out
    assert desk.run("baseline", "prune", "claims", "--ignore", "venue-conflict").status == 0
    assert len(entries(desk)) == 1


def test_problems_are_never_in_it(desk: Desk) -> None:
    desk.write("claims/broken.yaml", BROKEN.replace("id: one", "id: three"))
    done = desk.run("baseline", "write", "claims")
    assert (done.status, len(entries(desk))) == (2, 1)
    assert "1 problem in the files; a baseline never holds these" in done.out
    assert desk.run("claims", "--baseline", FILE).status == 2
    before = (desk.folder / FILE).read_bytes()
    assert "correct the files first" in desk.run("baseline", "prune", "claims").err
    assert (desk.folder / FILE).read_bytes() == before


def test_accepted_findings_are_not_written(desk: Desk) -> None:
    desk.run("accept", desk.findings()[0], "--because", "x")
    desk.run("baseline", "write", "claims")
    assert entries(desk) == []


def test_the_configuration_may_name_it(desk: Desk) -> None:
    desk.write("claimcheck.toml", "paths = ['claims']\nbaseline = 'known.json'\n")
    assert "there is no baseline known.json; claimcheck baseline write makes it" in desk.run().err
    assert desk.run("baseline", "write").out == "known.json: written, 1 finding\n"
    assert (desk.folder / "known.json").exists()
    assert desk.run().status == 0


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 9, "findings": []}', '{"version": 1, "findings": [1]}'])
def test_a_damaged_one_is_one_clear_error_and_stays(desk: Desk, text: str) -> None:
    desk.write(FILE, text)
    for command in (["claims", "--baseline", FILE], ["baseline", "show", "claims"], ["baseline", "prune", "claims"]):
        done = desk.run(*command)
        assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
        assert FILE in done.err
    assert (desk.folder / FILE).read_text() == text


def test_a_folder_or_a_pipe_is_no_baseline(desk: Desk) -> None:
    import os  # noqa: PLC0415

    os.mkfifo(desk.folder / "pipe")
    for name in ("claims", "pipe"):
        assert "no plain file" in desk.run("claims", "--baseline", name).err
