"""Intervals with exact ends, the one shape that every claim narrows its slot to."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

from attrs import frozen

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
        if _is_empty(self.lower, self.upper, self.lower_open, self.upper_open):
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
        return not (self._starts_after(value) or self._ends_before(value))

    def meet(self, other: Span) -> Span | None:
        """Return the common part, or ``None`` where there is none."""
        lower, lower_open = max(self._lower_end, other._lower_end, key=_lower_order)
        upper, upper_open = min(self._upper_end, other._upper_end, key=_upper_order)
        if _is_empty(lower, upper, lower_open, upper_open):
            return None
        return Span(lower, upper, lower_open, upper_open)

    def meets(self, other: Span) -> bool:
        """Whether the two have a common point."""
        return not (self.precedes(other) or other.precedes(self))

    def precedes(self, other: Span) -> bool:
        """Whether every value of this span lies below every value of the other."""
        if self.upper is None or other.lower is None:
            return False
        return self.upper < other.lower or (self.upper == other.lower and (self.upper_open or other.lower_open))

    def within(self, other: Span) -> bool:
        """Whether each value of this span is one of the other."""
        return _lower_order(self._lower_end) >= _lower_order(other._lower_end) and _upper_order(
            self._upper_end
        ) <= _upper_order(other._upper_end)

    def hull(self, other: Span) -> Span:
        """Return the smallest span that holds both."""
        lower, lower_open = min(self._lower_end, other._lower_end, key=_lower_order)
        upper, upper_open = max(self._upper_end, other._upper_end, key=_upper_order)
        return Span(lower, upper, lower_open, upper_open)

    def scaled(self, factor: Exact, offset: Exact = 0) -> Span:
        """Return the span of ``factor * value + offset``; the factor is not zero."""
        lower = None if self.lower is None else self.lower * factor + offset
        upper = None if self.upper is None else self.upper * factor + offset
        if factor > 0:
            return Span(lower, upper, self.lower_open, self.upper_open)
        return Span(upper, lower, self.upper_open, self.lower_open)

    def whole(self) -> Span | None:
        """Return the span cut to the whole numbers in it, closed, or ``None`` where it holds none."""
        lower = upper = None
        if self.lower is not None:
            lower = -(-self.lower // 1)
            lower += self.lower_open and lower == self.lower
        if self.upper is not None:
            upper = self.upper // 1
            upper -= self.upper_open and upper == self.upper
        return None if _is_empty(lower, upper, False, False) else Span(lower, upper)

    @property
    def _lower_end(self) -> tuple[Exact | None, bool]:
        return self.lower, self.lower_open

    @property
    def _upper_end(self) -> tuple[Exact | None, bool]:
        return self.upper, self.upper_open

    def _starts_after(self, value: Exact) -> bool:
        return self.lower is not None and (value < self.lower or (self.lower_open and value == self.lower))

    def _ends_before(self, value: Exact) -> bool:
        return self.upper is not None and (value > self.upper or (self.upper_open and value == self.upper))


EVERYTHING = Span()


def _is_empty(lower: Exact | None, upper: Exact | None, lower_open: bool, upper_open: bool) -> bool:
    if lower is None or upper is None:
        return False
    return lower > upper or (lower == upper and (lower_open or upper_open))


def _lower_order(end: tuple[Exact | None, bool]) -> tuple[bool, Exact, bool]:
    value, is_open = end
    return (False, 0, False) if value is None else (True, value, is_open)


def _upper_order(end: tuple[Exact | None, bool]) -> tuple[bool, Exact, bool]:
    value, is_open = end
    return (True, 0, False) if value is None else (False, value, not is_open)
