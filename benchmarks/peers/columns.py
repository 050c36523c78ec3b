"""The columns of rows, and what the peers' scripts share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from benchmarks.archives import LEAVES, PARQUET, ROWS

# The import schema, version 1, in DuckDB's types. A scope is compared as it is written: an archive writes it one way.
COLUMNS: Final = {
    "claim": "varchar",
    "kind": "varchar",
    "measure": "varchar",
    "place": "varchar",
    "of": "varchar",
    "event": "varchar",
    "scope": "varchar",
    "as_of": "varchar",
    "lower": "double",
    "upper": "double",
    "lower_open": "boolean",
    "upper_open": "boolean",
    "meant_lower": "double",
    "meant_upper": "double",
    "meant_lower_open": "boolean",
    "meant_upper_open": "boolean",
    "hedged": "boolean",
    "date": "varchar",
    "status": "varchar",
    "award": "varchar",
    "edition": "integer",
    "level": "varchar",
    "category": "varchar",
    "recipient": "varchar",
    "rank": "integer",
    "said_by": "varchar",
    "published": "varchar",
    "quote": "varchar",
}


def print_claims(arguments: list[str], conflicting: Callable[[Path, Path], Iterable[str]]) -> None:
    """Print the conflicting claims of the archive in a folder: ``FOLDER [rows|parquet]``."""
    _, folder, *form = arguments
    rows = Path(folder) / (PARQUET if form == ["parquet"] else ROWS)
    print("\n".join(conflicting(rows, Path(folder) / LEAVES)))
