"""Numbers of ranks in words: "dua puluh satu", "kedua puluh satu", "twenty-first", "third"."""

from __future__ import annotations

from claimcheck.reading.date_ordinals import CARDINALS, ORDINALS
from claimcheck.reading.date_tokens import ORDINAL_ENDS, Tokens, digits
from claimcheck.reading.numerals import read_number_words

_LARGEST = 999
_LONGEST = 8  # words: "ke dua ratus tiga puluh lima"
_TIES = frozenset(("=", "t"))
_STEMS = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
_TENS = {f"{stem}y": 10 * tens for tens, stem in enumerate(_STEMS, start=2)}
_TENTHS = {f"{stem}ieth": 10 * tens for tens, stem in enumerate(_STEMS, start=2)}


def tied_number(tokens: Tokens) -> int | None:
    """Return the number of "=47", "47=" and "T47", as tables write a rank that several hold."""
    words = [token.text for token in tokens]
    if len(tokens) != len(("=", "47")) or _TIES.isdisjoint(words):
        return None
    return digits(tokens, 0, 3) or digits(tokens, 1, 3) or None


def spelt_number(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return the whole number that the longest words from a place spell, as an ordinal or not, and the place after."""
    words = [token.text for token in tokens[at : at + _LONGEST]]
    if not words:
        return None
    known = [ORDINALS.match(tokens, at), CARDINALS.match(tokens, at), spelt_ordinal(tokens, at)]
    for language, spelt in (
        ("id", [words[0].removeprefix("ke") or words[0], *words[1:]]),
        ("id", words),
        ("en", words),
    ):
        found = read_number_words(spelt, 0, language)
        if found is not None and 0 < found.value <= _LARGEST:
            known.append((found.value, at + found.stop))
    return max((found for found in known if found is not None), key=lambda found: found[1], default=None)


def spelt_ordinal(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return what an English ordinal in words stands for: "third", "thirtieth", "twenty-first"."""
    first = tokens[at].text if at < len(tokens) else ""
    if first in _TENTHS:
        return _TENTHS[first], at + 1
    if first in _TENS:
        dash = at + 1 < len(tokens) and tokens[at + 1].text == "-"
        ones = _ordinal(tokens, at + 1 + dash)
        return (_TENS[first] + ones[0], ones[1]) if ones is not None and ones[0] < 10 else None
    return _ordinal(tokens, at)


def _ordinal(tokens: Tokens, at: int) -> tuple[int, int] | None:
    spelt = ORDINALS.match(tokens, at)
    return spelt if spelt is not None and tokens[at].text.endswith(ORDINAL_ENDS) else None
