"""Time zones: the three of Indonesia and UTC from a table, offsets as written, the rest from the IANA database.

WIB, WITA and WIT are UTC+7, +8 and +9 without daylight saving since 1 January 1988 (Keputusan Presiden 41/1987); they
are read so for all years, as no news desk writes of the clocks before. Offsets run from -12:00 to +14:00, as in use.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache

from claimcheck.domain.message import say
from claimcheck.domain.unread import Unread

_FIXED = {
    "wib": 420,
    "wita": 480,
    "wit": 540,
    "utc": 0,
    "gmt": 0,
    "z": 0,
    "asia/jakarta": 420,
    "asia/makassar": 480,
    "asia/jayapura": 540,
}
_OFFSET = r"(?:UTC|GMT)?([+-])([0-9]{1,2})(?::?([0-9]{2}))?"
_IANA = r"[A-Za-z][A-Za-z0-9_+-]{0,30}(?:/[A-Za-z0-9][A-Za-z0-9_+-]{0,30}){0,2}"
_EPOCH = datetime(1, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_MINUTE = timedelta(minutes=1)


class Zone:
    """A clock: minutes ahead of UTC where that is fixed, else the rules of a zone of the IANA database."""

    __slots__ = ("name", "offset", "rules")

    def __init__(self, name: str, offset: int | None, rules: tzinfo | None = None) -> None:
        self.name, self.offset, self.rules = name, offset, rules

    def to_utc(self, minute: int, *, late: bool = False) -> int:
        """Return the minute UTC of a minute on this clock; ``late`` takes the later one where clocks were put back."""
        if self.offset is not None or self.rules is None:
            return minute - (self.offset or 0)
        local = (_EPOCH + timedelta(minutes=minute)).replace(tzinfo=self.rules, fold=int(late))
        return minute - (local.utcoffset() or timedelta()) // _MINUTE


def default_zone(language: str) -> str:
    """Return the zone of articles that do not state one."""
    return "Asia/Jakarta" if language == "id" else "UTC"


@lru_cache(maxsize=1_000)
def read_zone(name: str) -> Zone | Unread:
    """Return the zone of this name: ``WIB``, ``UTC+7``, ``+07:00``, ``Asia/Makassar``.

    Anything else, ``-00:00`` (which RFC 3339 keeps for "offset unknown") among it, is ``unknown-zone``.
    """
    known = _FIXED.get(name.lower())
    if known is not None:
        return Zone(name, known)
    found = re.fullmatch(_OFFSET, name.replace("−", "-"), re.ASCII | re.IGNORECASE)
    zone = _read_offset(found) if found else _read_iana(name)
    if zone is None:
        words = "“{zone}” is not a time zone that is known; write it as WIB, UTC+7 or Asia/Jakarta"
        return Unread("unknown-zone", say(words, zone=name[:60]))
    return zone


def _read_offset(found: re.Match[str]) -> Zone | None:
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    signed = -minutes if found[1] == "-" else minutes
    fits = int(found[3] or 0) < 60 and -720 <= signed <= 840 and not (found[1] == "-" and minutes == 0)
    return Zone(found[0], signed) if fits else None


def _read_iana(name: str) -> Zone | None:
    if not re.fullmatch(_IANA, name, re.ASCII):
        return None
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - most runs never leave the table above

    try:
        return Zone(name, None, ZoneInfo(name))
    except (OSError, ValueError, KeyError):  # a folder of the database, a bad file, no such zone
        return None


def write_offset(minutes: int) -> str:
    """Return an offset for people: ``UTC+9``, ``UTC-3:30``."""
    if minutes == 0:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")
