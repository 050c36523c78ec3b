from __future__ import annotations

import json
from typing import Any

import pytest
from attrs import evolve
from hand_made import VENUE, report, unknown, weekday
from hostile import PAYLOADS, WORDS, filled, many
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from claimcheck.domain.diagnostic import Acceptance, Mark, Severity
from claimcheck.report.gitlab import render
from claimcheck.report.model import Report
from claimcheck.report.terminal import shown

# What GitLab's page "Code Quality report format" asks for, and that a path neither leaves the repository nor begins
# with "./"; further keys are ignored there.
_LOCATION = {
    "type": "object",
    "required": ["path", "lines"],
    "properties": {
        "path": {"type": "string", "minLength": 1, "not": {"pattern": r"^(/|\./|\.\./|[A-Za-z]:/)"}},
        "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}},
    },
}
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string"},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": _LOCATION,
            "other_locations": {"type": "array", "items": _LOCATION},
        },
    },
}


def _read(made: Report) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(render(made))
    Draft202012Validator(SCHEMA).validate(entries)
    return entries


def test_one_object_a_finding_and_a_problem() -> None:
    venue, problem = _read(report(VENUE, problems=(unknown(),)))
    assert venue["description"].startswith(
        "one ceremony, two places that exclude each other. claims/pemkot.yaml:14: “di"
    )
    assert "claims/warta.yaml:12: “di Serpong”" in venue["description"]
    assert venue["check_name"] == "venue-conflict"
    assert venue["fingerprint"] == "3f9a1c2e70b4d865"
    assert venue["location"] == {"path": "claims/pemkot.yaml", "lines": {"begin": 14}}
    assert [one["path"] for one in venue["other_locations"]] == ["claims/kopi.yaml", "claims/warta.yaml"]
    assert (problem["check_name"], problem["severity"]) == ("unknown-name", "blocker")


def test_severities_are_told_apart_the_gravest_first() -> None:
    levels = [weekday(level=level) for level in (Severity.NOTE, Severity.TENSION, Severity.CONTRADICTION)]
    assert [one["severity"] for one in _read(report(*levels))] == ["critical", "major", "info"]


def test_accepted_findings_are_left_out() -> None:
    assert _read(report(weekday(accepted=Acceptance("so it is")))) == []


def test_fingerprints_are_unique_also_of_equal_findings_and_problems() -> None:
    entries = _read(report(weekday(), weekday(), problems=(unknown(), unknown(), unknown("x"))))
    assert len({one["fingerprint"] for one in entries}) == len(entries) == 5


def test_the_fingerprint_of_a_problem_stays_where_lines_move() -> None:
    moved = evolve(unknown(), mark=Mark("claims/a.yaml", 77, 1))
    assert _read(report(problems=(unknown(),)))[0]["fingerprint"] == _read(report(problems=(moved,)))[0]["fingerprint"]


@pytest.mark.parametrize("name", ["./claims/a.yaml", "claims//a.yaml", "../claims/a.yaml", "claims/x/../a.yaml"])
def test_paths_are_plain(name: str) -> None:
    assert _read(report(evolve(VENUE, mark=Mark(name, 3, 1))))[0]["location"]["path"] == "claims/a.yaml"


@pytest.mark.parametrize("words", PAYLOADS)
def test_known_attacks(words: str) -> None:
    assert len(_read(filled(words))) == 5


@settings(max_examples=150, deadline=None)
@given(WORDS)
def test_any_words_give_valid_entries_in_which_all_is_seen(words: str) -> None:
    entries = _read(filled(words))
    assert len({one["fingerprint"] for one in entries}) == len(entries)
    assert all(shown(one["description"]) == one["description"] for one in entries)
    assert "##" not in render(filled(words))


def test_a_description_has_an_end() -> None:
    assert len(_read(many(1, sides=500))[0]["description"]) <= 2_000
    assert len(_read(filled("x" * 50_000))[0]["description"]) <= 2_000
