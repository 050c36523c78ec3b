"""The exact engine over the rows that a Spark task holds: whole groups of claims in, findings out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any, Final

import pyarrow as pa

from claimcheck.catalog.catalog import Catalog
from claimcheck.checking.examine import examine, part_of
from claimcheck.domain.claim import AnyClaim, Article
from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.engine.blocks import Block
from claimcheck.record import frozen
from claimcheck.report.json import finding_content
from claimcheck.resolve.ledger import Fault, Ledger, Member, id_of
from claimcheck.rules._levels import Levels
from claimcheck.rules._rule import all_rules
from claimcheck.scale.forms import claims_of, thaw_catalog, thawed

MOST: Final = 1000
"""Claims that are examined in one call, unless one group has more: each call has a fixed cost of milliseconds."""

_TEXT: Final = pa.string()
_SIDE: Final = pa.struct(
    [("claim", _TEXT), ("article", _TEXT), ("file", _TEXT), ("line", pa.int32()), ("column", pa.int32()),
     ("side", pa.int32()), ("quote", _TEXT), ("reads", _TEXT), ("said_by", _TEXT)]
)  # fmt: skip
FINDINGS: Final = pa.schema(
    [("rule", _TEXT), ("severity", _TEXT), ("fingerprint", _TEXT), ("message", _TEXT), ("why", pa.list_(_TEXT)),
     ("reconcile", pa.list_(_TEXT)), ("claims", pa.list_(_SIDE)), ("file", _TEXT), ("line", pa.int32()),
     ("column", pa.int32())]
)  # fmt: skip

Row = dict[str, Any]


@frozen
class Exact:
    """What a task is sent: the catalog as JSON, the rules, the levels that a desk set, how many claims there are."""

    catalog: str
    rules: tuple[str, ...]
    levels: Levels
    claims: int

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Yield the findings of rows ``block, root, claim, data, article_data``, sorted by block and root."""
        for block, rows in chunks(row for batch in batches for row in batch.to_pylist()):
            yield batch_of(self.findings(Block[block], rows))

    def findings(self, block: Block, rows: Iterable[Row]) -> tuple[Diagnostic, ...]:
        """Return what the rules of a kind of blocks find in claims and faults, which are whole blocks of it."""
        catalog = _catalog(self.catalog)
        ledger = Ledger(catalog, {}, (), among=self.claims)
        part = part_of(ledger, sorted(_members(list(rows)), key=id_of))
        known = all_rules()
        return examine(part, {name: known[name] for name in self.rules}, self.levels, among=block).findings


def chunks(rows: Iterable[Row], most: int = MOST) -> Iterator[tuple[str, list[Row]]]:
    """Yield whole groups of one kind of blocks together, up to about so many claims."""
    for block, kind in groupby(rows, key=lambda row: str(row["block"])):
        held: list[Row] = []
        for _, group in groupby(kind, key=lambda row: row["root"]):
            held += group
            if len(held) >= most:
                yield block, held
                held = []
        if held:
            yield block, held


def batch_of(findings: Iterable[Diagnostic]) -> pa.RecordBatch:
    """Return findings as a table."""
    return pa.RecordBatch.from_pylist([_flat(one) for one in findings], schema=FINDINGS)


def _flat(finding: Diagnostic) -> Row:
    told: Any = finding_content(finding)
    sides = [{name.replace("-", "_"): value for name, value in side.items()} for side in told["claims"]]
    mark = finding.mark
    return {**told, "claims": sides, "file": mark.file, "line": mark.line, "column": mark.column}


def _members(rows: list[Row]) -> Iterator[Member]:
    articles = {row["article"]: row["article_data"] for row in rows if row["article_data"] is not None}
    codec = claims_of({name: thawed(Article, data) for name, data in articles.items()})
    for row in rows:
        if row["data"] is None:
            continue  # nobody: the group stands for what the catalog alone may show
        yield thawed(Fault, row["data"]) if row["kind"] == "fault" else thawed(AnyClaim, row["data"], codec)


@lru_cache(maxsize=1)
def _catalog(text: str) -> Catalog:
    return thaw_catalog(text)
