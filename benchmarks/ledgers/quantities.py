"""Claims of quantities: what a slot is of, its true value, and a figure of it.

A whole is at least five times any part of it (a regency's count in its province's, the insured among the workers, the
informal among all), so that a false figure, at most twice the true one and at least half of it, clashes with those of
its own slot only.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final, NamedTuple, TypeAlias

from benchmarks.ledgers import country
from benchmarks.ledgers.country import Measure
from benchmarks.ledgers.draws import Dice, draw
from benchmarks.ledgers.figures import ONE, Figure, figure

Fields: TypeAlias = dict[str, Any]

VALUES: Final = 11  # streams of draws
FIGURES: Final = 12
_LAST_DAY: Final = date(2025, 12, 31).toordinal()
_IN_PLACES: Final = (country.VISITORS, country.COVERAGE, country.HARVEST, country.BUDGET, country.ESTATE)
_PROVINCE_OVER_REGENCY: Final = 64
_ALL_OVER_INFORMAL: Final = 8


class Subject(NamedTuple):
    """What a slot is of: its measure and about how much that is, keyed as rows and as articles have it."""

    measure: Measure
    size: int
    row: Fields
    words: Fields


def quantity_claim(seed: int, subject: Subject, slot: int, claim: int, *, false: bool) -> tuple[Fields, Fields]:
    """Return a claim of a slot as the fields of a row and as those of an article."""
    dice = Dice(seed, FIGURES, claim)
    value = true_value(seed, subject, slot)
    if false:
        value = _round(subject.measure, value * (170 + dice.below(30) if dice.below(2) else 50 + dice.below(10)) // 100)
    unit = subject.measure.units[dice.below(len(subject.measure.units))]
    told = figure(value, unit, dice, plainly=false)
    row = {"kind": "quantity", "measure": subject.measure.id, **subject.row, **_bounds(told)}
    entry = {"kind": "quantity", "measure": subject.measure.id, **subject.words, "value": told.words,
             "quote": told.words}  # fmt: skip
    return row, entry


def true_value(seed: int, subject: Subject, slot: int) -> int:
    """Return the true value, from about as much as is usual to half as much again."""
    return _round(subject.measure, subject.size * ONE * (100_000 + draw(seed, VALUES, slot) % 50_000) // 100_000)


def tied_subject(slot: int) -> Subject:
    """Return a count of workers or insured workers at one day, in a place that holds others or lies in another."""
    number, insured = divmod(slot, 2)
    number, informal = divmod(number, 2)
    days, where = divmod(number, country.AREAS)
    measure = country.INSURED if insured else country.WORKERS
    return _subject(measure, where, informal, {"as_of": _day(days)}, {"as-of": _day(days)})


def free_subject(slot: int, events: int) -> Subject:
    """Return something that no relation ties to anything else."""
    number, which = divmod(slot, len(_IN_PLACES) + 1)
    if which == len(_IN_PLACES):
        gate, event = divmod(number, events)
        keys = {"event": f"e{event}", "scope": {"gate": f"gate {gate}"}}
        return Subject(country.ATTENDANCE, country.ATTENDANCE.size, keys, keys)
    measure = _IN_PLACES[which]
    turn, where = divmod(number, country.AREAS)
    if measure is country.ESTATE:
        block, company = divmod(turn, country.COMPANIES)
        scope = {"scope": {"block": f"block {block}"}}
        return _subject(measure, where, 0, {"of": f"c{company}", **scope}, {"of": country.COMPANY[company], **scope})
    if measure in (country.HARVEST, country.BUDGET):
        first, last, month = _month(turn)
        return _subject(measure, where, 0, {"as_of": f"{first}/{last}"}, {"as-of": month})
    return _subject(measure, where, 0, {"as_of": _day(turn)}, {"as-of": _day(turn)})


def _subject(measure: Measure, where: int, informal: int, row: Fields, words: Fields) -> Subject:
    place = country.place(where)
    scope = {"scope": {"sector": "informal"}} if informal else {}
    size = measure.size // (_ALL_OVER_INFORMAL if informal else 1)
    if place.level == "province" and measure is not country.COVERAGE:
        size *= _PROVINCE_OVER_REGENCY
    name = place.name.replace("Kabupaten", "Kab.") if where % 2 else place.name
    return Subject(measure, size, {"place": place.id, **scope, **row}, {"place": name, **scope, **words})


def _round(measure: Measure, value: int) -> int:
    return value // ONE * ONE if "whole-number" in measure.entry else value


def _day(turn: int) -> str:
    return date.fromordinal(_LAST_DAY - turn).isoformat()


def _month(turn: int) -> tuple[date, date, str]:
    years, months = divmod(turn, 12)
    first = date(2025 - years, 12 - months, 1)
    after = date(first.year + 1, 1, 1) if first.month == 12 else date(first.year, first.month + 1, 1)
    return first, date.fromordinal(after.toordinal() - 1), f"{first:%Y-%m}"


def _bounds(told: Figure) -> Fields:
    bounds: Fields = {"lower": _decimal(told.lower)}
    if told.upper is not None:
        bounds["upper"] = _decimal(told.upper)
    if told.upper_open:
        bounds["upper_open"] = True
    bounds |= {"meant_lower": _decimal(told.meant_lower), "meant_upper": _decimal(told.meant_upper)}
    for key, value in (("meant_lower_open", told.meant_lower_open), ("meant_upper_open", told.meant_upper_open)):
        if value or (key == "meant_upper_open" and told.upper_open):
            bounds[key] = value
    if told.hedged:
        bounds["hedged"] = True
    return bounds


def _decimal(value: int) -> int | float:
    """Return a number that JSON writes exactly: a float prints the shortest decimal that it stands for."""
    whole, rest = divmod(value, ONE)
    return value / ONE if rest else whole
