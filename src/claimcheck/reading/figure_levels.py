"""The level that something rose or fell to, where words tell by how much, too: "up 4.7 per cent to 255,130"."""

from __future__ import annotations

import re
from typing import Final

from claimcheck.domain.figure import Figure, Hedge
from claimcheck.domain.pattern import on_demand
from claimcheck.domain.unread import Unread
from claimcheck.reading.figure_telling import direction_of
from claimcheck.reading.figures import read_figure
from claimcheck.record import evolve

_REACHED: Final = {
    "en": re.compile(r"(?<!\bup) (?:to|at) "),
    "id": re.compile(r" (?:menjadi|ke(?: level| posisi| angka)?) "),
}
_BEGAN: Final = on_demand(r"\b(?:from|dari)\b", re.IGNORECASE)


_OF_RATES: Final = re.compile(r"[0-9]\s(?:bps|bp|basis poin|basis points)\s?$", re.IGNORECASE)
"""What tells by how much a rate moved, where its verb was left out: "sebesar 25 bps menjadi 6,75 persen"."""


def where_it_ended(text: str, language: str) -> Figure | None:
    """Return the second figure of "up 4.7 per cent to 255,130", the level that something rose or fell to.

    ``None`` for all else, and where both may be ends of a range: "up 3% to 5%"; "menjadi" and "ke" stand in none.
    """
    found = _REACHED[language].search(text)
    if found is None:
        return None
    moved, level = text[: found.start()], text[found.end() :]
    if direction_of(moved, language) is None and not _OF_RATES.search(moved):
        return None
    first, last = read_figure(moved, language), read_figure(level, language)
    if isinstance(first, Unread) or isinstance(last, Unread) or first.n == 0 or last.hedge is Hedge.RANGE:
        return None
    is_range = language == "en" and first.unit == last.unit and not _BEGAN.search(moved)
    return None if is_range else evolve(last, words=text)
