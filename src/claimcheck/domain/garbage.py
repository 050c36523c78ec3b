"""Python's memory management, where it is in the way."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_left: list[object] = [None]


def leave_to_the_end(thing: object) -> None:
    """Keep a thing, in place of the one before it, until the process ends: to take a large one apart takes a while."""
    _left[0] = thing


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Build many small objects without the cyclic collector, which would walk them all again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
