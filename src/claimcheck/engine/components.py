"""Connected components of variables and constraints, by union-find (Tarjan and van Leeuwen 1984: all but linear)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from claimcheck.engine.expression import Constraint

Item = TypeVar("Item", bound=Hashable)


class Groups:
    """Sets of anything hashable that grow together; ``first`` names the set that an item is in."""

    def __init__(self) -> None:
        self._parent: dict[Hashable, Hashable] = {}
        self._size: dict[Hashable, int] = {}

    def first(self, item: Hashable) -> Hashable:
        """Return the item that stands for the set of this one."""
        parent = self._parent
        parent.setdefault(item, item)
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def join(self, left: Hashable, right: Hashable) -> bool:
        """Make one set of two; False where they were one already."""
        large, small = self.first(left), self.first(right)
        if large == small:
            return False
        sizes = self._size
        if sizes.get(large, 1) < sizes.get(small, 1):
            large, small = small, large
        self._parent[small] = large
        sizes[large] = sizes.get(large, 1) + sizes.get(small, 1)
        return True


def components(constraints: Iterable[Constraint]) -> tuple[tuple[Constraint, ...], ...]:
    """Return the constraints grouped so that no variable stands in two groups, in the order given.

    A constraint without variables is a group of its own.
    """
    given = tuple(constraints)
    groups = Groups()
    for constraint in given:
        for variable in constraint.variables:
            groups.join(constraint.variables[0], variable)
    found: dict[Hashable, list[Constraint]] = {}
    for constraint in given:
        key = groups.first(constraint.variables[0]) if constraint.variables else (None, id(constraint))
        found.setdefault(key, []).append(constraint)
    return tuple(tuple(group) for group in found.values())


def is_forest(edges: Sequence[tuple[Hashable, Hashable]]) -> bool:
    """Whether the graph of these edges has no cycle; an edge given twice is one."""
    groups = Groups()
    return all(groups.join(left, right) for left, right in edges)
