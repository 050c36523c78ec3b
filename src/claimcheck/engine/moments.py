"""The starts and ends of events, and the links that say which cannot come after which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from claimcheck.catalog.entries import Event
from claimcheck.domain.choice import Choice


class Edge(Choice):
    """One of the two ends of an event."""

    START = "start"
    END = "end"


class Moment(NamedTuple):
    """The start or the end of an event."""

    event: str
    edge: Edge = Edge.START

    @property
    def key(self) -> tuple[str, str]:
        """What moments are sorted by."""
        return self.event, self.edge.value


class LinkKind(Choice):
    """Why one moment cannot come after another."""

    LASTS = "an event starts before it ends"
    AFTER = "one event is over when the other begins"
    WITHIN = "one event lies inside the other"


class Link(NamedTuple):
    """``first`` does not come after ``then``."""

    first: Moment
    then: Moment
    kind: LinkKind


def links_of(events: Mapping[str, Event]) -> tuple[Link, ...]:
    """Return what ``after``, ``within`` and lasting say of the events' starts and ends."""
    return tuple(link for event in events.values() for link in _links(event) if link.first.event in events)


def _links(event: Event) -> Iterator[Link]:
    start, end = Moment(event.id, Edge.START), Moment(event.id, Edge.END)
    yield Link(start, end, LinkKind.LASTS)
    for earlier in event.after:
        yield Link(Moment(earlier, Edge.END), start, LinkKind.AFTER)
    if event.within is not None:
        yield Link(Moment(event.within, Edge.START), start, LinkKind.WITHIN)
        yield Link(end, Moment(event.within, Edge.END), LinkKind.WITHIN)


def by_first(links: Iterable[Link]) -> Mapping[Moment, Sequence[Link]]:
    """Return the links by where they lead from, in order."""
    onward: dict[Moment, list[Link]] = defaultdict(list)
    for link in sorted(links, key=lambda one: (one.first.key, one.then.key)):
        onward[link.first].append(link)
    return onward


def by_then(links: Iterable[Link]) -> Mapping[Moment, Sequence[Link]]:
    """Return the links by where they lead to, in order."""
    backward: dict[Moment, list[Link]] = defaultdict(list)
    for link in sorted(links, key=lambda one: (one.then.key, one.first.key)):
        backward[link.then].append(link)
    return backward
