"""Figures beside a name that has a number of its own: "170 cases of COVID-19", "24 F-16 jets"."""

from __future__ import annotations

import re
from typing import Final

from claimcheck.reading.figure_tokens import MONEY

_NAME: Final = re.compile(r"(?<=[^\s]\s)([A-Z][A-Za-z]{0,15})[-‑]([0-9]{1,4}s?)(?![\w.,:/-]?[0-9])")


def with_names_in_one(text: str) -> str | None:
    """Return the words of a figure with names in one word, "COVID19", that is no range; ``None`` without such names."""
    short = _NAME.sub(lambda found: found[0] if found[1].casefold() in MONEY else f"{found[1]}{found[2]}", text)
    return short if short != text else None
