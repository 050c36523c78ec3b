"""Shares and growth of nothing, and what a desk is told to do about a conflict."""

from __future__ import annotations

import pytest

from claimcheck.report.model import Report
from support import check_sound, verdicts

SHARES = """
places: {banten: {name: Banten}, lebak: {name: Lebak, within: banten}}
measures:
  workers: {unit: person, whole-number: true, nature: fixed}
  insured: {unit: person, whole-number: true, nature: fixed, part-of: workers}
  idle: {unit: person, whole-number: true, nature: fixed}
  active: {unit: person, whole-number: true, nature: fixed}
  balance: {unit: person, nature: fixed}
  turnover: {unit: person, whole-number: true, bounds: [-1000, 1000], nature: fixed}
  margin: {unit: percent, nature: fixed, equals: balance / turnover}
  coverage: {unit: percent, nature: fixed, equals: insured / workers}
  of-both: {unit: percent, nature: fixed, equals: insured / (idle + active)}
---
article: {id: one, language: en}
claims:
"""


def of(measure: str, value: str, place: str = "Lebak") -> str:
    """Return a claim of a figure."""
    return f"  - {{kind: quantity, measure: {measure}, place: {place}, value: '{value}'}}\n"


@pytest.mark.parametrize(
    "claims",
    [
        of("workers", "0") + of("coverage", "40%"),
        of("workers", "0", "Banten") + of("coverage", "40%"),
        of("workers", "0") + of("insured", "0") + of("coverage", "40%"),
        of("idle", "0") + of("active", "0") + of("of-both", "40%"),
        of("turnover", "0") + of("margin", "40%"),
        of("workers", "0") + "  - {kind: ratio, value: 40%, numerator: {measure: insured, place: Lebak},"
        " denominator: {measure: workers, place: Lebak}}\n",
    ],
    ids=["stated", "of the province", "of none", "of a sum", "of what may be negative", "as a ratio"],
)
def test_a_share_of_nothing_is_none(claims: str) -> None:
    assert ("impossible-share", "contradiction") in verdicts(check_sound(SHARES + claims))


@pytest.mark.parametrize(
    "claims",
    [
        of("workers", "0") + of("insured", "0"),
        of("workers", "0") + of("coverage", "0%"),
        of("workers", "0") + of("coverage", "40%", "Banten"),
        of("workers", "10") + of("coverage", "40%"),
    ],
    ids=["no share is told", "as tables have it", "of another place", "of something"],
)
def test_nothing_is_wrong_with_no_one(claims: str) -> None:
    assert verdicts(check_sound(SHARES + claims)) == []


def test_figures_a_year_apart_are_held_against_the_growth_in_percent() -> None:
    ledger = (
        "measures:\n  workers: {unit: person, whole-number: true}\n---\narticle: {id: one, language: en}\nclaims:\n"
    )
    level = "  - {kind: quantity, measure: workers, value: '%s', as-of: %s}\n"
    grew = (
        "  - {kind: change, measure: workers, direction: up, by: 20%, from-as-of: 2024-01-01, to-as-of: 2025-01-01}\n"
    )
    for before, after, found in (("1001", "1201", 0), ("1001", "1501", 1), ("0", "0", 1)):
        told = level % (before, "2024-01-01") + level % (after, "2025-01-01") + grew
        assert verdicts(check_sound(ledger + told)) == [("change-mismatch", "contradiction")] * found


def ways_out(report: Report) -> str:
    """Return the ways out that the only finding names."""
    [finding] = report.findings
    return next(str(line) for line in finding.reconcile if str(line).startswith("They agree if"))


def test_a_claim_that_no_other_figure_saves_is_named_as_a_whole() -> None:
    ratio = (
        "  - {id: r, kind: ratio, value: 40%, numerator: {measure: insured, place: Lebak}, "
        "denominator: {measure: workers, place: Lebak}}\n"
    )
    report = check_sound(SHARES + of("workers", "0") + ratio)
    assert "or if one#r does not hold" in ways_out(report)  # of 0 no other share is possible either


def test_the_total_is_named_first_and_very_many_parts_shortly() -> None:
    parts = ", ".join(
        f"{{measure: workers, place: Lebak, scope: {{town: t{number}}}, value: '11'}}" for number in range(40)
    )
    claim = f"  - {{id: z, kind: quantity, measure: workers, place: Lebak, value: '501', parts: [{parts}]}}\n"
    said = ways_out(check_sound(SHARES + claim))
    assert said.startswith("They agree if “501” (one#z) is 440")
    assert len(said) < 1500


def test_an_editor_is_told_where_the_sides_part() -> None:
    claims = of("idle", "301") + of("active", "302") + of("insured", "99") + of("of-both", "50%")
    [finding] = check_sound(SHARES + claims).findings
    [parting] = [str(line) for line in finding.why if "it is given as" in str(line)]
    assert parting
