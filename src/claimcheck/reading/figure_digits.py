"""Numbers in digits, by the form of their language: 5.920.000 and 46,03, or 5,920,000 and 46.03."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from claimcheck.reading.figure_rounding import margin
from claimcheck.reading.words import Lexicon

MOST_DIGITS = 40


class Digits:
    """A number in digits: without its decimal mark, how many digits follow that, and what was unusual about it."""

    __slots__ = ("decimals", "note", "number")

    def __init__(self, number: int, decimals: int, note: str | None = None) -> None:
        self.number, self.decimals, self.note = number, decimals, note

    @property
    def value(self) -> Fraction:
        """The number."""
        return self.times(1)[0]

    @property
    def place(self) -> Fraction:
        """The place value of its last digit."""
        return self.times(1)[1]

    def times(self, scale: int) -> tuple[Fraction, Fraction]:
        """Return a multiple of the number, and what its last digit then stands for."""
        parts = 10**self.decimals
        number = self.number * scale
        return Fraction(number, parts) if parts > 1 else Fraction(number), margin(scale, parts)


def is_too_long(text: str) -> bool:
    """Whether there are more digits than any figure has."""
    return len(text) - text.count(".") - text.count(",") > MOST_DIGITS


def read_digits(text: str, known: Lexicon) -> Digits | None:
    """Read digits with marks in the language's form; where that is broken, in the other form, with a note.

    No text has two readings here: the language decides, and the other form is tried only where the first is broken.
    """
    if is_too_long(text):
        return None
    text = f"0{text}" if text[:1] == known.decimal else text  # "$.50"
    own = _by_form(text, known.group, known.decimal)
    if own is not None:
        return own
    other = _by_form(text, known.decimal, known.group)
    if other is None:
        return None
    note = f"“{text}” cannot be read with “{known.group}” for thousands; “{known.group}” is taken as the decimal mark"
    if not other.decimals:
        note = f"“{text}” cannot be read with “{known.decimal}” as the decimal mark; it is taken to group thousands"
    return Digits(other.number, other.decimals, note)


def _by_form(text: str, group: str, decimal: str) -> Digits | None:
    found = _form(group, decimal).fullmatch(text)
    if found is None:
        return None
    whole, rest = found[1].replace(group, ""), found[2] or ""
    return Digits(int(whole + rest), len(rest))


@cache
def _form(group: str, decimal: str) -> re.Pattern[str]:
    """Return how digits stand in a form; 007 and 06.00 are labels or times. Indian English groups 1,23,45,678."""
    indian = "|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}" if group == "," else ""
    group, decimal = re.escape(group), re.escape(decimal)
    return re.compile(f"(0|[1-9][0-9]*|[1-9][0-9]{{0,2}}(?:{group}[0-9]{{3}})+{indian})(?:{decimal}([0-9]+))?")
