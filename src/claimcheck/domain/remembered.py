"""What follows from an object alone, worked out once as long as the object lives.

Objects are told apart by identity: to compare or hash a catalog costs more than most of what follows from it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import ref

MOST_KEPT = 100_000

T = TypeVar("T")
R = TypeVar("R")


def remembered(work: Callable[[T], R]) -> Callable[[T], R]:
    """Return a function of one object, which never changes, that remembers what it returned for it."""
    known: dict[int, tuple[ref[T], R]] = {}

    @wraps(work)
    def found(thing: T) -> R:
        key = id(thing)
        met = known.get(key)
        if met is None:
            met = known[key] = ref(thing, lambda _: known.pop(key, None)), work(thing)
        return met[1]

    return found


def make_room(known: dict[T, R]) -> None:
    """Forget what was found, where an archive holds so much that to keep it costs more than to find it again."""
    if len(known) >= MOST_KEPT:
        known.clear()
