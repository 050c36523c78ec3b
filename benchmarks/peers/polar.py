"""Polars: lazy scans, one group and one join."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import polars as pl

from benchmarks.peers.columns import COLUMNS, print_claims

_TYPES: Final = {"varchar": pl.String, "double": pl.Float64, "boolean": pl.Boolean, "integer": pl.Int32}
_ULP: Final = 2.0**-52


def _rows(path: Path) -> pl.LazyFrame:
    if path.suffix == ".parquet":
        return pl.scan_parquet(path)
    scope = pl.Struct({"gate": pl.String, "block": pl.String, "sector": pl.String})
    schema: dict[str, pl.DataType | type[pl.DataType]] = {name: _TYPES[kind] for name, kind in COLUMNS.items()}
    return pl.scan_ndjson(path, schema={**schema, "scope": scope})


def _inwards(end: str, sign: int) -> pl.Expr:
    """Return an end as a number that compares rightly: all ends here are at least 1, an open one moves by a bit."""
    column = pl.col(end)
    moved = pl.when(pl.col(f"{end}_open")).then(column * (1 + sign * _ULP)).otherwise(column)
    return moved.fill_null(sign * -float("inf"))


def _narrowings(rows: pl.LazyFrame, leaves: pl.LazyFrame) -> pl.LazyFrame:
    day = pl.col("date")
    first, last = (part.str.to_date().to_physical().cast(pl.Float64)
                   for part in (day.str.head(10), day.str.tail(10)))  # fmt: skip
    award = [pl.col(name) for name in ("award", "edition", "level", "category")]

    def of(kind: str, name: str, keys: list[pl.Expr], lo: pl.Expr, hi: pl.Expr, *, placed: str = "") -> pl.LazyFrame:
        chosen = rows.filter(pl.col("kind") == kind)
        if placed:
            chosen = chosen.join(leaves, left_on=placed, right_on="leaf_place")
        slot = pl.struct(pl.lit(name).alias("family"), *keys).hash()
        return chosen.select("claim", slot=slot, lo=lo.cast(pl.Float64), hi=hi.cast(pl.Float64))

    value = [pl.col(name) for name in ("measure", "place", "of", "event", "scope", "as_of")]
    event, rank, leaf = [pl.col("event")], pl.col("rank"), (pl.col("first"), pl.col("last"))
    return pl.concat([
        of("quantity", "value", value, _inwards("lower", 1), _inwards("upper", -1)),
        of("event", "date", event, first, last),
        of("event", "venue", event, *leaf, placed="place"),
        of("rank", "rank", [*award, pl.col("recipient")], rank, rank),
        of("rank", "holder", [*award, rank], *leaf, placed="recipient"),
    ])  # fmt: skip


def conflicting(rows: Path, leaves: Path) -> list[str]:
    """Return the ids of the claims that contradict others of their slot."""
    places = pl.scan_csv(leaves).rename({"place": "leaf_place"})
    narrowed = _narrowings(_rows(rows), places).collect(engine="streaming").lazy()
    ends = narrowed.group_by("slot").agg(last_start=pl.col("lo").max(), first_end=pl.col("hi").min())
    suspect = ends.filter(pl.col("last_start") > pl.col("first_end"))
    clashing = (pl.col("lo") > pl.col("first_end")) | (pl.col("hi") < pl.col("last_start"))
    found = narrowed.join(suspect, on="slot").filter(clashing).select("claim").unique().sort("claim")
    return list(found.collect(engine="streaming")["claim"])


if __name__ == "__main__":
    print_claims(sys.argv, conflicting)
