"""Days that move from year to year: "Good Friday 2025", "Jumat Agung", "Kenaikan Yesus Kristus", "Black Friday"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, NamedTuple

from claimcheck.domain.period import day_of
from claimcheck.domain.unread import Unread
from claimcheck.reading.date_relative import NO_DAY
from claimcheck.reading.date_tokens import Phrases, Tokens, spread
from claimcheck.reading.date_written import Moment, Setting


class Feast(NamedTuple):
    """How many days after Easter Sunday it is; ``around`` are the days before and after that it may stand for.

    Or the month, the weekday (Monday is 0), the how manieth of it, and the days after that.
    """

    after: int | tuple[int, int, int, int]
    around: tuple[int, int] | None = None


_MONDAY, _THURSDAY = 0, 3
_FEASTS: Final = Phrases(
    spread(
        {
            "easter weekend|easter|libur paskah": Feast(0, (-2, 1)),
            "easter sunday|easter day|minggu paskah|hari paskah|paskah": Feast(0),
            "easter monday": Feast(1),
            "good friday|jumat agung": Feast(-2),
            "maundy thursday|kamis putih": Feast(-3),
            "palm sunday|minggu palma": Feast(-7),
            "ash wednesday|rabu abu": Feast(-46),
            "ascension day|kenaikan yesus kristus|kenaikan isa almasih": Feast(39),
            "pentecost|whit sunday|pentakosta": Feast(49),
            # Canada's is the second Monday of October.
            "thanksgiving|thanksgiving day|thanksgiving holiday": Feast((11, _THURSDAY, 4, 0), (-52, 0)),
            "black friday": Feast((11, _THURSDAY, 4, 1)),
            "cyber monday": Feast((11, _THURSDAY, 4, 4)),
            "martin luther king jr. day|martin luther king day|mlk day": Feast((1, _MONDAY, 3, 0)),
            "presidents day|presidents' day|presidents’ day": Feast((2, _MONDAY, 3, 0)),
            "columbus day": Feast((10, _MONDAY, 2, 0)),
        }
    )
)
_SOON: Final = timedelta(days=31)
_FIRST_YEAR, _LAST_YEAR = 1583, 9998  # of the Gregorian calendar, and the last whose feasts have a day


def movable(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read a feast whose day depends on the year, which may stand behind it or be that of the article."""
    named = _FEASTS.match(tokens, at)
    if named is None or moment.movable is not None or moment.days_from is not None or moment.relative is not None:
        return None
    return moment._replace(movable=named[0].after, days_from=named[0].around), named[1]


def on_its_day(moment: Moment, setting: Setting) -> Moment | Unread:
    """Return a moment with the day and month of its feast: of the year it states, else the last or next one.

    What is at hand is told without a year, too: "on Easter Monday", a week before it.

    A day that is stated beside it goes before.
    """
    if moment.movable is None or moment.month is not None or moment.day is not None:
        return moment
    if moment.year is not None:
        return _of(moment, moment.year) if _FIRST_YEAR <= moment.year <= _LAST_YEAR else NO_DAY
    if setting.published is None:
        return NO_DAY
    published = day_of(setting.published[0])
    years = (year for year in range(published.year - 1, published.year + 2) if _FIRST_YEAR <= year <= _LAST_YEAR)
    days = [(_day_in(year, moment.movable), year) for year in years]
    told = [year for day, year in days if day >= published or not setting.planned]
    first, _ = moment.days_from or (0, 0)
    past = [year for day, year in days if day + timedelta(days=min(first, 0)) <= published + _SOON]
    year = min(told, default=None) if setting.planned else max(past, default=None)
    return NO_DAY if year is None else _of(moment, year)


def _of(moment: Moment, year: int) -> Moment:
    day = _day_in(year, moment.movable or 0)
    return moment._replace(year=year, month=day.month, day=day.day)


def _day_in(year: int, told: int | tuple[int, int, int, int]) -> date:
    if isinstance(told, int):
        return easter(year) + timedelta(days=told)
    month, weekday, count, after = told
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1) + after)


def easter(year: int) -> date:
    """Return Easter Sunday of the western churches (Meeus, Astronomical Algorithms, 1991, chapter 8)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - shift + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
