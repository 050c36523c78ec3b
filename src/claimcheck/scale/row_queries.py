"""What is asked about all claims of rows: which stand twice, how many have company, what is near the special ones."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Final

from claimcheck.record import frozen
from claimcheck.scale.row_tables import Table, load

if TYPE_CHECKING:
    import duckdb

_PARTS: Final = 4
_SEVERAL: Final = f"""
INSERT INTO several SELECT claim_hash FROM sound WHERE claim_hash % {_PARTS} = ? GROUP BY claim_hash HAVING count(*) > 1
"""
"""Which claims of one part stand twice: to gather those of all at once takes a third of the memory of the rows."""
_TWICE: Final = """
CREATE OR REPLACE TEMP TABLE twice AS
SELECT claim_hash, min(n) AS first FROM sound SEMI JOIN several USING (claim_hash) GROUP BY claim_hash
"""
_DOUBLES: Final = """
SELECT n FROM sound JOIN twice USING (claim_hash) WHERE n > first
UNION SELECT n FROM sound WHERE claim_hash IN (SELECT hash(unnest(?::VARCHAR[]))) ORDER BY n
"""
_SHARED: Final = "CREATE OR REPLACE TEMP TABLE shared AS SELECT slot FROM cell GROUP BY slot HAVING sum(size) > 1"
_ALONE: Final = """
  ANTI JOIN shared AS first ON first.slot = sound.slot
  ANTI JOIN shared AS second ON second.slot = slot_2
  ANTI JOIN shared AS third ON third.slot = slot_3
"""
_COUNTS: Final = f"SELECT count(*), count(DISTINCT article), (SELECT count(*) FROM sound {_ALONE}) FROM sound"
_APART: Final = f"SELECT n FROM sound SEMI JOIN (SELECT unnest(?::BIGINT[]) AS n) AS asked USING (n) {_ALONE}"
# Whatever shares a root with a special claim, or with one of the ledger's, is examined with it; so is whatever is of an
# event before, after or within theirs.
FOLLOWED: Final = """
WITH met AS (
  SELECT root FROM sound WHERE is_special UNION SELECT root_2 FROM sound WHERE root_2 IS NOT NULL
  UNION SELECT root FROM ordinary_root
)
SELECT root FROM met UNION SELECT hash(3, id) FROM known_event
WHERE event_root IN (SELECT event_root FROM known_event SEMI JOIN met ON hash(3, id) = root)
"""


@frozen
class Counts:
    """How many claims of rows there are, in how many articles, how many have no company, which of some have none."""

    size: int
    articles: int
    alone: int
    apart: frozenset[int]


def doubles(connection: duckdb.DuckDBPyConnection, known: Sequence[str]) -> list[int]:
    """Return the numbers of the ``sound`` rows whose claim stands in an earlier one, or has one of these known ids."""
    load(connection, Table("several", "claim_hash UBIGINT", ()))
    for part in range(_PARTS):
        connection.execute(_SEVERAL, [part])
    connection.execute(_TWICE)
    return [number for (number,) in connection.execute(_DOUBLES, [known]).fetchall()]


def counts(connection: duckdb.DuckDBPyConnection, some: Collection[int]) -> Counts:
    """Return the counts of the ``sound`` rows, of which some are asked about by number."""
    connection.execute(_SHARED)
    size, articles, alone = connection.execute(_COUNTS).fetchall()[0]
    apart = connection.execute(_APART, [list(some)]).fetchall()
    return Counts(size, articles, alone, frozenset(number for (number,) in apart))
