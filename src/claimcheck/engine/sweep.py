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
    """Yield each two rows with disjoint spans and meeting times, once: O(n log n + pairs) comparisons."""
    for index, by_upper, below, by_lower, above in _beside([row.span for row in rows], [row.time for row in rows]):
        for _, other in by_upper[:below]:
            yield rows[other], rows[index]
        for _, other in by_lower[above:]:
            yield rows[other], rows[index]


def count_disjoint(spans: Sequence[Span], times: Sequence[Span]) -> int:
    """Return how many such pairs there are, without looking at each."""
    return sum(below + len(by_lower) - above for _, _, below, by_lower, above in _beside(spans, times))


def _beside(
    spans: Sequence[Span], times: Sequence[Span]
) -> Iterator[tuple[int, list[tuple[int, int]], int, list[tuple[int, int]], int]]:
    """Yield each row beside those before it that hold at its time.

    The rows are taken by the start of their time; those whose time has not ended are kept sorted by both ends, so
    that the ones wholly below a new row are a head of the one list, and those wholly above a tail of the other.
    """
    lows, highs = _ranked(spans)
    by_upper: list[tuple[int, int]] = []
    by_lower: list[tuple[int, int]] = []
    ending: list[tuple[Key, int]] = []
    order = sorted(range(len(spans)), key=lambda index: (times[index].lower_key, index))
    for index in order:
        time, low, high = times[index], lows[index], highs[index]
        while ending and ending[0][0] < time.lower_key:
            ended = heappop(ending)[1]
            del by_upper[bisect_left(by_upper, (highs[ended], ended))]
            del by_lower[bisect_left(by_lower, (lows[ended], ended))]
        yield index, by_upper, bisect_left(by_upper, (low,)), by_lower, bisect_left(by_lower, (high + 1,))
        insort(by_upper, (high, index))
        insort(by_lower, (low, index))
        heappush(ending, (time.upper_key, index))


def _ranked(spans: Sequence[Span]) -> tuple[list[int], list[int]]:
    """Return the lower and the upper ends of spans as whole numbers in the same order, which are quicker to compare.

    Many claims share a span, which is ranked once.
    """
    distinct = {id(span): span for span in spans}
    ends = sorted(key for span in distinct.values() for key in (span.lower_key, span.upper_key))
    lows = {name: bisect_left(ends, span.lower_key) for name, span in distinct.items()}
    highs = {name: bisect_left(ends, span.upper_key) for name, span in distinct.items()}
    return [lows[id(span)] for span in spans], [highs[id(span)] for span in spans]
