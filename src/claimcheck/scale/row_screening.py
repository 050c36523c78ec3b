"""Files of rows in a database: read once each, what is faulty taken out, and screened for what must be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import Final

from claimcheck.catalog.entries import FacetKind
from claimcheck.domain.claim import AnyClaim
from claimcheck.domain.diagnostic import Diagnostic, Mark, problem
from claimcheck.domain.message import Message, counted, say
from claimcheck.domain.progress import tell
from claimcheck.engine.figure_numbers import least_digits
from claimcheck.record import define, field
from claimcheck.resolve.ledger import Ledger
from claimcheck.rules._rule import Rule
from claimcheck.scale.crowds import KEPT, MOST_PAIRS, thinned
from claimcheck.scale.database import Beside, duckdb
from claimcheck.scale.dialects import DuckDB
from claimcheck.scale.narrowing import Narrowing
from claimcheck.scale.needs import Needs
from claimcheck.scale.row_again import FILE, claims_again
from claimcheck.scale.row_claims import RowReader
from claimcheck.scale.row_faults import Told, cleaned
from claimcheck.scale.row_files import JsonRows, RowFile, UnreadableError, opened, reading
from claimcheck.scale.row_names import learned
from claimcheck.scale.row_queries import FOLLOWED, Counts, counts, doubles
from claimcheck.scale.row_roots import roots
from claimcheck.scale.row_screened import Screened
from claimcheck.scale.row_tables import Table, load, tables_of_wholes
from claimcheck.scale.screen import Step, figure_steps, part_steps, steps
from claimcheck.world.temporary import temporary_folder

MOST_EXAMINED: Final = 500_000  # claims that are made of rows; each takes some kilobytes
_TOO_MANY: Final = (
    "{count} claims of rows must be looked at one by one, and only the first {most} were: check fewer rows at a time,"
    " or fewer rules"
)
_CROWDED: Final = (
    "slots in which more than {pairs} pairs of claims clash: {count}; of each, only the {kept} claims at either end are"
    " told: correct these, and check again"
)
_STAGE: Final = "screening rows"


def screened(
    connection: duckdb.DuckDBPyConnection, paths: Sequence[str], ledger: Ledger, rules: Mapping[str, Rule]
) -> Screened:
    """Return what of files of rows must be looked at, for these rules, beside a ledger with its catalog.

    Some columns of a table are read only in the end, of few rows: ``BrokenError`` where these turn out to be broken.
    """
    with _Screening.under(connection, ledger, rules) as screening:
        for path in paths:
            screening.add(path)
        return screening.outcome()


@define(eq=False)
class _Screening:
    connection: duckdb.DuckDBPyConnection
    ledger: Ledger
    needs: Needs
    narrowing: Narrowing
    folder: Path
    problems: list[Diagnostic] = field(factory=list)
    files: list[RowFile] = field(factory=list)
    faulty: list[int] = field(factory=list)
    made: dict[int, AnyClaim | Diagnostic] = field(factory=dict)
    read: int = 0  # rows

    @classmethod
    @contextmanager
    def under(
        cls, connection: duckdb.DuckDBPyConnection, ledger: Ledger, rules: Mapping[str, Rule]
    ) -> Iterator[_Screening]:
        """Yield a screening under a ledger's catalog."""
        needs = Needs.of(rules, joined=bool(ledger.claims or ledger.faults))
        others = [name for name, kind in ledger.catalog.facets.items() if kind is not FacetKind.PART]
        # The tables of the catalog are small, and rows stream past them: no estimate must turn that round.
        connection.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'")
        narrowing = Narrowing(needs, learned(connection, ledger.catalog), others)
        with temporary_folder() as folder:
            yield cls(connection, ledger, needs, narrowing, folder)

    def add(self, path: str) -> None:
        """Read a file of rows; what is wrong with it is a problem."""
        tell(_STAGE)
        try:
            file = opened(self.connection, path)
            try:
                with reading():
                    self._read(file)
            except UnreadableError:
                if not isinstance(file, JsonRows):
                    raise
                self._read(self._cleaned(file))
        except UnreadableError as error:
            self.problems.append(problem(error.code, Mark(path), error.message))

    def _read(self, file: RowFile) -> None:
        name = f"told_{len(self.files)}"
        with file.counted_meanwhile() if isinstance(file, JsonRows) else nullcontext():
            self.connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {self.narrowing.told(file.source)}")
        if isinstance(file, JsonRows) and not file.is_numbered(self._number(f"SELECT count(*) FROM {name}")):
            self._read(self._cleaned(file))
        else:
            self.files.append(file)
            self.read += self._number(f"SELECT count(*) FROM {name}")
            tell(_STAGE, claims=self.read)

    def _cleaned(self, file: JsonRows) -> JsonRows:
        copy = self.folder / f"{len(self.files)}{Path(file.path).suffix}"
        sound, met = cleaned(file, RowReader(self.ledger.catalog, file.name), copy)
        self.problems += met
        return sound

    def outcome(self) -> Screened:
        """Return what is left."""
        if not self.files:
            return Screened((), tuple(self.problems), 0, 0, 0)
        # A row of a table has the number that it has in its file.
        told = (self.narrowing.numbered(f"told_{at}", at * FILE) for at in range(len(self.files)))
        self._view("everything", " UNION ALL ".join(told))
        self._tell_faulty()
        twice, screened = self._examined()
        if twice:
            self._tell_doubles(twice)
            _, screened = self._examined()
        return screened

    def _examined(self) -> tuple[list[int], Screened]:
        """Return the rows of claims that stand in an earlier row, or in the ledger, and what is left if there are none.

        All rows are searched for such, and counted, while claims are made of a few lines, by one processor. To read a
        table again takes the database, and memory that it has only when that is done.
        """
        self._screen()
        left, problems = self._left()
        new = self._hashes(number for number in left if number not in self.made)
        with Beside(self.connection, partial(self._counted, left)) as counting:
            if not all(isinstance(file, JsonRows) for file in self.files):
                counting.result()
            self.made.update(zip(new, self._claims(new), strict=True))
            twice, found = counting.result()
        made = {number: self.made[number] for number in left}
        claims = {number: one for number, one in made.items() if not isinstance(one, Diagnostic)}
        problems += [one for one in made.values() if isinstance(one, Diagnostic)]  # which looked sound
        lone = frozenset(one.id for number, one in claims.items() if number in found.apart)
        told = (*self.problems, *problems)
        return twice, Screened(tuple(claims.values()), told, found.size, found.alone, found.articles, lone)

    def _counted(self, left: Sequence[int]) -> tuple[list[int], Counts]:
        twice = doubles(self.connection, [claim.id for claim in self.ledger.claims])
        found = counts(self.connection, left)
        for at in range(0 if twice else len(self.files)):  # what claims take is taken out of what the rows did
            self.connection.execute(f"DROP TABLE told_{at}")
        return twice, found

    def _screen(self) -> None:
        """Make what is told of all rows that are sound."""
        self._view("sound", self._without_faulty())
        self._view("narrowing", self.narrowing.slots("sound"))
        for step in self._steps():
            tell(_STAGE)
            self.connection.execute(f"CREATE OR REPLACE TEMP TABLE {step.name} AS {step.query}")

    def _steps(self) -> Iterator[Step]:
        yield from steps(DuckDB())
        yield from thinned()
        if self.needs.ties:
            for table in tables_of_wholes(self.ledger.catalog):
                load(self.connection, table)
            yield from part_steps(DuckDB())
        if self.needs.echoes:
            claims = self.ledger.size + self._number("SELECT count(*) FROM sound")
            yield from figure_steps(least_digits(claims))

    def _left(self) -> tuple[list[int], list[Diagnostic]]:
        """Return the numbers of the rows that are to be examined, and a problem for those that are too many."""
        found, problems = ["SELECT n FROM thinned"], []
        crowded = self._number("SELECT count(*) FROM crowded")
        if crowded:
            words = say(_CROWDED, count=counted(crowded), pairs=counted(MOST_PAIRS), kept=counted(KEPT))
            problems.append(self._of_all("too-many-clashes", words))
        found += ["SELECT n FROM tied"] if self.needs.ties else []
        found += ["SELECT n FROM echoing"] if self.needs.echoes else []
        found += ["SELECT n FROM sound WHERE is_alone"] if self.needs.doubts else []
        if self.needs.roots:
            load(self.connection, Table("ordinary_root", "root UBIGINT", ()))
            for query, parameters in roots(self.ledger):
                self.connection.execute(f"INSERT INTO ordinary_root {query}", parameters)
            self.connection.execute(f"CREATE OR REPLACE TEMP TABLE followed AS {FOLLOWED}")
            found += [
                f"SELECT n FROM sound SEMI JOIN followed ON sound.{own} = followed.root" for own in ("root", "root_2")
            ]
        left = self._numbers(" UNION ".join(found) + " ORDER BY n")
        if len(left) > MOST_EXAMINED:
            words = say(_TOO_MANY, count=counted(len(left)), most=counted(MOST_EXAMINED))
            problems.append(self._of_all("too-many-claims", words))
        return left[:MOST_EXAMINED], problems

    def _tell_faulty(self) -> None:
        """Read the rows that look odd, tell what is wrong with them, and take out those that are."""
        odd = self._numbers("SELECT n FROM everything WHERE is_odd ORDER BY n")
        told = {file.name: Told(file.name) for file in self.files}
        for number, read in zip(odd, self._claims(self._hashes(odd)), strict=True):
            if isinstance(read, Diagnostic):
                told[read.mark.file].add(read)
                self.faulty.append(number)
        self.problems += [one for each in told.values() for one in each.problems()]

    def _tell_doubles(self, twice: Sequence[int]) -> None:
        """Tell, and take out, rows of claims that stand in an earlier row, or in the ledger."""
        told = {file.name: Told(file.name) for file in self.files}
        for read in self._claims(self._hashes(twice)):
            if not isinstance(read, Diagnostic):
                words = say("the claim id “{id}” stands already in another row or file", id=read.id)
                told[read.mark.file].add(problem("duplicate-id", read.mark, words))
        self.faulty += twice
        self.problems += [one for each in told.values() for one in each.problems()]

    def _of_all(self, code: str, words: Message) -> Diagnostic:
        """Return the problem of all files of rows together: such a report must not pass for a whole one."""
        return problem(code, Mark(self.files[0].name), words)

    def _without_faulty(self) -> str:
        if not self.faulty:
            return "SELECT * FROM everything"
        load(self.connection, Table("faulty", "n BIGINT", tuple((number,) for number in self.faulty)))
        return "SELECT * FROM everything ANTI JOIN faulty USING (n)"

    def _view(self, name: str, query: str) -> None:
        self.connection.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS {query}")

    def _numbers(self, query: str) -> list[int]:
        return [row[0] for row in self.connection.execute(query).fetchall()]

    def _number(self, query: str) -> int:
        return self._numbers(query)[0]

    def _hashes(self, numbers: Iterable[int]) -> dict[int, int]:
        """Return the rows of these numbers, ascending, and the hashes of the claims that the database met in them."""
        query = "SELECT n, claim_hash FROM everything SEMI JOIN (SELECT unnest(?) AS n) USING (n) ORDER BY n"
        return dict(self.connection.execute(query, [list(numbers)]).fetchall())

    def _claims(self, hashes: Mapping[int, int]) -> Iterator[AnyClaim | Diagnostic]:
        return claims_again(self.connection, self.files, self.ledger.catalog, hashes)
