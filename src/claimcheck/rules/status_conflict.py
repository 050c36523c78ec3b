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

## Not reported

A plan against what came of it.

## What to do

Ask the organiser. Where it was cancelled and held on a later day, those are two events of the catalog.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.domain.assertion import Family
from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.message import Message, say, verbatim
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Found, camp_of
from claimcheck.rules._case import Case
from claimcheck.rules._reasons import weakened
from claimcheck.rules._rule import rule
from claimcheck.rules._words import articles_of, both, camp_label, cannot, told


@rule("status-conflict", Severity.CONTRADICTION, among=Block.EVENT)
def check(case: Case) -> Iterator[Found]:
    """Yield each event that is reported as held and as cancelled."""
    catalog = case.ledger.catalog
    for conflict in case.conflicts(Family.STATUS):
        event = catalog.events[str(conflict.slot.key[0])].name
        statuses: list[Message] = [camp[0].reads for camp in conflict.camps]
        sentence = say("{event} {cannot} have been {statuses}", event=event, cannot=cannot(conflict),
                       statuses=both(statuses))  # fmt: skip
        articles = articles_of(conflict)
        yield Found(
            message=told(conflict, sentence),
            subject=verbatim(event),
            camps=tuple(
                camp_of(camp, camp_label(camp, words)) for camp, words in zip(conflict.camps, statuses, strict=True)
            ),
            why=(
                say("What was held was not cancelled, on the day that it was held."),
                *weakened(catalog, conflict.strongest),
            ),
            reconcile=(
                say("They agree if it was cancelled and held on another day: then the catalog should have two events."),
                say("Otherwise ask the organiser, and tell {articles}.", articles=articles),
            ),
            reasons=conflict.reasons,
        )
