"""Connected groups (union-find, Tarjan 1975)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def connected(members: Iterable[T], ties: Iterable[tuple[T, T]]) -> Iterator[list[T]]:
    """Yield the groups that the ties make of the members, each and all in the order of the members."""
    listed = list(dict.fromkeys(members))
    number_of = {member: number for number, member in enumerate(listed)}
    parent = list(range(len(listed)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    left = len(listed) - 1
    for one, other in ties:
        first, second = root(number_of[one]), root(number_of[other])
        if first != second:
            parent[first] = second
            left -= 1
            if not left:
                break
    groups: dict[int, list[T]] = defaultdict(list)
    for number, member in enumerate(listed):
        groups[root(number)].append(member)
    yield from groups.values()
