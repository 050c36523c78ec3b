"""The catalog while it is put together: sections of all documents as one, references, and what was wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from claimcheck.catalog.catalog import Levels
from claimcheck.catalog.names import Names
from claimcheck.catalog.tree import Tree
from claimcheck.catalog.units import Units
from claimcheck.documents import models
from claimcheck.documents.document import Located, SourceDocument
from claimcheck.domain.claim import Domain
from claimcheck.domain.diagnostic import Diagnostic, Mark, problem
from claimcheck.domain.message import Message, say
from claimcheck.domain.nearest import nearest
from claimcheck.domain.unread import Unread
from claimcheck.resolve.levels import meant_by

SHOWN = 6  # ids of a way round

E = TypeVar("E", bound=models.Entry)
C = TypeVar("C", bound=models.CatalogEntry)


class Draft:
    """What is known so far; ``names`` has the names of everything declared, also of what is left out later."""

    def __init__(self, units: Units, levels: Levels) -> None:
        self.units, self.levels = units, levels
        self.names: Mapping[Domain, Names] = {}
        self.problems: list[Diagnostic] = []

    def problem(self, code: str, mark: Mark, message: Message) -> None:
        """Note what is wrong at a place of a file."""
        self.problems.append(problem(code, mark, message))

    def fault(self, mark: Mark, unread: Unread) -> None:
        """Note words that could not be read."""
        self.problem(unread.code, mark, unread.message)

    def reference(self, domain: Domain, located: Located[E], path: tuple[str | int, ...], words: str) -> str | None:
        """Return the id that words of an entry name, or note why there is none."""
        found = self.names[domain].one(words)
        if isinstance(found, Unread):
            self.fault(located.at(*path), found)
            return None
        return found

    def references(self, domain: Domain, located: Located[E], key: str, texts: Sequence[str]) -> tuple[str, ...]:
        """Return the ids that a list names, each once, without what could not be found."""
        if not texts:
            return ()  # as of most entries
        found = [self.reference(domain, located, (key, index), words) for index, words in enumerate(texts)]
        return tuple(dict.fromkeys(id_ for id_ in found if id_ is not None))

    def level(self, located: Located[E], path: tuple[str | int, ...], words: str) -> str | None:
        """Return a declared level, or note that there is none of this name."""
        if any(words in rung for rung in self.levels):
            return words
        known = [name for rung in self.levels for name in rung]
        near = [meant_by(words)] if meant_by(words) in known else nearest(words.lower(), known)
        hint = say("; did you mean {near}?", near=near[0]) if near else Message("")
        told = "no level is called “{name}”; the levels are {known}{hint}"
        message = say(told, name=words, known=", ".join(known), hint=hint)
        self.problem("unknown-name", located.at(*path), message)
        return None

    def parents(self, domain: Domain, entries: Mapping[str, Located[C]]) -> dict[str, str | None]:
        """Return what each entry lies within, by id; who would lie within himself lies within nothing."""
        parents: dict[str, str | None] = {}
        for id_, located in entries.items():
            within = getattr(located.entry, "within", None)
            parents[id_] = within and self.reference(domain, located, ("within",), within)
        tree, faults = Tree.build(parents)  # every parent is known by now: only cycles are left
        for fault in faults:
            self._cycle(entries[fault.id].at("within"), fault.id, fault.cycle)
        return dict(tree.parents)

    def without_cycles(
        self, graph: Mapping[str, Sequence[str]], entries: Mapping[str, Located[C]], key: str
    ) -> dict[str, tuple[str, ...]]:
        """Return the graph without the edges that close a cycle, each of which is noted at ``key`` of its entry."""
        closing = _closing_edges(graph)
        for (node, _), way in closing.items():
            self._cycle(entries[node].at(key), node, way)
        return {
            node: tuple(target for target in targets if (node, target) not in closing)
            for node, targets in graph.items()
        }

    def _cycle(self, mark: Mark, id_: str, way: tuple[str, ...]) -> None:
        self.problem("cycle", mark, say("“{id}” leads back to itself: {way}", id=id_, way=" → ".join(_cut(way))))


def merged(
    draft: Draft, documents: Iterable[SourceDocument], section: Callable[[SourceDocument], Iterable[Located[E]]]
) -> dict[str, Located[E]]:
    """Return the entries of one section of all documents, by id and in its order.

    What is declared twice alike counts once; of two that differ the one that stands first in the files is kept.
    """
    found: dict[str, Located[E]] = {}
    for located in sorted((each for document in documents for each in section(document)), key=_place):
        first = found.setdefault(located.id, located)
        if first is not located and first.entry != located.entry:
            message = say("“{id}” is declared otherwise at {place}", id=located.id, place=str(first.mark))
            draft.problem("duplicate-id", located.mark, message)
    return dict(sorted(found.items()))


def _place(located: Located[E]) -> tuple[str, int, int]:
    return located.mark.file, located.mark.line, located.mark.column


def display_name(located: Located[C]) -> str:
    """Return the name people know a thing by: its id in words where it has none."""
    return located.entry.name or located.id.replace("-", " ")


def all_names(entries: Mapping[str, Located[C]]) -> list[tuple[str, tuple[str, ...]]]:
    """Return each id with its names, the one to show first."""
    return [(id_, (display_name(located), *located.entry.aliases)) for id_, located in entries.items()]


def _closing_edges(graph: Mapping[str, Sequence[str]]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the edges that close a cycle in a walk by order of id, with the way round; no recursion."""
    closing: dict[tuple[str, str], tuple[str, ...]] = {}
    done: set[str] = set()
    for start in sorted(graph):
        path = [start]
        depths = {start: 0}
        waiting = [iter(graph[start])] if start not in done else []
        while waiting:
            target = next(waiting[-1], None)
            if target is None:
                waiting.pop()
                done.add(path[-1])
                del depths[path.pop()]
            elif target in depths:
                way = (target, "…", *path[-SHOWN:]) if len(path) - depths[target] > SHOWN else path[depths[target] :]
                closing[path[-1], target] = (*way, target)
            elif target not in done:
                depths[target] = len(path)
                path.append(target)
                waiting.append(iter(graph.get(target, ())))
    return closing


def _cut(way: tuple[str, ...]) -> tuple[str, ...]:
    return way if len(way) <= SHOWN + 3 else (way[0], "…", *way[-SHOWN - 1 :])


class Sections:
    """The entries of all documents together, by id."""

    __slots__ = ("awards", "entities", "events", "measures", "places", "properties", "roles")

    def __init__(
        self,
        places: Mapping[str, Located[models.PlaceEntry]],
        entities: Mapping[str, Located[models.EntityEntry]],
        measures: Mapping[str, Located[models.MeasureEntry]],
        events: Mapping[str, Located[models.EventEntry]],
        awards: Mapping[str, Located[models.AwardEntry]],
        properties: Mapping[str, Located[models.PropertyEntry]],
        roles: Mapping[str, Located[models.RoleEntry]],
    ) -> None:
        self.places = places
        self.entities = entities
        self.measures = measures
        self.events = events
        self.awards = awards
        self.properties = properties
        self.roles = roles

    @classmethod
    def of(cls, draft: Draft, documents: Sequence[SourceDocument]) -> Sections:
        """Put the sections of documents together; entries that differ are problems of the draft."""
        return cls(
            merged(draft, documents, lambda document: document.places),
            merged(draft, documents, lambda document: document.entities),
            merged(draft, documents, lambda document: document.measures),
            merged(draft, documents, lambda document: document.events),
            merged(draft, documents, lambda document: document.awards),
            merged(draft, documents, lambda document: document.properties),
            merged(draft, documents, lambda document: document.roles),
        )

    def names(self) -> dict[Domain, Names]:
        """Return the index of names of each part."""
        named = {
            Domain.PLACE: all_names(self.places),
            Domain.ENTITY: all_names(self.entities),
            Domain.MEASURE: all_names(self.measures),
            Domain.EVENT: all_names(self.events),
            Domain.AWARD: all_names(self.awards),
            Domain.PROPERTY: all_names(self.properties),
            Domain.ROLE: all_names(self.roles),
        }
        return {domain: Names(domain.value, names) for domain, names in named.items()}
