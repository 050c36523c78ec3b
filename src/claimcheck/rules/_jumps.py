"""Which figures of a series lie further apart than their measure moves in the time between them.

A series may have a figure of each day of many years: the highest and the lowest of a run of later figures, and how soon
they may come, tell of most runs that none of them lies too far from an earlier one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from claimcheck.domain.assertion import Assertion, Nature
from claimcheck.domain.span import Exact, Span
from claimcheck.engine.movement import YEAR, least, most, years_between

LONGEST: Final = 100
_FEW: Final = 8  # figures are looked at one by one


def jumping_pairs(figures: Sequence[Assertion], change: Fraction) -> Iterator[tuple[Assertion, Assertion]]:
    """Yield each two figures, in their order, of which the later lies too far from the earlier."""
    run = _Run(figures, 0, len(figures))
    for number, earlier in enumerate(figures):
        yield from ((earlier, later) for later in run.beyond(earlier, change, number + 1))


def jumps(earlier: Assertion, later: Assertion, change: Fraction) -> bool:
    """Whether one figure lies further from an earlier one than the change in a year (0.1 for 10 percent) allows."""
    if earlier.said.meets(later.said):
        return False
    years = years_between(earlier.slot.nature, earlier.valid.span, later.valid.span)
    if years is None or years > LONGEST:
        return False
    low, high = earlier.said.lower, earlier.said.upper
    if earlier.said.precedes(later.said):
        return high is not None and high > 0 and _lower(later.said) > high * most(change, years)
    return later.said.upper is not None and low is not None and later.said.upper < low * least(change, years)


def _lower(span: Span) -> Exact:
    return 0 if span.lower is None else span.lower


class _Run:
    """Figures of a series that follow each other: the highest, the lowest, and when the first of them is over."""

    def __init__(self, figures: Sequence[Assertion], start: int, end: int) -> None:
        middle = (start + end) // 2
        self.figures, self.start, self.end = figures, start, end
        self.halves = (_Run(figures, start, middle), _Run(figures, middle, end)) if end - start > _FEW else ()
        inside = figures[start:end]
        self.highest = max(_lower(one.said) for one in inside)
        self.lowest = min((one.said.upper for one in inside if one.said.upper is not None), default=None)
        self.soonest = min((one.valid.span.upper for one in inside if one.valid.span.upper is not None), default=None)

    def beyond(self, earlier: Assertion, change: Fraction, first: int) -> Iterator[Assertion]:
        """Yield those that lie too far from an earlier figure, of the figures from the number ``first`` on."""
        if self.end <= first or not self._may_be_beyond(earlier, change):
            return
        for half in self.halves:
            yield from half.beyond(earlier, change, first)
        if not self.halves:
            inside = self.figures[max(self.start, first) : self.end]
            yield from (later for later in inside if jumps(earlier, later, change))

    def _may_be_beyond(self, earlier: Assertion, change: Fraction) -> bool:
        """Whether the highest or the lowest would lie too far if it came as soon as any; time allows only more."""
        begun, low, high = earlier.valid.span.lower, earlier.said.lower, earlier.said.upper
        if begun is None or self.soonest is None:
            return False
        is_higher = high is not None and self.highest > high
        is_lower = low is not None and self.lowest is not None and self.lowest < low
        if not is_higher and not is_lower:
            return False
        is_flow = earlier.slot.nature is Nature.FLOW  # the distance of seasons is counted otherwise
        years = Fraction(0) if is_flow else Fraction(max(self.soonest + 1 - begun, 0), YEAR)
        if is_higher and high is not None and self.highest > high * most(change, years):
            return True
        return is_lower and low is not None and self.lowest is not None and self.lowest < low * least(change, years)
