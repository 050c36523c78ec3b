"""Figures that a quote does not state, but that those which it states make: "3 pria dan 2 wanita" are 5 people."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

from claimcheck.domain.figure import Figure
from claimcheck.domain.span import Span
from claimcheck.reading.spans import figure_spans

_COUNTS = range(2, 101)
_MOST = 8  # figures of one quote that are added up


def makes(figures: Sequence[tuple[Figure, Fraction]], beside: Sequence[Figure], stated: Figure, own: Fraction) -> bool:
    """Whether figures of a quote, each with what its unit is worth, make a stated one.

    They may add up to it, two may differ by it, or one is multiplied by a count that stands beside it: "2 x 50 MW",
    "Rp 200 ribu selama dua bulan". Whoever writes a claim down may have worked it out; then the quote does not speak
    against it.
    """
    plain = [(one, one.n * factor) for one, factor in figures if one.end is None and not (one.share or one.factor)]
    worth = [value for _, value in plain]
    if not 1 <= len(worth) <= _MOST or stated.end is not None:
        return False
    meant: Span = figure_spans(stated)[1].scaled(own)
    sums = (sum(worth[first:last], Fraction(0)) for first, last in combinations(range(len(worth) + 1), 2))
    steps = (abs(one - other) for one, other in combinations(worth, 2))
    times = (
        value * other.n for one, value in plain for other in beside[:_MOST] if other is not one and other.n in _COUNTS
    )
    return any(meant.holds(total) for total in (*sums, *steps, *times))


def is_as_many_times(figure: Figure, factor: Fraction, stated: Figure, own: Fraction) -> bool:
    """Whether one of two figures is a multiple and the other the percentage that it rises by: twice as much, 100%."""
    if figure.factor == stated.factor:
        return False
    if figure.factor:
        return abs(figure.n) - 1 == abs(stated.n) * own
    return abs(stated.n) - 1 == abs(figure.n) * factor
