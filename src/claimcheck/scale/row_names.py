"""Names of the catalog as DuckDB looks them up in rows without a join, which would lose the order of the file.

A name becomes its number in an ``ENUM``, and what is known of it stands at that number in a list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.scale.row_tables import Table

if TYPE_CHECKING:
    import duckdb


def number(table: Table, name: str) -> str:
    """Return a term for the number, from 1, that a table gives a name; NULL where it has none of it."""
    return f"CAST(enum_code(try_cast({name} AS {table.name}_id)) AS INTEGER) + 1" if table.rows else "NULL::INTEGER"


def known(table: Table, column: str, numbered: str) -> str:
    """Return a term for what a column of a table says of the name of a number."""
    return f"getvariable('{table.name}_{column}')[{numbered}]"


def columns(table: Table) -> list[str]:
    """Return the names of the columns beside the id, which comes first."""
    return [column.split()[0] for column in table.columns.split(", ")][1:]


def learn(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Make the type and the lists of a table that is loaded."""
    if table.rows:
        connection.execute(f"CREATE TYPE {table.name}_id AS ENUM (SELECT id FROM {table.name} ORDER BY rowid)")
    for column in columns(table):
        listed = f"SELECT list({column} ORDER BY rowid) FROM {table.name}"
        connection.execute(f"SET VARIABLE {table.name}_{column} = ({listed})")
