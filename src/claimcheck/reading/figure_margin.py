"""A figure with how far it may be off: "2,5±1 persen", "2.5 percent, plus or minus 1 percentage point"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from claimcheck.domain.figure import Figure, Hedge
from claimcheck.domain.unread import Unread
from claimcheck.record import evolve

_SIGN: Final = r"±|\+/[-−]|plus(?: or |[ /-])minus"
_PARTS_OF_SIGNS: Final = ("±", "+/", "minus")
_DIGITS: Final = "0123456789"
_POINTS: Final = frozenset(
    ("point", "points", "percentage point", "percentage points", "percent", "per cent", "%", "poin", "persen", "pp")
)


def read_margin(text: str, language: str, read: Callable[[str, str], Figure | Unread]) -> Figure | None:
    """Return the range around a figure whose margin stands behind it; ``None`` for all other words."""
    found = re.search(_SIGN, text, re.IGNORECASE) if any(part in text.lower() for part in _PARTS_OF_SIGNS) else None
    if found is None:
        return None
    parts = text[: found.start()].rstrip(" ,"), text[found.end() :].lstrip(" ")
    if not (any(digit in parts[0] for digit in _DIGITS) and parts[1].startswith(tuple(_DIGITS))):
        return None
    middle, margin = (read(part, language) for part in parts)
    if isinstance(middle, Unread) or isinstance(margin, Unread) or not _is_margin_of(middle, margin):
        return None
    unit = middle.unit or margin.unit
    low = evolve(middle, words=text, n=middle.n - margin.n, hedge=Hedge.RANGE, unit=unit)
    return evolve(low, end=evolve(middle, words=text, n=middle.n + margin.n, unit=unit))


def _is_margin_of(middle: Figure, margin: Figure) -> bool:
    is_plain = all(one.hedge is Hedge.PLAIN and one.also is None and one.end is None for one in (middle, margin))
    units = {one.unit for one in (middle, margin)} - {""}
    return is_plain and margin.n > 0 and (len(units) <= 1 or units <= _POINTS)
