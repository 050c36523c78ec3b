"""Times of day as written: ``pukul 06.00 WIT``, ``05.20 wit``, ``5 p.m.``, ``08.00-10.00 WIB``."""

from __future__ import annotations

from claimcheck.reading.date_ordinals import CARDINALS
from claimcheck.reading.date_tokens import Tokens, digits, glued, sign
from claimcheck.reading.date_vocabulary import (
    BOUNDS,
    CLOCK_WORDS,
    DAYPARTS,
    JOINS,
    MERIDIEMS,
    MONTHS,
    NEAR,
    WEEKDAYS,
    Bound,
)
from claimcheck.reading.date_written import Clock, Moment
from claimcheck.reading.zone_words import OF_THE_PLACE, ZONES, ZONES_IN_SHORT, ZONES_OF_DAYS

_END_OF_DAY = (23, 59)


def clock(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read a time of day into a moment that has none yet.

    Digits alone are no time: a word ("pukul"), a colon, a zone or "a.m."/"p.m." has to say so.
    """
    bound, near = BOUNDS.match(tokens, at), NEAR.match(tokens, at)
    loosely = near or (bound if bound is not None and bound[0] is Bound.ABOUT else None)
    start = loosely[1] if loosely else at
    marker = CLOCK_WORDS.match(tokens, start)
    read = _spoken(moment, tokens, marker[1]) if marker else None
    read = read or _time(tokens, marker[1] if marker else start)
    if moment.clock is not None or read is None:
        return None
    found, end = read
    found, end = _until(found, tokens, end)
    meridiem = MERIDIEMS.match(tokens, end)
    if meridiem:
        found, end = found._replace(meridiem=meridiem[0]), meridiem[1]
    zone, after = zone_at(tokens, end)
    zone, end = (None if zone else ZONES_IN_SHORT.match(tokens, end) if meridiem else None) or (zone, after)
    found, end = _finish(found, tokens, end)
    colon = found.minute is not None and tokens[start + 1].text == ":"
    is_last = moment.day is not None and found.minute is not None and end == len(tokens)  # "27/11/2025, 06.00"
    if not (marker or meridiem or zone or colon or is_last or of_the_place(moment, tokens, end)):
        return None
    return moment._replace(clock=found._replace(about=loosely is not None), zone=zone or moment.zone), end


def of_the_place(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read "waktu setempat", "local time" and "Kyiv time" behind a day, a part of one or an hour."""
    start = at + 1 if sign(tokens, at, "(") else at
    found = OF_THE_PLACE.match(tokens, start) or _of_a_named_place(tokens, start)
    return (moment._replace(is_local=True), found[1]) if found and not moment.is_local and not moment.zone else None


def _of_a_named_place(tokens: Tokens, at: int) -> tuple[None, int] | None:
    """Read "India time", "New York time" and "waktu AS": whose clock that is, no table here knows."""
    start = at + (at < len(tokens) and tokens[at].text == "waktu")
    end = start
    while end < min(start + 2, len(tokens)) and tokens[end].capital and not WEEKDAYS.match(tokens, end):
        end += 1
    if end == start or start > at:
        return (None, end) if end > start else None
    return (None, end + 1) if end < len(tokens) and tokens[end].text == "time" else None


def zone_of_a_day(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read the zone behind a day or a part of it, as in "Kamis malam WIT", "Jumat (27/9) pagi WIB"."""
    zone, end = zone_at(tokens, at)
    is_day = moment.day is not None or bool(moment.weekdays) or moment.daypart is not None
    is_free = moment.clock is None and moment.zone is None and not moment.is_local
    return (moment._replace(zone=zone), end) if zone in ZONES_OF_DAYS and is_day and is_free else None


def _spoken(moment: Moment, tokens: Tokens, at: int) -> tuple[Clock, int] | None:
    """Read the "setengah delapan" of "pukul setengah delapan malam", 7:30, and "pukul delapan malam".

    Hours in words run from one to twelve: a part of the day tells which half of it is meant.
    """
    half = at < len(tokens) and tokens[at].text == "setengah"
    number = digits(tokens, at + half)
    hour = CARDINALS.match(tokens, at + half) if number is None else (number, at + half + 1) if half else None
    if hour is None or not 1 <= hour[0] <= 12 or not (moment.daypart or DAYPARTS.match(tokens, hour[1])):
        return None
    return (Clock((hour[0] - 1) or 12, 30) if half else Clock(hour[0])), hour[1]


def _time(tokens: Tokens, at: int) -> tuple[Clock, int] | None:
    hour = digits(tokens, at)
    if hour is None:
        return _in_four_digits(tokens, at)
    numbers = [hour]
    end = at + 1
    while len(numbers) < 3 and _continues(tokens, end):
        numbers.append(int(tokens[end + 1].text))
        end += 2
    if _goes_on(tokens, end) or (len(numbers) == 1 and _is_day(tokens, end)):
        return None
    minute = numbers[1] if len(numbers) > 1 else None
    return Clock(hour, minute, numbers[2] if len(numbers) > 2 else 0), end


def _in_four_digits(tokens: Tokens, at: int) -> tuple[Clock, int] | None:
    """Read "0935 GMT": four digits are a time where a zone follows."""
    number = digits(tokens, at, 4)
    if number is None or len(tokens[at].text) != len("0935") or zone_at(tokens, at + 1)[0] is None:
        return None
    return Clock(number // 100, number % 100), at + 1


def _continues(tokens: Tokens, at: int) -> bool:
    minutes = digits(tokens, at + 1)
    whole = minutes is not None and len(tokens[at + 1].text) == 2
    return whole and sign(tokens, at, ".:") is not None and glued(tokens, at) and glued(tokens, at + 1)


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Whether the number is part of something longer, such as 27.11.2025, 12.500 or 05/20."""
    more = sign(tokens, at, ".,:/") is not None and glued(tokens, at) and glued(tokens, at + 1)
    return more and tokens[at + 1].is_number


def _is_day(tokens: Tokens, at: int) -> bool:
    return MONTHS.match(tokens, at) is not None


def _until(found: Clock, tokens: Tokens, at: int) -> tuple[Clock, int]:
    join = JOINS.match(tokens, at)
    marker = CLOCK_WORDS.match(tokens, join[1]) if join else None
    last = _time(tokens, marker[1] if marker else join[1]) if join else None
    if last is None or last[0].minute is None or found.minute is None:
        return found, at
    return found._replace(until=(last[0].hour, last[0].minute)), last[1]


def _finish(found: Clock, tokens: Tokens, at: int) -> tuple[Clock, int]:
    """Read "pukul 19.00 WIB hingga selesai": to the end of the day, as far as anybody can say."""
    join = JOINS.match(tokens, at)
    if found.until or join is None or join[1] >= len(tokens) or tokens[join[1]].text != "selesai":
        return found, at
    return found._replace(until=_END_OF_DAY), join[1] + 1


def zone_at(tokens: Tokens, at: int) -> tuple[str | None, int]:
    """Return a zone that stands here, in brackets or not: WIB, UTC, GMT+10, +07:00."""
    start = at + 1 if sign(tokens, at, "(") else at
    named = ZONES.match(tokens, start)
    if named is not None and tokens[start].text == "was" and not tokens[start].capital:
        named = None  # "At 9:30 was …": the clock of Arabia stands in capitals
    if named is None:
        offset, end = _offset(tokens, start)
        return (offset, end) if ":" in offset else (None, at)  # "27-11" is no time with an offset
    offset, end = _offset(tokens, named[1]) if named[0] in ("UTC", "GMT") else ("", named[1])
    return named[0] + offset, end


def _offset(tokens: Tokens, at: int) -> tuple[str, int]:
    """Return an offset that stands glued to what is before it, or no words."""
    hours = digits(tokens, at + 1)
    if sign(tokens, at, "+-") is None or hours is None or not (glued(tokens, at) and glued(tokens, at + 1)):
        return "", at
    written = tokens[at].text + tokens[at + 1].text
    if sign(tokens, at + 2, ":") and digits(tokens, at + 3) is not None:
        return f"{written}:{tokens[at + 3].text}", at + 4
    return written, at + 2
