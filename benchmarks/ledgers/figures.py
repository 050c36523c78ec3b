"""Figures as an Indonesian newspaper rounds, hedges and writes a value, with what they say and mean.

All values are whole multiples of 1 / ``ONE`` of the measure's unit. The spans are those of the table of readings in
docs/writing-claims.md, worked out here a second time so that the two can be held against each other.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from benchmarks.ledgers.draws import Dice

ONE: Final = 10_000
_PLACE_OF_ONE: Final = 4
_SCALES: Final = ((12, "triliun "), (9, "miliar "), (6, "juta "), (3, "ribu "), (0, ""))


class Unit(NamedTuple):
    """A unit that figures are written in: words around the number, the power of ten in a measure's unit."""

    before: str
    after: str
    power: int = 0
    decimals: int = 0


class Figure(NamedTuple):
    """Words, and the ends of what they say and mean; ``None`` is no end."""

    words: str
    lower: int
    upper: int | None
    upper_open: bool
    meant_lower: int
    meant_upper: int
    meant_lower_open: bool
    meant_upper_open: bool
    hedged: bool


def figure(value: int, unit: Unit, dice: Dice, *, plainly: bool = False) -> Figure:
    """Return a true figure of a value, rounded to a few digits and perhaps hedged, unless it is told to the last digit.

    (Nobody writes "more than 6,379 people"; and no number of people lies between that and the next rounder.)
    """
    one = _PLACE_OF_ONE + unit.power  # the power of ten that "1" of this unit is
    finest = one - unit.decimals
    place = max(len(str(value)) - 2 - dice.below(3), finest)
    in_full, hedge = dice.below(3) == 0, dice.below(100)
    step = 10**place
    up = {"lebih dari": 0, "hampir": step - 1}.get(word := _hedge(hedge, plainly=plainly or place == finest), step // 2)
    n = (value + up) // step * step
    words, w, z = _written(n, place, one, unit, in_full=in_full)
    if not _is_meant(value, n, w, z, word):
        # What a reader takes from the figure holds too: else two true figures would differ, and that is no error.
        n = (value + 10**finest // 2) // 10**finest * 10**finest
        words, w, z = _written(n, finest, one, unit, in_full=True)
        word = ""
    match word:
        case "lebih dari":
            return Figure(f"{word} {words}", n, None, False, n, _next_rounder(n), True, True, True)
        case "hampir":
            return Figure(f"{word} {words}", n - z, n, False, n - z, n, False, True, True)
        case "sekitar":
            return Figure(f"{word} {words}", n - z, n + z, False, n - z // 2, n + z // 2, False, False, True)
    m = max(w // 2, z // 4)
    return Figure(words, n - z // 2, n + z, True, n - m, n + m, False, True, False)


def _is_meant(value: int, n: int, w: int, z: int, word: str) -> bool:
    """Return whether a value lies in what a figure of it means, as ``figure`` has it."""
    match word:
        case "lebih dari":
            return n < value < _next_rounder(n)
        case "hampir":
            return n - z <= value < n
        case "sekitar":
            return abs(value - n) <= z // 2
    m = max(w // 2, z // 4)
    return n - m <= value < n + m


def _hedge(number: int, *, plainly: bool) -> str:
    if plainly or number < 85:
        return ""
    return "sekitar" if number < 91 else "lebih dari" if number < 96 else "hampir"


def _written(n: int, place: int, one: int, unit: Unit, *, in_full: bool) -> tuple[str, int, int]:
    """Return the words for n, the place value w of its last written digit, and how coarse it may be, z."""
    scale, word = _scale(n, place, one, in_full=in_full)
    last = one + scale
    whole, rest = divmod(n, 10**last)
    number = f"{whole:,}".replace(",", ".")
    if place < last:
        words = f"{unit.before}{number},{rest // 10**place:0{last - place}} {word}{unit.after}"
        w = z = 10**place
    else:
        words = f"{unit.before}{number} {word}{unit.after}"
        w = 10**last
        z = max(w, min(_last_place(n), n // 10))
    return words.rstrip(), min(w, n // 2), min(z, n // 2)


def _scale(n: int, place: int, one: int, *, in_full: bool) -> tuple[int, str]:
    """Return the largest scale word that leaves at most two decimals, or none for a whole number in full."""
    if not in_full or place < one:
        digits = len(str(n)) - one
        for scale, word in _SCALES:
            if digits > scale >= 0 and one + scale - place <= 2:
                return scale, word
    return 0, ""


def _last_place(n: int) -> int:
    written = str(n)
    return int(10 ** (len(written) - len(written.rstrip("0"))))


def _next_rounder(n: int) -> int:
    """Return the nearest larger number with fewer digits that are not 0."""
    place = _last_place(n)
    digits = n // place
    return (digits // 10 + 1) * 10 * place if digits >= 10 else n + place
