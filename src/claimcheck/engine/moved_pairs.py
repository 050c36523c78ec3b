"""Which of equal figures count as one that slipped: of things that differ, told by several at about one time.

Pairs are very many, and claims tell of few things, times and sources, so these are held against each other; what
follows for the claims is reckoned with the bits of numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeAlias

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion, Nature, Origin
from claimcheck.engine.figure_numbers import MEASURE, PLACE, unit_of
from claimcheck.lower.times import DEFAULT_HOLDS
from claimcheck.lower.values import value_of
from claimcheck.reading.durations import before

Pair: TypeAlias = tuple[int, int, bool]
Ties: TypeAlias = frozenset[tuple[str, str]]
"""Measures that the catalog ties to each other."""


class Echoes:
    """Assertions of one figure for several things, in the order of their claims' ids, and which pairs of them count.

    Of each, ``others`` are the positions of those after it that it makes such a pair with, each a bit of a number; and
    ``one_source`` of these, perhaps among more, those of which source, time and precision are the same.
    """

    __slots__ = ("members", "one_source", "others")

    def __init__(self, members: Sequence[Assertion], others: Sequence[int], one_source: Sequence[int]) -> None:
        self.members, self.others, self.one_source = members, others, one_source

    def firsts(self, sorts: Iterable[Hashable]) -> Iterator[Pair]:
        """Yield the first pair of each two sorts, which are told of each member, by one source and by several."""
        own = _bits(sorts)
        kinds = dict.fromkeys(own)
        seen: set[tuple[bool, int, int]] = set()
        for a, (others, one_source) in enumerate(zip(self.others, self.one_source, strict=True)):
            for is_one_source, some in ((False, others & ~one_source), (True, others & one_source)):
                for kind in kinds:
                    key = is_one_source, own[a], kind
                    if some & kind and key not in seen:
                        seen.add(key)
                        yield a, _first(some & kind), is_one_source


def groups(catalog: Catalog, ties: Ties, which: int, members: Sequence[Assertion]) -> Iterator[Echoes]:
    """Yield the members that pairs connect."""
    found = _paired(catalog, ties, which, members)
    for group in _connected(found.others):
        some = [one for number, one in enumerate(members) if group >> number & 1]
        # Most often those are all.
        yield found if len(some) == len(members) else _paired(catalog, ties, which, some)


def _paired(catalog: Catalog, ties: Ties, which: int, members: Sequence[Assertion]) -> Echoes:
    same = _same(catalog, ties, which, [one.slot.key[which] for one in members])
    # One document and one voice tell what a reader sees both of.
    tellers = _bits((one.claim.article.id, one.claim.speaker) for one in members)
    spans = _bits(one.valid.span for one in members)
    near = _near(catalog, members, spans)
    after = (-1 << a + 1 for a in range(len(members)))
    others = [
        there & times & ~things & ~told for there, times, things, told in zip(after, near, same, tellers, strict=True)
    ]
    return Echoes(members, others, _one_source(catalog, members, spans))


def _bits(keys: Iterable[Hashable]) -> list[int]:
    """Return, for each of several keys, where equal ones stand: each place is a bit of a number."""
    told = list(keys)
    found: dict[Hashable, int] = defaultdict(int)
    for number, key in enumerate(told):
        found[key] |= 1 << number
    return [found[key] for key in told]


def _first(bits: int) -> int:
    """Return the first place of some, of which there is one at least."""
    return (bits & -bits).bit_length() - 1


def _connected(others: Iterable[int]) -> list[int]:
    """Return the groups that pairs make, by their first members."""
    groups: list[int] = []
    for number, some in enumerate(others):
        if some:
            group = some | 1 << number
            for one in [one for one in groups if one & group]:
                groups.remove(one)
                group |= one
            groups.append(group)
    return sorted(groups, key=_first)


def _same(catalog: Catalog, ties: Ties, which: int, names: Sequence[Hashable]) -> Sequence[int]:
    """Return, for each of several places or measures, those of them that one figure may well be of, as bits."""
    own = dict(zip(names, _bits(names), strict=True))
    pairs: Iterable[tuple[Hashable, Hashable]]
    if which == PLACE:
        places = {str(name) for name in own if name is not None}
        pairs = [*catalog.meeting(places), *((None, place) for place in places if None in own)]
    else:
        pairs = [(a, b) for a, b in combinations(own, 2) if (a, b) in ties or (b, a) in ties]
    met = dict(own)
    for a, b in pairs:
        met[a] |= own[b]
        met[b] |= own[a]
    return [met[name] for name in names]


def _near(catalog: Catalog, members: Sequence[Assertion], spans: Sequence[int]) -> Sequence[int]:
    """Return, of each, those at times near its own, as bits: of those after it at least; ``spans`` are equal times."""
    told = zip(members, spans, strict=True)
    times = _bits((one.slot.nature, one.valid.origin, span, one.slot.key[MEASURE]) for one, span in told)
    first = {bits: _first(bits) for bits in times}
    near = {
        own: sum(bits for bits, b in first.items() if bits >> a + 1 and _is_near(catalog, members[a], members[b]))
        for own, a in first.items()
    }
    return [near[bits] for bits in times]


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
    measure = catalog.measures[str(one.slot.key[MEASURE])]
    holds = measure.holds_for or DEFAULT_HOLDS.get(measure.nature) or DEFAULT_HOLDS[Nature.STOCK]
    return before(int(later.lower), holds) <= earlier.upper


def _one_source(catalog: Catalog, members: Sequence[Assertion], spans: Sequence[int]) -> Sequence[int]:
    """Return, of each, those that one source tells to the same digit of the same known time, as bits.

    The source is the speaker whom they share, or one publisher.
    """
    told = _bits(_precisely(catalog, members, spans))
    articles = [one.claim.article for one in members]
    publishers = _bits((one.publisher or "").casefold() for one in articles)
    stories = _bits(one.source for one in articles)
    timed = _bits(one.valid.origin is not Origin.UNKNOWN for one in members)
    found = []
    for number, one in enumerate(members):
        bits = told[number]
        if one.claim.speaker is None:
            bits &= stories[number] | (publishers[number] if articles[number].publisher is not None else 0)
        if one.slot.nature is not Nature.FIXED:
            bits &= timed[number] if one.valid.origin is not Origin.UNKNOWN else 0
        found.append(bits)
    return found


def _precisely(catalog: Catalog, members: Iterable[Assertion], spans: Iterable[int]) -> Iterator[Hashable]:
    """Yield what assertions share, beside the publisher, of which one source tells several to the same digit."""
    widths: dict[Hashable, tuple[int, int]] = {}  # in whole numbers: fractions take long to hash
    for one, span in zip(members, spans, strict=True):
        figure, measure = value_of(one).figure, str(one.slot.key[MEASURE])
        told = figure.w.numerator, figure.w.denominator, figure.unit, measure
        if told not in widths:
            widths[told] = (figure.w * unit_of(catalog, figure.unit, measure).factor).as_integer_ratio()
        yield one.claim.speaker, span, widths[told], figure.hedge
