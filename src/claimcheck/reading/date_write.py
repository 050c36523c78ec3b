"""Times in words, for people, from the clock of the place they were written for."""

from __future__ import annotations

from datetime import date

from claimcheck.domain.period import MINUTES_A_DAY, Period, day_of
from claimcheck.reading.calendar import days_in_month, month_name, write_day
from claimcheck.reading.zones import write_offset

_WORDS = {
    "id": {"to": "sampai", "until": "hingga", "since": "sejak", "ever": "kapan saja"},
    "en": {"to": "to", "until": "until", "since": "since", "ever": "at any time"},
}


def write_period(period: Period, language: str) -> str:
    """Return a time in words: ``27 November 2025``, ``27 to 29 November 2025``, ``until 31 August 2025``.

    Whole months and years are named as such; a part of a day is followed by its zone: ``24 September 2025, 06:00 to
    06:59 (UTC+9)``. Any other language than ``id`` gets English.
    """
    words = _WORDS.get(language, _WORDS["en"])
    first, last = period.local_first, period.local_last
    if first is None and last is None:
        return words["ever"]
    if first is None:
        return f"{words['until']} {_moment(last or 0, last=True, language=language)}{_zone(period, last, last=True)}"
    if last is None:
        return f"{words['since']} {_moment(first, last=False, language=language)}{_zone(period, first, last=False)}"
    if _is_clock(first, last=False) or _is_clock(last, last=True):
        return _clocks(first, last, words["to"], language) + (
            _zone(period, first, last=False) or _zone(period, last, last=True)
        )
    return _days(day_of(first), day_of(last), words["to"], language)


def _days(first: date, last: date, to: str, language: str) -> str:
    if first.day == 1 and last.day == days_in_month(last.year, last.month):
        return _months(first, last, to, language)
    if first == last:
        return write_day(first, language)
    start = write_day(first, language)
    if first.year == last.year:
        start = f"{first.day}" if first.month == last.month else f"{first.day} {month_name(first.month, language)}"
    return f"{start} {to} {write_day(last, language)}"


def _months(first: date, last: date, to: str, language: str) -> str:
    if (first.month, last.month) == (1, 12):
        return _year(first) if first.year == last.year else f"{_year(first)} {to} {_year(last)}"
    end = f"{month_name(last.month, language)} {_year(last)}"
    if (first.year, first.month) == (last.year, last.month):
        return end
    start = month_name(first.month, language)
    return f"{start} {to} {end}" if first.year == last.year else f"{start} {_year(first)} {to} {end}"


def _year(day: date) -> str:
    return f"{day.year:04}"


def _clocks(first: int, last: int, to: str, language: str) -> str:
    start = f"{write_day(day_of(first), language)}, {_time(first)}"
    if first == last:
        return start
    same_day = day_of(first) == day_of(last)
    return (
        f"{start} {to} {_time(last)}"
        if same_day
        else f"{start} {to} {write_day(day_of(last), language)}, {_time(last)}"
    )


def _moment(minute: int, *, last: bool, language: str) -> str:
    day = write_day(day_of(minute), language)
    return f"{day}, {_time(minute)}" if _is_clock(minute, last=last) else day


def _is_clock(minute: int, *, last: bool) -> bool:
    """Whether an end is a time of day rather than the edge of a day."""
    return (minute + last) % MINUTES_A_DAY != 0


def _time(minute: int) -> str:
    hours, minutes = divmod(minute % MINUTES_A_DAY, 60)
    return f"{hours:02}:{minutes:02}"


def _zone(period: Period, minute: int | None, *, last: bool) -> str:
    """Return the zone of a time of day, from how far its minute UTC lies behind; nothing for whole days."""
    utc = period.said.upper if last else period.said.lower
    if minute is None or utc is None or not _is_clock(minute, last=last):
        return ""
    return f" ({write_offset(int(minute - utc))})"
