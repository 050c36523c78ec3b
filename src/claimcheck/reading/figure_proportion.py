"""Proportions of two figures: "1:17,5", "1 banding 17", "3-to-1"."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from claimcheck.domain.figure import Figure, Hedge
from claimcheck.domain.pattern import on_demand
from claimcheck.domain.unread import Unread
from claimcheck.reading.figures import read_figure

_SHAPE: Final = on_demand(
    r"(?:rasio|perbandingan|(?:a )?ratio of)?\s*([0-9][0-9.,]*)\s*(?::|banding|berbanding|-to-)\s*([0-9][0-9.,]*)",
    re.IGNORECASE,
)
_LONGEST: Final = 60


def read_proportion(text: str, language: str) -> Figure | None:
    """Return one figure over the other, as coarse as both are written; ``None`` where no two figures are set so.

    Which of the two a ratio is of, only a claim tells that names both: elsewhere these words have no reading.
    """
    found = _SHAPE.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if found is None:
        return None
    top, bottom = (read_figure(digits, language) for digits in found.groups())
    if isinstance(top, Unread) or isinstance(bottom, Unread) or not (top.n and bottom.n):
        return None
    n = top.n / bottom.n
    z = min(2 * n * (_coarse(top) + _coarse(bottom)), n / 2)
    return Figure(text.strip(), n, z, z, Hedge.PLAIN)


def _coarse(figure: Figure) -> Fraction:
    """Return by what part of itself a figure may be off; the 1 that the other is told for is exact."""
    return Fraction(0) if figure.n == 1 else figure.z / figure.n
