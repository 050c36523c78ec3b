"""Documents to the catalog: the sections of all of them as one, every reference found, every expression checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from claimcheck.catalog.catalog import DEFAULT_LEVELS, Catalog, Levels
from claimcheck.catalog.entries import Award, Entity, Event, FacetKind, Place, Property, Role
from claimcheck.catalog.tree import Tree
from claimcheck.catalog.units import Unit, Units, counted
from claimcheck.documents import models
from claimcheck.documents.document import Located, SourceDocument
from claimcheck.domain.assertion import Nature
from claimcheck.domain.claim import Domain
from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.domain.message import say
from claimcheck.resolve.catalog_draft import Draft, Sections, display_name, merged
from claimcheck.resolve.catalog_measures import build_measures, build_relations, duration
from claimcheck.resolve.catalog_numbers import unknown_unit


def build_catalog(documents: Sequence[SourceDocument]) -> tuple[Catalog, tuple[Diagnostic, ...]]:
    """Return the catalog of all documents together, and what was wrong; the order of the documents does not matter.

    Nothing is raised: a bad entry is left out or keeps the keys that are sound.
    """
    draft = Draft(Units.standard(), DEFAULT_LEVELS)
    draft.units = _units(draft, documents)
    draft.levels = _levels(draft, documents)
    sections = Sections.of(draft, documents)
    draft.names = sections.names()
    facets = merged(draft, documents, lambda document: document.facets)
    measures = build_measures(draft, sections.measures)
    # Relations are known by the id they give themselves, not by their position in a list.
    own = merged(draft, documents, lambda document: (_by_own_id(each) for each in document.relations))
    catalog = Catalog(
        _places(draft, sections.places),
        _entities(draft, sections.entities),
        measures,
        _events(draft, sections.events),
        _awards(draft, sections.awards),
        _properties(draft, sections.properties),
        _roles(sections.roles),
        {name.replace("_", "-"): FacetKind(each.entry.kind) for name, each in facets.items()},
        draft.levels,
        build_relations(draft, own, measures),
        draft.units,
    )
    return catalog, tuple(sorted(draft.problems, key=lambda each: (each.mark, each.code, str(each.message))))


def _by_own_id(located: Located[models.RelationEntry]) -> Located[models.RelationEntry]:
    return Located(located.entry.id, located.entry, located.mark, located.marks)


def _places(draft: Draft, entries: Mapping[str, Located[models.PlaceEntry]]) -> dict[str, Place]:
    within = draft.parents(Domain.PLACE, entries)
    is_divided = any(located.entry.divided_into for located in entries.values())
    tree = Tree.build(within if is_divided else {})[0]
    built = {}
    for id_, located in entries.items():
        entry = located.entry
        built[id_] = Place(
            id_,
            display_name(located),
            tuple(entry.aliases),
            located.mark,
            entry.level and draft.level(located, ("level",), entry.level),
            within[id_],
            frozenset(draft.references(Domain.PLACE, located, "overlaps", entry.overlaps)),
            frozenset(draft.references(Domain.PLACE, located, "loosely", entry.loosely)),
            _divisions(draft, located, tree),
        )
    return built


def _divisions(draft: Draft, located: Located[models.PlaceEntry], tree: Tree) -> tuple[str, ...]:
    """Return what a place is divided into: places in it, and none inside another."""
    parts = draft.references(Domain.PLACE, located, "divided_into", located.entry.divided_into)
    kept: list[str] = []
    for part in parts:
        if part == located.id or not tree.contains(located.id, part):
            message = say("“{part}” does not lie in “{whole}”", part=part, whole=located.id)
            draft.problem("not-within", located.at("divided_into"), message)
            return ()
        for other in kept:
            if tree.related(part, other):
                message = say("“{part}” and “{other}” lie one inside the other", part=part, other=other)
                draft.problem("not-within", located.at("divided_into"), message)
                return ()
        kept.append(part)
    return tuple(kept)


def _entities(draft: Draft, entries: Mapping[str, Located[models.EntityEntry]]) -> dict[str, Entity]:
    within = draft.parents(Domain.ENTITY, entries)
    return {
        id_: Entity(
            id_,
            display_name(located),
            tuple(located.entry.aliases),
            located.mark,
            located.entry.kind,
            within[id_],
            frozenset(draft.references(Domain.ENTITY, located, "overlaps", located.entry.overlaps)),
            frozenset(draft.references(Domain.ENTITY, located, "loosely", located.entry.loosely)),
        )
        for id_, located in entries.items()
    }


def _events(draft: Draft, entries: Mapping[str, Located[models.EventEntry]]) -> dict[str, Event]:
    within = draft.parents(Domain.EVENT, entries)
    stated = {id_: draft.references(Domain.EVENT, each, "after", each.entry.after) for id_, each in entries.items()}
    draft.without_cycles(stated, entries, "after")  # noted there; `phase-order` shows the claims that a circle touches
    built = {}
    for id_, located in entries.items():
        entry = located.entry
        built[id_] = Event(
            id_,
            display_name(located),
            tuple(entry.aliases),
            located.mark,
            entry.award and draft.reference(Domain.AWARD, located, ("award",), entry.award),
            entry.level and draft.level(located, ("level",), entry.level),
            stated[id_],
            within[id_],
        )
    return built


def _awards(draft: Draft, entries: Mapping[str, Located[models.AwardEntry]]) -> dict[str, Award]:
    built = {}
    for id_, located in entries.items():
        entry = located.entry
        categories = {}
        for category, recipients in entry.categories.items():
            path = ("categories", category, "recipients")
            named = [draft.level(located, (*path, at), level) for at, level in enumerate(recipients.recipients)]
            categories[category] = tuple(level for level in named if level is not None)
        built[id_] = Award(
            id_, display_name(located), tuple(entry.aliases), located.mark, entry.shared_ranks, categories
        )
    return built


def _properties(draft: Draft, entries: Mapping[str, Located[models.PropertyEntry]]) -> dict[str, Property]:
    built = {}
    for id_, located in entries.items():
        entry = located.entry
        built[id_] = Property(
            id_,
            display_name(located),
            tuple(entry.aliases),
            located.mark,
            entry.single,
            Nature(entry.nature),
            duration(draft, located, entry.holds_for),
        )
    return built


def _roles(entries: Mapping[str, Located[models.RoleEntry]]) -> dict[str, Role]:
    return {
        id_: Role(id_, display_name(each), tuple(each.entry.aliases), each.mark, each.entry.single_holder)
        for id_, each in entries.items()
    }


def _levels(draft: Draft, documents: Sequence[SourceDocument]) -> Levels:
    """Return the levels that are declared, the default ones if none are; all declarations must agree."""
    declared = sorted((each.levels_mark or each.mark, each.levels) for each in documents if each.levels)
    if not declared:
        return DEFAULT_LEVELS
    first, levels = declared[0]
    for mark, other in declared[1:]:
        if other != levels:
            draft.problem("duplicate-id", mark, say("the levels are declared otherwise at {place}", place=str(first)))
    names = list(chain.from_iterable(levels))
    if len(set(names)) < len(names):
        draft.problem("duplicate-id", first, say("a level is declared twice"))
    return levels


def _units(draft: Draft, documents: Sequence[SourceDocument]) -> Units:
    """Return the standard units with the ledger's own words and counted things."""
    standard = draft.units
    owners: dict[str, Unit] = {}
    additions: list[tuple[Unit, list[str]]] = []
    for located in sorted((each for document in documents for each in document.units), key=lambda each: each.mark):
        unit = standard.read(located.id)
        if located.entry.new and (unit is None or unit.name.casefold() != counted(located.id).name.casefold()):
            unit = counted(located.id)
        if unit is None:
            draft.fault(located.mark, unknown_unit(located.id, standard))
            continue
        words = []
        for index, word in enumerate([located.id, *located.entry.words] if located.entry.new else located.entry.words):
            if owners.setdefault(word.casefold(), unit) == unit:
                words.append(word)
            else:
                other = owners[word.casefold()].name
                message = say("“{word}” already stands for the unit {other}", word=word, other=other)
                draft.problem("duplicate-id", located.at("words", index - located.entry.new), message)
        additions.append((unit, words))
    return standard.extended(additions)
