"""Which claims of archives can stand in a finding: by the screen over all rows, where there are very many."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Final

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.progress import tell
from claimcheck.engine.blocks import Block
from claimcheck.engine.moved import MOST_COMPARED
from claimcheck.record import frozen
from claimcheck.rules._rule import Rule
from claimcheck.scale.archived import steps
from claimcheck.scale.dialects import DuckDB
from claimcheck.scale.row_tables import load, tables
from claimcheck.scale.schema import A_CLAIM
from claimcheck.scale.store import Store
from claimcheck.stored import StoredError

_SUSPECTS: Final = """
SELECT DISTINCT claim, home FROM rows
WHERE kind IN ('assertion', 'claim')
  AND (is_suspect OR hash(claim) IN (SELECT n FROM told))
"""
_FIGURES: Final = f"""
WITH told AS (
    SELECT "at", claim, home, measure FROM rows
    WHERE kind = 'key' AND block = '{Block.FIGURE.name}' AND lo >= ?  -- digits
)
SELECT claim, home FROM told SEMI JOIN (
    SELECT "at" FROM told GROUP BY "at"
    HAVING min(home) < max(home) OR min(measure) < max(measure) OR count(measure) BETWEEN 1 AND count(*) - 1
) AS shared USING ("at")
QUALIFY row_number() OVER (PARTITION BY "at" ORDER BY claim) <= {MOST_COMPARED}
"""


_SHARED: Final = """
SELECT slot FROM rows WHERE kind = 'assertion' GROUP BY slot HAVING min(claim) < max(claim)
"""
_ALONE: Final = """
WITH asked AS (SELECT DISTINCT claim FROM rows
               WHERE kind IN ('assertion', 'claim') AND claim IN (SELECT unnest(?::VARCHAR[])))
SELECT count(*) FROM asked
ANTI JOIN (SELECT claim FROM rows SEMI JOIN shared USING (slot) WHERE kind = 'assertion') AS compared USING (claim)
"""
_COUNTS: Final = f"""
SELECT count(*) FILTER (kind = 'article'), count(*) FILTER ({A_CLAIM}),
       (SELECT count(DISTINCT claim) FROM rows SEMI JOIN shared USING (slot) WHERE kind = 'assertion'),
       count(*) FILTER (isnan(lo) OR isnan(hi) OR meant_lo < lo OR meant_hi > hi)
FROM rows
"""


@frozen
class Counts:
    """How many articles and claims there are, and how many of these have company in a slot.

    ``alone_among`` counts those of some claims that have none.
    """

    articles: int
    claims: int
    compared: int
    alone_among: Callable[[Collection[str]], int]


def suspects(store: Store, catalog: Catalog, rules: Mapping[str, Rule], digits: int) -> Iterator[tuple[str, int]]:
    """Yield claims and their homes: with the special ones, and what is near these, all that findings are made of.

    Equal figures are looked for that have so many ``digits``.
    """
    for table in tables(catalog):
        load(store.connection, table)
    for step in steps(DuckDB(), "hash(claim)", "hash(article)"):
        tell("screening rows")
        kind = "VIEW" if step.name == "narrowing" else "TABLE"
        store.query(f"CREATE OR REPLACE TEMP {kind} {step.name} AS {step.query}")
    yield from store.query(_SUSPECTS)
    if any(rule.among is Block.FIGURE for rule in rules.values()):
        yield from store.query(_FIGURES, digits)


def count(store: Store) -> Counts:
    """Return how much archives hold; a claim counts as compared that shares a slot.

    Raises ``StoredError`` where what a claim means reaches beyond what it says, or an end is no number: the screen
    would not see what such rows stand for.
    """
    store.query(f"CREATE OR REPLACE TEMP TABLE shared AS {_SHARED}")
    articles, claims, compared, wrong = store.query(_COUNTS)[0]
    if wrong:
        raise StoredError(f"{wrong} rows whose bounds cannot be")
    return Counts(articles, claims, compared, lambda some: int(store.query(_ALONE, sorted(some))[0][0]))


def specials(store: Store) -> dict[str, int]:
    """Return the special claims, and where they are held."""
    return dict(store.query("SELECT DISTINCT claim, home FROM rows WHERE special AND kind IN ('assertion', 'claim')"))
