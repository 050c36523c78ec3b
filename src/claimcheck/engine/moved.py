"""Equal figures of things that are not the same: a figure that slipped from one place or measure to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple, TypeAlias

from claimcheck.catalog.catalog import Catalog
from claimcheck.catalog.expressions import measures
from claimcheck.catalog.unit import Unit
from claimcheck.domain.assertion import Assertion, Family, Nature, Origin
from claimcheck.domain.claim import Article, Modality, Value
from claimcheck.domain.figure import Hedge
from claimcheck.engine.union import connected
from claimcheck.lower.times import DEFAULT_HOLDS
from claimcheck.lower.values import value_of
from claimcheck.reading.durations import before

LEAST_DIGITS = 3
MOST_COMPARED = 60  # of one figure; what stands for more things than that is no slip
_WITHOUT_DIGITS = frozenset({Hedge.RANGE, Hedge.ROUGH_COUNT, Hedge.FRACTION, Hedge.FACTOR})
_PLACES = 10**40
_MEASURE, _PLACE = 0, 1  # positions in the key of a slot of values
_Number: TypeAlias = tuple[Fraction, Hashable]


class Echo(NamedTuple):
    """Two assertions of one figure for two things; ``is_one_source`` where source, time and precision are the same."""

    first: Assertion
    second: Assertion
    is_one_source: bool


def echoes(catalog: Catalog, assertions: Iterable[Assertion]) -> Iterator[list[Echo]]:
    """Yield, for each figure, the pairs of its claims for another place, and those for another measure.

    A figure counts where three of its digits are not zero. Pairs of places of which one contains the other, and of
    measures that the catalog ties to each other, may well be equal and are left out.
    """
    alike: dict[_Number, list[Assertion]] = defaultdict(list)
    known: dict[tuple[int, Hashable], _Number | None] = {}  # a newsroom writes the same figures again and again
    for one in assertions:
        if not _tells_a_figure(one):
            continue
        value = value_of(one)
        told = id(value), one.slot.key[_MEASURE]
        if told not in known:
            known[told] = _number(catalog, one, value)
        number = known[told]
        if number is not None:
            alike[number].append(one)
    ties = _ties(catalog)
    for number, some in alike.items():
        buckets: dict[tuple[int, Hashable], list[Assertion]] = defaultdict(list)
        for one in some if len(some) > 1 else ():
            for which, key in zip((_PLACE, _MEASURE), _keys(number, one), strict=True):
                buckets[which, key].append(one)
        for (which, _), bucket in buckets.items():
            if len(bucket) > 1:
                yield from _groups(list(_pairs(catalog, ties, which, bucket)))


def figure_keys(catalog: Catalog, one: Assertion) -> tuple[Hashable, ...]:
    """Return what two assertions share that are of one figure: for two places, then for two measures; or nothing."""
    number = _number(catalog, one, value_of(one)) if _tells_a_figure(one) else None
    return () if number is None else _keys(number, one)


def _keys(number: _Number, one: Assertion) -> tuple[Hashable, Hashable]:
    measure, place, *rest = one.slot.key
    return (number, "places", measure, *rest, one.context), (number, "measures", place, *rest, one.context)


def _tells_a_figure(one: Assertion) -> bool:
    return one.slot.family is Family.VALUE and one.claim.modality is not Modality.DENIAL


def _number(catalog: Catalog, one: Assertion, value: Value) -> _Number | None:
    """Return the figure in the base unit of its dimension, if enough of its digits tell it from others."""
    figure = value.figure
    size = figure.n
    digits = str(abs(size.numerator) if size.denominator == 1 else int(abs(size) * _PLACES))
    if len(digits) - digits.count("0") < LEAST_DIGITS or figure.hedge in _WITHOUT_DIGITS:
        return None
    unit = _unit(catalog, one)
    return figure.n * unit.factor + unit.offset, catalog.measures[str(one.slot.key[_MEASURE])].unit.dimension


def _ties(catalog: Catalog) -> frozenset[tuple[str, str]]:
    """Return the pairs of measures that a ``part-of``, an ``equals`` or a relation of the ledger ties."""
    found: set[tuple[str, str]] = set()
    for measure in catalog.measures.values():
        found |= {(measure.id, whole) for whole in catalog.wholes(measure.id)}
        for expression in measure.equals:
            found |= set(combinations((measure.id, *measures(expression)), 2))
    for own in catalog.relations:
        found |= set(combinations(measures(own.relation), 2))
    return frozenset(found)


def _pairs(
    catalog: Catalog, ties: frozenset[tuple[str, str]], which: int, bucket: Sequence[Assertion]
) -> Iterator[Echo]:
    members = sorted(bucket, key=lambda one: one.claim_id)[:MOST_COMPARED]
    told = [(one, one.slot.key[which], (one.claim.article.id, one.claim.speaker)) for one in members]
    apart: dict[tuple[Hashable, Hashable], bool] = {}  # many claims are of few things
    for (one, a, teller), (other, b, other_teller) in combinations(told, 2):
        if a == b or teller == other_teller:  # the same thing; one document and one voice, where a reader sees both
            continue
        if (a, b) not in apart:
            apart[a, b] = _are_apart(catalog, ties, which, a, b)
        if apart[a, b] and _is_near(catalog, one, other):
            yield Echo(one, other, _is_one_source(catalog, one, other))


def _are_apart(catalog: Catalog, ties: frozenset[tuple[str, str]], which: int, a: Hashable, b: Hashable) -> bool:
    """Whether one figure for both of two places, or of two measures, is more than may well be."""
    if which == _PLACE:
        return a is not None and b is not None and not catalog.same_place(str(a), str(b))
    return (a, b) not in ties and (b, a) not in ties


def _is_near(catalog: Catalog, one: Assertion, other: Assertion) -> bool:
    """Whether the times of the two are no further apart than the measure holds for; an unknown time is near any."""
    if Nature.FIXED in (one.slot.nature, other.slot.nature) or Origin.UNKNOWN in (one.valid.origin, other.valid.origin):
        return True
    if one.valid.span.meets(other.valid.span):
        return True
    earlier, later = sorted((one.valid.span, other.valid.span), key=lambda span: span.upper_key)
    if earlier.upper is None or later.lower is None:
        return True
    measure = catalog.measures[str(one.slot.key[_MEASURE])]
    holds = measure.holds_for or DEFAULT_HOLDS.get(measure.nature) or DEFAULT_HOLDS[Nature.STOCK]
    return before(int(later.lower), holds) <= earlier.upper


def _is_one_source(catalog: Catalog, one: Assertion, other: Assertion) -> bool:
    """Whether one speaker or publisher tells both, of the same known time and to the same digit."""
    if one.claim.speaker != other.claim.speaker:
        return False
    if one.claim.speaker is None and not _have_one_publisher(one.claim.article, other.claim.article):
        return False
    known = one.slot.nature is Nature.FIXED or Origin.UNKNOWN not in (one.valid.origin, other.valid.origin)
    return known and one.valid.span == other.valid.span and _precision(catalog, one) == _precision(catalog, other)


def _precision(catalog: Catalog, one: Assertion) -> tuple[Fraction, Hedge]:
    figure = value_of(one).figure
    return figure.w * _unit(catalog, one).factor, figure.hedge


def _unit(catalog: Catalog, one: Assertion) -> Unit:
    """Return the unit that a figure is written in."""
    written = value_of(one).figure.unit
    own = catalog.measures[str(one.slot.key[_MEASURE])].unit
    return (catalog.units.read(written) if written else None) or own


def _have_one_publisher(one: Article, other: Article) -> bool:
    same_name = one.publisher is not None and one.publisher.casefold() == (other.publisher or "").casefold()
    return same_name or one.source == other.source


def _groups(pairs: Sequence[Echo]) -> Iterator[list[Echo]]:
    ties = [(echo.first, echo.second) for echo in pairs]
    involved = {one: None for tie in ties for one in tie}
    for group in connected(involved, ties):
        together = frozenset(group)
        yield [echo for echo in pairs if echo.first in together]
