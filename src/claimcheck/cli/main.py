"""Runs a command, and turns whatever happens into an exit status and, at worst, one clear line."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from claimcheck.cli.arguments import parse
from claimcheck.cli.errors import HelpWanted, UsageError
from claimcheck.cli.output import NotPrintedError, complain, complain_in_lines, say_on_stdout
from claimcheck.cli.status import OK, SIGNALLED
from claimcheck.domain.message import Message, Translate, say, verbatim
from claimcheck.locale import translator
from claimcheck.world.processes import a_copy_allowed
from claimcheck.world.signals import ENDING

_DEBUG = "CLAIMCHECK_DEBUG"


class _Signalled(BaseException):
    """A signal came that ends a run."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments (those of the process by default) name, and return the exit status.

    0: nothing at or above the failing severity; 1: something is; 2: the ledger could not be read whole, or the call was
    wrong; 128 and the number of the signal that ended the run, such as 130 and 143. Nothing is raised.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # none may change what a claim file means
    given = sys.argv[1:] if arguments is None else arguments
    came: list[int] = []
    try:
        with _signals_noted(came), a_copy_allowed():
            return _run(given)
    except (KeyboardInterrupt, _Signalled):
        return SIGNALLED + (came or [signal.SIGINT])[0]
    except Exception as error:  # noqa: BLE001 - the last resort: no traceback reaches an editor
        return SIGNALLED + came[0] if came else _failed(error, given)


def _run(arguments: Sequence[str]) -> int:
    try:
        command, options = parse(arguments)
        return command(options)
    except HelpWanted as wanted:
        say_on_stdout(str(wanted))
        return OK
    except UsageError as error:
        return complain(error.words, _language(arguments))


def _language(arguments: Sequence[str]) -> Translate:
    """Return what puts the last words of a run into the language that was asked for; English if that fails as well."""
    try:
        from claimcheck.cli.settings import language_of  # noqa: PLC0415 - only where something went wrong

        return translator(language_of(arguments))
    except Exception:  # noqa: BLE001 - the fault itself must still be told
        return str


def _failed(error: Exception, arguments: Sequence[str]) -> int:
    """Say in one line what went wrong; the traceback is for those who ask for it."""
    if os.environ.get(_DEBUG) == "1":
        import traceback  # noqa: PLC0415 - only here

        return complain_in_lines("".join(traceback.format_exception(error)).rstrip("\n").split("\n"))
    return complain(_fault(error), _language(arguments))


def _fault(error: Exception) -> Message:
    if isinstance(error, MemoryError):
        return say("there is not enough memory to check this")
    if isinstance(error, RecursionError):
        return say("something in the input is nested too deep to be checked")
    if isinstance(error, NotPrintedError):
        return say("cannot write to standard output: {why}", why=error.strerror or str(error))
    # By name: it may be what cannot be imported.
    if isinstance(error, OSError) or type(error).__name__ == "PlugInError":
        return verbatim(str(error))
    return say(
        "internal error ({kind}: {error}); this is a fault of claimcheck, not of the claims; {debug}=1 shows where",
        kind=type(error).__name__,
        error=str(error),
        debug=_DEBUG,
    )


@contextmanager
def _signals_noted(came: list[int]) -> Iterator[None]:
    """Let signals end a run with an exception, so that nothing is left behind, and add their numbers to ``came``.

    The numbers are needed since a library in C may raise another exception in place of the handler's. What the process
    was started to ignore, as by nohup, stays ignored; outside the main thread signals are not ours.
    """

    def stop(number: int, frame: FrameType | None) -> None:
        del frame
        came.append(number)
        raise KeyboardInterrupt if number == signal.SIGINT else _Signalled

    before = {number: signal.getsignal(number) for number in ENDING}
    before = {number: handler for number, handler in before.items() if handler not in (signal.SIG_IGN, None)}
    try:
        for number in before:
            signal.signal(number, stop)
    except ValueError:
        yield
        return
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
