"""The screen over an archive's rows, run by DuckDB: it lets no clash pass, and its work does not grow with a slot."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import api
from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.span import Span
from claimcheck.scale.archived import steps
from claimcheck.scale.compile import compile_archive
from claimcheck.scale.dialects import DuckDB
from claimcheck.scale.forms import thaw_catalog
from claimcheck.scale.row_tables import load, tables
from claimcheck.scale.schema import highest, lowest
from worlds.ledger import documents
from worlds.lying import false_world
from worlds.slots import slots
from worlds.telling import true_world

# What the spans of one slot, or of a part and its whole, show by themselves.
BY_SPANS = frozenset(
    ("value-conflict", "figures-differ", "decimal-mark", "date-conflict", "venue-conflict", "status-conflict",
     "rank-conflict", "rank-shared", "part-exceeds-whole")
)  # fmt: skip
MANY = 100_000


def screened(connection: duckdb.DuckDBPyConnection, catalog: Catalog) -> dict[str, int]:
    """Run the steps over the relation ``rows``; return how many rows each makes."""
    for table in tables(catalog):
        load(connection, table)
    sizes = {}
    for step in steps(DuckDB(), "claim", "rows.article"):
        connection.execute(f"CREATE TABLE {step.name} AS {step.query}")
        ((sizes[step.name],),) = connection.table(step.name).aggregate("count(*)").fetchall()
    return sizes


def assert_none_passes(mappings: Iterable[Mapping[str, object]]) -> None:
    with TemporaryDirectory() as folder, duckdb.connect() as connection:
        for number, mapping in enumerate(mappings):
            (Path(folder) / f"{number:03}.json").write_text(json.dumps(mapping, default=str), "utf-8")
        archive = Path(folder) / "archive.parquet"
        compile_archive([folder], archive)
        connection.read_parquet(str(archive)).to_table("rows")
        ((catalog,),) = connection.execute("SELECT data FROM rows WHERE kind = 'catalog'").fetchall()
        screened(connection, thaw_catalog(catalog))
        seen = {claim for (claim,) in connection.execute("FROM told").fetchall()}
        special = {claim for (claim,) in connection.execute("SELECT claim FROM rows WHERE special").fetchall()}
        for finding in api.check(folder).findings:
            claims = {side.claim for side in finding.sides}
            if finding.code in BY_SPANS and not claims & special:
                assert claims <= seen, finding


@given(st.integers(0, 10**6))
@settings(max_examples=15)
def test_no_clash_of_figures_passes(seed: int) -> None:
    assert_none_passes([dict(one) for one in documents(false_world(true_world(seed, most=9), seed))])


@given(st.integers(0, 10**6))
@settings(max_examples=15)
def test_no_clash_of_events_and_ranks_passes(seed: int) -> None:
    assert_none_passes(slots(seed, lies=2).documents())


def test_ends_that_one_double_stands_for_are_told_apart() -> None:
    tenth, beyond = Fraction(1, 10), Fraction(1, 10) + Fraction(1, 10**17)
    assert float(tenth) == float(beyond)
    assert highest(Span(tenth, tenth)) < lowest(Span(beyond, beyond))


@pytest.mark.parametrize("days", [1, 400])
def test_a_slot_of_very_many_claims_is_screened_without_pairs(days: int) -> None:
    with duckdb.connect() as connection:
        # Every span holds 50, but for those of two claims, which are of days when nothing else is told.
        made = f"""
            CREATE TABLE rows AS SELECT 'assertion' AS kind, 'a' || n || '#c' AS claim, 'a' || n AS article, 1 AS slot,
                'STOCK' AS nature, 'STATED' AS origin, NULL::VARCHAR AS measure, 0::BIGINT AS at,
                []::VARCHAR[] AS facets, false AS is_day, true AS is_hedged, 49.0 - n % 49 AS lo, 51.0 + n % 47 AS hi,
                lo AS meant_lo, hi AS meant_hi, 1000000 + n % {days} * 1440 AS valid_from, valid_from + 2879 AS valid_to
            FROM range({MANY}) AS numbers(n)
            UNION ALL SELECT 'assertion', 'b' || n || '#c', 'b' || n, 1, 'STOCK', 'STATED', NULL, 0, [], true, true,
                n, n, n, n, 5000000, 5001439 FROM range(2) AS numbers(n)
        """  # noqa: S608 - numbers
        connection.execute(made)
        sizes = screened(connection, Catalog())
        copied = {"narrowing", "doubted", "loose_row"}  # of each row one, at the most
        assert max(size for name, size in sizes.items() if name in copied) <= MANY + 2
        assert max(size for name, size in sizes.items() if name not in copied) <= 50 * (days + 1)
        assert connection.execute("SELECT n FROM told ORDER BY n").fetchall() == [("b0#c",), ("b1#c",)]
