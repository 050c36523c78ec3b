"""Parts of the day by the prayers that frame them: "ba'da Isya", "usai salat Jumat", "menjelang buka puasa".

Prayers follow the sun. What is said holds in all of Indonesia, from Sabang to Merauke, by each place's own clock: noon
prayers begin there between 11:10 and 12:50, evening prayers between 17:15 and 19:00 (tables of the Ministry of
Religious Affairs).
"""

from __future__ import annotations

from enum import Enum
from typing import Final, NamedTuple

from claimcheck.reading.date_tokens import Phrases, Tokens, spread
from claimcheck.reading.date_vocabulary import Hours
from claimcheck.reading.date_written import Moment


class _When(Enum):
    AFTER = "after"
    BEFORE = "before"
    AT = "at"


class _Prayer(NamedTuple):
    """When it is said to be, and meant, shortly before a prayer, at it, and after it."""

    before: Hours | None
    at: Hours | None
    after: Hours | None


def _hours(first: int, last: int, start: int, end: int) -> Hours:
    """Return from which hour up to which a time is said to be, and from which to which it is meant."""
    return (first * 60, last * 60 - 1), (start * 60, end * 60 - 1)


_PRAYERS: Final = Phrases(
    spread(
        {
            "subuh": _Prayer(_hours(2, 6, 3, 5), None, _hours(4, 9, 5, 8)),
            "zuhur|dzuhur|zhuhur|duhur|lohor": _Prayer(_hours(10, 13, 11, 13), None, _hours(11, 16, 12, 15)),
            "jumat|jum'at|jumatan": _Prayer(_hours(10, 13, 11, 13), None, _hours(11, 16, 12, 15)),
            "asar|ashar": _Prayer(_hours(13, 17, 14, 16), None, _hours(14, 19, 15, 18)),
            "magrib|maghrib": _Prayer(_hours(16, 20, 17, 19), _hours(17, 20, 17, 19), _hours(17, 21, 18, 20)),
            "buka puasa|berbuka|berbuka puasa": _Prayer(_hours(16, 20, 17, 19), _hours(17, 20, 17, 19), None),
            "isya|isya'": _Prayer(_hours(17, 21, 18, 20), None, _hours(18, 24, 19, 23)),
            "tarawih": _Prayer(None, None, _hours(19, 24, 20, 24)),
            "sahur": _Prayer(None, _hours(1, 6, 2, 5), None),
        }
    )
)
_WHENS: Final = Phrases(
    spread(
        {
            "ba'da|bakda|bada|usai|seusai|setelah|sesudah|selepas": _When.AFTER,
            "jelang|menjelang": _When.BEFORE,
            "waktu|saat": _When.AT,
        }
    )
)
_WORSHIP: Final = Phrases(spread({"salat|shalat|sholat|solat": None}))
_ONLY_OF_PRAYERS: Final = frozenset(("ba", "bakda", "bada", "jelang", "menjelang"))


def prayer(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read "ba'da Isya" behind a day, or before it."""
    when = _WHENS.match(tokens, at)
    placed = moment.weekdays or moment.is_dated or moment.relative or tokens[at].text in _ONLY_OF_PRAYERS
    if when is None or moment.clock is not None or not placed:
        return None
    worship = _WORSHIP.match(tokens, when[1])
    named = _PRAYERS.match(tokens, worship[1] if worship else when[1])
    hours = getattr(named[0], when[0].value) if named else None
    if named is None or hours is None or not (moment.daypart is None or _meet(moment.daypart, hours)):
        return None
    return moment._replace(daypart=hours), named[1]


def _meet(one: Hours, other: Hours) -> bool:
    return one[0][0] <= other[0][1] and other[0][0] <= one[0][1]  # "Rabu malam ba'da Tarawih"
