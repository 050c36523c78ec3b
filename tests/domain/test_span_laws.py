"""Laws of spans: what is left of two is what both hold."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.domain.span import Span, quotient

STEPS = st.integers(-8, 8)
ENDS = st.none() | STEPS | STEPS.map(lambda step: Fraction(step, 2))
POINTS = [Fraction(step, 4) for step in range(-40, 41)]


@st.composite
def spans(draw: st.DrawFn) -> Span:
    lower, upper = draw(ENDS), draw(ENDS)
    if lower is None or upper is None:
        return Span(lower, upper, draw(st.booleans()), draw(st.booleans()))
    if lower == upper:
        return Span(lower, upper)
    return Span(min(lower, upper), max(lower, upper), draw(st.booleans()), draw(st.booleans()))


@given(spans(), spans())
@settings(max_examples=200)
def test_spans_meet_in_what_both_hold(one: Span, other: Span) -> None:
    met = one.meet(other)
    assert [met is not None and met.holds(point) for point in POINTS] == [
        one.holds(point) and other.holds(point) for point in POINTS
    ]
    assert (met is not None) == one.meets(other)


@given(spans())
@settings(max_examples=100)
def test_whole_numbers_and_integers_of_a_span_are_its_own(span: Span) -> None:
    whole = span.whole()
    held = [point for point in POINTS if point.denominator == 1 and span.holds(point)]
    assert [point for point in POINTS if point.denominator == 1 and whole and whole.holds(point)] == held
    assert span.in_integers() == span


@given(st.integers(-100, 100), st.integers(1, 12))
def test_a_quotient_is_exact_and_whole_where_it_can_be(numerator: int, denominator: int) -> None:
    found = quotient(numerator, denominator)
    assert found == Fraction(numerator, denominator)
    assert isinstance(found, int) is (Fraction(numerator, denominator).denominator == 1)
