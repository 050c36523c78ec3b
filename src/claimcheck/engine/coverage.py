"""Which claims were compared with another one, and why the others stand alone: silence is no pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import heappop, heappush
from typing import TypeAlias

from claimcheck.domain.assertion import Assertion, Context, Origin, Slot
from claimcheck.domain.claim import Happening, Modality, Ranking
from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.domain.message import Message, say
from claimcheck.domain.span import Exact
from claimcheck.engine.buckets import buckets
from claimcheck.engine.clash import time_of
from claimcheck.engine.comparison import Obstacle, compare, names_it
from claimcheck.engine.sweep import Key
from claimcheck.resolve.ledger import Ledger

Time: TypeAlias = tuple[Origin, Exact | None, Exact | None]


def lone(
    claims: Collection[str], assertions: Sequence[Assertion], tied: frozenset[str] = frozenset()
) -> tuple[Mapping[str, Message], frozenset[str]]:
    """Return, for each of these claims that was compared with no other, the reason; and all that were compared.

    ``tied`` were compared in another way than in a slot: by relations, the order of events, or labels.
    """
    slots: dict[Slot, list[Assertion]] = defaultdict(list)
    for assertion in assertions:
        slots[assertion.slot].append(assertion)
    shared = {slot: some for slot, some in slots.items()
              if len(some) > 1 and any(one.claim.id != some[0].claim.id for one in some)}  # fmt: skip
    # Of claims that are looked at for others' sake, what settles their slots may be missing here.
    own_slots = (some for some in shared.values() if any(one.claim.id in claims for one in some))
    compared = tied.union(*map(_compared, own_slots))
    own: dict[str, list[Assertion]] = {claim: [] for claim in sorted(frozenset(claims) - compared)}
    for assertion in assertions:
        if (name := assertion.claim.id) in own:
            own[name].append(assertion)
    return {claim: _why_alone(some, shared) for claim, some in own.items()}, compared


def held_together(findings: Iterable[Diagnostic]) -> frozenset[str]:
    """Return the claims that findings hold against others: by whatever rule, they were compared."""
    claims = ({side.claim for side in one.sides} for one in findings)
    return frozenset[str]().union(*(some for some in claims if len(some) > 1))


def labelled_together(ledger: Ledger) -> frozenset[str]:
    """Return the claims whose edition label is held against another claim's label of the same event."""
    by_event: dict[str, list[str]] = defaultdict(list)
    labelled: list[Happening | Ranking] = [*ledger.of_kind(Happening), *ledger.of_kind(Ranking)]
    for claim in labelled:
        if claim.event and claim.edition:
            by_event[claim.event].append(claim.id)
    return frozenset(name for names in by_event.values() if len(names) > 1 for name in names)


def _compared(group: Sequence[Assertion]) -> set[str]:
    """Return the claims of a slot that can be compared with another one of it."""
    telling = [one for one in group if one.claim.modality is not Modality.DENIAL]
    found = _alike(telling)
    if _are_all(telling, found):
        return found
    for bucket in buckets(telling):
        if len(bucket) > 1 and not _are_all(bucket, found):
            found |= _compared_in_time(bucket, found)
    return found


def _are_all(group: Sequence[Assertion], found: Collection[str]) -> bool:
    return all(one.claim.id in found for one in group)


def _alike(group: Sequence[Assertion]) -> set[str]:
    """Return the claims that can be compared as they agree in all that could be in the way, as most that can do."""
    first: dict[tuple[Context, Time | None], str] = {}
    found: set[str] = set()
    for one in group:
        valid, claim, occasion = one.valid, one.claim.id, one.context.occasion
        at_occasion = occasion and valid.origin is not Origin.STATED and names_it(occasion)
        time = None if at_occasion else (valid.origin, valid.span.lower, valid.span.upper)
        other = first.setdefault((one.context, time), claim)
        if other != claim:
            found.add(other)
            found.add(claim)
    return found


def _compared_in_time(bucket: Sequence[Assertion], known: Collection[str]) -> set[str]:
    """Return the claims of a bucket that can be compared with another one of it, beside those that are known to be.

    Taken by the start of their times, each is held against those that still wait for a match, then against those that
    found one, of both only those whose time has not ended: as a rule few.
    """
    found: set[str] = set()
    timed = sorted(((time_of(one), one) for one in bucket), key=lambda pair: pair[0].lower_key)
    waiting: list[tuple[Key, int, Assertion]] = []  # each with the end of its time
    matched: list[tuple[Key, int, Assertion]] = []  # a heap by the end of their times
    for number, (time, one) in enumerate(timed):
        start = time.lower_key
        waiting = [other for other in waiting if other[0] >= start]
        while matched and matched[0][0] < start:
            heappop(matched)
        met = [other for other in waiting if _comparable(one, other[2])]
        entry = (time.upper_key, number, one)
        has_match = bool(met) or one.claim.id in known
        if not has_match and not any(_comparable(one, other) for _, _, other in matched):
            waiting.append(entry)
            continue
        if met:
            waiting = [other for other in waiting if other not in met]
        for other in (entry, *met):
            found.add(other[2].claim_id)
            heappush(matched, other)
    return found


def _comparable(one: Assertion, other: Assertion) -> bool:
    return one.claim_id != other.claim_id and not isinstance(compare(one, other), Obstacle)


def _why_alone(own: Sequence[Assertion], shared: Mapping[Slot, Sequence[Assertion]]) -> Message:
    """Return why a claim stands alone; ``shared`` are the slots that several claims are about."""
    if not own:
        return say("nothing in it is single-valued, and no other claim is about what it relates")
    for one in own:
        other = next((other for other in shared.get(one.slot, ()) if other.claim_id != one.claim_id), None)
        outcome = None if other is None else compare(one, other)
        if other is not None and isinstance(outcome, Obstacle):
            return say("not compared with {claim}: {why}", claim=other.claim_id, why=outcome.message)
    return say("no other claim is about the same thing, place, scope and kind of statement")
