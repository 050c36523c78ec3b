"""The border between text and the world: safe lines, UTF-8 whatever the locale, a closed pipe no disaster."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import IO

from claimcheck.cli.status import UNREADABLE
from claimcheck.report.terminal import DEFAULT_COLUMNS, NARROWEST, WIDEST, Line, flowing, plain, write


def say_lines(lines: Iterable[Line], *, color: bool = False) -> None:
    """Print lines."""
    put(write(lines, color=color))


def say_on_stdout(text: str) -> None:
    """Print text, line by line."""
    say_lines(plain(line) for line in text.rstrip("\n").split("\n"))


def complain(text: str, *, keep_lines: bool = False) -> int:
    """Print what is wrong with the call on standard error; return the exit status for it."""
    lines = text.rstrip("\n").split("\n") if keep_lines else [flowing(text)]
    _put(sys.stderr, write(plain(line) for line in lines))
    return UNREADABLE


def put(text: str) -> None:
    """Write text that a renderer made safe to standard output; a reader that went away (``| head``) is no error."""
    _put(sys.stdout, text)


def _put(stream: IO[str] | None, text: str) -> None:
    if stream is None:  # closed before we were started
        return
    try:
        stream.flush()
        binary = getattr(stream, "buffer", None)
        if binary is None:  # replaced by an object of text, as in a notebook
            stream.write(text)
        else:
            binary.write(text.encode("utf-8", "backslashreplace"))
        stream.flush()
    except BrokenPipeError:
        _forget(stream)
    except OSError:  # a full disk: said on standard error, if that is left
        _forget(stream)
        raise


def _forget(stream: IO[str]) -> None:
    """Let the interpreter flush what is left into nothing, so that it does not complain at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def columns() -> int:
    """Return how wide lines may be: the terminal's width within reason, a fixed one where there is no terminal."""
    try:
        size = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError, AttributeError):
        return DEFAULT_COLUMNS
    return min(max(size, NARROWEST), WIDEST) if size else DEFAULT_COLUMNS


def wants_color(when: str) -> bool:
    """Return whether to colour: ``always``, ``never``, or on a terminal that is able to, unless NO_COLOR is set."""
    if when != "auto":
        return when == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout is not None and sys.stdout.isatty()
