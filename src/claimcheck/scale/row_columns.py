"""The columns of a file of rows, with DuckDB's types (``docs/rows.md``)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Final

from claimcheck.world.looks import ROWS

JSON: Final = ROWS[0]

BOUNDS: Final = ("lower", "upper", "meant_lower", "meant_upper")
COLUMNS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("claim", "kind", "measure", "place", "of", "event", "scope", "as_of"), "VARCHAR"),
    **dict.fromkeys(BOUNDS, "DOUBLE"),
    **dict.fromkeys((*(f"{bound}_open" for bound in BOUNDS), "hedged"), "BOOLEAN"),
    **dict.fromkeys(("date", "status", "award", "level", "category", "recipient"), "VARCHAR"),
    **dict.fromkeys(("edition", "rank"), "DOUBLE"),  # a fraction is a fault, and would be rounded to a whole number
    **dict.fromkeys(("said_by", "modality", "published"), "VARCHAR"),
}
"""The columns that the screen reads."""
LATER: Final[Mapping[str, str]] = {"assumed": "VARCHAR[]", "quote": "VARCHAR"}
"""Columns that only the report asks for."""


def is_rows(path: str) -> bool:
    """Whether a file holds rows, by the ending of its name."""
    return PurePath(path).name.lower().endswith(ROWS)
