"""What clashing dates of ordered events are told as: the links of the catalog, the limits that cross, the ways out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from claimcheck.catalog.entries import Event
from claimcheck.domain.claim import Happening
from claimcheck.domain.diagnostic import Reason
from claimcheck.domain.message import Message, say
from claimcheck.domain.period import Period
from claimcheck.engine.moments import Edge, Link, LinkKind
from claimcheck.lower.events import times
from claimcheck.reading.dates import day_words
from claimcheck.rules._dates_clash import DatesClash
from claimcheck.rules._happenings import another_clock, its_zone, local_day, of_another_event
from claimcheck.rules._uses import why_weaker

_OF_ONE_EVENT = {
    ("start", "end"): "“{late}” begins after it has ended",
    ("start", "date"): "“{late}” is held before it begins",
    ("date", "end"): "“{late}” is held after it has ended",
}
_BOUNDS = {"date": "held on {day} or later", "start": "begun on {day} or later", "end": "over on {day} at the earliest"}
_CEILINGS = {"date": "held by {day}", "start": "begun by {day}", "end": "over by {day}"}


def headline(events: Mapping[str, Event], clash: DatesClash) -> Message:
    """Return in one sentence what is wrong with the dates of one event or of two."""
    conflict = clash.conflict
    late, early = events[clash.late.event].name, events[clash.early.event].name
    if clash.late.event == clash.early.event:
        return say(_OF_ONE_EVENT[conflict.late.key, conflict.early.key], late=late)
    if any(link.kind is LinkKind.AFTER for link in conflict.path):
        return say("“{early}” is dated before “{late}”, which comes first", late=late, early=early)
    if conflict.early.moment.edge is Edge.END:
        return say("“{late}” is dated after the end of “{early}”, which it is part of", late=late, early=early)
    return say("“{early}” is dated before the start of “{late}”, which it is part of", late=late, early=early)


def why(events: Mapping[str, Event], clash: DatesClash) -> Iterator[Message]:
    """Yield the links of the catalog, the days that cross, and what weakens the clash."""
    yield from links_told(events, clash.conflict.path)
    yield bounds(events, clash)
    yield from why_weaker(clash.uses, clash.reasons)
    if clash.of_no_zone is not None:
        yield another_clock(clash.of_no_zone)
    if Reason.TIME in clash.reasons:
        yield say("Both are plans, published at different times or at a time not known: a plan may have changed.")


def links_told(events: Mapping[str, Event], path: Iterable[Link]) -> Iterator[Message]:
    """Yield the order of events as the catalog has it."""
    told: dict[tuple[str, str, LinkKind], Message] = {}
    for link in path:
        first, then = events[link.first.event].name, events[link.then.event].name
        if link.kind is LinkKind.AFTER:
            message = say("The catalog puts “{then}” after “{first}”.", first=first, then=then)
        else:
            inner, outer = (first, then) if link.then.edge is Edge.END else (then, first)
            message = say("The catalog puts “{inner}” within “{outer}”.", inner=inner, outer=outer)
        if link.kind is not LinkKind.LASTS:
            told[min(first, then), max(first, then), link.kind] = message
    yield from told.values()


def bounds(events: Mapping[str, Event], clash: DatesClash) -> Message:
    """Return the two limits that cross, as days on the clock of each place."""
    meant = Reason.MEANT_ONLY in clash.reasons
    late, early = _period(clash.late, clash.conflict.late.key), _period(clash.early, clash.conflict.early.key)
    lower, upper = (late.meant.lower, early.meant.upper) if meant else (late.said.lower, early.said.upper)
    return say(
        "“{late_event}” was {late} ({late_claim}), but “{early_event}” was {early} ({early_claim}).",
        late_event=events[clash.late.event].name,
        late=say(_BOUNDS[clash.conflict.late.key], day=day_words(local_day(late, int(lower or 0)))),
        late_claim=clash.late.id,
        early_event=events[clash.early.event].name,
        early=say(_CEILINGS[clash.conflict.early.key], day=day_words(local_day(early, int(upper or 0)))),
        early_claim=clash.early.id,
    )


def _period(claim: Happening, key: str) -> Period:
    return dict(times(claim))[key]


def ways_out(events: Mapping[str, Event], clash: DatesClash) -> Iterator[Message]:
    """Yield what would make the dates agree, and whom to ask."""
    names = {"late": events[clash.late.event].name, "early": events[clash.early.event].name}
    yield from of_another_event(events, [clash.late, clash.early])
    if clash.of_no_zone is not None:
        yield its_zone(clash.of_no_zone)
    if clash.late.event == clash.early.event:
        yield say(
            "Ask the organiser or the authorities when “{late}” began and ended, and correct the wrong date.", **names
        )
        return
    if any(link.kind is LinkKind.WITHIN for link in clash.conflict.path):
        yield say("They agree if the one is no part of the other: then correct `within` in the catalog.")
    yield say(
        "Ask the organiser or the authorities when “{late}” and “{early}” were held, and correct the wrong date.",
        **names,
    )
