"""ISO 8601 and the part of EDTF that claim files use.

Days, months and years (``2025-11-27``, ``2025-11``, ``2025``), each approximate with ``~``; intervals of two of them or
with an open end (``2025-11/2025-12``, ``../2025``, ``2025-11/..``); date-times with or without an offset. EDTF is the
Library of Congress's Extended Date/Time Format, now ISO 8601-2:2019; its negative, long and unspecified years, seasons
and sets are not dates of news and are refused.
"""

from __future__ import annotations

import re

from claimcheck.domain.unread import Unread
from claimcheck.reading.date_resolve import dated, narrowed
from claimcheck.reading.date_span import about, between, from_start, to_end
from claimcheck.reading.date_written import Clock, Extent, Moment, Setting, bad_date

_MONTHS = 12
_MOST_YEARS = 30  # of a span that is written so; "2025-13" is no month, and no span of 88 years
_DATE = re.compile(r"([+-]?[0-9]{4,12})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(~)?", re.ASCII)
_TIME = re.compile(
    r"([0-9]{4,12})-([0-9]{2})-([0-9]{2})[Tt ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]{1,9})?)?"
    r"([Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?",
    re.ASCII,
)


def read_iso(text: str, setting: Setting) -> Extent | Unread | None:
    """Return the times of an ISO or EDTF text, what is wrong with it, or ``None`` where it is neither."""
    first, slash, last = text.partition("/")
    if not slash:
        return _point(text, setting)
    start = None if first == ".." else _point(first, setting)
    end = None if last == ".." else _point(last, setting)
    if isinstance(start, Extent) and last == "..":
        return from_start(start)
    if isinstance(end, Extent) and first == "..":
        return to_end(end)
    if isinstance(start, Extent) and isinstance(end, Extent):
        return between(start, end)
    return _fault(start, end, first, last)


def _fault(start: Extent | Unread | None, end: Extent | Unread | None, first: str, last: str) -> Unread | None:
    both = (start is not None or first == "..") and (end is not None or last == "..")
    faults = [side for side in (start, end) if isinstance(side, Unread)]
    return faults[0] if both and faults else None


def _point(text: str, setting: Setting) -> Extent | Unread | None:
    found = _DATE.fullmatch(text)
    if found is None:
        return _date_time(text, setting)
    if len(found[1]) > 5 and found[2] is None:  # a bare number is no year
        return None
    if len(found[1]) != 4:
        return bad_date("the year {year} cannot be: years run from 1 to 9999", year=found[1])
    years = _years_after(int(found[1]), int(found[2])) if found[2] is not None and found[3] is None else 0
    if years:
        first, last = (dated(Moment(year=int(found[1]) + after), setting) for after in (0, years))
        if isinstance(first, Extent) and isinstance(last, Extent):
            return between(first, last)
    month, day = (None if part is None else int(part) for part in (found[2], found[3]))
    extent = dated(Moment(year=int(found[1]), month=month, day=day), setting)
    return about(extent) if found[4] and isinstance(extent, Extent) else extent


def _years_after(year: int, part: int) -> int:
    """Return how many years after the first one the last of "2024-25", "1999-00" and "1939-45" is; 0 for a month."""
    years = (part - year) % 100
    return years if not 1 <= part <= _MONTHS and years <= _MOST_YEARS else 0


def _date_time(text: str, setting: Setting) -> Extent | Unread | None:
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    day = _point(f"{found[1]}-{found[2]}-{found[3]}", setting)
    if not isinstance(day, Extent):
        return day
    clock = Clock(int(found[4]), int(found[5]), int(found[6] or 0), exact=True)
    return narrowed(day, Moment(clock=clock, zone=found[7]))
