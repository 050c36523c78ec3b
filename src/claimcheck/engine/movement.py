"""How far a measure may move in a time, by the ``yearly-change`` that the catalog declares of it."""

from __future__ import annotations

from fractions import Fraction

from claimcheck.domain.assertion import Nature
from claimcheck.domain.period import MINUTES_A_DAY, day_of
from claimcheck.domain.span import Span
from claimcheck.reading.calendar import days_in_month

YEAR = 365 * MINUTES_A_DAY


def most(change: Fraction, years: Fraction) -> Fraction:
    """Return by which factor a value may grow at most: (1 + c) to the whole years, times 1 + c for a part of one.

    By Bernoulli's inequality that is no less than either compound or simple growth.
    """
    whole, part = divmod(years, 1)
    return (1 + change) ** whole * (1 + change * part)


def least(change: Fraction, years: Fraction) -> Fraction:
    """Return by which factor a value may shrink at most: 1 - c a year, simple, but not below nothing.

    Within the first year the compound fall is the deeper one; (1 - c) / (1 - c + c t) lies below both.
    """
    if change >= 1:
        return Fraction(0)
    return max(Fraction(0), 1 - change * years) if years >= 1 else (1 - change) / (1 - change + change * years)


def years_between(nature: Nature, earlier: Span, later: Span) -> Fraction | None:
    """Return the longest time between two that follow each other, ``None`` where they cannot be compared.

    Spans are minutes on the local calendar. Flows need equal parts of two years, whose distance counts.
    """
    first, last = earlier.lower, later.upper
    if first is None or last is None or earlier.upper is None or later.lower is None or not earlier.precedes(later):
        return None
    if nature is not Nature.FLOW:
        return Fraction(last + 1 - first, YEAR)
    a, b = _season(earlier), _season(later)
    return Fraction(b[0] - a[0]) if a[1:] == b[1:] else None


def _season(span: Span) -> tuple[int, object]:
    """Return the year in which a period begins, and which part of the calendar it is."""
    first, last = day_of(int(span.lower or 0)), day_of(int(span.upper or 0))
    ends_month = last.day == days_in_month(last.year, last.month)
    return first.year, (first.month, first.day, last.year - first.year, last.month, None if ends_month else last.day)
