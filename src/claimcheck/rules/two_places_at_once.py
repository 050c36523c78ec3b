"""A person at two events on one day that lie far apart.

Articles name who attended. Where one person is named at two events of one day, and the events were held in different
regencies or cities, one of the reports may be wrong: about the person, the day or the place.

## Why it matters

Guest lists are often copied from invitations. That somebody was announced is not that they came.

## Fires

```yaml
places:
  banten: {name: Banten, level: province}
  kabupaten-tangerang: {name: Kabupaten Tangerang, level: regency, within: banten}
  kota-serang: {name: Kota Serang, level: city, within: banten}
events:
  ceremony: {name: the ceremony}
  opening: {name: the opening}
entities:
  andra-soni: {name: Andra Soni, kind: person}
---
article: {id: one}
claims:
  - {id: c, kind: event, event: ceremony, date: 27/11/2025, place: Kabupaten Tangerang, attended-by: Andra Soni}
---
article: {id: two}
claims:
  - {id: c, kind: event, event: opening, date: 27/11/2025, place: Kota Serang, attended-by: Andra Soni}
```

## Silent

```yaml
places:
  banten: {name: Banten, level: province}
  kabupaten-tangerang: {name: Kabupaten Tangerang, level: regency, within: banten}
  gading-serpong: {name: Gading Serpong, level: area, within: kabupaten-tangerang}
  curug: {name: Curug, level: district, within: kabupaten-tangerang}
events:
  ceremony: {name: the ceremony}
  opening: {name: the opening}
entities:
  andra-soni: {name: Andra Soni, kind: person}
---
article: {id: one}
claims:
  - {id: c, kind: event, event: ceremony, date: 27/11/2025, place: Gading Serpong, attended-by: Andra Soni}
---
article: {id: two}
claims:
  - {id: c, kind: event, event: opening, date: 27/11/2025, place: Curug, attended-by: Andra Soni}
```

## Not reported

Two places in one regency or city, places that overlap or may be meant loosely, an event that is part of the other,
plans, organisations, and events whose day or place the reports do not agree on. Of an event that lasts for days only
claims count that give the day, the place and the person together. More than 1,000 such pairs on one day are one
finding, with all events.

## What to do

People do travel: ask whether they were at both, and accept the finding if so. Else correct the guest list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.claim import Domain, Happening
from claimcheck.domain.diagnostic import Severity, weakness
from claimcheck.domain.message import Message, counted, join, say, verbatim
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Camp, Found, Witness
from claimcheck.lower.reads import name_of
from claimcheck.reading.dates import day_words
from claimcheck.rules._case import Case
from claimcheck.rules._rule import rule
from claimcheck.rules._stays import Pairs, Stay, day_of, seat_of, stays_of
from claimcheck.rules._uses import Reasons, weakened_by, why_weaker
from claimcheck.rules._words import listed

MOST_PAIRS = 1_000  # of events of one person on one day that are told two by two


@rule("two-places-at-once", Severity.TENSION, among=Block.GUEST)
def check(case: Case) -> Iterator[Found]:
    """Yield each two events of one day, far apart, with one person at both."""
    catalog = case.ledger.catalog
    by_day: dict[tuple[Domain, str, date], dict[str, Stay]] = defaultdict(dict)
    for stay in stays_of(case):
        by_day[stay.person.domain, stay.person.id, stay.day].setdefault(stay.event, stay)
    for stays in by_day.values():
        pairs = Pairs(catalog, stays.values())
        found = list(islice(pairs, MOST_PAIRS + 1))
        if len(found) > MOST_PAIRS:
            strongest = min(
                (weakened_by(catalog, *one.uses, *other.uses) for one, other in found),
                key=lambda reasons: weakness(Severity.TENSION, reasons),
            )
            yield _all_at_once(catalog, pairs.taking_part(), strongest)
        else:
            yield from (_finding(catalog, one, other) for one, other in found)


def _finding(catalog: Catalog, one: Stay, other: Stay) -> Found:
    person = name_of(catalog, one.person)
    uses = (*one.uses, *other.uses)
    reasons = weakened_by(catalog, *uses)
    names = {"one": catalog.places[one.place].name, "other": catalog.places[other.place].name}
    return Found(
        message=say("{person} is named at two events of one day, in {one} and in {other}", person=person, **names),
        subject=say("{person} on {day}", person=person, day=day_words(one.day)),
        camps=tuple(_camp(catalog, stay) for stay in (one, other)),
        why=(
            *(_lies_in(catalog, stay.place) for stay in (one, other) if seat_of(catalog, stay.place) != stay.place),
            say("No place lies both in {one} and in {other}.", **names),
            *why_weaker(uses, reasons),
        ),
        reconcile=(
            say("They agree if {person} travelled from the one to the other: ask.", person=person),
            say("Otherwise correct the day, the place or the guests of one of the events."),
        ),
        reasons=reasons,
        about=one.person.id,
    )


def _all_at_once(catalog: Catalog, told: Iterable[tuple[str, Sequence[Stay]]], reasons: Reasons) -> Found:
    """Return the one finding for a day that has more of them than anybody reads one by one: a camp for each seat."""
    seats = dict(told)
    stays = [stay for some in seats.values() for stay in some]
    person = name_of(catalog, stays[0].person)
    names = listed([verbatim(catalog.places[seat].name) for seat in seats])
    uses = tuple(use for stay in stays for use in stay.uses)
    return Found(
        message=say(
            "{person} is named at {count} events of one day, in {places}",
            person=person, count=counted(len(stays)), places=names,
        ),
        subject=say("{person} on {day}", person=person, day=day_words(stays[0].day)),
        camps=tuple(_camp_of(catalog, some, say("in {place}", place=catalog.places[seat].name))
                    for seat, some in seats.items()),
        why=(
            say("More than {count} pairs of these events exclude each other, so they are told together.",
                count=counted(MOST_PAIRS)),
            *why_weaker(uses, reasons),
        ),
        reconcile=(
            say("They agree if {person} is the name of several persons: then the catalog should know each.",
                person=person),
            say("Otherwise correct the day, the places or the guests of these events."),
        ),
        reasons=reasons,
        about=stays[0].person.id,
    )  # fmt: skip


def _camp_of(catalog: Catalog, stays: Iterable[Stay], label: Message) -> Camp:
    claims = dict.fromkeys(claim for stay in stays for claim in stay.claims)
    return Camp(tuple(Witness(claim, _reads(catalog, claim)) for claim in claims), label)


def _lies_in(catalog: Catalog, place: str) -> Message:
    return say(
        "{place} lies in {seat}.", place=catalog.places[place].name, seat=catalog.places[seat_of(catalog, place)].name
    )


def _camp(catalog: Catalog, stay: Stay) -> Camp:
    reads = say("at “{event}” in {place}", event=catalog.events[stay.event].name, place=catalog.places[stay.place].name)
    return _camp_of(catalog, [stay], reads)


def _reads(catalog: Catalog, claim: Happening) -> Message:
    day = day_of(claim)
    facts = [day_words(day)] if day else []
    if claim.place:
        facts.append(verbatim(catalog.places[claim.place.id].name))
    if claim.attended_by:
        guests = join([verbatim(name_of(catalog, guest)) for guest in claim.attended_by])
        facts.append(say("with {guests}", guests=guests))
    return say("{event}: {facts}", event=catalog.events[claim.event].name, facts=join(facts))
