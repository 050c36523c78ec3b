"""Who is to be held against whom among very many: few groups instead of every two, by time and then along a line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from claimcheck.domain.span import Exact, Span


class Line:
    """Where spans begin and end on one line, as whole numbers in the same order, which are quicker to compare."""

    __slots__ = ("highs", "lows")

    def __init__(self, spans: Sequence[Span]) -> None:
        distinct = {id(span): span for span in spans}  # many claims share a span, which is ranked once
        ends: list[tuple[int, Exact, int]]
        ends = sorted({key for span in distinct.values() for key in (span.lower_key, span.upper_key)})
        lows = {name: bisect_left(ends, span.lower_key) for name, span in distinct.items()}
        highs = {name: bisect_left(ends, span.upper_key) for name, span in distinct.items()}
        self.lows = [lows[id(span)] for span in spans]
        self.highs = [highs[id(span)] for span in spans]


class Side:
    """Rows by number, so that those that lie wholly above another one, or wholly below it, are found at once."""

    __slots__ = ("by_high", "by_low", "line")

    def __init__(self, line: Line, rows: Iterable[int]) -> None:
        self.line = line
        self.by_low = sorted(rows, key=line.lows.__getitem__)
        self.by_high = sorted(self.by_low, key=line.highs.__getitem__)

    def apart_from(self, row: int) -> Iterator[int]:
        """Yield the rows that lie apart from one."""
        lows, highs = self.line.lows, self.line.highs
        yield from self.by_low[bisect_right(self.by_low, highs[row], key=lows.__getitem__) :]
        yield from self.by_high[: bisect_left(self.by_high, lows[row], key=highs.__getitem__)]


class Taking:
    """The same rows, of which those that were found are taken out, so that nobody comes upon them again."""

    __slots__ = ("_falling", "_rising", "_side")

    def __init__(self, side: Side) -> None:
        self._side, self._rising, self._falling = side, list(side.by_low), side.by_high[::-1]

    def take(self, row: int, gone: bytearray, clash: Callable[[int, int], bool]) -> Iterator[int]:
        """Yield those apart from a row that clash with it, and mark them as gone; those that do not stay."""
        lows, highs = self._side.line.lows, self._side.line.highs
        low, high = lows[row], highs[row]
        yield from _taken(self._rising, lambda other: lows[other] > high, row, gone, clash)
        yield from _taken(self._falling, lambda other: highs[other] < low, row, gone, clash)


def _taken(
    rows: list[int], is_apart: Callable[[int], bool], row: int, gone: bytearray, clash: Callable[[int, int], bool]
) -> Iterator[int]:
    kept: list[int] = []
    while rows and is_apart(rows[-1]):
        other = rows.pop()
        if gone[other]:
            continue
        if clash(row, other):
            gone[other] = True
            yield other
        else:
            kept.append(other)
    rows += reversed(kept)


def at_one_time(times: Line, rows: Sequence[int]) -> Iterator[tuple[list[int], Sequence[int]]]:
    """Yield rows with others that contain them, so that any of the ones and any of the others meet in time.

    Each two rows that meet stand together somewhere. The line is halved again and again (a segment tree, Bentley 1977):
    who holds throughout a part of it meets all that hold at any time in it.
    """
    last = max((times.highs[row] for row in rows), default=0)
    parts: list[tuple[Sequence[int], int, int]] = [(rows, 0, last)]
    while parts:
        some, first, last = parts.pop()
        whole = [row for row in some if times.lows[row] <= first and last <= times.highs[row]]
        if whole and len(some) > 1:
            yield whole, some
        if len(some) - len(whole) < 2:
            continue
        held = set(whole)
        rest = [row for row in some if row not in held]
        middle = (first + last) // 2
        parts.append(([row for row in rest if times.lows[row] <= middle], first, middle))
        parts.append(([row for row in rest if times.highs[row] > middle], middle + 1, last))
