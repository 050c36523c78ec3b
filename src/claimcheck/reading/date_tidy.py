"""Dates as sentences have them: with the era, the same day in the Islamic calendar, the hour of other zones."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from claimcheck.domain.pattern import on_demand

_ZONE: Final = "WIB|WITA|WIT"
_HOUR: Final = rf"[0-9]{{1,2}}[.:][0-9]{{2}} (?:{_ZONE})"
_PART: Final = "(?:pagi|siang|sore|petang|malam|dini hari|subuh)"
_WEEKDAY: Final = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_ENGLISH_HOUR: Final = r"\b[0-9]{1,2}(?:[:.][0-9]{2})? ?[ap]\.?m\.? [A-Z]{1,4}T"
_THIS_CENTURY: Final = 30  # "'98" is of the last one
_REWRITTEN: Final = (
    (r"\b([Dd])inihari\b", r"\1ini hari"),
    (r"\b((?i:triwulan|kuartal|semester)) ke (?=[1-4]\b)", r"\1 ke-"),
    (r"\b([12][0-9]{3})\s?(?:M|Masehi)\b", r"\1"),
    (r"\b([12][0-9]{3})\s?/\s?[0-9]{1,2} [^\W\d_]+(?: [^\W\d_]+)? 1[34][0-9]{2}(?: (?:H|Hijriah|Hijriyah)\b)?", r"\1"),
    (rf"\b([0-9]{{1,2}}[.:][0-9]{{2}}) (?:pagi|siang|sore|petang|malam|dini hari) ({_ZONE})\b", r"\1 \2"),
    (rf"\b({_ZONE})\s?/\s?({_HOUR})(?:\s?/\s?{_HOUR})?\b", r"\1 (\2)"),
    (r"\bWaktu Arab Saudi \(WAS\)", "WAS"),
    (r"\b(?i:jum)`at\b", "Jumat"),
    (r"(?<=[0-9]/)['’](?=[0-9]{2}\b)", ""),
    (r"(?<=[^\W\d_]) (?:Pahing|Pon|Wage|Kliwon|Legi)\b", ""),  # the day of the Javanese week
    (r"\b(abad ke-[0-9]{1,2}) Masehi\b", r"\1"),
    (r"\b(?:tepat|tepatnya) (?=pukul\b)", ""),
    (r"\bsaat (?=subuh|magrib|maghrib|sahur|fajar)", ""),
    (r"\bsiang bolong\b", "siang"),
    (rf"^(?:[Ee]arlier|[Ll]ater) (?:on )?(?={_WEEKDAY})", ""),
    (r"^(?:[Bb]ack|[Ss]ometime|[Ss]ome time) (?=(?:in|on|during) )", ""),
    (r"\b[Tt]he (?:last|final) day (?:of|in) (?=[A-Z])", "end of "),
    (r"\b[Tt]he (?:first|opening) day (?:of|in) (?=[A-Z])", "beginning of "),
    # "7 p.m. ET / 4 p.m. PT on Sunday"
    (rf"({_ENGLISH_HOUR}) ?/ ?({_ENGLISH_HOUR})\b,?(?: ([^()/]{{1,40}}))?$", r"\1 \3 (\2)"),
    (r"\b(pagi|siang|sore|malam) nanti\b", r"nanti \1"),
    # From an hour or a part of the day on: the rest of that day.
    (r"(?<=[0-9)]) (?:mulai|sejak) pukul ([0-9]{1,2}[.:][0-9]{2})(?![-–.:0-9])", r" pukul \1-23.59"),
    (rf"(?<=[0-9)]) (?:sejak|mulai|dari) {_PART}$", ""),
    (rf"(?<=[0-9)]) {_PART} (?:hingga|sampai) {_PART}$", ""),
    (
        r"\b(triwulan|kuartal) ([IV]+|[1-4]) ?(?:-|–|hingga|sampai|s\.d\.|s/d) ?([IV]+|[1-4])[ -]([12][0-9]{3})$",
        r"\1 \2 \4 hingga \1 \3 \4",
    ),
    # What day it is beside its date: "10 November 2025 (Hari Pahlawan)".
    (r"(?<=[^\W_]) \([A-Z][^()0-9]*\)$", ""),
    (r"^Hari [A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+){0,3}, (?=[0-9])", ""),
    (r"(?<=[0-9)]) (?:bertepatan dengan|yang bertepatan dengan|atau bertepatan dengan) [^0-9]+$", ""),
    # Which day before or after a feast, or which week, it is besides: "H-3 atau Rabu, 19 April 2023".
    (r"^(?:[Pp]ada )?H ?[-+] ?[0-9]{1,2}(?: [^\W\d_]+){0,2} (?:atau|yakni|yaitu) (?:[Pp]ada )?(?=[^0-9]*[0-9])", ""),
    (r"(?<=[^\W_]) atau \(?H ?[-+] ?[0-9]{1,2}\)?(?: (?:Lebaran|Idul ?[Ff]itri|Natal|Nataru))?(?= |$)", ""),
    (r"(?<=[0-9)]) (?:atau|/) (?:pekan|minggu) ke-[0-9]{1,2}(?: (?:tahun )?[12][0-9]{3})?$", ""),
    (r"(?<=[^\W_]) \((?:pekan|minggu) ke-[0-9]{1,2}\)$", ""),
    (r"^(?:[Pp]ada |[Dd]i )?[Hh]ari yang sama,? (?=[^\W\d_]|[0-9])", ""),
    (r"\b[Ss]ubround (?=[^\W\d_])", ""),
    (r"^Tahun Baru (?=[12][0-9]{3}$)", "1 Januari "),
    (r"^Tahun Baru (?:Islam|Hijriah) (1[34][0-9]{2}) (?:H|Hijriah)$", r"1 Muharam \1 H"),
)
_LUNAR: Final = r"[0-9]{1,2} [^\W\d_]+(?: [^\W\d_]+)? 1[34][0-9]{2} (?:H|Hijriah|Hijriyah)"
_OF_TWO_CALENDARS: Final = on_demand(rf"\b{_LUNAR}\s?/\s?(?=[0-9]{{1,2}} [^\W\d_]+ 20[0-9]{{2}})")
_OF_TWO_CLOCKS: Final = on_demand(
    rf"\b({_ZONE})\s?(?:/|,? atau)\s?(?:pukul )?({_HOUR})(?:\s?/\s?{_HOUR})?(?![-–:.])", re.IGNORECASE
)
_SURO: Final = re.compile(r"\b[Ss]ur[ao]\b(?: (19[4-9][0-9])(?: (?:AJ|J|Jawa))?\b)?")
_YEARS_APART: Final = 512  # of the Javanese calendar and the Islamic one, whose first months are one
_LONGEST: Final = 200
_CENTURY_LEFT_OUT: Final = r"(?<=[^\W\d_] )['’]([0-9]{2})\b"


def tidied(words: str) -> str | None:
    """Return the words of a date without what they tell twice; ``None`` where nothing is.

    "27 November 2025 M/6 Jumadil Akhir 1447 H" is told by its first half.
    """
    if len(words) > _LONGEST:
        return None
    short = _SURO.sub(lambda found: f"Muharam{f' {int(found[1]) - _YEARS_APART} H' if found[1] else ''}", words)
    for pattern, kept in _patterns():
        short = pattern.sub(kept, short)
    short = re.sub(_CENTURY_LEFT_OUT, lambda found: f"{_century(int(found[1]))}{found[1]}", short)
    return short if short != words else None


def told_once(words: str) -> str | None:
    """Return a day that is given in two calendars by the common one, an hour of two clocks with one in brackets.

    "2 Ramadan 1446 H/2 Maret 2025" is no range; which day a lunar month begins is announced, and may differ. Nor is
    "10.00 WIB atau 11.00 WITA". ``None`` where nothing is told twice.
    """
    if len(words) > _LONGEST or not (words.casefold().count("wi") > 1 or ("H" in words and "/" in words)):
        return None
    short = _OF_TWO_CLOCKS.sub(r"\1 (\2)", _OF_TWO_CALENDARS.sub("", words))
    return short if short != words else None


def _century(year: int) -> int:
    return 19 if year >= _THIS_CENTURY else 20


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), kept) for pattern, kept in _REWRITTEN)
