"""One event reported as held and as cancelled.

## Why it matters

One of the two reports is about something that did not happen.

## Fires

```yaml
events:
  ceremony: {name: the ceremony}
---
article: {id: one}
claims:
  - {id: c, kind: event, event: ceremony, status: held}
---
article: {id: two}
claims:
  - {id: c, kind: event, event: ceremony, status: cancelled}
```

## Silent

What was planned may have been cancelled since.

```yaml
events:
  ceremony: {name: the ceremony}
---
article: {id: one}
claims:
  - {id: c, kind: event, event: ceremony, status: planned}
---
article: {id: two}
claims:
  - {id: c, kind: event, event: ceremony, status: cancelled}
```

It was cancelled on one day and held on another.

```yaml
events:
  ceremony: {name: the ceremony}
---
article: {id: one}
claims:
  - {id: c, kind: event, event: ceremony, date: 2025-10-04, status: cancelled}
---
article: {id: two}
claims:
  - {id: c, kind: event, event: ceremony, date: 2025-10-19, status: held}
```

## Not reported

A plan against what came of it. Where it may have been cancelled first and held all the same, as an article that was
published before the day on which it was held tells the one, the finding is a tension.

## What to do

Ask the organiser. Where it was cancelled on one day and held on another, give both claims their dates; where it was
held all the same, let the later claim say that it `corrects` the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.domain.assertion import Family
from claimcheck.domain.claim import Happening
from claimcheck.domain.diagnostic import Reason, Severity
from claimcheck.domain.message import Message, say, verbatim
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Found
from claimcheck.engine.slots import SlotConflict
from claimcheck.rules._case import Case
from claimcheck.rules._reasons import weakened
from claimcheck.rules._rule import rule
from claimcheck.rules._words import articles_of, both, camps_of, cannot, or_ask, told


@rule("status-conflict", Severity.CONTRADICTION, among=Block.EVENT)
def check(case: Case) -> Iterator[Found]:
    """Yield each event that is reported as held and as cancelled."""
    catalog = case.ledger.catalog
    for conflict in case.conflicts(Family.STATUS):
        event = catalog.events[str(conflict.slot.key[0])].name
        statuses: list[Message] = [camp[0].reads for camp in conflict.camps]
        sentence = say("{event} {cannot} have been {statuses}", event=event, cannot=cannot(conflict),
                       statuses=both(statuses))  # fmt: skip
        yield Found(
            message=told(conflict, sentence),
            subject=verbatim(event),
            camps=camps_of(conflict, statuses),
            why=(
                say("What was held was not cancelled, on the day that it was held."),
                *weakened(catalog, conflict.strongest),
            ),
            reconcile=tuple(_ways_out(conflict)),
            reasons=conflict.reasons,
        )


def _ways_out(conflict: SlotConflict) -> Iterator[Message]:
    articles = articles_of(conflict)
    otherwise = say("Otherwise ask the organiser or the authorities, and tell {articles}.", articles=articles)
    return or_ask(
        _ways(conflict), otherwise, say("Ask the organiser or the authorities, and tell {articles}.", articles=articles)
    )


def _ways(conflict: SlotConflict) -> Iterator[Message]:
    pair = (conflict.strongest.first.claim, conflict.strongest.second.claim)
    if not all(isinstance(claim, Happening) and claim.date and claim.date.is_day for claim in pair):
        yield say("They agree if it was cancelled on one day and held on another: then give each its date.")
    if Reason.TIME in conflict.reasons:
        yield say("They agree if it was held all the same: then let the claim that it was say `corrects`.")
