"""From assertions to clashing pairs, and from pairs to one conflict a slot, shown as camps."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TypeAlias

from claimcheck.domain.assertion import Assertion, Slot
from claimcheck.domain.diagnostic import Severity, weakness
from claimcheck.domain.span import Exact, Span
from claimcheck.engine.buckets import buckets
from claimcheck.engine.clash import Clash, agree, clash_of, time_of
from claimcheck.engine.comparison import Reasons
from claimcheck.engine.crowds import Accepts, Crowd, is_crowded
from claimcheck.engine.sweep import disjoint_pairs
from claimcheck.engine.twins import twins
from claimcheck.engine.union import connected

Camps: TypeAlias = tuple[tuple[Assertion, ...], ...]
Candidates: TypeAlias = Callable[[Sequence[Assertion]], Iterable[tuple[Assertion, Assertion]]]


class SlotConflict:
    """All claims of one slot that clash directly or through each other, as camps that each agree among themselves.

    ``strongest`` is the clash that the least weakens; of several, the first by its claims.
    """

    __slots__ = ("camps", "slot", "strongest")

    def __init__(self, slot: Slot, strongest: Clash, camps: Camps) -> None:
        self.slot, self.strongest, self.camps = slot, strongest, camps

    @property
    def reasons(self) -> Reasons:
        """What weakens the strongest of its clashes."""
        return self.strongest.reasons


def strongest_of(members: Iterable[Clash]) -> Clash:
    """Return the clash that the least weakens; of several, the first by its claims."""
    return min(members, key=_weakness)


def _weakness(clash: Clash) -> tuple[tuple[int, int, list[str]], list[str]]:
    claims = sorted((clash.first.claim_id, clash.second.claim_id))
    return weakness(Severity.CONTRADICTION, clash.reasons), claims


class _Row:
    __slots__ = ("assertion", "span", "time")

    def __init__(self, assertion: Assertion, span: Span, time: Span) -> None:
        self.assertion, self.span, self.time = assertion, span, time


class Told:
    """What is told of one slot, where not all of it agrees."""

    def __init__(self, slot: Slot, group: Sequence[Assertion]) -> None:
        self.slot, self._group = slot, group

    @cached_property
    def clashes(self) -> tuple[Clash, ...]:
        """Each pair of assertions that clash, once; its order says nothing."""
        return tuple(_clashes_of(self._group))

    @cached_property
    def _crowd(self) -> Crowd | None:
        return Crowd(self._group) if is_crowded(self._group) else None

    def conflicts(self, accepts: Accepts, candidates: Candidates | None = None) -> Iterator[SlotConflict]:
        """Yield the conflicts made of the clashes that a rule accepts, which all are among the candidates."""
        crowd = self._crowd
        if crowd is None:
            yield from self._knotted([clash for clash in self.clashes if accepts(clash)])
        elif candidates is None:
            for group, strongest, in_said in crowd.conflicts(accepts):
                yield SlotConflict(self.slot, strongest, camps(group, in_said=in_said))
        else:
            alike = {id(some[0]): some for some in twins(self._group)}
            yield from self._knotted(
                crowd.clashes_among(candidates([some[0] for some in alike.values()]), accepts), alike
            )

    def _knotted(
        self, found: Iterable[Clash], alike: Mapping[int, list[Assertion]] = MappingProxyType({})
    ) -> Iterator[SlotConflict]:
        """Yield the conflicts that clashes make, with those who are alike with one that clashes."""
        for group, inside in knots(found):
            members = [other for one in group for other in alike.get(id(one), (one,))]
            in_said = any(clash.in_said for clash in inside)
            yield SlotConflict(self.slot, strongest_of(inside), camps(members, in_said=in_said))


def slots(assertions: Iterable[Assertion]) -> Iterator[Told]:
    """Yield what is told of each slot of which not all agree."""
    groups: dict[Slot, list[Assertion]] = defaultdict(list)
    for assertion in assertions:
        groups[assertion.slot].append(assertion)
    for slot, group in groups.items():
        if len(group) > 1 and not agree(one.meant for one in group):
            yield Told(slot, group)


def clashes(assertions: Iterable[Assertion]) -> Iterator[Clash]:
    """Yield each pair of assertions of one slot that clash; a pair stands once, its order says nothing."""
    for told in slots(assertions):
        yield from told.clashes


def _clashes_of(group: Sequence[Assertion]) -> Iterator[Clash]:
    seen: set[tuple[int, int]] = set()
    for bucket in buckets(group):
        if agree(one.meant for one in bucket):
            continue
        rows = [_Row(assertion, assertion.meant, time_of(assertion)) for assertion in bucket]
        for one, other in disjoint_pairs(rows):
            a, b = one.assertion, other.assertion
            pair = (min(id(a), id(b)), max(id(a), id(b)))
            clash = None if pair in seen else clash_of(a, b)
            if clash is not None:
                seen.add(pair)  # one that leaves a facet out stands in several buckets
                yield clash


def conflicts(
    found: Iterable[Told], accepts: Accepts = lambda _: True, candidates: Candidates | None = None
) -> list[SlotConflict]:
    """Return the conflicts made of the clashes that a rule accepts, in the order of their claims' ids.

    ``candidates`` yields few pairs that hold all that the rule accepts, where those are few among very many.
    """
    built = [conflict for told in found for conflict in told.conflicts(accepts, candidates)]
    return sorted(built, key=lambda conflict: sorted(a.claim_id for camp in conflict.camps for a in camp))


def knots(members: Iterable[Clash]) -> Iterator[tuple[list[Assertion], tuple[Clash, ...]]]:
    """Yield the groups of assertions that clash directly or through each other, by claim id, with their clashes."""
    clashing = {(clash.first, clash.second): clash for clash in members}
    involved = dict.fromkeys(assertion for pair in clashing for assertion in pair)
    groups = list(connected(sorted(involved, key=lambda one: one.claim_id), clashing))
    group_of = {assertion: number for number, group in enumerate(groups) for assertion in group}
    inside: list[list[Clash]] = [[] for _ in groups]
    for (first, _), clash in clashing.items():
        inside[group_of[first]].append(clash)
    for group, found in zip(groups, inside, strict=True):
        yield group, tuple(found)


def camps(assertions: Sequence[Assertion], *, in_said: bool) -> Camps:
    """Part assertions into the fewest groups with a common point each (a piercing of the spans by their upper ends).

    One that would be meant otherwise than the last point allows ("more than 9,000" beside 20,000) goes to a point where
    it is meant. The camp that more sources stand behind comes first.
    """

    def span(assertion: Assertion) -> Span:
        return assertion.said if in_said else assertion.meant

    parted: list[list[Assertion]] = []
    points: list[tuple[int, Exact, int]] = []
    for assertion in sorted(assertions, key=lambda one: (span(one).upper_key, span(one).lower_key, one.claim_id)):
        if not points or span(assertion).lower_key > points[-1]:
            parted.append([])
            points.append(span(assertion).upper_key)
        parted[_meant_at(assertion.meant, points)].append(assertion)
    in_order = [tuple(sorted(camp, key=lambda one: one.claim_id)) for camp in parted]
    return tuple(sorted(in_order, key=lambda camp: (-sources(camp), camp[0].claim_id)))


def _meant_at(meant: Span, points: Sequence[tuple[int, Exact, int]]) -> int:
    """Return which of the rising points is meant: the last, or else the first that may be; the last if none is."""
    if meant.lower_key <= points[-1] <= meant.upper_key:
        return -1
    first = bisect_left(points, meant.lower_key)
    return first if first < len(points) and points[first] <= meant.upper_key else -1


def sources(camp: Iterable[Assertion]) -> int:
    """Return how many stories stand behind a camp; copies of one story count once."""
    return len({assertion.claim.article.source for assertion in camp})
