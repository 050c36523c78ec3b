"""From assertions to clashing pairs, and from pairs to one conflict a slot, shown as camps."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from claimcheck.domain.assertion import Assertion, Family, Slot
from claimcheck.domain.claim import Happening
from claimcheck.domain.diagnostic import Reason, Severity, weakness
from claimcheck.domain.period import Period
from claimcheck.domain.span import EVERYTHING, Exact, Span
from claimcheck.engine.buckets import buckets
from claimcheck.engine.comparison import Obstacle, Reasons, compare
from claimcheck.engine.sweep import disjoint_pairs
from claimcheck.engine.union import connected
from claimcheck.lower.clocks import may_share_a_clock, meets_by_another_clock
from claimcheck.lower.events import read_ahead, read_in_another_week, time_of_event, told_time

Camps: TypeAlias = tuple[tuple[Assertion, ...], ...]


class Clash:
    """Two assertions of one slot that cannot both hold as meant, and what weakens that."""

    __slots__ = ("first", "reasons", "second")

    def __init__(self, first: Assertion, second: Assertion, reasons: Reasons) -> None:
        self.first, self.second, self.reasons = first, second, reasons

    @property
    def in_said(self) -> bool:
        """Whether they cannot both hold in the widest literal reading either."""
        return Reason.MEANT_ONLY not in self.reasons

    @property
    def in_one_article(self) -> bool:
        """Whether one article says both."""
        return self.first.claim.article.id == self.second.claim.article.id


class SlotConflict:
    """All claims of one slot that clash directly or through each other, as camps that each agree among themselves.

    ``strongest`` is the clash that the least weakens; of several, the first by its claims.
    """

    __slots__ = ("camps", "clashes", "slot", "strongest")

    def __init__(self, slot: Slot, clashes: tuple[Clash, ...], camps: Camps) -> None:
        self.slot, self.clashes, self.camps = slot, clashes, camps
        self.strongest = min(clashes, key=_weakness)

    @property
    def reasons(self) -> Reasons:
        """What weakens the strongest of its clashes."""
        return self.strongest.reasons


def _weakness(clash: Clash) -> tuple[tuple[int, int, list[str]], list[str]]:
    claims = sorted((clash.first.claim_id, clash.second.claim_id))
    return weakness(Severity.CONTRADICTION, clash.reasons), claims


class _Row:
    __slots__ = ("assertion", "span", "time")

    def __init__(self, assertion: Assertion, span: Span, time: Span) -> None:
        self.assertion, self.span, self.time = assertion, span, time


def clashes(assertions: Iterable[Assertion]) -> Iterator[Clash]:
    """Yield each pair of assertions of one slot that clash; a pair stands once, its order says nothing."""
    groups: dict[Slot, list[Assertion]] = defaultdict(list)
    for assertion in assertions:
        groups[assertion.slot].append(assertion)
    for group in groups.values():
        if len(group) > 1:
            yield from _clashes_of(group)


def _clashes_of(group: Sequence[Assertion]) -> Iterator[Clash]:
    seen: set[tuple[int, int]] = set()
    for bucket in buckets(group):
        if _agree(bucket):
            continue
        rows = [_Row(assertion, assertion.meant, time_of(assertion)) for assertion in bucket]
        for one, other in disjoint_pairs(rows):
            a, b = one.assertion, other.assertion
            pair = (min(id(a), id(b)), max(id(a), id(b)))
            clash = None if pair in seen else _clash(a, b)
            if clash is not None:
                seen.add(pair)  # one that leaves a facet out stands in several buckets
                yield clash


def _agree(bucket: Sequence[Assertion]) -> bool:
    """Whether all spans have a common point, as on one line they have when no two of them are disjoint."""
    common: Span | None = EVERYTHING
    for assertion in bucket:
        common = common and common.meet(assertion.meant)
    return common is not None


def time_of(assertion: Assertion) -> Span:
    """Return when to look for others: what was given at an occasion holds, whenever it was told."""
    occasion = assertion.context.occasion
    return EVERYTHING if occasion and (occasion.event or occasion.edition) else assertion.valid.span


def _clash(a: Assertion, b: Assertion) -> Clash | None:
    if a.claim_id == b.claim_id or any(b.said.meets(span) for span in a.overlapping) or may_be_one_time(a, b):
        return None
    reasons = compare(a, b)
    if isinstance(reasons, Obstacle):
        return None
    if rests_on_a_zone(a, b) is not None:
        reasons |= {Reason.ASSUMED}
    if a.said.meets(b.said):
        # Two plain rounded figures may differ between articles; inside one they are worth a look.
        if not (a.hedged or b.hedged or a.claim.article.id == b.claim.article.id):
            return None
        reasons |= {Reason.MEANT_ONLY}
    if any(b.said.meets(span) for span in a.loosely) or any(a.said.meets(span) for span in b.loosely):
        reasons |= {Reason.LOOSE_NAME}
    return Clash(a, b, reasons)


def may_be_one_time(a: Assertion, b: Assertion) -> bool:
    """Whether two times of an event part only by what one of them leaves out: its clock, its year, or its week."""
    if not (isinstance(a.claim, Happening) or isinstance(b.claim, Happening)):
        return False  # as of most pairs
    return agree_on_one_clock(a, b) or agree_in_the_year_ahead(a, b) or agree_in_another_week(a, b)


def agree_in_the_year_ahead(a: Assertion, b: Assertion) -> bool:
    """Whether one of two times of an event leaves out its year and may be ahead of publication, where both agree."""
    return _agree_read(read_ahead, a, b)


def agree_in_another_week(a: Assertion, b: Assertion) -> bool:
    """Whether one of two times of an event is a "last Thursday" that may be of another week, where both agree."""
    return _agree_read(read_in_another_week, a, b)


def _agree_read(otherwise: Callable[[Happening, Period], Period | None], a: Assertion, b: Assertion) -> bool:
    return any(
        isinstance(one.claim, Happening)
        and (period := time_of_event(one)) is not None
        and (read := otherwise(one.claim, period)) is not None
        and read.said.meets(other.said)
        for one, other in ((a, b), (b, a))
    )


def agree_on_one_clock(a: Assertion, b: Assertion) -> bool:
    """Whether two times of an event, or its start or end, part only by a time zone that an article does not state.

    What is told without one is told by the clock of the place, whatever zone it is read in by default.
    """
    one, other = told_time(a), told_time(b)
    if one is None or other is None or not may_share_a_clock(one, other):
        return False
    return one.period.on_its_clock.meets(other.period.on_its_clock)


def rests_on_a_zone(a: Assertion, b: Assertion) -> Assertion | None:
    """Return that one of two times of an event that names no zone, if by another one it would agree with the other."""
    one, other = told_time(a), told_time(b)
    if one is None or other is None:
        return None
    found = meets_by_another_clock(one, other)
    return None if found is None else a if found is one else b


def conflicts(
    found: Iterable[Clash], family: Family, accepts: Callable[[Clash], bool] = lambda _: True
) -> Iterator[SlotConflict]:
    """Yield the conflicts of a family made of the clashes that a rule accepts, in the order of their claims' ids."""
    chosen = [clash for clash in found if clash.first.slot.family is family and accepts(clash)]
    by_slot: dict[Slot, list[Clash]] = defaultdict(list)
    for clash in chosen:
        by_slot[clash.first.slot].append(clash)
    built = [conflict for slot, members in by_slot.items() for conflict in _conflicts_of(slot, members)]
    yield from sorted(built, key=lambda conflict: sorted(a.claim_id for camp in conflict.camps for a in camp))


def _conflicts_of(slot: Slot, members: Sequence[Clash]) -> Iterator[SlotConflict]:
    for group, inside in knots(members):
        yield SlotConflict(slot, inside, camps(group, inside))


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


def camps(assertions: Sequence[Assertion], members: Sequence[Clash]) -> Camps:
    """Part assertions into the fewest groups with a common point each (a piercing of the spans by their upper ends).

    One that would be meant otherwise than the last point allows ("more than 9,000" beside 20,000) goes to a point where
    it is meant. The camp that more sources stand behind comes first.
    """
    in_said = any(clash.in_said for clash in members)

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
