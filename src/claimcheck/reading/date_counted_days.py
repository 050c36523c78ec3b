"""Days counted from a feast, as in the season of travel home: "H-2 Lebaran", "H+3 Natal", "H-7 hingga H-1 Lebaran"."""

from __future__ import annotations

from typing import Final

from claimcheck.reading.date_ordinals import ORDINALS
from claimcheck.reading.date_seasons import HOLIDAYS
from claimcheck.reading.date_tokens import Phrases, Tokens, digits, glued, sign, spread
from claimcheck.reading.date_vocabulary import JOINS
from claimcheck.reading.date_written import Lunar, Moment
from claimcheck.reading.hijri import FEASTS

_LINKS: Final = Phrases(spread({"jelang|menjelang|sebelum|setelah|sesudah|usai|dari|hari raya": None}))
_YEARS: Final = (1000, 2999)


def counted_from_a_feast(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read "H-2 Lebaran 2025", and "H-2 Lebaran" of the feast nearest to publication."""
    first = _count(tokens, at) if moment.lunar is None and not moment.is_dated else None
    if first is None:
        return None
    join = JOINS.match(tokens, first[1])
    last = (_count(tokens, join[1]) if join else None) or first
    link = _LINKS.match(tokens, last[1])
    named = link[1] if link else last[1]
    days = (first[0], last[0])
    feast, holiday = FEASTS.match(tokens, named), HOLIDAYS.match(tokens, named)
    if feast is not None:
        end = feast[1] + (feast[1] < len(tokens) and tokens[feast[1]].text == "tahun")
        year = digits(tokens, end, 4)
        if year is None or not _YEARS[0] <= year <= _YEARS[1]:
            year, end = 0, feast[1] - 1
        return moment._replace(lunar=Lunar(year, *feast[0]), days_from=days), end + 1
    if holiday is None or days[0] > days[1]:
        return None
    return moment._replace(month=holiday[0][0], day=holiday[0][1], days_from=days), holiday[1]


def _count(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return the days of "H-2", "H+3" or "hari kedua", and the place after them."""
    named = ORDINALS.match(tokens, at + 1) if at < len(tokens) and tokens[at].text == "hari" else None
    if named is not None:
        return named[0] - 1, named[1]
    if at >= len(tokens) or tokens[at].text != "h" or not (glued(tokens, at + 1) and glued(tokens, at + 2)):
        return None
    mark, number = sign(tokens, at + 1, "+-"), digits(tokens, at + 2)
    return None if mark is None or number is None else (number if mark == "+" else -number, at + 3)
