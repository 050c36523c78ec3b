"""Runs a command, and turns whatever happens into an exit status and, at worst, one clear line."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from claimcheck.cli.arguments import parse
from claimcheck.cli.errors import HelpWanted, UsageError
from claimcheck.cli.output import complain, say_on_stdout
from claimcheck.cli.status import INTERRUPTED, OK, TERMINATED

_DEBUG = "CLAIMCHECK_DEBUG"


class _Terminated(BaseException):
    """SIGTERM came."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments (those of the process by default) name, and return the exit status.

    0: nothing at or above the failing severity; 1: something is; 2: the ledger could not be read whole, or the call was
    wrong; 130 and 143: interrupted. Nothing is raised.
    """
    _start_lightly()
    try:
        with _sigterm_raises():
            return _run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except _Terminated:
        return TERMINATED
    except Exception as error:  # noqa: BLE001 - the last resort: no traceback reaches an editor
        return _failed(error)


def _start_lightly() -> None:
    """Spare a process that soon ends what a longer one needs: a tenth of the time of a small run.

    The cyclic collector finds next to nothing here and walks everything; plug-ins of pydantic are looked for among all
    that is installed, and none may change what a claim file means.
    """
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def _run(arguments: Sequence[str]) -> int:
    try:
        command, options = parse(arguments)
        return command(options)
    except HelpWanted as wanted:
        say_on_stdout(str(wanted))
        return OK
    except UsageError as error:
        return complain(f"claimcheck: {error}")


def _failed(error: Exception) -> int:
    """Say in one line what went wrong; the traceback is for those who ask for it."""
    if os.environ.get(_DEBUG) == "1":
        import traceback  # noqa: PLC0415 - only here

        return complain("".join(traceback.format_exception(error)), keep_lines=True)
    if isinstance(error, MemoryError):
        return complain("claimcheck: there is not enough memory to check this")
    if isinstance(error, RecursionError):
        return complain("claimcheck: something in the input is nested too deep to be checked")
    if isinstance(error, OSError):
        return complain(f"claimcheck: {error}")
    if type(error).__name__ == "PlugInError":  # by name: the rules may be what cannot be imported
        return complain(f"claimcheck: {error}")
    return complain(
        f"claimcheck: internal error ({type(error).__name__}: {error}); "
        f"this is a fault of claimcheck, not of the claims; {_DEBUG}=1 shows where"
    )


@contextmanager
def _sigterm_raises() -> Iterator[None]:
    """Let SIGTERM end a run as Ctrl-C does; outside the main thread signals are not ours."""

    def stop(number: int, frame: FrameType | None) -> None:
        del number, frame
        raise _Terminated

    try:
        before = signal.signal(signal.SIGTERM, stop)
    except ValueError:
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
