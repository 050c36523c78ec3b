"""Which claims of archives can stand in a finding: by the screen over all rows, where there are very many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.period import MINUTES_A_DAY
from claimcheck.domain.progress import tell
from claimcheck.domain.record import frozen
from claimcheck.engine.blocks import Block
from claimcheck.engine.moved import MOST_COMPARED
from claimcheck.rules._rule import Rule
from claimcheck.scale.row_tables import NOWHERE, load, tables
from claimcheck.scale.schema import PLACE_BITS
from claimcheck.scale.screen import FIRST, LAST, DuckDB, part_steps, steps
from claimcheck.scale.store import Store

# Days hold the minutes of times: what overlaps in minutes does so in days.
_NARROWING: Final = f"""
CREATE OR REPLACE TEMP VIEW narrowing AS
SELECT hash(claim) AS n, hash(article) AS article, slot, lo, hi, meant_lo, meant_hi, is_hedged,
       CAST(coalesce(valid_from // {MINUTES_A_DAY}, {FIRST}) AS INTEGER) AS first_day,
       CAST(coalesce(valid_to // {MINUTES_A_DAY}, {LAST}) AS INTEGER) AS last_day,
       CASE rows.nature WHEN 'FIXED' THEN false WHEN 'FLOW' THEN origin = 'UNKNOWN' ELSE NOT is_day END AS is_wide,
       CASE WHEN known_measure.spreads THEN known_measure.number END AS measure_number,
       ("at" & {(1 << PLACE_BITS) - 1}) + {NOWHERE} AS place_number,
       "at" >> {PLACE_BITS} AS rest, facets
FROM rows LEFT JOIN known_measure ON known_measure.id = measure
WHERE kind = 'assertion'
"""
_SUSPECTS: Final = """
SELECT DISTINCT claim, home FROM rows
WHERE kind IN ('assertion', 'claim')
  AND (is_suspect OR hash(claim) IN (SELECT n FROM clashing UNION SELECT n FROM tied))
"""
_FIGURES: Final = f"""
SELECT claim, home FROM rows SEMI JOIN (
    SELECT "at" FROM rows WHERE kind = 'key' AND block = '{Block.FIGURE.name}'
    GROUP BY "at" HAVING count(DISTINCT (home, measure)) > 1
) AS shared USING ("at")
WHERE kind = 'key' AND block = '{Block.FIGURE.name}'
QUALIFY row_number() OVER (PARTITION BY "at" ORDER BY claim) <= {MOST_COMPARED}
"""


_COUNTS: Final = """
SELECT count(*) FILTER (kind = 'article'),
       count(*) FILTER (kind = 'left-out' OR (kind IN ('assertion', 'claim') AND data IS NOT NULL)),
       (SELECT count(DISTINCT claim) FROM rows WHERE kind = 'assertion' AND slot IN (
           SELECT slot FROM rows WHERE kind = 'assertion' GROUP BY slot HAVING min(claim) < max(claim)))
FROM rows
"""


@frozen
class Counts:
    """How many articles and claims there are, and how many of these have company in a slot."""

    articles: int
    claims: int
    compared: int


def suspects(store: Store, catalog: Catalog, rules: Mapping[str, Rule]) -> Iterator[tuple[str, int]]:
    """Yield claims and their homes: with the special ones, and what is near these, all that findings are made of."""
    for table in tables(catalog):
        load(store.connection, table)
    store.connection.execute(_NARROWING)
    for step in (*steps(DuckDB()), *part_steps(DuckDB())):
        tell("screening rows")
        store.connection.execute(f"CREATE OR REPLACE TEMP TABLE {step.name} AS {step.query}")
    yield from store.query(_SUSPECTS)
    if any(rule.among is Block.FIGURE for rule in rules.values()):
        yield from store.query(_FIGURES)


def count(store: Store) -> Counts:
    """Return how much archives hold; a claim counts as compared that shares a slot."""
    return Counts(*store.query(_COUNTS)[0])


def specials(store: Store) -> dict[str, int]:
    """Return the special claims, and where they are held."""
    return dict(store.query("SELECT DISTINCT claim, home FROM rows WHERE special AND kind IN ('assertion', 'claim')"))
