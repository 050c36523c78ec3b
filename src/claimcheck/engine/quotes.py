"""Whether a text holds a quote, and where it comes nearest.

Compared are words, not typography: Unicode NFC; one kind of quotation mark, apostrophe and dash; any run of blanks is
one blank, so that line breaks do not count; soft hyphens and characters without width are left out. So are hyphens and
dashes between letters, with the blanks around them: a word may be parted at the end of a line, a dash be set in several
ways. Quotation marks at the ends of a quote may be its own. Capitals count.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from enum import Enum

MOST_WORDS = 80  # of a quote that a nearest match is looked for
MOST_LETTERS = 600
NEAR_ENOUGH = 0.5

_LIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ`´′", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
        # Marks of direction stand in many a text, and in no claim file.
        **dict.fromkeys("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", None),
        **dict(zip("²³×", "23x", strict=True)),  # as claims have to write them: "1,2 km2"
        **dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
    }
)
_DOTS = r"(?:…|\.(?: ?\.){2,})"
_GAP = re.compile(rf"\[ ?{_DOTS} ?\]|\( ?{_DOTS} ?\)|{_DOTS}")
_BETWEEN_LETTERS = re.compile(r"(?<=[^\W\d_]) ?-+ ?(?=[^\W\d_])")
_DASH = re.compile(" ?-+ ?")
_WORD = re.compile(r"\S+")


class Held(Enum):
    """How a text holds a quote."""

    VERBATIM = "verbatim"
    OTHER_CAPITALS = "with other capitals"
    NOT = "not"


def typeset(text: str) -> str:
    """Return text as it is compared with quotes."""
    plain = text.replace("`", "'") if text.isascii() else unicodedata.normalize("NFC", text).translate(_LIKE)
    return " ".join(plain.replace("''", '"').split())


def pieces(quote: str) -> list[str]:
    """Return the pieces of a quote between its gaps (``…`` or ``...``, also in brackets), without marks at the ends."""
    return [piece for found in _GAP.split(quote) if (piece := typeset(found).strip("\"'- "))]


def _tight(text: str) -> str:
    """Return typeset text without the dashes between letters, and with no blanks around others."""
    return _DASH.sub("-", _BETWEEN_LETTERS.sub("", text)) if "-" in text else text


class Page:
    """A text in which quotes are looked up; what is needed of it is made once."""

    def __init__(self, written: str) -> None:
        self.text = typeset(written)
        self.tight = _tight(self.text)
        self.folded = self.tight.casefold()
        self.words = tuple(_WORD.finditer(self.text))

    def held(self, quote: str) -> Held:
        """Return how the text holds the pieces of a quote, one after the other."""
        wanted = [_tight(piece) for piece in pieces(quote)]
        if _missing(self.tight, wanted) is None:
            return Held.VERBATIM
        folded = _missing(self.folded, [piece.casefold() for piece in wanted])
        return Held.OTHER_CAPITALS if folded is None else Held.NOT

    def missing(self, quote: str) -> str | None:
        """Return the first piece of a quote that the text does not hold after those before it."""
        wanted = pieces(quote)
        at = _missing(self.tight, [_tight(piece) for piece in wanted])
        return None if at is None else wanted[at]

    def holds(self, piece: str) -> bool:
        """Whether a piece stands anywhere in the text."""
        return _tight(piece) in self.tight

    def nearest(self, piece: str) -> str | None:
        """Return the words of the text that come nearest to a piece, ``None`` where none comes near.

        The run of as many words that has most words in common, then the likeness of the two as difflib sees it: the
        time grows with the text's length, not with its square.
        """
        from difflib import SequenceMatcher  # noqa: PLC0415 - only where a quote is not found

        wanted = [_bare(word) for word in piece[:MOST_LETTERS].split()[:MOST_WORDS]]
        start = self._densest(wanted)
        if start is None:
            return None
        run = self.words[start : start + len(wanted)]
        found = self.text[run[0].start() : run[-1].end()][:MOST_LETTERS]
        return found if SequenceMatcher(None, piece, found, autojunk=False).ratio() >= NEAR_ENOUGH else None

    def _densest(self, wanted: list[str]) -> int | None:
        """Return where the run of words starts that has most of the wanted words."""
        lacking = Counter(wanted)
        words = [_bare(word[0]) for word in self.words]
        shared = most = 0
        best = None
        for at, word in enumerate(words):
            shared += lacking[word] > 0
            lacking[word] -= 1
            if at >= len(wanted):
                left = words[at - len(wanted)]
                lacking[left] += 1
                shared -= lacking[left] > 0
            if shared > most:
                most, best = shared, max(0, at - len(wanted) + 1)
        known = frozenset(wanted)
        if best is None:
            return None
        first = next(at for at in range(best, len(words)) if words[at] in known)
        return max(0, first - wanted.index(words[first]))  # where the quote's first word would stand


def _missing(text: str, wanted: list[str]) -> int | None:
    """Return which piece is the first that the text does not hold after those before it."""
    at = 0
    for number, piece in enumerate(wanted):
        found = text.find(piece, at)
        if found < 0:
            return number
        at = found + len(piece)
    return None


def _bare(word: str) -> str:
    """Return a word without regard to capitals and the marks around it."""
    return word.strip(".,;:!?\"'()[]").casefold()
