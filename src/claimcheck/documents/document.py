"""A document as loaded: its checked entries, each with the places it was written at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeAlias, TypeVar

from claimcheck.documents import models
from claimcheck.domain.diagnostic import Mark
from claimcheck.record import field, frozen, frozen_by_type

E = TypeVar("E", bound=models.Entry)
Path: TypeAlias = tuple[str | int, ...]


@frozen_by_type
class Located(Generic[E]):
    """An entry of a file, where it begins, and where each of its values stands.

    ``id`` is the key of a catalog entry, the position (from 1) of a list entry. ``marks`` goes from a path inside the
    entry, spelt as the models' field names (``("from_",)``, ``("by", 0)``), to the mark of the value there.
    """

    id: str
    entry: E
    mark: Mark
    marks: Mapping[Path, Mark] = field(factory=dict, hash=False, repr=False)

    def at(self, *path: str | int) -> Mark:
        """Return where the value at this path stands, or the nearest enclosing place that is known."""
        while path:
            if path in self.marks:
                return self.marks[path]
            path = path[:-1]
        return self.mark


@frozen
class SourceDocument:
    """One document of a ledger; what could not be read is left out and was reported.

    ``index`` counts the documents of the file from 1. ``text`` is the article's text where the document names a file of
    the ledger that holds it.
    """

    file: str
    index: int
    mark: Mark
    article: Located[models.Article] | None = None
    claims: tuple[Located[models.ClaimEntry], ...] = ()
    places: tuple[Located[models.PlaceEntry], ...] = ()
    entities: tuple[Located[models.EntityEntry], ...] = ()
    measures: tuple[Located[models.MeasureEntry], ...] = ()
    events: tuple[Located[models.EventEntry], ...] = ()
    awards: tuple[Located[models.AwardEntry], ...] = ()
    properties: tuple[Located[models.PropertyEntry], ...] = ()
    roles: tuple[Located[models.RoleEntry], ...] = ()
    levels: tuple[tuple[str, ...], ...] = ()  # each rung's names, widest first; empty: not declared here
    levels_mark: Mark | None = None
    facets: tuple[Located[models.FacetEntry], ...] = ()
    relations: tuple[Located[models.RelationEntry], ...] = ()
    units: tuple[Located[models.UnitEntry], ...] = ()
    date_order: str | None = None
    accepted: tuple[Located[models.AcceptedEntry], ...] = ()
    text: str | None = None

    @property
    def declares(self) -> bool:
        """Whether it says anything for the catalog."""
        return any((
            self.places, self.entities, self.measures, self.events, self.awards, self.properties, self.roles,
            self.levels, self.facets, self.relations, self.units,
        ))  # fmt: skip
