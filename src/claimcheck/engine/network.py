"""Variables and the constraints that tie them, numbered and compiled once for any number of narrowings."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterable
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
        ordered = _breadth_first(given, named)
        number_of = {variable: number for number, variable in enumerate(named)}
        touching: list[list[int]] = [[] for _ in named]
        for number, constraint in enumerate(ordered):
            for variable in constraint.variables:
                touching[number_of[variable]].append(number)
        self.variables, self.constraints, self.number_of = tuple(named), tuple(ordered), number_of
        self.programs = tuple(compile_constraint(constraint, number_of) for constraint in ordered)
        self.touching = tuple(tuple(numbers) for numbers in touching)


@lru_cache(maxsize=10_000)  # a cell stands in many networks, and it takes long to write one out
def name_order(name: Hashable) -> str:
    """Return what names are sorted by: the same in every run, whatever they are."""
    return repr(name)


def _breadth_first(constraints: list[Constraint], variables: list[Variable]) -> list[Constraint]:
    of: dict[Variable, list[int]] = {variable: [] for variable in variables}
    for number, constraint in enumerate(constraints):
        for variable in constraint.variables:
            of[variable].append(number)
    found = dict.fromkeys(number for number, constraint in enumerate(constraints) if not constraint.variables)
    seen: set[Variable] = set()
    for start in variables:
        waiting = deque([start])
        while waiting:
            variable = waiting.popleft()
            if variable in seen:
                continue
            seen.add(variable)
            for number in of[variable]:
                if number not in found:
                    found[number] = None
                    waiting.extend(constraints[number].variables)
    return [constraints[number] for number in found]
