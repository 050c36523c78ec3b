"""DuckDB by its compiled part alone: the package around it takes several times as long to import, and is not needed.

It is imported when ``database.duckdb`` is first asked for: a draft held against indexed archives does without.
"""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, Final

from claimcheck.domain.message import say

EXTRA: Final = say("archives and rows need an extra: python -m pip install 'claimcheck[scale]'")

if TYPE_CHECKING:
    import duckdb
else:

    def __getattr__(name: str) -> Any:
        if name != "duckdb":
            raise AttributeError(name)
        for package in ("_duckdb", "duckdb"):  # older ones have it inside
            with suppress(ModuleNotFoundError):
                globals()[name] = found = import_module(package)
                return found
        raise ModuleNotFoundError(str(EXTRA), name="duckdb")


__all__ = ["EXTRA", "duckdb", "rows_of"]


def rows_of(connection: duckdb.DuckDBPyConnection, query: str, parameters: object = None) -> list[tuple[Any, ...]]:
    """Return the rows of a query, which a signal ends with the exception of its handler.

    The database itself would end it with a ``RuntimeError``, and the handler's exception be lost. It does not look at
    signals in other threads than the first one.
    """
    found: list[list[tuple[Any, ...]]] = []
    met: list[Exception] = []
    over = Event()

    def run() -> None:
        try:
            found.append(connection.execute(query, parameters).fetchall())
        except Exception as error:  # noqa: BLE001 - it is raised where it was asked
            met.append(error)
        finally:
            over.set()

    Thread(target=run).start()
    try:
        over.wait()
    except BaseException:
        connection.interrupt()
        raise
    finally:
        over.wait()
    if met:
        raise met[0]
    return found[0]
