"""The catalog of a ledger as a file says it."""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from claimcheck.documents.format.entry import Entry, Flag, Identifier, Text, Texts


class CatalogEntry(Entry):
    """A thing with a name that articles use."""

    name: Text | None = None
    aliases: Texts = Field(default_factory=list)


class PlaceEntry(CatalogEntry):
    """A place in the tree of places."""

    level: Text | None = None
    within: Text | None = None
    overlaps: Texts = Field(default_factory=list)
    loosely: Texts = Field(default_factory=list)
    divided_into: Texts = Field(default_factory=list)


class EntityEntry(CatalogEntry):
    """A person or an organisation."""

    kind: Text | None = None
    within: Text | None = None
    overlaps: Texts = Field(default_factory=list)
    loosely: Texts = Field(default_factory=list)


class MeasureEntry(CatalogEntry):
    """Something that is counted or measured."""

    unit: Text
    nature: Literal["stock", "flow", "cumulative", "fixed"] = "stock"
    whole_number: Flag = False
    part_of: Texts = Field(default_factory=list)
    equals: Texts = Field(default_factory=list)
    additive: Flag | None = None
    bounds: Annotated[list[Text], Field(min_length=2, max_length=2)] | None = None
    plausible: Annotated[list[Text], Field(min_length=2, max_length=2)] | None = None
    holds_for: Text | None = None
    yearly_change: Text | None = None
    best: Literal["low", "high"] = "high"
    set_ahead: Flag = False


class EventEntry(CatalogEntry):
    """An event or a phase."""

    award: Text | None = None
    level: Text | None = None
    after: Texts = Field(default_factory=list)
    within: Text | None = None


class CategoryEntry(Entry):
    """Who may be ranked in a category: the levels of their places."""

    recipients: Texts = Field(default_factory=list)


class AwardEntry(CatalogEntry):
    """An award, a table or an index in which things are ranked."""

    shared_ranks: Flag = False
    categories: dict[Text, CategoryEntry] = Field(default_factory=dict)


class PropertyEntry(CatalogEntry):
    """A property that attribute claims give."""

    single: Flag = False
    nature: Literal["stock", "fixed"] = "fixed"
    holds_for: Text | None = None


class RoleEntry(CatalogEntry):
    """An office."""

    single_holder: Flag = False


class FacetEntry(Entry):
    """What a key of ``scope`` does."""

    kind: Literal["part", "version", "definition"] = "part"


class RelationEntry(Entry):
    """A relation of the ledger's own arithmetic."""

    id: Identifier
    require: Text


class UnitEntry(Entry):
    """Words for a unit, or a new thing to count."""

    new: Flag = False
    words: Texts = Field(default_factory=list)


def _as_unit(value: Any) -> Any:
    return {"words": value} if isinstance(value, (str, list)) else value


Unit: TypeAlias = Annotated[UnitEntry, BeforeValidator(_as_unit, json_schema_input_type=UnitEntry | list[str] | str)]
