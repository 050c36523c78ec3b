"""Exact numbers as expressions write them."""

from __future__ import annotations

from fractions import Fraction


def decimal(value: Fraction) -> str:
    """Write a number with as many decimals as it has; one without an end as a quotient."""
    twos, fives = _exponent(value.denominator, 2), _exponent(value.denominator, 5)
    if value.denominator != 2**twos * 5**fives:
        return f"({value.numerator} / {value.denominator})"
    places = max(twos, fives)
    if places == 0:
        return str(value.numerator)
    digits = str(abs(value.numerator) * 10**places // value.denominator).zfill(places + 1)
    # Three decimals alone would look like thousands.
    tail = digits[-places:] + ("0" if places == 3 else "")
    return f"{'-' if value < 0 else ''}{digits[:-places]}.{tail}"


def _exponent(number: int, base: int) -> int:
    count = 0
    while number % base == 0:
        number //= base
        count += 1
    return count
