"""Where the SQL of DuckDB and that of Spark differ, as far as ``screen`` needs it."""

from __future__ import annotations

from typing import Protocol


class Dialect(Protocol):
    """Where the two differ."""

    def numbers(self, first: str, last: str) -> str:
        """Return an expression of rows: the whole numbers from one to another."""

    def holds_all(self, items: str, others: str) -> str:
        """Return whether a list holds all of another one."""

    def semi(self) -> str:
        """Return the words for a join that only asks whether there is a match."""


class DuckDB:
    """SQL as DuckDB reads it."""

    def numbers(self, first: str, last: str) -> str:
        """Return an expression of rows: the whole numbers from one to another."""
        return f"unnest(range({first}, {last} + 1))"

    def holds_all(self, items: str, others: str) -> str:
        """Return whether a list holds all of another one."""
        return f"list_has_all({items}, {others})"

    def semi(self) -> str:
        """Return the words for a join that only asks whether there is a match."""
        return "SEMI JOIN"


class Spark:
    """SQL as Apache Spark reads it."""

    def numbers(self, first: str, last: str) -> str:
        """Return an expression of rows: the whole numbers from one to another."""
        return f"explode(sequence({first}, {last}))"

    def holds_all(self, items: str, others: str) -> str:
        """Return whether a list holds all of another one."""
        return f"size(array_except({others}, {items})) = 0"

    def semi(self) -> str:
        """Return the words for a join that only asks whether there is a match."""
        return "LEFT SEMI JOIN"
