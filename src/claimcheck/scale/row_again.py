"""Rows that were screened, read again by number as claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.claim import AnyClaim
from claimcheck.domain.diagnostic import Diagnostic, Mark, problem
from claimcheck.domain.message import say
from claimcheck.scale.database import duckdb
from claimcheck.scale.row_claims import RowReader
from claimcheck.scale.row_files import BrokenError, RowFile, UnreadableError

FILE: Final = 1 << 40
"""Rows of a file are numbered from a multiple of this."""

_OUT_OF_ORDER: Final = (
    "DuckDB {version} did not keep the rows in their order, so that none of them can be told: use another version"
)


def claims_again(
    connection: duckdb.DuckDBPyConnection, files: Sequence[RowFile], catalog: Catalog, hashes: Mapping[int, int]
) -> Iterator[AnyClaim | Diagnostic]:
    """Yield the claims of rows by number, which ascend, or what is wrong with them.

    ``hashes`` are those of the claims' names that the database met in the rows of these numbers. Raises ``BrokenError``
    where a file is broken, or other claims stand in these rows.
    """
    by_file: dict[int, list[int]] = {}
    for number in hashes:
        by_file.setdefault(number // FILE, []).append(number % FILE)
    for at, inside in by_file.items():
        file, met = files[at], dict[str, int]()
        reader = RowReader(catalog, file.name)
        try:
            for number, (line, row) in zip(inside, file.rows(connection, inside), strict=True):
                one = reader.read(row, line)
                if not isinstance(one, Diagnostic):
                    met[one.id] = hashes[at * FILE + number]
                yield one
        except UnreadableError as error:
            raise BrokenError(problem(error.code, Mark(file.name), error.message)) from None
        _check_order(connection, file, met)


def _check_order(connection: duckdb.DuckDBPyConnection, file: RowFile, met: Mapping[str, int]) -> None:
    """Make sure that rows read again are those that were screened: not every version of the database keeps the order.

    To be asked for is a cursor of its own, as the connection may be at work.
    """
    hashed = connection.cursor().execute("SELECT hash(unnest(?))", [list(met)]).fetchall() if met else []
    if [one for (one,) in hashed] != list(met.values()):
        raise BrokenError(problem("unreadable-rows", Mark(file.name), say(_OUT_OF_ORDER, version=duckdb.__version__)))
