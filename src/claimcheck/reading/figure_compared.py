"""By how much something is more or less than it was: "£4.4bn more than in October", "0.2 billion less"."""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 200
_COMPARED: Final = {
    "en": re.compile(r"([^\n]*[^\W_]) (more|less|fewer)(?: than\b[^\n]*)?"),
    "id": re.compile(
        r"([^\n]*[^\W_]) lebih (banyak|tinggi|besar|rendah|sedikit|kecil)(?: (?:dari|dibanding|daripada)\b[^\n]*)?"
    ),
}
_LESS: Final = frozenset({"less", "fewer", "rendah", "sedikit", "kecil"})
_OTHERWISE: Final = frozenset({"or", "and", "no", "any", "not", "atau", "dan", "tidak"})  # "10 or more" is a limit


def compared(words: str, language: str) -> tuple[str, int] | None:
    """Return the amount by which something is more or less, and +1 or -1; ``None`` for all other words."""
    found = _COMPARED[language].fullmatch(words) if len(words) <= _LONGEST else None
    if found is None or not re.search(r"[^\W_]", found[1]) or found[1].split()[-1].casefold() in _OTHERWISE:
        return None
    return found[1], -1 if found[2] in _LESS else 1
