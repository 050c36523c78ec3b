"""Text cut into words, numbers and signs, and tables of phrases to look up in it.

The grammars of dates, ranks and labels walk over tokens with a bounded look-ahead, so that reading stays linear.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Generic, TypeAlias, TypeVar

_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+|\S")
_ALIKE = str.maketrans("‘’ʼ–—−‐‑", "'''-----")
ORDINAL_ENDS = ("st", "nd", "rd", "th")

Value = TypeVar("Value")


class Token:
    """A word (in lower case), a run of ASCII digits, or a single sign, with its place in the text."""

    __slots__ = ("capital", "end", "start", "text")

    def __init__(self, text: str, start: int, end: int, capital: bool) -> None:
        self.text, self.start, self.end, self.capital = text, start, end, capital

    @property
    def is_number(self) -> bool:
        """Whether it is a run of the digits 0 to 9."""
        return "0" <= self.text[0] <= "9"


Tokens: TypeAlias = tuple[Token, ...]


def cut(text: str) -> Tokens:
    """Return the tokens of a text; typographic dashes and apostrophes become the plain ones."""
    return tuple(
        Token(found[0].translate(_ALIKE).lower(), found.start(), found.end(), found[0][0].isupper())
        for found in _TOKEN.finditer(text)
    )


def glued(tokens: Tokens, at: int) -> bool:
    """Whether the token at this place follows the one before it without a blank."""
    return 0 < at < len(tokens) and tokens[at].start == tokens[at - 1].end


def sign(tokens: Tokens, at: int, signs: str) -> str | None:
    """Return the sign at this place if it is one of these."""
    return tokens[at].text if at < len(tokens) and tokens[at].text in signs else None


def digits(tokens: Tokens, at: int, longest: int = 2) -> int | None:
    """Return the whole number at this place if it has no more than this many digits."""
    if at < len(tokens) and tokens[at].is_number and len(tokens[at].text) <= longest:
        return int(tokens[at].text)
    return None


def ordinal(tokens: Tokens, at: int, longest: int = 2) -> tuple[int, int] | None:
    """Return the number of "5th" at this place, of no more than so many digits, and the place after it."""
    number = digits(tokens, at, longest)
    is_ordinal = number is not None and glued(tokens, at + 1) and tokens[at + 1].text in ORDINAL_ENDS
    return (number, at + 2) if number is not None and is_ordinal else None


class Phrases(Generic[Value]):
    """Phrases of one or more words, each with what it stands for; the longest match is taken.

    They are given as ``cut`` would leave them: in lower case, with plain dashes and apostrophes.
    """

    def __init__(self, table: Mapping[str, Value]) -> None:
        self._table = {tuple(_TOKEN.findall(phrase)): value for phrase, value in table.items()}
        self._lengths: dict[str, list[int]] = {}
        for phrase in sorted(self._table, key=len, reverse=True):
            lengths = self._lengths.setdefault(phrase[0], [])
            if len(phrase) not in lengths:
                lengths.append(len(phrase))

    def of(self, word: str) -> Value | None:
        """Return what a phrase of this one word stands for, if there is one."""
        return self._table.get((word.lower(),))

    def match(self, tokens: Tokens, at: int) -> tuple[Value, int] | None:
        """Return what the phrase that begins at this place stands for, and the place after it."""
        if at >= len(tokens):
            return None
        lengths = self._lengths.get(tokens[at].text)
        if lengths is None:
            return None
        for length in lengths:
            words = tuple(token.text for token in tokens[at : at + length])
            if words in self._table:
                return self._table[words], at + len(words)
        return None


def spread(table: Mapping[str, Value]) -> dict[str, Value]:
    """Return a table with one entry for each of the phrases that stand, divided by bars, in a key."""
    return {phrase.strip(): value for phrases, value in table.items() for phrase in phrases.split("|")}
