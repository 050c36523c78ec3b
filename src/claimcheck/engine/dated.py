"""Claims about events: which tell of plans and which of what happened, and the limits they put on starts and ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from claimcheck.catalog.catalog import Catalog
from claimcheck.catalog.entries import Event
from claimcheck.domain.claim import Happening, Modality
from claimcheck.domain.remembered import remembered
from claimcheck.domain.span import Span
from claimcheck.engine.moments import Edge, Moment, links_of
from claimcheck.engine.phases import Limit
from claimcheck.engine.union import connected
from claimcheck.lower.background import background_of
from claimcheck.lower.events import is_planned, times
from claimcheck.resolve.ledger import Ledger


@remembered
def happenings(ledger: Ledger) -> Sequence[Happening]:
    """Return the claims that say something of an event; what they deny or call off is not told by them."""
    told = ledger.of_kind(Happening)
    return [claim for claim in told if claim.modality is not Modality.DENIAL and claim.status != "cancelled"]


def tied_events(ledger: Ledger) -> Mapping[str, Event]:
    """Return the events that have an order: beside others, or between a start and an end of their own."""
    tied = ordered(ledger.catalog) | background_of(ledger).phases
    return {name: event for name, event in ledger.catalog.events.items() if name in tied} if tied else {}


@remembered
def ordered(catalog: Catalog) -> frozenset[str]:
    """Return the events that stand before, after or within others."""
    others = {event.id: {*event.after, *([event.within] if event.within else [])} for event in catalog.events.values()}
    return frozenset(name for event, found in others.items() if found for name in (event, *found))


def limits_of(ledger: Ledger, *, planned: bool, meant: bool = False) -> Iterator[Limit]:
    """Yield what the claims leave of the starts and ends of events: as said, or as meant."""
    phases = background_of(ledger).phases
    tied = tied_events(ledger)
    for claim in happenings(ledger):
        if is_planned(claim) is not planned or claim.event not in tied:
            continue
        for key, period in times(claim):
            yield from _limits(claim, key, period.meant if meant else period.said, is_phase=claim.event in phases)


def _limits(claim: Happening, key: str, span: Span, *, is_phase: bool) -> Iterator[Limit]:
    start, end = Moment(claim.event, Edge.START), Moment(claim.event, Edge.END)
    lower = None if span.lower is None else int(span.lower)
    upper = None if span.upper is None else int(span.upper)
    if key != "date":
        yield Limit(claim.id, start if key == "start" else end, key, lower, upper)
    elif is_phase:
        yield Limit(claim.id, start, key, None, upper)
        yield Limit(claim.id, end, key, lower, None)
    else:
        yield Limit(claim.id, start, key, lower, None)
        yield Limit(claim.id, end, key, None, upper)


def tied_by_order(ledger: Ledger) -> frozenset[str]:
    """Return the claims whose dates stand in one network with those of another claim about another event."""
    found: set[str] = set()
    for planned in (False, True):
        limits = list(limits_of(ledger, planned=planned))
        claims = {limit.claim: limit.moment.event for limit in limits}
        if len(set(claims.values())) < 2:
            continue
        links = links_of(tied_events(ledger))
        ties = [(link.first.event, link.then.event) for link in links if link.first.event != link.then.event]
        ends = {event: None for tie in ties for event in tie} | dict.fromkeys(claims.values())
        group_of = {event: number for number, group in enumerate(connected(ends, ties)) for event in group}
        sizes = Counter(group_of[event] for event in set(claims.values()))
        found |= {claim for claim, event in claims.items() if sizes[group_of[event]] > 1}
    return frozenset(found)
