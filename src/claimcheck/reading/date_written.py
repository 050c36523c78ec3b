"""What stands in a written date, before the article's own date, zone and language say which minutes it is."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from claimcheck.domain.message import Message, say
from claimcheck.domain.unread import Unread
from claimcheck.reading.calendar import Unit
from claimcheck.reading.date_vocabulary import Bound, Hours, Stage
from claimcheck.reading.zones import Zone
from claimcheck.record import frozen

Ends: TypeAlias = tuple[int | None, int | None]


class Clock(NamedTuple):
    """A time of day as written: hour and minute, and the same for the end where two times stand there."""

    hour: int
    minute: int | None = None
    second: int = 0
    until: tuple[int, int] | None = None
    meridiem: int | None = None  # the 12 hours that "p.m." adds; 0 for "a.m."
    about: bool = False  # "sekitar pukul 06.00"
    exact: bool = False  # to the minute even on the full hour, as in ISO 8601


@frozen
class Relative:
    """A time told from the day of publication: so many units after it (before it, if negative)."""

    unit: Unit
    count: int
    counted: bool = False  # "three weeks ago" rather than "last week"
    up_to_now: bool = False  # "the past three weeks"


class Lunar(NamedTuple):
    """A month, a day of it, or a feast in the Islamic calendar, in a year of that calendar or of the common one."""

    year: int
    month: int
    day: int | None = None
    is_feast: bool = False


class Moment(NamedTuple):
    """The parts of one written date, each where it is stated; numbers are not yet checked.

    ``last_year`` ends a decade, ``last_month`` a run of months of one year, ``last_day`` one of days of one month;
    ``months`` is how many months ``month`` ends, where there are several, ``week`` how many days before and after the
    day its week reaches.
    ``span`` is a quarter or half of a year, by number. ``swappable`` tells that day and month may stand in either
    order. ``tense`` is -1 for "lalu", 1 for "mendatang".
    """

    year: int | None = None
    last_year: int | None = None
    month: int | None = None
    last_month: int | None = None
    months: int | None = None
    day: int | None = None
    last_day: int | None = None
    week: tuple[int, int] | None = None
    span: tuple[Unit, int] | None = None
    weekdays: tuple[int, ...] = ()
    stage: Stage | None = None
    relative: Relative | None = None
    tense: int | None = None
    daypart: Hours | None = None
    clock: Clock | None = None
    zone: str | None = None
    is_local: bool = False
    swappable: bool = False
    lunar: Lunar | None = None
    # How many days after Easter Sunday, or the month, the weekday, which one of it, and days after that.
    movable: int | tuple[int, int, int, int] | None = None
    days_from: tuple[int, int] | None = None  # days from the one that is named: -2, -2 for "H-2 Lebaran"
    is_fiscal: bool = False  # "FY2024": of which country, the words do not say

    @property
    def is_dated(self) -> bool:
        """Whether a day, month or year is stated, rather than told from the day of publication."""
        return self.year is not None or self.month is not None or self.span is not None


class Expression(NamedTuple):
    """One or two written dates with the words that bound them: ``hingga Agustus 2025``, ``27 to 29 November``."""

    first: Moment
    last: Moment | None = None
    bounds: frozenset[Bound] = frozenset()

    @property
    def states_years(self) -> bool:
        """Whether the day of publication gives nothing to it."""
        return self.first.year is not None and (self.last is None or self.last.year is not None)


class Setting(NamedTuple):
    """What a date is read against: the zone, the days of publication (as minutes there), and the stated choices.

    ``settled``: a weekday may settle on which side of publication a day without its year lies. ``other_week``: of two
    weeks that "last Thursday" may be of, or years that "last May" may be of, the further one.
    """

    language: str
    zone: Zone
    published: tuple[int, int] | None = None
    planned: bool = False
    date_order: str | None = None
    settled: bool = True
    other_week: bool = False


class Extent(NamedTuple):
    """First and last minute on the clock of ``zone``, as said and as meant; ``None`` for an open end.

    ``unit`` is the precision it is written in, ``derived`` tells that a part was taken from the day of publication,
    ``is_zoned`` that the words name the zone, ``is_local`` that they say it is that of the place.
    """

    said: Ends
    meant: Ends
    unit: Unit
    zone: Zone
    weekday: int | None = None
    derived: bool = False
    is_zoned: bool = False
    is_local: bool = False


def bad_date(template: str, **arguments: int | str | Message) -> Unread:
    """Return that a part of a date cannot be; the template names the part and says why."""
    return Unread("bad-date", say(template, **arguments), at_fault=True)
