"""Dates of the Islamic calendar: 1 Syawal 1446 H, Ramadan 2025, Idul Fitri.

Its months begin with the sight of the moon, and communities begin them on days of their own: each date is read a few
days wide around that of the tabular calendar (Dershowitz and Reingold, "Calendrical Calculations", chapter 7).
"""

from __future__ import annotations

from datetime import date
from typing import Final

from claimcheck.domain.message import say
from claimcheck.domain.period import MINUTES_A_DAY
from claimcheck.domain.unread import Unread
from claimcheck.reading.calendar import Unit, day_span
from claimcheck.reading.date_tokens import Phrases, Tokens, digits, sign, spread
from claimcheck.reading.date_written import Extent, Lunar, Moment, Setting, bad_date

_BEFORE_FIRST: Final = date(622, 7, 19).toordinal() - 1
_YEARS: Final = (1000, 2999)
_LAST_YEAR: Final = 1600  # later ones are years of the common calendar
_LONGEST_MONTH: Final = 30
_LONGEST_YEAR: Final = 355
# By how many days around those of the table a date is said, and meant; the days around a feast go by its name, too.
_AROUND: Final = (2, 1)
_SEASON: Final = (14, 7)
# The day of Idul Fitri as the government announced it, from which the days of the season of travel are counted.
_ANNOUNCED: Final = (
    (7, 17), (7, 6), (6, 25), (6, 15), (6, 5), (5, 24), (5, 13), (5, 2), (4, 22), (4, 10), (3, 31)
)  # fmt: skip
_FIRST_ANNOUNCED: Final = 2015

MONTHS: Final = Phrases(
    spread(
        {
            names: number
            for number, names in enumerate(
                (
                    "muharram|muharam",
                    "safar|shafar",
                    "rabiulawal|rabiul awal|rabi al-awwal|rabi' al-awwal",
                    "rabiulakhir|rabiul akhir|rabi al-thani|rabi' al-thani",
                    "jumadilawal|jumadil awal|jumada al-awwal|jumada al-ula",
                    "jumadilakhir|jumadil akhir|jumada al-thani|jumada al-akhirah",
                    "rajab",
                    "syakban|sya'ban|syaban|shaban|sha'ban",
                    "ramadan|ramadhan|ramadlan",
                    "syawal|syawwal|shawwal",
                    "zulkaidah|zulkaedah|dzulkaidah|dzulqa'dah|dhu al-qadah|dhu al-qa'dah",
                    "zulhijah|zulhijjah|dzulhijah|dzulhijjah|dhu al-hijjah|dhul hijjah",
                ),
                start=1,
            )
        }
    )
)
FEASTS: Final = Phrases(
    spread(
        {
            "idul fitri|idulfitri|hari raya idul fitri|hari raya idulfitri|lebaran|eid al-fitr": (10, 1),
            "idul adha|iduladha|hari raya idul adha|hari raya iduladha|hari raya kurban|eid al-adha": (12, 10),
        }
    )
)
_ERA: Final = Phrases(spread({"h|hijriah|hijriyah|ah|a.h.": None}))


def lunar(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read "1 Syawal 1446 H", "Ramadan 2025", "Idul Fitri 2025" and "1446 H/2025 M": nothing without its year."""
    if (whole := digits(tokens, at, 4)) is not None and _YEARS[0] <= whole <= _LAST_YEAR and moment.lunar is None:
        era = _ERA.match(tokens, at + 1)
        return _in_both_calendars(moment, whole, tokens, era[1]) if era else None
    day = digits(tokens, at)
    feast = FEASTS.match(tokens, at)
    named = MONTHS.match(tokens, at if day is None else at + 1)
    end = feast[1] if feast else named[1] if named else len(tokens)
    year = digits(tokens, end, 4)
    if year is None or not _YEARS[0] <= year <= _YEARS[1] or moment.lunar is not None:
        return None
    era = _ERA.match(tokens, end + 1) if year <= _LAST_YEAR else None
    month, first = feast[0] if feast else (named[0] if named else 0, day)
    return moment._replace(lunar=Lunar(year, month, first, feast is not None)), era[1] if era else end + 1


def _in_both_calendars(moment: Moment, year: int, tokens: Tokens, at: int) -> tuple[Moment, int]:
    """Return the year 1446 H, or the year of the common calendar that stands beside it: "1446 H/2025 M" is 2025."""
    common = digits(tokens, at + 1, 4) if sign(tokens, at, "/") is not None else None
    if common is None or moment.year is not None:
        return moment._replace(lunar=Lunar(year, 0)), at
    return moment._replace(year=common), at + 2 + (sign(tokens, at + 2, "m") is not None)


def extent(told: Lunar, setting: Setting) -> Extent | Unread:
    """Return the days that such a date may be: of a year of its own calendar, or in one of the common calendar."""
    if told.day is not None and not 1 <= told.day <= _LONGEST_MONTH:
        return bad_date("the day {day} cannot be: months of the Islamic calendar have 29 or 30 days", day=told.day)
    years = _years(told) if told.year else _nearest(told, setting)
    if not years:
        return Unread("relative-date", say("the year is not stated, and the article has no date to take it from"))
    firsts = [_begin(told, year) for year in years]
    length = 2 if told.is_feast else 1 if told.day is not None else _LONGEST_MONTH if told.month else _LONGEST_YEAR
    days = min(firsts), max(firsts) + length - 1
    said, meant = (_minutes(*days, wider) for wider in (_SEASON if told.is_feast else _AROUND))
    return Extent(said, meant, Unit.DAY if told.day else Unit.MONTH, setting.zone, derived=not told.year)


def announced(told: Lunar, setting: Setting) -> Extent | None:
    """Return the day of Idul Fitri as it was announced in Indonesia; ``None`` for other feasts, and other years."""
    years = _years(told) if told.year else _nearest(told, setting)
    if (told.month, told.day) != (10, 1) or len(years) != 1:
        return None
    year = date.fromordinal(_begin(told, years[0])).year
    if not 0 <= year - _FIRST_ANNOUNCED < len(_ANNOUNCED):
        return None
    ends = day_span(date(year, *_ANNOUNCED[year - _FIRST_ANNOUNCED]))
    return Extent(ends, ends, Unit.DAY, setting.zone, derived=not told.year)


def _years(told: Lunar) -> list[int]:
    """Return the years of the Islamic calendar that are meant: of those of the common one, it may be two."""
    if told.year <= _LAST_YEAR:
        return [told.year]
    about = (told.year - 622) * 33 // 32
    years = range(about - 1, about + 3)
    return [year for year in years if date.fromordinal(_begin(told, year)).year == told.year]


def _nearest(told: Lunar, setting: Setting) -> list[int]:
    """Return the year in which a feast without its year is nearest to publication; none where that is not known."""
    if setting.published is None:
        return []
    day = setting.published[0] // MINUTES_A_DAY + 1
    about = (date.fromordinal(day).year - 622) * 33 // 32
    return [min(range(about - 1, about + 3), key=lambda year: abs(_begin(told, year) - day))]


def _begin(told: Lunar, year: int) -> int:
    """Return the first day in the tabular calendar, as an ordinal."""
    before = 354 * (year - 1) + (3 + 11 * year) // 30 + (59 * (max(told.month, 1) - 1) + 1) // 2
    return _BEFORE_FIRST + before + (told.day or 1)


def _minutes(first: int, last: int, wider: int) -> tuple[int, int]:
    return (first - wider - 1) * MINUTES_A_DAY, (last + wider) * MINUTES_A_DAY - 1
