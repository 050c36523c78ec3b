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

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion, Family
from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.message import Message, say, verbatim
from claimcheck.domain.period import Period
from claimcheck.engine.blocks import Block
from claimcheck.engine.clash import rests_on_a_zone
from claimcheck.engine.finding import Found
from claimcheck.engine.slots import SlotConflict
from claimcheck.lower.events import time_of_event
from claimcheck.lower.reads import period_reads
from claimcheck.reading.dates import period_phrase
from claimcheck.rules._case import Case
from claimcheck.rules._happenings import its_zone, of_another_event
from claimcheck.rules._reasons import weakened
from claimcheck.rules._rule import rule
from claimcheck.rules._words import both, camps_of, cannot, cited, distinct, leads, listed, or_ask, told

LONGEST = timedelta(days=31)  # that an event of which nothing says how long it was may be thought to have lasted
_IN_FIGURES = r"(?<![0-9])[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}"

_SENTENCES = {
    (Family.DATE, "actual"): "{event} {cannot} have been {dates}",
    (Family.START, "actual"): "{event} {cannot} have begun {dates}",
    (Family.END, "actual"): "{event} {cannot} have ended {dates}",
    (Family.DATE, "planned"): "{event} {cannot} be planned to be {dates}",
    (Family.START, "planned"): "{event} {cannot} be planned to begin {dates}",
    (Family.END, "planned"): "{event} {cannot} be planned to end {dates}",
}


@rule("date-conflict", Severity.CONTRADICTION, among=Block.EVENT)
def check(case: Case) -> Iterator[Found]:
    """Yield each event whose dates, starts or ends exclude each other."""
    catalog = case.ledger.catalog
    for family in (Family.DATE, Family.START, Family.END):
        for conflict in case.conflicts(family):
            event, when = map(str, conflict.slot.key)
            dates = [_when(conflict, camp) for camp in conflict.camps]
            name = catalog.events[event].name
            clashing = both([_when(conflict, (one,)) for one in leads(conflict)])
            sentence = say(_SENTENCES[family, when], event=name, cannot=cannot(conflict), dates=clashing)
            yield Found(
                message=told(conflict, sentence),
                subject=verbatim(name),
                camps=camps_of(conflict, dates),
                why=(
                    *(_read_as(one, meant=not conflict.strongest.in_said) for one in leads(conflict)),
                    *_of_no_year([_period(one) for one in leads(conflict)]),
                    *weakened(catalog, conflict.strongest),
                ),
                reconcile=tuple(_ways_out(catalog, conflict)),
                reasons=conflict.reasons,
                # Two claims may have another start and another end.
                about="" if family is Family.DATE else family.value,
            )


def _period(assertion: Assertion) -> Period:
    found = time_of_event(assertion)
    if found is None:
        raise TypeError(f"{assertion.claim_id} has no such date")
    return found


def _when(conflict: SlotConflict, camp: Sequence[Assertion]) -> Message:
    """Return when it was by a camp, in that reading of its words in which the camps clash."""
    periods = map(_period, camp)
    read = periods if conflict.strongest.in_said else (period.as_meant for period in periods)
    return listed(distinct(map(period_phrase, read)))


def _read_as(one: Assertion, *, meant: bool) -> Message:
    period = _period(one)
    words = cited(one.claim, period.words)
    if not meant or period.as_meant is period:
        return say("{words} is read as {date}.", words=words, date=period_reads(period))
    return say(
        "{figure} usually means {meant}; the widest reading is {said}.",
        figure=words,
        meant=period_reads(period.as_meant),
        said=period_reads(period),
    )


def _of_no_year(periods: Sequence[Period]) -> Iterator[Message]:
    """Yield that a year is not written, of days that are read as of two years."""
    years = {period.first_day.year for period in periods if period.first_day}
    for period in periods:
        day = period.first_day
        is_dated = day is not None and str(day.day) in period.words and str(day.year) not in period.words
        if len(years) > 1 and period.derived and is_dated:
            yield say(
                "The year of “{words}” is not written: it was taken from the day of publication.", words=period.words
            )


def _ways_out(catalog: Catalog, conflict: SlotConflict) -> Iterator[Message]:
    otherwise = say("Otherwise ask the organiser or the authorities for the date, and correct the other reports.")
    ask = say("Ask the organiser or the authorities for the date, and correct the other reports.")
    return or_ask(_ways(catalog, conflict), otherwise, ask)


def _ways(catalog: Catalog, conflict: SlotConflict) -> Iterator[Message]:
    yield from of_another_event(catalog.events, (one.claim for camp in conflict.camps for one in camp))
    camps_of_day: dict[date, set[int]] = defaultdict(set)
    for number, camp in enumerate(conflict.camps):
        for period in map(_period, camp):
            if period.is_day and period.first_day is not None:
                camps_of_day[period.first_day].add(number)
    for number, camp in enumerate(conflict.camps):
        for one in camp:
            swapped = _swapped(_period(one))
            if swapped is not None and camps_of_day.get(swapped, set()) - {number}:
                yield say(
                    "They agree if “{words}” in {article} gives the month before the day.",
                    words=_period(one).words,
                    article=one.claim.article.id,
                )
    told = rests_on_a_zone(conflict.strongest.first, conflict.strongest.second)
    if told is not None:
        yield its_zone(told.claim.article)
    if conflict.slot.key[-1] == "planned":
        yield say("They agree if the plan was changed in between: then give each its as-of.")
    elif conflict.slot.family is Family.DATE and _is_near(conflict):
        yield say("They agree if it lasted for several days: then give it its start and end.")


def _is_near(conflict: SlotConflict) -> bool:
    """Whether the dates are those of two days, and so near that one event may have lasted from one to the other."""
    strongest = conflict.strongest
    one, other = sorted(
        (_period(strongest.first), _period(strongest.second)), key=lambda period: period.local_first or 0
    )
    if one.last_day is None or other.first_day is None:
        return False
    return timedelta(0) < other.first_day - one.last_day <= LONGEST


def _swapped(one: Period) -> date | None:
    """Return a day that is written in figures with day and month swapped, if that is another day."""
    day = one.first_day if one.is_day and re.search(_IN_FIGURES, one.words) else None
    if day is None or day.day > 12 or day.day == day.month:
        return None
    return date(day.year, day.day, day.month)
