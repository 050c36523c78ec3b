"""Slots as objects: equal ones are one, which is seen at a glance wherever slots are compared."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache

from claimcheck.domain.assertion import Family, Nature, Slot


@lru_cache(10_000)
def slot_of(family: Family, key: tuple[Hashable, ...], nature: Nature) -> Slot:
    """Return the slot of a family with this key."""
    return Slot(family, key, nature)
