"""Choosing a form for a true value: rounding, hedges, scale words, units and languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from math import floor, log10
from random import Random

from worlds.figures import HEDGES, RANGES, SCALES, SMALL, UNITS, Number, cut, digits, last_digit, rounded, spans
from worlds.model import Measure, Range, Told

TRIES = 40


def write(value: Fraction, measure: Measure, language: str, rng: Random, *, calm: bool, plain: bool = False,
          fits: Callable[[Told], bool] = lambda _: True) -> Told:  # fmt: skip
    """Return the value as an article may write it; ``calm``: it holds as usually meant, not only as said."""
    for attempt in range(TRIES):
        told = _try(value, measure, language, rng, plain=plain or attempt > TRIES // 2)
        if told is not None and told.said.holds(value) and (not calm or told.meant.holds(value)) and fits(told):
            return told
    return exactly(value, measure, language, rng)


def exactly(value: Fraction, measure: Measure, language: str, rng: Random, *, decimals: int = 4) -> Told:
    """Return the value in digits, as exactly as digits can."""
    places = 0 if value.denominator == 1 else decimals
    n = floor(value * 10**places + Fraction(1, 2)) / Fraction(10**places)
    number = Number(digits(n, places, language), n, Fraction(1, 10**places), places > 0, True)
    template, _ = rng.choice([unit for unit in UNITS[measure.unit, language] if unit[1] == 1])
    told = told_of(number, "plain", template, Fraction(1), measure)
    assert told is not None
    assert told.said.holds(value), (value, told)
    return told


def told_of(number: Number, form: str, template: str, factor: Fraction, measure: Measure,
            end: Number | None = None) -> Told | None:  # fmt: skip
    """Return a number in a form and unit with its margins; ``None`` where the measure can be nothing of it."""
    said, meant = spans(number, form, whole=measure.whole, end=end)
    said_here, meant_here = cut(said.times(1 / factor), measure), cut(meant.times(1 / factor), measure)
    if said_here is None:
        return None
    words = template.format(number.words)
    # In a sum, what is written to a unit that is not itself made of others was counted or weighed to it.
    is_base = measure.unit in ("person", "rupiah", "USD") or "kg" in template
    counted = form == "plain" and number.place == 1 and number.n.denominator == 1 and is_base
    exact = number.n / factor if counted else None
    return Told(words, said_here, meant_here or said_here, form != "plain", counted and number.n % 10 != 0, exact)


def _try(value: Fraction, measure: Measure, language: str, rng: Random, *, plain: bool) -> Told | None:
    template, factor = rng.choice(UNITS[measure.unit, language])
    scaled = value * factor
    if scaled == 0:
        return told_of(Number("0", Fraction(0), Fraction(1), False, True), "plain", template, Fraction(factor), measure)
    if not plain and rng.random() < 0.5:
        return _hedged(scaled, measure, language, rng, template, Fraction(factor))
    number = _number(scaled, language, rng, whole=measure.whole)
    return None if number is None else told_of(number, "plain", template, Fraction(factor), measure)


def _hedged(value: Fraction, measure: Measure, language: str, rng: Random, template: str,
            factor: Fraction) -> Told | None:  # fmt: skip
    form = rng.choice([*HEDGES[language], "range", "rough", "some of"])
    if form == "range":
        return _range(value, measure, language, rng, template, factor)
    if form in ("rough", "some of"):
        return _indonesian(form, value, measure, template, factor) if language == "id" else None
    number = _number(value, language, rng, whole=measure.whole, nudge=form)
    if number is None or number.n <= 0:
        return None
    inner = rng.choice(HEDGES[language][form])
    whole_template = inner.format(template) if rng.random() < 0.7 else template.format(inner)
    if "Rp" in template or "IDR" in template:
        whole_template = inner.format(template)
    return told_of(number, form, whole_template, factor, measure)


def _range(value: Fraction, measure: Measure, language: str, rng: Random, template: str,
           factor: Fraction) -> Told | None:  # fmt: skip
    low, high = (
        _number(value * rng.choice(ends), language, rng, whole=measure.whole, words=False)
        for ends in ((Fraction(9, 10), Fraction(1), Fraction(2, 3)), (Fraction(11, 10), Fraction(3, 2)))
    )
    if low is None or high is None or not 0 < low.n < high.n or not low.full or not high.full:
        return None
    joined = rng.choice(RANGES[language])
    if "Rp" in template or "IDR" in template:
        template = "{}"
    words = template.format(joined.format(low.words, high.words))
    return told_of(low, "range", words.replace("{", "").replace("}", ""), factor, measure, high)


def _indonesian(form: str, value: Fraction, measure: Measure, template: str, factor: Fraction) -> Told | None:
    power = 10 ** floor(log10(value)) if value >= 1 else 0
    if form == "rough" and "Rp" not in template:
        names = {10: "puluhan", 100: "ratusan", 1000: "ribuan", 10_000: "puluhan ribu", 100_000: "ratusan ribu",
                 1_000_000: "jutaan"}  # fmt: skip
        if power not in names:
            return None
        # Tens are at least two of them; eleven to nineteen have a word of their own.
        number = Number(names[power], Fraction(power), Fraction(1), False, False)
        number = replace(number, n=2 * number.n) if "puluh" in number.words else number
        return told_of(number, "rough", template, factor, measure)
    if form == "some of" and 10 <= value < 1000 and "Rp" not in template:
        n = Fraction(int(value // power) * power)
        number = Number(digits(n, 0, "id") + "-an", n, Fraction(1), False, True)
        return told_of(number, "some of", template, factor, measure)
    return None


def _number(value: Fraction, language: str, rng: Random, *, whole: bool, nudge: str = "",
            words: bool = True) -> Number | None:  # fmt: skip
    """Return the value rounded somewhere and written somehow; ``nudge``: to the side of it that the hedge needs."""
    scales = [(0, "")] + [scale for scale in SCALES[language] if value >= 10 ** scale[0] / 2] if words else [(0, "")]
    exponent, scale = rng.choice(scales)
    top = floor(log10(value)) if value > 0 else 0
    grid = Fraction(10) ** (top - rng.choice([0, 1, 1, 2, 2, 3, 6]))
    unit = Fraction(10) ** exponent
    if whole and exponent == 0:
        grid = max(grid, Fraction(1))
    grid = max(grid, unit / 1000)
    n = rounded(value, grid, rng)
    if nudge in ("more", "at least") and n > value:
        n -= grid
    if nudge in ("less", "nearly", "at most") and n < value:
        n += grid
    if nudge == "more" and n == value:
        n -= grid
    if nudge in ("less", "nearly") and n == value:
        n += grid
    if n <= 0:
        return None
    if words and not scale and n.denominator == 1 and n < len(SMALL[language]) and rng.random() < 0.3:
        return Number(SMALL[language][int(n)], n, Fraction(1), False, False)
    decimals = max(0, -_exponent(min(grid, unit) / unit))
    if decimals and last_digit(n / unit) >= 1 and rng.random() < 0.5:
        decimals = 0
    text = digits(n / unit, decimals, language, marks=n >= 10_000 or rng.random() < 0.8)
    return Number(f"{text} {scale}".strip(), n, unit / 10**decimals, decimals > 0, not scale)


def _exponent(power: Fraction) -> int:
    exponent = 0
    while power < 1:
        power, exponent = power * 10, exponent - 1
    return exponent


__all__ = ["Range", "exactly", "told_of", "write"]
