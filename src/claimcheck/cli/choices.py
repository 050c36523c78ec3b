"""Names that were asked for, against those that there are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from difflib import get_close_matches

_LONGEST = 100


def split(given: Iterable[str]) -> list[str]:
    """Return the names of a repeated option whose values may hold several, parted by commas."""
    return [name.strip() for value in given for name in value.split(",") if name.strip()]


def unknown(what: str, name: str, known: Collection[str]) -> str:
    """Return the words for a name that is not known, with the names that are most like it."""
    return f"no {what} is called “{name[:_LONGEST]}”{did_you_mean(suggestions(name, known))}"


def suggestions(name: str, known: Collection[str]) -> list[str]:
    """Return up to three known names that are most like the one given."""
    return get_close_matches(name[:_LONGEST], known, n=3, cutoff=0.6)


def did_you_mean(names: Sequence[str]) -> str:
    """Return the end of a sentence that offers these names, if there are any."""
    if not names:
        return ""
    *first, last = names
    return f"; did you mean {', '.join(first)} or {last}?" if first else f"; did you mean {last}?"
