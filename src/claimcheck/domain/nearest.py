"""The known words that look most like one that is not known."""

from __future__ import annotations

from collections.abc import Collection


def nearest(word: str, known: Collection[str], most: int = 1, likeness: float = 0.6) -> list[str]:
    """Return known words that come near, the nearest first: ``likeness`` from 0 to 1, as ``difflib`` sees it."""
    from difflib import get_close_matches  # noqa: PLC0415 - only where a word is not known

    return get_close_matches(word, sorted(known), most, likeness)
