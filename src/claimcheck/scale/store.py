"""Archives opened together: their rows as one view of DuckDB, and what is wrong with files that are no archives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import cached_property
from os import PathLike, fspath
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

from claimcheck.documents.files import why_not_opened
from claimcheck.domain.diagnostic import Diagnostic, Mark, problem
from claimcheck.domain.message import Message, say
from claimcheck.record import field, frozen
from claimcheck.scale import database
from claimcheck.scale.database import rows_of
from claimcheck.scale.index.file import Index, opened
from claimcheck.scale.relations import literally, parquet, quoted
from claimcheck.scale.schema import COLUMNS, FORMAT, VERSION, is_archive
from claimcheck.scale.version import version
from claimcheck.stored import StoredError
from claimcheck.world import looks

if TYPE_CHECKING:
    import duckdb

_LITTLE: Final = re.compile(r"\s*[0-9.]+\s*[KkMm]")
"""Less than a gigabyte: not enough for several threads, each of which has buffers of its own."""
_BROKEN: Final = say("it is cut short, or no Parquet file")
_FOREIGN: Final = say("no archive that claimcheck compile has written")


@frozen
class Facts:
    """What an archive tells of itself: the versions that wrote it, the digest of its catalog, how many claims it has.

    ``claim_rules`` are those that were asked about each claim when it was written. ``index`` is what is looked up in,
    if it has one.
    """

    name: str
    path: str
    version: str
    claimcheck: str
    catalog: str
    claim_rules: frozenset[str]
    claims: int = 0
    index: Index | None = field(default=None, eq=False, repr=False)

    @property
    def is_current(self) -> bool:
        """Whether its rows mean what this version of claimcheck makes of claims."""
        return self.version == VERSION and self.claimcheck == version()

    def close(self) -> None:
        """Close the file."""
        if self.index is not None:
            self.index.close()


class Store:
    """Archives with one catalog, and the rows of what else is checked with them."""

    def __init__(self, archives: Sequence[Facts], connection: duckdb.DuckDBPyConnection) -> None:
        self.archives = tuple(archives)
        self.connection = connection
        columns = ", ".join(f'"{name}"' for name in COLUMNS)
        try:
            files = parquet([one.path for one in archives])
            connection.execute(f"CREATE OR REPLACE TEMP VIEW rows AS SELECT {columns} FROM {files}")
        except database.duckdb.Error as error:  # of any class: as where a column's name is damaged
            raise database.duckdb.OperationalError(str(error)) from None

    def look_up(self) -> None:
        """Make the database ready for queries that find few rows.

        To share their work out costs more than the work; and of more than 50 places it would take only the first and
        the last one as a filter.
        """
        self.connection.execute("SET threads = 1")
        with suppress(database.duckdb.Error):  # older ones do not know it
            self.connection.execute("SET dynamic_or_filter_threshold = 10000")

    def query(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        """Return the rows of a query over the view ``rows``; raises the database's errors, none without a class."""
        try:
            return rows_of(self.connection, sql, parameters)
        except database.duckdb.Error as error:
            if type(error) is database.duckdb.Error:  # of a broken file
                raise database.duckdb.OperationalError(str(error)) from None
            raise


class Database:
    """A database that is begun when it is first asked for, with so much memory as for ``connected``."""

    def __init__(self, memory: str | None = None) -> None:
        self._memory = memory
        self._open = ExitStack()
        if memory is not None:
            self.connection  # noqa: B018 - what is no size is told at once

    @cached_property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The database."""
        return self._open.enter_context(connected(self._memory))

    def close(self) -> None:
        """Close it, if it was begun."""
        self._open.close()


@contextmanager
def connected(memory: str | None = None, begun: Ahead | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a DuckDB of its own in memory that loads nothing from the network and spills to the temporary folder.

    ``memory`` limits it (``2GB``); raises ``ValueError`` for what is no size. ``begun`` is one to take, if there is.
    """
    from claimcheck.world.temporary import temporary_folder  # noqa: PLC0415 - only where there is a database

    with temporary_folder() as folder, begun.taken() if begun else _begun() as connection:
        _set_up(connection, folder / "spill", memory)
        yield connection


class Ahead:
    """A database that a thread begins, which takes a while, beside what its maker does meanwhile."""

    def __init__(self) -> None:
        self._found: list[duckdb.DuckDBPyConnection] = []
        self._thread = Thread(target=self._begin)
        self._thread.start()

    def _begin(self) -> None:
        with suppress(database.duckdb.Error):  # it comes again where the database is asked for
            self._found.append(_begun())

    def taken(self) -> duckdb.DuckDBPyConnection:
        """Return the database, of which whoever takes it is the owner, or of another one."""
        self._thread.join()
        return self._found.pop() if self._found else _begun()


def _begun() -> duckdb.DuckDBPyConnection:
    return database.duckdb.connect(config={"autoinstall_known_extensions": False})


def _set_up(connection: duckdb.DuckDBPyConnection, spill: Path, memory: str | None) -> None:
    connection.execute(f"SET temp_directory = {quoted(str(spill))}")
    connection.execute("SET enable_progress_bar = false")  # it draws one in notebooks, and where code is given by -c
    with suppress(database.duckdb.Error):  # older ones call it by another name
        connection.execute("SET parquet_metadata_cache = true")
    try:
        if memory is not None:
            connection.execute(f"SET memory_limit = {quoted(memory)}")
            if _LITTLE.match(memory):
                connection.execute("SET threads = 1")
    except database.duckdb.Error as error:
        raise ValueError(f"memory: {error}") from None


def look_at(begun: Database, paths: Iterable[str | PathLike[str]]) -> tuple[list[Facts], list[Diagnostic]]:
    """Return what archives tell of themselves, each once, and a problem for each file that is none."""
    found: dict[str, Facts] = {}
    problems = []
    for path in paths:
        name = Path(path).as_posix()
        real = looks.real(fspath(path))
        facts = _facts(begun, name, real)
        if isinstance(facts, Facts):
            if found.setdefault(facts.path, facts) is not facts:
                facts.close()
        else:
            problems.append(problem(facts[0], Mark(name), facts[1]))
    return list(found.values()), problems


def _facts(begun: Database, name: str, path: str) -> Facts | tuple[str, Message]:
    if looks.kind(path) == looks.FOLDER:
        return "not-an-archive", _FOREIGN
    unfit = why_not_opened(path)
    if unfit is not None:
        return unfit
    # What is called Parquet and cannot be read is broken; rows and claim files were never an archive.
    unreadable = ("unreadable-archive", _BROKEN) if is_archive(path) else ("not-an-archive", _FOREIGN)
    try:
        index = opened(path)
    except OSError:
        return unreadable
    except StoredError as error:
        return "damaged-archive", say("what it holds is damaged: {why}", why=str(error))
    if index is not None:
        facts = _told(name, path, index.metadata, index)
        if not isinstance(facts, Facts):
            index.close()
        return facts
    try:
        pairs = rows_of(begun.connection, "SELECT key, value FROM parquet_kv_metadata(?)", [literally(path)])
        columns = rows_of(begun.connection, f"DESCRIBE SELECT * FROM {parquet([path])}")
    except database.duckdb.Error:
        return unreadable
    told = _told(name, path, {_text(key): _text(value) for key, value in pairs}, None)
    return (_unfit({column: kind for column, kind, *_ in columns}) or told) if isinstance(told, Facts) else told


def _unfit(columns: Mapping[str, str]) -> tuple[str, Message] | None:
    """Return what is wrong with the columns of an archive, by their types, if anything is.

    A number that another program keeps as another type is perhaps not the same any more.
    """
    missing = sorted(COLUMNS.keys() - columns.keys())
    if missing:
        return "broken-archive", say("the archive has no column {columns}", columns=", ".join(missing))
    changed = [name for name, kind in COLUMNS.items() if columns[name] != kind]
    if changed:
        words = "the archive has other types than were written in its columns {columns}"
        return "broken-archive", say(words, columns=", ".join(changed))
    return None


def _told(name: str, path: str, metadata: Mapping[str, str], index: Index | None) -> Facts | tuple[str, Message]:
    if metadata.get("format") != FORMAT:
        return "not-an-archive", _FOREIGN
    written = metadata.get("version", "")
    if written not in map(str, range(int(VERSION) + 1)):
        words = "it was written in format {written}, and this claimcheck reads up to {known}; update claimcheck"
        return "newer-archive", say(words, written=written[:20], known=VERSION)
    rules = frozenset(metadata.get("claim-rules", "").split())
    claims = metadata.get("claims", "")
    count = int(claims) if claims.isdecimal() and claims.isascii() else 0
    return Facts(name, path, written, metadata.get("claimcheck", ""), metadata.get("catalog", ""), rules, count, index)


def _text(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
