"""Variables and the constraints that tie them, numbered and compiled once for any number of narrowings."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterable, Sequence
from functools import lru_cache

from claimcheck.engine.expression import Constraint, Variable
from claimcheck.engine.program import compile_constraint


class Network:
    """Variables and constraints in an order that depends on their names only, never on the order they came in.

    Constraints are numbered breadth first from the first variable of their component, so that on a tree one pass from
    the last to the first and one back carry every narrowing to every variable. ``touching`` gives the constraints of
    each variable. Two variables, or two constraints, are never given one name.
    """

    def __init__(self, constraints: Iterable[Constraint], variables: Iterable[Variable] = ()) -> None:
        """Make the network of these constraints; ``variables`` adds such as stand in none of them."""
        given = sorted(constraints, key=lambda constraint: name_order(constraint.id))
        known = {variable for constraint in given for variable in constraint.variables} | set(variables)
        named = sorted(known, key=lambda variable: name_order(variable.name))
        number_of = {variable: number for number, variable in enumerate(named)}
        tied = [[number_of[variable] for variable in constraint.variables] for constraint in given]
        order = _breadth_first(tied, len(named))
        ordered = [given[place] for place in order]
        touching: list[list[int]] = [[] for _ in named]
        for number, place in enumerate(order):
            for variable in tied[place]:
                touching[variable].append(number)
        self.variables, self.constraints, self.number_of = tuple(named), tuple(ordered), number_of
        self.programs = tuple(compile_constraint(constraint, number_of) for constraint in ordered)
        self.touching = tuple(tuple(numbers) for numbers in touching)


@lru_cache(maxsize=10_000, typed=True)  # a cell stands in many networks and names, and it takes long to write one out
def name_order(name: Hashable) -> str:
    """Return what names are sorted by: the same in every run, whatever they are."""
    return f"({', '.join(map(name_order, name))})" if type(name) is tuple and len(name) > 1 else repr(name)


def _breadth_first(tied: Sequence[Sequence[int]], variables: int) -> list[int]:
    """Return the order of constraints that tie these variables, each given by the numbers of its variables."""
    of: list[list[int]] = [[] for _ in range(variables)]
    for place, numbers in enumerate(tied):
        for variable in numbers:
            of[variable].append(place)
    found = dict.fromkeys(place for place, numbers in enumerate(tied) if not numbers)
    seen: set[int] = set()
    for start in range(variables):
        waiting = deque([start])
        while waiting:
            variable = waiting.popleft()
            if variable in seen:
                continue
            seen.add(variable)
            for place in of[variable]:
                if place not in found:
                    found[place] = None
                    waiting.extend(tied[place])
    return list(found)
