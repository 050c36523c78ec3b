"""When narrowing that ends without a contradiction is a proof that there is none."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from claimcheck.domain.span import ZERO, Span
from claimcheck.engine.components import is_forest
from claimcheck.engine.program import Program, Revision
from claimcheck.engine.propagate import Box
from claimcheck.engine.revise import revise


def is_complete(box: Box) -> bool:
    """Whether every value left in a propagated box belongs to a solution of all its constraints.

    A variable with one value left is a constant, and a constraint that every value left satisfies, or that follows from
    another one, says no more; these are left out. If the graph of the other variables and constraints has no cycle,
    and each of these constraints by itself can be completed from every single value left of each of its variables,
    then values chosen one after the other outwards from any variable never get stuck (Freuder 1982; for intervals
    Faltings 1994; Collavizza, Delobel and Rueher 1999). ``_is_exact`` says which constraints do so at a fixpoint; where
    a limit was hit, there is none.
    """
    edges: list[tuple[int, int]] = []
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
    return is_forest(edges)


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
