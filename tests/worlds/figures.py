"""Figures as articles write them, with what each form says and means: readings.md, read anew.

The margins are worked out from how a figure was made (which digit it was rounded to, which form it was given), not by
reading its words.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from random import Random

from worlds.model import Measure, Range

SCALES = {
    "id": ((3, "ribu"), (6, "juta"), (9, "miliar"), (12, "triliun")),
    "en": ((3, "thousand"), (6, "million"), (9, "billion"), (12, "trillion")),
}
UNITS = {
    ("person", "id"): (("{}", 1), ("{} orang", 1), ("{} pekerja", 1), ("{} jiwa", 1)),
    ("person", "en"): (("{}", 1), ("{} people", 1), ("{} workers", 1)),
    ("percent", "id"): (("{} persen", 1), ("{}%", 1)),
    ("percent", "en"): (("{} percent", 1), ("{}%", 1)),
    ("tonne", "id"): (("{} ton", 1), ("{} kg", 1000), ("{}", 1), ("{} kuintal", 10)),
    ("tonne", "en"): (("{} tonnes", 1), ("{} kg", 1000)),
    ("rupiah", "id"): (("Rp {}", 1), ("Rp{}", 1), ("{} rupiah", 1)),
    ("rupiah", "en"): (("Rp {}", 1), ("IDR {}", 1)),
    ("USD", "id"): (("US$ {}", 1),),
    ("USD", "en"): (("USD {}", 1),),
    ("number", "id"): (("{}", 1),),
    ("number", "en"): (("{}", 1),),
}
HEDGES = {
    "id": {
        "about": ("sekitar {}", "kurang lebih {}", "kira-kira {}"),
        "reached": ("mencapai {}", "menembus {}"),
        "more": ("lebih dari {}", "di atas {}", "melebihi {}"),
        "at least": ("minimal {}", "sedikitnya {}", "tidak kurang dari {}"),
        "less": ("kurang dari {}", "di bawah {}"),
        "nearly": ("hampir {}", "nyaris {}"),
        "at most": ("maksimal {}", "paling banyak {}", "tidak lebih dari {}"),
    },
    "en": {
        "about": ("about {}", "around {}", "roughly {}"),
        "reached": ("reached {}",),
        "more": ("more than {}", "over {}"),
        "at least": ("at least {}", "no fewer than {}"),
        "less": ("less than {}", "under {}"),
        "nearly": ("nearly {}", "almost {}"),
        "at most": ("at most {}", "up to {}"),
    },
}
RANGES = {"id": ("{} sampai {}", "antara {} dan {}"), "en": ("{} to {}", "between {} and {}")}
SMALL = {
    "id": ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"],
    "en": ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"],
}


@dataclass(frozen=True)
class Number:
    """A number as written: ``place`` is the value of its last written digit; ``full``: no scale or number word."""

    words: str
    n: Fraction
    place: Fraction
    decimals: bool
    full: bool

    @property
    def w(self) -> Fraction:
        """The place value of the last written digit, at most half of the number."""
        return min(self.place, self.n / 2) if self.n else self.place

    @property
    def z(self) -> Fraction:
        """How coarsely it may have been rounded."""
        if not self.n:
            return self.w
        if self.decimals:
            return self.w
        return min(max(self.place, min(last_digit(self.n), self.n / 10)), self.n / 2)


def last_digit(n: Fraction) -> Fraction:
    """Return the place value of the last digit that is not zero, of a number of finitely many digits."""
    place = Fraction(1)
    while (n / place).denominator != 1:
        place /= 10
    while (n / (place * 10)).denominator == 1:
        place *= 10
    return place


def rounder(n: Fraction, *, down: bool = False) -> Fraction:
    """Return the nearest number beyond n with fewer digits that are not zero."""
    unit = last_digit(n)
    digits = int(n / unit)
    if digits == 1 and down:
        return n * Fraction(9, 10)
    if digits < 10:
        return n - unit if down else n + unit
    step = unit * 10
    return (floor(n / step) if down else ceil(n / step)) * step


def spans(number: Number, form: str, *, whole: bool, end: Number | None = None) -> tuple[Range, Range]:
    """Return what is said and what is meant by a number in one of the forms, in its own unit."""
    n, w, z = number.n, number.w, number.z
    if form == "plain":
        if whole and number.full and n < 1000 and n.denominator == 1:
            said = Range(n, n) if n % 10 else Range(n - z / 2, n + z, upper_open=True)
            return said, Range(n, n)
        m = max(w / 2, z / 4)
        return Range(n - z / 2, n + z, upper_open=True), Range(n - m, n + m, upper_open=True)
    if form == "range":
        assert end is not None
        return Range(n - z / 2, end.n + end.z, upper_open=True), Range(n, end.n)
    if form == "rough":
        return Range(n), Range(n, 10 * last_digit(n), upper_open=True)
    if form == "some of":
        top = n + last_digit(n)
        return Range(n - z / 2, top, upper_open=True), Range(n, top, upper_open=True)
    reached = Range(n - z / 2, rounder(n))
    return {
        "about": (Range(n - z, n + z), Range(n - z / 2, n + z / 2)),
        "reached": (reached, reached),
        "more": (Range(n), Range(n, rounder(n), True, True)),
        "at least": (Range(n), Range(n)),
        "less": (Range(None, n), Range(rounder(n, down=True), n, True, True)),
        "nearly": (Range(n - z, n), Range(n - z, n, upper_open=True)),
        "at most": (Range(None, n), Range(None, n)),
    }[form]


def cut(span: Range, measure: Measure) -> Range | None:
    """Return what the measure can be of a range."""
    low, high, low_open, high_open = span.lower, span.upper, span.lower_open, span.upper_open
    bounds = measure.bounds
    if bounds.lower is not None and (low is None or low < bounds.lower):
        low, low_open = bounds.lower, False
    if bounds.upper is not None and (high is None or high > bounds.upper):
        high, high_open = bounds.upper, False
    if measure.whole:
        if low is not None:
            low = Fraction(floor(low) + 1 if low_open or low.denominator != 1 else low)
        if high is not None:
            high = Fraction(ceil(high) - 1 if high_open or high.denominator != 1 else high)
        low_open = high_open = False
    if low is not None and high is not None and (low > high or (low == high and (low_open or high_open))):
        return None
    return Range(low, high, low_open, high_open)


def rounded(value: Fraction, grid: Fraction, rng: Random) -> Fraction:
    """Return the value on a grid, by one of the ways in which people round, or cut off."""
    steps = value / grid
    half = steps - floor(steps) == Fraction(1, 2)
    way = rng.choice(["half up", "half down", "half even", "cut off"])
    if way == "cut off":
        return floor(steps) * grid
    if half:
        up = way == "half up" or (way == "half even" and floor(steps) % 2 == 1)
        return (ceil(steps) if up else floor(steps)) * grid
    return floor(steps + Fraction(1, 2)) * grid


def digits(n: Fraction, decimals: int, language: str, *, marks: bool = True) -> str:
    """Return a number in digits, with the marks of the language."""
    thousand, point = (".", ",") if language == "id" else (",", ".")
    whole, rest = divmod(int(n * 10**decimals), 10**decimals)
    written = f"{whole:,}".replace(",", thousand if marks else "")
    return f"{written}{point}{rest:0{decimals}d}" if decimals else written
