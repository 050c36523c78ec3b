"""How the keys of a file are written, and the fields that they fill."""

from __future__ import annotations


def key_of(field: str) -> str:
    """Return the key of a file that a field is written as."""
    return field.rstrip("_").replace("_", "-")


def field_of(key: str) -> str:
    """Return the field that a key of a file fills."""
    return "from_" if key == "from" else key.replace("-", "_")
