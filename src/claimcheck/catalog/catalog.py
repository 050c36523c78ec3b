"""The catalog: what the desk knows, with its trees and the index of names of each of its parts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TypeAlias, TypeVar

from claimcheck.catalog.entries import (
    Award,
    Entity,
    Event,
    FacetKind,
    Measure,
    Named,
    OwnRelation,
    Place,
    Property,
    Role,
)
from claimcheck.catalog.name_forms import named_with_its_level
from claimcheck.catalog.names import MAX_TEXT, Names
from claimcheck.catalog.tree import Tree
from claimcheck.catalog.units import Units
from claimcheck.domain.claim import Domain
from claimcheck.domain.span import Span
from claimcheck.domain.unread import Unread
from claimcheck.record import Factory, field, frozen

Levels: TypeAlias = tuple[tuple[str, ...], ...]
Nested = TypeVar("Nested", Place, Entity, Event)

DEFAULT_LEVELS: Levels = (("country",), ("province",), ("regency", "city"), ("district",), ("area",), ("venue",))


@frozen
class Catalog:
    """Everything is by id, and every id that an entry names is one of the catalog; ``within`` has no cycles.

    ``levels`` are rungs, widest first, each with its names.
    """

    places: Mapping[str, Place] = field(factory=dict)
    entities: Mapping[str, Entity] = field(factory=dict)
    measures: Mapping[str, Measure] = field(factory=dict)
    events: Mapping[str, Event] = field(factory=dict)
    awards: Mapping[str, Award] = field(factory=dict)
    properties: Mapping[str, Property] = field(factory=dict)
    roles: Mapping[str, Role] = field(factory=dict)
    facets: Mapping[str, FacetKind] = field(factory=dict)
    levels: Levels = DEFAULT_LEVELS
    relations: tuple[OwnRelation, ...] = ()
    units: Units = field(factory=Units.standard, repr=False)
    place_tree: Tree = field(init=False, repr=False, default=Factory(lambda self: _tree(self.places), True))
    entity_tree: Tree = field(init=False, repr=False, default=Factory(lambda self: _tree(self.entities), True))
    _event_trees: list[Tree] = field(init=False, eq=False, repr=False, factory=list)  # one, if it was asked for
    _names: dict[Domain, Names] = field(init=False, eq=False, repr=False, factory=dict)  # those that were asked for
    _overlaps: Mapping[str, frozenset[str]] = field(
        init=False, repr=False, default=Factory(lambda self: _both_ways(self.places), True)
    )
    _rungs: Mapping[str, int] = field(
        init=False,
        repr=False,
        default=Factory(lambda self: {name: rank for rank, rung in enumerate(self.levels) for name in rung}, True),
    )

    @property
    def event_tree(self) -> Tree:
        """The tree of the events."""
        if not self._event_trees:
            self._event_trees.append(_tree(self.events))
        return self._event_trees[0]

    def part(self, domain: Domain) -> Mapping[str, Named]:
        """Return the things of one part of the catalog, by id."""
        return {
            Domain.PLACE: self.places,
            Domain.ENTITY: self.entities,
            Domain.EVENT: self.events,
            Domain.AWARD: self.awards,
            Domain.MEASURE: self.measures,
            Domain.ROLE: self.roles,
            Domain.PROPERTY: self.properties,
        }[domain]

    def entry(self, domain: Domain, id_: str) -> Named:
        """Return the thing with this id."""
        return self.part(domain)[id_]

    def names(self, domain: Domain) -> Names:
        """Return the index of names of one part of the catalog."""
        found = self._names.get(domain)
        if found is None:
            named = ((thing.id, (thing.name, *thing.aliases)) for thing in self.part(domain).values())
            found = self._names[domain] = Names(domain.value, named)
        return found

    def find(self, domain: Domain, words: str, *, hint: bool = True) -> str | Unread:
        """Return the id of what the words name; places also by several names, one inside the other.

        ``hint``: what is unknown comes with what it may have been meant for, which takes a while to find.
        """
        if words in self.part(domain):  # an id: there is no need for an index of names
            return words
        names = self.names(domain)
        if domain is not Domain.PLACE:
            return names.one(words, hint=hint)
        found = names.find_chain(words, self.place_tree, hint=hint)
        if isinstance(found, str) or found.code != "unknown-name" or len(words) > MAX_TEXT:
            return found
        parts = words.split(",")
        told = [self._by_its_level(part.strip()) for part in parts]
        again = None if told == [part.strip() for part in parts] else names.find_chain(", ".join(told), self.place_tree)
        return again if isinstance(again, str) else found

    def _by_its_level(self, words: str) -> str:
        """Return the id of a place that words name with its level ("Provinsi Banten"), else the words themselves."""
        level, name = named_with_its_level(words) or (None, "")
        found = [id_ for id_ in self.names(Domain.PLACE).find(name) if level and self.places[id_].level == level]
        return found[0] if len(found) == 1 else words

    def place(self, id_: str) -> Place:
        """Return the place with this id."""
        return self.places[id_]

    def level_rank(self, level: str) -> int | None:
        """Return the rung of a level, 0 for the widest, or ``None`` for an unknown one."""
        return self._rungs.get(level)

    def overlapping(self, place: str) -> tuple[Span, ...]:
        """Return the spans of the places that overlap this one, one that it lies in, or one that lies in it.

        Whatever meets one of them is not disjoint from the place.
        """
        if not self._overlaps:
            return ()
        near = [wider for wider in self.place_tree.chain(place) if wider in self._overlaps]
        span = self.place_tree.span(place)
        near += [other for other in self._overlaps if span.holds(self.place_tree.numbers[other])]
        met = {other for near_one in near for other in self._overlaps[near_one]}
        return tuple(self.place_tree.span(other) for other in sorted(met, key=self.place_tree.numbers.__getitem__))

    def excused(self, a: str, b: str) -> bool:
        """Whether ``overlaps`` says that two places, or places that they lie in, are not disjoint."""
        return any(self.place_tree.span(b).meets(span) for span in self.overlapping(a))

    def same_place(self, a: str, b: str) -> bool:
        """Whether something can be in both places."""
        return self.place_tree.related(a, b) or self.excused(a, b)

    def meeting(self, places: Collection[str]) -> Iterator[tuple[str, str]]:
        """Yield those pairs of several places that something can be in both of, each perhaps in either order."""
        for place in places:
            yield from ((place, wider) for wider in self.place_tree.chain(place)[1:] if wider in places)
            if self._overlaps:
                yield from ((place, other) for other in places if self.excused(place, other))

    def loosely(self, place: str) -> tuple[Span, ...]:
        """Return the spans of the further places that the name of this one may mean."""
        numbers = self.place_tree.numbers
        return tuple(
            self.place_tree.span(other) for other in sorted(self.places[place].loosely, key=numbers.__getitem__)
        )

    def wholes(self, measure: str) -> tuple[str, ...]:
        """Return all measures that this one is a part of, directly or at a remove, in order of id."""
        found: set[str] = set()
        waiting = list(self.measures[measure].part_of)
        while waiting:
            whole = waiting.pop()
            if whole not in found:
                found.add(whole)
                waiting.extend(self.measures[whole].part_of)
        return tuple(sorted(found))


def _tree(things: Mapping[str, Nested]) -> Tree:
    return Tree.build({thing.id: thing.within for thing in things.values()})[0]


def _both_ways(places: Mapping[str, Place]) -> dict[str, frozenset[str]]:
    overlaps: dict[str, set[str]] = {}
    for place in places.values():
        for other in place.overlaps:
            overlaps.setdefault(place.id, set()).add(other)
            overlaps.setdefault(other, set()).add(place.id)
    return {place: frozenset(others) for place, others in overlaps.items()}
