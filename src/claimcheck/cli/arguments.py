"""The arguments: which command they name, and what its options are."""

from __future__ import annotations

import os
from argparse import SUPPRESS, Action, ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import TypeAlias

from claimcheck.cli.errors import HelpWanted, UsageError
from claimcheck.cli.options import COMMANDS, STATUS
from claimcheck.cli.parser import Parser, told, wrong
from claimcheck.domain.message import say
from claimcheck.domain.nearest import nearest

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
        raise _unrecognized(words[0], more)
    if more:  # paths behind an option, which argparse itself does not take
        options.paths = [*options.paths, *more]
    return _command(options.command), options


def _with_command(arguments: Sequence[str]) -> list[str]:
    """Put ``check`` before arguments that name no command; a folder called like a command is given as ``./rules``."""
    first = arguments[0] if arguments else ""
    if first in COMMANDS or first in ("-h", "--help", "--version"):
        return list(arguments)
    if first.startswith("-"):
        _refuse_a_later_command(arguments)
    elif first and not os.path.lexists(first):
        _refuse_misspelt(first)
    return ["check", *arguments]


def _refuse_a_later_command(arguments: Sequence[str]) -> None:
    """Raise where options stand before a command: ``--lang id new story.txt``."""
    for word in arguments:
        if word in COMMANDS and not os.path.lexists(word):
            words = "“{name}” is a command, and comes before its options: claimcheck {name} …"
            raise wrong(say(words, name=word), "claimcheck")


def _refuse_misspelt(first: str) -> None:
    """Raise where what is neither a command nor a file looks like a command: "chek"."""
    from claimcheck.cli.choices import did_you_mean  # noqa: PLC0415 - most calls are right

    near = nearest(first[:100], COMMANDS, likeness=0.75)
    if near:
        words = "“{name}” is no command, and there is no such file or folder{hint}"
        raise wrong(say(words, name=first[:100], hint=did_you_mean(near)), "claimcheck")


def _unrecognized(command: str, more: Sequence[str]) -> UsageError:
    """Return what tells of arguments that nothing takes, with the options that are most like the first of them."""
    from claimcheck.cli.choices import did_you_mean, suggestions  # noqa: PLC0415 - most calls are right

    option = next((word for word in more if word.startswith("--")), "").partition("=")[0]
    known = [name for name in options_of(command) if name.startswith("--")]
    words = say("{words}{hint}", words=told(f"unrecognized arguments: {' '.join(more)}"),
                hint=did_you_mean(suggestions(option, known) if option else []))  # fmt: skip
    return wrong(words, f"claimcheck {command}")


def options_of(command: str) -> Iterator[str]:
    """Yield the options of a command, as they are written."""
    subparsers = next(one for one in parser(command)._actions if isinstance(one, _SubParsersAction))  # noqa: SLF001
    for action in subparsers.choices[command]._actions:  # noqa: SLF001
        if action.help != SUPPRESS:
            yield from action.option_strings


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
