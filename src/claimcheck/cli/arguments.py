"""The arguments: which command they name, and what its options are."""

from __future__ import annotations

from argparse import Action, ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TypeAlias

from claimcheck.cli.errors import HelpWanted
from claimcheck.cli.options import COMMANDS, STATUS, Parser, told, wrong

Command: TypeAlias = Callable[[Namespace], int]

_ABOUT = """\
A type checker for facts: finds the claims of a newsroom that cannot all be true.

  claimcheck claims/                     check the ledger in the folder claims/
  claimcheck explain one#venue two#venue why these two clash, or why they do not
  claimcheck read "lebih dari 562 ribu orang"
"""


def parse(arguments: Sequence[str]) -> tuple[Command, Namespace]:
    """Return the command to run and its options; raises ``UsageError`` or ``HelpWanted``."""
    words = _with_command(arguments)
    options, more = parser(words[0]).parse_known_args(words)
    options.arguments = tuple(arguments)
    if more and (not hasattr(options, "paths") or any(word.startswith("-") for word in more)):
        raise wrong(told(f"unrecognized arguments: {' '.join(more)}"), "claimcheck")
    if more:  # paths behind an option, which argparse itself does not take
        options.paths = [*options.paths, *more]
    return _command(options.command), options


def _with_command(arguments: Sequence[str]) -> list[str]:
    """Put ``check`` before arguments that name no command; a folder called like a command is given as ``./rules``."""
    first = arguments[0] if arguments else ""
    if first in COMMANDS or first in ("-h", "--help", "--version"):
        return list(arguments)
    return ["check", *arguments]


def _command(name: str) -> Command:
    """Return the function that runs a command; only that one is imported."""
    command: Command = import_module(f"claimcheck.cli.{name}").run
    return command


def parser(command: str | None = None) -> ArgumentParser:
    """Return the parser of the whole command line, or of what begins with a command and so needs no other."""
    whole = Parser(prog="claimcheck", description=_ABOUT, epilog=STATUS)
    whole.add_argument("--version", action=_ShowVersion, nargs=0, help="show the version and exit")
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=Parser)
    for name, add in COMMANDS.items():
        if command in (None, name) or command not in COMMANDS:
            add(commands)
    return whole


class _ShowVersion(Action):
    """Looks the version up only when it is asked for: that costs more than all other arguments together."""

    def __call__(self, *_: object) -> None:
        raise HelpWanted(_version())


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - only where it is asked for

    try:
        return f"claimcheck {version('claimcheck')}"
    except PackageNotFoundError:
        return "claimcheck"
