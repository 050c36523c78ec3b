"""The minutes of a day that a time of day names."""

from __future__ import annotations

from claimcheck.domain.period import MINUTES_A_DAY
from claimcheck.domain.unread import Unread
from claimcheck.reading.date_span import HALF_AN_HOUR
from claimcheck.reading.date_vocabulary import DATED_EVE, Hours
from claimcheck.reading.date_written import Clock, bad_date

_FIRST_OF_NIGHT, _LAST_OF_NIGHT = 17 * 60, 24 * 60 - 1  # minutes of the day that "malam" may be
_AN_HOUR = 60
_LAST_BEFORE_DAWN = 6 * 60 - 1
_MIDNIGHT = (24, 0)  # "pukul 24.00": the hour and the minute


def hours_of(clock: Clock, daypart: Hours | None) -> Hours | Unread:
    """Return the minutes of the day that a time names: all the hour for "06.00", seldom meant to the minute."""
    if (clock.hour, clock.minute or 0) == _MIDNIGHT and not clock.exact:
        return ((_LAST_OF_NIGHT, _LAST_OF_NIGHT + 1),) * 2  # two days claim it
    if clock.hour == 24 and clock.minute and clock.minute < 60 and clock.meridiem is None and not clock.exact:
        # "Pukul 24.15": of the night that begins that day, as a rule, or of the one that ends then.
        return (clock.minute, clock.minute + MINUTES_A_DAY), (clock.minute + MINUTES_A_DAY,) * 2
    fault = _check(clock)
    if fault is not None:
        return fault
    hour = clock.hour if clock.meridiem is None else clock.hour % 12 + clock.meridiem
    first = hour * 60 + (clock.minute or 0)
    if daypart is not None and daypart == DATED_EVE:
        return _in_either_night(first, clock)
    if daypart is not None:
        at_night = daypart[0][0] == _FIRST_OF_NIGHT and daypart[0][1] >= _LAST_OF_NIGHT
        if at_night and clock.hour <= 12 and first % 720 < _FIRST_OF_NIGHT - 720:
            # "pukul 12 malam", "jam 1 malam": of the night that begins that day, or of the one that ends then.
            return ((first % 720, first % 720 + MINUTES_A_DAY + 59),) * 2
        fitting = [minute for minute in (first, first + 720) if daypart[0][0] <= minute <= daypart[0][1]]
        if not fitting and daypart[0][0] - _AN_HOUR <= first <= daypart[0][1] + _AN_HOUR:
            fitting = [first]  # "pagi pukul 12.00 WIT", of what is in the morning further west
        if not fitting or (clock.hour > 12 and fitting[0] != first):
            return bad_date("the hour {hour} cannot be: it is not in that part of the day", hour=clock.hour)
        first = fitting[0]
    last = first if clock.minute or clock.exact else first + 59
    if clock.until is not None:
        last = clock.until[0] * 60 + clock.until[1] + (first // 720 * 720 if clock.meridiem == 12 else 0)
        last += MINUTES_A_DAY if last < first else 0  # "22.00-02.00" runs into the next day
    wider, near = (2 * HALF_AN_HOUR, HALF_AN_HOUR) if clock.about else (0, 0)
    return (first - wider, last + wider), (first - near, last + near)


def _in_either_night(minute: int, clock: Clock) -> Hours | Unread:
    """Return the hour of "pukul 19.30 malam Minggu (30/11)": of the night before that day, or of the one after it."""
    later = minute + (MINUTES_A_DAY // 2 if clock.hour <= 12 and clock.meridiem is None else 0)
    if later >= _FIRST_OF_NIGHT:
        return ((later - MINUTES_A_DAY, later),) * 2
    if minute <= _LAST_BEFORE_DAWN:
        return ((minute, minute + MINUTES_A_DAY),) * 2
    return bad_date("the hour {hour} cannot be: it is not in that part of the day", hour=clock.hour)


def _check(clock: Clock) -> Unread | None:
    """Return what is wrong with a time; leap seconds and, in ISO 8601, 24:00 are refused."""
    times = [(clock.hour, clock.minute or 0), *([clock.until] if clock.until not in (None, _MIDNIGHT) else [])]
    for hour, minute in times:
        earliest = 1 if clock.meridiem else 0  # "0:30 a.m.", as some write it
        latest = 23 if clock.meridiem == 12 and clock.minute is not None else 12  # "13:30 p.m.", as some write it
        latest = 23 if clock.meridiem is None else latest
        if not earliest <= hour <= latest:
            if clock.meridiem is not None:
                return bad_date("the hour {hour} cannot be: hours run from 1 to 12", hour=hour)
            return bad_date("the hour {hour} cannot be: hours run from 0 to 23", hour=hour)
        if not 0 <= minute <= 59:
            return bad_date("the minute {minute} cannot be: minutes run from 0 to 59", minute=minute)
    if not 0 <= clock.second <= 59:
        return bad_date("the second {second} cannot be: seconds run from 0 to 59", second=clock.second)
    return None
