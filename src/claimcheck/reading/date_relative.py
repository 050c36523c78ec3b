"""Times told from the day of publication: kemarin, pekan lalu, Kamis lalu, last week, three days ago.

Nothing here, or anywhere in this package, asks the machine for today's date. Where an article's date is known only
to the month, what is said reaches from the earliest to the latest day it could be.
"""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from claimcheck.domain.message import say
from claimcheck.domain.period import MINUTES_A_DAY
from claimcheck.domain.unread import Unread
from claimcheck.reading.calendar import Unit, month_span
from claimcheck.reading.date_written import Extent, Moment, Relative, Setting, bad_date

NO_DAY = Unread(
    "relative-date", say("no day is stated, and the article has no date to tell it from; give it `published`")
)
ONLY_A_TIME = Unread("relative-date", say("a time of day is stated, but not the day; write the day with it"))
_LAST_DAY = date.max.toordinal()


def from_publication(moment: Moment, setting: Setting) -> Extent | Unread:
    """Return the time of a moment of which neither day, month nor year is stated."""
    if moment.relative is not None:
        return relative(moment, setting)
    if len(moment.weekdays) == 1:
        return by_weekday(moment, setting)
    return NO_DAY if setting.published is None else ONLY_A_TIME


def relative(moment: Moment, setting: Setting) -> Extent | Unread:
    """Return the time that "pekan lalu" or "three days ago" means; with a weekday, that day of the week."""
    if setting.published is None or moment.relative is None:
        return NO_DAY
    if len(moment.weekdays) == 1 and moment.relative.unit is Unit.WEEK:
        return _hull([_weekday_of_week(day, moment) for day in _days(setting)], Unit.DAY, setting)
    said, meant = [], []
    for day in _days(setting):
        wide, narrow = _counted(day, moment.relative)
        said.append(wide)
        meant.append(narrow)
    extent = _hull(said, moment.relative.unit, setting)
    inner = _hull(meant, moment.relative.unit, setting)
    if isinstance(extent, Unread) or isinstance(inner, Unread):
        return extent if isinstance(extent, Unread) else inner
    return Extent(extent.said, inner.said, moment.relative.unit, setting.zone, derived=True)


def by_weekday(moment: Moment, setting: Setting) -> Extent | Unread:
    """Return the day that a bare "Kamis", "Kamis lalu" or "next Thursday" means.

    Bare: the nearest at or before publication (at or after, if planned). "lalu" and "last" leave the day of publication
    out, "depan" and "next" look ahead, "ini" and "this" stay in its week. Of a Friday's article, "last Thursday" may as
    well be that of the week before, and "next Sunday" the one after next.
    """
    if setting.published is None:
        return NO_DAY
    weekday = moment.weekdays[0]
    found = [_nearest_weekday(day, weekday, moment.tense, planned=setting.planned) for day in _days(setting)]
    if setting.other_week:
        days = zip(found, _days(setting), strict=True)
        found = [one + 7 * (moment.tense or 0) if _monday(one) == _monday(day) else one for one, day in days]
    return _hull([(day, day) for day in found], Unit.DAY, setting)


def _nearest_weekday(day: int, weekday: int, tense: int | None, *, planned: bool) -> int:
    back = (day - 1 - weekday) % 7  # ordinal 1 is a Monday
    if tense == 0:
        return _monday(day) + weekday
    if tense == -1:
        return day - (back or 7)
    if tense == 1:
        return day + 7 - back
    return day + (-back % 7) if planned else day - back


def _days(setting: Setting) -> tuple[int, ...]:
    first, last = (minute // MINUTES_A_DAY + 1 for minute in setting.published or (0, 0))
    return (first,) if first == last else (first, last)


def _monday(day: int) -> int:
    return day - (day - 1) % 7


def _weekday_of_week(day: int, moment: Moment) -> tuple[int, int]:
    count = moment.relative.count if moment.relative else 0
    found = _monday(day) + 7 * count + moment.weekdays[0]
    return found, found


_Days: TypeAlias = tuple[int, int]


def _counted(day: int, told: Relative) -> tuple[_Days, _Days]:
    """Return the days, said and meant, so many units from this day; "three weeks ago" is said to the week or so."""
    if told.up_to_now:
        return _up_to(day, told)
    if told.unit is Unit.DAY:
        exact = (day + told.count, day + told.count)
        return exact, exact
    if told.unit is Unit.WEEK:
        return _weeks(day, told)
    exact = _months(day, told.unit, told.count)
    if not told.counted:
        return exact, exact
    wide = _months(day, told.unit, told.count - 1)[0], _months(day, told.unit, told.count + 1)[1]
    return wide, _near(day, told, exact, wide)


def _up_to(day: int, told: Relative) -> tuple[_Days, _Days]:
    """Return the days of "sepekan terakhir", said and meant: months and years may be counted from their first day."""
    if told.unit in (Unit.DAY, Unit.WEEK):
        days = told.count * (7 if told.unit is Unit.WEEK else 1)
        return (day + days - 1, day), (day + days, day)
    return ((max(_months(day, told.unit, told.count)[0], 1), day),) * 2


def _near(day: int, told: Relative, exact: _Days, wide: _Days) -> _Days:
    """Return the days so many units away, and half a unit around: articles of two days tell one event alike."""
    length = {Unit.WEEK: 7, Unit.MONTH: 30}.get(told.unit, 365)
    middle, half = day + told.count * length, length // 2
    return max(min(exact[0], middle - half), wide[0]), min(max(exact[1], middle + half), wide[1])


def _weeks(day: int, told: Relative) -> tuple[_Days, _Days]:
    """Return a week from Monday to Sunday; said also begins it on Sunday, and reaches up to the day of publication."""
    first = _monday(day) + 7 * told.count
    wide = (first - 1, first + 6)
    if told.counted:
        wide = (first - 7, first + 13)
    elif told.count:
        wide = (first - 1, max(day, first + 6)) if told.count < 0 else (min(day, first), first + 6)
    return wide, _near(day, told, (first, first + 6), wide) if told.counted else (first, first + 6)


def _months(day: int, unit: Unit, count: int) -> _Days:
    """Return the days of a month, quarter or year so many units away, as ordinals; (0, 0) outside the calendar."""
    now = date.fromordinal(day)
    begun = (now.month - 1) // unit.months * unit.months
    year, month = divmod(now.year * 12 + begun + count * unit.months, 12)
    if not 1 <= year <= 9999:
        return 0, 0
    first, last = month_span(year, month + 1, unit.months)
    return first // MINUTES_A_DAY + 1, last // MINUTES_A_DAY + 1


def _hull(days: list[_Days], unit: Unit, setting: Setting) -> Extent | Unread:
    first, last = min(day for day, _ in days), max(day for _, day in days)
    if first < 1 or last > _LAST_DAY:
        return bad_date("that day cannot be: it lies outside the years 1 to 9999")
    ends = ((first - 1) * MINUTES_A_DAY, last * MINUTES_A_DAY - 1)
    return Extent(ends, ends, unit, setting.zone, derived=True)
