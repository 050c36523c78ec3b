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
claims count that give the day, the place and the person together.

## What to do

People do travel: ask whether they were at both, and accept the finding if so. Else correct the guest list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from claimcheck.catalog.catalog import Catalog
from claimcheck.catalog.entries import Entity
from claimcheck.domain.claim import Domain, Happening, Reference
from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.message import Message, join, say, verbatim
from claimcheck.engine.blocks import Block
from claimcheck.engine.dated import happenings
from claimcheck.engine.finding import Camp, Found, Witness
from claimcheck.lower.background import background_of
from claimcheck.lower.events import is_planned
from claimcheck.lower.reads import name_of
from claimcheck.reading.dates import day_words
from claimcheck.rules._case import Case
from claimcheck.rules._happenings import use_of
from claimcheck.rules._rule import rule
from claimcheck.rules._uses import Use, weakened_by, why_weaker


class _Stay:
    """One person at one event: the day, the place, and the claims that tell of the person, the day and the place."""

    __slots__ = ("claims", "day", "event", "person", "place")

    def __init__(
        self, person: Reference, event: str, day: date, place: str, claims: tuple[Happening, Happening, Happening]
    ) -> None:
        self.person, self.event, self.day, self.place, self.claims = person, event, day, place, claims

    @property
    def uses(self) -> tuple[Use, ...]:
        """The keys used of each claim; one that tells several things stands once."""
        keys: dict[str, set[str]] = defaultdict(set)
        for claim, key in zip(self.claims, ("attended-by", "date", "place"), strict=True):
            keys[claim.id].add(key)
        return tuple(use_of(claim, *keys[claim.id]) for claim in {claim.id: claim for claim in self.claims}.values())


@rule("two-places-at-once", Severity.TENSION, among=Block.GUEST)
def check(case: Case) -> Iterator[Found]:
    """Yield each two events of one day, far apart, with one person at both."""
    catalog = case.ledger.catalog
    by_day: dict[tuple[Domain, str, date], dict[str, _Stay]] = defaultdict(dict)
    for stay in _stays(case):
        by_day[stay.person.domain, stay.person.id, stay.day].setdefault(stay.event, stay)
    for stays in by_day.values():
        for one, other in combinations(sorted(stays.values(), key=lambda stay: stay.event), 2):
            if not catalog.event_tree.related(one.event, other.event) and far_apart(catalog, one.place, other.place):
                yield _finding(catalog, one, other)


def _stays(case: Case) -> Iterator[_Stay]:
    phases = background_of(case.ledger).phases
    told: dict[str, list[Happening]] = defaultdict(list)
    for claim in happenings(case.ledger):
        if not is_planned(claim):
            told[claim.event].append(claim)
    for event, claims in told.items():
        if event in phases:
            together = [claim for claim in claims if _day(claim) and claim.place]
            yield from (stay for claim in together for stay in _at(case.ledger.catalog, event, [claim]))
        else:
            yield from _at(case.ledger.catalog, event, claims)


def _at(catalog: Catalog, event: str, claims: Sequence[Happening]) -> Iterator[_Stay]:
    """Yield who was there, if the claims agree on one day and on places that contain each other."""
    guests = _guests(catalog, claims)
    if not guests:
        return  # as of most events
    dated = _surest([claim for claim in claims if claim.date], "date")
    placed = _surest([claim for claim in claims if claim.place], "place")
    places = {claim.place.id: claim for claim in reversed(placed) if claim.place}
    days = {_day(claim) for claim in dated}
    day = next(iter(days)) if len(days) == 1 else None
    tree = catalog.place_tree
    if day is None or not all(tree.related(a, b) for a, b in combinations(places, 2)) or not places:
        return
    narrowest = max(places, key=lambda place: (len(tree.chain(place)), place))
    for person, claim in guests.items():
        yield _Stay(person, event, day, narrowest, (claim, dated[0], places[narrowest]))


def _guests(catalog: Catalog, claims: Sequence[Happening]) -> Mapping[Reference, Happening]:
    """Return who attended, each with the surest claim that says so."""
    guests: dict[Reference, Happening] = {}
    for claim in _surest(claims, "attended-by"):
        for guest in claim.attended_by:
            if guest.domain is Domain.ENTITY and _may_be_a_person(catalog.entities[guest.id]):
                guests.setdefault(guest, claim)
    return guests


def _may_be_a_person(entity: Entity) -> bool:
    return entity.kind is None or entity.is_person


def _surest(claims: Sequence[Happening], key: str) -> list[Happening]:
    """Return the claims with those first that state the key and their event themselves."""
    return sorted(claims, key=lambda claim: (len(use_of(claim, key).assumed), claim.id))


def _day(claim: Happening) -> date | None:
    return claim.date.first_day if claim.date and claim.date.is_day else None


def far_apart(catalog: Catalog, one: str, other: str) -> bool:
    """Whether two places lie in different regencies or cities, or in wider places that exclude each other."""
    seats = _seat(catalog, one), _seat(catalog, other)
    if catalog.same_place(*seats) or catalog.same_place(one, other):
        return False
    tree = catalog.place_tree
    for a, b in ((one, other), (other, one)):
        if any(span.meets(tree.span(b)) for wider in tree.chain(a) for span in catalog.loosely(wider)):
            return False
    return True


def _seat(catalog: Catalog, place: str) -> str:
    """Return the regency or city that a place lies in; a wider place, or one in none, stands for itself."""
    rungs = [rung for name in ("regency", "city") if (rung := catalog.level_rank(name)) is not None]
    rung = min(rungs, default=2)
    for wider in catalog.place_tree.chain(place):
        level = catalog.places[wider].level
        at = catalog.level_rank(level) if level else None
        if at is not None and at <= rung:
            return wider
    return place


def _finding(catalog: Catalog, one: _Stay, other: _Stay) -> Found:
    person = name_of(catalog, one.person)
    uses = (*one.uses, *other.uses)
    reasons = weakened_by(catalog, *uses)
    names = {"one": catalog.places[one.place].name, "other": catalog.places[other.place].name}
    return Found(
        message=say("{person} is named at two events of one day, in {one} and in {other}", person=person, **names),
        subject=say("{person} on {day}", person=person, day=day_words(one.day)),
        camps=tuple(_camp(catalog, stay) for stay in (one, other)),
        why=(
            *(_lies_in(catalog, stay.place) for stay in (one, other) if _seat(catalog, stay.place) != stay.place),
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


def _lies_in(catalog: Catalog, place: str) -> Message:
    return say(
        "{place} lies in {seat}.", place=catalog.places[place].name, seat=catalog.places[_seat(catalog, place)].name
    )


def _camp(catalog: Catalog, stay: _Stay) -> Camp:
    reads = say("at “{event}” in {place}", event=catalog.events[stay.event].name, place=catalog.places[stay.place].name)
    return Camp(tuple(Witness(claim, _reads(catalog, claim)) for claim in dict.fromkeys(stay.claims)), reads)


def _reads(catalog: Catalog, claim: Happening) -> Message:
    day = _day(claim)
    facts = [day_words(day)] if day else []
    if claim.place:
        facts.append(verbatim(catalog.places[claim.place.id].name))
    if claim.attended_by:
        guests = join([verbatim(name_of(catalog, guest)) for guest in claim.attended_by])
        facts.append(say("with {guests}", guests=guests))
    return say("{event}: {facts}", event=catalog.events[claim.event].name, facts=join(facts))
