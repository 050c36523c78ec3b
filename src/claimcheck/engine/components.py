"""Which constraints are tied to each other, and whether their graph has a cycle."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence

from claimcheck.engine.expression import Constraint
from claimcheck.engine.union import connected


def components(constraints: Iterable[Constraint]) -> tuple[tuple[Constraint, ...], ...]:
    """Return the constraints grouped so that no variable stands in two groups, in the order given.

    A constraint without variables is a group of its own. Time all but linear in the length of all constraints.
    """
    given = tuple(constraints)
    groups = connected(range(len(given)), _ties(given))
    return tuple(tuple(given[number] for number in group) for group in groups)


def is_forest(edges: Sequence[tuple[Hashable, Hashable]]) -> bool:
    """Whether the graph of these edges has no cycle; an edge given twice is one."""
    nodes = list(dict.fromkeys(node for edge in edges for node in edge))
    return len(nodes) - sum(1 for _ in connected(nodes, edges)) == len(edges)


def _ties(constraints: Sequence[Constraint]) -> Iterator[tuple[int, int]]:
    """Yield each constraint with the first one that shares a variable with it."""
    first: dict[Hashable, int] = {}
    for number, constraint in enumerate(constraints):
        for variable in constraint.variables:
            yield first.setdefault(variable, number), number
