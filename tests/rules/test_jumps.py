"""Figures of a series that lie too far apart are found without holding each against each."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.documents import load_mapping
from claimcheck.domain.assertion import Assertion, Family
from claimcheck.lower.lower import lower
from claimcheck.resolve.resolve import resolve
from claimcheck.rules import _jumps
from claimcheck.rules._jumps import jumping_pairs, jumps
from claimcheck.rules._series import series

FIRST = date(1990, 1, 1)
CHANGE = Fraction(1, 10)
days = st.integers(0, 20_000).map(lambda number: (FIRST + timedelta(days=number)).isoformat())
months = st.tuples(st.integers(1900, 2100), st.integers(1, 12)).map(lambda one: f"{one[0]}-{one[1]:02}")
figures = st.sampled_from(["", "lebih dari ", "kurang dari ", "sekitar "]).flatmap(
    lambda hedge: st.integers(0, 400).map(lambda number: f"{hedge}{number}")
)


def series_of(nature: str, told: list[tuple[str, str]]) -> list[Assertion]:
    claims = [{"kind": "quantity", "measure": "it", "value": value, "as-of": as_of} for as_of, value in told]
    measures = {"it": {"unit": "tonne", "nature": nature, "yearly-change": "10 percent"}}
    documents, _ = load_mapping({"article": {"id": "one"}, "measures": measures, "claims": claims})
    ledger, _ = resolve(documents)
    found = series((one for one in lower(ledger) if one.slot.family is Family.VALUE), lambda _: True)
    return next(found, [])


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.tuples(st.just("stock"), st.lists(st.tuples(days | months, figures), max_size=40)),
        st.tuples(st.just("flow"), st.lists(st.tuples(months, figures), max_size=40)),
    )
)
def test_all_that_jump_are_found_in_their_order(given_series: tuple[str, list[tuple[str, str]]]) -> None:
    told = series_of(*given_series)
    one_by_one = [pair for pair in combinations(told, 2) if jumps(*pair, CHANGE)]
    assert list(jumping_pairs(told, CHANGE) if told else []) == one_by_one


def test_of_a_long_series_few_are_held_against_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    told = series_of(
        "stock", [((FIRST + timedelta(days=number)).isoformat(), f"{50_000 + number}") for number in range(600)]
    )
    held = []

    def counted(earlier: Assertion, later: Assertion, change: Fraction) -> bool:
        held.append(later)
        return jumps(earlier, later, change)

    monkeypatch.setattr(_jumps, "jumps", counted)
    assert list(jumping_pairs(told, CHANGE)) == []
    assert len(held) < 20 * len(told)
