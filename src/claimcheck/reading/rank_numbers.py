"""Numbers of ranks in words: "dua puluh satu", "kedua puluh satu", "twenty-first", "third"."""

from __future__ import annotations

from claimcheck.reading.date_ordinals import CARDINALS, ORDINALS
from claimcheck.reading.date_tokens import ORDINAL_ENDS, Tokens, digits, glued, sign
from claimcheck.reading.numerals import read_number_words

_LARGEST = 999
_LONGEST = 8  # words: "ke dua ratus tiga puluh lima"
_GROUP = 3
_MOST_DIGITS = 6
_YEARS = range(1900, 2101)
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


def thousands(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return the number of "1.203", "1,203" or "1203" at a place, and the place after it; years and bands are none."""
    end = _end_of_thousands(tokens, at)
    number = int("".join(token.text for token in tokens[at:end] if token.is_number)) if end > at else 0
    if not number or (end == at + 1 and number in _YEARS):
        return None
    goes_on = glued(tokens, end) and (tokens[end].text in {"+", "-", "%"} or _is_mark(tokens, end))
    return None if goes_on else (number, end)


def thousandth(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return the number of "1,203rd" or "1203rd" at a place, and the place after it."""
    end = _end_of_thousands(tokens, at)
    is_ordinal = end > at and glued(tokens, end) and tokens[end].text in ORDINAL_ENDS
    return (int("".join(token.text for token in tokens[at:end] if token.is_number)), end + 1) if is_ordinal else None


def _end_of_thousands(tokens: Tokens, at: int) -> int:
    """Return the place after a number of four digits or more, or of groups of three; the place itself for none."""
    if digits(tokens, at, _MOST_DIGITS) is None or tokens[at].text.startswith("0"):
        return at
    if len(tokens[at].text) > _GROUP:
        return at + 1
    end = at + 1
    while _is_mark(tokens, end) and len(tokens[end + 1].text) == _GROUP:
        end += 2
    return end if end > at + 1 else at


def _is_mark(tokens: Tokens, at: int) -> bool:
    """Whether a mark stands between digits without a blank."""
    joins = sign(tokens, at, ".,") is not None and glued(tokens, at) and glued(tokens, at + 1)
    return joins and tokens[at + 1].is_number


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
