"""Connected groups (union-find, Tarjan 1975)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def connected(members: Iterable[T], ties: Iterable[tuple[T, T]]) -> Iterator[list[T]]:
    """Yield the groups that the ties make of the members, each and all in the order of the members."""
    parent = {member: member for member in members}

    def root(member: T) -> T:
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    for one, other in ties:
        parent[root(one)] = root(other)
    groups: dict[T, list[T]] = defaultdict(list)
    for member in parent:
        groups[root(member)].append(member)
    yield from groups.values()
