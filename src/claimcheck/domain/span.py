"""Intervals with exact ends, the one shape that every claim narrows its slot to."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import TypeAlias

from claimcheck.record import frozen

Exact: TypeAlias = int | Fraction


@frozen
class Span:
    """A non-empty interval on one line; ``None`` as an end means that there is none on that side.

    Quantities use rationals in the measure's own unit; times (minutes), ranks and tree positions use whole numbers.
    Raises ``ValueError`` for an empty interval: what may be empty is the result of :meth:`meet`, which gives ``None``.
    """

    lower: Exact | None = None
    upper: Exact | None = None
    lower_open: bool = False
    upper_open: bool = False

    def __attrs_post_init__(self) -> None:
        lower, upper = self.lower, self.upper
        if lower is None or upper is None:
            return
        if type(lower) is Fraction or type(upper) is Fraction:  # which take three times as long to compare
            (low, parts), (high, of_high) = lower.as_integer_ratio(), upper.as_integer_ratio()
            lower, upper = low * of_high, high * parts
        if lower >= upper if self.lower_open or self.upper_open else lower > upper:
            raise ValueError(f"an empty span: {self}")

    @classmethod
    def point(cls, value: Exact) -> Span:
        """Return the span that holds just this value."""
        return cls(value, value)

    @property
    def is_point(self) -> bool:
        """Whether just one value is left."""
        return self.lower is not None and self.lower == self.upper

    def holds(self, value: Exact) -> bool:
        """Whether the value lies in the span."""
        if self.lower is not None and (value < self.lower or (self.lower_open and value == self.lower)):
            return False
        return self.upper is None or value < self.upper or (value == self.upper and not self.upper_open)

    def meet(self, other: Span) -> Span | None:
        """Return the common part, or ``None`` where there is none."""
        low = other if _starts_before(self, other) else self
        high = other if _ends_before(other, self) else self
        if low is high:
            return low
        ends = low.lower, high.upper, low.lower_open, high.upper_open
        return None if _is_empty(*ends) else Span(*ends)

    def meets(self, other: Span) -> bool:
        """Whether the two have a common point."""
        return not (self.precedes(other) or other.precedes(self))

    def precedes(self, other: Span) -> bool:
        """Whether every value of this span lies below every value of the other."""
        if self.upper is None or other.lower is None:
            return False
        is_open = self.upper_open or other.lower_open
        return self.upper < other.lower or (is_open and self.upper == other.lower)

    def within(self, other: Span) -> bool:
        """Whether each value of this span is one of the other."""
        return not (_starts_before(self, other) or _ends_before(other, self))

    def hull(self, other: Span) -> Span:
        """Return the smallest span that holds both."""
        low = other if _starts_before(other, self) else self
        high = other if _ends_before(self, other) else self
        return low if low is high else Span(low.lower, high.upper, low.lower_open, high.upper_open)

    def scaled(self, factor: Exact, offset: Exact = 0) -> Span:
        """Return the span of ``factor * value + offset``; the factor is not zero."""
        lower = None if self.lower is None else self.lower * factor
        upper = None if self.upper is None else self.upper * factor
        if offset:
            lower, upper = (None if end is None else end + offset for end in (lower, upper))
        if factor > 0:
            return Span(lower, upper, self.lower_open, self.upper_open)
        return Span(upper, lower, self.upper_open, self.lower_open)

    def whole(self) -> Span | None:
        """Return the span cut to the whole numbers in it, closed, or ``None`` where it holds none."""
        lower = upper = None
        if type(self.lower) is type(self.upper) is int and not self.lower_open and not self.upper_open:
            return self
        if self.lower is not None:
            lower = ceil(self.lower)
            lower += self.lower_open and lower == self.lower
        if self.upper is not None:
            upper = floor(self.upper)
            upper -= self.upper_open and upper == self.upper
        return None if _is_empty(lower, upper, False, False) else Span(lower, upper)

    def in_integers(self) -> Span:
        """Return the same span with whole ends as ``int``, which compare in a tenth of the time."""
        if type(self.lower) is not Fraction and type(self.upper) is not Fraction:
            return self
        lower, upper = _integer(self.lower), _integer(self.upper)
        if lower is self.lower and upper is self.upper:
            return self
        return Span(lower, upper, self.lower_open, self.upper_open)

    @property
    def lower_key(self) -> tuple[int, Exact, int]:
        """The lower end on the common order of all ends: an open one lies just above its value."""
        return (-1, 0, 0) if self.lower is None else (0, self.lower, int(self.lower_open))

    @property
    def upper_key(self) -> tuple[int, Exact, int]:
        """The upper end on the common order of all ends: an open one lies just below its value."""
        return (1, 0, 0) if self.upper is None else (0, self.upper, -int(self.upper_open))


def _starts_before(one: Span, other: Span) -> bool:
    """Whether the one's lower end lies before the other's; as their keys compare, without making them."""
    if one.lower is None or other.lower is None:
        return one.lower is None and other.lower is not None
    is_open = other.lower_open and not one.lower_open
    return one.lower < other.lower or (is_open and one.lower == other.lower)


def _ends_before(one: Span, other: Span) -> bool:
    """Whether the one's upper end lies before the other's; as their keys compare, without making them."""
    if one.upper is None or other.upper is None:
        return one.upper is not None and other.upper is None
    is_open = one.upper_open and not other.upper_open
    return one.upper < other.upper or (is_open and one.upper == other.upper)


def quotient(numerator: int, denominator: int) -> Exact:
    """Return a quotient, as ``int`` where it is whole."""
    whole, rest = divmod(numerator, denominator)
    return Fraction(numerator, denominator) if rest else whole


def _integer(end: Exact | None) -> Exact | None:
    return end.numerator if type(end) is Fraction and end.denominator == 1 else end


def _is_empty(lower: Exact | None, upper: Exact | None, lower_open: bool, upper_open: bool) -> bool:
    if lower is None or upper is None:
        return False
    return lower > upper or ((lower_open or upper_open) and lower == upper)


EVERYTHING = Span()
ZERO = Span.point(0)
BELOW_ZERO, ABOVE_ZERO = Span(upper=0, upper_open=True), Span(lower=0, lower_open=True)
NOT_POSITIVE, NOT_NEGATIVE = Span(upper=0), Span(lower=0)
