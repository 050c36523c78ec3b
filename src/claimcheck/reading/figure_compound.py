"""Figures in several units or on a clock: "2 jam 30 menit", "2 hours, 9 minutes and 56 seconds", "6ft 3in"."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeAlias

from claimcheck.reading.figure_digits import Digits, read_digits
from claimcheck.reading.figure_tokens import Kind, Line, past_hyphen
from claimcheck.reading.numerals import read_number_words
from claimcheck.reading.words.lexicon import FRACTION_SIGNS

Compound: TypeAlias = tuple[Fraction, Fraction, int]  # a number, the place value of its last digit, the token after it

_JOINTS = frozenset({"dan", "and"})
_MINUTE = 60
_BOTTOMS = frozenset(map(str, (2, 3, 4, 5, 6, 8, 10, 16)))
"""What the fractions of a mixed number are of."""


_SECONDS = ("detik second seconds sec secs", 1)
_MINUTES = ("menit minute minutes min mins", 60)
_HOURS = ("jam hour hours hr hrs", 3600)
_FEET = "foot feet ft"
_FOOT_MARKS = frozenset("'’′")
_INCH_MARKS = frozenset(("in", *'"”″'))
_INCHES_IN_A_FOOT = 12
_UNITS = (
    (("hari day days", 86_400), _HOURS, _MINUTES),
    (_HOURS, _MINUTES, _SECONDS),  # "two hours and 35 seconds"
    (_MINUTES, _SECONDS),
    (("minggu pekan week weeks", 7), ("hari day days", 1)),
    (("liter litre liters litres", 1000), ("ml mililiter millilitre milliliter", 1)),
    (("tahun year years", 12), ("bulan month months", 1)),
    ((_FEET, _INCHES_IN_A_FOOT), ("inch inches", 1)),
    (("metre metres meter meters m", 100), ("centimetre centimetres centimeter centimeters sentimeter cm", 1)),
    (("kilometre kilometres kilometer kilometers km", 1000), ("metre metres meter meters m", 1)),
    (("ton tonne tonnes", 1000), ("kuintal kwintal", 100), ("kilogram kilograms kilo kilos kg", 1)),
    (("kuintal kwintal", 100), ("kilogram kilograms kilo kilos kg", 1)),
    (("kilogram kilograms kilo kilos kg", 1000), ("gram grams gr g", 1)),
    (("pound pounds lb lbs", 16), ("ounce ounces oz", 1)),
)
_SMALLEST = """
bulan month months inch inches ounce ounces oz centimetre centimetres centimeter centimeters sentimeter cm
"""
_DAYS = "hari day days"
_YEAR_IN_DAYS = Fraction(1461, 4)
# Years and months in days, and how wide that leaves them: years have a leap day or none, months 28 to 31 days.
_IN_DAYS: Mapping[str, tuple[Fraction, int]] = {
    **dict.fromkeys(["tahun", "year", "years"], (_YEAR_IN_DAYS, 3)),
    **dict.fromkeys(["bulan", "month", "months"], (_YEAR_IN_DAYS / 12, 5)),
}
_TO_THE_LAST = frozenset(_SMALLEST.split())
_SMALLER: Mapping[str, Mapping[str, int]] = {
    word: {name: size // other for names, other in smaller for name in names.split()}
    for (words, size), *smaller in _UNITS
    for word in words.split()
}
"""By the word of a unit, how many of each smaller one it has."""


def in_feet(line: Line, stop: int, n: Fraction) -> Compound | None:
    """Return the inches of a whole number of feet with what follows in inches: "6ft 3in", "6-foot-3", 6'3"."""
    at = past_hyphen(line, stop)
    start = past_hyphen(line, at + 1)
    is_marked, is_joined = line.fold(at) in _FOOT_MARKS and line.is_glued(at), at > stop and start > at + 1
    rest = _number(line, start) if is_marked or line.fold(at) in _FEET.split() else None
    if rest is None or n.denominator > 1 or rest[0] >= _INCHES_IN_A_FOOT:
        return None
    inches, place, end = rest
    named = past_hyphen(line, end)
    if line.fold(end) in _INCH_MARKS or (is_joined and line.fold(named) in {"inch", "inches"}):
        end = named + 1
    elif not is_joined:
        return None
    return n * _INCHES_IN_A_FOOT + inches, place, end


def compound(line: Line, stop: int, n: Fraction, place: Fraction) -> Compound:
    """Return a whole number in the smallest of the units that follow it: 150 for "2 jam 30 menit"."""
    lower = _lower(line, stop) if n.denominator == 1 else None
    while lower is not None:
        count, (rest, place, stop) = lower
        n = n * count + rest
        lower = _lower(line, stop) if n.denominator == 1 else None
    return _and_days(line, n, stop) or (n, place, stop)


def _and_days(line: Line, n: Fraction, stop: int) -> Compound | None:
    """Return the days of years or months with days behind them: "70 years and 214 days"."""
    found = _IN_DAYS.get(line.fold(stop)) if n.denominator == 1 else None
    rest = None if found is None else _number(line, _behind_a_joint(line, stop + 1))
    if found is None or rest is None or line.fold(rest[2]) not in _DAYS.split():
        return None
    days, wide = found
    return (n * days + rest[0], Fraction(wide), rest[2]) if rest[0] < days and rest[0].denominator == 1 else None


def _behind_a_joint(line: Line, at: int) -> int:
    at += line.fold(at) == ","
    return at + (line.fold(at) in _JOINTS)


def is_to_the_last(line: Line, stop: int) -> bool:
    """Whether a number in several units is told to the smallest: "6 tahun 8 bulan" is no round 80 months.

    Minutes and seconds may be rounded: "2 jam 30 menit".
    """
    return line.fold(stop) in _TO_THE_LAST


def _lower(line: Line, stop: int) -> tuple[int, Compound] | None:
    """Return how many of the smaller unit that follows there are to the one at a place, and what follows in it."""
    smaller = _SMALLER.get(line.fold(stop))
    if smaller is None:
        return None
    rest = _number(line, _behind_a_joint(line, stop + 1))
    count = 0 if rest is None else smaller.get(line.fold(rest[2]), 0)
    return (count, rest) if rest is not None and rest[0] < count else None


def mixed(line: Line, at: int, whole: Digits) -> Compound | None:
    """Return the number of "5 1/4" and "5¼", of which a fraction stands behind the whole; the first in English only."""
    sign = FRACTION_SIGNS.get(line.fold(at + 1))
    if sign is not None and not whole.decimals:
        return whole.value + Fraction(*sign), Fraction(1, sign[1]), at + 2
    top, bottom = (line.fold(place) if line.is_kind(place, Kind.DIGITS) else "" for place in (at + 1, at + 3))
    joined = line.fold(at + 2) == "/" and line.is_glued(at + 2) and line.is_glued(at + 3) and not line.is_glued(at + 1)
    is_date = line.fold(at + 4) == "/"
    if line.language != "en" or whole.decimals or bottom not in _BOTTOMS or not joined or is_date:
        return None
    if not top.isdecimal() or not 0 < int(top) < int(bottom):
        return None
    return whole.value + Fraction(int(top), int(bottom)), Fraction(1, int(bottom)), at + 4


def _number(line: Line, at: int) -> Compound | None:
    if line.is_kind(at, Kind.DIGITS):
        digits = read_digits(line.tokens[at].text, line.known)
        return None if digits is None else mixed(line, at, digits) or (digits.value, digits.place, at + 1)
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
