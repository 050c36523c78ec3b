"""Parts of the year and of the day by their own names: 9M25, the September quarter, Natal 2025, noon, midnight."""

from __future__ import annotations

from claimcheck.reading.calendar import Unit
from claimcheck.reading.date_clock import zone_at
from claimcheck.reading.date_tokens import Phrases, Tokens, digits, glued, sign, spread
from claimcheck.reading.date_vocabulary import MONTHS, NEAR, Hours
from claimcheck.reading.date_written import Moment

_SHORT = {"m": Unit.MONTH, "q": Unit.QUARTER, "h": Unit.HALF}
_PARTS_OF_YEARS = Phrases(spread({"spring|autumn|fall": 0, "summer|winter": 1}))
_MONTHS_OF = 3  # a quarter
_MONTHS_A_YEAR = 12
HOLIDAYS = Phrases(
    spread(
        {
            "hari natal|natal|christmas day|christmas": (12, 25),
            "malam natal|christmas eve": (12, 24),
            "malam tahun baru|new year's eve": (12, 31),
            "hari tahun baru|new year's day": (1, 1),
            "hari kemerdekaan ri|hari kemerdekaan": (8, 17),
            "boxing day": (12, 26),
            "valentine's day": (2, 14),
            "st patrick's day|st. patrick's day": (3, 17),
            "may day": (5, 1),
            "juneteenth": (6, 19),
            "australia day": (1, 26),
            "anzac day": (4, 25),
            "canada day": (7, 1),
            "fourth of july|july fourth": (7, 4),
            "bastille day": (7, 14),
            "halloween": (10, 31),
            "veterans day|armistice day": (11, 11),
        }
    )
)
_INTO_A_YEAR = Phrases(spread({"malam tahun baru": None}))
# Midnight is between two days, and either of them may be named.
_NOON: Hours = ((11 * 60, 13 * 60), (11 * 60, 13 * 60))
_MIDNIGHT: Hours = ((-2 * 60, 26 * 60), (-2 * 60, 26 * 60))
_DAWN: Hours = ((3 * 60, 8 * 60), (4 * 60, 7 * 60))
_DUSK: Hours = ((15 * 60, 23 * 60), (16 * 60, 21 * 60))
_TURNS = Phrases(
    spread(
        {
            "noon|midday": _NOON,
            "midnight|tengah malam|after midnight|past midnight|setelah tengah malam|lewat tengah malam": _MIDNIGHT,
            "dawn|daybreak|sunrise": _DAWN,
            "dusk|sunset|nightfall": _DUSK,
        }
    )
)


def shorthand(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read "9M25", "3Q25", "1H2025" and "3Q 2025"."""
    count, year = digits(tokens, at), digits(tokens, at + 2, 4)
    unit = _SHORT.get(tokens[at + 1].text) if year is not None and glued(tokens, at + 1) else None
    if count is None or year is None or unit is None or moment.is_dated:
        return None
    if not (glued(tokens, at + 2) or (1000 <= year <= 2999 and count <= _MONTHS_A_YEAR // unit.months)):
        return None
    year += 2000 if year < 100 else 0
    if unit is Unit.MONTH:
        return moment._replace(month=1, last_month=count, year=year), at + 3
    return moment._replace(span=(unit, count), year=year), at + 3


def season(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read the "2025/26" and "2025-26" of a season or a school year."""
    first, last = digits(tokens, at, 4), digits(tokens, at + 2)
    joined = sign(tokens, at + 1, "/-") is not None and glued(tokens, at + 1) and glued(tokens, at + 2)
    if first is None or last is None or not joined or moment.is_dated or not 1000 <= first <= 2999:
        return None
    is_next = last == (first + 1) % 100 > 12 and len(tokens[at + 2].text) == 2 and not glued(tokens, at + 3)
    return (moment._replace(year=first, last_year=first + 1), at + 3) if is_next else None


def part_of_the_year(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read "summer 2025" and "the winter of 2024": which months these are depends on the place, and some run on."""
    named = _PARTS_OF_YEARS.match(tokens, at) if not moment.is_dated else None
    if named is None:
        return None
    start = named[1] + (named[1] < len(tokens) and tokens[named[1]].text == "of")
    year = digits(tokens, start, 4)
    if year is None or not 1000 <= year <= 2999:
        return None
    return moment._replace(year=year, last_year=year + named[0]), start + 1


def quarter(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read the "quarter" of "the September quarter", which ends with that month."""
    is_named = moment.month is not None and moment.day is None and moment.last_month is None and moment.year is None
    if tokens[at].text != "quarter" or moment.month is None or not is_named or moment.month < _MONTHS_OF:
        return None
    return moment._replace(month=moment.month - _MONTHS_OF + 1, last_month=moment.month), at + 1


def holiday(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read "Natal 2025" and "New Year's Day": days that go by a name instead of a number and a month.

    "Malam tahun baru 2026" is the night before that year, "New Year's Eve 2025" one of it.
    """
    named = HOLIDAYS.match(tokens, at)
    if named is None or moment.is_dated or MONTHS.match(tokens, named[1]):
        return None
    (month, day), end = named
    year = digits(tokens, end, 4) if _INTO_A_YEAR.match(tokens, at) else None
    if year is None or not 1000 <= year <= 2999:
        return moment._replace(month=month, day=day), end
    return moment._replace(month=month, day=day, year=year - 1), end + 1


def turn(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read "noon", "tengah malam" and "shortly after midnight"."""
    beside = NEAR.match(tokens, at)
    named = _TURNS.match(tokens, beside[1] if beside else at)
    if named is None or moment.daypart is not None or moment.clock is not None:
        return None
    zone, end = zone_at(tokens, named[1])  # "noon ET on Friday"
    return moment._replace(daypart=named[0], zone=zone or moment.zone), end
