"""From what stands in a written date to its first and last minute on the clock of the place."""

from __future__ import annotations

from datetime import date

from claimcheck.domain.message import say, term
from claimcheck.domain.period import MINUTES_A_DAY
from claimcheck.domain.unread import Unread
from claimcheck.reading.calendar import LAST_MINUTE, Unit, day_span, days_in_month, month_span, month_words
from claimcheck.reading.date_hours import hours_of
from claimcheck.reading.date_vocabulary import Stage
from claimcheck.reading.date_written import Extent, Moment, Setting, bad_date
from claimcheck.reading.hijri import announced
from claimcheck.reading.hijri import extent as lunar_extent
from claimcheck.reading.zones import read_zone

_OF_NO_YEAR = Unread("unreadable-date", say("of which year these months are is not stated"))
_MONTHS_A_YEAR, _MONTHS_OF_A_QUARTER = 12, 3
_FURTHEST_LEAP_YEAR = 8  # 29 February may be eight years away, as from 1896 to 1904


def resolve(moment: Moment, setting: Setting) -> Extent | Unread:
    """Return the time of one written date, as it is read by an article with this setting."""
    if moment.is_dated:
        extent = dated(moment, setting)
    elif moment.lunar is not None:
        extent = (moment.days_from and announced(moment.lunar, setting)) or lunar_extent(moment.lunar, setting)
    else:
        from claimcheck.reading.date_relative import from_publication  # noqa: PLC0415 - most dates are stated

        extent = from_publication(moment, setting)
    if isinstance(extent, Extent) and moment.days_from is not None and not (moment.lunar and moment.is_dated):
        extent = _from_there(extent, *moment.days_from)
    if isinstance(extent, Extent) and moment.stage is not None and not (moment.last_year or moment.is_fiscal):
        extent = _staged(extent, moment.stage)
    if isinstance(extent, Unread):
        return extent
    if len(moment.weekdays) == 1:
        extent = extent._replace(weekday=moment.weekdays[0])
    return narrowed(extent, moment)


def _from_there(extent: Extent, first: int, last: int) -> Extent | Unread:
    """Return the days counted from one that is named; some count those after a feast from its second day."""
    (start, end), (begins, ends) = extent.said, extent.meant
    if start is None or end is None or begins is None or ends is None or start + first * MINUTES_A_DAY < 0:
        return bad_date("that day cannot be: it lies outside the years 1 to 9999")
    before, after = first * MINUTES_A_DAY, (last + (last > 0)) * MINUTES_A_DAY
    if end + after > LAST_MINUTE:
        return bad_date("that day cannot be: it lies outside the years 1 to 9999")
    return extent._replace(said=(start + before, end + after), meant=(begins + before, ends + after), unit=Unit.DAY)


def dated(moment: Moment, setting: Setting) -> Extent | Unread:
    """Return the days of a date whose day, month or year is stated; a missing year comes from ``published``."""
    if moment.year is not None:
        return _in_year(moment, moment.year, setting)
    if moment.last_month is not None and moment.relative is None:  # they need not be those of a year
        return _OF_NO_YEAR
    if setting.published is None:
        return Unread("relative-date", say("the year is not stated, and the article has no date to take it from"))
    first, last = (minute // MINUTES_A_DAY + 1 for minute in setting.published)
    if moment.relative is not None and moment.relative.unit is Unit.YEAR:  # "27 November tahun lalu"
        extent = _in_year(moment, date.fromordinal(last).year + moment.relative.count, setting)
        if moment.relative.counted and moment.last_month and _is_ahead(extent, setting):
            extent = _closing(moment, extent, setting)
    else:
        extent = _nearest(moment, setting, date.fromordinal(first).year, date.fromordinal(last).year)
    return extent if isinstance(extent, Unread) else extent._replace(derived=True)


def _closing(moment: Moment, ahead: Extent | Unread, setting: Setting) -> Extent | Unread:
    """Return the last months of the year as those that run, or in an article of its first quarter those just over.

    "The first nine months of the year" in an article of January are of no year that is told.
    """
    day = date.fromordinal((setting.published or (0, 0))[1] // MINUTES_A_DAY + 1)
    if isinstance(ahead, Unread) or setting.planned or (moment.month or 0) <= _MONTHS_A_YEAR // 2:
        return _OF_NO_YEAR
    if day.month >= (moment.month or 0):
        return ahead
    return _in_year(moment, day.year - 1, setting) if day.month <= _MONTHS_OF_A_QUARTER else _OF_NO_YEAR


def _is_ahead(extent: Extent | Unread, setting: Setting) -> bool:
    end = None if isinstance(extent, Unread) else extent.said[1]
    return end is not None and setting.published is not None and end > setting.published[1]


def _nearest(moment: Moment, setting: Setting, first: int, last: int) -> Extent | Unread:
    """Return the nearest such time not after publication; not before it, if the time is planned or "mendatang"."""
    ahead = moment.relative.count if moment.relative else 0  # "besok (29/11)"
    later = moment.tense == 1 or ahead > 0 or (setting.planned and moment.tense is None)
    start, step = (first, 1) if later else (last, -1)
    fault: Unread | None = None
    for year in range(start, start + step * (_FURTHEST_LEAP_YEAR + 1), step):
        extent = _in_year(moment, year, setting)
        if isinstance(extent, Unread):
            fault = fault or extent
        elif _fits(extent, moment, setting, later=later) and not (
            setting.other_week and _is_of_two(moment, year, last)
        ):
            return _by_weekday(extent, moment, setting, year - step)
    return fault or bad_date("a time without a year cannot be: none lies within the years 1 to 9999")


def _is_of_two(moment: Moment, year: int, running: int) -> bool:
    """Whether a month of the running year may be that of the year before: the "last May" of an article of June."""
    return moment.tense == -1 and moment.month is not None and year == running


def _by_weekday(extent: Extent, moment: Moment, setting: Setting, year: int) -> Extent:
    """Return the same day a year nearer, beyond publication, where only there its weekday is that of the words.

    "Minggu (30/11)" in an article of 28 November 2025 announces a Sunday, and is not the Saturday of a year before.
    """
    other = _in_year(moment, year, setting) if setting.settled and moment.weekdays else None
    if not isinstance(other, Extent) or extent.unit is not Unit.DAY or moment.tense is not None:
        return extent
    (published, _), found, meant = setting.published or (0, 0), extent.said[0] or 0, other.said[0] or 0
    is_nearer = abs(meant - published) < abs(found - published)
    weekdays = [minute // MINUTES_A_DAY % 7 for minute in (found, meant)]  # minute 0 is of a Monday
    return other if is_nearer and weekdays[1] in moment.weekdays and weekdays[0] not in moment.weekdays else extent


def _fits(extent: Extent, moment: Moment, setting: Setting, *, later: bool) -> bool:
    """Whether a time lies on its side of publication; "Agustus lalu" is not the month of publication itself.

    "Awal Agustus lalu" may be, as its early part can have passed.
    """
    (first, last), (start, end) = setting.published or (0, 0), extent.said
    beyond = moment.tense in (-1, 1) and extent.unit is not Unit.DAY and moment.stage is None
    if start is None or end is None:
        return False
    if later:
        return start > last if beyond else end >= first
    return end < first if beyond else start <= last


def _in_year(moment: Moment, year: int, setting: Setting) -> Extent | Unread:
    if not 1 <= year <= 9999:
        return bad_date("the year {year} cannot be: years run from 1 to 9999", year=year)
    if moment.is_fiscal:
        return _in_fiscal_year(moment, moment.last_year or year, setting)
    if moment.span is not None:
        return _in_span(*moment.span, year, setting)
    if moment.month is None:
        first, last = month_span(year, 1, 12)[0], month_span(moment.last_year or year, 1, 12)[1]
        return _extent((first, last), Unit.YEAR, setting)
    last_month = moment.last_month or moment.month
    for month in (moment.month, last_month):
        if not 1 <= month <= 12:
            return _no_month(month, may_be_day=moment.swappable and moment.day is not None and moment.day <= 12)
    if moment.months is not None:
        first_year, first_month = divmod(year * 12 + moment.month - moment.months, 12)
        if first_year < 1:
            return bad_date("the year {year} cannot be: years run from 1 to 9999", year=first_year)
        return _extent(month_span(first_year, first_month + 1, moment.months), Unit.MONTH, setting)
    if moment.day is None:
        return _extent(month_span(year, moment.month, last_month - moment.month + 1), Unit.MONTH, setting)
    return _days(moment, year, moment.month, moment.day, setting)


def _no_month(month: int, *, may_be_day: bool) -> Unread:
    words = "the month {month} cannot be: months run from 1 to 12"
    swapped = (
        "the month {month} cannot be: months run from 1 to 12; if day and month stand the other way round, give the "
        "date with `reads`, as 2025-11-27"
    )
    return bad_date(swapped if may_be_day else words, month=month)


def _in_fiscal_year(moment: Moment, year: int, setting: Setting) -> Extent | Unread:
    """Return the time that holds the year of every country, be it named for the year in which it begins or ends."""
    if moment.month is not None or moment.span is not None:
        return Unread(
            "unreadable-date", say("which months a part of a fiscal year has differs from country to country")
        )
    ends = month_span(max(year - 1, 1), 4)[0], month_span(min(year + 1, 9999), 3)[1]
    return _extent(ends, Unit.YEAR, setting)


def _in_span(unit: Unit, number: int, year: int, setting: Setting) -> Extent | Unread:
    if not 1 <= number <= 12 // unit.months:
        return bad_date(
            "the {unit} {number} cannot be: a year has {count}",
            unit=term(unit.value),
            number=number,
            count=12 // unit.months,
        )
    return _extent(month_span(year, (number - 1) * unit.months + 1, unit.months), unit, setting)


def _days(moment: Moment, year: int, month: int, day: int, setting: Setting) -> Extent | Unread:
    longest = days_in_month(year, month)
    for number in (day, moment.last_day or day):
        if not 1 <= number <= longest:
            return bad_date(
                "the day {day} cannot be: {month} {year} has {count} days",
                day=number,
                month=month_words(month),
                year=year,
                count=longest,
            )
    if moment.last_day is not None and moment.last_day < day:
        return bad_date(
            "the days {day} to {last} cannot be: the end lies before the start", day=day, last=moment.last_day
        )
    first, last = day_span(date(year, month, day))[0], day_span(date(year, month, moment.last_day or day))[1]
    if moment.week is not None:
        before, after = (days * MINUTES_A_DAY for days in moment.week)
        return _extent((max(first + before, 0), min(last + after, LAST_MINUTE)), Unit.WEEK, setting)
    return _extent((first, last), Unit.DAY, setting)


def _extent(ends: tuple[int, int], unit: Unit, setting: Setting) -> Extent:
    return Extent(ends, ends, unit, setting.zone)


def _staged(extent: Extent, stage: Stage) -> Extent | Unread:
    """Return the third of a time that is meant by "awal", "pertengahan", "akhir"; said stays the whole of it.

    "Early Thursday" and "late Thursday" are halves of a day.
    """
    first, last = extent.meant
    is_one_day = first is not None and last == first + MINUTES_A_DAY - 1
    if first is None or last is None or (extent.unit is Unit.DAY and (stage is Stage.MID or not is_one_day)):
        return Unread("unreadable-date", say("a day has no early, middle or late part that could be read"))
    if extent.unit is Unit.DAY:
        noon = first + MINUTES_A_DAY // 2
        return extent._replace(meant=(first, noon - 1) if stage is Stage.EARLY else (noon, last))
    start = date.fromordinal(first // MINUTES_A_DAY + 1)
    third = stage.value
    if extent.unit.months > 1:
        months = extent.unit.months // 3
        return extent._replace(meant=month_span(start.year, start.month + third * months, months))
    cuts = {Unit.WEEK: (0, 2, 5)}.get(extent.unit, (0, 10, 20))  # "akhir pekan" is Saturday and Sunday
    begin = first + cuts[third] * MINUTES_A_DAY
    end = last if stage is Stage.LATE else first + cuts[third + 1] * MINUTES_A_DAY - 1
    return extent._replace(meant=(begin, end))


def narrowed(extent: Extent, moment: Moment) -> Extent | Unread:
    """Return the part of a day that a time of day, a part of the day and a zone leave of it."""
    if moment.zone is not None:
        zone = read_zone(moment.zone)
        if isinstance(zone, Unread):
            return zone
        extent = extent._replace(zone=zone, is_zoned=True)
    extent = extent._replace(is_local=moment.is_local)
    if moment.clock is None and moment.daypart is None:
        return extent
    first, last = extent.said
    if first is not None and last is not None and extent.unit is Unit.DAY and last - first >= MINUTES_A_DAY:
        return extent  # "27-29 November, pukul 08.00 WIB": each day at that hour; said is all of them
    if first is None or last is None or extent.unit is not Unit.DAY:
        return Unread("unreadable-date", say("a time of day stands beside something that is not one day"))
    hours = moment.daypart if moment.clock is None else hours_of(moment.clock, moment.daypart)
    if isinstance(hours, Unread) or hours is None:
        return hours or extent
    said, meant = ((max(first + start, 0), min(first + end, LAST_MINUTE)) for start, end in hours)
    return extent._replace(said=said, meant=meant, unit=Unit.HOUR)
