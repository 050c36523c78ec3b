"""Dates and times from Indonesian and English words, ISO 8601 and EDTF.

A date is read against its article: the day of publication gives a missing year and "kemarin", the zone gives the
minutes. Today's date is never asked for.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import Final

from claimcheck.domain.message import linked, say
from claimcheck.domain.period import MINUTES_A_DAY, Period, day_of, zones
from claimcheck.domain.span import Span
from claimcheck.domain.unread import Unread
from claimcheck.reading.calendar import LAST_MINUTE, day_words, weekday_name, weekday_words, write_day
from claimcheck.reading.date_grammar import expression, places
from claimcheck.reading.date_iso import read_iso
from claimcheck.reading.date_plain import plain_date
from claimcheck.reading.date_readings import in_zone, readings
from claimcheck.reading.date_tidy import tidied, told_once
from claimcheck.reading.date_tokens import Tokens, cut
from claimcheck.reading.date_vocabulary import Bound
from claimcheck.reading.date_write import period_phrase, period_words, write_period
from claimcheck.reading.date_written import Ends, Expression, Extent, Setting
from claimcheck.reading.zones import Zone, default_zone, read_zone
from claimcheck.record import evolve

__all__ = [
    "announces",
    "day_words",
    "period_phrase",
    "period_words",
    "read_period",
    "scan_periods",
    "weekday_name",
    "weekday_words",
    "write_day",
    "write_period",
]

_LONGEST = 400
_NOT_UNDERSTOOD = frozenset({"unreadable-date", "relative-date"})
_VERB = frozenset({"may", "or"})  # "it may or may not"
_HOUR: Final = 60  # minutes
_BRACKETS: Final = re.compile(
    r"([^()]*(?:\([^()]*\)[^()]*)?)\(([^()]*)\)([^()]*)"
)  # "Kamis (27/11) pukul 10.00 WIB (11.00 WITA)"
# What names a clock that no table here knows: "22.45 WIB (18.45 waktu Qatar)", "3 p.m. EST (8 p.m. in London)".
_ELSEWHERE: Final = re.compile(r"\b(?:[Ww]aktu|[Tt]ime)\b| in (?:the )?[A-Z]")
# Zones that are read as the clock of their place, which is another one in the other half of the year: minutes ahead.
_LITERALLY: Final = {
    "est": -300,
    "edt": -240,
    "cdt": -300,
    "mst": -420,
    "mdt": -360,
    "pst": -480,
    "pdt": -420,
    "bst": 60,
    "cet": 60,
    "cest": 120,
}
_LOOSELY: Final = r"\b(?:about|around|approximately|roughly|shortly|just|nearly|almost|some time|sekitar|kira-kira)\b"
_SHORT_ZONES: Final = rf"\b(?:{'|'.join(_LITERALLY)})\b"
_SHOWN = 60
_AMBIGUOUS = "“{text}” can be read as {readings}; a weekday, a month in words or `date-order` would settle it"


def read_period(
    text: str,
    language: str,
    *,
    zone: str | None = None,
    published: Period | None = None,
    planned: bool = False,
    date_order: str | None = None,
    other_week: bool = False,
) -> Period | Unread:
    """Return the time that a text names, as minutes UTC.

    ``zone`` defaults to Asia/Jakarta for the language ``id``, else UTC. ``published`` gives what the text leaves out:
    the nearest day not after it, or not before it where the time is ``planned``. ``date_order`` is ``day-month`` or
    ``month-day``, for English figures only. ``other_week`` reads "last Thursday" as the further one of two that may be
    meant. What cannot be read comes back with one of the codes ``unknown-zone``, ``bad-date``, ``ambiguous-date``,
    ``relative-date``, ``unreadable-date``. A time is kept to the minute.
    """
    words = text.strip()
    short = told_once(words)
    exact = _exactly(words, language, zone) if short is None else None
    if isinstance(exact, Period):
        return exact  # as most dates of claims are
    asked = partial(
        _read,
        language=language,
        zone=zone,
        published=published,
        planned=planned,
        date_order=date_order,
        other_week=other_week,
    )
    once = None if short is None else asked(short)
    found = once if isinstance(once, Period) else asked(words)
    may_be_tidied = isinstance(found, Unread) and found.code in _NOT_UNDERSTOOD and len(words) <= _LONGEST
    tidy = tidied(words) if may_be_tidied else None
    again = found if tidy is None else asked(tidy)
    told = again if isinstance(again, Period) else found
    return told if isinstance(told, Unread) or told.words == words else evolve(told, words=words)


def _read(
    words: str,
    language: str,
    *,
    zone: str | None,
    published: Period | None,
    planned: bool,
    date_order: str | None,
    other_week: bool,
) -> Period | Unread:
    found = _exactly(words, language, zone)
    if found is not None:
        return found
    clock, written = _clock(language, zone), _written(words)
    if isinstance(clock, Unread):
        return clock
    if written is not None and written.states_years:  # then it is one reading for all articles of a newsroom
        return _in_words(words, Setting(language, clock, date_order=date_order))
    setting = Setting(language, clock, _days(published), planned, date_order, other_week=other_week)
    return (_told_twice(words, setting) if written is None else None) or _in_words(words, setting)


def announces(words: str) -> bool:
    """Whether the words of a time say themselves that it is to come: "besok", "Senin depan", "paling lambat 5 Mei".

    So do those of a rule that comes into force: "berlaku mulai Rabu (13/11)". "Sejak" looks back.
    """
    written = _written(words.strip())
    if written is None:
        return False
    relative = written.first.relative
    is_ahead = written.first.tense == 1 or (relative is not None and relative.count > 0)
    return is_ahead or not written.bounds.isdisjoint({Bound.DEADLINE, Bound.IN_FORCE})


def _told_twice(words: str, setting: Setting) -> Period | Unread | None:
    """Return a time that brackets give again, the one of the two that names its zone.

    "9 a.m. Sunday (7 p.m. ET Saturday)" is the latter. ``None`` for all else; where both name their zone and cannot be
    one time, that is the article's fault.
    """
    found = _BRACKETS.fullmatch(words) if len(words) <= _LONGEST else None
    if found is None:
        return None
    outer = _in_words(f"{found[1]} {found[3]}".strip(), setting)
    inside = _as_loose(found[2].strip(), f"{found[1]} {found[3]}")
    if isinstance(outer, Unread):
        return _on_the_day_inside(outer, words, inside, setting)
    if _has_a_wrong_weekday(outer):
        return evolve(outer, words=words)  # which is looked at by itself
    inner = _in_words(inside, _from_then(outer, setting))
    if isinstance(inner, Unread):
        told = _on_its_day(outer, words, inside, setting)
        is_elsewhere = told is None and outer.is_zoned and _ELSEWHERE.search(found[2]) is not None
        return evolve(outer, words=words) if is_elsewhere else told
    told = inner if inner.is_zoned and not outer.is_zoned else outer
    if outer.is_zoned != inner.is_zoned or _may_be_one(outer, inner, words):
        return evolve(told, words=words)
    is_of_another_clock = outer.is_zoned and outer.ahead != inner.ahead  # "14.00 WIB (19.00 WIB)" is a second round
    return _another_time(words, found[2].strip()) if is_of_another_clock else None


def _as_loose(inside: str, outside: str) -> str:
    """Return the time in brackets with the hedge that stands before them: "around 1:30 a.m. (0530 GMT)"."""
    is_loose = re.search(_LOOSELY, outside, re.IGNORECASE) and not re.match(_LOOSELY, inside, re.IGNORECASE)
    return f"about {inside}" if is_loose else inside


def _on_the_day_inside(outer: Unread, words: str, inside: str, setting: Setting) -> Period | None:
    """Return the time of which only the brackets tell the day: "9 p.m. ET (0200 GMT Wednesday)"."""
    inner = _in_words(inside, setting) if outer.code == "relative-date" else outer
    return evolve(inner, words=words) if isinstance(inner, Period) and inner.is_zoned else None


def _from_then(told: Period, setting: Setting) -> Setting:
    """Return the setting in which a weekday is the last up to the day after another: so it is by any other clock.

    "9 p.m. Tuesday (0200 GMT Wednesday)" is of the Wednesday after that Tuesday, which may be still to come.
    """
    if told.local_first is None or told.local_last is None or not told.is_day:
        return setting
    after = (told.local_first // MINUTES_A_DAY + 1) * MINUTES_A_DAY
    last = min(after + MINUTES_A_DAY - 1, LAST_MINUTE)
    return setting._replace(published=(min(after, last), last), planned=False)


def _has_a_wrong_weekday(period: Period) -> bool:
    day = period.first_day if period.weekday is not None and period.is_day else None
    return day is not None and day.weekday() != period.weekday


def _may_be_one(one: Period, other: Period, words: str) -> bool:
    """Whether two times are one; "EST" in summer or "EDT" in winter may be meant as it is read, or literally."""
    told = (_LITERALLY[name.casefold()] for name in re.findall(_SHORT_ZONES, words, re.IGNORECASE))
    hours = (0,) if {one.ahead, other.ahead}.issuperset(told) else (-_HOUR, 0, _HOUR)
    return any(one.said.scaled(1, hour).meets(other.said) for hour in hours)


def _another_time(words: str, part: str) -> Unread:
    told = say("“{part}” in “{words}” is another time than the one before it", part=_short(part), words=_short(words))
    return Unread("unreadable-date", told, at_fault=True)


def _on_its_day(outer: Period, words: str, inner: str, setting: Setting) -> Period | Unread | None:
    """Return the time of which brackets give only the hour by another clock: "8:30 a.m. EDT (1230 GMT) on Thursday".

    By the other clock it may be the day before or after; the nearest hour is meant.
    """
    if outer.local_first is None or not outer.is_day:
        return None
    days = (day_of(outer.local_first + days * MINUTES_A_DAY).isoformat() for days in (-1, 0, 1))
    read = [_in_words(f"{inner} {day}", setting) for day in days]
    hours = [one for one in read if isinstance(one, Period) and one.is_zoned]
    if not hours:
        return None
    begins = outer.local_first - (outer.ahead if outer.is_zoned else 0)
    told = min(hours, key=lambda one: abs(int(one.said.lower or 0) - begins))
    if outer.is_zoned and _may_be_one(outer, told, words):
        return evolve(outer, words=words)
    if outer.is_zoned:
        return _another_time(words, inner) if outer.ahead != told.ahead else None
    return evolve(told, words=words)


@lru_cache(maxsize=10_000)
def _exactly(words: str, language: str, zone: str | None) -> Period | Unread | None:
    """Read ISO 8601, which leaves only the clock open: one reading for all articles of a newsroom."""
    clock = _clock(language, zone)
    if isinstance(clock, Unread):
        return clock
    iso = read_iso(words, Setting(language, clock)) if len(words) <= _LONGEST else None
    exact = None if iso is None else in_zone(iso)
    return _period(words, exact) if isinstance(exact, Extent) else exact


@lru_cache(maxsize=10_000)
def _written(words: str) -> Expression | None:
    return plain_date(words) or grammatical(words)


@lru_cache(maxsize=10_000)
def _in_words(words: str, setting: Setting) -> Period | Unread:
    written = _written(words)
    if written is None:
        return Unread("unreadable-date", say("“{text}” cannot be read as a date", text=_short(words)))
    found = readings(written, setting)
    if isinstance(found, Unread):
        return found
    periods = [_period(words, extent) for extent in found]
    return periods[0] if len(periods) == 1 else _ambiguous(words, setting.language, periods)


def scan_periods(
    text: str, language: str, *, zone: str | None = None, published: Period | None = None
) -> list[tuple[int, int, Period]]:
    """Return every date in running text with its first and last place (end excluded), in the order of the text.

    Tolerant: a date with several readings (day and month either way, a missing year before or after publication) is
    listed once for each. Nothing is returned for an unknown zone.
    """
    clock = _clock(language, zone)
    if isinstance(clock, Unread):
        return []
    setting = Setting(language, clock, _days(published))
    tokens = cut(text)
    found: list[tuple[int, int, Period]] = []
    at = 0
    while at < len(tokens):
        read = expression(tokens, at)
        if read is None or not _is_told(read[0], tokens[at : read[1]]):
            at += 1
            continue
        start, end = tokens[at].start, _end(tokens, at, read[1])
        found += [(start, end, period) for period in _all_readings(text[start:end], read[0], setting)]
        at = read[1]
    return found


def _clock(language: str, zone: str | None) -> Zone | Unread:
    return read_zone(default_zone(language) if zone is None else zone)


def _days(published: Period | None) -> tuple[int, int] | None:
    """Return the first and the last minute of publication, where both are known."""
    if published is None or published.local_first is None or published.local_last is None:
        return None
    return max(published.local_first, 0), min(published.local_last, LAST_MINUTE)


def grammatical(words: str) -> Expression | None:
    """Return the date that all of a text is by the grammar, apart from "pada", brackets and a full stop."""
    tokens = cut(words) if len(words) <= _LONGEST else ()
    for start in places(tokens, 0):
        read = expression(tokens, start)
        if read is not None and _is_end(tokens, read[1]):
            return read[0]
    return None


def _is_end(tokens: Tokens, at: int) -> bool:
    *_, end = places(tokens, at)
    return [token.text for token in tokens[end:]] in ([], ["."])


def _end(tokens: Tokens, first: int, after: int) -> int:
    """Return where the words of a date end, with the bracket that it opened: "Kamis (27/11/2025)"."""
    is_open = any(token.text == "(" for token in tokens[first:after])
    closes = is_open and after < len(tokens) and tokens[after].text == ")"
    return tokens[after if closes else after - 1].end


def _is_told(written: Expression, tokens: Tokens) -> bool:
    """Whether running text means a date: a bare month or weekday must be a name, unlike the verb "may"."""
    first = written.first
    bare = first.day is None and first.year is None and first.relative is None and first.span is None
    joined = written.last is not None and any(token.text not in _VERB for token in tokens)
    return not bare or joined or any(token.capital for token in tokens)


def _all_readings(words: str, written: Expression, setting: Setting) -> list[Period]:
    found: list[Period] = []
    for planned in (False, True):
        extents = readings(written, setting._replace(planned=planned, settled=False))
        periods = [] if isinstance(extents, Unread) else [_period(words, extent) for extent in extents]
        found += [period for period in periods if period not in found]
    return found


def _period(words: str, extent: Extent) -> Period:
    is_local = extent.is_local
    said, meant = (
        _by_any_clock(ends) if is_local else _in_utc(ends, extent.zone) for ends in (extent.said, extent.meant)
    )
    return Period(words, said, meant, *extent.said, extent.weekday, extent.derived, extent.is_zoned, is_local)


def _by_any_clock(ends: Ends) -> Span:
    first, last = ends
    least, most = zones("en")
    return Span(None if first is None else first - most, None if last is None else last - least)


def _in_utc(ends: Ends, zone: Zone) -> Span:
    first, last = ends
    return Span(
        None if first is None else zone.to_utc(first),
        None if last is None else zone.to_utc(last, late=True),
    )


def _ambiguous(words: str, language: str, periods: list[Period]) -> Unread:
    texts = tuple(write_period(period, language) for period in periods)
    told = linked(map(period_words, periods), "{one} or {other}")
    return Unread("ambiguous-date", say(_AMBIGUOUS, text=_short(words), readings=told), texts)


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
