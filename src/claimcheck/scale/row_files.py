"""Files of rows as DuckDB reads them once, and as their rows are read again by number."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath
from threading import Thread
from typing import Any, Final, Protocol

from claimcheck.documents.files import why_not_opened
from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.domain.message import Message, say
from claimcheck.record import define, field
from claimcheck.scale.database import duckdb
from claimcheck.scale.relations import json_lines, parquet
from claimcheck.scale.room import in_short, lacks_room
from claimcheck.scale.row_columns import COLUMNS, JSON, LATER
from claimcheck.scale.row_lines import Lines

_NEEDED: Final = ("claim", "kind")
_NUMBER: Final = "file_row_number"
"""What the database calls the number of a row in its file, from 0."""


class UnreadableError(Exception):
    """A file of rows that cannot be read, with the code and the words of the problem."""

    def __init__(self, code: str, message: Message) -> None:
        super().__init__(str(message))
        self.code = code
        self.message = message


class BrokenError(Exception):
    """A file whose rows were screened cannot be read to the end; ``told`` is the problem."""

    def __init__(self, told: Diagnostic) -> None:
        super().__init__(str(told.message))
        self.told = told


@contextmanager
def reading() -> Iterator[None]:
    """Raise ``UnreadableError`` for what the database says of a file that is broken inside."""
    try:
        yield
    except duckdb.Error as error:
        of_files = (duckdb.OperationalError, duckdb.InvalidInputException, duckdb.ConversionException)
        if lacks_room(error) or not (isinstance(error, of_files) or type(error) is duckdb.Error):
            raise
        raise UnreadableError("unreadable-rows", say("it cannot be read: {why}", why=in_short(error))) from None


class RowFile(Protocol):
    """A file of rows: the relation that DuckDB reads, in the order of the file, and its rows by number from 0."""

    name: str

    @property
    def source(self) -> str:
        """Return the relation, with the ``COLUMNS``."""

    def rows(self, connection: duckdb.DuckDBPyConnection, numbers: Sequence[int]) -> Iterator[tuple[int, object]]:
        """Yield the rows of these numbers, which ascend, each with the line that tells where it stands."""


@define(eq=False)
class JsonRows:
    """Rows as JSON lines; ``lines`` are their numbers in the file ``name`` if ``path`` holds only some of them."""

    name: str
    path: Path
    lines: Sequence[int] | None = None
    _counted: Lines | None = field(init=False, default=None)

    @contextmanager
    def counted_meanwhile(self) -> Iterator[None]:
        """Count the lines while the database, which does not hold Python up, reads them."""
        counting = Thread(target=self._count, daemon=True)
        counting.start()
        yield
        counting.join()

    def _count(self) -> None:
        with suppress(OSError):  # it comes again where the lines are asked for
            self._all_lines()

    def is_numbered(self, count: int) -> bool:
        """Whether the number of a row is that of its line, where DuckDB has read so many: it skips empty lines."""
        return self.lines is not None or self._all_lines().count == count

    def _all_lines(self) -> Lines:
        if self._counted is None:
            self._counted = Lines.of(self.path)
        return self._counted

    @property
    def source(self) -> str:
        """The relation, with the ``COLUMNS``."""
        return json_lines(str(self.path), COLUMNS)

    def rows(self, connection: duckdb.DuckDBPyConnection, numbers: Sequence[int]) -> Iterator[tuple[int, object]]:
        """Yield the rows of these numbers, which ascend, each with the number of its line."""
        del connection
        for number, line in zip(numbers, self._all_lines().read(numbers), strict=True):
            row = row_of(line, is_first=not number)
            yield (number + 1 if self.lines is None else self.lines[number]), row


@define(eq=False)
class ParquetRows:
    """Rows as a Parquet table; each column as it is, or as NULL where there is none."""

    name: str
    path: Path
    columns: Mapping[str, str]

    @property
    def source(self) -> str:
        """The relation, with the ``COLUMNS``."""
        cast = (f"CAST({self._column(name)} AS {kind}) AS {_name(name)}" for name, kind in COLUMNS.items())
        return f"(SELECT {', '.join(cast)} FROM {self._table})"

    def rows(self, connection: duckdb.DuckDBPyConnection, numbers: Sequence[int]) -> Iterator[tuple[int, object]]:
        """Yield the rows of these numbers, which ascend, each with its own number from 1; as for ``opened``."""
        types = {**COLUMNS, **LATER}
        wanted = [name for name in types if name in self.columns]
        cast = ", ".join(f"CAST({self._column(name)} AS {types[name]})" for name in wanted)
        query = f"SELECT {_NUMBER}, {cast} FROM {self._table} WHERE {_NUMBER} IN (SELECT unnest(?))"
        with reading():
            found = connection.execute(query, [list(numbers)]).fetchall()
        for number, *values in sorted(found, key=lambda row: row[0]):
            row = {name: value for name, value in zip(wanted, values, strict=True) if value is not None}
            if "scope" in row:
                with suppress(ValueError, RecursionError):  # else the row tells what its scope is not
                    row["scope"] = _parsed(row["scope"])
            yield number + 1, row

    @property
    def _table(self) -> str:
        if _NUMBER not in map(str.lower, self.columns):
            return parquet([str(self.path)], f"{_NUMBER} = true")
        rows = parquet([str(self.path)])  # of the file's own column of this name nothing is said in docs/rows.md
        return f"(SELECT row_number() OVER () - 1 AS {_NUMBER}, * EXCLUDE ({_NUMBER}) FROM {rows})"

    def _column(self, name: str) -> str:
        if name not in self.columns:
            return "NULL"
        if name != "scope":
            return _name(name)
        if self.columns[name] not in ("VARCHAR", "JSON"):
            return f"json_merge_patch('{{}}', to_json({_name(name)}))"
        # The screen compares facets as they are written, and a patch of nothing writes what is escaped as itself.
        text = f"CAST({_name(name)} AS VARCHAR)"
        is_escaped = f"contains({text}, '\\') AND json_valid({text})"
        return f"CASE WHEN {is_escaped} THEN CAST(json_merge_patch('{{}}', {text}) AS VARCHAR) ELSE {text} END"


def opened(connection: duckdb.DuckDBPyConnection, given: str) -> RowFile:
    """Return a file of rows; raises ``UnreadableError`` where it is none."""
    unfit = why_not_opened(given)
    if unfit is not None:
        raise UnreadableError(*unfit)
    path, name = Path(given), PurePath(given).as_posix()
    if path.name.lower().endswith(JSON):
        return JsonRows(name, path)
    try:
        described = connection.execute(f"DESCRIBE SELECT * FROM {parquet([str(path)])}").fetchall()
    except duckdb.Error:
        raise UnreadableError("unreadable-rows", say("it is cut short, or no Parquet file")) from None
    columns = {row[0]: row[1] for row in described}
    missing = [one for one in _NEEDED if one not in columns]
    if missing:
        words = say("rows need the columns {columns}, and it has them not", columns=", ".join(missing))
        raise UnreadableError("unreadable-rows", words)
    return ParquetRows(name, path, columns)


def row_of(line: bytes, *, is_first: bool) -> object:
    """Return the columns that are read of a line; a fault in it is told as what a row is.

    Half a letter (a surrogate without its partner) is none: the database reads no text with it.
    """
    try:
        row = _parsed((line.removeprefix(codecs.BOM_UTF8) if is_first else line).decode("utf-8"))
        if isinstance(row, dict):
            row = {key: row[key] for key in (*COLUMNS, *LATER) if key in row}
        if b"\\" in line:
            json.dumps(row, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return None
    return row


def _parsed(text: str) -> Any:
    """Return what JSON says; raises ``ValueError`` also where a key stands twice in an object."""
    return _DECODER.decode(text)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


_DECODER: Final = json.JSONDecoder(object_pairs_hook=_once)


def _name(column: str) -> str:
    return f'"{column}"'
