"""The calendar: units of time, their arithmetic, and the names of days and months.

The calendar is the proleptic Gregorian one of ISO 8601, years 1 to 9999. Minutes count from 0001-01-01 00:00.
"""

from __future__ import annotations

from datetime import date

from claimcheck.domain.choice import Choice
from claimcheck.domain.message import Message, say
from claimcheck.domain.period import MINUTES_A_DAY, minute_of
from claimcheck.locale import translator

LAST_MINUTE = date.max.toordinal() * MINUTES_A_DAY - 1

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Unit(Choice):
    """A unit of time; ``months`` or ``minutes`` tells how long it is."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half-year"
    YEAR = "year"

    @property
    def months(self) -> int:
        """Its length in months; 0 for the units that are shorter."""
        return {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12}.get(self, 0)

    @property
    def minutes(self) -> int:
        """Its length in minutes; 0 for the units that are made of months."""
        days = {Unit.DAY: MINUTES_A_DAY, Unit.WEEK: 7 * MINUTES_A_DAY}
        return {Unit.HOUR: 60, **days}.get(self, 0)


def days_in_month(year: int, month: int) -> int:
    """Return 28 to 31."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def month_span(year: int, month: int, months: int = 1) -> tuple[int, int]:
    """Return the first and last minute of so many months that begin with this one; all lie in the years 1 to 9999."""
    first = minute_of(date(year, month, 1))
    last_year, last_month = divmod(year * 12 + month + months - 2, 12)
    last = date(last_year, last_month + 1, days_in_month(last_year, last_month + 1))
    return first, minute_of(last) + MINUTES_A_DAY - 1


def day_span(day: date) -> tuple[int, int]:
    """Return the first and last minute of a day."""
    return minute_of(day), minute_of(day) + MINUTES_A_DAY - 1


def shift(minute: int, unit: Unit, count: int) -> int:
    """Return the minute so many units later (earlier, if negative), cut to the years 1 to 9999.

    Months and years keep the day of the month, or take the last one where the month is shorter.
    """
    minute = min(max(minute, 0), LAST_MINUTE)
    if unit.minutes:
        return min(max(minute + unit.minutes * count, 0), LAST_MINUTE)
    days, rest = divmod(minute, MINUTES_A_DAY)
    day = date.fromordinal(days + 1)
    year, month = divmod(day.year * 12 + day.month - 1 + unit.months * count, 12)
    if not 1 <= year <= 9999:
        return 0 if year < 1 else LAST_MINUTE
    return minute_of(date(year, month + 1, min(day.day, days_in_month(year, month + 1)))) + rest


def weekday_words(weekday: int) -> Message:
    """Return the name of a day of the week; Monday is 0."""
    return say(_WEEKDAYS[weekday % 7])


def month_words(month: int) -> Message:
    """Return the name of a month, 1 to 12."""
    return say(_MONTHS[month - 1])


def day_words(day: date) -> Message:
    """Return a date for people: ``27 November 2025``."""
    return say("{day} {month} {year}", day=day.day, month=month_words(day.month), year=day.year)


def weekday_name(weekday: int, language: str) -> str:
    """Return the name of a day of the week in a language; one without a catalog gets English."""
    return weekday_words(weekday).text(translator(language))


def write_day(day: date, language: str) -> str:
    """Return a date in a language: ``27 November 2025``."""
    return day_words(day).text(translator(language))
