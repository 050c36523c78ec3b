"""The file format: the sections of a document as pydantic models, with text for every scalar.

The JSON Schema is made from these, and so are the shapes that ``models`` has. A file is checked entry by entry, so that
one bad claim hides no other.
"""

from claimcheck.documents.format.catalog import (
    AwardEntry,
    CatalogEntry,
    CategoryEntry,
    EntityEntry,
    EventEntry,
    FacetEntry,
    MeasureEntry,
    PlaceEntry,
    PropertyEntry,
    RelationEntry,
    RoleEntry,
    UnitEntry,
)
from claimcheck.documents.format.claims import (
    Article,
    Attribute,
    Change,
    ClaimEntry,
    Converted,
    Event,
    InlinePart,
    Quantity,
    Rank,
    Ratio,
    Role,
    Term,
)
from claimcheck.documents.format.document import AcceptedEntry, Document
from claimcheck.documents.format.entry import Entry

__all__ = [
    "AcceptedEntry",
    "Article",
    "Attribute",
    "AwardEntry",
    "CatalogEntry",
    "CategoryEntry",
    "Change",
    "ClaimEntry",
    "Converted",
    "Document",
    "EntityEntry",
    "Entry",
    "Event",
    "EventEntry",
    "FacetEntry",
    "InlinePart",
    "MeasureEntry",
    "PlaceEntry",
    "PropertyEntry",
    "Quantity",
    "Rank",
    "Ratio",
    "RelationEntry",
    "Role",
    "RoleEntry",
    "Term",
    "UnitEntry",
]
