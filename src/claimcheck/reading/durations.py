"""Lengths of time in calendar units: "1 year", "6 bulan", "dua pekan"."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.domain.message import say
from claimcheck.domain.unread import Unread
from claimcheck.reading.calendar import Unit, shift
from claimcheck.reading.date_tokens import Phrases, Tokens, cut, digits, spread
from claimcheck.reading.date_vocabulary import COUNTED
from claimcheck.reading.numerals import number_words

_LONGEST = 60
_WHOLE = Phrases(
    spread(
        {
            "sehari": (1, "day"),
            "sepekan|seminggu": (1, "week"),
            "sebulan": (1, "month"),
            "setahun": (1, "year"),
            "setengah tahun|half a year": (6, "month"),
        }
    )
)
# Units of several others.
_LONGER = Phrases(
    spread(
        {
            "triwulan|kuartal|quarter|quarters": (3, Unit.MONTH),
            "semester": (6, Unit.MONTH),
            "dekade|dasawarsa|decade|decades": (10, Unit.YEAR),
        }
    )
)


def read_duration(text: str, language: str = "en") -> tuple[int, str] | Unread:
    """Return a count (1 to 9999) and a unit (``day``, ``week``, ``month``, ``year``), else ``unreadable-duration``."""
    tokens = cut(text) if len(text) <= _LONGEST else ()
    whole = _WHOLE.match(tokens, 0)
    if whole is not None and whole[1] == len(tokens):
        return whole[0]
    unit = _unit(tokens, len(tokens) - 1) if len(tokens) > 1 else None
    words = [token.text for token in tokens[:-1]]
    count = 1 if words in (["a"], ["an"]) else digits(tokens, 0, 4) if len(words) == 1 else None
    if unit is not None and count is None:
        count = number_words(words, language)
    if unit is None or count is None or not 1 <= count * unit[0] <= 9999:
        return Unread("unreadable-duration", say("“{text}” is not a length such as “1 year”", text=text.strip()[:60]))
    return count * unit[0], unit[1].value


def _unit(tokens: Tokens, at: int) -> tuple[int, Unit] | None:
    """Return how many of which unit the last word stands for."""
    longer, counted = _LONGER.match(tokens, at), COUNTED.match(tokens, at)
    return longer[0] if longer is not None else (1, counted[0]) if counted is not None else None


@lru_cache(maxsize=10_000)
def before(minute: int, duration: tuple[int, str]) -> int:
    """Return the minute that lies this long before another, not before the year 1.

    Months and years go back by the calendar and keep the day, or take the last day of a shorter month: a month before
    31 March is 28 or 29 February. That is the calendar of the clock that ``minute`` is on, so give it the local one.
    """
    count, unit = duration
    return shift(minute, Unit(unit), -count)
