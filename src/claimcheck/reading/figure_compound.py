"""Figures in several units or on a clock: "2 jam 30 menit", "2 hours, 9 minutes and 56 seconds", "2:09:56"."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeAlias

from claimcheck.reading.figure_digits import Digits, read_digits
from claimcheck.reading.figure_tokens import Kind, Line
from claimcheck.reading.numerals import read_number_words

Compound: TypeAlias = tuple[Fraction, Fraction, int]  # a number, the place value of its last digit, the token after it

_JOINTS = frozenset({"dan", "and"})
_MINUTE = 60


def _smaller() -> Mapping[str, tuple[frozenset[str], int]]:
    """Return, by the word of a unit, the words of the next smaller one and how many of those it has."""
    named = {
        "jam hour hours": ("menit minute minutes", 60),
        "menit minute minutes": ("detik second seconds", 60),
        "hari day days": ("jam hour hours", 24),
        "tahun year years": ("bulan month months", 12),
        "foot feet": ("inch inches", 12),
    }
    return {
        word: (frozenset(smaller.split()), count) for words, (smaller, count) in named.items() for word in words.split()
    }


_SMALLER = _smaller()


def compound(line: Line, stop: int, n: Fraction, place: Fraction) -> Compound:
    """Return a whole number in the smallest of the units that follow it: 150 for "2 jam 30 menit"."""
    lower = _lower(line, stop) if n.denominator == 1 else None
    while lower is not None:
        count, (rest, place, stop) = lower
        n = n * count + rest
        lower = _lower(line, stop) if n.denominator == 1 else None
    return n, place, stop


def _lower(line: Line, stop: int) -> tuple[int, Compound] | None:
    """Return how many of the next smaller unit there are to the one at a place, and what follows in it."""
    smaller, count = _SMALLER.get(line.fold(stop), (frozenset[str](), 0))
    if not count:
        return None
    at = stop + 1
    at += line.fold(at) == ","
    at += line.fold(at) in _JOINTS
    rest = _number(line, at)
    return (count, rest) if rest is not None and rest[0] < count and line.fold(rest[2]) in smaller else None


def _number(line: Line, at: int) -> Compound | None:
    if line.is_kind(at, Kind.DIGITS):
        digits = read_digits(line.tokens[at].text, line.known)
        return None if digits is None else (digits.value, digits.place, at + 1)
    words = read_number_words(line.folds, at, line.language, joined=False)
    return None if words is None else (Fraction(words.value), Fraction(words.place), words.stop)


def on_a_clock(line: Line, at: int, first: Digits) -> Compound | None:
    """Return the seconds of "2:09:56" and of "1:23.45"; of "2:09" nobody can say whether it is hours or minutes."""
    numbers, stop = [first], at + 1
    while (
        line.fold(stop) == ":"
        and line.is_glued(stop)
        and line.is_glued(stop + 1)
        and line.is_kind(stop + 1, Kind.DIGITS)
    ):
        number = _sixtieth(line, stop + 1)
        if number is None or numbers[-1].decimals:
            return None
        numbers.append(number)
        stop += 2
    last = numbers[-1]
    is_told = len(numbers) == 3 or (len(numbers) == 2 and last.decimals > 0)
    if not is_told or first.decimals:
        return None
    seconds = Fraction(0)
    for number in numbers:
        seconds = seconds * _MINUTE + number.value
    return seconds, last.place, stop


def _sixtieth(line: Line, at: int) -> Digits | None:
    """Return the minutes or seconds at a place: two digits below 60, and decimals."""
    text = line.tokens[at].text
    digits = read_digits(text.removeprefix("0"), line.known)
    whole = text.partition(line.known.decimal)[0]
    return digits if digits is not None and len(whole) == 2 and digits.value < _MINUTE else None
