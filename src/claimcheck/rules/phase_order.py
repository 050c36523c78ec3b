"""Dates that the order of events does not allow.

The catalog says which events come `after` which and which lie `within` which; claims say when each took place, began or
ended. This rule looks for claims that no dates at all can satisfy together: a session held when the assessment that it
is part of was over, a prize presented before the jury met, a phase that ends before it begins. It follows the order
through any number of events, also those that no claim dates.

## Why it matters

Such a clash shows that two reports mean different events, that a phase was not finished when it was said to be, or that
a date is wrong. Nobody sees it by comparing dates one event at a time.

## Fires

```yaml
events:
  assessment: {name: the assessment}
  session: {name: the session with the regency, within: assessment}
---
article: {id: one}
claims:
  - {id: c, kind: event, event: assessment, end: Agustus 2025}
---
article: {id: two}
claims:
  - {id: c, kind: event, event: session, date: 24 September 2025}
```

## Silent

```yaml
events:
  assessment: {name: the assessment}
  ceremony: {name: the ceremony, after: [assessment]}
---
article: {id: one}
claims:
  - {id: c, kind: event, event: assessment, end: Agustus 2025}
---
article: {id: two}
claims:
  - {id: c, kind: event, event: ceremony, date: 31 Agustus 2025}
```

## Not reported

Two events on one day, in whatever order: one can be over when the other begins. Two dates, starts or ends of one and
the same event: `date-conflict` tells them. Plans are compared with plans only, and what was held with what was held.

An event that no claim gives a start or an end lasts one day: it begins and ends within the date that it is given. Where
a start or an end is given, a date only says that the event was going on then.

Events whose `after` and `within` lead round in a circle are shown as such, where a claim is about one of them.

A finding is a tension where a claim is about its event only by an `assumed` link, where only the usual reading of words
such as “awal Desember” clashes, between two plans that were published at different times, and where one of two times
names its zone and the other, which does not, would fit by the clock of another one.

## What to do

Ask the organiser when each event began and ended, and whether the two are parts of one thing as the catalog says. Then
correct the date, or the catalog.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimcheck.catalog.catalog import Catalog
from claimcheck.catalog.entries import Event
from claimcheck.domain.claim import Happening
from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.message import Message, join, linked, say, verbatim
from claimcheck.domain.remembered import remembered
from claimcheck.engine.blocks import Block
from claimcheck.engine.dated import happenings
from claimcheck.engine.finding import Camp, Found, Witness
from claimcheck.engine.knots import cycles
from claimcheck.engine.moments import links_of
from claimcheck.engine.union import connected
from claimcheck.lower.events import times
from claimcheck.resolve.ledger import Ledger
from claimcheck.rules._case import Case
from claimcheck.rules._dates_clash import DatesClash, dates_that_clash
from claimcheck.rules._figure_before_event import figures_before_events
from claimcheck.rules._happenings import time_reads, times_read
from claimcheck.rules._order_words import bounds, headline, links_told, ways_out, why
from claimcheck.rules._rule import rule
from claimcheck.rules._words import MOST_LISTED


@rule("phase-order", Severity.CONTRADICTION, among=Block.EVENT)
def check(case: Case) -> Iterator[Found]:
    """Yield each knot of events, then each group of claims whose dates their events' order forbids."""
    yield from _knotted(case.ledger)
    clashes = [clash for planned in (False, True) for clash in dates_that_clash(case.ledger, planned=planned)]
    for group in connected(clashes, _sharing(clashes)):
        yield _finding(case.ledger, sorted(group, key=lambda clash: clash.key))
    yield from figures_before_events(case.ledger)


def _sharing(clashes: Iterable[DatesClash]) -> Iterator[tuple[DatesClash, DatesClash]]:
    """Yield clashes that have a claim in common, enough of them to connect all that do."""
    first: dict[str, DatesClash] = {}
    for clash in clashes:
        for claim in sorted(clash.conflict.claims):
            yield first.setdefault(claim, clash), clash


def _finding(ledger: Ledger, group: Sequence[DatesClash]) -> Found:
    """Return one finding of clashes with claims in common: the strongest leads, with all that say the same."""
    lead = group[0]
    events = ledger.catalog.events
    pair = lead.late.event, lead.early.event
    alike = [clash for clash in group if (clash.late.event, clash.early.event) == pair]
    late = {clash.late.id: (clash.late, clash.conflict.late.key) for clash in alike}
    early = {clash.early.id: (clash.early, clash.conflict.early.key) for clash in alike if clash.early.id not in late}
    return Found(
        message=headline(events, lead),
        subject=join([verbatim(events[event].name) for event in dict.fromkeys(pair)], " / "),
        camps=tuple(_camp(events[side], claims) for side, claims in zip(pair, (late, early), strict=True) if claims),
        why=(*why(events, lead), *_further(ledger, [clash for clash in group if clash not in alike])),
        reconcile=tuple(ways_out(events, lead)),
        reasons=lead.reasons,
    )


def _camp(event: Event, claims: Mapping[str, tuple[Happening, str]]) -> Camp:
    """Return the claims of one side, each with the time that counts, or all its times where it stands alone."""
    witnesses = tuple(
        Witness(claim, join([time_reads(at, period) for at, period in times(claim) if at == key or len(claims) == 1]))
        for _, (claim, key) in sorted(claims.items())
    )
    return Camp(witnesses, say("“{event}” {time}", event=event.name, time=witnesses[0].reads))


def _further(ledger: Ledger, clashes: Sequence[DatesClash]) -> Iterator[Message]:
    for clash in clashes[:MOST_LISTED]:
        yield say("The same dates clash elsewhere too: {bounds}", bounds=bounds(ledger.catalog.events, clash))
    if len(clashes) > MOST_LISTED:
        yield say("There are {count} more such clashes.", count=len(clashes) - MOST_LISTED)


def _knotted(ledger: Ledger) -> Iterator[Found]:
    """Yield each circle of events that a claim is about."""
    events = ledger.catalog.events
    about: dict[str, list[Happening]] = {}
    for claim in happenings(ledger):
        about.setdefault(claim.event, []).append(claim)
    for way in cycles(links_of(_ordered(ledger.catalog))) if about else ():
        round_trip = list(dict.fromkeys(link.first.event for link in way))
        told = [event for event in round_trip if event in about]
        if not told:
            continue
        names = [verbatim(events[event].name) for event in (*round_trip, round_trip[0])]
        yield Found(
            message=say("events in a circle: {circle}", circle=linked(names, "{one} before {other}")),
            subject=join(names[:-1]),
            camps=tuple(_about(ledger, about[event]) for event in told),
            why=(*links_told(events, way), say("No event can be over before it begins.")),
            reconcile=(say("Correct `after` and `within` of these events in the catalog."),),
        )


@remembered
def _ordered(catalog: Catalog) -> Mapping[str, Event]:
    """Return the events that the catalog orders: of a large one, as a rule few."""
    events = catalog.events
    named = [(event.id, *event.after, *((event.within,) if event.within else ())) for event in events.values()]
    return {one: events[one] for ids in named if len(ids) > 1 for one in ids}


def _about(ledger: Ledger, claims: Sequence[Happening]) -> Camp:
    name = verbatim(ledger.catalog.events[claims[0].event].name)
    return Camp(tuple(Witness(claim, times_read(claim)) for claim in claims), name)
