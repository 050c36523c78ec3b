"""Two places for one event that exclude each other.

An event has one venue. Each report narrows it: to a regency, a district, a hall. A wider place and one inside it agree;
two places of which neither contains the other cannot both be right.

## Why it matters

A reader who goes by the wrong report stands before a closed door, and a desk that prints both looks careless.

## Fires

```yaml
places:
  banten: {name: Banten, level: province}
  kabupaten-tangerang: {name: Kabupaten Tangerang, level: regency, within: banten}
  tangerang-selatan: {name: Kota Tangerang Selatan, level: city, within: banten}
events:
  ceremony: {name: the ceremony}
---
article: {id: one}
claims:
  - {id: c, kind: event, event: ceremony, place: Kabupaten Tangerang}
---
article: {id: two}
claims:
  - {id: c, kind: event, event: ceremony, place: Kota Tangerang Selatan}
```

## Silent

```yaml
places:
  banten: {name: Banten, level: province}
  kabupaten-tangerang: {name: Kabupaten Tangerang, level: regency, within: banten}
events:
  ceremony: {name: the ceremony}
---
article: {id: one}
claims:
  - {id: c, kind: event, event: ceremony, place: Kabupaten Tangerang}
---
article: {id: two}
claims:
  - {id: c, kind: event, event: ceremony, place: Banten}
```

## Not reported

A place inside another, places that the catalog lets overlap, and the stations of an event that lasts for days. Where a
name may be meant loosely (`loosely:`), the finding is a tension.

## What to do

Ask the organiser. If one name is short for another place, say so with `loosely:` or correct the article.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion, Family
from claimcheck.domain.claim import Happening
from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.message import Message, say
from claimcheck.engine.finding import Found, camp_of
from claimcheck.engine.slots import SlotConflict
from claimcheck.rules._case import Case
from claimcheck.rules._rule import rule


@rule("venue-conflict", Severity.CONTRADICTION)
def check(case: Case) -> Iterator[Found]:
    """Yield each event whose places exclude each other."""
    catalog = case.ledger.catalog
    for conflict in case.conflicts(Family.VENUE):
        seats = [_seat(catalog, camp, conflict.camps) for camp in conflict.camps]
        yield Found(
            message=say("one event, {count} places that exclude each other", count=len(seats)),
            subject=say("{event}", event=catalog.events[_claim(conflict.camps[0][0]).event].name),
            camps=tuple(
                camp_of(camp, say("in {place}", place=catalog.places[seat].name))
                for camp, seat in zip(conflict.camps, seats, strict=True)
            ),
            why=(_why(catalog, seats),),
            reconcile=tuple(_ways_out(catalog, conflict)),
            reasons=conflict.reasons,
        )


def _claim(assertion: Assertion) -> Happening:
    assert isinstance(assertion.claim, Happening)  # noqa: S101 - venues come from event claims only
    return assertion.claim


def _place(assertion: Assertion) -> str:
    place = _claim(assertion).place
    return place.id if place else ""


def _seat(catalog: Catalog, camp: tuple[Assertion, ...], camps: tuple[tuple[Assertion, ...], ...]) -> str:
    """Return the widest place that holds a camp's places and none of another camp's."""
    others = [other.said for one in camps if one is not camp for other in one]
    chain = catalog.place_tree.chain(_place(camp[0]))
    apart = [place for place in chain if not any(catalog.place_tree.span(place).meets(span) for span in others)]
    return apart[-1] if apart else chain[0]


def _why(catalog: Catalog, seats: list[str]) -> Message:
    one, other = seats[:2]
    common = catalog.place_tree.common(one, other)
    names = {"one": catalog.places[one].name, "other": catalog.places[other].name}
    if common is None:
        return say("{one} and {other} lie apart; no place lies in both.", **names)
    return say(
        "{one} and {other} are two different parts of {common}; no place lies in both.",
        common=catalog.places[common].name, **names,
    )  # fmt: skip


def _ways_out(catalog: Catalog, conflict: SlotConflict) -> Iterator[Message]:
    """Yield the places that a name may be short for: their names hold it, and they would end the conflict."""
    for camp in conflict.camps:
        rest = [other.said for one in conflict.camps if one is not camp for other in one]
        for words, article in sorted({(_words(one), one.claim.article.id) for one in camp}):
            for place in catalog.places.values():
                span = catalog.place_tree.span(place.id)
                holds_name = words.casefold() in place.name.casefold() and words.casefold() != place.name.casefold()
                if holds_name and all(span.meets(other) for other in rest):
                    yield say("They agree if “{words}” in {article} is short for {place}.", words=words,
                              article=article, place=place.name)  # fmt: skip
    yield say("Otherwise ask the organiser where it was held, and correct the other reports.")


def _words(assertion: Assertion) -> str:
    place = _claim(assertion).place
    return place.words if place else ""
