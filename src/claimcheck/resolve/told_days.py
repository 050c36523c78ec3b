"""Weekdays by themselves whose date the article tells elsewhere: "Senin (19/5/2014)", and then "Senin malam"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from claimcheck.catalog.names import fold
from claimcheck.documents import models
from claimcheck.domain.claim import Article
from claimcheck.domain.period import Period
from claimcheck.domain.unread import Unread
from claimcheck.reading.dates import read_period
from claimcheck.resolve.sums import NamedClaim

_EVENT: Final = models.Event  # which is looked up with some ado
_WEEKDAYS: Final = (
    "senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
)
_PARTS: Final = "pagi|siang|sore|petang|malam|dini hari|subuh|morning|afternoon|evening|night"
_ALONE: Final = re.compile(
    rf"(?:pada |hari |on )?(?:{_WEEKDAYS})(?:,? (?:{_PARTS}))?"
    r"(?:,? (?:sekitar |about |around )?(?:pukul|jam|at) [0-9][0-9.:]{0,4}(?: [a-z.]{1,5})?)?",
    re.IGNORECASE,
)
_IN_A_QUOTE: Final = re.compile(rf"\b(?:{_WEEKDAYS}) ?\([^()]{{1,30}}\)", re.IGNORECASE)
_LONGEST: Final = 60


def told_days(article: Article, claims: Iterable[NamedClaim]) -> Mapping[str, Period]:
    """Return for each claim of a document on the date of an event that is a weekday only the day that it is.

    It is the one that another claim of the document tells that event's date by, with the same weekday, or the quote of
    one: "akan digelar Senin (16/3/2026)". All others are the nearest before publication.
    """
    dated = [
        (name, fold(located.entry.event), words, located.entry.quote or "")
        for name, located in claims
        if isinstance(located.entry, _EVENT) and (words := located.entry.reads or located.entry.date)
    ]
    alone = [one for one in dated if len(one[2]) <= _LONGEST and _ALONE.fullmatch(one[2])]
    if not alone:
        return {}
    told: dict[tuple[str, int | None], list[Period]] = {}
    without_day = {name for name, *_ in alone}
    for name, event, words, quote in dated:
        for text in _IN_A_QUOTE.findall(quote) if name in without_day else [words]:
            period = _day(article, text)
            if period is not None:
                told.setdefault((event, period.weekday), []).append(period)
    found = ((name, told.get((event, _weekday(article, words)), [])) for name, event, words, _ in alone)
    return {name: days[0] for name, days in found if len({day.first_day for day in days}) == 1}


def _day(article: Article, words: str) -> Period | None:
    """Return the one day that words tell with its weekday."""
    read = _read(article, words)
    return read if read is not None and read.is_day and read.weekday is not None else None


def _weekday(article: Article, words: str) -> int | None:
    read = _read(article, words)
    return None if read is None else read.weekday


def _read(article: Article, words: str) -> Period | None:
    zone, order = article.zone, article.date_order
    read = read_period(words, article.language, zone=zone, published=article.published, date_order=order)
    return None if isinstance(read, Unread) else read
