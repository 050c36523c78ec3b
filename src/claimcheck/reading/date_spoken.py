"""Times as they are spoken: malam Minggu, tahun 1990-an, akhir tahun, sepekan lalu, a week ago."""

from __future__ import annotations

from claimcheck.reading.calendar import Unit
from claimcheck.reading.date_numeric import days_and_month
from claimcheck.reading.date_ordinals import CARDINALS
from claimcheck.reading.date_tokens import Phrases, Tokens, digits, sign, spread
from claimcheck.reading.date_vocabulary import (
    COUNTED,
    DATED_EVE,
    DAYPARTS,
    ENDED,
    FISCAL,
    LENGTHS,
    MONTHS,
    OVERNIGHT,
    RELATIVE,
    SMALL_HOURS,
    STAGES,
    TENSES,
    TENSES_BEFORE,
    WEEKDAYS,
    WEEKS,
    Hours,
    Stage,
)
from claimcheck.reading.date_written import Moment, Relative

_EMPTY = Moment()
_OPENING = frozenset({"first", "opening"})
_CLOSING = frozenset({"last", "final", "closing"})
_MONTHS_A_YEAR = 12
_FIRST_YEAR = 1000
_EVE: Hours = ((17 * 60, 30 * 60 - 1), (18 * 60, 30 * 60 - 1))  # the night up to the dawn of the day it is named for
_OVERNIGHT: Hours = ((-7 * 60, 36 * 60 - 1), (-6 * 60, 30 * 60 - 1))  # the night before that day, or the one after it
_NIGHT: Hours = ((17 * 60, 28 * 60 - 1), (18 * 60, 24 * 60 - 1))
SMALL: Hours = ((0, 9 * 60 - 1), (0, 6 * 60 - 1))
_YEAR_END = Phrases(spread({"year-end|year end|yearend": None}))
ONES = Phrases(spread({"sehari": Unit.DAY, "sepekan|seminggu": Unit.WEEK, "sebulan": Unit.MONTH, "setahun": Unit.YEAR}))


def eve(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read "malam Minggu" and "Sabtu malam Minggu", the night before Sunday.

    A date beside it may be of either day: "malam Minggu (30/11)".
    """
    named = WEEKDAYS.match(tokens, at + 1) if tokens[at].text == "malam" and moment.daypart is None else None
    if named is None or moment.is_dated or moment.weekdays not in ((), (before := (named[0] - 1) % 7,)):
        return None
    if any(token.is_number for token in tokens[named[1] : named[1] + 3]):
        return moment._replace(weekdays=(before, named[0]), daypart=DATED_EVE), named[1]
    return moment._replace(weekdays=(before,), daypart=_EVE), named[1]


def decade(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read "1990-an", "1990an" and "1990s"."""
    first = digits(tokens, at, 4)
    if moment.year is not None or first is None or not 1000 <= first <= 2999 or first % 10:
        return None
    dash = at + 2 < len(tokens) and tokens[at + 1].text == "-" and tokens[at + 2].text == "an"
    end = at + 2 + dash
    if not dash and (end > len(tokens) or tokens[at + 1].text not in ("an", "s")):
        return None
    return moment._replace(year=first, last_year=first + 9), end


def fiscal(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read "fiscal 2024", "FY24", "the 2024 fiscal year" and, by the year in which it ends, "FY2024/25"."""
    named = FISCAL.match(tokens, at)
    if named is None or moment.is_fiscal:
        return None
    if moment.year is not None:
        return moment._replace(is_fiscal=True), named[1]
    year, end = digits(tokens, named[1], 4), named[1] + 1
    if year is None or not (year < 100 or year >= 1000):
        return None
    year += 2000 if year < 100 else 0
    second = digits(tokens, end + 1, 4) if sign(tokens, end, "/-") else None
    if second is not None and second % 100 == (year + 1) % 100:
        return moment._replace(year=year + 1, is_fiscal=True), end + 2
    return moment._replace(year=year, is_fiscal=True), end


def first_months(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read "sembilan bulan pertama 2025", "the first nine months of 2025" and "the last three months of the year"."""
    begins, ends = tokens[at].text in _OPENING, tokens[at].text in _CLOSING
    counted = several(tokens, at + (begins or ends))
    if counted is None or not counted[0] or counted[1] is not Unit.MONTH or moment.month is not None:
        return None
    count, _, end = counted
    if ends and not (count <= _MONTHS_A_YEAR and _is_of_a_year(tokens, end)):
        return None
    if begins or ends:
        months = (_MONTHS_A_YEAR - count + 1, _MONTHS_A_YEAR) if ends else (1, count)
        told = moment._replace(month=months[0], last_month=months[1])
        return (
            (told._replace(relative=Relative(Unit.YEAR, 0, counted=True)), end + 3)
            if _of_the_year(tokens, end)
            else (told, end)
        )
    first = end < len(tokens) and tokens[end].text == "pertama"
    return (moment._replace(month=1, last_month=count), end + 1) if first else None


def _is_of_a_year(tokens: Tokens, at: int) -> bool:
    """Whether "of 2019", "of the year" or "of last year" stands at a place."""
    is_of = at + 1 < len(tokens) and tokens[at].text == "of"
    told = RELATIVE.match(tokens, at + 1) if is_of else None
    is_one = told is not None and told[0][0] is Unit.YEAR
    return is_of and (is_one or _of_the_year(tokens, at) or (digits(tokens, at + 1, 4) or 0) >= _FIRST_YEAR)


def _of_the_year(tokens: Tokens, at: int) -> bool:
    """Whether "of the year" stands at a place, and not which one."""
    told = [token.text for token in tokens[at : at + 3]] == ["of", "the", "year"]
    return told and digits(tokens, at + 3, 4) is None


def running(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read "akhir tahun", "awal bulan" and "the end of the year", of the time in which the article appeared.

    Which part is told, but not of which year: that of December in an article of January was the last one.
    """
    end = _YEAR_END.match(tokens, at) if moment == _EMPTY else None
    if end is not None:
        dated = digits(tokens, end[1], 4) is not None
        return (Moment(stage=Stage.LATE) if dated else Moment(relative=Relative(Unit.YEAR, 0, counted=True))), end[1]
    stage = STAGES.match(tokens, at)
    if stage is None or moment != _EMPTY:
        return None
    start = stage[1] + (stage[1] < len(tokens) and tokens[stage[1]].text == "the")
    unit = COUNTED.match(tokens, start)
    goes_on = unit is not None and (
        TENSES.match(tokens, unit[1]) or MONTHS.match(tokens, unit[1]) or digits(tokens, unit[1], 4) is not None
    )
    if unit is None or goes_on:
        return None
    return moment._replace(relative=Relative(unit[0], 0, counted=True)), unit[1]


def one_ago(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read "sepekan lalu", "a week ago" and "a fortnight ago"."""
    spoken = ONES.match(tokens, at)
    is_one = tokens[at].text in ("a", "an")
    unit = spoken or (COUNTED.match(tokens, at + 1) if is_one else None)
    if moment.relative is None and is_one and [token.text for token in tokens[at + 1 : at + 3]] == ["fortnight", "ago"]:
        return moment._replace(relative=Relative(Unit.WEEK, -2, counted=True)), at + 3
    if moment.relative is not None or unit is None:
        return None
    past = TENSES.match(tokens, unit[1]) if spoken else None
    ago = not spoken and unit[1] < len(tokens) and tokens[unit[1]].text == "ago"
    if not ago and (past is None or past[0] != -1):
        return None
    return moment._replace(relative=Relative(unit[0], -1, counted=True)), past[1] if past else unit[1] + 1


def part_of_a_day(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read "the night of July 28", which lasts to the dawn of the day after, and "the morning of 9 September"."""
    named = DAYPARTS.match(tokens, at) if moment == _EMPTY else None
    if named is None or named[1] >= len(tokens) or tokens[named[1]].text != "of":
        return None
    return moment._replace(daypart=_EVE if tokens[at].text == "night" else named[0]), named[1] + 1


def last_night(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read "last night", which lasts past midnight, into the day of publication."""
    is_told = [token.text for token in tokens[at : at + 2]] == ["last", "night"]
    if not is_told or moment.relative is not None or moment.daypart is not None:
        return None
    return moment._replace(relative=Relative(Unit.DAY, -1), daypart=_NIGHT), at + 2


def overnight(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read the "overnight" of "overnight on Thursday", and "in the early hours of Friday"."""
    if moment.daypart is not None:
        return None
    small, found = SMALL_HOURS.match(tokens, at), OVERNIGHT.match(tokens, at)
    if small is not None:
        return moment._replace(daypart=SMALL), small[1]
    return (moment._replace(daypart=_OVERNIGHT), found[1]) if found else None


def week(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read a week by a day of it: "the week ended June 28", "the week of 2 June"."""
    is_week = tokens[at].text == "week" and moment == _EMPTY
    link = WEEKS.match(tokens, at + 1) if is_week else None
    day = None if link is None else days_and_month(_EMPTY, tokens, link[1])
    if link is None or day is None or day[0].day is None or day[0].last_day is not None:
        return None
    return day[0]._replace(week=link[0]), day[1]


def weekend(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read "last weekend" and "this weekend": of its week, the end; "the weekend" may be either."""
    if moment == _EMPTY and tokens[at].text == "weekend":
        return Moment(relative=Relative(Unit.WEEK, 0, counted=True)), at + 1
    tense = TENSES_BEFORE.match(tokens, at) if moment == _EMPTY else None
    if tense is None or tense[1] >= len(tokens) or tokens[tense[1]].text != "weekend":
        return None
    return Moment(relative=Relative(Unit.WEEK, tense[0]), stage=Stage.LATE), tense[1] + 1


def ended(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read months by their last one: "the quarter ended Sept. 30", "the 12 months to June 2024"."""
    length = _months_long(tokens, at) if moment == _EMPTY else None
    link = ENDED.match(tokens, length[1]) if length else None
    end = STAGES.match(tokens, link[1]) if link else None  # "to the end of March", "to end-March"
    last_at = 0 if link is None else end[1] if end is not None and end[0] is Stage.LATE else link[1]
    last = days_and_month(_EMPTY, tokens, last_at) if link else None
    if length is None or link is None or last is None or last[0].last_day is not None:
        return None
    tense = -1 if link[0] else None
    return Moment(month=last[0].month, months=length[0], tense=tense), last[1]


def _months_long(tokens: Tokens, at: int) -> tuple[int, int] | None:
    named = LENGTHS.match(tokens, at)
    if named is not None:
        return named
    counted = several(tokens, at)
    if counted is None or not counted[0] * counted[1].months:
        return None
    return counted[0] * counted[1].months, counted[2]


def several(tokens: Tokens, at: int) -> tuple[int, Unit, int] | None:
    """Return how many of which unit of time stand at a place, and the place after them: "3 hari", "two weeks"."""
    number = digits(tokens, at)
    count = CARDINALS.match(tokens, at) if number is None else (number, at + 1)
    unit = COUNTED.match(tokens, count[1]) if count else None
    return (count[0], *unit) if count is not None and unit is not None else None
