"""DuckDB by its compiled part alone: the package around it takes several times as long to import, and is not needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb
else:
    try:
        import _duckdb as duckdb
    except ModuleNotFoundError:  # older ones have it inside
        import duckdb

__all__ = ["duckdb"]
