"""The index of an archive, made of the rows that stand in it: sorted by the database, written in a stream."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, count, groupby, islice
from pathlib import Path
from typing import Any, Final

from claimcheck.domain.progress import tell
from claimcheck.engine.blocks import Block
from claimcheck.engine.figure_numbers import least_digits
from claimcheck.engine.moved import MOST_COMPARED
from claimcheck.scale.database import duckdb, rows_of
from claimcheck.scale.forms import in_pieces
from claimcheck.scale.index.buckets import Buckets, Record
from claimcheck.scale.index.file import ARTICLE, TABLES, Addition, second_of
from claimcheck.scale.index.near import HAS_CELL, HAS_SLOT, IS_HEDGED, SPECIAL
from claimcheck.scale.index.table import GREATEST, LEAST, Zone
from claimcheck.scale.lookup import SMALL
from claimcheck.scale.schema import hashed

_FETCHED: Final = 20_000  # rows at once
ROWS: Final = 256  # of a block, or claims of rows of one
_TEXT: Final = 8_000  # characters of records in a block
_AT_ONCE: Final = 16_000  # of echoes, which are read together
_SHORT: Final = 400  # characters of an article that stands with each of its claims
_MAY_BE_SHORT: Final = 10 * _SHORT  # of its JSON: no text of an article goes from the database once for each claim
_LIKE: Final = (
    16_000  # bytes of records that the others are compressed by: of more, to prepare takes longer than to read
)
_HOLDING: Final = "kind IN ('assertion', 'claim')"  # of rows that may hold a claim
_FIGURE: Final = f"kind = 'key' AND block = '{Block.FIGURE.name}'"
_QUERIES: Final = {
    "near": f"""
        SELECT "at", coalesce(slot, {GREATEST}), coalesce(cell, 0), coalesce(lo, '-inf'), coalesce(hi, 'inf'),
            coalesce(meant_lo, '-inf'), coalesce(meant_hi, 'inf'), coalesce(valid_from, {LEAST}),
            coalesce(valid_to, {GREATEST}), if(special, {SPECIAL}, 0) + if(is_hedged, {IS_HEDGED}, 0)
            + if(slot IS NULL, 0, {HAS_SLOT}) + if(cell IS NULL, 0, {HAS_CELL}) AS flags,
            measure, coalesce(wider, []), coalesce(stand, home), claim, article
        FROM rows LEFT JOIN shelf USING (claim)
        WHERE kind = 'assertion' OR (kind = 'key' AND cell IS NOT NULL) ORDER BY ALL""",
    "keys": f"""
        SELECT "at", special::TINYINT, claim, article, coalesce(stand, home) FROM rows LEFT JOIN shelf USING (claim)
        WHERE kind = 'key' AND cell IS NULL AND block <> '{Block.FIGURE.name}' ORDER BY 1, claim""",
    "figures": f'SELECT "at", claim, article, measure, home FROM rows WHERE {_FIGURE} ORDER BY 1, claim',
}
_SHELF: Final = f"""
    SELECT claim, min("at") AS stand FROM rows JOIN (
        SELECT claim, block FROM rows
        WHERE {_HOLDING} AND data IS NOT NULL AND block <> '{Block.VALUE.name}'
    ) AS held USING (claim, block)
    WHERE kind = 'key' AND NOT reaches GROUP BY claim"""
"""Where claims that tell no figures stand among the records: with those of the same award, event, office or property.

Those of figures stand at home, and so do claims that have nothing in common with others.
"""
_ECHOES: Final = f"""
    SELECT "at", claim FROM (SELECT "at", claim, home, measure FROM rows WHERE {_FIGURE})
    QUALIFY row_number() OVER (PARTITION BY "at" ORDER BY claim) <= {MOST_COMPARED}
        AND count(DISTINCT (home, measure)) OVER (PARTITION BY "at") > 1"""


def add_index(
    archive: Path, connection: duckdb.DuckDBPyConnection, rows: str, parts: Sequence[str], folder: Path,
    metadata: Mapping[str, str],
) -> None:  # fmt: skip
    """Write the index of an archive into its file, before the footer. Raises ``OSError`` and the database's errors.

    ``rows`` is a query of its rows, in any order, that reads other files, ``parts`` are the same, each of so many as
    memory holds. What is put in order lies in the database, which spills it where memory is short, and in the folder.
    """
    # Figures of fewer digits no draft asks for: with it there are still more claims.
    few = f"{_FIGURE} AND lo < {least_digits(int(metadata['claims']))}"
    rows_of(connection, f"CREATE OR REPLACE TEMP VIEW rows AS SELECT * FROM ({rows}) WHERE NOT coalesce({few}, false)")
    rows_of(connection, f"CREATE OR REPLACE TEMP TABLE shelf AS {_SHELF}")
    with archive.open("r+b") as file:
        addition = Addition(file)
        for kind in SMALL:
            query = "SELECT coalesce(claim, ''), coalesce(data, '') FROM rows WHERE kind = ? ORDER BY ALL"
            addition.small(kind, rows_of(connection, query, [kind]))
        near = _parted(_alike(_sorted(connection, "near")), ROWS)
        addition.tables["near"] = addition.writer.table(TABLES["near"], near, _zone_of_near)
        for name, zone in (("keys", _zone_of_keys), ("figures", _no_zone)):
            blocks = _parted(((row, 1) for row in _sorted(connection, name)), ROWS)
            addition.tables[name] = addition.writer.table(TABLES[name], blocks, zone)
        records = _records(connection, parts, folder)
        first = list(islice(records, ROWS))
        dictionary = "\n".join(row[3] for row in first).encode("utf-8", "surrogatepass")[-_LIKE:]
        for name, found, most in (
            ("records", chain(first, records), _TEXT),
            ("echoes", _echoes(connection, parts, folder), _AT_ONCE),
        ):
            blocks = _parted(((row, len(row[3]) + len(row[4])) for row in found), most)
            addition.tables[name] = addition.writer.table(TABLES[name], blocks, _no_zone, dictionary)
        addition.finish(metadata, dictionary)


def _records(connection: duckdb.DuckDBPyConnection, parts: Iterable[str], folder: Path) -> Iterator[tuple[Any, ...]]:
    """Yield the records of claims and articles in the order of their table."""
    buckets = Buckets(folder)
    for part in parts:
        tell("indexing rows")
        claims = _with_articles(connection, part, "coalesce(stand, home)", "LEFT JOIN shelf USING (claim)")
        for home, claim, data, article in claims:
            buckets.add(_record(home, second_of(claim), claim, data, article))
        articles = rows_of(connection, f"""
            WITH part AS ({part})
            SELECT article, data, claims FROM part LEFT JOIN (
                SELECT article, list(claim) AS claims FROM part WHERE {_HOLDING} AND data IS NOT NULL GROUP BY article
            ) AS told USING (article)
            WHERE kind = 'article'""")  # fmt: skip
        for article, data, claims in articles:
            told = json.dumps(claims or [], separators=(",", ":"))
            buckets.add((hashed(article), ARTICLE, article, f"{in_pieces(data)}\0{told}"))
    return _put_in_order(buckets)


def _echoes(connection: duckdb.DuckDBPyConnection, parts: Iterable[str], folder: Path) -> Iterator[tuple[Any, ...]]:
    """Yield the claims of figures that several things have, as many as are compared, each with its article."""
    rows_of(connection, f"CREATE OR REPLACE TEMP TABLE echo AS {_ECHOES}")
    buckets = Buckets(folder)
    for part in parts:
        tell("indexing rows")
        for at, claim, data, article in _with_articles(connection, part, 'echo."at"', "JOIN echo USING (claim)"):
            buckets.add(_record(at, 0, claim, data, article))
    rows_of(connection, "DROP TABLE echo")
    return _put_in_order(buckets)


def _with_articles(
    connection: duckdb.DuckDBPyConnection, part: str, at: str, joined: str
) -> Iterator[tuple[int, str, str, str | None]]:
    """Yield of claims in a part where they are to stand, their ids and data, and the data of articles if not long."""
    yield from rows_of(connection, f"""
        WITH part AS ({part})
        SELECT {at}, claim, one.data, article.data FROM part AS one {joined}
        LEFT JOIN (
            SELECT article, data FROM part WHERE kind = 'article' AND length(data) <= {_MAY_BE_SHORT}
        ) AS article USING (article)
        WHERE {_HOLDING} AND one.data IS NOT NULL""")  # fmt: skip


def _record(at: int, second: int, claim: str, data: str, article: str | None) -> Record:
    return at, second, claim, f"{in_pieces(data)}\0{_if_short(article)}"


@lru_cache(10_000)
def _if_short(article: str | None) -> str:
    told = in_pieces(article) if article else ""
    return told if len(told) <= _SHORT else ""


def _put_in_order(buckets: Buckets) -> Iterator[tuple[Any, ...]]:
    for at, second, id_, both in buckets.sorted():
        yield (at, second, id_, *both.split("\0"))


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


def _alike(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[tuple[Any, ...], int]]:
    """Yield sorted rows of the table ``near``, each with all its claims and their number; very many in several rows."""
    for said, same in groupby(rows, lambda row: row[:-2]):
        names = ((claim, article) for *_, claim, article in same)
        while some := list(islice(names, ROWS)):
            yield (*said, json.dumps(list(chain(*some)), separators=(",", ":"))), len(some)


def _parted(rows: Iterable[tuple[tuple[Any, ...], int]], most: int) -> Iterator[list[tuple[Any, ...]]]:
    """Yield rows, each with its weight, in blocks, which end where they weigh the most, or before where ``at`` ends."""
    block: list[tuple[Any, ...]] = []
    weighs = 0
    for row, weight in rows:
        if weighs >= most or (block and weighs >= most // 2 and row[0] != block[-1][0]):
            yield block
            block, weighs = [], 0
        block.append(row)
        weighs += weight
    if block:
        yield block


def _zone_of_near(rows: Sequence[tuple[Any, ...]]) -> Zone:
    return Zone(max(row[5] for row in rows), min(row[6] for row in rows), any(row[9] & SPECIAL for row in rows))


def _zone_of_keys(rows: Sequence[tuple[Any, ...]]) -> Zone:
    return Zone(0, 0, any(row[1] for row in rows))


def _no_zone(_: object) -> Zone:
    return Zone(0, 0, True)
