"""Ordinals that are no rank of anybody: "for the first time", "the third quarter", "tempat 30 orang"."""

from __future__ import annotations

import re
from typing import Final

_NUMBERED: Final = ("nomor", "no", "number", "#")  # "nomor 100 meter"
_ROOMS: Final = ("tempat", "posisi")
_ORDINAL_ENDS: Final = ("first", "second", "third", "th", "st", "nd", "rd")
_WORD_AFTER: Final = re.compile(r"(?:-|\s+)([^\W\d_]+)")
# What goes on behind a rank: "came third in the race", "peringkat tiga di Banten".
_GOING_ON: Final = """
in at on behind with after among overall out and but while for from during when as is was
di dari pada dengan dalam setelah untuk dan nasional dunia kategori lomba tingkat se sebagai usai
"""
_GOES_ON: Final = frozenset(_GOING_ON.split())


def is_of_somebody(text: str, start: int, end: int) -> bool:
    """Whether a rank that stands in a text may be one that somebody holds there."""
    words, following = text[start:end].casefold(), _WORD_AFTER.match(text, end)
    if words.startswith(_NUMBERED):
        return False
    after = "" if following is None else following[1].casefold()
    if after == "besar":
        return False
    is_bare = words.endswith(_ORDINAL_ENDS) and " " not in words
    if is_bare or words.startswith(_ROOMS):
        return not after or after in _GOES_ON
    return True
