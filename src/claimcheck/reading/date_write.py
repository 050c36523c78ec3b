"""Times in words, for people, from the clock of the place they were written for."""

from __future__ import annotations

from datetime import date

from claimcheck.domain.message import Message, say, verbatim
from claimcheck.domain.period import MINUTES_A_DAY, Period, day_of
from claimcheck.locale import translator
from claimcheck.reading.calendar import day_words, days_in_month, month_words
from claimcheck.reading.zones import write_offset


def write_period(period: Period, language: str) -> str:
    """Return a time in words of a language; one without a catalog gets English."""
    return period_words(period).text(translator(language))


def period_words(period: Period) -> Message:
    """Return a time in words: ``27 November 2025``, ``27 to 29 November 2025``, ``until 31 August 2025``.

    Whole months and years are named as such; a part of a day is followed by its zone: ``24 September 2025, 06:00 to
    06:59 (UTC+9)``.
    """
    first, last = period.local_first, period.local_last
    if first is None and last is None:
        return say("at any time")
    if first is None:
        return _zoned(say("until {time}", time=_moment(last or 0, last=True)), _zone(period, last, last=True))
    if last is None:
        return _zoned(say("since {time}", time=_moment(first, last=False)), _zone(period, first, last=False))
    if _is_clock(first, last=False) or _is_clock(last, last=True):
        if period.is_local:
            return say("{time} (local time)", time=_clocks(first, last))
        zone = _zone(period, first, last=False) or _zone(period, last, last=True)
        return _zoned(_clocks(first, last), zone)
    return _days(day_of(first), day_of(last))


def period_phrase(period: Period) -> Message:
    """Return when something was, in words that follow a verb: ``on 27 November 2025``, ``by 31 August 2025``."""
    first, last = period.local_first, period.local_last
    if first is None and last is not None:
        return say("by {time}", time=_moment(last, last=True))
    if last is None and first is not None:
        return say("on {time} or later", time=_moment(first, last=False))
    is_calendar = (
        first is not None and last is not None and not (_is_clock(first, last=False) or _is_clock(last, last=True))
    )
    words = period_words(period)
    if is_calendar and first is not None and last is not None and _is_whole_months(day_of(first), day_of(last)):
        return say("in {time}", time=words)
    return say("on {time}", time=words)


def _is_whole_months(first: date, last: date) -> bool:
    return first.day == 1 and last.day == days_in_month(last.year, last.month)


def _days(first: date, last: date) -> Message:
    if _is_whole_months(first, last):
        return _months(first, last)
    if first == last:
        return day_words(first)
    if first.year != last.year:
        return _stretch(day_words(first), day_words(last))
    if first.month != last.month:
        return _stretch(say("{day} {month}", day=first.day, month=month_words(first.month)), day_words(last))
    return _stretch(verbatim(str(first.day)), day_words(last))


def _months(first: date, last: date) -> Message:
    if (first.month, last.month) == (1, 12):
        return _year(first) if first.year == last.year else _stretch(_year(first), _year(last))
    end = say("{month} {year}", month=month_words(last.month), year=_year(last))
    if (first.year, first.month) == (last.year, last.month):
        return end
    start = month_words(first.month)
    if first.year != last.year:
        start = say("{month} {year}", month=start, year=_year(first))
    return _stretch(start, end)


def _year(day: date) -> Message:
    return verbatim(f"{day.year:04}")


def _clocks(first: int, last: int) -> Message:
    start, end = _at(first), _at(last)
    if first == last:
        return start
    return _stretch(start, verbatim(_time(last)) if day_of(first) == day_of(last) else end)


def _stretch(first: Message, last: Message) -> Message:
    return say("{first} to {last}", first=first, last=last)


def _moment(minute: int, *, last: bool) -> Message:
    return _at(minute) if _is_clock(minute, last=last) else day_words(day_of(minute))


def _at(minute: int) -> Message:
    return say("{day}, {time}", day=day_words(day_of(minute)), time=_time(minute))


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
    return write_offset(int(minute - utc))


def _zoned(time: Message, zone: str) -> Message:
    return say("{time} ({zone})", time=time, zone=zone) if zone else time
