"""Equal figures of things that are not the same: a figure that slipped from one place or measure to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from fractions import Fraction
from itertools import combinations
from typing import TypeAlias

from claimcheck.catalog.catalog import Catalog
from claimcheck.catalog.expressions import measures
from claimcheck.domain.assertion import Assertion, Family
from claimcheck.domain.claim import Modality
from claimcheck.domain.figure import Hedge
from claimcheck.domain.remembered import make_room, remembered
from claimcheck.domain.span import Exact, quotient
from claimcheck.engine.moved_pairs import MEASURE, PLACE, Echoes, Ties, groups, read_unit
from claimcheck.lower.values import value_of

LEAST_DIGITS = 3
MOST_COMPARED = 60  # of one figure; what stands for more things than that is no slip
_WITHOUT_DIGITS = frozenset({Hedge.RANGE, Hedge.ROUGH_COUNT, Hedge.FRACTION, Hedge.FACTOR})
_PLACES = 10**40
_Number: TypeAlias = tuple[Exact, Hashable]
_Known: TypeAlias = dict[tuple[int, int, str | None, str], _Number | None]


def echoes(catalog: Catalog, assertions: Iterable[Assertion]) -> Iterator[Echoes]:
    """Yield, for each figure, its claims for several places, and those for several measures.

    A figure counts where three of its digits are not zero. Pairs of places of which one contains the other, and of
    measures that the catalog ties to each other, may well be equal and are left out.
    """
    alike: dict[_Number, list[Assertion]] = defaultdict(list)
    known = _known(catalog)
    met: dict[tuple[int, Hashable, Modality], _Number | None] = {}  # claims that give one figure share it
    for one in assertions:
        told = id(value_of(one)), one.slot.key[MEASURE], one.claim.modality
        if told not in met:
            met[told] = _number(catalog, known, one)
        number = met[told]
        if number is not None:
            alike[number].append(one)
    ties = _ties(catalog)
    for some in alike.values():
        if len({one.slot.key[:2] for one in some}) == 1:
            continue  # as nearly all are: the figure of one thing, told again and again
        buckets: dict[tuple[int, Hashable], list[Assertion]] = defaultdict(list)
        for one in some:
            for which, key in zip((PLACE, MEASURE), _keys(one), strict=True):
                buckets[which, key].append(one)
        for (which, _), bucket in buckets.items():
            if len({one.slot.key[which] for one in bucket}) > 1:
                members = sorted(bucket, key=lambda one: one.claim_id)[:MOST_COMPARED]
                yield from groups(catalog, ties, which, members)


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
    number = _number(catalog, _known(catalog), one)
    if number is None:
        return ()
    size, dimension = number
    exactly = Fraction(size), dimension  # archives hold it in words, which are of one type of number
    return tuple(str((exactly, *key)) for key in _keys(one))


def _keys(one: Assertion) -> tuple[tuple[Hashable, ...], tuple[Hashable, ...]]:
    measure, place, *rest = one.slot.key
    return ("places", measure, *rest, one.context), ("measures", place, *rest, one.context)


def _number(catalog: Catalog, known: _Known, one: Assertion) -> _Number | None:
    """Return the figure in the base unit of its dimension, if enough of its digits tell it from others."""
    if one.slot.family is not Family.VALUE or one.claim.modality is Modality.DENIAL:
        return None
    figure = value_of(one).figure
    if figure.hedge in _WITHOUT_DIGITS:
        return None
    told = *figure.n.as_integer_ratio(), figure.unit, str(one.slot.key[MEASURE])
    try:
        return known[told]
    except KeyError:
        make_room(known)
    known[told] = _in_base_unit(catalog, *told)
    return known[told]


def _in_base_unit(catalog: Catalog, numerator: int, denominator: int, unit: str | None, measure: str) -> _Number | None:
    digits = str(abs(numerator) if denominator == 1 else abs(numerator) * _PLACES // denominator)
    if len(digits) - digits.count("0") < LEAST_DIGITS:
        return None
    written = read_unit(catalog, unit, measure)
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


@remembered
def _ties(catalog: Catalog) -> Ties:
    """Return the pairs of measures that a ``part-of``, an ``equals`` or a relation of the ledger ties."""
    found: set[tuple[str, str]] = set()
    for measure in catalog.measures.values():
        found |= {(measure.id, whole) for whole in catalog.wholes(measure.id)}
        for expression in measure.equals:
            found |= set(combinations((measure.id, *measures(expression)), 2))
    for own in catalog.relations:
        found |= set(combinations(measures(own.relation), 2))
    return frozenset(found)
