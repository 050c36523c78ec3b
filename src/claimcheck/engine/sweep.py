"""One sweep that finds every two assertions of a slot whose times meet and whose spans do not."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
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
    by_upper: list[tuple[Key, int]] = []
    by_lower: list[tuple[Key, int]] = []
    ending: list[tuple[Key, int]] = []
    order = sorted(range(len(rows)), key=lambda index: (rows[index].time.lower_key, index))
    for index in order:
        row = rows[index]
        low, high = row.span.lower_key, row.span.upper_key
        while ending and ending[0][0] < row.time.lower_key:
            _drop(rows, heappop(ending)[1], by_upper, by_lower)
        for _, other in by_upper[: bisect_left(by_upper, low, key=_key)]:
            yield rows[other], row
        for _, other in by_lower[bisect_right(by_lower, high, key=_key) :]:
            yield rows[other], row
        insort(by_upper, (high, index))
        insort(by_lower, (low, index))
        heappush(ending, (row.time.upper_key, index))


def _drop(rows: Sequence[R], index: int, by_upper: list[tuple[Key, int]], by_lower: list[tuple[Key, int]]) -> None:
    span = rows[index].span
    del by_upper[bisect_left(by_upper, (span.upper_key, index))]
    del by_lower[bisect_left(by_lower, (span.lower_key, index))]


def _key(pair: tuple[Key, int]) -> Key:
    return pair[0]
