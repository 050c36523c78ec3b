"""Equal figures of things that are not the same: a figure that slipped from one place or measure to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations
from typing import TypeAlias

from claimcheck.catalog.catalog import Catalog
from claimcheck.catalog.expressions import measures
from claimcheck.catalog.unit import Unit
from claimcheck.domain.assertion import Assertion, Family, Nature, Origin
from claimcheck.domain.claim import Article, Modality
from claimcheck.domain.figure import Hedge
from claimcheck.domain.remembered import make_room, remembered
from claimcheck.domain.span import Exact, quotient
from claimcheck.engine.union import connected
from claimcheck.lower.times import DEFAULT_HOLDS
from claimcheck.lower.values import value_of
from claimcheck.reading.durations import before

LEAST_DIGITS = 3
MOST_COMPARED = 60  # of one figure; what stands for more things than that is no slip
_WITHOUT_DIGITS = frozenset({Hedge.RANGE, Hedge.ROUGH_COUNT, Hedge.FRACTION, Hedge.FACTOR})
_PLACES = 10**40
_MEASURE, _PLACE = 0, 1  # positions in the key of a slot of values
Pair: TypeAlias = tuple[int, int, bool]
_Number: TypeAlias = tuple[Exact, Hashable]
_Known: TypeAlias = dict[tuple[int, int, str | None, str], _Number | None]


class Echoes:
    """Assertions of one figure for several things, in the order of their claims' ids, and which pairs of them count.

    Each pair tells two positions, and whether source, time and precision are the same.
    """

    __slots__ = ("members", "pairs")

    def __init__(self, members: Sequence[Assertion], pairs: Sequence[Pair]) -> None:
        self.members, self.pairs = members, pairs


def echoes(catalog: Catalog, assertions: Iterable[Assertion]) -> Iterator[Echoes]:
    """Yield, for each figure, its claims for several places, and those for several measures.

    A figure counts where three of its digits are not zero. Pairs of places of which one contains the other, and of
    measures that the catalog ties to each other, may well be equal and are left out.
    """
    alike: dict[_Number, list[Assertion]] = defaultdict(list)
    known = _known(catalog)
    for one in assertions:
        number = _number(catalog, known, one)
        if number is not None:
            alike[number].append(one)
    ties = _ties(catalog)
    for some in alike.values():
        if len({one.slot.key[:2] for one in some}) == 1:
            continue  # as nearly all are: the figure of one thing, told again and again
        buckets: dict[tuple[int, Hashable], list[Assertion]] = defaultdict(list)
        for one in some:
            for which, key in zip((_PLACE, _MEASURE), _keys(one), strict=True):
                buckets[which, key].append(one)
        for (which, _), bucket in buckets.items():
            if len({one.slot.key[which] for one in bucket}) > 1:
                members = sorted(bucket, key=lambda one: one.claim_id)[:MOST_COMPARED]
                yield from _groups(members, list(_pairs(catalog, ties, which, members)))


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
    told = *figure.n.as_integer_ratio(), figure.unit, str(one.slot.key[_MEASURE])
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
    written = _read_unit(catalog, unit, measure)
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
    catalog: Catalog, ties: frozenset[tuple[str, str]], which: int, members: Sequence[Assertion]
) -> Iterator[Pair]:
    # Many claims are of few things, times and sources: each two of these are looked at once.
    names: list[Hashable] = [one.slot.key[which] for one in members]
    things = _numbered(names)
    alike = _alike(catalog, ties, which, dict.fromkeys(names))
    tellers = _numbered((one.claim.article.id, one.claim.speaker) for one in members)
    times = _numbered((one.slot.nature, one.valid.origin, one.valid.span, one.slot.key[_MEASURE]) for one in members)
    sources = _numbered(_sources(catalog, members))
    first = dict(zip(reversed(times), reversed(members), strict=True))
    near = cache(lambda a, b: _is_near(catalog, first[a], first[b]))
    for a, (thing, teller, time, source) in enumerate(zip(things, tellers, times, sources, strict=True)):
        same = alike[thing]
        yield from [
            (a, b, sources[b] == source and _is_one_source(members[a], members[b]))
            for b in range(a + 1, len(members))
            # One document and one voice tell what a reader sees both of.
            if things[b] not in same and tellers[b] != teller and near(time, times[b])
        ]


def _numbered(keys: Iterable[Hashable]) -> list[int]:
    """Return small numbers for keys, equal ones for equal keys."""
    known: dict[Hashable, int] = {}
    return [known.setdefault(key, len(known)) for key in keys]


def _alike(
    catalog: Catalog, ties: frozenset[tuple[str, str]], which: int, names: Iterable[Hashable]
) -> Sequence[Collection[int]]:  # fmt: skip
    """Return, for each of several places or measures, those of them that one figure may well be of, too."""
    numbers = {name: number for number, name in enumerate(names)}
    pairs: Iterable[tuple[Hashable, Hashable]]
    if which == _PLACE:
        places = {str(name) for name in numbers if name is not None}
        pairs = [*catalog.meeting(places), *((None, place) for place in places if None in numbers)]
    else:
        pairs = [(a, b) for a, b in combinations(numbers, 2) if (a, b) in ties or (b, a) in ties]
    met = [{number} for number in numbers.values()]
    for a, b in pairs:
        met[numbers[a]].add(numbers[b])
        met[numbers[b]].add(numbers[a])
    return met


def _is_near(catalog: Catalog, one: Assertion, other: Assertion) -> bool:
    """Whether the times of the two are no further apart than the measure holds for; an unknown time is near any."""
    if Nature.FIXED in (one.slot.nature, other.slot.nature) or Origin.UNKNOWN in (one.valid.origin, other.valid.origin):
        return True
    a, b = one.valid.span, other.valid.span
    if a.meets(b):
        return True
    earlier, later = (a, b) if a.upper_key <= b.upper_key else (b, a)
    if earlier.upper is None or later.lower is None:
        return True
    measure = catalog.measures[str(one.slot.key[_MEASURE])]
    holds = measure.holds_for or DEFAULT_HOLDS.get(measure.nature) or DEFAULT_HOLDS[Nature.STOCK]
    return before(int(later.lower), holds) <= earlier.upper


def _sources(catalog: Catalog, members: Iterable[Assertion]) -> Iterator[Hashable]:
    """Yield what assertions share, beside the publisher, of which one source tells several to the same digit."""
    widths: dict[Hashable, Exact] = {}
    for one in members:
        figure, measure = value_of(one).figure, str(one.slot.key[_MEASURE])
        told = figure.w.numerator, figure.w.denominator, figure.unit, measure
        if told not in widths:
            widths[told] = figure.w * _read_unit(catalog, figure.unit, measure).factor
        yield one.claim.speaker, one.valid.span, widths[told], figure.hedge


def _is_one_source(one: Assertion, other: Assertion) -> bool:
    """Whether the speaker whom they share, or one publisher, tells both of the same known time."""
    if one.claim.speaker is None and not _have_one_publisher(one.claim.article, other.claim.article):
        return False
    return one.slot.nature is Nature.FIXED or Origin.UNKNOWN not in (one.valid.origin, other.valid.origin)


def _read_unit(catalog: Catalog, written: str | None, measure: str) -> Unit:
    """Return the unit that a figure is written in."""
    return (catalog.units.of_figure(written) if written else None) or catalog.measures[measure].unit


def _have_one_publisher(one: Article, other: Article) -> bool:
    same_name = one.publisher is not None and one.publisher.casefold() == (other.publisher or "").casefold()
    return same_name or one.source == other.source


def _groups(members: Sequence[Assertion], pairs: Sequence[Pair]) -> Iterator[Echoes]:
    """Yield the members that pairs connect."""
    ties = [(a, b) for a, b, _ in pairs]
    for group in connected(sorted({number for tie in ties for number in tie}), ties):
        if len(group) == len(members):  # as of most
            yield Echoes(members, pairs)
            continue
        place = {number: position for position, number in enumerate(group)}
        inside = [(place[a], place[b], is_one_source) for a, b, is_one_source in pairs if a in place]
        yield Echoes([members[number] for number in group], inside)
