"""Archives opened together: their rows as one view of DuckDB, and what is wrong with files that are no archives."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from os import PathLike, fspath
from pathlib import Path
from tempfile import gettempdir
from typing import Any, Final

from claimcheck.domain.diagnostic import Diagnostic, Mark, problem
from claimcheck.domain.message import Message, say
from claimcheck.domain.record import frozen
from claimcheck.scale.database import duckdb, rows_of
from claimcheck.scale.schema import COLUMNS, FORMAT, VERSION
from claimcheck.scale.version import version
from claimcheck.world import looks

_LITTLE: Final = re.compile(r"\s*[0-9.]+\s*[KkMm]")
"""Less than a gigabyte: not enough for several threads, each of which has buffers of its own."""
_BROKEN: Final = say("it is cut short, or no Parquet file")
_FOREIGN: Final = say("no archive that claimcheck compile has written")


@frozen
class Facts:
    """What an archive tells of itself: the versions that wrote it, and the digest of its catalog.

    ``claim_rules`` are those that were asked about each claim when it was written.
    """

    name: str
    path: str
    version: str
    claimcheck: str
    catalog: str
    claim_rules: frozenset[str]

    @property
    def is_current(self) -> bool:
        """Whether its rows mean what this version of claimcheck makes of claims."""
        return self.version == VERSION and self.claimcheck == version()


class Store:
    """Archives with one catalog, and the rows of what else is checked with them."""

    def __init__(self, archives: Sequence[Facts], connection: duckdb.DuckDBPyConnection) -> None:
        self.archives = tuple(archives)
        self.connection = connection
        files = ", ".join(quoted(literally(one.path)) for one in archives)
        columns = ", ".join(f'"{name}"' for name in COLUMNS)
        connection.execute(f"CREATE OR REPLACE TEMP VIEW rows AS SELECT {columns} FROM read_parquet([{files}])")

    def look_up(self) -> None:
        """Make the database ready for queries that find few rows.

        To share their work out costs more than the work; and of more than 50 places it would take only the first and
        the last one as a filter.
        """
        self.connection.execute("SET threads = 1")
        with suppress(duckdb.Error):  # older ones do not know it
            self.connection.execute("SET dynamic_or_filter_threshold = 10000")

    def query(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        """Return the rows of a query over the view ``rows``."""
        return rows_of(self.connection, sql, parameters)


def connected(memory: str | None = None) -> duckdb.DuckDBPyConnection:
    """Return a DuckDB of its own in memory that loads nothing from the network and spills to the temporary folder.

    ``memory`` limits it (``2GB``); raises ``ValueError`` for what is no size.
    """
    # The database makes the folder where it needs one, and removes it; older ones would share files in a common one.
    spill = Path(gettempdir()) / f"claimcheck-spill-{os.urandom(4).hex()}"
    config = {"autoinstall_known_extensions": False, "temp_directory": str(spill)}
    connection = duckdb.connect(config=config)
    with suppress(duckdb.Error):  # older ones call it by another name
        connection.execute("SET parquet_metadata_cache = true")
    try:
        if memory is not None:
            connection.execute(f"SET memory_limit = {quoted(memory)}")
            if _LITTLE.match(memory):
                connection.execute("SET threads = 1")
    except duckdb.Error as error:
        raise ValueError(f"memory: {error}") from None
    return connection


def look_at(
    connection: duckdb.DuckDBPyConnection, paths: Iterable[str | PathLike[str]]
) -> tuple[list[Facts], list[Diagnostic]]:
    """Return what archives tell of themselves, each once, and a problem for each file that is none."""
    found: dict[str, Facts] = {}
    problems = []
    for path in paths:
        name = Path(path).as_posix()
        real = looks.real(fspath(path))
        looks.version(real)  # an archive is changed only as a whole
        facts = _facts(connection, name, real)
        if isinstance(facts, Facts):
            found.setdefault(facts.path, facts)
        else:
            problems.append(problem(facts[0], Mark(name), facts[1]))
    return list(found.values()), problems


def _facts(connection: duckdb.DuckDBPyConnection, name: str, path: str) -> Facts | tuple[str, Message]:
    if not Path(path).exists():
        return "no-such-file", say("there is no such file or folder")
    if not Path(path).is_file():
        return "not-a-file", say("not a plain file; it is skipped")
    try:
        pairs = connection.execute("SELECT key, value FROM parquet_kv_metadata(?)", [literally(path)]).fetchall()
        told = {_text(key): _text(value) for key, value in pairs}
        columns = connection.execute("SELECT name FROM parquet_schema(?)", [literally(path)]).fetchall()
    except duckdb.Error:
        return "unreadable-archive", _BROKEN
    if told.get("format") != FORMAT:
        return "not-an-archive", _FOREIGN
    written = told.get("version", "")
    if not written.isdecimal() or int(written) > int(VERSION):
        words = "it was written in format {written}, and this claimcheck reads up to {known}; update claimcheck"
        return "newer-archive", say(words, written=written[:20], known=VERSION)
    missing = sorted(COLUMNS.keys() - {one for (one,) in columns})
    if missing:
        return "broken-archive", say("the archive has no column {columns}", columns=", ".join(missing))
    return Facts(
        name,
        path,
        written,
        told.get("claimcheck", ""),
        told.get("catalog", ""),
        frozenset(told.get("claim-rules", "").split()),
    )


def quoted(text: str) -> str:
    """Return a text as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"


def literally(path: str) -> str:
    """Return a path whose characters stand for themselves, where others would make a pattern of many files."""
    return "".join(f"[{one}]" if one in "*?[" else one for one in path)


def _text(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
