"""A whole document as a file says it, for the JSON Schema: files are read entry by entry."""

from typing import Literal

from pydantic import Field

from claimcheck.documents.format.catalog import (
    AwardEntry,
    EntityEntry,
    EventEntry,
    FacetEntry,
    MeasureEntry,
    PlaceEntry,
    PropertyEntry,
    RelationEntry,
    RoleEntry,
    Unit,
)
from claimcheck.documents.format.claims import Article, Claim
from claimcheck.documents.format.entry import Entry, Identifier, Text


class AcceptedEntry(Entry):
    """A finding that the desk lives with, and why."""

    finding: Text
    because: Text
    by: Text | None = None
    until: Text | None = None


class Document(Entry):
    """The sections that a document may hold, in any order."""

    version: Literal["1"] | None = None
    article: Article | None = None
    claims: list[Claim] = Field(default_factory=list)
    places: dict[Identifier, PlaceEntry] = Field(default_factory=dict)
    entities: dict[Identifier, EntityEntry] = Field(default_factory=dict)
    measures: dict[Identifier, MeasureEntry] = Field(default_factory=dict)
    events: dict[Identifier, EventEntry] = Field(default_factory=dict)
    awards: dict[Identifier, AwardEntry] = Field(default_factory=dict)
    properties: dict[Identifier, PropertyEntry] = Field(default_factory=dict)
    roles: dict[Identifier, RoleEntry] = Field(default_factory=dict)
    levels: list[Text | list[Text]] = Field(default_factory=list)
    facets: dict[Text, FacetEntry] = Field(default_factory=dict)
    relations: list[RelationEntry] = Field(default_factory=list)
    units: dict[Text, Unit] = Field(default_factory=dict)
    date_order: Literal["day-month", "month-day"] | None = None
    accepted: list[AcceptedEntry] = Field(default_factory=list)
