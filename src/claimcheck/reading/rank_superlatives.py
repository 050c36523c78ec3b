"""First places that are told by a superlative or a medal: "the world's largest", "most popular", "bronze"."""

from __future__ import annotations

from claimcheck.reading.date_ordinals import ORDINALS
from claimcheck.reading.date_tokens import Phrases, Tokens, digits, spread

_MEDALS = Phrases(spread({"gold|emas": 1, "silver|perak": 2, "bronze|perunggu": 3}))
_OF_MEDALS = frozenset(
    "medal medallist medalist winner won took a the medali peraih meraih raih merebut rebut menyabet sabet".split()  # noqa: SIM905
)
# Words in -est that tell of no first place, and those that count from the other end of a table.
_NO_PLACE = "forest west east test rest guest request honest interest protest contest harvest arrest latest nearest"
_FROM_BELOW = "lowest smallest poorest slowest youngest shortest weakest cheapest lightest coldest quietest worst least"
# Indonesian ones may count on: "tertinggi kedua", "terbanyak ke-3", "kedua tertinggi". "Terbaik" is read with ranks.
_INDONESIAN = frozenset(
    "tertinggi terbesar terbanyak terluas terpanjang tercepat terlaris terpadat terkaya terberat".split()  # noqa: SIM905
)
_OTHERS = frozenset((*_NO_PLACE.split(), *_FROM_BELOW.split()))
# "One of the largest" is no first place, "the biggest since 2008" the first of some only.
_OF_SEVERAL = frozenset(
    "one among since for but not than salah antara termasuk sejak selain bukan dalam selama setelah".split()  # noqa: SIM905
)
_OTHER_END = frozenset(("bawah", "terbawah"))
_SHORTEST = len("finest")


def superlative(tokens: Tokens) -> int | None:
    """Return the place that a text gives by a superlative or a medal."""
    words = [token.text for token in tokens]
    if not _OTHER_END.isdisjoint(words):
        return None
    counted = _counted(tokens)
    if counted is not None:
        return counted
    if not _OF_SEVERAL.isdisjoint(words) or any(token.is_number for token in tokens):
        return None
    for at in range(len(tokens)):
        medal = _MEDALS.match(tokens, at)
        if medal is not None:
            return medal[0] if _OF_MEDALS.issuperset([*words[:at], *words[medal[1] :]]) else None
    told = [word for word in words if _is_superlative(word) or word in _INDONESIAN or word == "most"]
    return 1 if len(told) == 1 and words[-1] != "most" else None


def _is_superlative(word: str) -> bool:
    return word.endswith("est") and len(word) >= _SHORTEST and word not in _OTHERS


def _counted(tokens: Tokens) -> int | None:
    """Return the place of "tertinggi kedua", "terbanyak ke-3" or "kedua tertinggi"."""
    for at, token in enumerate(tokens):
        if token.text not in _INDONESIAN:
            continue
        marked = at + 3 < len(tokens) and tokens[at + 1].text == "ke" and tokens[at + 2].text == "-"
        behind = (digits(tokens, at + 3, 3) or None) if marked else _spelt(tokens, at + 1)
        before = _spelt(tokens, at - 1) if at else None
        return behind if before is None else before
    return None


def _spelt(tokens: Tokens, at: int) -> int | None:
    found = ORDINALS.match(tokens, at)
    return found[0] if found is not None else None
