"""What relations show together: chains of claims, and each kind of tie that once went unseen."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from claimcheck import check
from claimcheck.domain.diagnostic import Severity
from support import check_sound, verdicts
from worlds.chains import chain
from worlds.judge import Judge
from worlds.ledger import documents
from worlds.tool import run

EXAMPLES = Path(__file__).parents[2] / "examples"
COUNTS = "unit: person, whole-number: true"


@pytest.mark.parametrize("length", [3, 4, 5, 6, 7])
@pytest.mark.parametrize("seed", range(6))
def test_a_chain_is_found_whole(length: int, seed: int) -> None:
    world = chain(length, seed)
    everyone = frozenset(claim.full for claim in world.claims)
    assert len(everyone) == len({claim.article for claim in world.claims}) == length
    assert Judge(world).conflicts(sorted(everyone)) == {everyone}
    made = run(documents(world))
    assert set(made.conflicts) == {everyone}
    [finding] = made.report.findings
    assert finding.severity is Severity.CONTRADICTION
    assert {side.claim for side in finding.sides} == everyone


def test_six_of_the_seven_articles_of_the_example_agree() -> None:
    files = sorted(str(path) for path in (EXAMPLES / "chain" / "articles").iterdir())
    catalog = str(EXAMPLES / "chain" / "catalog.yaml")
    assert len(files) == 7
    [finding] = check([catalog, *files]).findings
    assert len(finding.sides) == 7
    for fewer in combinations(files, 6):
        assert check([catalog, *fewer]).findings == ()


def figures(*claims: str, nature: str = "stock") -> str:
    """Return articles of one figure each: ``measure place value``, with a time where the nature needs one."""
    told = []
    for number, claim in enumerate(claims):
        measure, place, value, *rest = claim.split("|")
        when = f", as-of: {rest[0]}" if rest else ", as-of: 2025-11-27" if nature == "stock" else ""
        told.append(
            f"article: {{id: a{number}, language: en}}\nclaims:\n"
            f"  - {{kind: quantity, measure: {measure}, place: {place}, value: '{value}'{when}}}"
        )
    return "\n---\n".join(told)


PLACES = """
places:
  land: {name: Land, divided-into: [north, south]}
  north: {name: North, within: land}
  south: {name: South, within: land, divided-into: [east, west]}
  east: {name: East, within: south}
  west: {name: West, within: south}
"""


def test_places_inside_the_parts_of_a_divided_place_add_up() -> None:
    ledger = f"{PLACES}measures:\n  people: {{{COUNTS}}}\n---\n"
    told = figures("people|North|501", "people|East|502", "people|Land|1002")
    assert verdicts(check_sound(ledger + told)) == [("sum-mismatch", "contradiction")]
    fits = figures("people|North|501", "people|East|502", "people|Land|1003")
    assert verdicts(check_sound(ledger + fits)) == []


def test_parts_of_two_measures_add_up_to_what_holds_both() -> None:
    ledger = f"{PLACES}measures:\n  people: {{{COUNTS}}}\n  workers: {{{COUNTS}, part-of: people}}\n---\n"
    told = figures("workers|North|501", "people|South|502", "people|Land|1002")
    assert verdicts(check_sound(ledger + told)) == [("sum-mismatch", "contradiction")]


def test_laws_meet_through_what_nobody_states() -> None:
    ledger = f"""{PLACES}
measures:
  workers: {{{COUNTS}}}
  insured: {{{COUNTS}, part-of: workers}}
  coverage: {{unit: percent, equals: insured / workers}}
  payments: {{{COUNTS}, equals: 3 * insured}}
  uninsured: {{{COUNTS}, equals: workers - insured}}
---
"""
    told = figures("payments|Land|2,703", "coverage|Land|90.1 percent", "uninsured|Land|351")
    [finding] = check_sound(ledger + told).findings
    assert finding.severity is Severity.CONTRADICTION
    assert len(finding.sides) == 3
    assert verdicts(check_sound(ledger + figures("payments|Land|2,703", "uninsured|Land|351"))) == []


def test_a_law_holds_over_figures_of_smaller_places() -> None:
    ledger = f"""{PLACES}
measures:
  wage: {{{COUNTS}}}
  other: {{{COUNTS}}}
  all: {{{COUNTS}, equals: wage + other}}
---
"""
    told = figures("wage|North|501", "other|East|502", "all|Land|1,002")
    assert [one.severity for one in check_sound(ledger + told).findings] == [Severity.CONTRADICTION]


def test_a_flow_of_a_regency_in_a_month_is_part_of_its_province_in_the_year() -> None:
    ledger = f"{PLACES}measures:\n  guests: {{{COUNTS}, nature: flow}}\n---\n"
    told = figures("guests|East|5,001|2024-07", "guests|Land|4,998|2024")
    assert verdicts(check_sound(ledger + told)) == [("part-exceeds-whole", "contradiction")]
    assert verdicts(check_sound(ledger + figures("guests|East|5,001|2024-07", "guests|Land|4,998|2023"))) == []


def test_a_multiple_of_a_count_is_not_any_number() -> None:
    ledger = f"{PLACES}measures:\n  pairs: {{{COUNTS}}}\n  people: {{{COUNTS}, equals: 2 * pairs}}\n---\n"
    assert len(check_sound(ledger + figures("people|Land|501")).findings) == 1
    assert check_sound(ledger + figures("people|Land|502")).findings == ()


@pytest.mark.parametrize(("modality", "count"), [("fact", 1), ("estimate", 1), ("denial", 0)])
def test_a_denial_is_compared_with_nothing_not_even_itself(modality: str, count: int) -> None:
    ledger = f"""{PLACES}
measures:
  people: {{{COUNTS}}}
---
article: {{id: one, language: en}}
claims:
  - {{kind: change, measure: people, place: Land, from: '900', to: '400', direction: up, modality: {modality}}}
"""
    assert len(check_sound(ledger).findings) == count


def test_a_percentage_beside_exact_figures_stays_rounded() -> None:
    ledger = f"""{PLACES}
measures:
  people: {{{COUNTS}}}
---
article: {{id: one, language: en}}
claims:
  - {{kind: change, measure: people, place: Land, from: '1,023', to: '1,071', by: 5 percent, direction: up}}
"""
    assert check_sound(ledger).findings == ()


def test_a_figure_given_for_a_part_is_held_against_other_claims_of_it() -> None:
    ledger = f"""{PLACES}
measures:
  people: {{{COUNTS}}}
---
article: {{id: one, language: en}}
claims:
  - kind: quantity
    measure: people
    place: Land
    value: '1,003'
    as-of: 2025-11-27
    parts: [{{place: North, value: '501'}}, {{place: South, value: '502'}}]
---
"""
    [finding] = check_sound(ledger + figures("people|South|553")).findings
    assert (finding.code, finding.severity) == ("value-conflict", Severity.CONTRADICTION)
    assert "South" in str(finding.message)
    assert check_sound(ledger + figures("people|South|502")).findings == ()


def test_a_wrong_total_of_very_many_parts_is_told_shortly() -> None:
    parts = ", ".join("{value: 1 orang}" for _ in range(2_000))
    report = check_sound(
        "measures:\n  hurt: {unit: person, whole-number: true}\n---\narticle: {id: one}\nclaims:\n"
        f"  - {{id: all, kind: quantity, measure: hurt, value: 1.999 orang, parts: [{parts}]}}\n"
    )
    (finding,) = report.findings
    assert (finding.code, len(str(finding.sides[0].reads)) < 500) == ("sum-mismatch", True)
