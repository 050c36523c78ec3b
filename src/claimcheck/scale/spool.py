"""Rows on their way into an archive: kept in the temporary folder, then sorted and written to the target as one."""

from __future__ import annotations

import errno
import json
import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from claimcheck.domain.progress import tell
from claimcheck.scale.database import duckdb, rows_of
from claimcheck.scale.index.write import add_index
from claimcheck.scale.relations import json_lines, parquet, quoted
from claimcheck.scale.schema import COLUMNS, KINDS, Row
from claimcheck.world.files import naming
from claimcheck.world.temporary import is_beside, temporary_folder

_PAGED: Final = "ROW_GROUP_SIZE 32768, WRITE_PAGE_INDEX true, DATA_PAGE_SIZE_LIMIT 65536"
"""A draft reads the pages that it needs, and the list of all groups of rows: the more groups, the longer that is."""
_GROUPED: Final = "ROW_GROUP_SIZE 8192"
"""For databases that write no index of pages: there a draft reads whole groups."""
AT_ONCE: Final = 1 << 25
"""Characters of lines that become one part."""
_FAILED: Final = re.compile(r"""file \\?"(?P<file>[^"\\]+)\\?": (?P<why>[^"\n]+)""")
"""The file and what is wrong with it, in what the database says of a file that the system refuses."""
_WRITER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
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


class Spool:
    """Rows in a folder: lines of JSON, turned into parts that the database keeps. Raises ``OSError`` as files do."""

    def __init__(self, folder: Path, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._folder = folder
        self._lines: list[str] = []
        self._size = 0
        self._parts: list[str] = []
        self._before: tuple[list[str], str] = ([], "")  # parts of which some articles were dropped, and which not

    def add(self, rows: Iterable[Row]) -> None:
        """Add rows, in any order."""
        for row in rows:
            line = _line(row)
            self._lines.append(line)
            self._size += len(line)
        if self._size >= AT_ONCE:
            self._turn()

    def drop(self, articles: Collection[str]) -> None:
        """Take out all rows of these articles that were added; to be called once."""
        self._turn()
        names = self._folder / "dropped.jsonl"
        with naming(names):
            names.write_text("".join(json.dumps({"article": name}) + "\n" for name in articles), "utf-8")
        dropped = json_lines(str(names), {"article": "VARCHAR"})
        self._before = self._parts, f" ANTI JOIN {dropped} AS dropped USING (article)"
        self._parts = []

    def write(self, target: Path, metadata: Mapping[str, str]) -> None:
        """Sort the rows and write them to the target, by way of a folder beside it: whole or not at all.

        A link stays a link.
        """
        self._turn()
        tell("sorting rows")
        target = target.resolve()
        try:
            with temporary_folder(target) as folder:
                self._write(folder / target.name, metadata)
                (folder / target.name).replace(target)
        except OSError as error:
            if is_beside(error.filename, target):
                error.filename = str(target)
            raise

    def _write(self, target: Path, metadata: Mapping[str, str]) -> None:
        read = [self._before, (self._parts, "")]
        rows = " UNION ALL BY NAME ".join(f"SELECT * FROM {parquet(some)}{but}" for some, but in read if some)
        facts = ", ".join(f"{quoted(name)}: {quoted(value)}" for name, value in metadata.items())
        kinds = ", ".join(map(quoted, KINDS))
        sizes = _PAGED if _writes_pages(self._connection) else _GROUPED
        self._execute(f"""
            COPY (
                {rows} ORDER BY list_position([{kinds}], kind), "at", slot, lo, claim
            ) TO {quoted(str(target))} (FORMAT parquet, COMPRESSION zstd, {sizes}, KV_METADATA {{{facts}}})
        """)
        with _as_files_do():
            parts = [f"SELECT * FROM {parquet([one])}{but}" for some, but in read for one in some]
            add_index(target, self._connection, rows, parts, self._folder, metadata)

    def _turn(self) -> None:
        """Turn the lines into a part."""
        lines = self._folder / "rows.jsonl"
        with naming(lines), lines.open("w", encoding="utf-8") as stream:
            stream.writelines(self._lines)
        self._lines.clear()
        self._size = 0
        part = str(self._folder / f"{len(self._parts)}{'-kept' if self._before[0] else ''}.parquet")
        chosen = ", ".join(map(_chosen, COLUMNS))
        told = json_lines(str(lines), COLUMNS, "maximum_object_size = 100000000")
        self._execute(f"COPY (SELECT {chosen} FROM {told}) TO {quoted(part)} (FORMAT parquet, COMPRESSION zstd)")
        self._parts.append(part)

    def _execute(self, query: str) -> None:
        with _as_files_do():
            rows_of(self._connection, query)


@contextmanager
def _as_files_do() -> Iterator[None]:
    try:
        yield
    except duckdb.Error as error:
        words = str(error).partition("\n")[0]
        failed = _FAILED.search(words)
        if failed is None:
            raise OSError(words) from None
        raise OSError(errno.EIO, failed["why"], failed["file"]) from None


def _writes_pages(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the database knows the options of pages; it tells so when it reads the query."""
    try:
        connection.execute(f"EXPLAIN COPY (SELECT 1 AS one) TO 'none.parquet' (FORMAT parquet, {_PAGED})")
    except duckdb.Error:
        return False
    return True


def _line(row: Row) -> str:
    """Return a row as a line of JSON, which knows no infinity: none is written for it."""
    endless = [name for name in _ENDS if row.get(name) in _INFINITE]
    return _WRITER.encode(row | dict.fromkeys(endless) if endless else row) + "\n"


def _chosen(name: str) -> str:
    if name in _MISSING:
        return f'coalesce("{name}", {_MISSING[name]}) AS "{name}"'
    if name in _ENDS:
        return f"CASE WHEN kind = 'assertion' THEN coalesce({name}, {_ENDS[name]}) ELSE {name} END AS {name}"
    return f'"{name}"'
