"""The parser of command lines: it raises where argparse would print and exit, and lays help out for the terminal."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from typing import Any, NoReturn

from claimcheck.cli.errors import HelpWanted, UsageError
from claimcheck.cli.output import columns
from claimcheck.domain.message import Message, say
from claimcheck.report.terminal import DEFAULT_COLUMNS


class Parser(ArgumentParser):
    """A parser that prints nothing and does not leave the program."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, formatter_class=_Formatter, **options)
        self.color = False  # Python 3.14 colours help by itself

    def error(self, message: str) -> NoReturn:
        """Raise what tells of a wrong call."""
        raise wrong(told(message), self.prog)

    def _print_message(self, message: str, file: Any = None) -> None:
        del file
        raise HelpWanted(message)


def told(words: str) -> Message:
    """Return what argparse says of a wrong call as a message."""
    from claimcheck.cli import argparse_words  # noqa: PLC0415 - most calls are right

    return argparse_words.told(words)


def wrong(words: Message, program: str) -> UsageError:
    """Return what tells that a call was wrong, and where to look."""
    return UsageError(say("{words} ({program} --help tells more)", words=words, program=program))


class _Formatter(RawDescriptionHelpFormatter):
    """Lays help out in lines of the terminal's width, of a fixed one where there is no terminal or it is wider."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=min(columns(), DEFAULT_COLUMNS), max_help_position=26)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """Fill paragraphs; a line that is indented, such as an example, stays a line of its own."""
        paragraphs = [""]
        for line in text.strip("\n").split("\n"):
            if line[:1].strip() and paragraphs[-1][:1].strip():
                paragraphs[-1] += f" {line}"
            else:
                paragraphs.append(line)
        return "\n".join(indent + line for one in paragraphs[1:] for line in _filled(one, width - len(indent)))


def _filled(line: str, width: int) -> list[str]:
    from textwrap import wrap  # noqa: PLC0415 - only for help

    margin = line[: len(line) - len(line.lstrip())]
    return wrap(line, width, subsequent_indent=f"{margin}  " if margin else "") or [""]
