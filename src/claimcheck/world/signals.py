"""The signals that end a run, and steps that they may not break."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType
from typing import Final

ENDING: Final = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""The signals that end a run: Ctrl-C, a supervisor's, and that of a terminal that was closed."""


@contextmanager
def postponed() -> Iterator[None]:
    """Let a signal that ends a run come only after a step that no exception may break, such as loading a library.

    What handled it before handles it then. Outside the main thread no handler runs, so there is nothing to postpone.
    """
    came: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        del frame
        came.append(number)

    before = {}
    if current_thread() is main_thread():
        before = {number: handler for number in ENDING if callable(handler := signal.getsignal(number))}
    try:
        for number in before:
            signal.signal(number, note)
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for number in came:
            signal.raise_signal(number)
