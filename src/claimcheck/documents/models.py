"""What a file says: the sections of a document, as pydantic models with text for every scalar.

The models are the file format; its JSON Schema is made from them. A file is checked entry by entry, so that one bad
claim hides no other.

Annotations are not postponed here: pydantic needs them all at once, and would compile each of their texts.
"""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Text: TypeAlias = Annotated[str, Field(min_length=1)]
Identifier: TypeAlias = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=200)]
Modality: TypeAlias = Literal["fact", "estimate", "target", "forecast", "plan", "denial"]
Part: TypeAlias = Literal["headline", "lead", "body", "caption"]


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _as_bool(value: Any) -> Any:
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


# Pydantic asks for the signature of a factory, and to read that of ``list`` itself takes Python's own tokenizer.
def _no_items() -> list[Any]:
    return []


def _no_keys() -> dict[Any, Any]:
    return {}


Texts: TypeAlias = Annotated[list[Text], BeforeValidator(_as_list, json_schema_input_type=str | list[str])]
Flag: TypeAlias = Annotated[bool, BeforeValidator(_as_bool, json_schema_input_type=bool)]


def key_of(field: str) -> str:
    """Return the key of a file that a field is written as."""
    return field.rstrip("_").replace("_", "-")


def field_of(key: str) -> str:
    """Return the field that a key of a file fills."""
    return "from_" if key == "from" else key.replace("-", "_")


class Entry(BaseModel):
    """Any mapping of a file; keys are written with hyphens or underscores."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        alias_generator=key_of,
        populate_by_name=True,
        defer_build=True,
    )


def keys(model: type[Entry]) -> list[str]:
    """Return the keys that an entry may have, as a file spells them."""
    return [key_of(name) for name in model.model_fields]


class Article(Entry):
    """The article that the claims of a document come from."""

    id: Identifier
    title: Text | None = None
    publisher: Text | None = None
    url: Text | None = None
    published: Text | None = None
    language: Literal["id", "en"] = "id"
    zone: Text | None = None
    text: Text | None = None
    copy_of: Text | None = None
    reference: Flag = False


class ClaimEntry(Entry):
    """The keys that every claim may have."""

    id: Text | None = None
    quote: Text | None = None
    said_by: Texts = Field(default_factory=_no_items)
    as_published_by: Text | None = None
    as_of: Text | None = None
    modality: Modality = "fact"
    scope: dict[Text, Text] = Field(default_factory=_no_keys)
    reads: Text | None = None
    assumed: Texts = Field(default_factory=_no_items)
    part: Part = "body"
    corrects: Text | None = None


class Converted(Entry):
    """The same figure in another currency, at the rate the article gives."""

    value: Text
    rate: Text


class InlinePart(Entry):
    """A part of a total that is no claim of its own."""

    value: Text
    measure: Text | None = None
    of: Text | None = None
    place: Text | None = None
    scope: dict[Text, Text] = Field(default_factory=_no_keys)


class Quantity(ClaimEntry):
    """A measure of something, somewhere, at a time."""

    kind: Literal["quantity"]
    measure: Text
    value: Text
    of: Text | None = None
    event: Text | None = None
    place: Text | None = None
    converted: Converted | None = None
    parts: list[Text | InlinePart] = Field(default_factory=_no_items)
    complete: Flag = True


class Change(ClaimEntry):
    """A measure before and after: one or more of ``from``, ``to`` and ``by``."""

    kind: Literal["change"]
    measure: Text
    of: Text | None = None
    event: Text | None = None
    place: Text | None = None
    from_: Text | None = None
    to: Text | None = None
    by: Texts = Field(default_factory=_no_items)
    from_as_of: Text | None = None
    to_as_of: Text | None = None
    direction: Literal["up", "down", "same"] | None = None
    revision: Flag = False


class Term(Entry):
    """One side of a ratio."""

    measure: Text
    of: Text | None = None
    event: Text | None = None
    place: Text | None = None
    as_of: Text | None = None
    scope: dict[Text, Text] = Field(default_factory=_no_keys)


class Ratio(ClaimEntry):
    """One measure as a multiple or share of another."""

    kind: Literal["ratio"]
    numerator: Term
    denominator: Term
    value: Text


class Event(ClaimEntry):
    """Something that happens at a time and a place."""

    kind: Literal["event"]
    event: Text
    date: Text | None = None
    start: Text | None = None
    end: Text | None = None
    place: Text | None = None
    edition: Text | None = None
    attended_by: Texts = Field(default_factory=_no_items)
    status: Literal["held", "planned", "cancelled"] | None = None


class Rank(ClaimEntry):
    """A place in an order: an award, a table, an index."""

    kind: Literal["rank"]
    award: Text
    rank: Text
    event: Text | None = None
    edition: Text | None = None
    level: Text | None = None
    category: Text | None = None
    recipient: Text | None = None
    out_of: Text | None = None
    ordered_by: Text | None = None


class Role(ClaimEntry):
    """Who holds an office."""

    kind: Literal["role"]
    person: Text
    role: Text
    of: Text | None = None


class Attribute(ClaimEntry):
    """Any other property of an entity, an event or an award."""

    kind: Literal["attribute"]
    subject: Text
    property: Text
    value: Texts


Claim: TypeAlias = Annotated[Quantity | Change | Ratio | Event | Rank | Role | Attribute, Field(discriminator="kind")]


class CatalogEntry(Entry):
    """A thing with a name that articles use."""

    name: Text | None = None
    aliases: Texts = Field(default_factory=_no_items)


class PlaceEntry(CatalogEntry):
    """A place in the tree of places."""

    level: Text | None = None
    within: Text | None = None
    overlaps: Texts = Field(default_factory=_no_items)
    loosely: Texts = Field(default_factory=_no_items)
    divided_into: Texts = Field(default_factory=_no_items)


class EntityEntry(CatalogEntry):
    """A person or an organisation."""

    kind: Text | None = None
    within: Text | None = None
    overlaps: Texts = Field(default_factory=_no_items)
    loosely: Texts = Field(default_factory=_no_items)


class MeasureEntry(CatalogEntry):
    """Something that is counted or measured."""

    unit: Text
    nature: Literal["stock", "flow", "cumulative", "fixed"] = "stock"
    whole_number: Flag = False
    part_of: Texts = Field(default_factory=_no_items)
    equals: Texts = Field(default_factory=_no_items)
    additive: Flag | None = None
    bounds: Annotated[list[Text], Field(min_length=2, max_length=2)] | None = None
    plausible: Annotated[list[Text], Field(min_length=2, max_length=2)] | None = None
    holds_for: Text | None = None
    yearly_change: Text | None = None
    best: Literal["low", "high"] = "high"


class EventEntry(CatalogEntry):
    """An event or a phase."""

    award: Text | None = None
    level: Text | None = None
    after: Texts = Field(default_factory=_no_items)
    within: Text | None = None


class CategoryEntry(Entry):
    """Who may be ranked in a category: the levels of their places."""

    recipients: Texts = Field(default_factory=_no_items)


class AwardEntry(CatalogEntry):
    """An award, a table or an index in which things are ranked."""

    shared_ranks: Flag = False
    categories: dict[Text, CategoryEntry] = Field(default_factory=_no_keys)


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
    words: Texts = Field(default_factory=_no_items)


def _as_unit(value: Any) -> Any:
    return {"words": value} if isinstance(value, (str, list)) else value


Unit: TypeAlias = Annotated[UnitEntry, BeforeValidator(_as_unit, json_schema_input_type=UnitEntry | list[str] | str)]


class AcceptedEntry(Entry):
    """A finding that the desk lives with, and why."""

    finding: Text
    because: Text
    by: Text | None = None
    until: Text | None = None


class Document(Entry):
    """The sections that a document may hold, in any order."""

    # For the JSON Schema: files are read entry by entry, so that one that is wrong hides no other.

    version: Literal["1"] | None = None
    article: Article | None = None
    claims: list[Claim] = Field(default_factory=_no_items)
    places: dict[Identifier, PlaceEntry] = Field(default_factory=_no_keys)
    entities: dict[Identifier, EntityEntry] = Field(default_factory=_no_keys)
    measures: dict[Identifier, MeasureEntry] = Field(default_factory=_no_keys)
    events: dict[Identifier, EventEntry] = Field(default_factory=_no_keys)
    awards: dict[Identifier, AwardEntry] = Field(default_factory=_no_keys)
    properties: dict[Identifier, PropertyEntry] = Field(default_factory=_no_keys)
    roles: dict[Identifier, RoleEntry] = Field(default_factory=_no_keys)
    levels: list[Text | list[Text]] = Field(default_factory=_no_items)
    facets: dict[Text, FacetEntry] = Field(default_factory=_no_keys)
    relations: list[RelationEntry] = Field(default_factory=_no_items)
    units: dict[Text, Unit] = Field(default_factory=_no_keys)
    date_order: Literal["day-month", "month-day"] | None = None
    accepted: list[AcceptedEntry] = Field(default_factory=_no_items)
