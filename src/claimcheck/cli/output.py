"""The border between text and the world: safe lines, UTF-8 whatever the locale, a closed pipe no disaster."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from claimcheck.cli.status import UNREADABLE
from claimcheck.domain.message import Message, Translate, say
from claimcheck.report.terminal import DEFAULT_COLUMNS, NARROWEST, WIDEST, Line, flowing, plain, write
from claimcheck.world import looks, streams


class NotPrintedError(OSError):
    """Standard output takes nothing, as where the disk that it goes to is full."""


def say_lines(lines: Iterable[Line], *, color: bool = False) -> None:
    """Print lines."""
    put(write(lines, color=color))


def say_on_stdout(text: str) -> None:
    """Print text, line by line."""
    say_lines(plain(line) for line in text.rstrip("\n").split("\n"))


def complain(words: Message, translate: Translate = str) -> int:
    """Print what is wrong with the call on standard error, in one line; return the exit status for it."""
    return complain_in_lines([flowing(say("claimcheck: {words}", words=words).text(translate))])


def complain_in_lines(lines: Iterable[str]) -> int:
    """Print lines on standard error; return the exit status of a call that is wrong."""
    streams.put(sys.stderr, encoded(write(plain(line) for line in lines)))
    return UNREADABLE


def put(text: str) -> None:
    """Write text that a renderer made safe to standard output; a reader that went away (``| head``) is no error.

    Raises ``NotPrintedError``.
    """
    try:
        streams.put(sys.stdout, encoded(text))
    except OSError as error:
        raise NotPrintedError(*error.args) from None


def encoded(text: str) -> bytes:
    """Return what is written of a text."""
    return text.encode("utf-8", "backslashreplace")


def columns() -> int:
    """Return how wide lines may be: the terminal's width within reason, a fixed one where there is no terminal."""
    size = looks.terminal_columns()
    return min(max(size, NARROWEST), WIDEST) if size else DEFAULT_COLUMNS


def wants_color(when: str) -> bool:
    """Return whether to colour: ``always``, ``never``, or on a terminal that is able to, unless NO_COLOR is set."""
    if when != "auto":
        return when == "always"
    if looks.variable("NO_COLOR") or looks.variable("TERM") == "dumb":
        return False
    return looks.is_terminal()
