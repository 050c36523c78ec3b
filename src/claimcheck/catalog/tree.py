"""Containment as numbers: each node of a tree has one, and its span holds just those of what lies below it.

The numbering is the pre-order of the tree (Dietz 1982, "Maintaining order in a linked list"), by which "is in" is a
comparison of two intervals.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from claimcheck.domain.span import Span
from claimcheck.record import field, frozen


class TreeFault:
    """A node whose ``parent`` is unknown, or the first in order of those on a ``cycle``, which lists the way round.

    The node, or all on the cycle, stand as roots.
    """

    __slots__ = ("cycle", "id", "parent")

    def __init__(self, id_: str, parent: str, cycle: tuple[str, ...] = ()) -> None:
        self.id, self.parent, self.cycle = id_, parent, cycle


@frozen
class Tree:
    """Ids under ``within``, numbered from 0 so that all below a node follow it directly.

    The methods take ids of the tree.
    """

    order: tuple[str, ...] = ()
    numbers: Mapping[str, int] = field(factory=dict, repr=False)
    parents: Mapping[str, str | None] = field(factory=dict, repr=False)
    _last: tuple[int, ...] = field(default=(), repr=False)

    @classmethod
    def build(cls, parents: Mapping[str, str | None]) -> tuple[Tree, tuple[TreeFault, ...]]:
        """Return the tree of the ids with these parents, and what was wrong with them."""
        sound, faults = _checked(parents)
        children: dict[str | None, list[str]] = defaultdict(list)
        for node in sorted(sound, reverse=True):
            children[sound[node]].append(node)
        order: list[str] = []
        waiting = children[None]
        while waiting:
            node = waiting.pop()
            order.append(node)
            waiting.extend(children.get(node, ()))
        numbers = {node: number for number, node in enumerate(order)}
        last = list(range(len(order)))
        for node in reversed(order):
            parent = sound[node]
            if parent is not None:
                last[numbers[parent]] = max(last[numbers[parent]], last[numbers[node]])
        return cls(tuple(order), numbers, sound, tuple(last)), faults

    def __contains__(self, node: object) -> bool:
        return node in self.numbers

    def span(self, node: str) -> Span:
        """Return the numbers of the node and all below; its own stands for somewhere in it, nowhere known."""
        number = self.numbers[node]
        return Span(number, self._last[number])

    def last(self, number: int) -> int:
        """Return the last number below the node with this one."""
        return self._last[number]

    def contains(self, wide: str, narrow: str) -> bool:
        """Whether ``narrow`` is ``wide`` or lies below it."""
        first = self.numbers[wide]
        return first <= self.numbers[narrow] <= self._last[first]

    def related(self, a: str, b: str) -> bool:
        """Whether one of the two contains the other."""
        return self.contains(a, b) or self.contains(b, a)

    def chain(self, node: str) -> tuple[str, ...]:
        """Return the node, its parent, and so on up to the root."""
        chain = [node]
        while (parent := self.parents[chain[-1]]) is not None:
            chain.append(parent)
        return tuple(chain)

    def common(self, a: str, b: str) -> str | None:
        """Return the narrowest node that contains both, ``None`` where none does."""
        return next((node for node in self.chain(a) if self.contains(node, b)), None)

    def below(self, node: str) -> tuple[str, ...]:
        """Return all that lies below the node, in order and without itself."""
        number = self.numbers[node]
        return self.order[number + 1 : self._last[number] + 1]

    def id_at(self, number: int) -> str:
        """Return the node with this number."""
        return self.order[number]


def _checked(parents: Mapping[str, str | None]) -> tuple[dict[str, str | None], tuple[TreeFault, ...]]:
    sound: dict[str, str | None] = {}
    faults = []
    for node in sorted(parents):
        parent = parents[node]
        if parent is not None and parent not in parents:
            faults.append(TreeFault(node, parent))
            parent = None
        sound[node] = parent
    for cycle in _cycles(sound):
        faults.append(TreeFault(cycle[0], (*cycle, cycle[0])[1], (*cycle, cycle[0])))
        sound.update(dict.fromkeys(cycle))
    return sound, tuple(faults)


def _cycles(parents: Mapping[str, str | None]) -> list[list[str]]:
    """Return each cycle once; a node has one parent, so that no two cycles share a node."""
    cycles = []
    walked: dict[str, int] = {}  # node: the walk that came by first
    for walk, start in enumerate(parents):
        path = []
        node: str | None = start
        while node is not None and node not in walked:
            walked[node] = walk
            path.append(node)
            node = parents[node]
        if node is not None and walked[node] == walk:
            cycles.append(path[path.index(node) :])
    return cycles
