"""Of the pairs of a long order those of neighbours say all, as long as all of its claims are held to."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.documents import load_mapping
from claimcheck.engine.cells import strictly
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


@settings(max_examples=150, deadline=None)
@given(st.lists(ranked, min_size=2, max_size=8), st.sampled_from(["high", "low"]))
def test_neighbours_in_an_order_say_all_of_it(told: list[tuple[int, int, int | None]], best: str) -> None:
    for one in components(told, best):
        seen = observations(one.seen, meant=True)
        fewer = [each for each in seen if each.variable in one.lean_network.number_of]
        whole = is_seen_to_hold(one.network, seen, by_search=True)
        assert is_seen_to_hold(one.lean_network, fewer, by_search=True) == whole


def test_a_long_order_is_looked_over_by_its_neighbours() -> None:
    (one,) = components([(number, number + 1, 100 - number) for number in range(50)])
    assert len(one.network.constraints) == 50 * 49 / 2
    assert len(one.lean_network.constraints) == 49
