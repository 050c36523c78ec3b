"""The grammar of dates in running words: tokens to what stands there.

A written date is a handful of parts in nearly any order ("Kamis (27/11/2025) pukul 06.00 WIB", "5 p.m. on Thursday,
27 November"). Each part is read by one small function below, at most once a date: the work at one place is bounded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeAlias, TypeVar

from claimcheck.reading.date_clock import clock, of_the_place, zone_of_a_day
from claimcheck.reading.date_counted_days import counted_from_a_feast
from claimcheck.reading.date_eras import century, short_decade, to_a_short_year
from claimcheck.reading.date_movable import movable
from claimcheck.reading.date_numbered import numbered_part
from claimcheck.reading.date_numeric import days_and_month, numeric, year
from claimcheck.reading.date_prayers import prayer
from claimcheck.reading.date_recent import recent, so_far
from claimcheck.reading.date_seasons import holiday, part_of_the_year, quarter, season, shorthand, turn
from claimcheck.reading.date_spoken import (
    SMALL,
    decade,
    ended,
    eve,
    first_months,
    fiscal,
    last_night,
    one_ago,
    overnight,
    part_of_a_day,
    running,
    several,
    week,
    weekend,
)
from claimcheck.reading.date_tokens import Tokens, glued, sign
from claimcheck.reading.date_vocabulary import (
    BOUNDS,
    DAYPARTS,
    JOINS,
    MARKET_DAYS,
    MONTHS,
    NOISE,
    RELATIVE,
    STAGES,
    TENSES,
    TENSES_BEFORE,
    WEEKDAYS,
    Bound,
)
from claimcheck.reading.date_weeks import term, third_of_month, week_of_month, week_of_year
from claimcheck.reading.date_written import Expression, Moment, Relative
from claimcheck.reading.hijri import lunar

_MOST_NOISE = 4
_MOST_BOUNDS = 3

Read: TypeAlias = tuple[Moment, int]
Found = TypeVar("Found")
_EMPTY = Moment()


def expression(tokens: Tokens, at: int) -> tuple[Expression, int] | None:
    """Return the date or range of dates that begins at this place, with the place after it."""
    bounds, start = _bounds(tokens, at)
    first = _first(_moment, tokens, start) if bounds else _moment(tokens, start)
    if first is None:
        return None
    bounds -= {Bound.NOTHING}
    join = _first(JOINS.match, tokens, first[1])
    if join:
        last = _first(_moment, tokens, join[1])
        joined = join[0] is Bound.UNTIL or Bound.BETWEEN in bounds
        if last is not None and (joined or (not bounds and _is_next_day(first[0], last[0]))):
            return Expression(first[0], last[0], bounds - {Bound.SINCE, Bound.IN_FORCE}), last[1]
    return Expression(first[0], None, bounds), first[1]


def _is_next_day(first: Moment, last: Moment) -> bool:
    """Whether two days follow each other: "Senin (24/11) dan Selasa (25/11)"; or two months: "Mei dan Juni"."""
    if _is_only_a_month(first) and _is_only_a_month(last):
        return last.month == (first.month or 0) % 12 + 1
    if first.day is None or last.day is None or first.month is None or last.month is None:
        return False
    if first.month == last.month:
        return last.day == first.day + 1 and first.last_day is None
    return (first.day >= 28, last.day, last.month) == (True, 1, first.month % 12 + 1)


def _is_only_a_month(moment: Moment) -> bool:
    return moment.month is not None and moment == _EMPTY._replace(month=moment.month, year=moment.year)


def places(tokens: Tokens, at: int) -> Iterator[int]:
    """Return this place and those after each of a few words and signs that say nothing: "pada tanggal", brackets."""
    for _ in range(_MOST_NOISE):
        yield at
        noise = NOISE.match(tokens, at)
        if noise is None:
            return
        at = noise[1]
    yield at


def _first(read: Callable[[Tokens, int], Found | None], tokens: Tokens, at: int) -> Found | None:
    """Return what is read at the first place that holds it, noise before it left out."""
    return next((found for place in places(tokens, at) if (found := read(tokens, place)) is not None), None)


def _bounds(tokens: Tokens, at: int) -> tuple[frozenset[Bound], int]:
    bounds: set[Bound] = set()
    for _ in range(_MOST_BOUNDS):
        bound = _first(BOUNDS.match, tokens, at) if bounds else BOUNDS.match(tokens, at)
        if bound is None or turn(_EMPTY, tokens, at) is not None:
            break  # "after midnight on Sunday" is a time of that night
        bounds.add(bound[0])
        at = bound[1]
    return frozenset(bounds), at


def _moment(tokens: Tokens, at: int) -> Read | None:
    moment, end = _EMPTY, at
    read = _part(moment, tokens, at)
    while read is not None:
        moment, end = read
        read = _first(partial(_part, moment), tokens, end) or _hour_of_a_dateline(moment, tokens, end)
    is_told = moment.is_dated or moment.relative or moment.weekdays or moment.clock or moment.lunar
    return (moment, end) if is_told or moment.movable is not None else None


def _hour_of_a_dateline(moment: Moment, tokens: Tokens, at: int) -> Read | None:
    """Read the hour behind the dash of "Selasa, 18 Juni 2024 - 12:52 WIB", which begins no range."""
    is_dash = sign(tokens, at, "-") is not None and not glued(tokens, at) and not glued(tokens, at + 1)
    is_a_day = moment.day is not None and moment.last_day is None and moment.clock is None
    return clock(moment, tokens, at + 1) if is_dash and is_a_day and moment.year is not None else None


def _part(moment: Moment, tokens: Tokens, at: int) -> Read | None:
    if at >= len(tokens):
        return None
    return next((read for part in _PARTS if (read := part(moment, tokens, at)) is not None), None)


def _tense(moment: Moment, tokens: Tokens, at: int) -> Read | None:
    found = TENSES.match(tokens, at) if moment.weekdays or moment.is_dated else None
    if found is None or moment.tense is not None:
        return None
    return moment._replace(tense=found[0]), found[1]


def _tense_before(moment: Moment, tokens: Tokens, at: int) -> Read | None:
    found = TENSES_BEFORE.match(tokens, at)
    if found is None or moment.tense is not None:
        return None
    named = WEEKDAYS.match(tokens, found[1]) or MONTHS.match(tokens, found[1])
    return (moment._replace(tense=found[0]), found[1]) if named else None


def _relative(moment: Moment, tokens: Tokens, at: int) -> Read | None:
    if moment.relative is not None:
        return None
    named = RELATIVE.match(tokens, at)
    if named is not None:
        return moment._replace(relative=Relative(*named[0])), named[1]
    return _counted(moment, tokens, at)


def _counted(moment: Moment, tokens: Tokens, at: int) -> Read | None:
    """Read "3 hari lalu", "dua pekan yang lalu", "three weeks ago"."""
    counted = several(tokens, at)
    if counted is None:
        return None
    count, unit, end = counted
    past = TENSES.match(tokens, end)
    if past and past[0]:
        return moment._replace(relative=Relative(unit, count * past[0], counted=True)), past[1]
    if end < len(tokens) and tokens[end].text == "ago":
        return moment._replace(relative=Relative(unit, -count, counted=True)), end + 1
    return None


def _daypart(moment: Moment, tokens: Tokens, at: int) -> Read | None:
    # A part of the day counts only after its day or its hour; before it, it may name the night before.
    placed = moment.weekdays or moment.is_dated or moment.relative or moment.clock
    free = moment.daypart is None or moment.daypart == SMALL  # "the early hours of Tuesday morning"
    found = DAYPARTS.match(tokens, at) if placed and free else None
    return (moment._replace(daypart=moment.daypart or found[0]), found[1]) if found else None


def _weekday(moment: Moment, tokens: Tokens, at: int) -> Read | None:
    first = WEEKDAYS.match(tokens, at) if not moment.weekdays else None
    if first is None:
        return None
    market = MARKET_DAYS.match(tokens, first[1])
    first = (first[0], market[1] if market else first[1])
    join = JOINS.match(tokens, first[1])
    last = WEEKDAYS.match(tokens, join[1]) if join else None
    if last is not None and NOISE.match(tokens, last[1]):  # "Senin-Rabu (24-26/11/2025)"
        return moment._replace(weekdays=(first[0], last[0])), last[1]
    return moment._replace(weekdays=(first[0],)), first[1]


def _stage(moment: Moment, tokens: Tokens, at: int) -> Read | None:
    free = moment.stage is None and not moment.is_dated and moment.relative is None
    found = STAGES.match(tokens, at) if free else None
    return (moment._replace(stage=found[0]), found[1]) if found else None


_Part: TypeAlias = Callable[[Moment, Tokens, int], Read | None]
_PARTS: tuple[_Part, ...] = (
    _tense,
    ended,
    week_of_month,
    third_of_month,
    week_of_year,
    term,
    recent,
    so_far,
    prayer,
    movable,
    counted_from_a_feast,
    week,
    weekend,
    running,
    one_ago,
    last_night,
    _relative,
    _tense_before,
    clock,
    of_the_place,
    zone_of_a_day,
    eve,
    overnight,
    turn,
    part_of_a_day,
    _daypart,
    _stage,
    shorthand,
    season,
    to_a_short_year,
    part_of_the_year,
    quarter,
    holiday,
    century,
    decade,
    short_decade,
    lunar,
    fiscal,
    first_months,
    numeric,
    days_and_month,
    numbered_part,
    year,
    _weekday,
)
