"""Of thousands of targets and values of one thing each is held against all others, and few are shown."""

from __future__ import annotations

from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.api import check
from claimcheck.documents import load_mapping
from claimcheck.domain.assertion import Assertion, Family
from claimcheck.domain.claim import Modality
from claimcheck.domain.diagnostic import Severity, weakness
from claimcheck.resolve.resolve import resolve
from claimcheck.rules._case import Case
from claimcheck.rules._targets import Values, reaches

PLACES = {"p": {"name": "P", "level": "province"}}
PEOPLE = {"ani": {"name": "Ani", "kind": "person"}, "budi": {"name": "Budi", "kind": "person"}}


def case_of(seed: int) -> Case:
    rng = Random(f"targets {seed}")
    measure = {
        "name": "people",
        "unit": "person",
        "nature": rng.choice(("stock", "flow")),
        "best": rng.choice(("low", "high")),
    }
    documents = [*load_mapping({"places": PLACES, "entities": PEOPLE, "measures": {"m": measure}}, "catalog.yaml")[0]]
    for number in range(5):
        head: dict[str, Any] = {"id": f"a{number}", "language": "id"}
        if rng.random() < 0.8:
            head["published"] = rng.choice(("2025-01-06", "2025-01-07", "2025-06-01"))
        claims = [_claim(rng) for _ in range(rng.randint(1, 4))]
        documents += load_mapping({"article": head, "claims": claims}, f"{number}.yaml")[0]
    return Case(resolve(documents)[0])


def _claim(rng: Random) -> dict[str, Any]:
    words = rng.choice(("60", "61", "lebih dari 60", "minimal 60", "maksimal 60", "sekitar 60", "70", "50"))
    claim: dict[str, Any] = {"kind": "quantity", "measure": "m", "place": "p", "value": f"{words} orang"}
    told: tuple[tuple[str, float, tuple[Any, ...]], ...] = (
        ("modality", 0.6, ("target", "target", "plan", "estimate")),
        ("as-of", 0.4, ("2025", "2025-01-05", "2025-01", "2026")),
        ("said-by", 0.3, ("ani", "budi")),
        ("as-published-by", 0.1, ("ani",)),
        ("assumed", 0.1, (["value"],)),
    )
    return claim | {key: rng.choice(values) for key, share, values in told if rng.random() < share}


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**6))
def test_values_that_meet_a_target_are_those_that_each_tells_alone(seed: int) -> None:
    case = case_of(seed)
    figures = case.asserted(Family.VALUE)
    values = [one for one in figures if one.claim.modality.is_actual]
    best = case.ledger.catalog.measures["m"].best
    for aim in (one for one in figures if one.claim.modality in (Modality.TARGET, Modality.PLAN)):
        expected = []
        for value in values:
            reasons = Values(case.ledger.catalog, [value]).weakens(aim, value)
            if reasons is not None and reaches(aim, best)(value):
                expected.append((value, reasons))
        expected.sort(key=lambda one: (weakness(Severity.TENSION, one[1]), one[0].claim_id))
        found: list[tuple[Assertion, Any]] = Values(case.ledger.catalog, values).that_meet(aim)
        assert found == expected


def test_of_many_values_that_meet_a_target_some_are_shown_and_the_others_counted() -> None:
    measure = {"unit": "person", "nature": "stock"}
    told = [{"kind": "quantity", "measure": "m", "place": "p", "value": str(900 + number)} for number in range(50)]
    claims = [
        *told,
        {"id": "aim", "kind": "quantity", "measure": "m", "place": "p", "value": "800", "modality": "target"},
    ]
    report = check([{"places": PLACES, "measures": {"m": measure}, "article": {"id": "a"}, "claims": claims}])
    (found,) = (one for one in report.findings if one.code == "target-already-met")
    assert len(found.sides) == 1 + 20
    assert "30 more claims that stand against it are not shown." in map(str, found.why)
