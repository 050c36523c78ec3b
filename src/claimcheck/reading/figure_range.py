"""Ranges: "3-4 juta", "antara 3 dan 4 juta", "Rp3 juta hingga Rp4 juta"."""

from __future__ import annotations

from claimcheck.domain.figure import Hedge
from claimcheck.reading.figure_number import number_at
from claimcheck.reading.figure_phrases import read_before
from claimcheck.reading.figure_tokens import MONEY, Kind, Line
from claimcheck.reading.figure_value import Number

_MOST_UNIT_WORDS = 3
_SIGNS_OF_UNITS = frozenset("%°/")


class End:
    """The second figure of a range, whose words ``start`` behind the mark.

    ``middle`` are the unit words of the first figure, ``money`` the currency before this one.
    """

    __slots__ = ("middle", "money", "negative", "number", "start")

    def __init__(
        self, number: Number, negative: bool, middle: tuple[int, ...], money: tuple[int, ...], start: int
    ) -> None:
        self.number, self.negative, self.middle, self.money, self.start = number, negative, middle, money, start


def range_end(line: Line, first: Number, *, between: bool) -> End | None:
    """Return the second figure where the first opens a range, after at most a few unit words."""
    marks = line.known.between_marks if between else line.known.range_marks
    if first.hedge not in {Hedge.PLAIN, Hedge.FACTOR}:
        return None
    for at in range(first.stop, min(first.stop + _MOST_UNIT_WORDS + 1, len(line.tokens))):
        if (phrase := line.phrase_at(at, marks)) is not None:
            return _second(line, at + len(phrase), tuple(range(first.stop, at)))
        if not line.is_kind(at, Kind.WORD) and line.folds[at] not in _SIGNS_OF_UNITS:
            return None
    return None


def _second(line: Line, at: int, middle: tuple[int, ...]) -> End | None:
    for start in range(at, min(at + 3, len(line.tokens))):
        number = number_at(line, start)
        if number is None:
            continue
        before = read_before(line, at, start)
        only_money = all(line.folds[position] in MONEY for position in before.unit)
        hedged = before.said or before.ended or before.direction is not None
        if hedged or not only_money or number.hedge not in {Hedge.PLAIN, Hedge.FACTOR}:
            return None
        return End(number, before.negative, middle, before.unit, at)
    return None


def with_shared_scale(first: Number, second: Number) -> tuple[Number, ...]:
    """Return the first figure as it may be meant: under the scale word of the second ("3-4 juta"), or as it stands."""
    if second.scale == 1 or first.scale > 1:
        return (first,)
    # "500.000 sampai 1 juta" has no use for the scale word, "3 sampai 4 juta" has.
    return (first.times(second.scale), first) if first.n >= 1000 else (first.times(second.scale),)


def ordered(first: Number, end: End, *, negative: bool, loss: bool) -> tuple[Number, Number] | None:
    """Return the ends with their signs, or ``None`` where the first is not below the second."""
    second = end.number
    for start in with_shared_scale(first, second):
        low = start._replace(n=-start.n) if negative else start
        high = second._replace(n=-second.n) if end.negative or loss else second
        if loss:
            low, high = high, low  # "rugi 3-5 miliar" names the smaller loss first
        if low.n < high.n:
            return low, high
    return None
