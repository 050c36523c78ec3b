"""One sweep that finds every two assertions of a slot whose times meet and whose spans do not."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from typing import Protocol, TypeAlias, TypeVar

from claimcheck.domain.span import Exact, Span


class Row(Protocol):
    """What is swept: a span on the slot's line and one in time."""

    @property
    def span(self) -> Span:
        """What is left of the slot."""

    @property
    def time(self) -> Span:
        """When."""


R = TypeVar("R", bound=Row)
Key: TypeAlias = tuple[int, Exact, int]


def disjoint_pairs(rows: Sequence[R]) -> Iterator[tuple[R, R]]:
    """Yield each two rows with disjoint spans and meeting times, once.

    The rows are taken by the start of their time; those whose time has not ended are kept sorted by both ends, so
    that the ones wholly below and wholly above a new row are a head and a tail: O(n log n + pairs) comparisons.
    """
    lows, highs = _ranked([row.span for row in rows])
    by_upper: list[tuple[int, int]] = []
    by_lower: list[tuple[int, int]] = []
    ending: list[tuple[Key, int]] = []
    order = sorted(range(len(rows)), key=lambda index: (rows[index].time.lower_key, index))
    for index in order:
        row, low, high = rows[index], lows[index], highs[index]
        while ending and ending[0][0] < row.time.lower_key:
            ended = heappop(ending)[1]
            del by_upper[bisect_left(by_upper, (highs[ended], ended))]
            del by_lower[bisect_left(by_lower, (lows[ended], ended))]
        for _, other in by_upper[: bisect_left(by_upper, (low,))]:
            yield rows[other], row
        for _, other in by_lower[bisect_left(by_lower, (high + 1,)) :]:
            yield rows[other], row
        insort(by_upper, (high, index))
        insort(by_lower, (low, index))
        heappush(ending, (row.time.upper_key, index))


def _ranked(spans: Sequence[Span]) -> tuple[list[int], list[int]]:
    """Return the lower and the upper ends of spans as whole numbers in the same order, which are quicker to compare.

    Many claims share a span, which is ranked once.
    """
    distinct = {id(span): span for span in spans}
    ends = sorted(key for span in distinct.values() for key in (span.lower_key, span.upper_key))
    lows = {name: bisect_left(ends, span.lower_key) for name, span in distinct.items()}
    highs = {name: bisect_left(ends, span.upper_key) for name, span in distinct.items()}
    return [lows[id(span)] for span in spans], [highs[id(span)] for span in spans]
