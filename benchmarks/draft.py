"""A draft against archives: ``python -m benchmarks.draft --copies 1 50 500``.

An archive is compiled of generated claims, and grown by copies of their articles under other names, so that each slot
has as many more claims. The draft is an article of ten claims on the same world. A whole process is a multiple of
``python -c pass``; in a running process, each check is of the draft with one figure changed, as while someone types.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import duckdb

from benchmarks.archives import CATALOG, document
from benchmarks.desk import NOTHING, claimcheck, shown
from benchmarks.ledgers import country
from benchmarks.ledgers.archive import Archive
from benchmarks.measure import versions
from claimcheck import Archive as Opened
from claimcheck.scale.compile import GROUP, compile_archive
from claimcheck.scale.schema import KINDS
from claimcheck.scale.store import quoted

PER_FILE = 200  # articles: a claim file has five megabytes at most
ONCE = "('catalog', 'setting', 'source')"
CHECKS = 20


def compiled(claims: int, folder: Path) -> Path:
    """Write and compile the claims; return the archive."""
    archive = Archive(claims)
    sources = folder / "claims"
    sources.mkdir(parents=True, exist_ok=True)
    (sources / CATALOG).write_text("".join(country.catalog(archive.events)), encoding="utf-8")
    for first in range(0, archive.articles, PER_FILE):
        some = range(first, min(first + PER_FILE, archive.articles))
        lines = "".join(json.dumps(document(archive, number)) + "\n" for number in some)
        (sources / f"{first:07}.jsonl").write_text(lines, encoding="utf-8")
    compile_archive([sources], folder / "one.parquet")
    return folder / "one.parquet"


def grown(archive: Path, copies: int, target: Path) -> Path:
    """Write an archive with so many copies of each article."""
    renamed = "CASE WHEN k > 0 THEN concat('x', k, {0}) ELSE {0} END AS {0}"
    data = """CASE WHEN k > 0 AND kind IN ('article', 'assertion', 'claim')
        THEN regexp_replace(data, '"(id|article)":"n', concat('"\\1":"x', k, 'n'), 'g') ELSE data END AS data"""
    kinds = ", ".join(map(quoted, KINDS))
    with duckdb.connect(config={"temp_directory": str(target.parent), "memory_limit": "8GB"}) as connection:
        connection.execute("SET enable_progress_bar = false")
        told = connection.execute("SELECT decode(key), decode(value) FROM parquet_kv_metadata(?)", [str(archive)])
        metadata = ", ".join(f"{quoted(key)}: {quoted(value)}" for key, value in told.fetchall())
        connection.execute(f"""
            COPY (
                SELECT rows.* REPLACE ({renamed.format("claim")}, {renamed.format("article")}, {data})
                FROM read_parquet({quoted(str(archive))}) AS rows, range({copies}) AS copied(k)
                WHERE k = 0 OR kind NOT IN {ONCE}
                ORDER BY list_position([{kinds}], kind), "at", slot, lo, claim
            ) TO {quoted(str(target))}
            (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {GROUP}, KV_METADATA {{{metadata}}})
        """)  # noqa: S608 - our own names
    return target


def draft(claims: int, number: int) -> dict[str, object]:
    """Return ten claims of the world of an archive, as a draft in which one figure changes with the number."""
    entries = [dict(entry) for entry in document(Archive(claims), 0)["claims"][:10]]
    entries[0] |= {"value": f"{13_000_000 + number} jiwa", "quote": None}
    return {"article": {"id": "draft", "published": "2026-06-01", "language": "id"}, "claims": entries}


def running(archive: Path, claims: int) -> float:
    """Return how many seconds of the processors a check takes in a running process: the median of several."""
    with Opened(archive) as opened:
        opened.check(draft(claims, 0))
        taken = []
        for number in range(1, CHECKS + 1):
            start = time.process_time()
            opened.check(draft(claims, number))
            taken.append(time.process_time() - start)
    return statistics.median(taken)


def main() -> int:
    """Measure what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=20_000)
    parser.add_argument("--copies", type=int, nargs="+", default=[1, 50])
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    print(versions("claimcheck", "duckdb"))
    # What is measured must not begin with the memory that the making of archives took.
    apart = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
    with tempfile.TemporaryDirectory() as temporary, apart:
        folder = Path(temporary)
        one = apart.submit(compiled, given.claims, folder).result()
        path = folder / "draft.json"
        path.write_text(json.dumps(draft(given.claims, 0)), encoding="utf-8")
        commands = {NOTHING: (sys.executable, "-c", "pass"), "import duckdb": (sys.executable, "-c", "import duckdb")}
        inside = {}
        for copies in given.copies:
            archive = apart.submit(grown, one, copies, folder / f"{copies}.parquet").result()
            name = f"draft against {given.claims * copies:,} claims ({archive.stat().st_size / 2**20:.0f} MiB)"
            commands[name] = (*claimcheck(path), "--against", str(archive))
            inside[name] = apart.submit(running, archive, given.claims).result()
        print("\n" + shown(("a draft of ten claims", "pass"), commands, given.runs, folder))
    for name, seconds in inside.items():
        print(f"in a running process, {name}: {1000 * seconds:.0f} ms of the processors")
    return 0


if __name__ == "__main__":
    sys.exit(main())
