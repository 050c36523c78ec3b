"""Exact numbers in words for people."""

from __future__ import annotations

from fractions import Fraction

from claimcheck.domain.message import Digits, Message, say, verbatim
from claimcheck.reading.figure_rounding import last_place
from claimcheck.reading.words import Lexicon, lexicon

_SCALES = {
    "id": ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta")),
    "en": ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")),
}
_SCALED = {"trillion": "{n} trillion", "billion": "{n} billion", "million": "{n} million"}


def write_figure(n: Fraction, language: str) -> str:
    """Return an exact number in the language's form: "2.73 million", "385,741", "46.03", "1/3".

    A scale word is used where two decimals are enough for it; endless and very long decimals are written as a fraction.
    """
    known = lexicon(language)
    place = last_place(n) if n else Fraction(1)
    if place is None or place < Fraction(1, 10**10):
        sign = "-" if n < 0 else ""
        return f"{sign}{_grouped(abs(n.numerator), known)}/{_grouped(n.denominator, known)}"
    for scale, word in _SCALES[known.code]:
        if abs(n) >= scale and place * 100 >= scale:
            return f"{_decimal(n / scale, known)} {word}"
    return _decimal(n, known)


def figure_words(n: Fraction) -> Message:
    """Return an exact number for people, as ``write_figure`` has it in English."""
    digits, _, scale = write_figure(n, "en").partition(" ")
    return say(_SCALED[scale], n=Digits(digits)) if scale else verbatim(Digits(digits))


def _decimal(n: Fraction, known: Lexicon) -> str:
    """Write a number that ends after some decimals."""
    place = min(last_place(n) or Fraction(1), Fraction(1))
    whole, rest = divmod(abs(n), 1)
    decimals = len(str(place.denominator)) - 1
    tail = f"{known.decimal}{int(rest * 10**decimals):0{decimals}}" if decimals else ""
    return f"{'-' if n < 0 else ''}{_grouped(whole, known)}{tail}"


def _grouped(number: int, known: Lexicon) -> str:
    return f"{number:,}".replace(",", known.group)
