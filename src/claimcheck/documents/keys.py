"""How the keys of a file are written, and the fields that they fill."""

from __future__ import annotations

from typing import Final

SECTIONS: Final = (
    "version", "claims", "article", "relations", "accepted", "places", "entities", "measures", "events", "awards",
    "properties", "roles", "facets", "units", "levels", "date-order",
)  # fmt: skip
"""The keys of a document."""


def key_of(field: str) -> str:
    """Return the key of a file that a field is written as."""
    return field.rstrip("_").replace("_", "-")


def field_of(key: str) -> str:
    """Return the field that a key of a file fills."""
    return "from_" if key == "from" else key.replace("-", "_")
