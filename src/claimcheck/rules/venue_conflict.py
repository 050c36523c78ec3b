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

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import reduce
from itertools import chain, permutations, product

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion, Family
from claimcheck.domain.claim import Happening, Reference
from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.message import Message, say, verbatim
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Found
from claimcheck.engine.slots import SlotConflict, clashes
from claimcheck.rules._case import Case
from claimcheck.rules._happenings import of_another_event
from claimcheck.rules._reasons import weakened
from claimcheck.rules._rule import rule
from claimcheck.rules._venues import PlacesTold, longer_names
from claimcheck.rules._words import articles, both, camps_of, cannot, or_ask, told


@rule("venue-conflict", Severity.CONTRADICTION, among=Block.EVENT)
def check(case: Case) -> Iterator[Found]:
    """Yield each event whose places exclude each other."""
    catalog = case.ledger.catalog
    for conflict in case.conflicts(Family.VENUE):
        camps = [PlacesTold(camp) for camp in conflict.camps]
        everywhere = PlacesTold([one for camp in conflict.camps for one in camp])
        seats = [_seat(catalog, camp, own, everywhere) for camp, own in zip(conflict.camps, camps, strict=True)]
        places = [_content(catalog, camp, seat) for camp, seat in zip(conflict.camps, seats, strict=True)]
        name = catalog.events[str(conflict.slot.key[0])].name
        is_planned = _is_planned(conflict)
        template = "{event} {cannot} be planned {places}" if is_planned else "{event} {cannot} have been {places}"
        sentence = say(template, event=name, cannot=cannot(conflict), places=both(places))
        yield Found(
            message=told(conflict, sentence),
            subject=verbatim(name),
            camps=camps_of(conflict, places),
            why=(_why(catalog, seats), *weakened(catalog, conflict.strongest)),
            reconcile=tuple(_ways_out(catalog, conflict)),
            reasons=conflict.reasons,
        )


def _place(assertion: Assertion) -> Reference:
    claim = assertion.claim
    if not isinstance(claim, Happening) or claim.place is None:
        raise TypeError(f"{claim.id} names no place of an event")
    return claim.place


def _seat(catalog: Catalog, camp: tuple[Assertion, ...], own: PlacesTold, everywhere: PlacesTold) -> str:
    """Return the widest place that holds a camp's places and none of another camp's."""
    chain = catalog.place_tree.chain(_common(catalog, camp))
    spans = {place: catalog.place_tree.span(place) for place in chain}
    apart = [place for place, span in spans.items() if everywhere.met_by(span) == own.met_by(span)]
    return apart[-1] if apart else chain[0]


def _common(catalog: Catalog, camp: tuple[Assertion, ...]) -> str:
    """Return the narrowest place that holds all places of a camp, or its first place where none does."""
    places = [_place(one).id for one in camp]
    return reduce(lambda one, other: catalog.place_tree.common(one, other) or one, places)


def _content(catalog: Catalog, camp: tuple[Assertion, ...], seat: str) -> Message:
    place = _common(catalog, camp)
    names = {"place": catalog.places[place].name, "seat": catalog.places[seat].name}
    return say("in {place}" if place == seat else "in {place}, {seat}", **names)


def _why(catalog: Catalog, seats: list[str]) -> Message:
    one, other = seats[:2]
    common = catalog.place_tree.common(one, other)
    names = {"one": catalog.places[one].name, "other": catalog.places[other].name}
    if common is None or common in (one, other):
        return say("{one} and {other} lie apart; no place lies in both.", **names)
    return say(
        "{one} and {other} are two different parts of {common}; no place lies in both.",
        common=catalog.places[common].name, **names,
    )  # fmt: skip


def _ways_out(catalog: Catalog, conflict: SlotConflict) -> Iterator[Message]:
    """Yield the places that a name may be short for, and whom to ask."""
    ways = chain(
        of_another_event(catalog.events, (one.claim for camp in conflict.camps for one in camp)),
        _short_for(catalog, conflict),
        _within(catalog, conflict),
        _moved(conflict),
    )
    # Of a plan there always is a way: it may have changed.
    otherwise = say(
        "Otherwise ask the organiser or the authorities where it will be held, and correct the other reports."
        if _is_planned(conflict)
        else "Otherwise ask the organiser or the authorities where it was, and correct the other reports."
    )
    yield from or_ask(
        ways, otherwise, say("Ask the organiser or the authorities where it was, and correct the other reports.")
    )


def _is_planned(conflict: SlotConflict) -> bool:
    return conflict.slot.key[-1] == "planned"


def _moved(conflict: SlotConflict) -> Iterator[Message]:
    """Yield that a plan may have changed, and that what one article tells of two places may be two events."""
    if _is_planned(conflict):
        yield say("They agree if the plan was changed in between: then give each its as-of.")
        return
    both_named = [members[0].claim for members in _by_article(conflict) if next(clashes(members), None)]
    if both_named:
        yield say(
            "They agree if it was held in several places, as {articles} may mean: then each is an event of its own.",
            articles=articles(both_named),
        )


def _by_article(conflict: SlotConflict) -> Collection[list[Assertion]]:
    found: dict[str, list[Assertion]] = defaultdict(list)
    for camp in conflict.camps:
        for one in camp:
            found[one.claim.article.id].append(one)
    return found.values()


def _by_place(conflict: SlotConflict) -> Mapping[str, list[Assertion]]:
    found: dict[str, list[Assertion]] = defaultdict(list)
    for camp in conflict.camps:
        for one in camp:
            found[_place(one).id].append(one)
    return found


def _within(catalog: Catalog, conflict: SlotConflict) -> Iterator[Message]:
    """Yield that a place may lie in one of another level, where the catalog only says of both what is around them."""
    told = _by_place(conflict)
    found = {
        (one, other)
        for one, other in _narrower(catalog, told)
        if _may_lie_in(catalog, one, other)
        and any(next(clashes(pair), None) for pair in product(told[one], told[other]))
    }
    for one, other in sorted(found):
        names = {"one": catalog.places[one].name, "other": catalog.places[other].name}
        yield say("They agree if {one} lies in {other}: then correct its `within` in the catalog.", **names)


def _narrower(catalog: Catalog, places: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each place with those of a wider level."""
    by_rung: dict[int, list[str]] = defaultdict(list)
    for place in places:
        rung = _rung(catalog, place)
        if rung is not None:
            by_rung[rung].append(place)
    for one, other in permutations(by_rung, 2):
        if one > other:
            yield from product(by_rung[one], by_rung[other])


def _may_lie_in(catalog: Catalog, one: str, other: str) -> bool:
    """Whether a place is of a narrower level than another, and lies right in what holds them both."""
    own, rung = (_rung(catalog, place) for place in (one, other))
    common = catalog.place_tree.common(one, other)
    return own is not None and rung is not None and own > rung and common == catalog.place_tree.parents[one] is not None


def _rung(catalog: Catalog, place: str) -> int | None:
    level = catalog.places[place].level
    return None if level is None else catalog.level_rank(level)


def _short_for(catalog: Catalog, conflict: SlotConflict) -> Iterator[Message]:
    """Yield each place whose name holds a name that was written, if it would end the conflict."""
    everywhere = PlacesTold([one for camp in conflict.camps for one in camp])
    for camp in conflict.camps:
        own = PlacesTold(camp)
        named = sorted({(_place(one).words, one.claim.article.id) for one in camp})
        longer = {words: list(longer_names(catalog, words)) for words, _ in named}
        for words, article in named:
            for place in longer[words]:
                span = catalog.place_tree.span(place)
                if everywhere.met_by(span) - own.met_by(span) == everywhere.size - own.size:
                    yield say("They agree if “{words}” in {article} is short for {place}.", words=words,
                              article=article, place=catalog.places[place].name)  # fmt: skip
