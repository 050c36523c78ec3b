"""Archives of very many claims, made of the rows of a small one: to compile as many would take minutes."""

from __future__ import annotations

from pathlib import Path

import duckdb

from claimcheck.scale.relations import quoted


def rewrite(archive: Path, target: Path, rows: str, compression: str = "zstd") -> None:
    """Write rows, a query, as an archive that tells of itself what another does."""
    with duckdb.connect() as connection:
        told = connection.execute("SELECT decode(key), decode(value) FROM parquet_kv_metadata(?)", [str(archive)])
        pairs = ", ".join(f"{quoted(key)}: {quoted(value)}" for key, value in told.fetchall())
        form = f"FORMAT parquet, COMPRESSION {compression}, ROW_GROUP_SIZE 32768, KV_METADATA {{{pairs}}}"
        connection.execute(f"COPY ({rows}) TO {quoted(str(target))} ({form})")


def replicated(archive: Path, target: Path, claim: str, changes: str, *, count: int, compression: str = "zstd") -> None:
    """Write an archive with replicas of a claim: its id with a number ``i``, and what ``changes``, SQL, replaces."""
    rows = f"read_parquet({quoted(str(archive))})"
    query = f"""
        SELECT made.* REPLACE (claim || i AS claim, {changes})
        FROM {rows} AS made, range({count}) AS numbers(i) WHERE claim = {quoted(claim)}
        UNION ALL FROM {rows}"""  # noqa: S608 - our own words
    rewrite(archive, target, query, compression)
