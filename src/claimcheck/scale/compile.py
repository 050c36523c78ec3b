"""A ledger as one Parquet table of rows, sorted so that what belongs together stands together."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Final

from claimcheck.catalog.catalog import Catalog
from claimcheck.checking.examine import part_of
from claimcheck.documents.files import LedgerFile, read_source
from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.domain.progress import tell
from claimcheck.engine.blocks import Block
from claimcheck.record import define, field, frozen
from claimcheck.resolve.ledger import Ledger
from claimcheck.rules._case import Case
from claimcheck.rules._rule import Rule, all_rules
from claimcheck.scale.claim_rows import Assertions, Rows
from claimcheck.scale.forms import digest, write_catalog, write_claim, written
from claimcheck.scale.pieces import Piece, Pieces, SaysMoreError, pieces_of
from claimcheck.scale.schema import FORMAT, VERSION, Row, hashed, placed
from claimcheck.scale.spool import Spool
from claimcheck.scale.store import connected
from claimcheck.scale.version import version
from claimcheck.world.temporary import temporary_folder

AT_ONCE: Final = 2000
"""How many claims are looked at together: a look has a cost of its own."""


@frozen
class Compiled:
    """How much an archive holds, and the problems met, which it keeps, too.

    Where there was nothing but problems, as with a folder whose name is mistyped, none is written: it would take the
    place of an earlier one.
    """

    articles: int
    claims: int
    problems: tuple[Diagnostic, ...]
    is_written: bool = True


def compile_archive(
    paths: Sequence[str | PathLike[str]], target: str | PathLike[str], *, memory: str | None = None
) -> Compiled:
    """Write the ledger of these files and folders as an archive; ``memory`` limits what the database takes (``2GB``).

    The archive stands there whole or not at all. What stands in memory of the ledger is its catalog and the ids of its
    articles, and a few thousand claims at a time. Raises ``OSError`` where the archive cannot be written, and
    ``ValueError`` where ``memory`` is no size.
    """
    common: frozenset[str] = frozenset()
    while True:
        try:
            return _compiled(pieces_of(paths, common), Path(target), memory)
        except SaysMoreError as more:
            common |= {more.file}


def _compiled(pieces: Pieces, target: Path, memory: str | None) -> Compiled:
    if pieces.problems and not pieces.files:
        return Compiled(0, 0, tuple(pieces.problems), is_written=False)
    catalog = write_catalog(pieces.base.catalog)
    metadata = {"format": FORMAT, "version": VERSION, "claimcheck": version(), "catalog": digest(catalog),
                "claim-rules": " ".join(_claim_rules())}  # fmt: skip
    with connected(memory) as connection, temporary_folder() as folder:
        spool = Spool(folder, connection)
        spool.add([{"kind": "catalog", "at": 0, "data": catalog},
                   {"kind": "setting", "at": 0, "data": json.dumps(sorted(pieces.base.date_orders))}])  # fmt: skip
        writer = _Writer(spool, Rows(pieces.base.catalog, write_claim))
        for piece in pieces.apart():
            writer.add(piece)
        again = pieces.together()
        if again is not None:
            writer.drop(pieces.linked)
            writer.add(again)
        writer.flush()
        problems, unresolved = pieces.problems, [*pieces.unresolved, *writer.unresolved]
        spool.add(_told("problem", problems))
        spool.add(_told("unresolved", unresolved))
        spool.add(_sources(pieces.files))
        spool.write(target, {**metadata, "claims": str(writer.counts[1])})
    return Compiled(*writer.counts, (*problems, *unresolved))


@define(eq=False)
class _Writer:
    """Makes rows of pieces, of some thousand claims at once, and keeps count."""

    spool: Spool
    make: Rows
    _waiting: list[Piece] = field(init=False, factory=list)
    _size: int = field(init=False, default=0)  # of what waits
    _added: int = field(init=False, default=0)
    _held: dict[str | None, tuple[int, int, tuple[Diagnostic, ...]]] = field(init=False, factory=dict)

    @property
    def counts(self) -> tuple[int, int]:
        """How many articles and claims there are."""
        return sum(articles for articles, _, _ in self._held.values()), sum(one for _, one, _ in self._held.values())

    @property
    def unresolved(self) -> list[Diagnostic]:
        """What could not be resolved in them."""
        return [one for _, _, met in self._held.values() for one in met]

    def add(self, piece: Piece) -> None:
        """Add a piece."""
        articles, claims, met = self._held.get(piece.article, (0, 0, ()))
        ledger = piece.ledger
        self._held[piece.article] = (
            articles + len(ledger.articles), claims + ledger.size, (*met, *piece.unresolved)
        )  # fmt: skip
        self._waiting.append(piece)
        self._size += ledger.size
        self._added += ledger.size
        tell("writing claims", claims=self._added)
        if self._size >= AT_ONCE:
            self.flush()

    def drop(self, articles: Collection[str]) -> None:
        """Take out what was added of these articles."""
        self.flush()
        self.spool.drop(articles)
        for one in articles:
            self._held.pop(one, None)

    def flush(self) -> None:
        """Make the rows of all that waits."""
        asserted = {
            claim.id: tuple(self.make.asserted(claim)) for piece in self._waiting for claim in piece.ledger.claims
        }
        faulty = _faulty(self.make.catalog, [piece.ledger for piece in self._waiting])
        for piece in self._waiting:
            self.spool.add(self._rows(piece, asserted, faulty))
        self._waiting.clear()
        self._size = 0

    def _rows(self, piece: Piece, asserted: Mapping[str, Assertions], faulty: Collection[str]) -> Iterator[Row]:
        ledger = piece.ledger
        about = {"article": piece.article}
        for accepted in ledger.accepted:
            yield about | {"kind": "accepted", "at": 0, "data": written(accepted), **placed(accepted.mark)}
        for left, why in ledger.left_out.items():
            yield about | {"kind": "left-out", "at": hashed(left), "claim": left, "data": written(why)}
        for fault in ledger.faults:
            yield {"kind": "fault", "at": hashed(fault.claim), "claim": fault.claim, "article": fault.article.id,
                   "data": written(fault), **placed(fault.mark)}  # fmt: skip
        for article in ledger.articles.values():
            yield {"kind": "article", "at": hashed(article.id), "article": article.id, "data": written(article)}
        claims = {claim.id: claim for claim in ledger.claims}
        for claim in ledger.claims:
            first, *others = self.make.of(claim, asserted[claim.id], claims)
            yield first | {"is_suspect": claim.id in faulty}
            yield from others


def _faulty(catalog: Catalog, ledgers: Iterable[Ledger]) -> frozenset[str]:
    """Return the claims in which rules find something that look at one claim at a time: of the special ones perhaps."""
    members = [one for ledger in ledgers for one in (*ledger.claims, *ledger.faults)]
    ledger = part_of(Ledger(catalog, {}, ()), members)
    case = Case(ledger)
    found = (found for rule in _claim_rules().values() for found in rule.check(case))
    return frozenset(witness.claim.id for one in found for camp in one.camps for witness in camp.witnesses)


def _claim_rules() -> dict[str, Rule]:
    return {name: rule for name, rule in all_rules().items() if rule.among is Block.CLAIM}


def _told(kind: str, problems: Iterable[Diagnostic]) -> Iterator[Row]:
    return ({"kind": kind, "at": 0, "data": written(one), **placed(one.mark)} for one in problems)


def _sources(files: Iterable[LedgerFile]) -> Iterator[Row]:
    for file in files:
        read = read_source(file.name, file.path)
        yield {"kind": "source", "at": hashed(file.name), "file": file.name, "data": read.text}
