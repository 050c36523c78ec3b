"""Weeks and terms by their number: "pekan ketiga November 2025", "semester genap 2024/2025", "pekan ke-36 2025"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from claimcheck.reading.date_ordinals import ORDINALS, roman
from claimcheck.reading.date_tokens import Phrases, Tokens, digits, sign, spread
from claimcheck.reading.date_vocabulary import MONTHS, NOISE
from claimcheck.reading.date_written import Moment

_WEEKS: Final = Phrases(spread({"pekan|minggu": None}))
_DEKADS: Final = Phrases(spread({"dasarian": None}))  # a third of a month, as weather is told in
_LAST: Final = 5
_THIRDS: Final = ((1, 10, 0), (11, 20, 0), (21, 28, 3))  # the first day, the last, and how many more there may be
_NEAR: Final = 6  # days: whether weeks begin on the first of the month, on a Sunday or a Monday, nobody says
# Schools and universities begin and end them on days of their own: the last month, and how many months that ends.
_TERMS: Final = Phrases(spread({"semester ganjil|semester gasal": (2, 8), "semester genap": (8, 8)}))


def week_of_month(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read "pekan ketiga November", "minggu ke-2 bulan Desember", "pekan terakhir Mei" and "the third week of May"."""
    if moment.is_dated or moment.relative is not None:
        return None
    counted = _indonesian(tokens, at) or _english(tokens, at)
    month = _month(tokens, counted[1]) if counted else None
    if counted is None or month is None or not 1 <= counted[0] <= _LAST:
        return None
    first, last = (7 * counted[0] - 6, 7 * counted[0]) if counted[0] < _LAST else (28, 28)
    return moment._replace(month=month[0], day=first, last_day=last, week=(-_NEAR, _NEAR)), month[1]


def third_of_month(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read "dasarian III November 2025", the days from the 21st on: the 28th, and up to three more."""
    if moment.is_dated or moment.relative is not None:
        return None
    counted = _counted(tokens, at, _DEKADS)
    month = _month(tokens, counted[1]) if counted else None
    if counted is None or month is None or not 1 <= counted[0] <= len(_THIRDS):
        return None
    first, last, more = _THIRDS[counted[0] - 1]
    return moment._replace(month=month[0], day=first, last_day=last, week=(0, more)), month[1]


def week_of_year(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read "pekan ke-36 2025" and "minggu ke-36 tahun 2025"; without its year it may be a round of a league."""
    counted = _indonesian(tokens, at) if not moment.is_dated and moment.relative is None else None
    start = counted[1] + 1 if counted and counted[1] < len(tokens) and tokens[counted[1]].text == "tahun" else None
    end = start or (counted[1] if counted else len(tokens))
    year = digits(tokens, end, 4)
    if counted is None or year is None or not 1000 <= year <= 2999 or not 1 <= counted[0] <= 53:
        return None
    thursday = date(year, 1, 4) + timedelta(days=7 * (counted[0] - 1) + 3 - date(year, 1, 4).weekday())
    day = min(thursday, date(year, 12, 31))
    return moment._replace(year=year, month=day.month, day=day.day, week=(-10, 10)), end + 1


def term(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read "semester genap 2024/2025" and "semester ganjil tahun ajaran 2025/2026"."""
    named = _TERMS.match(tokens, at) if not moment.is_dated and moment.relative is None else None
    if named is None:
        return None
    between = NOISE.match(tokens, named[1])
    start = between[1] if between else named[1]
    first, second = digits(tokens, start, 4), digits(tokens, start + 2, 4)
    if first is None or second is None or sign(tokens, start + 1, "/-") is None or second != first + 1:
        return None
    (month, months), _ = named
    return moment._replace(year=second, month=month, months=months), start + 3


def _indonesian(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return the number of "pekan ketiga" and "minggu ke-2", and the place after it."""
    return _counted(tokens, at, _WEEKS)


def _counted(tokens: Tokens, at: int, names: Phrases[None]) -> tuple[int, int] | None:
    named = names.match(tokens, at)
    if named is None or named[1] >= len(tokens):
        return None
    at = named[1]
    if tokens[at].text == "terakhir":
        return _LAST, at + 1
    if tokens[at].text == "ke" and sign(tokens, at + 1, "-"):
        number = digits(tokens, at + 2)
        return None if number is None else (number, at + 3)
    number = roman(tokens[at].text)
    return ORDINALS.match(tokens, at) if number is None else (number, at + 1)


def _english(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return the number of "third week of" and "last week of"."""
    named = (_LAST, at + 1) if tokens[at].text == "last" else ORDINALS.match(tokens, at)
    is_week = named is not None and [token.text for token in tokens[named[1] : named[1] + 2]] == ["week", "of"]
    return (named[0], named[1] + 2) if named is not None and is_week else None


def _month(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return the month that stands at a place, or behind "bulan" and "di bulan"."""
    for _ in range(3):
        month = MONTHS.match(tokens, at)
        if month is not None:
            return month
        noise = NOISE.match(tokens, at)
        if noise is None:
            return None
        at = noise[1]
    return None
