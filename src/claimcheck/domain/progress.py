"""How far a run has come: stages tell it, and whoever wants to know listens.

What is told changes nothing of what is found, so it passes beside the values, not among them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeAlias, TypeVar

Progress: TypeAlias = Callable[[str, int, int, int], None]
"""Takes the name of a stage, a template of the message catalogs; how much of it is done, and of how much, both 0 where
that is not counted; and how many claims the run has come to know so far, 0 where the stage knows nothing of that.
"""

R = TypeVar("R")

_LISTENER: ContextVar[Progress | None] = ContextVar("progress", default=None)


def tell(stage: str, done: int = 0, total: int = 0, *, claims: int = 0) -> None:
    """Say how far a stage has come, if anyone listens."""
    listener = _LISTENER.get()
    if listener is not None:
        listener(stage, done, total, claims)


@contextmanager
def told_to(listener: Progress) -> Iterator[None]:
    """Let a listener hear of all that is told meanwhile."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)


def quietly(task: Callable[[], R]) -> R:
    """Return what a task returns; how far it has come is told by what stands beside it."""
    with told_to(lambda *_: None):
        return task()
