"""Times as spans of minutes, with what was written beside them."""

from __future__ import annotations

from datetime import date

from claimcheck.domain.span import Span
from claimcheck.record import evolve, frozen

MINUTES_A_DAY = 1440
_OF_INDONESIA, _OF_THE_WORLD = (7 * 60, 9 * 60), (-12 * 60, 14 * 60)


def zones(language: str) -> tuple[int, int]:
    """Return by how many minutes clocks that articles of a language go by are ahead of UTC, at least and at most.

    ``id`` is told by those of Indonesia, ``en`` by any of the world.
    """
    return _OF_INDONESIA if language == "id" else _OF_THE_WORLD


@frozen
class Period:
    """A date or time as read: ``said`` and ``meant`` in minutes UTC since 0001-01-01, both ends included.

    ``local_first`` and ``local_last`` are the same as ``said`` on the clock of the place, ``None`` for an open end:
    the calendar days that a reader would name. ``weekday`` is the one written beside the date (Monday is 0), kept even
    where it is wrong. ``derived`` tells that a part (the year, the day) was taken from the article's ``published``,
    ``is_zoned`` that the words name the zone, ``is_local`` that they give the time by the clock of a place abroad,
    which may be any: ``said`` and ``meant`` are then as wide as all clocks make them.
    """

    words: str
    said: Span
    meant: Span
    local_first: int | None
    local_last: int | None
    weekday: int | None = None
    derived: bool = False
    is_zoned: bool = False
    is_local: bool = False

    @property
    def on_its_clock(self) -> Span:
        """What is said, in minutes on the clock of the place."""
        return Span(self.local_first, self.local_last)

    @property
    def ahead(self) -> int:
        """By how many minutes its clock is ahead of UTC; 0 where it has no end."""
        known = [(self.local_first, self.said.lower), (self.local_last, self.said.upper)]
        return next((int(local - end) for local, end in known if local is not None and end is not None), 0)

    @property
    def first_day(self) -> date | None:
        """The first calendar day, in the zone it was written for."""
        return None if self.local_first is None else day_of(self.local_first)

    @property
    def last_day(self) -> date | None:
        """The last calendar day, in the zone it was written for."""
        return None if self.local_last is None else day_of(self.local_last)

    @property
    def as_meant(self) -> Period:
        """The same, narrowed to what its words usually mean: an early December is its first days."""
        if self.is_local or self.said == self.meant or self.meant.lower is None or self.meant.upper is None:
            return self
        first, last = int(self.meant.lower) + self.ahead, int(self.meant.upper) + self.ahead
        return evolve(self, said=self.meant, local_first=first, local_last=last)

    @property
    def is_day(self) -> bool:
        """Whether it names one day or a part of it."""
        first, last = self.local_first, self.local_last
        if first is None or last is None:
            return False
        return first // MINUTES_A_DAY == last // MINUTES_A_DAY or _ordinal(first) == _ordinal(last)


def minute_of(day: date) -> int:
    """Return the first minute of a day, as minutes since 0001-01-01."""
    return (day.toordinal() - 1) * MINUTES_A_DAY


def day_of(minute: int) -> date:
    """Return the day that a minute lies in, cut to the years 1 to 9999."""
    return date.fromordinal(_ordinal(minute))


_LAST_DAY = date.max.toordinal()


def _ordinal(minute: int) -> int:
    return min(max(minute // MINUTES_A_DAY + 1, 1), _LAST_DAY)
