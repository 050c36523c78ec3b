"""Times that brackets give again by another clock: "10.00 WIB (12.00 WIT)", "9 p.m. ET (0200 GMT Wednesday)"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import product
from typing import Final, TypeAlias

from claimcheck.domain.message import say
from claimcheck.domain.pattern import on_demand
from claimcheck.domain.period import MINUTES_A_DAY, Period, day_of, zones
from claimcheck.domain.unread import Unread
from claimcheck.reading.calendar import LAST_MINUTE
from claimcheck.reading.date_written import Setting
from claimcheck.record import evolve

InWords: TypeAlias = Callable[[str, Setting], Period | Unread]

LONGEST: Final = 400
"""Letters that a date may have."""

# "Noon on Tuesday (1600 GMT)": an hour that is none of the part of the day before it.
_ANOTHER_CLOCK: Final = on_demand(r"\([0-9]{1,2}[.:]?[0-9]{2} ?(?:GMT|UTC)\)")
_SHOWN: Final = 60
_HOUR: Final = 60  # minutes
_QUARTER: Final = 15  # minutes: clocks differ by whole ones
_LEAST, _MOST = zones("en")
_BRACKETS: Final = re.compile(
    r"([^()]*(?:\([^()]*\)[^()]*)?)\(([^()]*)\)([^()]*)"
)  # "Kamis (27/11) pukul 10.00 WIB (11.00 WITA)"
# What names a clock that no table here knows: "22.45 WIB (18.45 waktu Qatar)", "3 p.m. EST (8 p.m. in London)".
_ELSEWHERE: Final = on_demand(r"\b(?:[Ww]aktu|[Tt]ime)\b| in (?:the )?[A-Z]")
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
# The same letters elsewhere: of Australia; of the Philippines and Pakistan; of Malaysia and Myanmar; of Bangladesh.
_ELSEWHERE_TOO: Final = {"est": (600, 660), "edt": (660, 600), "pst": (480, 300), "mst": (480, 390), "bst": (360,)}
_LOOSELY: Final = r"\b(?:about|around|approximately|roughly|shortly|just|nearly|almost|some time|sekitar|kira-kira)\b"
_SHORT_ZONES: Final = rf"\b(?:{'|'.join(_LITERALLY)})\b"


def told_twice(words: str, setting: Setting, in_words: InWords) -> Period | Unread | None:
    """Return a time that brackets give again, the one of the two that names its zone.

    "9 a.m. Sunday (7 p.m. ET Saturday)" is the latter. ``None`` for all else; where both name their zone and cannot be
    one time, that is the article's fault. ``in_words`` reads a date without such brackets.
    """
    found = _BRACKETS.fullmatch(words) if len(words) <= LONGEST else None
    if found is None:
        return None
    outer = in_words(f"{found[1]} {found[3]}".strip(), setting)
    inside = _as_loose(found[2].strip(), f"{found[1]} {found[3]}")
    if isinstance(outer, Unread):
        return _on_the_day_inside(outer, words, in_words(inside, setting))
    if _has_a_wrong_weekday(outer):
        return evolve(outer, words=words)  # which is looked at by itself
    inner = in_words(inside, _from_then(outer, setting))
    if isinstance(inner, Unread):
        told = _on_its_day(outer, words, inside, setting, in_words)
        is_elsewhere = told is None and outer.is_zoned and _ELSEWHERE.search(found[2]) is not None
        return evolve(outer, words=words) if is_elsewhere else told
    told = inner if inner.is_zoned and not outer.is_zoned else outer
    if outer.is_zoned != inner.is_zoned or _may_be_one(outer, inner, words):
        return evolve(_by_its_clock(told, outer if told is inner else inner), words=words)
    if not outer.is_zoned or outer.ahead == inner.ahead:
        return None  # "14.00 WIB (19.00 WIB)" is a second round
    return _by_a_namesake(outer, [inner], words) or _another_time(words, found[2].strip())


def has_another_clock(words: str) -> bool:
    """Whether brackets tell just an hour of Greenwich."""
    return "(" in words and _ANOTHER_CLOCK.search(words) is not None


def _as_loose(inside: str, outside: str) -> str:
    """Return the time in brackets with the hedge that stands before them: "around 1:30 a.m. (0530 GMT)"."""
    is_loose = re.search(_LOOSELY, outside, re.IGNORECASE) and not re.match(_LOOSELY, inside, re.IGNORECASE)
    return f"about {inside}" if is_loose else inside


def _on_the_day_inside(outer: Unread, words: str, inside: Period | Unread) -> Period | Unread | None:
    """Return the time of which only the brackets tell the day: "9 p.m. ET (0200 GMT Wednesday)".

    Of two hours without a day, "9:05 a.m. (0105 GMT)", the day is asked for.
    """
    if isinstance(inside, Unread):
        return outer if outer.code == inside.code == "relative-date" else None
    inner = inside if outer.code == "relative-date" else outer
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


def _by_a_namesake(outer: Period, others: Iterable[Period], words: str) -> Period | None:
    """Return that of other times which is one with the outer by another country's clock of the same letters.

    "9 a.m. PST (0400 GMT)" is told by the clock of Pakistan.
    """
    names = re.findall(_SHORT_ZONES, words, re.IGNORECASE)
    clocks = {ahead for name in names for ahead in _ELSEWHERE_TOO.get(name.casefold(), ())}
    for one, ahead in product(others, clocks):
        if outer.said.scaled(1, outer.ahead - ahead).meets(one.said):
            return evolve(one, words=words)
    return None


def _another_time(words: str, part: str) -> Unread:
    told = say("“{part}” in “{words}” is another time than the one before it", part=short(part), words=short(words))
    return Unread("unreadable-date", told, at_fault=True)


def _on_its_day(outer: Period, words: str, inner: str, setting: Setting, in_words: InWords) -> Period | Unread | None:
    """Return the time of which brackets give only the hour by another clock: "8:30 a.m. EDT (1230 GMT) on Thursday".

    By the other clock it may be the day before or after; the nearest hour is meant.
    """
    if outer.local_first is None or not outer.is_day:
        return None
    days = (day_of(outer.local_first + days * MINUTES_A_DAY).isoformat() for days in (-1, 0, 1))
    read = [in_words(f"{inner} {day}", setting) for day in days]
    hours = [one for one in read if isinstance(one, Period) and one.is_zoned]
    if not hours:
        return None
    if sum(_may_be_there(outer, one) for one in hours) > 1:
        return evolve(outer, words=words)  # "Tuesday morning (1500 GMT)": in Tokyo, or in Los Angeles
    begins = outer.local_first - (outer.ahead if outer.is_zoned else 0)
    told = min(hours, key=lambda one: abs(int(one.said.lower or 0) - begins))
    if outer.is_zoned and _may_be_one(outer, told, words):
        return evolve(outer, words=words)
    if not outer.is_zoned:
        return evolve(_by_its_clock(told, outer), words=words)
    if outer.ahead == told.ahead:
        return None
    return _by_a_namesake(outer, hours, words) or _another_time(words, inner)


def _may_be_there(local: Period, told: Period) -> bool:
    """Whether a part of a day by the clock of some place is at a time of a clock that is named."""
    first, last = local.local_first, local.local_last
    if local.is_zoned or first is None or last is None or last - first < _HOUR or told.said.lower is None:
        return False
    return first - _MOST <= int(told.said.lower) <= last - _LEAST


def _by_its_clock(told: Period, local: Period) -> Period:
    """Return a time with the clock that it is given by without a zone: "01:30 local time (05:30 GMT)" is UTC-4."""
    if local.is_zoned or local.local_first is None or told.said.lower is None or told.said.upper is None:
        return told
    ahead = local.local_first - int(told.said.lower)
    if not (local.is_day and told.is_day and _LEAST <= ahead <= _MOST and ahead % _QUARTER == 0):
        return told
    first, last = int(told.said.lower) + ahead, int(told.said.upper) + ahead
    return evolve(told, local_first=first, local_last=last, weekday=local.weekday)


def short(words: str) -> str:
    """Return words as a message shows them."""
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
