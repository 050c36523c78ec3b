"""The index of an archive, made of the rows that stand in it: sorted by the database, written in a stream."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, count, islice
from pathlib import Path
from typing import Any, Final

from claimcheck.domain.progress import tell
from claimcheck.engine.blocks import Block
from claimcheck.scale.database import duckdb, rows_of
from claimcheck.scale.index.buckets import Buckets, Record
from claimcheck.scale.index.file import ARTICLE, TABLES, Addition, second_of
from claimcheck.scale.index.flags import HAS_CELL, HAS_SLOT, IS_HEDGED, SPECIAL
from claimcheck.scale.index.table import GREATEST, LEAST, Zone
from claimcheck.scale.lookup import SMALL
from claimcheck.scale.schema import hashed

_FETCHED: Final = 20_000  # rows at once
ROWS: Final = 256  # of a block
_TEXT: Final = 4_000  # characters of records in a block
_LIKE: Final = 32_000  # characters of records that the others are compressed by: what zlib looks back at
_FIGURE: Final = f"kind = 'key' AND block = '{Block.FIGURE.name}'"
_QUERIES: Final = {
    "near": f"""
        SELECT "at", coalesce(slot, {GREATEST}), coalesce(cell, 0), coalesce(lo, '-inf'), coalesce(hi, 'inf'),
            coalesce(meant_lo, '-inf'), coalesce(meant_hi, 'inf'), coalesce(valid_from, {LEAST}),
            coalesce(valid_to, {GREATEST}), if(special, {SPECIAL}, 0) + if(is_hedged, {IS_HEDGED}, 0)
            + if(slot IS NULL, 0, {HAS_SLOT}) + if(cell IS NULL, 0, {HAS_CELL}) AS flags,
            claim, article, measure, coalesce(wider, [])
        FROM rows WHERE kind = 'assertion' OR (kind = 'key' AND cell IS NOT NULL) ORDER BY 1, 2, claim""",
    "keys": f"""
        SELECT "at", special::TINYINT, claim, article FROM rows
        WHERE kind = 'key' AND cell IS NULL AND block <> '{Block.FIGURE.name}' ORDER BY 1, claim""",
    "figures": f'SELECT "at", claim, article, measure, home FROM rows WHERE {_FIGURE} ORDER BY 1, claim',
}


def add_index(
    archive: Path, connection: duckdb.DuckDBPyConnection, rows: str, parts: Iterable[str], folder: Path,
    metadata: Mapping[str, str],
) -> None:  # fmt: skip
    """Write the index of an archive into its file, before the footer. Raises ``OSError`` and the database's errors.

    ``rows`` is a query of its rows, in any order, that reads other files, ``parts`` are the same, each of so many as
    memory holds. What is put in order lies in the database, which spills it where memory is short, and in the folder.
    """
    rows_of(connection, f"CREATE OR REPLACE TEMP VIEW rows AS {rows}")
    with archive.open("r+b") as file:
        addition = Addition(file)
        for kind in SMALL:
            query = "SELECT coalesce(claim, ''), coalesce(data, '') FROM rows WHERE kind = ? ORDER BY ALL"
            addition.small(kind, rows_of(connection, query, [kind]))
        for name in ("near", "keys", "figures"):
            blocks = _parted(_sorted(connection, name))
            zone = _zone_of_near if name == "near" else _zone_of_keys if name == "keys" else _no_zone
            addition.tables[name] = addition.writer.table(TABLES[name], blocks, zone)
        records = _records(connection, parts, folder)
        first = list(islice(records, ROWS))
        dictionary = "\n".join(row[3] for row in first).encode("utf-8", "surrogatepass")[-_LIKE:]
        blocks = _parted(chain(first, records), lambda row: len(row[3]))
        addition.tables["records"] = addition.writer.table(TABLES["records"], blocks, _no_zone, dictionary)
        addition.finish(metadata, dictionary)


def _records(connection: duckdb.DuckDBPyConnection, parts: Iterable[str], folder: Path) -> Iterator[Record]:
    """Yield the records of articles and claims in the order of their table."""
    buckets = Buckets(folder)
    for part in parts:
        tell("indexing rows")
        found = rows_of(connection, f"""
            SELECT kind = 'article', article, claim, data FROM ({part})
            WHERE kind IN ('article', 'assertion', 'claim') AND data IS NOT NULL""")  # fmt: skip
        for is_article, article, claim, data in found:
            second = ARTICLE if is_article else second_of(claim)
            buckets.add((hashed(article), second, article if is_article else claim, data))
    return buckets.sorted()


def _sorted(connection: duckdb.DuckDBPyConnection, name: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a table; what is sorted stands in the database, which spills it where memory is short."""
    tell("indexing rows")
    rows_of(connection, f"CREATE OR REPLACE TEMP TABLE sorted AS {_QUERIES[name]}")
    for start in count(0, _FETCHED):
        found = rows_of(connection, f"SELECT * FROM sorted WHERE rowid BETWEEN {start} AND {start + _FETCHED - 1}")
        yield from found
        if len(found) < _FETCHED:
            break
    rows_of(connection, "DROP TABLE sorted")


def _parted(
    rows: Iterable[tuple[Any, ...]], size: Callable[[tuple[Any, ...]], int] = lambda _: 0
) -> Iterator[list[tuple[Any, ...]]]:
    """Yield rows in blocks, of so many rows or so much text at the most."""
    block: list[tuple[Any, ...]] = []
    text = 0
    for row in rows:
        if block and (len(block) == ROWS or text >= _TEXT):
            yield block
            block, text = [], 0
        block.append(row)
        text += size(row)
    if block:
        yield block


def _zone_of_near(rows: Sequence[tuple[Any, ...]]) -> Zone:
    return Zone(max(row[5] for row in rows), min(row[6] for row in rows), any(row[9] & SPECIAL for row in rows))


def _zone_of_keys(rows: Sequence[tuple[Any, ...]]) -> Zone:
    return Zone(0, 0, any(row[1] for row in rows))


def _no_zone(_: object) -> Zone:
    return Zone(0, 0, True)
