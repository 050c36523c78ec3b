"""A claim counts as compared just where some other claim of its slot can be compared with it: no vacuous pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.checking.examine import examine
from claimcheck.documents import load_mapping
from claimcheck.domain.assertion import Assertion, Family
from claimcheck.domain.claim import Modality
from claimcheck.engine.clash import Clash
from claimcheck.engine.comparison import Obstacle, compare
from claimcheck.engine.coverage import lone
from claimcheck.engine.readings import Readings
from claimcheck.engine.slots import clashes
from claimcheck.lower.lower import lower
from claimcheck.resolve.ledger import Ledger
from claimcheck.resolve.resolve import resolve
from claimcheck.rules._case import Case
from support import ledger_of as ledger_of_text
from worlds.ledger import documents
from worlds.lying import false_world
from worlds.slots import slots
from worlds.telling import true_world


def ledger_of(seed: int) -> Ledger:
    world = false_world(true_world(seed, most=9), seed)
    mappings = [dict(one) for one in (documents(world) if seed % 2 else slots(seed, lies=2).documents())]
    return resolve([one for number, mapping in enumerate(mappings) for one in load_mapping(mapping, f"{number}")[0]])[0]


@given(st.integers(0, 10**6))
@settings(max_examples=60)
def test_claims_are_compared_where_some_pair_of_assertions_can_be(seed: int) -> None:
    ledger = ledger_of(seed)
    assertions = [one for one in lower(ledger) if one.claim.modality is not Modality.DENIAL]
    pairs = ((a, b) for a, b in combinations(assertions, 2) if a.slot == b.slot and a.claim_id != b.claim_id)
    expected = {one.claim_id for a, b in pairs if not isinstance(compare(a, b), Obstacle) for one in (a, b)}
    claims = [claim.id for claim in ledger.claims]
    alone, compared = lone(claims, lower(ledger))
    assert compared == expected
    assert sorted(alone) == sorted(set(claims) - expected)


def test_the_parts_of_one_claim_are_not_held_against_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = ", ".join("{of: depot, value: 1 orang}" for _ in range(300))
    ledger, problems = ledger_of_text(
        "entities: {depot: {}}\nmeasures: {people: {unit: person, nature: fixed}}\narticle: {id: one}\n"
        f"claims: [{{id: all, kind: quantity, measure: people, value: 300 orang, parts: [{parts}]}}]\n"
    )
    assert problems == ()
    looked = Counter[str]()
    claim_id = Assertion.claim_id.fget  # type: ignore[attr-defined]
    monkeypatch.setattr(Assertion, "claim_id", property(lambda one: (looked.update(["id"]), claim_id(one))[1]))
    assert set(lone(["one#all"], lower(ledger))[0]) == {"one#all"}
    assert looked["id"] < 3_000  # of 45,000 pairs


@given(st.integers(0, 10**6))
@settings(max_examples=20)
def test_every_claim_that_asserts_something_tells_how_it_was_read(seed: int) -> None:
    ledger = ledger_of(seed)
    assertions = lower(ledger)
    told = Readings([claim.id for claim in ledger.claims], lambda _: assertions)
    assert set(told) == {one.claim_id for one in assertions}
    assert all(str(one.reads) in str(told[one.claim_id]) for one in assertions)
    assert examine(ledger, {}).readings == told


def pairs_of(clashing: Iterable[Clash]) -> Counter[frozenset[Assertion]]:
    return Counter(frozenset((one.first, one.second)) for one in clashing)


@given(st.integers(0, 10**6))
@settings(max_examples=30)
def test_what_rules_ask_for_a_family_at_a_time_is_all_that_is_asserted_and_clashes(seed: int) -> None:
    ledger = ledger_of(seed)
    assertions = lower(ledger)
    by_family = Case(ledger)
    assert Counter(one for family in Family for one in by_family.asserted(family)) == Counter(assertions)
    clashing = pairs_of(clashes(assertions))
    assert pairs_of(one for family in Family for told in by_family.told(family) for one in told.clashes) == clashing
    assert Case(ledger).assertions == assertions
