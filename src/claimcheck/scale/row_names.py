"""Names of the catalog as DuckDB looks them up in rows without a join, which would lose the order of the file.

A name becomes its number in an ``ENUM``, and what is known of it stands at that number in a list.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from claimcheck.catalog.catalog import Catalog
from claimcheck.scale.row_tables import Table, load, tables_of_names

if TYPE_CHECKING:
    import duckdb


_JOINED: Final = frozenset(("first", "last", "event_root"))
"""What is not looked up: the database would make such a list, of very many names, anew for each few thousand rows."""

# The database compares a name that an ``ENUM`` has not with each that it has.
_MANY: Final = 4_000
_SPREAD: Final = 32


def number(table: Table, name: str) -> str:
    """Return a term for the number, from 1, that a table gives a name; NULL where it has none of it."""
    if not table.rows:
        return "NULL::INTEGER"
    cast = f"try_cast({name} AS {table.name}_id)"
    if len(table.rows) > _MANY:
        cast = f"CASE WHEN get_bit(getvariable('{table.name}_met'), {_place(table, name)}) = 1 THEN {cast} END"
    return f"CAST(enum_code({cast}) AS INTEGER) + 1"


def _place(table: Table, name: str) -> str:
    """Return a term for the place of a name in a string of bits, most of which are those of no name."""
    return f"CAST(hash({name}) % {len(table.rows) * _SPREAD} AS INTEGER)"


def known(table: Table, column: str, numbered: str) -> str:
    """Return a term for what a column of a table says of the name of a number."""
    kind, told = columns(table)[column], f"getvariable('{table.name}').{column}"
    if not table.rows:
        return f"NULL::{kind}"
    return f"get_bit({told}, {numbered} - 1) = 1" if kind == "BOOLEAN" else f"{told}[{numbered}]"


def columns(table: Table) -> Mapping[str, str]:
    """Return the types of what is looked up in a table, by column; the id comes first, and is not."""
    types = dict(column.split() for column in table.columns.split(", ")[1:])
    return {column: kind for column, kind in types.items() if column not in _JOINED}


def learned(connection: duckdb.DuckDBPyConnection, catalog: Catalog) -> Mapping[str, Table]:
    """Return the tables of what names are known, by name, loaded into a database, which knows the names by then."""
    made = {table.name: table for table in tables_of_names(catalog)}
    for table in made.values():
        load(connection, table)
        _learn(connection, table)
    return made


def _learn(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Make the type of the names of a table that is loaded, and what is known of them: lists, and strings of bits."""
    if not table.rows:
        return
    connection.execute(f"CREATE TYPE {table.name}_id AS ENUM (SELECT id FROM {table.name} ORDER BY rowid)")
    if len(table.rows) > _MANY:
        met = f"bitstring_agg({_place(table, 'id')}, 0, {len(table.rows) * _SPREAD - 1})"
        connection.execute(f"SET VARIABLE {table.name}_met = (SELECT {met} FROM {table.name})")
    told = {column: _all_told(column, kind) for column, kind in columns(table).items()}
    if told:
        row = ", ".join(f"{column}: {term}" for column, term in told.items())
        connection.execute(f"SET VARIABLE {table.name} = (SELECT {{{row}}} FROM {table.name})")


def _all_told(column: str, kind: str) -> str:
    """Return a term for a column as a list, or of booleans a string of bits."""
    if kind == "BOOLEAN":
        return f"CAST(array_to_string(list(CAST({column} AS INTEGER) ORDER BY rowid), '') AS BIT)"
    return f"list({column} ORDER BY rowid)"
