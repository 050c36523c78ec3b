"""Figures as they stand in a list or a bracket: "(17 poin)", "Dexlite: Rp 13.950 per liter", a goal in the "72'"."""

from __future__ import annotations

import re
from typing import Final

from claimcheck.reading.figure_telling import only_nouns

_ENCLOSED: Final = re.compile(r"\(([^()]+)\)")
_NAMED: Final = re.compile(r"[^\W\d_]|%")  # "(5)" is a loss to accountants
_MINUTE: Final = re.compile(r"([0-9]{1,3})\s?['’′]")
_LABELLED: Final = re.compile(r"([^\W\d_][^\d:;,.()]{0,60}):\s+(.+)")


def as_cut_out(text: str, language: str) -> str | None:
    """Return words without the brackets around all of them, or the name in front; ``None`` where there are none.

    A minute of play is one where Indonesian sets the mark of it, which nobody uses for feet there.
    """
    enclosed = _ENCLOSED.fullmatch(text)
    if enclosed is not None:
        return enclosed[1].strip() if _NAMED.search(enclosed[1]) else None
    minute = _MINUTE.fullmatch(text) if language == "id" else None
    if minute is not None:
        return f"{minute[1]} menit"
    labelled = _LABELLED.fullmatch(text)
    return labelled[2] if labelled is not None and only_nouns(labelled[1], language) else None
