"""DuckDB by its compiled part alone: the package around it takes several times as long to import, and is not needed.

It is imported when ``database.duckdb`` is first asked for: a draft held against indexed archives does without.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, Final, Generic, TypeAlias, TypeVar

from claimcheck.domain.message import say
from claimcheck.world.signals import postponed

EXTRA: Final = say("archives and rows need an extra: python -m pip install 'claimcheck[scale]'")

if TYPE_CHECKING:
    import duckdb
else:

    def __getattr__(name: str) -> Any:
        if name != "duckdb":
            raise AttributeError(name)
        for package in ("_duckdb", "duckdb"):  # older ones have it inside
            # An exception while it is loaded, as of a signal's handler, makes it abort the process.
            with suppress(ModuleNotFoundError), postponed():
                globals()[name] = found = import_module(package)
                return found
        raise ModuleNotFoundError(str(EXTRA), name="duckdb")


__all__ = ["EXTRA", "Beside", "duckdb", "rows_of"]

Found = TypeVar("Found")
Rows: TypeAlias = "list[tuple[Any, ...]]"


class Beside(Generic[Found]):
    """What a thread asks a database meanwhile: a block that an exception leaves, as of a signal, ends the query."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, ask: Callable[[], Found]) -> None:
        self._connection = connection
        self._ask = ask
        self._found: list[Found] = []
        self._met: list[Exception] = []
        self._over = Event()

    def __enter__(self) -> Beside[Found]:
        Thread(target=self._run).start()
        return self

    def _run(self) -> None:
        try:
            self._found.append(self._ask())
        except Exception as error:  # noqa: BLE001 - it is raised where it was asked
            self._met.append(error)
        finally:
            self._over.set()

    def result(self) -> Found:
        """Return what was found, once it is; raises what the thread met."""
        self._over.wait()
        if self._met:
            raise self._met[0]
        return self._found[0]

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None and not self._over.is_set():
            self._connection.interrupt()
        self._over.wait()


def rows_of(connection: duckdb.DuckDBPyConnection, query: str, parameters: object = None) -> Rows:
    """Return the rows of a query, which a signal ends with the exception of its handler.

    The database itself would end it with a ``RuntimeError``, and the handler's exception be lost. It does not look at
    signals in other threads than the first one.
    """
    with Beside[Rows](connection, lambda: connection.execute(query, parameters).fetchall()) as asked:
        return asked.result()
