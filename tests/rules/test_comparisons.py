"""Which claims are compared, against comparing each with each: nothing is overlooked to save time."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.domain.assertion import Assertion
from claimcheck.engine.comparison import Obstacle, compare
from claimcheck.engine.coverage import lone
from claimcheck.engine.slots import clashes
from claimcheck.lower.lower import lower
from support import ledger_of

CATALOG = """
entities: {andi: {name: Andi}, budi: {name: Budi}, citra: {name: Citra}}
measures:
  exports: {unit: tonne, nature: flow}
  insured: {unit: person, nature: stock}
events: {here: {name: here}, there: {name: there}}
awards: {prize: {name: the prize}}
facets: {release: {kind: version}, line: {kind: definition}}
"""
TIMES = st.sampled_from([None, "2024", "2024-05", "2024-05-02", "2025", "2024-12-31/2025-01-01"])
MODALITY = st.sampled_from([None, None, "estimate", "denial", "target"])
RANKS = st.fixed_dictionaries(
    {
        "kind": st.just("rank"),
        "award": st.just("prize"),
        "rank": st.sampled_from(["juara 1", "juara 2"]),
        "recipient": st.sampled_from([None, "Andi", "Budi", "Citra"]),
        "level": st.sampled_from([None, "province", "country"]),
        "event": st.sampled_from([None, "here", "there"]),
        "edition": st.sampled_from([None, "2024", "tahun penilaian 2024", "edisi ke-5"]),
        "as-of": TIMES,
        "modality": MODALITY,
    }
)
QUANTITIES = st.fixed_dictionaries(
    {
        "kind": st.just("quantity"),
        "measure": st.sampled_from(["exports", "insured"]),
        "value": st.sampled_from(["10", "1.234", "lebih dari 90"]),
        "scope": st.sampled_from([None, "{release: one}", "{release: two}", "{line: a}", "{release: one, line: b}"]),
        "as-of": TIMES,
        "modality": MODALITY,
    }
)
CLAIMS = st.lists(st.one_of(RANKS, QUANTITIES), max_size=9)


def text_of(claims: list[dict[str, str | None]]) -> str:
    articles = []
    for number, keys in enumerate(claims):
        pairs = "".join(f"    {key}: {value}\n" for key, value in keys.items() if value is not None)
        articles.append(f"---\narticle: {{id: a{number}}}\nclaims:\n  - id: c\n{pairs}")
    return CATALOG + "".join(articles)


def pairs_of(assertions: tuple[Assertion, ...]) -> list[tuple[Assertion, Assertion]]:
    return [
        (a, b)
        for a, b in combinations(assertions, 2)
        if a.slot == b.slot and a.claim_id != b.claim_id and not isinstance(compare(a, b), Obstacle)
    ]


@settings(max_examples=200, deadline=None)
@given(CLAIMS)
def test_each_pair_that_can_be_compared_and_clashes_is_found_once(claims: list[dict[str, str | None]]) -> None:
    ledger, problems = ledger_of(text_of(claims))
    assert problems == ()
    assertions = lower(ledger)
    found = [tuple(sorted((one.first.claim_id, one.second.claim_id))) for one in clashes(assertions)]
    expected = [
        tuple(sorted((a.claim_id, b.claim_id)))
        for a, b in pairs_of(assertions)
        if not a.meant.meets(b.meant) and (not a.said.meets(b.said) or a.hedged or b.hedged)
    ]
    # One claim on a rank may clash with another in two slots: the rank of the recipient, the holder of the rank.
    assert sorted(found) == sorted(expected)


@settings(max_examples=200, deadline=None)
@given(CLAIMS)
def test_a_claim_stands_alone_just_when_no_other_can_be_compared_with_it(claims: list[dict[str, str | None]]) -> None:
    ledger, problems = ledger_of(text_of(claims))
    assert problems == ()
    assertions = lower(ledger)
    compared = {one.claim_id for pair in pairs_of(assertions) for one in pair}
    every = frozenset(claim.id for claim in ledger.claims)
    assert set(lone(every, assertions)[0]) == every - compared


@settings(max_examples=100, deadline=None)
@given(CLAIMS)
def test_comparing_two_claims_does_not_depend_on_their_order(claims: list[dict[str, str | None]]) -> None:
    ledger, _ = ledger_of(text_of(claims))
    in_one_slot = [(a, b) for a, b in combinations(lower(ledger), 2) if a.slot == b.slot]
    for a, b in in_one_slot:
        one, other = compare(a, b), compare(b, a)
        assert isinstance(one, Obstacle) == isinstance(other, Obstacle)
        assert isinstance(one, Obstacle) or one == other
