"""The sweep against all pairs, and camps against every way to part the claims."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from random import Random

from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.domain.assertion import Assertion, Family, Slot
from claimcheck.domain.claim import Article, Happening
from claimcheck.domain.diagnostic import Mark
from claimcheck.domain.message import verbatim
from claimcheck.domain.span import Exact, Span
from claimcheck.engine.slots import conflicts, slots
from claimcheck.engine.sweep import disjoint_pairs


@frozen
class Row:
    span: Span
    time: Span


def to_span(ends: tuple[Exact | None, Exact | None, bool, bool]) -> Span:
    lower, upper, lower_open, upper_open = ends
    if lower is not None and upper is not None and lower >= upper:
        return Span(upper, lower, upper_open and lower != upper, lower_open and lower != upper)
    return Span(lower, upper, lower_open, upper_open)


# Few values, so that ends coincide: what is open there decides.
ENDS = st.one_of(st.none(), st.integers(0, 6), st.fractions(0, 6, max_denominator=2))
SPANS = st.tuples(ENDS, ENDS, st.booleans(), st.booleans()).map(to_span)
ROWS = st.builds(Row, SPANS, SPANS)


def clash_naively(one: Span, other: Span) -> bool:
    """Whether no eighth from -1 to 7, nor any point far out, lies in both."""
    points: list[Exact] = [-100, *(Fraction(step, 8) for step in range(-8, 57)), 100]
    return not any(one.holds(point) and other.holds(point) for point in points)


@settings(max_examples=300, deadline=None)
@given(st.lists(ROWS, max_size=14))
def test_the_sweep_finds_the_pairs_that_all_pairs_find_each_once(rows: list[Row]) -> None:
    numbers = {id(row): number for number, row in enumerate(rows)}
    swept = sorted(tuple(sorted((numbers[id(a)], numbers[id(b)]))) for a, b in disjoint_pairs(rows))
    expected = [
        (a, b)
        for (a, one), (b, other) in combinations(enumerate(rows), 2)
        if clash_naively(one.span, other.span) and not clash_naively(one.time, other.time)
    ]
    assert swept == expected


@settings(max_examples=100, deadline=None)
@given(st.lists(ROWS, max_size=10), st.randoms(use_true_random=False))
def test_the_sweep_does_not_depend_on_the_order_of_rows(rows: list[Row], random: Random) -> None:
    numbers = {id(row): number for number, row in enumerate(rows)}

    def found(order: Sequence[Row]) -> set[frozenset[int]]:
        return {frozenset((numbers[id(a)], numbers[id(b)])) for a, b in disjoint_pairs(order)}

    shuffled = list(rows)
    random.shuffle(shuffled)
    assert found(shuffled) == found(rows)


SLOT = Slot(Family.DATE, ("event", "actual"))


def assertion(number: int, span: Span, meant: Span | None = None) -> Assertion:
    claim = Happening(id=f"a{number}#c", article=Article(f"a{number}", Mark("f")), mark=Mark("f"), event="event")
    return Assertion(SLOT, span, meant or span, claim, lambda: verbatim(""), frozenset(), hedged=meant is not None)


def common(camp: Sequence[Assertion]) -> Span | None:
    met: Span | None = camp[0].said
    for one in camp[1:]:
        met = met and met.meet(one.said)
    return met


def fewest_camps(members: list[Assertion]) -> int:
    """Try every way to part the members, smallest number of camps first."""

    def can_be_parted(rest: list[Assertion], camps: list[list[Assertion]], most: int) -> bool:
        if not rest:
            return True
        first, others = rest[0], rest[1:]
        for index, camp in enumerate(camps):
            grown = [*camps[:index], [*camp, first], *camps[index + 1 :]]
            if common([*camp, first]) and can_be_parted(others, grown, most):
                return True
        return len(camps) < most and can_be_parted(others, [*camps, [first]], most)

    return next(most for most in range(1, len(members) + 1) if can_be_parted(members, [], most))


@settings(max_examples=200, deadline=None)
@given(st.lists(SPANS, min_size=2, max_size=6))
def test_camps_are_as_few_as_can_be_and_each_has_a_common_point(spans: list[Span]) -> None:
    made = [assertion(number, span) for number, span in enumerate(spans)]
    found = list(conflicts(slots(made)))
    clashing = {one.claim_id for a, b in combinations(made, 2) if not a.said.meets(b.said) for one in (a, b)}
    assert clashing == {one.claim_id for conflict in found for camp in conflict.camps for one in camp}
    for conflict in found:
        members = [one for camp in conflict.camps for one in camp]
        assert len({one.claim_id for one in members}) == len(members)
        assert all(common(camp) is not None for camp in conflict.camps)
        assert len(conflict.camps) == fewest_camps(members) > 1


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(SPANS, SPANS), min_size=2, max_size=6))
def test_camps_of_what_is_meant_more_narrowly_still_agree_in_what_is_said(pairs: list[tuple[Span, Span]]) -> None:
    made = [assertion(number, said, said.meet(meant) or said) for number, (said, meant) in enumerate(pairs)]
    for conflict in conflicts(slots(made)):
        assert all(common(camp) is not None for camp in conflict.camps)


def test_more_than_nine_thousand_stands_beside_nine_thousand_four_hundred() -> None:
    more, near, far = Span(9000), Span.point(9400), Span.point(20_000)
    made = [assertion(0, more, Span(9000, 10_000, lower_open=True)), assertion(1, near), assertion(2, far)]
    [conflict] = conflicts(slots(made))
    assert [[one.claim_id for one in camp] for camp in conflict.camps] == [["a0#c", "a1#c"], ["a2#c"]]
