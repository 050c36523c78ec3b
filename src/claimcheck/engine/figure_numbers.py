"""The numbers of exact figures: which have enough digits to tell an equal one from chance, and what such ones share."""

from __future__ import annotations

from collections.abc import Hashable
from fractions import Fraction
from typing import Final, TypeAlias

from claimcheck.catalog.catalog import Catalog
from claimcheck.catalog.unit import Unit
from claimcheck.domain.assertion import Assertion, Family
from claimcheck.domain.claim import Modality
from claimcheck.domain.figure import Hedge
from claimcheck.domain.remembered import make_room, remembered
from claimcheck.domain.span import Exact, quotient
from claimcheck.lower.values import value_of

LEAST_DIGITS: Final = 3
FEW = 10_000  # claims, up to which they are enough
MEASURE, PLACE = 0, 1  # positions in the key of a slot of values
_WITHOUT_DIGITS: Final = frozenset({Hedge.RANGE, Hedge.ROUGH_COUNT, Hedge.FRACTION, Hedge.FACTOR})
_PLACES: Final = 10**40
Number: TypeAlias = tuple[Exact, Hashable]
_Known: TypeAlias = dict[tuple[int, int, str | None, str], tuple[int, Number | None]]
"""How many digits a figure has that are not zero, and its number, if these are enough."""


def least_digits(claims: int) -> int:
    """Return how many digits of a figure must not be zero, among so many claims, for an equal one to be no chance.

    Ten times as many claims have ten times as many figures that one may equal by chance, and each digit more leaves a
    tenth of them.
    """
    digits, most = LEAST_DIGITS, FEW
    while claims > most:
        digits, most = digits + 1, most * 10
    return digits


def figure_keys(catalog: Catalog, one: Assertion) -> tuple[str, ...]:
    """Return what two assertions share that are of one figure: for two places, then for two measures; or nothing."""
    if one.slot.family is not Family.VALUE:
        return ()
    known, figure = _known_keys(catalog), value_of(one).figure
    told = (figure.n.numerator, figure.n.denominator, figure.unit, figure.hedge, one.claim.modality, one.slot,
            one.context)  # fmt: skip
    found = known.get(told)
    if found is None:
        make_room(known)
        found = known[told] = _figure_keys(catalog, one)
    return found


def _figure_keys(catalog: Catalog, one: Assertion) -> tuple[str, ...]:
    number = exact_number(catalog, one)
    if number is None:
        return ()
    size, dimension = number
    exactly = Fraction(size), dimension  # archives hold it in words, which are of one type of number
    return tuple(str((exactly, *key)) for key in keys_of(one))


def keys_of(one: Assertion) -> tuple[tuple[Hashable, ...], tuple[Hashable, ...]]:
    """Return what a figure must share with one for another place, and with one for another measure."""
    measure, place, *rest = one.slot.key
    return ("places", measure, *rest, one.context), ("measures", place, *rest, one.context)


def exact_number(catalog: Catalog, one: Assertion, least: int = LEAST_DIGITS) -> Number | None:
    """Return the figure in the base unit of its dimension, if enough of its digits tell it from others."""
    if one.slot.family is not Family.VALUE or one.claim.modality is Modality.DENIAL:
        return None
    figure = value_of(one).figure
    if figure.hedge in _WITHOUT_DIGITS:
        return None
    known = _known(catalog)
    told = *figure.n.as_integer_ratio(), figure.unit, str(one.slot.key[MEASURE])
    found = known.get(told)
    if found is None:
        make_room(known)
        digits = _digits(*told[:2])
        found = known[told] = digits, _in_base_unit(catalog, *told) if digits >= LEAST_DIGITS else None
    digits, number = found
    return number if digits >= least else None


def digits_of(one: Assertion) -> int:
    """Return how many digits of a figure are not zero."""
    return _digits(*value_of(one).figure.n.as_integer_ratio())


def _digits(numerator: int, denominator: int) -> int:
    """Return how many digits of a number are not zero."""
    digits = str(abs(numerator) if denominator == 1 else abs(numerator) * _PLACES // denominator)
    return len(digits) - digits.count("0")


def _in_base_unit(catalog: Catalog, numerator: int, denominator: int, unit: str | None, measure: str) -> Number:
    written = unit_of(catalog, unit, measure)
    dimension = catalog.measures[measure].unit.dimension
    # In whole numbers, with which one reckons ten times as fast as with fractions.
    (times, of), (more, of_more) = written.factor.as_integer_ratio(), written.offset.as_integer_ratio()
    size = numerator * times * of_more + more * denominator * of
    return quotient(size, denominator * of * of_more), dimension


@remembered
def _known(catalog: Catalog) -> _Known:
    """Return what is known of figures under a catalog: a newsroom writes the same ones again and again."""
    del catalog
    return {}


@remembered
def _known_keys(catalog: Catalog) -> dict[Hashable, tuple[str, ...]]:
    """Return the keys of figures met under a catalog, by all that they are made of."""
    del catalog
    return {}


def unit_of(catalog: Catalog, written: str | None, measure: str) -> Unit:
    """Return the unit that a figure is written in."""
    return (catalog.units.of_figure(written) if written else None) or catalog.measures[measure].unit
