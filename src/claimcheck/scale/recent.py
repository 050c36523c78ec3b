"""What was worked out last, up to so much of it: the oldest is forgotten, bit by bit and not all at once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Recent(Generic[K, V]):
    """Values by their keys, each with its weight. What was asked for or kept since the last ``forget`` stays."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._weighs = 0
        self._kept: OrderedDict[K, tuple[V, int]] = OrderedDict()
        self._asked: set[K] = set()

    def get(self, key: K) -> V | None:
        """Return what is kept by a key, if anything is."""
        found = self._kept.get(key)
        if found is None:
            return None
        self._kept.move_to_end(key)
        self._asked.add(key)
        return found[0]

    def keep(self, key: K, value: V, weight: int) -> V:
        """Keep a value by a key that has none; return it."""
        self._kept[key] = value, weight
        self._weighs += weight
        self._asked.add(key)
        return value

    def forget(self) -> None:
        """Forget the oldest, as far as all together weigh too much."""
        while self._weighs > self._most and len(self._kept) > len(self._asked):
            _, (_, weight) = self._kept.popitem(last=False)
            self._weighs -= weight
        self._asked.clear()

    def clear(self) -> None:
        """Forget all."""
        self._kept.clear()
        self._asked.clear()
        self._weighs = 0

    def __len__(self) -> int:
        return len(self._kept)
