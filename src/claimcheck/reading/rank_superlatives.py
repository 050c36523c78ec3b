"""First places that are told by a superlative or a medal: "the world's largest", "most popular", "bronze"."""

from __future__ import annotations

from claimcheck.reading.date_tokens import Phrases, Tokens, spread

_MEDALS = Phrases(spread({"gold": 1, "silver": 2, "bronze": 3}))
_OF_MEDALS = frozenset(("medal", "medallist", "medalist", "winner", "won", "took", "a", "the"))
# Words in -est that tell of no first place, and those that count from the other end of a table.
_NO_PLACE = "forest west east test rest guest request honest interest protest contest harvest arrest latest nearest"
_FROM_BELOW = "lowest smallest poorest slowest youngest shortest weakest cheapest lightest coldest quietest worst least"
_OTHERS = frozenset((*_NO_PLACE.split(), *_FROM_BELOW.split()))
# "One of the largest" is no first place, "the biggest since 2008" the first of some only.
_OF_SEVERAL = frozenset(("one", "among", "since", "for", "but", "not", "than"))
_SHORTEST = len("finest")


def superlative(tokens: Tokens) -> int | None:
    """Return the place that a text gives by a superlative or a medal."""
    words = [token.text for token in tokens]
    if not _OF_SEVERAL.isdisjoint(words) or any(token.is_number for token in tokens):
        return None
    for at in range(len(tokens)):
        medal = _MEDALS.match(tokens, at)
        if medal is not None:
            return medal[0] if _OF_MEDALS.issuperset([*words[:at], *words[medal[1] :]]) else None
    told = [word for word in words if _is_superlative(word) or word == "most"]
    return 1 if len(told) == 1 and words[-1] != "most" else None


def _is_superlative(word: str) -> bool:
    return word.endswith("est") and len(word) >= _SHORTEST and word not in _OTHERS
