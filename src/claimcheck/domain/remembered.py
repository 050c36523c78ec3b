"""What follows from an object alone, worked out once as long as the object lives.

Objects are told apart by identity: to compare or hash a catalog costs more than most of what follows from it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import ref

T = TypeVar("T")
R = TypeVar("R")


def remembered(work: Callable[[T], R]) -> Callable[[T], R]:
    """Return a function of one object, which never changes, that remembers what it returned for it."""
    known: dict[int, tuple[ref[T], R]] = {}

    @wraps(work)
    def found(thing: T) -> R:
        key = id(thing)
        if key not in known:
            known[key] = ref(thing, lambda _: known.pop(key, None)), work(thing)
        return known[key][1]

    return found
