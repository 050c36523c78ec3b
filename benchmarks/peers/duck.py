"""DuckDB: a window query over all slots, written for exactly this job, over rows as JSON lines or Parquet.

Screened, it groups first, and looks only at the slots in which something clashes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import duckdb

from benchmarks.peers.columns import COLUMNS, print_claims

# Ends become single numbers that compare rightly: an open end is moved to the next double inwards.
_NARROWINGS: Final = """
create temp table narrowing as
with narrowed as (
  select claim, unnest(case kind
    when 'quantity' then [
      {slot: hash('value', measure, claims.place, "of", "event", scope, as_of),
       lo: coalesce(if(lower_open, nextafter("lower", 'inf'::double), "lower"), '-inf'::double),
       hi: coalesce(if(upper_open, nextafter("upper", '-inf'::double), "upper"), 'inf'::double)}]
    when 'event' then [
      {slot: hash('date', "event"),
       lo: epoch(left(date, 10)::date)::double, hi: epoch(right(date, 10)::date)::double},
      {slot: hash('venue', "event"), lo: leaves.first::double, hi: leaves.last::double}]
    else [
      {slot: hash('rank', award, edition, level, category, recipient), lo: "rank"::double, hi: "rank"::double},
      {slot: hash('holder', award, edition, level, category, "rank"),
       lo: leaves.first::double, hi: leaves.last::double}]
    end, recursive := true)
  from claims left join leaves on leaves.place = coalesce(recipient, claims.place)
)
select * from narrowed
"""
_CONFLICTS: Final = """
with spread as (
  select claim, lo, hi, max(lo) over same as last_start, min(hi) over same as first_end
  from narrowing window same as (partition by slot)
)
select distinct claim from spread where lo > first_end or hi < last_start order by claim
"""
_SCREENED: Final = """
with suspect as (select slot from narrowing group by slot having max(lo) > min(hi)),
spread as (
  select claim, lo, hi, max(lo) over same as last_start, min(hi) over same as first_end
  from narrowing semi join suspect using (slot) window same as (partition by slot)
)
select distinct claim from spread where lo > first_end or hi < last_start order by claim
"""


def read(session: duckdb.DuckDBPyConnection, path: Path) -> duckdb.DuckDBPyRelation:
    """Return the rows of a file, with the columns known, not guessed."""
    if path.suffix == ".parquet":
        return session.read_parquet(str(path))
    return session.read_json(str(path), format="newline_delimited", columns=COLUMNS)


def to_parquet(rows: Path, target: Path) -> None:
    """Write rows as Parquet, with the columns and types of the import schema."""
    with duckdb.connect() as session:
        read(session, rows).write_parquet(str(target), compression="zstd")


def conflicting(rows: Path, leaves: Path, query: str = _CONFLICTS) -> list[str]:
    """Return the ids of the claims that contradict others of their slot."""
    with duckdb.connect() as session:
        read(session, rows).create_view("claims")
        session.read_csv(str(leaves)).create("leaves")
        session.execute(_NARROWINGS)
        return [claim for (claim,) in session.execute(query).fetchall()]


def screened(rows: Path, leaves: Path) -> list[str]:
    """Return the same, with windows only over the slots in which something clashes."""
    return conflicting(rows, leaves, _SCREENED)


if __name__ == "__main__":
    print_claims(sys.argv, conflicting)
