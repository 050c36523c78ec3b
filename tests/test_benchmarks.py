"""What the benchmarks conclude from what they measure; what they measure is theirs to print."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from benchmarks.guard import compared, with_head_room
from benchmarks.measure import Run, Spent, by_turns, growth
from benchmarks.scale import Wanted, verdict

NONE = Spent(1.0, 1.0, 1)


def told(*claims: str, read: int = 9, problem: str = "") -> Run:
    report = {
        "summary": {"claims": read},
        "findings": [
            {"rule": "rank-shared", "severity": "contradiction", "claims": [{"claim": claim} for claim in claims[:2]]},
            {"rule": "value-conflict", "severity": "tension", "claims": [{"claim": claim} for claim in claims[2:]]},
            {"rule": "figure-moved", "severity": "note", "claims": [{"claim": "a#weaker"}]},
        ],
        "problems": [{"message": problem}] if problem else [],
    }
    return Run(NONE, 1, json.dumps(report))


def test_a_figure_is_within_its_ceiling_above_it_or_has_none() -> None:
    rows = compared({"x": {"calls": 10, "times": 2.5}, "new": {"calls": 1}}, {"x": {"calls": 10, "times": 2.4}})
    assert [row[-1] for row in rows] == ["within", "above", "no ceiling"]


def test_ceilings_leave_room_for_what_was_measured() -> None:
    figures = {"calls": 1000.0, "times": 3.0}
    assert {row[-1] for row in compared({"x": figures}, {"x": with_head_room(figures)})} == {"within"}


@pytest.mark.parametrize("exponent", [0.5, 1.0, 1.05, 2.0])
def test_growth_is_the_exponent(exponent: float) -> None:
    assert growth(3.0, 3.0 * 10**exponent, 10) == pytest.approx(exponent)


WANTED = Wanted(9, {"a#1", "a#2"}, {"a#3"})


def test_a_peer_has_found_all_only_or_some() -> None:
    assert verdict("Polars", Run(NONE, 0, "a#1\na#2\n"), WANTED) == "all 2"
    assert verdict("Polars", Run(NONE, 0, "a#1\na#9\n"), WANTED) == "wrong: 1 of 2, and 1 more"
    assert verdict("Polars", Run(NONE, 0, "a#1\na#2\na#9\n"), WANTED) == "wrong: all 2, and 1 more"


def test_claimcheck_has_found_all_and_what_stands_beside_or_it_says_why_not() -> None:
    assert verdict("claimcheck, rows", told("a#1", "a#2"), WANTED._replace(beside=set())) == "all 2"
    assert verdict("claimcheck, rows", told("a#1", "a#2", "a#3"), WANTED) == "all 2, and 1 as meant"
    assert verdict("claimcheck, rows", told("a#1", "a#2"), WANTED).startswith("wrong")
    assert verdict("claimcheck, rows", told("a#1", "a#2", "a#3", "a#4"), WANTED).startswith("wrong")
    assert verdict("claimcheck, rows", told("a#1", "a#2", problem="no"), WANTED) == "cannot read this yet: no"
    assert not verdict("claimcheck, rows", told("a#1", "a#2", read=8), WANTED).startswith("all")


def test_commands_take_turns_after_what_is_to_be_done_before(tmp_path: Path) -> None:
    log = tmp_path / "log"
    note = f"import sys; open({str(log)!r}, 'a').write(sys.argv[1])"
    commands = {name: (sys.executable, "-c", note, name) for name in "ab"}

    def before() -> None:
        with log.open("a", encoding="utf-8") as file:
            file.write("-")

    taken = by_turns(commands, 2, before={"b": before})
    assert log.read_text() == "a-ba-b"
    assert [run.status for some in taken.values() for run in some] == [0] * 4
