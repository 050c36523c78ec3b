"""Exact interval arithmetic: nothing is lost, and nothing is there that need not be."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from relation_judge import numbers, spans

from claimcheck.domain.span import EVERYTHING, Span
from claimcheck.engine.interval import exact, factors, product, quotients, ratio


@given(numbers, numbers, st.data())
def test_the_product_of_two_values_lies_in_the_product_of_their_spans(
    x: Fraction, y: Fraction, data: st.DataObject
) -> None:
    assert product(data.draw(spans(around=x)), data.draw(spans(around=y))).holds(x * y)


@given(numbers, numbers, st.data())
def test_the_quotient_of_two_values_lies_in_one_of_the_quotients(x: Fraction, y: Fraction, data: st.DataObject) -> None:
    assume(y != 0)
    found = quotients(data.draw(spans(around=x)), data.draw(spans(around=y)))
    assert any(span.holds(x / y) for span in found)


@given(numbers, numbers, st.data())
def test_a_factor_of_a_value_lies_in_one_of_the_factors(x: Fraction, y: Fraction, data: st.DataObject) -> None:
    found = factors(data.draw(spans(around=x * y)), data.draw(spans(around=y)))
    assert any(span.holds(x) for span in found)


@given(spans(), spans(), numbers)
def test_every_value_of_a_product_has_its_factors(left: Span, right: Span, value: Fraction) -> None:
    if product(left, right).holds(value):
        assert any(left.meets(span) for span in factors(Span.point(value), right))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (Span(0, 1), Span(lower=1), Span(lower=0)),
        (Span(0, 1, lower_open=True), Span(lower=1), Span(lower=0, lower_open=True)),
        (Span(-2, 3), Span(-5, 7), Span(-15, 21)),
        (Span(-2, 3, upper_open=True), Span(-5, 7), Span(-15, 21, lower_open=True, upper_open=True)),
        (Span.point(0), EVERYTHING, Span.point(0)),
        (Span(upper=-1), Span(upper=-2), Span(lower=2)),
        (Span(lower=0, lower_open=True), Span(upper=0, upper_open=True), Span(upper=0, upper_open=True)),
        (EVERYTHING, Span(1, 2), EVERYTHING),
        (Span(0, 1), Span(0, 1, upper_open=True), Span(0, 1, upper_open=True)),
    ],
)
def test_products(left: Span, right: Span, expected: Span) -> None:
    assert product(left, right) == product(right, left) == expected


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [
        (Span(1, 2), Span(-1, 1), (Span(upper=-1), Span(lower=1))),
        (Span(1, 2), Span(0, 4), (Span(lower=Fraction(1, 4)),)),
        (Span(1, 2), Span.point(0), ()),
        (Span(1, 2), Span(lower=4), (Span(0, Fraction(1, 2), lower_open=True),)),
    ],
)
def test_quotients(numerator: Span, denominator: Span, expected: tuple[Span, ...]) -> None:
    assert quotients(numerator, denominator) == expected


def test_whole_results_are_ints() -> None:
    assert type(ratio(6, 3)) is type(exact(Fraction(4, 2))) is int
    assert ratio(1, 3) == Fraction(1, 3)
