"""Articles and their claims as a file says them."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from claimcheck.documents.format.entry import Entry, Flag, Identifier, Modality, Part, Text, Texts


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
    said_by: Texts = Field(default_factory=list)
    as_published_by: Text | None = None
    as_of: Text | None = None
    modality: Modality = "fact"
    scope: dict[Text, Text] = Field(default_factory=dict)
    reads: Text | None = None
    assumed: Texts = Field(default_factory=list)
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
    event: Text | None = None
    place: Text | None = None
    scope: dict[Text, Text] = Field(default_factory=dict)


class Quantity(ClaimEntry):
    """A measure of something, somewhere, at a time."""

    kind: Literal["quantity"]
    measure: Text
    value: Text
    of: Text | None = None
    event: Text | None = None
    place: Text | None = None
    converted: Converted | None = None
    parts: list[Text | InlinePart] = Field(default_factory=list)
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
    by: Texts = Field(default_factory=list)
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
    scope: dict[Text, Text] = Field(default_factory=dict)


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
    attended_by: Texts = Field(default_factory=list)
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
