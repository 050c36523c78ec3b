"""When an assertion holds: what the claim states, else what publication and the measure's habits give."""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.domain.assertion import Nature, Origin, Valid
from claimcheck.domain.claim import Article
from claimcheck.domain.pattern import on_demand
from claimcheck.domain.period import MINUTES_A_DAY, Period, day_of, minute_of, zones
from claimcheck.domain.span import Span
from claimcheck.lower.clocks import Told
from claimcheck.reading.durations import before
from claimcheck.record import evolve

# Minutes ahead of UTC: the clock that hours without a zone are taken to go by in Indonesian, and the furthest from it.
_JAKARTA, _JAYAPURA = zones("id")
_A_LAST_DAY = on_demand(r"(?<![0-9])(?:28|29|30|31)(?![0-9])")
_A_CLOCK = on_demand(r"(?<![0-9])([01]?[0-9]|2[0-3])[.:]([0-5][0-9])(?![0-9])")
_LAST_OF_AN_HOUR = 59
_THROUGHOUT = on_demand(r"(?:di |dalam )?(?:sepanjang|selama|throughout|during|so far in)\b", re.IGNORECASE)
_A_STAGE = on_demand(r"\b(?:early|mid|middle|late|beginning|start|end|awal|pertengahan|akhir)\b", re.IGNORECASE)
_A_SEASON = re.compile(r"\b(?:spring|summer|autumn|fall|winter)\b", re.IGNORECASE)
_A_FISCAL_YEAR = on_demand(r"\bfiscal\b|\bfy", re.IGNORECASE)
_A_LEAP_YEAR = 366 * MINUTES_A_DAY
DEFAULT_HOLDS = {Nature.STOCK: (1, "year"), Nature.CUMULATIVE: (1, "day")}


def valid(nature: Nature, article: Article, stated: Period | None, holds_for: tuple[int, str] | None = None) -> Valid:
    """Return the time on the local calendar; a default one ends with the day of publication (design, section 2)."""
    if nature is Nature.FIXED:
        return Valid(document=article.id)
    loose = _loose_origin(stated) if stated is not None and nature is Nature.FLOW else None
    if stated is not None and loose is not None:
        return Valid(local_span(stated.as_meant), loose, is_day=False, document=article.id)
    if stated is not None:
        # Two like hours of two stated clocks abroad are no one time, as those of Indonesia are told apart by.
        is_day = stated.is_day and not (stated.is_zoned and _is_an_hour(stated) and not _is_of_indonesia(stated))
        return Valid(_by_one_clock(stated, article), Origin.STATED, is_day, article.id)
    published = article.published
    if published is None or published.local_first is None or published.local_last is None:
        return Valid(document=article.id)
    first = published.local_first
    duration = holds_for or DEFAULT_HOLDS.get(nature)
    if duration is not None:
        # The window ends with the day published: a day's window is that day, not the one before.
        day = published.local_last + 1 - MINUTES_A_DAY
        first = min(first, before(day, duration) + MINUTES_A_DAY)
    return Valid(_span(first, published.local_last), Origin.DEFAULT, is_day=False, document=article.id)


def _loose_origin(stated: Period) -> Origin | None:
    """Return what a period of a flow is whose words leave its ends open; ``None`` where they tell them.

    What came "in late 2023" or "in summer 2023" is not that of the year, and how long it is, each article may take
    otherwise. A fiscal year whose first month is left open is some year of two: it holds no year of the calendar.
    """
    first, last = stated.local_first, stated.local_last
    is_of_two = first is not None and last is not None and last - first > _A_LEAP_YEAR
    is_staged = stated.said != stated.meant and _A_STAGE.search(stated.words) is not None
    if is_staged or _A_SEASON.search(stated.words) is not None:
        return Origin.PART
    return Origin.FISCAL if is_of_two and _A_FISCAL_YEAR.search(stated.words) is not None else None


def counted_at(nature: Nature, stated: Period | None, article: Article) -> Period | None:
    """Return when a level or a running total holds that is told "until" or "since" a time.

    "Hingga Rabu (23/7)" it holds that Wednesday, and not ever since, "hingga Rabu pukul 09.55" that minute; "hingga
    Juli" may be any day of July. What is told since a day nobody knows beyond publication, and a running total is that
    of the day of publication. So is one "sepanjang 2025" in an article of that year.
    """
    if stated is None or nature is Nature.FLOW:
        return stated
    if stated.local_first is None and stated.local_last is not None:
        return _at_its_end(stated, stated.local_last)
    told = article.published
    if nature is Nature.CUMULATIVE and told is not None and _is_under_way(stated, told):
        return evolve(stated, local_first=told.local_first, local_last=told.local_last)
    if stated.local_last is not None or stated.local_first is None or told is None or told.local_last is None:
        return stated
    if told.local_last < stated.local_first:
        return stated  # "mulai 15 Januari 2025" in an article of 10 January
    is_total = nature is Nature.CUMULATIVE
    return evolve(stated, local_first=told.local_first if is_total else stated.local_first, local_last=told.local_last)


def _is_under_way(stated: Period, told: Period) -> bool:
    """Whether words name a stretch of time that was not over when they were told: "sepanjang 2025"."""
    first, last, now = stated.local_first, stated.local_last, told.local_last
    if first is None or last is None or now is None or _THROUGHOUT.match(stated.words) is None:
        return False
    return first <= now < last


def _at_its_end(stated: Period, end: int) -> Period:
    hour = _hour_told(stated.words, end)
    if hour is not None:
        return evolve(stated, local_first=hour)
    day = end // MINUTES_A_DAY * MINUTES_A_DAY
    last = day_of(day)
    names_its_month = day_of(day + MINUTES_A_DAY).month != last.month and not _A_LAST_DAY.search(stated.words)
    return evolve(stated, local_first=minute_of(last.replace(day=1)) if names_its_month else day)


def _hour_told(words: str, end: int) -> int | None:
    """Return the first minute at which "hingga pukul 09.55" ends; a full hour is told of all its minutes."""
    for found in _A_CLOCK.finditer(words):
        hour, minute = int(found[1]), int(found[2])
        past = end % MINUTES_A_DAY - 60 * hour - minute
        if past in {0, MINUTES_A_DAY // 2}:  # "6:30 p.m."
            return end
        if minute == 0 and past in {_LAST_OF_AN_HOUR, MINUTES_A_DAY // 2 + _LAST_OF_AN_HOUR}:
            return end - _LAST_OF_AN_HOUR
    return None


def _by_one_clock(stated: Period, article: Article) -> Span:
    """Return a period on the local calendar; of hours told by a stated clock of Indonesia, what Jakarta's shows then.

    Six in the evening is another time in Jayapura than in Jakarta, while a day is the same day for both. An evening
    abroad keeps its day: by Jakarta's clock, Sunday evening in California would be part of Monday.
    """
    first, last = stated.local_first, stated.local_last
    is_told = _is_an_hour(stated) and _is_of_indonesia(stated) and Told(stated, article).states_zone
    if first is None or last is None or not is_told:
        return _span(first, last)
    later = _JAKARTA - stated.ahead
    return _span(first + later, last + later)


def _is_an_hour(stated: Period) -> bool:
    """Whether a time is shorter than a day."""
    first, last = stated.local_first, stated.local_last
    return first is not None and last is not None and last - first < MINUTES_A_DAY - 1


def _is_of_indonesia(stated: Period) -> bool:
    return _JAKARTA <= stated.ahead <= _JAYAPURA


def local_span(period: Period) -> Span:
    """Return a period on the local calendar."""
    return _span(period.local_first, period.local_last)


@lru_cache(10_000)  # many claims are of one time
def _span(first: int | None, last: int | None) -> Span:
    return Span(first, last)
