"""A line on the terminal that tells how far a long run has come; never in a log."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from time import monotonic
from typing import IO, TYPE_CHECKING

from claimcheck.domain.message import Translate, counted, say
from claimcheck.domain.progress import told_to

if TYPE_CHECKING:
    from threading import Event

DELAY = 1.0
"""Seconds that a run may take before it is called long."""
_EVERY = 0.2
_WIDTH = 24
_CLEAR = "\r\x1b[K"


class Bar:
    """The last thing told, as a line, with the claims that the run has read and how many of them a second so far."""

    def __init__(self, translate: Translate = str) -> None:
        self._told = ("", 0, 0)
        self._claims = 0
        self._begun = monotonic()
        self._translate = translate

    def hear(self, stage: str, done: int, total: int, claims: int) -> None:
        """Keep what is told; this is called often, and must cost next to nothing."""
        self._told = (stage, done, total)
        self._claims = max(self._claims, claims)

    def line(self, columns: int) -> str:
        """Return the line, no longer than the terminal is wide."""
        stage, done, total = self._told
        line = self._translate(stage)
        if total:
            filled = _WIDTH * min(done, total) // total
            part = say("{done} of {total}", done=counted(done), total=counted(total)).text(self._translate)
            line = f"{line} [{'#' * filled}{'.' * (_WIDTH - filled)}] {part}"
        if self._claims:
            rate = counted(int(self._claims / max(monotonic() - self._begun, 0.001)))
            read = say("claims: {count}, {rate}/s", count=counted(self._claims), rate=rate)
            line = f"{line}; {read.text(self._translate)}"
        return line[: max(columns - 1, 0)]


@contextmanager
def progress_shown(
    stream: IO[str] | None = None, *, translate: Translate = str, delay: float | None = None
) -> Iterator[None]:
    """Show on standard error what is told meanwhile, once it takes long, if there is a terminal to show it on."""
    stream = sys.stderr if stream is None else stream
    if not is_wanted(stream, os.environ):
        yield
        return
    from threading import Event, Thread  # noqa: PLC0415 - only on a terminal

    bar, over = Bar(translate), Event()
    thread = Thread(target=_show, args=(bar, stream, over, DELAY if delay is None else delay), daemon=True)
    thread.start()
    try:
        with told_to(bar.hear):
            yield
    finally:
        over.set()
        thread.join()


def is_wanted(stream: IO[str] | None, environment: Mapping[str, str]) -> bool:
    """Return whether a stream is a terminal that a person looks at: not in CI, and able to go back in a line."""
    if stream is None or environment.get("CI", "").lower() not in ("", "0", "false"):
        return False
    return environment.get("TERM") != "dumb" and stream.isatty()


def _show(bar: Bar, stream: IO[str], over: Event, delay: float) -> None:
    """Write the line anew until it is over, then take it away; a terminal that is gone is no error."""
    with suppress(OSError, ValueError):
        if over.wait(delay):
            return
        while True:
            stream.write(f"{_CLEAR}{bar.line(_columns(stream))}")
            stream.flush()
            if over.wait(_EVERY):
                break
        stream.write(_CLEAR)
        stream.flush()


def _columns(stream: IO[str]) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except (OSError, ValueError):
        return 80
