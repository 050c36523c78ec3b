"""How coarsely a figure is written, and the round numbers beside it. Exact throughout."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache


@lru_cache(maxsize=1_000)
def margin(numerator: int, denominator: int) -> Fraction:
    """Return the place value of a digit, or how coarsely a figure was rounded: few stand for most figures."""
    return Fraction(numerator, denominator)


def last_place(n: Fraction) -> Fraction | None:
    """Return the place value of the last digit that is not 0 (562,000: 1,000), ``None`` for 0 and endless decimals."""
    if not n:
        return None
    twos, rest = _divide_out(n.denominator, 2)
    fives, rest = _divide_out(rest, 5)
    if rest != 1:
        return None
    decimals = max(twos, fives)
    zeros, _ = _divide_out(abs(n.numerator) * 10**decimals // n.denominator, 10)
    return Fraction(10**zeros, 10**decimals)


def coarseness(n: Fraction, w: Fraction, *, decimals: bool) -> tuple[Fraction, Fraction]:
    """Return w and z of a figure of which ``w`` is the place value of the last written digit.

    z is the place value of the last digit that is not 0, between w and a tenth of the figure; digits after a decimal
    mark are written to be read, so there z is w. Both are at most half of the figure.
    """
    (number, parts), (place, parts_of_place) = n.as_integer_ratio(), w.as_integer_ratio()
    if not number:
        return w, w
    if parts == parts_of_place == 1:
        return _of_whole_numbers(abs(number), place, decimals=decimals)
    size = abs(n)
    z = w if decimals else max(w, min(last_place(size) or w, size / 10))
    half = size / 2
    return min(w, half), min(z, half)


def _of_whole_numbers(size: int, w: int, *, decimals: bool) -> tuple[Fraction, Fraction]:
    """Return the same of whole numbers, as nearly all figures are, without fractions on the way."""
    tenths = 10 * w  # of z
    if not decimals:
        digits = str(size)
        last = 10 ** (len(digits) - len(digits.rstrip("0")))
        tenths = max(tenths, min(10 * last, size))
    return margin(min(2 * w, size), 2), margin(min(tenths, 5 * size), 10)


def next_rounder(n: Fraction, *, down: bool = False) -> Fraction:
    """Return the nearest number beyond n with fewer significant digits; below zero the mirror of it.

    562,000 gives 570,000, 3 gives 4, 93 gives 100; downwards 560,000, 2, 90, and for 1 followed by zeros nine tenths.
    A fraction without last digit, such as a third, goes a fifth of itself. "More than 93" is taken as below 100 and
    "more than 100" as well below 200: Cummins, Sauerland and Solt, Granularity and scalar implicature in numerical
    expressions, 2012.
    """
    if n < 0:
        return -next_rounder(-n, down=down)
    unit = last_place(n)
    if unit is None:
        step = n / 5 or Fraction(1)
        return n - step if down else n + step
    digits = int(n / unit)
    if digits < 10:
        if down:
            return n * Fraction(9, 10) if digits == 1 else n - unit
        return n + unit
    return (digits // 10 + (0 if down else 1)) * 10 * unit


def _divide_out(number: int, factor: int) -> tuple[int, int]:
    times = 0
    while number and number % factor == 0:
        number, times = number // factor, times + 1
    return times, number
