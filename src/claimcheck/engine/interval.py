"""Exact interval arithmetic: what two spans say of the product or quotient of their values.

Each function returns the smallest span (or spans) that holds every result: no rounding, open ends stay open, and an
end that is not there counts as infinitely far; zero times such an end is zero, as in IEEE 1788-2015.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from claimcheck.domain.span import ABOVE_ZERO, BELOW_ZERO, EVERYTHING, ZERO, Exact, Span, quotient

_Corner: TypeAlias = tuple[int, Exact, bool]  # -1 or 1 where infinite, else 0; the value; whether it is not reached


def exact(value: Exact) -> Exact:
    """Return the same number, as an ``int`` where it is whole."""
    return value.numerator if value.denominator == 1 else value


def ratio(numerator: Exact, denominator: Exact) -> Exact:
    """Return the exact quotient; the denominator is not zero."""
    if type(numerator) is int and type(denominator) is int:
        return quotient(numerator, denominator)
    return quotient(numerator.numerator * denominator.denominator, numerator.denominator * denominator.numerator)


def bits(value: Exact) -> int:
    """Return how many binary digits it takes to write the number."""
    return value.numerator.bit_length() + value.denominator.bit_length()


def plus(left: Span, right: Span) -> Span:
    """Return the span of ``x + y`` for x in the one and y in the other."""
    lower = None if left.lower is None or right.lower is None else left.lower + right.lower
    upper = None if left.upper is None or right.upper is None else left.upper + right.upper
    return Span(lower, upper, left.lower_open or right.lower_open, left.upper_open or right.upper_open)


def product(left: Span, right: Span) -> Span:
    """Return the span of ``x * y`` for x in the one and y in the other."""
    for factor, other in ((left, right), (right, left)):
        if factor.is_point and factor.lower is not None:
            return ZERO if factor.lower == 0 else other.scaled(factor.lower)
    if _is_not_negative(left) and _is_not_negative(right):
        return _product_upwards(left, right)
    corners = [
        _corner(x, x_open, x_side, y, y_open, y_side)
        for x, x_open, x_side in ((left.lower, left.lower_open, -1), (left.upper, left.upper_open, 1))
        for y, y_open, y_side in ((right.lower, right.lower_open, -1), (right.upper, right.upper_open, 1))
    ]
    low_infinite, lower, lower_open = min(corners)
    high_infinite, upper, closed = max((infinite, value, not is_open) for infinite, value, is_open in corners)
    return Span(
        None if low_infinite else lower,
        None if high_infinite else upper,
        lower_open and not low_infinite,
        not closed and not high_infinite,
    )


def quotients(numerator: Span, denominator: Span) -> tuple[Span, ...]:
    """Return the spans, one for each sign of the denominator, of ``x / y`` where y is not zero."""
    if _is_not_negative(numerator) and _is_not_negative(denominator) and denominator.upper != 0:
        return (_quotient_upwards(numerator, denominator),)
    if not denominator.holds(0):
        return (product(numerator, _reciprocal(denominator)),)
    sides = (denominator.meet(BELOW_ZERO), denominator.meet(ABOVE_ZERO))
    return tuple(product(numerator, _reciprocal(side)) for side in sides if side is not None)


def _is_not_negative(span: Span) -> bool:
    return span.lower is not None and span.lower >= 0


def _product_upwards(left: Span, right: Span) -> Span:
    """Return the product of what is not negative, nor only zero: the lower ends give the lower one."""
    a, b, c, d = left.lower or 0, left.upper, right.lower or 0, right.upper
    if a == 0 or c == 0:
        lower: Exact = 0
        lower_open = (a != 0 or left.lower_open) and (c != 0 or right.lower_open)
    else:
        lower, lower_open = a * c, left.lower_open or right.lower_open
    if b is None or d is None:
        return Span(lower, None, lower_open)
    return Span(lower, b * d, lower_open, left.upper_open or right.upper_open)


def _quotient_upwards(numerator: Span, denominator: Span) -> Span:
    """Return the quotient of what is not negative: it grows with the numerator and falls as the denominator grows."""
    a, b, c, d = numerator.lower or 0, numerator.upper, denominator.lower or 0, denominator.upper
    if b == 0:
        return ZERO
    if a == 0:
        lower: Exact = 0
        lower_open = numerator.lower_open
    elif d is None:
        lower, lower_open = 0, True
    else:
        lower, lower_open = ratio(a, d), numerator.lower_open or denominator.upper_open
    if b is None or c == 0:
        return Span(lower, None, lower_open)
    return Span(lower, ratio(b, c), lower_open, numerator.upper_open or denominator.lower_open)


def factors(result: Span, factor: Span) -> tuple[Span, ...]:
    """Return the spans of each x for which some y in ``factor`` gives ``x * y`` in ``result``."""
    if factor.holds(0) and result.holds(0):
        return (EVERYTHING,)
    return quotients(result, factor)


def hull(spans: Iterable[Span]) -> Span | None:
    """Return the smallest span that holds them all, or ``None`` where there is none."""
    whole: Span | None = None
    for span in spans:
        whole = span if whole is None else whole.hull(span)
    return whole


def _corner(x: Exact | None, x_open: bool, x_side: int, y: Exact | None, y_open: bool, y_side: int) -> _Corner:
    if x == 0 or y == 0:
        reached = (x == 0 and not x_open) or (y == 0 and not y_open)
        return 0, 0, not reached
    if x is None or y is None:
        sign = (x_side if x is None else _sign(x)) * (y_side if y is None else _sign(y))
        return sign, 0, True
    return 0, x * y, x_open or y_open


def _reciprocal(span: Span) -> Span:
    lower, lower_open = _inverse(span.upper, span.upper_open)
    upper, upper_open = _inverse(span.lower, span.lower_open)
    return Span(lower, upper, lower_open, upper_open)


def _inverse(end: Exact | None, is_open: bool) -> tuple[Exact | None, bool]:
    if end is None:
        return 0, True
    return (None, False) if end == 0 else (ratio(1, end), is_open)


def _sign(value: Exact) -> int:
    return 1 if value > 0 else -1
