"""Dates and times from Indonesian and English words, ISO 8601 and EDTF.

A date is read against its article: the day of publication gives a missing year and "kemarin", the zone gives the
minutes. Today's date is never asked for.
"""

from __future__ import annotations

from functools import lru_cache, partial

from claimcheck.domain.message import linked, say
from claimcheck.domain.period import Period, zones
from claimcheck.domain.span import Span
from claimcheck.domain.unread import Unread
from claimcheck.reading.calendar import LAST_MINUTE, day_words, weekday_name, weekday_words, write_day
from claimcheck.reading.date_grammar import expression, places
from claimcheck.reading.date_iso import read_iso
from claimcheck.reading.date_plain import plain_date
from claimcheck.reading.date_readings import in_zone, readings
from claimcheck.reading.date_tidy import tidied, told_once
from claimcheck.reading.date_tokens import Tokens, cut
from claimcheck.reading.date_told_twice import LONGEST, has_another_clock, short, told_twice
from claimcheck.reading.date_vocabulary import Bound
from claimcheck.reading.date_write import period_phrase, period_words, write_period
from claimcheck.reading.date_written import Ends, Expression, Extent, Setting
from claimcheck.reading.zone_words import by_own_clock
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

_NOT_UNDERSTOOD = frozenset({"unreadable-date", "relative-date"})
_VERB = frozenset({"may", "or"})  # "it may or may not"
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
    common = told_once(words)
    exact = _exactly(words, language, zone) if common is None else None
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
    once = None if common is None else asked(common)
    found = once if isinstance(once, Period) else asked(words)
    may_be_tidied = isinstance(found, Unread) and found.code in _NOT_UNDERSTOOD and len(words) <= LONGEST
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
    words = by_own_clock(words, zone)
    clock, written = _clock(language, zone), _written(words)
    if isinstance(clock, Unread):
        return clock
    is_once = written is not None and (written.first.daypart is None or not has_another_clock(words))
    if written is not None and is_once and written.states_years:  # one reading for all articles of a newsroom
        return _in_words(words, Setting(language, clock, date_order=date_order))
    setting = Setting(language, clock, _days(published), planned, date_order, other_week=other_week)
    return (None if is_once else told_twice(words, setting, _in_words)) or _in_words(words, setting)


def announces(words: str) -> bool:
    """Whether the words of a time say themselves that it is to come: "besok", "Senin depan", "paling lambat 5 Mei".

    So do those of a rule that comes into force: "berlaku mulai Rabu (13/11)". "Sejak" looks back.
    """
    written = _written(words.strip())
    if written is None:
        return False
    relative = written.first.relative
    tenses = {written.first.tense, written.first.tense if written.last is None else written.last.tense}
    is_ahead = 1 in tenses or (relative is not None and relative.count > 0)
    return is_ahead or not written.bounds.isdisjoint({Bound.DEADLINE, Bound.IN_FORCE})


@lru_cache(maxsize=10_000)
def _exactly(words: str, language: str, zone: str | None) -> Period | Unread | None:
    """Read ISO 8601, which leaves only the clock open: one reading for all articles of a newsroom."""
    clock = _clock(language, zone)
    if isinstance(clock, Unread):
        return clock
    iso = read_iso(words, Setting(language, clock)) if len(words) <= LONGEST else None
    exact = None if iso is None else in_zone(iso)
    return _period(words, exact) if isinstance(exact, Extent) else exact


@lru_cache(maxsize=10_000)
def _written(words: str) -> Expression | None:
    return plain_date(words) or grammatical(words)


@lru_cache(maxsize=10_000)
def _in_words(words: str, setting: Setting) -> Period | Unread:
    written = _written(words)
    if written is None:
        return Unread("unreadable-date", say("“{text}” cannot be read as a date", text=short(words)))
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
    tokens = cut(words) if len(words) <= LONGEST else ()
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
    return Unread("ambiguous-date", say(_AMBIGUOUS, text=short(words), readings=told), texts)
