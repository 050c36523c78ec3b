"""Two tasks of one run side by side, where a second processor is free: one of them in a copy of this process.

A copy has all that this process knows, so that nothing is handed to it; what it finds comes back through a pipe. Only a
command may ask for it (``a_copy_allowed``): a library does not copy the process of an editing desk, with its threads.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NoReturn, TypeVar

from claimcheck.world import looks
from claimcheck.world.signals import ENDING

Here = TypeVar("Here")
There = TypeVar("There")

_ALLOWED: ContextVar[bool] = ContextVar("a second process", default=False)


@contextmanager
def a_copy_allowed() -> Iterator[None]:
    """Let this process be copied meanwhile, if the system can do so and has a processor for the copy."""
    can_copy = hasattr(os, "fork") and hasattr(os, "sched_getaffinity")
    token = _ALLOWED.set(can_copy and len(os.sched_getaffinity(0)) > 1)
    try:
        yield
    finally:
        _ALLOWED.reset(token)


def is_copy_allowed() -> bool:
    """Whether a task may be done by a copy of this process."""
    return _ALLOWED.get()


def beside(here: Callable[[], Here], there: Callable[[], There]) -> tuple[Here, There]:
    """Return what two tasks return, of which neither may change anything that is seen elsewhere.

    The second is worked out by a copy of this process where one is allowed, by this one otherwise, and where the copy
    fails. What it returns must be as good as new when it was pickled.
    """
    copy = _Copy.of(there) if is_copy_allowed() else None
    if copy is None:
        return here(), there()
    try:
        first = here()
        content = copy.result()
    finally:
        copy.end()
    if content is None:
        return first, there()
    from claimcheck.world.packing import unpacked  # noqa: PLC0415 - a small run does without

    second, trace = unpacked(content)
    looks.take(trace)
    return first, second


class _Copy:
    """A copy of this process that works on a task."""

    def __init__(self, process: int, pipe: int) -> None:
        self._process: int | None = process
        self._pipe = open(pipe, "rb")  # noqa: SIM115 - closed by ``end``

    @classmethod
    def of(cls, task: Callable[[], object]) -> _Copy | None:
        """Begin a task; ``None`` where the system has no room for a process or a pipe."""
        try:
            read, write = os.pipe()
        except OSError:
            return None
        try:
            process = os.fork()
        except OSError:
            os.close(read)
            os.close(write)
            return None
        if process == 0:
            os.close(read)
            _work(task, write)
        os.close(write)
        return cls(process, read)

    def result(self) -> bytes | None:
        """Return what the task returned, once it did; ``None`` where it failed, or nobody can tell."""
        content = self._pipe.read()
        return content if self._wait() == 0 else None

    def end(self) -> None:
        """Leave nothing behind, also where this process was interrupted."""
        self._pipe.close()
        if self._process is not None:
            os.kill(self._process, signal.SIGKILL)
            self._wait()

    def _wait(self) -> int | None:
        """Return how the copy ended; ``None`` where the system kept no word of it, as this process ignores ``SIGCHLD``.

        That is inherited from what started it, as from a server that leaves its children to the system.
        """
        process, self._process = self._process, None
        if process is None:
            return 0
        try:
            return os.waitpid(process, 0)[1]
        except ChildProcessError:
            return None


def _work(task: Callable[[], object], write: int) -> NoReturn:
    """Do a task in the copy, which then ends without a word: all that is to be said is said by the other process."""
    from claimcheck.world.packing import packed  # noqa: PLC0415 - as above

    status = 1
    try:
        for ending in ENDING:
            signal.signal(ending, signal.SIG_DFL)
        trace = looks.Trace()
        looks.keep(trace)
        content = packed((task(), trace))
        with open(write, "wb") as pipe:
            pipe.write(content)
        status = 0
    finally:
        os._exit(status)
