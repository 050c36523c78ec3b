"""A claim counts as compared just where some other claim of its slot can be compared with it: no vacuous pass."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.checking.examine import examine
from claimcheck.documents import load_mapping
from claimcheck.domain.claim import Modality
from claimcheck.engine.comparison import Obstacle, compare
from claimcheck.engine.coverage import lone
from claimcheck.engine.readings import Readings
from claimcheck.lower.lower import lower
from claimcheck.resolve.ledger import Ledger
from claimcheck.resolve.resolve import resolve
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


@given(st.integers(0, 10**6))
@settings(max_examples=20)
def test_every_claim_that_asserts_something_tells_how_it_was_read(seed: int) -> None:
    ledger = ledger_of(seed)
    assertions = lower(ledger)
    told = Readings([claim.id for claim in ledger.claims], lambda: assertions)
    assert set(told) == {one.claim_id for one in assertions}
    assert all(str(one.reads) in str(told[one.claim_id]) for one in assertions)
    assert examine(ledger, {}).readings == told
