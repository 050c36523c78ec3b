"""What a file says, entry by entry: the models of the format as a run has them.

The format is that of the pydantic models in ``format``, and what is wrong with an entry is theirs to say. But to import
them takes longer than all else that a small run does. So the classes here, of the same names and fields, are made from
shapes that were written down (``shapes``); pydantic's stand for them where types are checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from claimcheck.documents.keys import key_of
from claimcheck.documents.shapes import SHAPES, Shape

if TYPE_CHECKING:
    from claimcheck.documents.format import (
        AcceptedEntry,
        Article,
        Attribute,
        AwardEntry,
        CatalogEntry,
        CategoryEntry,
        Change,
        ClaimEntry,
        Converted,
        EntityEntry,
        Entry,
        Event,
        EventEntry,
        FacetEntry,
        InlinePart,
        MeasureEntry,
        PlaceEntry,
        PropertyEntry,
        Quantity,
        Rank,
        Ratio,
        RelationEntry,
        Role,
        RoleEntry,
        Term,
        UnitEntry,
    )

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
        "keys",
        "stating",
        "texts_of",
    ]
else:

    class Entry:
        """Any mapping of a file: its fields with their values, which nobody changes.

        An entry itself has what is stated (``vars``), its class what is left out.
        """

        def __init__(self, **values: Any) -> None:
            vars(self).update(values)

        def __eq__(self, other: object) -> bool:
            return type(self) is type(other) and _values(self) == _values(other)

        __hash__ = None

        def __repr__(self) -> str:
            return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in _values(self).items())})"

    def _values(entry: Entry) -> dict[str, Any]:
        return {name: getattr(entry, name) for name in _shapes_of(type(entry))[0]}

    @cache
    def __getattr__(name: str) -> type[Entry]:
        if not name[:1].isupper():
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return type(name, (Entry,), dict(SHAPES[name][1]) if name in SHAPES else {})


_OF_ONE_TEXT = ("text", "text that matches", "one of")


def stating(model: type[Entry], values: dict[str, Any]) -> Any:
    """Return the entry that states these values of its fields, which were checked."""
    entry: Any = object.__new__(model)
    entry.__dict__ = values
    return entry


def keys(model: type[Entry]) -> list[str]:
    """Return the keys that an entry may have, as a file spells them."""
    shapes, _ = _shapes_of(model)
    return [key_of(name) for name in shapes]


def texts_of(model: type[Entry]) -> dict[str, Any]:
    """Return the fields of an entry that hold one text, each with what it is where the key is absent."""
    shapes, defaults = _shapes_of(model)
    return {name: defaults.get(name) for name, (kind, *_) in shapes.items() if kind in _OF_ONE_TEXT}


def _shapes_of(model: type[Entry]) -> tuple[Mapping[str, Shape], Mapping[str, Any]]:
    """Return the shapes and the defaults of an entry's fields: none for a new model until ``make docs`` was run."""
    return SHAPES.get(model.__name__, ({}, {}))
