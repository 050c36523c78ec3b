"""Text cut into digits, words and signs, each at its place. Linear in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.domain.choice import Choice
from claimcheck.reading.words import Lexicon, lexicon
from claimcheck.reading.words.lexicon import FRACTION_SIGNS


class Kind(Choice):
    """What a token is made of."""

    DIGITS = "digits"
    WORD = "letters"
    SIGN = "sign"


class Token:
    """A piece of the text between blanks; ``glued`` tells that no blank stands before it."""

    __slots__ = ("end", "fold", "glued", "kind", "start", "text")

    def __init__(self, kind: Kind, text: str, fold: str, start: int, end: int, glued: bool) -> None:
        self.kind, self.text, self.fold, self.start, self.end, self.glued = kind, text, fold, start, end, glued


class Line:
    """A text in tokens, with the lower-case words beside it and the language that it is read in."""

    __slots__ = ("folds", "known", "text", "tokens")

    def __init__(self, text: str, tokens: Sequence[Token], folds: Sequence[str], known: Lexicon) -> None:
        self.text, self.tokens, self.folds, self.known = text, tokens, folds, known

    @property
    def language(self) -> str:
        """The code of the language."""
        return self.known.code

    def fold(self, at: int) -> str:
        """Return the lower-case word at the position, empty behind the last."""
        return self.folds[at] if 0 <= at < len(self.folds) else ""

    def is_kind(self, at: int, kind: Kind) -> bool:
        """Whether there is a token of this kind at the position."""
        return 0 <= at < len(self.tokens) and self.tokens[at].kind is kind

    def is_glued(self, at: int) -> bool:
        """Whether there is a token at the position and no blank before it."""
        return 0 <= at < len(self.tokens) and self.tokens[at].glued

    def phrase_at(self, at: int, phrases: Sequence[tuple[str, ...]]) -> tuple[str, ...] | None:
        """Return the first of the phrases that stands at the position."""
        first = self.fold(at)
        for phrase in phrases:
            if phrase[0] == first and tuple(self.folds[at : at + len(phrase)]) == phrase:
                return phrase
        return None

    def has_near(self, at: int, words: frozenset[str]) -> bool:
        """Whether one of the words stands a few tokens before or after the position."""
        return any(fold in words for fold in self.folds[max(at - _NEAR, 0) : at + _NEAR])

    def slice(self, start: int, stop: int) -> str:
        """Return the text from one token up to another."""
        return self.text[self.tokens[start].start : self.tokens[stop - 1].end] if start < stop else ""


def past_hyphen(line: Line, at: int) -> int:
    """Return the position after a hyphen that joins two words, the position itself where none stands."""
    return at + (line.fold(at) == "-" and line.is_glued(at) and line.is_glued(at + 1))


def past_an(line: Line, at: int) -> int:
    """Return the position after the "-an" of "600-an" or the "s" of "the 30s"; the position itself where none is."""
    if line.language == "en":
        is_decade = line.fold(at) == "s" and line.is_glued(at) and line.is_kind(at - 1, Kind.DIGITS)
        return at + (is_decade and len(line.fold(at - 1)) == len("30") and line.fold(at - 1).endswith("0"))
    hyphen = past_hyphen(line, at)
    return hyphen + 1 if line.is_glued(hyphen) and line.fold(hyphen) == "an" else at


RUPIAH = frozenset({"rp", "idr", "rupiah"})
_CODES = ("usd", "sgd", "myr", "rm", "eur", "gbp", "jpy", "cny", "aud", "sar")
MONEY = frozenset({"rp", "idr", *_CODES, *"$€£¥₹₩₽₺฿₫₱₦", "us$", "s$", "a$", "hk$", "nz$"})
_NEAR = 4

# A currency or the M of a magnitude may lean on its digits ("Rp1,2", "M6,5"); other letters do not let go of theirs.
_REST = (
    r"|(?P<word>(?i:US|S|A|HK|NZ)\$|(?i:Rp|IDR|USD|SGD|MYR|RM|EUR|GBP|JPY|CNY|AUD|SAR)(?=[0-9])|M(?=[0-9])"
    rf"|[{''.join(FRACTION_SIGNS)}]|[^\W\d_][^\W_]*)"
    r"|(?P<sign>\S)"
)
_TOKEN = re.compile(rf"(?P<digits>[0-9][0-9.,]*(?<![.,])){_REST}")
# English may leave out the nought of "$.50" and ".5 percent".
_ENGLISH_TOKEN = re.compile(rf"(?P<digits>[0-9][0-9.,]*(?<![.,])|(?<![\w.,)])\.[0-9]+(?![0-9]*[.,][0-9])){_REST}")

_KINDS = {"digits": Kind.DIGITS, "word": Kind.WORD, "sign": Kind.SIGN}


# Signs that stand for another one, letter for letter: hyphens that no line is broken at, and the sign of "2×24 jam".
_ALIKE = str.maketrans({"‐": "-", "‑": "-", "×": "x"})
_BLANKS = "\u00a0\u2009\u202f"  # that no line is broken at, and thin ones
_GROUPED = rf"(?<![0-9.,])[0-9]{{1,3}}(?:[{_BLANKS}][0-9]{{3}})+(?![0-9])"
_TYPESET = frozenset(f"‐‑×{_BLANKS}")


def _as_typed(text: str, known: Lexicon) -> str:
    """Return a text with the signs of a keyboard for those of a typesetter; "5 920 000" has the mark that groups."""
    if _TYPESET.isdisjoint(text):
        return text
    by_marks = str.maketrans(dict.fromkeys(_BLANKS, known.group))
    return re.sub(_GROUPED, lambda found: found[0].translate(by_marks), text.translate(_ALIKE))


def cut(text: str, language: str) -> Line:
    """Return the text in tokens."""
    tokens: list[Token] = []
    end = -1
    known = lexicon(language)
    pattern = _ENGLISH_TOKEN if language == "en" else _TOKEN
    for found in pattern.finditer(text if text.isascii() else _as_typed(text, known)):
        kind = _KINDS[found.lastgroup or ""]
        word = found[0]
        tokens.append(Token(kind, word, word.casefold(), found.start(), found.end(), found.start() == end))
        end = found.end()
    return Line(text, tokens, [token.fold for token in tokens], known)
