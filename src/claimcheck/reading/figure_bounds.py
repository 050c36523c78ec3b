"""Two limits of one figure: "paling singkat 6 tahun dan paling lama 20 tahun", "at least 6 and at most 20 years"."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from claimcheck.domain.figure import Figure, Hedge
from claimcheck.domain.unread import Unread
from claimcheck.reading.words import lexicon
from claimcheck.record import evolve


def read_between_limits(text: str, language: str, read: Callable[[str, str], Figure | Unread]) -> Figure | None:
    """Return the range from a lower limit to an upper one that follows it; ``None`` for all other words."""
    parts = _joints(language).split(text)
    if len(parts) != 2:
        return None
    low, high = (read(part, language) for part in parts)
    if isinstance(low, Unread) or isinstance(high, Unread):
        return None
    is_range = (low.hedge, high.hedge) == (Hedge.AT_LEAST, Hedge.AT_MOST) and low.also is None and high.also is None
    if not is_range or not low.n < high.n or (low.unit and not low.unit.endswith(high.unit)):
        return None
    end = evolve(high, words=text, hedge=Hedge.PLAIN)
    return evolve(low, words=text, hedge=Hedge.RANGE, unit=low.unit or high.unit, end=end)


@cache
def _joints(language: str) -> re.Pattern[str]:
    """Return what stands before an upper limit; compiled when a text first needs it, as few do."""
    before = lexicon(language).before
    limits = sorted((" ".join(phrase) for phrase in before if before[phrase] is Hedge.AT_MOST), key=len, reverse=True)
    words = "|".join(re.escape(limit) for limit in limits if limit.replace(" ", "").isalpha())
    return re.compile(rf",?\s+(?:(?:dan|serta|and|but)\s+)?(?=(?:{words})\b)", re.IGNORECASE)
