"""One constraint, compiled for narrowing.

The nodes of its expression stand in one list, children first, so that neither long sums nor deep expressions recurse.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import lcm
from typing import TypeAlias

from claimcheck.catalog.expressions import DIFFERENCE
from claimcheck.domain.span import Exact, Span
from claimcheck.engine.expression import (
    Constant,
    Constraint,
    Expression,
    Linear,
    Product,
    Quotient,
    Term,
    Variable,
    bottom_up,
)
from claimcheck.engine.interval import exact
from claimcheck.engine.linear import Sum


class Leaf:
    """The value of a variable, by its number in the network."""

    __slots__ = ("variable", "whole")
    __match_args__ = ("variable", "whole")

    def __init__(self, variable: int, whole: bool) -> None:
        self.variable, self.whole = variable, whole


class Times:
    """The product of two nodes."""

    __slots__ = ("left", "right")
    __match_args__ = ("left", "right")

    def __init__(self, left: int, right: int) -> None:
        self.left, self.right = left, right


class Over:
    """One node divided by another."""

    __slots__ = ("denominator", "numerator")
    __match_args__ = ("numerator", "denominator")

    def __init__(self, numerator: int, denominator: int) -> None:
        self.numerator, self.denominator = numerator, denominator


Node: TypeAlias = Leaf | Span | Sum | Times | Over


class Revision:
    """What one constraint makes of the spans of its variables.

    ``changes`` are the narrowed spans by variable; ``empty`` that nothing satisfies it; ``entailed`` that everything
    does; ``loose`` that a denominator may be zero, where it says nothing; ``split`` that what is left of some node is
    two spans, of which only the hull is kept.
    """

    __slots__ = ("changes", "empty", "entailed", "loose", "split")

    def __init__(
        self,
        changes: Sequence[tuple[int, Span]] = (),
        empty: bool = False,
        entailed: bool = False,
        loose: bool = False,
        split: bool = False,
    ) -> None:
        self.changes, self.empty, self.entailed, self.loose, self.split = changes, empty, entailed, loose, split


class Program:
    """A constraint as a list of nodes, children first; the last one must lie in ``allowed``.

    ``leaves`` gives the node of each variable; ``repeats`` are the variables that stand in it more than once;
    ``idempotent`` tells that revising twice in a row narrows no further. Where the whole of it is one sum of variables,
    ``factor_of`` gives the factor of each and ``constant`` what is added, and ``linear`` is that sum, over numbers of
    variables in the place of nodes. ``revised`` is what was made of the spans that it was last revised with.
    """

    __slots__ = ("allowed", "constant", "factor_of", "idempotent", "leaves", "linear", "nodes", "repeats", "revised")

    def __init__(
        self,
        nodes: tuple[Node, ...],
        allowed: Span,
        leaves: Mapping[int, int],
        repeats: frozenset[int],
        idempotent: bool,
        factor_of: Mapping[int, Exact] | None,
        constant: Exact,
        linear: Sum | None,
    ) -> None:
        self.nodes = nodes
        self.allowed = allowed
        self.leaves = leaves
        self.repeats = repeats
        self.idempotent = idempotent
        self.factor_of = factor_of
        self.constant = constant
        self.linear = linear
        self.revised: tuple[list[Span], Revision] | None = None

    def is_whole(self, variable: int) -> bool:
        """Whether this variable of the program counts whole things."""
        leaf = self.nodes[self.leaves[variable]]
        return isinstance(leaf, Leaf) and leaf.whole


def compile_constraint(constraint: Constraint, number_of: Mapping[Variable, int]) -> Program:
    """Return the program of a constraint, given the number of each variable."""
    nodes: list[Node] = []
    place: dict[int, int] = {}
    leaves: dict[int, int] = {}
    uses: dict[int, int] = {}
    for expression in bottom_up(constraint.difference):
        if isinstance(expression, Term):
            number = number_of[expression.variable]
            if number not in leaves:
                leaves[number] = len(nodes)
                nodes.append(Leaf(number, expression.variable.whole))
            place[id(expression)] = leaves[number]
            continue
        place[id(expression)] = len(nodes)
        nodes.append(_node(expression, place))
        for child in _parts(nodes[-1]):
            uses[child] = uses.get(child, 0) + 1
    factor_of, added = _linear(nodes)
    nodes[-1] = _with_whole_factors(nodes[-1]) if factor_of is None else nodes[-1]
    repeated = {node for node, count in uses.items() if count > 1}
    repeats = frozenset(number for number, node in leaves.items() if node in repeated)
    shared = any(not isinstance(nodes[node], Leaf) for node in repeated)
    is_plain = all(isinstance(node, (Span, Sum)) or (isinstance(node, Leaf) and not node.whole) for node in nodes)
    return Program(
        tuple(nodes),
        DIFFERENCE[constraint.relation],
        leaves,
        frozenset(leaves) if shared else repeats,
        is_plain and not repeated,
        factor_of,
        added,
        None if factor_of is None else Sum(tuple((factor, number) for number, factor in factor_of.items()), added),
    )


def _node(expression: Expression, place: Mapping[int, int]) -> Node:
    match expression:
        case Constant(value):
            return Span.point(value)
        case Linear(parts, constant):
            return Sum(tuple((factor, place[id(part)]) for factor, part in parts), constant)
        case Product(left, right):
            return Times(place[id(left)], place[id(right)])
        case Quotient(numerator, denominator):
            return Over(place[id(numerator)], place[id(denominator)])
        case _:
            raise TypeError(f"not an expression: {expression!r}")


def _with_whole_factors(last: Node) -> Node:
    """Return a sum that is compared with zero, as ``DIFFERENCE`` does, times what makes its factors whole numbers."""
    if not isinstance(last, Sum):
        return last
    scale = lcm(*(factor.denominator for factor, _ in last.parts))
    return Sum(tuple((exact(scale * factor), part) for factor, part in last.parts), exact(scale * last.constant))


def _linear(nodes: Sequence[Node]) -> tuple[Mapping[int, Exact] | None, Exact]:
    last = nodes[-1]
    if isinstance(last, Leaf):
        return {last.variable: 1}, 0
    if not isinstance(last, Sum):
        return None, 0
    factor_of = {leaf.variable: factor for factor, part in last.parts if isinstance(leaf := nodes[part], Leaf)}
    return (factor_of if len(factor_of) == len(last.parts) else None), last.constant


def _parts(node: Node) -> list[int]:
    match node:
        case Sum(parts):
            return [part for _, part in parts]
        case Times(left, right):
            return [left, right]
        case Over(numerator, denominator):
            return [numerator, denominator]
        case _:
            return []
