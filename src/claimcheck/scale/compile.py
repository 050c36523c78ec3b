"""A ledger as one Parquet table of rows, sorted so that what belongs together stands together."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from os import PathLike
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import duckdb

from claimcheck.checking.examine import examine
from claimcheck.documents import SourceDocument
from claimcheck.documents import load as load_documents
from claimcheck.documents.files import find_files, read_source
from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.domain.progress import tell
from claimcheck.domain.record import frozen
from claimcheck.engine.blocks import Block
from claimcheck.resolve.ledger import Ledger
from claimcheck.resolve.resolve import resolve
from claimcheck.rules._rule import Rule, all_rules
from claimcheck.scale.forms import digest, write_catalog, write_claim, written
from claimcheck.scale.schema import COLUMNS, FORMAT, KINDS, VERSION, Row, Rows, hashed, placed
from claimcheck.scale.store import quoted
from claimcheck.scale.version import version

GROUP: Final = 8192
"""Rows of a row group: what a draft reads at least; the more groups, the longer the list of them."""
_MISSING: Final = {
    "special": "false",
    "reaches": "false",
    "is_day": "false",
    "is_hedged": "false",
    "is_suspect": "false",
}
_INFINITE: Final = (-math.inf, math.inf)
_ENDS: Final = {
    **dict.fromkeys(("lo", "meant_lo"), "'-inf'::DOUBLE"),
    **dict.fromkeys(("hi", "meant_hi"), "'inf'::DOUBLE"),
}


@frozen
class Compiled:
    """How much an archive holds, and the problems met, which it keeps, too."""

    articles: int
    claims: int
    problems: tuple[Diagnostic, ...]


def compile_archive(paths: Sequence[str | PathLike[str]], target: str | PathLike[str]) -> Compiled:
    """Write the ledger of these files and folders as an archive.

    The archive stands there whole or not at all. Raises ``OSError`` where it cannot be written.
    """
    documents, problems = load_documents(paths)
    tell("looking names up")
    ledger, unresolved = resolve(documents)
    catalog = write_catalog(ledger.catalog)
    with TemporaryDirectory(prefix="claimcheck-") as folder:
        spool = Path(folder) / "rows.jsonl"
        with spool.open("w", encoding="utf-8") as stream:
            for row in _rows(ledger, documents, {"problem": problems, "unresolved": unresolved}, catalog, paths):
                stream.write(_line(row))
        _write(spool, Path(target), {"format": FORMAT, "version": VERSION, "claimcheck": version(),
                                     "catalog": digest(catalog), "claim-rules": " ".join(_claim_rules())})  # fmt: skip
    return Compiled(len(ledger.articles), ledger.size, (*problems, *unresolved))


def _rows(
    ledger: Ledger, documents: Iterable[SourceDocument], problems: Mapping[str, Iterable[Diagnostic]], catalog: str,
    paths: Sequence[str | PathLike[str]],
) -> Iterator[Row]:  # fmt: skip
    """Yield all rows of a ledger, in any order."""
    yield {"kind": "catalog", "at": 0, "data": catalog}
    orders = sorted({one.date_order for one in documents if one.date_order is not None})
    yield {"kind": "setting", "at": 0, "data": json.dumps(orders)}
    for kind, met in problems.items():
        yield from ({"kind": kind, "at": 0, "data": written(one), **placed(one.mark)} for one in met)
    yield from ({"kind": "accepted", "at": 0, "data": written(one), **placed(one.mark)} for one in ledger.accepted)
    for left, why in ledger.left_out.items():
        yield {"kind": "left-out", "at": hashed(left), "claim": left, "data": written(why)}
    for fault in ledger.faults:
        yield {"kind": "fault", "at": hashed(fault.claim), "claim": fault.claim, "article": fault.article.id,
               "data": written(fault), **placed(fault.mark)}  # fmt: skip
    for article in ledger.articles.values():
        yield {"kind": "article", "at": hashed(article.id), "article": article.id, "data": written(article)}
    claims = {claim.id: claim for claim in ledger.claims}
    make = Rows(ledger.catalog, write_claim, claims)
    faulty = _faulty(ledger)
    for number, claim in enumerate(ledger.claims, start=1):
        tell("writing claims", number, len(claims))
        first, *others = make.of(claim)
        yield first | {"is_suspect": claim.id in faulty}
        yield from others
    yield from _sources(paths)


def _claim_rules() -> dict[str, Rule]:
    return {name: rule for name, rule in all_rules().items() if rule.among is Block.CLAIM}


def _faulty(ledger: Ledger) -> frozenset[str]:
    """Return the claims in which rules find something that look at one claim at a time."""
    found = examine(ledger, _claim_rules(), among=Block.CLAIM).findings
    return frozenset(side.claim for one in found for side in one.sides)


def _sources(paths: Sequence[str | PathLike[str]]) -> Iterator[Row]:
    for file in find_files(paths)[0]:
        read = read_source(file.name, file.path)
        yield {"kind": "source", "at": hashed(file.name), "file": file.name, "data": read.text}


def _line(row: Row) -> str:
    """Return a row as a line of JSON, which knows no infinity: none is written for it."""
    endless = [name for name in _ENDS if row.get(name) in _INFINITE]
    return json.dumps(row | dict.fromkeys(endless) if endless else row, ensure_ascii=False) + "\n"


def _write(spool: Path, target: Path, metadata: Mapping[str, str]) -> None:
    """Sort the rows and write them to the target, by way of a file beside it."""
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with duckdb.connect() as connection:
            connection.execute(f"SET temp_directory = {quoted(str(spool.parent))}")
            tell("sorting rows")
            connection.execute(_copy(spool, beside, metadata))
        beside.replace(target)
    except duckdb.Error as error:
        raise OSError(f"cannot write {target}: {error}") from None
    finally:
        with suppress(FileNotFoundError):
            beside.unlink()


def _copy(spool: Path, target: Path, metadata: Mapping[str, str]) -> str:
    columns = ", ".join(f"{quoted(name)}: {quoted(kind)}" for name, kind in COLUMNS.items())
    chosen = ", ".join(_chosen(name) for name in COLUMNS)
    kinds = ", ".join(map(quoted, KINDS))
    facts = ", ".join(f"{quoted(name)}: {quoted(value)}" for name, value in metadata.items())
    return f"""
        COPY (
            SELECT {chosen} FROM read_json({quoted(str(spool))}, format = 'newline_delimited', columns = {{{columns}}},
                                           maximum_object_size = 100000000)
            ORDER BY list_position([{kinds}], kind), "at", slot, lo, claim
        ) TO {quoted(str(target))} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {GROUP}, KV_METADATA {{{facts}}})
    """


def _chosen(name: str) -> str:
    if name in _MISSING:
        return f'coalesce("{name}", {_MISSING[name]}) AS "{name}"'
    if name in _ENDS:
        return f"CASE WHEN kind = 'assertion' THEN coalesce({name}, {_ENDS[name]}) END AS {name}"
    return f'"{name}"'
