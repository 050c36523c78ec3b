"""Patterns of regular expressions that few texts need, compiled for the first that does.

To compile a pattern takes up to half a millisecond; a small run, which takes some two hundred, needs half of them.
"""

from __future__ import annotations

import re
from typing import Any, cast


def on_demand(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return what ``re.compile`` does, compiled when it is first used."""
    return cast("re.Pattern[str]", _Pattern(text, flags))


class _Pattern:
    """Stands for a pattern, and keeps each of its methods that was asked for."""

    def __init__(self, text: str, flags: int) -> None:
        self._given = text, flags

    def __getattr__(self, name: str) -> Any:
        asked = getattr(re.compile(*self._given), name)
        setattr(self, name, asked)
        return asked
