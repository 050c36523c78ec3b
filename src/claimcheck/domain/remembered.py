"""What follows from an object alone, worked out once as long as the object lives.

Objects are told apart by identity: to compare or hash a catalog costs more than most of what follows from it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Generic, TypeVar
from weakref import ref

MOST_KEPT = 100_000

T = TypeVar("T")
R = TypeVar("R")


def remembered(work: Callable[[T], R]) -> Callable[[T], R]:
    """Return a function of one object, which never changes, that remembers what it returned for it."""
    known: dict[int, _Known[T, R]] = {}

    def forget(gone: ref[T]) -> None:
        known.pop(gone.key, None)  # type: ignore[attr-defined]

    @wraps(work)
    def found(thing: T) -> R:
        key = id(thing)
        one = known.get(key)
        if one is None:
            one = _Known(thing, forget)
            one.key, one.result = key, work(thing)
            known[key] = one
        return one.result

    return found


class _Known(ref[T], Generic[T, R]):
    """A reference that bears what is known: there are very many, and each object more is one to look after."""

    __slots__ = ("key", "result")
    key: int
    result: R


def make_room(known: dict[T, R]) -> None:
    """Forget what was found, where an archive holds so much that to keep it costs more than to find it again."""
    if len(known) >= MOST_KEPT:
        known.clear()
