"""Times that run up to publication: "sepekan terakhir", "dua tahun terakhir", "the past 24 hours"."""

from __future__ import annotations

from typing import Final

from claimcheck.reading.calendar import Unit
from claimcheck.reading.date_spoken import ONES, several
from claimcheck.reading.date_tokens import Phrases, Tokens, digits, spread
from claimcheck.reading.date_vocabulary import COUNTED
from claimcheck.reading.date_written import Moment, Relative

_PAST: Final = Phrases(spread({"past|last": None}))
_SO_FAR: Final = Phrases(spread({"so far|up to now|hingga kini|sampai saat ini|hingga saat ini|sejauh ini": None}))
_THIS: Final = Phrases(
    spread(
        {
            "this year|tahun ini|sepanjang tahun ini": Unit.YEAR,
            "this quarter|kuartal ini|triwulan ini": Unit.QUARTER,
            "this month|bulan ini|sepanjang bulan ini": Unit.MONTH,
        }
    )
)
_TO_DATE: Final = Phrases(
    spread({"year to date|year-to-date|ytd": Unit.YEAR, "month to date|month-to-date": Unit.MONTH})
)
_HOURS: Final = Phrases(spread({"jam|hours": 24}))


def recent(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read "sepekan terakhir", "dalam lima tahun terakhir", "the past two weeks" and "the past year"."""
    if moment.weekdays or moment.is_dated or moment.relative or moment.clock or moment.stage:
        return None
    before = _PAST.match(tokens, at)
    start = before[1] if before else at
    counted = several(tokens, start) or _days_of_hours(tokens, start) or _one(tokens, start, bare=before is not None)
    if counted is None or not counted[0]:
        return None
    count, unit, end = counted
    after = end < len(tokens) and tokens[end].text == "terakhir"
    if before and end < len(tokens) and tokens[end].text == "of":
        return None  # "the last three months of 2019" end with that year
    is_past = before is not None and (count > 1 or tokens[at].text == "past")  # "last year" is a year of its own
    if not (after or is_past):
        return None
    return moment._replace(relative=Relative(unit, -count, up_to_now=True)), end + after


def so_far(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read "so far this year", "tahun ini hingga kini" and "year to date"."""
    if moment.weekdays or moment.is_dated or moment.relative or moment.clock or moment.stage:
        return None
    before = _SO_FAR.match(tokens, at)
    unit = _THIS.match(tokens, before[1] if before else at)
    after = _SO_FAR.match(tokens, unit[1]) if unit and not before else before
    told = unit if after else _TO_DATE.match(tokens, at)
    if told is None:
        return None
    end = max(told[1], after[1]) if after else told[1]
    return moment._replace(relative=Relative(told[0], 0, up_to_now=True)), end


def _one(tokens: Tokens, at: int, *, bare: bool) -> tuple[int, Unit, int] | None:
    unit = COUNTED.match(tokens, at) if bare else ONES.match(tokens, at)
    return None if unit is None else (1, *unit)


def _days_of_hours(tokens: Tokens, at: int) -> tuple[int, Unit, int] | None:
    hours = digits(tokens, at)
    unit = None if hours is None else _HOURS.match(tokens, at + 1)
    return None if hours is None or unit is None else (-(-hours // unit[0]), Unit.DAY, unit[1])
