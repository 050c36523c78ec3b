"""The levels between the places of an order say what each two of its ranks say."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.documents import load_mapping
from claimcheck.engine.cells import strictly
from claimcheck.engine.minimal import minimal_conflicts
from claimcheck.engine.orders import spelled_out
from claimcheck.engine.solver import is_seen_to_hold
from claimcheck.engine.weave import weave
from claimcheck.engine.woven import Component, components_of, observations
from claimcheck.lower.lower import lower
from claimcheck.resolve.resolve import resolve

ranked = st.tuples(st.integers(0, 5), st.integers(1, 6), st.none() | st.integers(1, 9))


def components(told: list[tuple[int, int, int | None]], best: str = "high") -> list[Component]:
    """Return what ties recipients, each with a rank and perhaps a value."""
    claims = []
    for place, rank, value in told:
        claims.append(
            {"kind": "rank", "award": "it", "recipient": f"p{place}", "rank": str(rank), "ordered-by": "points",
             "as-of": "2025"}
        )  # fmt: skip
        if value is not None:
            points = {"kind": "quantity", "measure": "points", "place": f"p{place}", "value": str(value)}
            claims.append({**points, "as-of": "2025"})
    catalog = {
        "places": {f"p{number}": {"level": "regency"} for number in range(60)},
        "measures": {"points": {"unit": "tonne", "nature": "stock", "best": best}},
        "awards": {"it": {"shared-ranks": "true"}},
    }
    documents, _ = load_mapping({"article": {"id": "one"}, **catalog, "claims": claims})
    ledger, problems = resolve(documents)
    assert not problems
    return list(components_of(weave(ledger, lower(ledger), strictly)))


@settings(max_examples=200, deadline=None)
@given(st.lists(ranked, min_size=2, max_size=8), st.sampled_from(["high", "low"]))
def test_levels_between_places_show_the_conflicts_that_pairs_show(
    told: list[tuple[int, int, int | None]], best: str
) -> None:
    for one in components(told, best):
        pairs = spelled_out(one)
        found, expected = (
            minimal_conflicts(each.network, observations(each.seen, meant=True), 200, within_slots=False)
            for each in (one, pairs)
        )
        assert not found.undecided
        if not (found.capped or expected.capped or expected.undecided):
            assert found.found == expected.found
        holds = (
            is_seen_to_hold(each.network, observations(each.seen, meant=True), by_search=True) for each in (one, pairs)
        )
        assert len(set(holds)) == 1


def test_a_long_order_is_not_told_by_all_its_pairs() -> None:
    (one,) = components([(number, number + 1, 100 - number) for number in range(50)])
    assert len(one.network.constraints) < 50 * 3
    assert len(spelled_out(one).network.constraints) == 50 * 49 / 2
    assert len(spelled_out(one, {"one#c0", "one#c1"}).network.constraints) < 2
