"""When narrowing that ends without a contradiction is a proof that there is none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from claimcheck.domain.span import NOT_NEGATIVE, ZERO, Span
from claimcheck.engine.components import is_forest
from claimcheck.engine.program import Program, Revision
from claimcheck.engine.propagate import Box
from claimcheck.engine.revise import revise
from claimcheck.engine.union import connected

NOT_POSITIVE = Span(upper=0)


def is_complete(box: Box) -> bool:
    """Whether every value left in a propagated box belongs to a solution of all its constraints.

    A variable with one value left is a constant, and a constraint that every value left satisfies, or that follows from
    another one, says no more; these are left out. If the graph of the other variables and constraints has no cycle,
    and each of these constraints by itself can be completed from every single value left of each of its variables,
    then values chosen one after the other outwards from any variable never get stuck (Freuder 1982; for intervals
    Faltings 1994; Collavizza, Delobel and Rueher 1999). ``_is_exact`` says which constraints do so at a fixpoint; where
    a limit was hit, there is none.

    Where all constraints of a part of the graph compare two variables (x <= y), cycles do not matter: every value of a
    variable goes with the least that is left of all others, raised to it where they must be as large.
    """
    edges: list[tuple[int, int]] = []
    compared: set[int] = set()
    for number, program in enumerate(box.network.programs):
        if not box.is_active(number) or number in box.implied:
            continue
        revision = revise(program, box.spans)
        if revision.entailed:
            continue
        if revision.empty or revision.changes:
            return False
        free = [variable for variable in program.leaves if not box.spans[variable].is_point]
        if not _is_exact(program, revision, free, box.spans):
            return False
        edges += [(variable, ~number) for variable in free]
        if _is_comparison(program, free, box.spans):
            compared.add(~number)
    return is_forest(edges) or all(
        is_forest(group) or compared.issuperset(number for _, number in group) for group in _grouped(edges)
    )


def _grouped(edges: Sequence[tuple[int, int]]) -> Iterable[list[tuple[int, int]]]:
    """Return the edges of each part of their graph."""
    groups = list(connected(dict.fromkeys(node for edge in edges for node in edge), edges))
    group_of = {node: number for number, group in enumerate(groups) for node in group}
    found: list[list[tuple[int, int]]] = [[] for _ in groups]
    for edge in edges:
        found[group_of[edge[0]]].append(edge)
    return found


def _is_comparison(program: Program, free: Sequence[int], spans: Sequence[Span]) -> bool:
    """Whether a constraint says no more than that one variable is at most another one."""
    if program.factor_of is None or len(free) != 2 or program.allowed not in (NOT_NEGATIVE, NOT_POSITIVE):
        return False
    rest = program.constant
    for variable, factor in program.factor_of.items():
        if variable not in free:
            rest += factor * (spans[variable].lower or 0)
    one, other = (program.factor_of[variable] for variable in free)
    return rest == 0 and one == -other


def _is_exact(program: Program, revision: Revision, free: Sequence[int], spans: Sequence[Span]) -> bool:
    """Whether each value left of each free variable satisfies the constraint together with some values of the others.

    - A linear inequality: yes. What bounds a variable are the ends of the others, which they reach all at once.
    - Real variables, each standing in it once: each operation is continuous, so what is left of each node is one span
      with the right ends, unless ``split`` says that it is two, or ``loose`` that a denominator may be zero.
    - A linear equation of whole variables whose factors are all g or -g: yes if what it leaves them to add up to is a
      multiple of g, since a sum of runs of whole numbers is such a run. With unlike factors (x = 2 y) there are gaps.
    """
    if revision.loose or revision.split or not program.repeats.isdisjoint(free):
        return False
    if not any(program.is_whole(variable) for variable in free):
        return True
    if program.factor_of is None or program.allowed != ZERO:
        return program.factor_of is not None
    if not all(program.is_whole(variable) for variable in free):
        return False
    sizes = {max(factor, -factor) for factor in map(program.factor_of.__getitem__, free)}
    rest = Fraction(program.constant)
    for variable, factor in program.factor_of.items():
        value = spans[variable]
        if value.is_point and value.lower is not None:
            rest += factor * value.lower
    return len(sizes) == 1 and (rest / sizes.pop()).denominator == 1
