from __future__ import annotations

import json
from typing import Any

import pytest
from attrs import evolve
from hand_made import VENUE, report, unknown, weekday
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.documents import load_text
from claimcheck.domain.diagnostic import Acceptance
from claimcheck.report.json import dump, render
from claimcheck.report.terminal import shown


def _read(text: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(text)
    return read


def test_a_report_that_lies_among_claim_files_is_told_as_one() -> None:
    documents, problems = load_text(render(report(VENUE, weekday(), problems=(unknown(),))), "claims/r.json", "json")
    assert (documents, [one.code for one in problems]) == ((), ["not-a-claim-file"])


def test_the_documented_object() -> None:
    assert _read(render(report(VENUE, problems=(unknown(),), alone=1))) == {
        "version": 1,
        "summary": {"articles": 3, "claims": 3, "contradictions": 1, "tensions": 0, "notes": 0, "accepted": 0,
                    "problems": 1, "compared": 2, "alone": 1, "undecided": 0, "baselined": 0},
        "findings": [
            {
                "rule": "venue-conflict",
                "severity": "contradiction",
                "fingerprint": "3f9a1c2e70b4d865",
                "message": "one ceremony, two places that exclude each other",
                "why": ["No place lies in both."],
                "reconcile": ["They agree if “Serpong” is short for Gading Serpong.", "Else ask the organiser."],
                "claims": [
                    {"claim": "pemkot#ceremony", "article": "pemkot", "file": "claims/pemkot.yaml", "line": 14,
                     "column": 5, "side": 0, "quote": "di Atria Hotel, Kabupaten Tangerang",
                     "reads": "Atria Hotel (venue in Gading Serpong)", "said-by": None},
                    {"claim": "kopi#ceremony", "article": "kopi", "file": "claims/kopi.yaml", "line": 9, "column": 5,
                     "side": 0, "quote": "di Gading Serpong", "reads": "Gading Serpong", "said-by": None},
                    {"claim": "warta#ceremony", "article": "warta", "file": "claims/warta.yaml", "line": 12,
                     "column": 3, "side": 1, "quote": "di Serpong", "reads": "Serpong, a district",
                     "said-by": "Benyamin Davnie"},
                ],
                "accepted": None,
            }
        ],
        "problems": [{"code": "unknown-name", "message": "no place is called “Bantem”", "file": "claims/a.yaml",
                      "line": 3, "column": 9}],
        "notices": [],
    }  # fmt: skip


def test_an_acceptance_is_an_object() -> None:
    accepted = _read(render(report(weekday(accepted=Acceptance("so it is", until="2026-06-30")))))["findings"][0][
        "accepted"
    ]
    assert accepted == {"because": "so it is", "by": None, "until": "2026-06-30", "baseline": False}


def test_text_stays_readable() -> None:
    assert "“di Atria Hotel" not in render(report(VENUE))
    assert "“Serpong” is short" in render(report(VENUE))


@given(st.text(st.characters(), max_size=60) | st.text("#[\x1b\x7f\u202e\ud800:\n", max_size=12))
def test_a_parser_reads_the_same_text_and_a_log_shows_nothing_untoward(words: str) -> None:
    text = render(report(weekday(words)))
    assert shown(text.replace("\n", "")) == text.replace("\n", "")
    assert "##" not in text
    text.encode("utf-8")
    quote = _read(text)["findings"][0]["claims"][0]["quote"]
    assert quote == "".join(f"\\u{ord(one):04x}" if "\ud800" <= one <= "\udfff" else one for one in words)


def test_severities_are_lower_case_words() -> None:
    findings = _read(render(report(VENUE, evolve(weekday(), code="other"))))["findings"]
    assert [one["severity"] for one in findings] == ["contradiction", "tension"]


def test_dump_refuses_what_json_has_no_word_for() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        dump({"x": float("nan")})
