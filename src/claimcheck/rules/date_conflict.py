"""Two dates for one event that exclude each other.

An event takes place once, on one day, unless a claim gives it a start and an end. A date narrows it: to a year, a
month, a day, an hour. A month and a day in it agree; two days do not. What lasts for days has one start and one end.

## Why it matters

Whoever plans by a date needs the right one, and a chronicle with the wrong day is copied for years.

## Fires

```yaml
events:
  ceremony: {name: the ceremony}
---
article: {id: one}
claims:
  - {id: c, kind: event, event: ceremony, date: Kamis (27/11/2025)}
---
article: {id: two}
claims:
  - {id: c, kind: event, event: ceremony, date: 28 November 2025}
```

## Silent

```yaml
events:
  ceremony: {name: the ceremony}
---
article: {id: one}
claims:
  - {id: c, kind: event, event: ceremony, date: Kamis (27/11/2025)}
---
article: {id: two}
claims:
  - {id: c, kind: event, event: ceremony, date: November 2025}
```

## Not reported

A planned date against the one it was held on; days of an event that lasts, which `phase-order` holds against its start
and end. Plans of different days of publication are a tension: the date may have been moved.

## What to do

Ask the organiser. Look whether day and month were swapped.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimcheck.domain.assertion import Assertion, Family
from claimcheck.domain.claim import Happening
from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.message import Message, say, verbatim
from claimcheck.domain.period import Period
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Found, camp_of
from claimcheck.engine.slots import SlotConflict
from claimcheck.lower.reads import period_reads
from claimcheck.rules._case import Case
from claimcheck.rules._reasons import weakened
from claimcheck.rules._rule import rule
from claimcheck.rules._words import both, camp_label, cannot, distinct, listed, told

_SENTENCES = {
    (Family.DATE, "actual"): "{event} {cannot} have been on {dates}",
    (Family.START, "actual"): "{event} {cannot} have begun on {dates}",
    (Family.END, "actual"): "{event} {cannot} have ended on {dates}",
    (Family.DATE, "planned"): "{event} {cannot} be planned for {dates}",
    (Family.START, "planned"): "{event} {cannot} be planned to begin on {dates}",
    (Family.END, "planned"): "{event} {cannot} be planned to end on {dates}",
}


@rule("date-conflict", Severity.CONTRADICTION, among=Block.EVENT)
def check(case: Case) -> Iterator[Found]:
    """Yield each event whose dates, starts or ends exclude each other."""
    catalog = case.ledger.catalog
    for family in (Family.DATE, Family.START, Family.END):
        for conflict in case.conflicts(family):
            event, when = map(str, conflict.slot.key)
            dates = [listed(distinct(period_reads(_period(one)) for one in camp)) for camp in conflict.camps]
            name = catalog.events[event].name
            sentence = say(_SENTENCES[family, when], event=name, cannot=cannot(conflict), dates=both(dates))
            yield Found(
                message=told(conflict, sentence),
                subject=verbatim(name),
                camps=tuple(
                    camp_of(camp, camp_label(camp, words)) for camp, words in zip(conflict.camps, dates, strict=True)
                ),
                why=(*map(_read_as, conflict.camps), *weakened(catalog, conflict.strongest)),
                reconcile=tuple(_ways_out(conflict)),
                reasons=conflict.reasons,
            )


def _period(assertion: Assertion) -> Period:
    claim = assertion.claim
    if isinstance(claim, Happening):
        keys = {Family.DATE: claim.date, Family.START: claim.start, Family.END: claim.end}
        found = keys[assertion.slot.family]
        if found is not None:
            return found
    raise TypeError(f"{claim.id} has no such date")


def _read_as(camp: tuple[Assertion, ...]) -> Message:
    period = _period(camp[0])
    return say(
        "“{words}” in {article} is {date}.",
        words=period.words,
        article=camp[0].claim.article.id,
        date=period_reads(period),
    )


def _ways_out(conflict: SlotConflict) -> Iterator[Message]:
    for camp in conflict.camps:
        others = [_period(other) for one in conflict.camps if one is not camp for other in one]
        for one in camp:
            if any(_is_swapped(_period(one), other) for other in others):
                yield say(
                    "They agree if “{words}” in {article} gives the month before the day.",
                    words=_period(one).words,
                    article=one.claim.article.id,
                )
    if conflict.slot.family is Family.DATE:
        yield say("They agree if it lasted for several days: then give it its start and end.")
    yield say("Otherwise ask the organiser for the date, and correct the other reports.")


def _is_swapped(one: Period, other: Period) -> bool:
    """Whether the day of one is that of the other with day and month swapped."""
    day = one.first_day if one.is_day else None
    if day is None or day.day > 12 or day.day == day.month:
        return False
    return other.is_day and other.first_day == date(day.year, day.day, day.month)
