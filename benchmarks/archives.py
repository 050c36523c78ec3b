"""Generate an archive of claims: ``python -m benchmarks.archives FOLDER --claims 1000000 --form rows parquet``.

Into the folder go a catalog.yaml, places.csv (the halls in each place, for peers), planted.txt (the ids of the claims
that contradict others, all and only), beside.txt (those that stand beside them, as they clash with one as the two are
meant), and the same claims in each form that is asked for:

articles   articles/*.yaml, an article a file, in the words of the article
jsonl      claims.jsonl, an article a line, the same
rows       claims.rows.jsonl, a claim a line, values already read
parquet    claims.rows.parquet, the same
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing import Pool
from pathlib import Path
from typing import Any, Final

from benchmarks.ledgers import country
from benchmarks.ledgers.archive import Archive, article_id, published

FORMS: Final = ("articles", "jsonl", "rows", "parquet")
ROWS, PARQUET, DOCUMENTS = "claims.rows.jsonl", "claims.rows.parquet", "claims.jsonl"
CATALOG, LEAVES, PLANTED, BESIDE = "catalog.yaml", "places.csv", "planted.txt", "beside.txt"
_BATCH: Final = 100  # articles

# What a worker process writes of; a process is started with its own.
_shared: list[Archive] = []


def document(archive: Archive, number: int) -> dict[str, Any]:
    """Return an article and its claims in the form of a claim file."""
    return {
        "article": {"id": article_id(number), "published": published(number), "language": "id"},
        "claims": [archive.claim(claim).entry for claim in archive.article(number)],
    }


def yaml_text(document: dict[str, Any]) -> str:
    """Return a document as a person would write it; no text in an archive needs quoting."""
    lines = ["article:", *(f"  {key}: {value}" for key, value in document["article"].items()), "claims:"]
    for entry in document["claims"]:
        pairs = [f"{key}: {_flow(value)}" for key, value in entry.items()]
        lines += [f"  - {pairs[0]}", *(f"    {pair}" for pair in pairs[1:])]
    return "\n".join(lines) + "\n"


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {inner}" for key, inner in value.items()) + "}"
    return str(value)


def row_lines(archive: Archive, number: int) -> str:
    """Return the claims of an article, a row a line."""
    rows = json.dumps([archive.claim(claim).row for claim in archive.article(number)])
    return rows[1:-1].replace("}, {", "}\n{") + "\n"  # no text in an archive has braces; one call is much faster


def document_line(archive: Archive, number: int) -> str:
    """Return an article as a line."""
    return json.dumps(document(archive, number)) + "\n"


def _start(archive: Archive) -> None:
    _shared[:] = [archive]


def _batch(task: tuple[Callable[[Archive, int], str], range]) -> str:
    write, articles = task
    return "".join(write(_shared[0], number) for number in articles)


def _texts(archive: Archive, write: Callable[[Archive, int], str]) -> Iterator[str]:
    """Yield the text of all articles in order, written by as many processes as there are processors."""
    tasks = [(write, range(first, min(first + _BATCH, archive.articles)))
             for first in range(0, archive.articles, _BATCH)]  # fmt: skip
    if len(tasks) < 10:
        _start(archive)
        yield from map(_batch, tasks)
        return
    with Pool(os.cpu_count(), _start, (archive,)) as pool:
        yield from pool.imap(_batch, tasks)


def write_archive(archive: Archive, folder: Path, forms: list[str]) -> None:
    """Write an archive's catalog, what is planted in it, and its claims in the forms given."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / CATALOG).write_text("".join(country.catalog(archive.events)), encoding="utf-8")
    (folder / LEAVES).write_text("".join(country.leaves()), encoding="utf-8")
    for name, claims in ((PLANTED, archive.planted()), (BESIDE, archive.beside())):
        (folder / name).write_text("".join(f"{claim}\n" for claim in sorted(set(claims))), encoding="utf-8")
    if "articles" in forms:
        (folder / "articles").mkdir(exist_ok=True)
        for number in range(archive.articles):
            text = yaml_text(document(archive, number))
            (folder / "articles" / f"{article_id(number)}.yaml").write_text(text, encoding="utf-8")
    for form, name, write in (("jsonl", DOCUMENTS, document_line), ("rows", ROWS, row_lines)):
        if form in forms or (form == "rows" and "parquet" in forms):
            with (folder / name).open("w", encoding="utf-8") as file:
                file.writelines(_texts(archive, write))
    if "parquet" in forms:
        from benchmarks.peers.duck import to_parquet  # noqa: PLC0415 - DuckDB is only needed for this form

        to_parquet(folder / ROWS, folder / PARQUET)


def main(arguments: list[str] | None = None) -> int:
    """Generate an archive as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--form", nargs="+", choices=FORMS, default=["rows"])
    parser.add_argument("--false", type=float, default=0.005, help="share of the slots that have a false claim")
    parser.add_argument("--tied", type=float, default=0.05, help="share of quantities that are parts of others")
    parser.add_argument("--per-article", type=int, default=20)
    given = parser.parse_args(arguments)
    start = time.perf_counter()
    archive = Archive(given.claims, seed=given.seed, false=given.false, tied=given.tied, per_article=given.per_article)
    write_archive(archive, given.folder, given.form)
    print(f"{given.claims:,} claims in {given.folder} in {time.perf_counter() - start:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
