"""Where things lie on a line: its ends, its ticks, and the place of a value in percent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import count, takewhile

from claimcheck.domain.message import Message, say, verbatim
from claimcheck.domain.period import MINUTES_A_DAY, day_of, minute_of
from claimcheck.domain.picture import Scale
from claimcheck.domain.span import Exact
from claimcheck.lower.reads import number
from claimcheck.record import frozen
from claimcheck.report.html.words import MONTHS

PARTS = 4  # ticks lie at least a quarter of the line apart: their labels must not meet on a telephone
MARGIN = Fraction(12, 100)  # of the stretch between the ends, on both sides
ROOM = 8  # percent at both ends where no label fits
_HOUR = 60
_YEAR_MONTHS = 12
_HOURS = (1, 3, 6, 12)
_DAYS = (1, 2, 5, 10)
_MONTHS = (1, 3, 6, 12)
_HOURS_UNTIL = 2 * MINUTES_A_DAY
_DAYS_UNTIL = 45 * MINUTES_A_DAY
_MONTHS_UNTIL = 40 * 31 * MINUTES_A_DAY


@frozen
class Tick:
    """A place on the line in percent, and what stands there."""

    place: Fraction
    label: Message


@frozen
class Axis:
    """A line from ``low`` to ``high``, which lies above it."""

    scale: Scale
    low: Fraction
    high: Fraction

    def place(self, value: Exact) -> Fraction:
        """Return where a value lies, from 0 to 100 percent of the line; what lies beyond it, at its end."""
        return min(max((value - self.low) / (self.high - self.low) * 100, Fraction(0)), Fraction(100))

    def ticks(self) -> tuple[Tick, ...]:
        """Return the ticks that have room for their labels."""
        made = {Scale.NUMBER: self._numbers, Scale.TIME: self._times, Scale.RANK: self._ranks}[self.scale]
        placed = (Tick(self.place(value), label) for value, label in made() if self.low <= value <= self.high)
        return tuple(tick for tick in placed if not tick.place or ROOM <= tick.place <= 100 - ROOM)

    def _numbers(self) -> Iterator[tuple[Exact, Message]]:
        for value in self._multiples(_round_step((self.high - self.low) / PARTS)):
            yield value, number(value)

    def _ranks(self) -> Iterator[tuple[Exact, Message]]:
        for value in self._multiples(max(Fraction(1), _round_step((self.high - self.low) / 12))):
            yield value, verbatim(str(int(value)))

    def _multiples(self, step: Fraction) -> Iterator[Fraction]:
        first = -(-self.low // step)
        yield from takewhile(lambda value: value <= self.high, (step * index for index in count(first)))

    def _times(self) -> Iterator[tuple[Exact, Message]]:
        length = self.high - self.low
        if length <= _HOURS_UNTIL:
            step = _least(_HOURS, length / PARTS / _HOUR)
            for minute in self._multiples(Fraction(step * _HOUR)):
                yield minute, verbatim(f"{int(minute) // _HOUR % 24:02}:{int(minute) % _HOUR:02}")
        elif length <= _DAYS_UNTIL:
            for minute in self._multiples(Fraction(_least(_DAYS, length / PARTS / MINUTES_A_DAY) * MINUTES_A_DAY)):
                yield minute, day_told(minute)
        else:
            yield from self._months(length)

    def _months(self, length: Fraction) -> Iterator[tuple[Exact, Message]]:
        months = length / PARTS / (30 * MINUTES_A_DAY)
        by_year = length > _MONTHS_UNTIL
        step = int(_round_step(months / _YEAR_MONTHS, 1)) * _YEAR_MONTHS if by_year else _least(_MONTHS, months)
        start, end = day_of(int(self.low)), day_of(int(self.high))
        last = end.year * _YEAR_MONTHS + end.month - 1
        first = -(-(start.year * _YEAR_MONTHS + start.month - 1) // step) * step
        for month in range(first, last + 1, step):
            year, index = divmod(month, _YEAR_MONTHS)
            day = end.replace(year=year, month=index + 1, day=1)
            label = str(year) if by_year else say("{month} {year}", month=MONTHS[index], year=str(year))
            yield minute_of(day), label if isinstance(label, Message) else verbatim(label)


def day_told(minute: Exact) -> Message:
    """Return the day of a minute (UTC), as the page writes days."""
    day = day_of(int(minute))
    return say("{day} {month} {year}", day=day.day, month=MONTHS[day.month - 1], year=str(day.year))


def axis_of(scale: Scale, ends: Iterable[Exact], *, from_zero: bool = False) -> Axis:
    """Return a line on which these values lie, with room on both sides."""
    values = [Fraction(end) for end in ends] or [Fraction(0)]
    if scale is Scale.RANK:
        return Axis(scale, Fraction(1, 2), max(values) + Fraction(1, 2)) if min(values) >= 1 else _around(scale, values)
    if not from_zero:
        return _around(scale, values)
    wide = _around(scale, [*values, Fraction(0)])
    return Axis(scale, wide.low if min(values) < 0 else Fraction(0), wide.high)


def _around(scale: Scale, values: list[Fraction]) -> Axis:
    low, high = min(values), max(values)
    least = Fraction(MINUTES_A_DAY) if scale is Scale.TIME else abs(high) / 20 or Fraction(1)
    margin = max((high - low) * MARGIN, least if low == high else Fraction(0))
    return Axis(scale, low - margin, high + margin)


def _least(steps: tuple[int, ...], wanted: Fraction) -> int:
    return next((step for step in steps if step >= wanted), steps[-1])


def _round_step(wanted: Fraction, least: int = 0) -> Fraction:
    """Return the least of 1, 2, 5, 10, ... times a power of ten that is no less than this."""
    power = Fraction(1)
    while power > wanted:
        power /= 10
    while power * 10 <= wanted:
        power *= 10
    found = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= wanted)
    return max(found, Fraction(least))
