"""Slots in which very many claims clash: their conflicts, without every pair of them.

Where a thousand claims exclude a thousand others, a pair for each two is more than time and memory hold, and nobody
reads it. A finding needs less: which claims hang together through clashes, and which clash the least weakens. The first
is a search that leaves out whom it has found; for the second, claims are compared first with those that are alike in
what could weaken a clash. What is found is what the pairs would yield.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from typing import Final, TypeAlias

from claimcheck.domain.assertion import Assertion, Nature, Occasion, Origin
from claimcheck.domain.diagnostic import Reason, Severity, weakness
from claimcheck.domain.span import EVERYTHING, Span
from claimcheck.engine.buckets import buckets
from claimcheck.engine.clash import Clash, agree, clash_of, time_of
from claimcheck.engine.meetings import Line, Side, Taking, at_one_time
from claimcheck.engine.sweep import count_disjoint

Accepts: TypeAlias = Callable[[Clash], bool]
Reasons: TypeAlias = frozenset[Reason]

FEW: Final = 16
"""As many pairs a claim are looked at one by one, which then is quicker."""


class Crowd:
    """The assertions of one slot, which clash in very many pairs."""

    def __init__(self, group: Sequence[Assertion]) -> None:
        self._rows = group
        self._said, self._meant = Line([one.said for one in group]), Line([one.meant for one in group])
        self._times = Line([time_of(one) for one in group])
        self._number = {id(one): index for index, one in enumerate(group)}
        self._buckets = [{self._number[id(one)]: at for at, one in enumerate(bucket)} for bucket in buckets(group)]

    def conflicts(self, accepts: Accepts) -> Iterator[tuple[list[Assertion], Clash, bool]]:
        """Yield the assertions that clash directly or through each other, with their strongest clash.

        And whether any two of them clash in what is said. Only clashes count that are accepted.
        """

        def clash(one: int, other: int) -> Clash | None:
            found = clash_of(self._rows[one], self._rows[other])
            return found if found is not None and accepts(found) else None

        for group in self._connected(lambda one, other: clash(one, other) is not None):
            strongest = self._strongest(group, clash)
            in_said = strongest.in_said or self._first(group, clash, _WHAT_IS_SAID) is not None
            yield [self._rows[row] for row in group], strongest, in_said

    def clashes_among(self, pairs: Iterable[tuple[Assertion, Assertion]], accepts: Accepts) -> list[Clash]:
        """Return those of some pairs that clash and are accepted, each once, as a sweep meets them."""
        numbers = {tuple(sorted((self._number[id(one)], self._number[id(other)]))) for one, other in pairs}
        met = sorted(self._met(one, other) for one, other in numbers if self._are_apart(one, other))
        found = (clash_of(self._rows[first], self._rows[second]) for *_, first, second in met)
        return [one for one in found if one is not None and accepts(one)]

    def _are_apart(self, one: int, other: int) -> bool:
        """Whether a sweep would meet the two."""
        a, b = self._rows[one], self._rows[other]
        in_one_bucket = any(one in bucket and other in bucket for bucket in self._buckets)
        return in_one_bucket and time_of(a).meets(time_of(b)) and not a.meant.meets(b.meant)

    def _connected(self, clash: Callable[[int, int], bool]) -> Iterator[list[int]]:
        """Yield the groups of two and more that clashes make."""
        against: dict[int, list[Taking]] = defaultdict(list)
        for one, other in self._sides(range(len(self._rows)), in_said_only=False):
            left, right = Taking(one), Taking(other)
            ones = set(one.by_low)
            for row in one.by_low:
                against[row].append(right)
            for row in other.by_low:
                if row not in ones:
                    against[row].append(left)
        gone = bytearray(len(self._rows))
        for start in against:
            if gone[start]:
                continue
            gone[start], group = True, [start]
            for row in group:
                for side in against[row]:
                    group += side.take(row, gone, clash)
            if len(group) > 1:
                yield sorted(group, key=lambda row: self._rows[row].claim_id)

    def _sides(self, rows: Collection[int], *, in_said_only: bool) -> Iterator[tuple[Side, Side]]:
        """Yield two sides each: any of the one may clash with those of the other that lie apart from it.

        Figures of which one is hedged count as they are meant, and so do any two of one article.
        """
        for bucket in self._buckets:
            members = [row for row in bucket if row in rows]
            for ones, others in at_one_time(self._times, members):
                yield Side(self._said, ones), Side(self._said, others)
                if in_said_only or not self._is_meant_otherwise:
                    continue
                for some, all_ in (([row for row in ones if self._rows[row].hedged], others),
                                   (ones, [row for row in others if self._rows[row].hedged])):  # fmt: skip
                    if some and all_:
                        yield Side(self._meant, some), Side(self._meant, all_)
            if not in_said_only and self._is_meant_otherwise:
                yield from self._sides_of_articles(members)

    def _sides_of_articles(self, rows: Collection[int]) -> Iterator[tuple[Side, Side]]:
        by_article: dict[str, list[int]] = defaultdict(list)
        for row in rows:
            if not self._rows[row].hedged:
                by_article[self._rows[row].claim.article.id].append(row)
        for members in by_article.values():
            for ones, others in at_one_time(self._times, members):
                yield Side(self._meant, ones), Side(self._meant, others)

    @cached_property
    def _is_meant_otherwise(self) -> bool:
        return any(one.meant != one.said for one in self._rows)

    def _strongest(self, group: Sequence[int], clash: _Clashing) -> Clash:
        """Return the clash that the least weakens; of several, the first by its claims."""
        for allowed in _ways_to_be_weak(self._possible(group)):
            found = self._first(group, clash, allowed)
            if found is not None:
                return found
        raise AssertionError("those that are connected clash")

    def _possible(self, group: Sequence[int]) -> list[Reason]:
        """Return the reasons that may weaken a clash of these."""
        rows = [self._rows[row] for row in group]
        is_found: Mapping[Reason, bool] = {
            Reason.MEANT_ONLY: self._is_meant_otherwise,
            Reason.AS_PUBLISHED_BY: any(one.claim.as_published_by for one in rows),
            Reason.LOOSE_NAME: any(one.loosely for one in rows),
            Reason.TWO_SPEAKERS: len({one.speaker for one in rows}) > 1,
            Reason.ESTIMATE: len({one.claim.modality for one in rows}) > 1,
            Reason.FACET_LEFT_OUT: len({one.context for one in rows}) > 1,
        }
        return [reason for reason in Reason if is_found.get(reason, True)]

    def _first(self, group: Sequence[int], clash: _Clashing, allowed: Reasons) -> Clash | None:
        """Return the first clash by its claims that only such reasons weaken."""
        found = (self._first_alike(alike, clash, allowed) for alike in self._alike(group, allowed))
        return min((one for one in found if one is not None), key=_claims, default=None)

    def _alike(self, group: Sequence[int], allowed: Reasons) -> Iterator[list[int]]:
        """Yield groups so that each two that clash for no other reasons than those allowed stand in one of them."""
        parted: dict[Hashable, list[int]] = defaultdict(list)
        by_occasion = any(_names_it(self._rows[row].context.occasion) for row in group)
        for row in group:
            one = self._rows[row]
            if (one.is_assumed and Reason.ASSUMED not in allowed) or (
                one.claim.as_published_by and Reason.AS_PUBLISHED_BY not in allowed
            ):
                continue
            key = (
                None if Reason.ESTIMATE in allowed else one.claim.modality,
                None if Reason.FACET_LEFT_OUT in allowed else frozenset(one.context.facets),
                None if Reason.TIME in allowed else _when(one, by_occasion=by_occasion),
            )
            parted[key].append(row)
        for members in parted.values():
            if len(members) > 1:
                yield from [members] if Reason.TWO_SPEAKERS in allowed else self._by_speaker(members)

    def _by_speaker(self, rows: list[int]) -> Iterator[list[int]]:
        speakers = {self._rows[row].speaker for row in rows}
        if None in speakers or len(speakers) < 2:
            yield rows
            return
        for speaker in speakers:
            yield [row for row in rows if _meet(speaker, self._rows[row].speaker)]

    def _first_alike(self, rows: Sequence[int], clash: _Clashing, allowed: Reasons) -> Clash | None:
        in_said_only = Reason.MEANT_ONLY not in allowed
        if agree([self._rows[row].said if in_said_only else self._rows[row].meant for row in rows]):
            return None
        against: dict[int, list[Side]] = defaultdict(list)
        for left, right in self._sides(frozenset(rows), in_said_only=in_said_only):
            for row in left.by_low:
                against[row].append(right)
            for row in right.by_low:
                against[row].append(left)
        by_claim: dict[str, list[int]] = defaultdict(list)
        for row in sorted(against, key=lambda row: (self._rows[row].claim_id, row)):
            by_claim[self._rows[row].claim_id].append(row)
        for own in by_claim.values():
            pairs = [
                (row, other)
                for row in own
                for other in {other for side in against[row] for other in side.apart_from(row)}
                if (found := clash(row, other)) and found.reasons <= allowed
            ]
            if pairs:
                least = min(self._rows[other].claim_id for _, other in pairs)
                met = [self._met(*pair) for pair in pairs if self._rows[pair[1]].claim_id == least]
                return clash(*min(met)[-2:])
        return None

    def _met(self, one: int, other: int) -> tuple[int, int, int, int, int]:
        """Return two assertions, last, that first which a sweep meets first; before them, when it meets the two."""
        number = next(number for number, bucket in enumerate(self._buckets) if one in bucket and other in bucket)
        bucket = self._buckets[number]
        first, second = sorted((one, other), key=lambda row: (self._times.lows[row], bucket[row]))
        return number, self._times.lows[second], bucket[second], first, second


_Clashing: TypeAlias = Callable[[int, int], "Clash | None"]
_WHAT_IS_SAID: Final = frozenset(Reason) - {Reason.MEANT_ONLY}


def is_crowded(group: Sequence[Assertion]) -> bool:
    """Whether so many of the assertions of a slot lie apart that pairs are no way to compare them."""
    most = FEW * len(group)
    if len(group) * (len(group) - 1) // 2 <= most:
        return False
    found = 0
    for bucket in buckets(group):
        found += count_disjoint([one.meant for one in bucket], [time_of(one) for one in bucket])
        if found > most:
            return True
    return False


def _ways_to_be_weak(possible: Sequence[Reason]) -> list[Reasons]:
    """Return the sets of such reasons, in the order in which they weaken a clash."""
    sets = [frozenset(some) for size in range(len(possible) + 1) for some in combinations(possible, size)]
    return sorted(sets, key=lambda reasons: weakness(Severity.CONTRADICTION, reasons))


def _claims(clash: Clash) -> list[str]:
    return sorted((clash.first.claim_id, clash.second.claim_id))


def _names_it(occasion: Occasion | None) -> bool:
    return occasion is not None and bool(occasion.event or occasion.edition)


def _when(one: Assertion, *, by_occasion: bool) -> Hashable:
    """Return what must be equal of two assertions for their times to weaken nothing (``comparison.same_time``)."""
    valid = one.valid
    if one.slot.nature is Nature.FIXED:
        return None
    is_stated = valid.origin is Origin.STATED
    if by_occasion and not is_stated:
        return None
    if (is_stated or valid.origin is Origin.FISCAL) and (valid.is_day or one.slot.nature is Nature.FLOW):
        return valid.span, valid.origin
    return valid.span, valid.origin, valid.document


def _meet(one: Span | None, other: Span | None) -> bool:
    return (one or EVERYTHING).meets(other or EVERYTHING)
