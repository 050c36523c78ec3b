"""Files of rows: very many claims with values already read, as other systems export them (``docs/archives.md``).

DuckDB reads a file once, only the columns that are needed, and keeps of each claim what ``screen`` asks for
(``narrowing``). What the screen leaves, and what is wrong, is read again by number, exactly (``row_claims``).
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any, Final

import duckdb
from attrs import define, evolve, field, frozen

from claimcheck.api import chosen_rules, report_on
from claimcheck.catalog.entries import FacetKind
from claimcheck.checking.examine import examine
from claimcheck.domain.claim import AnyClaim
from claimcheck.domain.diagnostic import Diagnostic, Mark, problem
from claimcheck.domain.message import say
from claimcheck.domain.progress import tell
from claimcheck.engine.blocks import Block
from claimcheck.report.model import Report
from claimcheck.resolve.ledger import Ledger
from claimcheck.rules._rule import Rule
from claimcheck.scale.gathered import Choice
from claimcheck.scale.narrowing import COLUMNS, Narrowing, Needs
from claimcheck.scale.row_claims import RowReader
from claimcheck.scale.row_files import JsonRows, RowFile, UnreadableError, opened
from claimcheck.scale.row_roots import roots
from claimcheck.scale.row_tables import Table, load, tables
from claimcheck.scale.screen import DuckDB, Step, figure_steps, part_steps, steps
from claimcheck.scale.store import connected

MOST_TOLD: Final = 20  # faulty rows of a file that are told one by one
_FILE: Final = 1 << 40  # rows of a file are numbered from a multiple of this
_STAGE: Final = "screening rows"


@frozen
class Screened:
    """The claims of rows that are to be examined, and what is wrong with others.

    ``size`` counts the claims of all rows that are sound, ``alone`` those of which no other row shares a slot.
    """

    claims: tuple[AnyClaim, ...]
    problems: tuple[Diagnostic, ...]
    size: int
    alone: int
    articles: int


def report_with_rows(
    paths: Sequence[str],
    ledger: Ledger,
    problems: tuple[Diagnostic, ...],
    choice: Choice,
    *,
    memory: str | None = None,
    seconds: int | None = None,
) -> Report:
    """Return the report on a ledger together with files of rows.

    ``memory`` limits the database (``2GB``). The time that rules may take, ``seconds``, begins when they do: how long
    a file takes to be read is a matter of its size.
    """
    chosen = chosen_rules(choice.select, choice.ignore, choice.levels)
    with connected(memory) as connection:
        left = screened(connection, paths, ledger, chosen)
    together = joined(ledger, left.claims)
    until = None if seconds is None else monotonic() + seconds
    outcome = examine(together, chosen, choice.levels, until=until)
    report = report_on(together, (*problems, *left.problems), outcome, chosen, today=choice.today)
    alone = left.alone + len(report.alone.keys() - {claim.id for claim in left.claims})
    size = ledger.size + left.size
    articles = len(ledger.articles) + left.articles
    counts = evolve(report.summary, articles=articles, claims=size, compared=size - alone, alone=alone)
    return evolve(report, summary=counts)


def joined(ledger: Ledger, claims: Sequence[AnyClaim]) -> Ledger:
    """Return a ledger with further claims."""
    return evolve(
        ledger,
        articles=dict(sorted({**{claim.article.id: claim.article for claim in claims}, **ledger.articles}.items())),
        claims=tuple(sorted((*ledger.claims, *claims), key=lambda claim: claim.id)),
    )


def screened(
    connection: duckdb.DuckDBPyConnection, paths: Sequence[str], ledger: Ledger, rules: Mapping[str, Rule]
) -> Screened:
    """Return what of files of rows must be looked at, for these rules, beside a ledger with its catalog."""
    with _Screening.under(connection, ledger, rules) as screening:
        for path in paths:
            screening.add(path)
        return screening.outcome()


@define(eq=False)
class _Screening:
    connection: duckdb.DuckDBPyConnection
    ledger: Ledger
    needs: Needs
    folder: Path
    problems: list[Diagnostic] = field(factory=list)
    files: list[RowFile] = field(factory=list)

    @classmethod
    @contextmanager
    def under(
        cls, connection: duckdb.DuckDBPyConnection, ledger: Ledger, rules: Mapping[str, Rule]
    ) -> Iterator[_Screening]:
        """Yield a screening under a ledger's catalog."""
        needs = Needs.of(rules, joined=bool(ledger.claims or ledger.faults))
        # The tables of the catalog are small, and rows stream past them: no estimate must turn that round.
        connection.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'")
        for table in tables(ledger.catalog):
            load(connection, table)
        with TemporaryDirectory(prefix="claimcheck-") as folder:
            yield cls(connection, ledger, needs, Path(folder))

    def add(self, path: str) -> None:
        """Read a file of rows; what is wrong with it is a problem."""
        tell(_STAGE)
        try:
            file = opened(self.connection, path)
            try:
                self._read(file)
            except (duckdb.InvalidInputException, duckdb.ConversionException) as error:
                if not isinstance(file, JsonRows):
                    raise UnreadableError(
                        "unreadable-rows", say("it cannot be read: {why}", why=_short(error))
                    ) from None
                self._read(self._cleaned(file))
        except UnreadableError as error:
            self.problems.append(problem(error.code, Mark(path), error.message))

    def _read(self, file: RowFile) -> None:
        at = len(self.files) * _FILE
        others = [name for name, kind in self.ledger.catalog.facets.items() if kind is not FacetKind.PART]
        query = Narrowing(self.needs, others).query(file.source, f"{file.number} + {at}")
        if self.files:
            self.connection.execute(f"INSERT INTO everything {query}")
        else:
            self.connection.execute(f"CREATE OR REPLACE TEMP TABLE everything AS {query}")
        self.files.append(file)
        if isinstance(file, JsonRows) and file.lines is None and _lines(file.path) != self._count(at):
            self.files.pop()
            self.connection.execute("DELETE FROM everything WHERE n >= ?", [at])
            self._read(self._cleaned(file))  # lines that hold nothing have no number

    def _count(self, at: int) -> int:
        return self._numbers(f"SELECT coalesce(max(n) + 1 - {at}, 0) FROM everything WHERE n >= {at}")[0]

    def _cleaned(self, file: JsonRows) -> JsonRows:
        """Return a copy of a file with the rows that are sound, and tell what is wrong with the others."""
        reader, told = RowReader(self.ledger.catalog, file.name), _Told(file.name)
        lines = array("q")
        path = self.folder / f"{len(self.files)}{Path(file.path).suffix}"
        with file.path.open("rb") as given, path.open("w", encoding="utf-8") as sound:
            for number, line in enumerate(given, start=1):
                if not line.strip():
                    continue
                row = _row(line)
                read = reader.read(row, number)
                if isinstance(read, Diagnostic):
                    told.add(read)
                elif isinstance(row, dict):
                    sound.write(
                        json.dumps({key: row[key] for key in (*COLUMNS, "assumed", "quote") if key in row}) + "\n"
                    )
                    lines.append(number)
        self.problems += told.problems()
        return JsonRows(file.name, path, lines)

    def outcome(self) -> Screened:
        """Return what is left."""
        if not self.files:
            return Screened((), tuple(self.problems), 0, 0, 0)
        self._drop_faulty()
        self._drop_doubles()
        self.connection.execute(
            "CREATE OR REPLACE TEMP VIEW narrowing AS SELECT * FROM everything WHERE slot IS NOT NULL"
        )
        for step in self._steps():
            tell(_STAGE)
            self.connection.execute(f"CREATE OR REPLACE TEMP TABLE {step.name} AS {step.query}")
        load(self.connection, Table("ordinary_root", "root UBIGINT", ()))
        for query, parameters in roots(self.ledger):
            self.connection.execute(f"INSERT INTO ordinary_root {query}", parameters)
        found = ["clashing", *(["tied"] if self._ties else []), *(["echoing"] if self._echoes else [])]
        left = self._numbers(_LEFT.format(found=" UNION ".join(f"SELECT n FROM {name}" for name in found)))
        size, articles, compared = self.connection.execute(_COUNTS).fetchall()[0]
        claims = [read for read in self._claims(left) if not isinstance(read, Diagnostic)]
        return Screened(tuple(claims), tuple(self.problems), size, size - compared, articles)

    @property
    def _ties(self) -> bool:
        return Block.VALUE in self.needs.beyond_slots

    @property
    def _echoes(self) -> bool:
        return Block.FIGURE in self.needs.blocks

    def _steps(self) -> Iterator[Step]:
        yield from steps(DuckDB())
        yield from part_steps(DuckDB()) if self._ties else ()
        yield from figure_steps() if self._echoes else ()

    def _drop_faulty(self) -> None:
        """Read the rows that look odd, tell what is wrong with them, and take out those that are."""
        odd = self._numbers("SELECT DISTINCT n FROM everything WHERE is_odd ORDER BY n")
        told = {file.name: _Told(file.name) for file in self.files}
        faulty = []
        for number, read in zip(odd, self._claims(odd), strict=True):
            if isinstance(read, Diagnostic):
                told[read.mark.file].add(read)
                faulty.append(number)
        self._drop(faulty)
        self.problems += [one for each in told.values() for one in each.problems()]

    def _drop_doubles(self) -> None:
        """Take out the rows of claims that stand in an earlier row, or in the ledger, and tell so."""
        known = [claim.id for claim in self.ledger.claims]
        query = """SELECT DISTINCT n FROM everything JOIN (
            SELECT claim_hash, min(n) AS first FROM everything GROUP BY claim_hash HAVING min(n) < max(n)
        ) AS twice USING (claim_hash) WHERE n > first
        UNION SELECT DISTINCT n FROM everything WHERE claim_hash IN (SELECT hash(unnest(?::VARCHAR[]))) ORDER BY n"""
        doubles = [row[0] for row in self.connection.execute(query, [known]).fetchall()]
        told = {file.name: _Told(file.name) for file in self.files}
        for read in self._claims(doubles):
            if not isinstance(read, Diagnostic):
                words = say("the claim id “{id}” stands already in another row or file", id=read.id)
                told[read.mark.file].add(problem("duplicate-id", read.mark, words))
        self._drop(doubles)
        self.problems += [one for each in told.values() for one in each.problems()]

    def _drop(self, numbers: Sequence[int]) -> None:
        if numbers:
            self.connection.execute("DELETE FROM everything WHERE n IN (SELECT unnest(?))", [list(numbers)])

    def _numbers(self, query: str) -> list[int]:
        return [row[0] for row in self.connection.execute(query).fetchall()]

    def _claims(self, numbers: Iterable[int]) -> Iterator[AnyClaim | Diagnostic]:
        """Yield the claims of rows by number, which ascend, or what is wrong with them."""
        by_file: dict[int, list[int]] = {}
        for number in numbers:
            by_file.setdefault(number // _FILE, []).append(number % _FILE)
        for at, inside in by_file.items():
            file = self.files[at]
            reader = RowReader(self.ledger.catalog, file.name)
            for line, row in file.rows(self.connection, inside):
                yield reader.read(row, line)


_COUNTS: Final = """
SELECT count(DISTINCT n), count(DISTINCT article), (
  SELECT count(DISTINCT n) FROM narrowing
  SEMI JOIN (SELECT slot FROM narrowing GROUP BY slot HAVING min(n) < max(n)) AS shared USING (slot)
) FROM everything
"""
_LEFT: Final = """
{found}
UNION SELECT n FROM everything WHERE is_alone
UNION SELECT n FROM everything
  WHERE root IN (SELECT root FROM everything WHERE is_special UNION SELECT root FROM ordinary_root)
ORDER BY n
"""


@define
class _Told:
    """The first faulty rows of a file, and how many more there are."""

    file: str
    first: list[Diagnostic] = field(factory=list)
    more: int = 0

    def add(self, met: Diagnostic) -> None:
        if len(self.first) < MOST_TOLD:
            self.first.append(met)
        else:
            self.more += 1

    def problems(self) -> list[Diagnostic]:
        if not self.more:
            return self.first
        words = say("rows that are faulty, too: {count}", count=self.more)
        return [*self.first, problem("more-bad-rows", Mark(self.file), words)]


def _row(line: bytes) -> object:
    """Return what a line holds; a fault in it is told as what a row is."""
    try:
        return json.loads(line.decode("utf-8"), object_pairs_hook=_once)
    except (ValueError, RecursionError):
        return None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    row = dict(pairs)
    if len(row) < len(pairs):
        raise ValueError("a key stands twice")
    return row


def _lines(path: Path) -> int:
    """Return how many lines a file has, the last one ended or not."""
    count, last = 0, b"\n"
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            count += chunk.count(b"\n")
            last = chunk[-1:]
    return count + (last != b"\n")


def _short(error: Exception) -> str:
    return str(error).partition("\n")[0][:200]
