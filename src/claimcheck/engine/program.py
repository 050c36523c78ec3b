"""One constraint, compiled so that it can narrow the spans of its variables: forwards, compare, backwards.

This is the HC4-revise step of Benhamou, Goualard, Granvilliers and Puget, "Revising hull and box consistency" (1999),
over exact intervals with open and closed ends. The nodes of an expression stand in one list, children first, so that
neither long sums nor deep expressions recurse.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from attrs import Factory, define, field, frozen

from claimcheck.domain.span import EVERYTHING, Exact, Span
from claimcheck.engine.expression import (
    DIFFERENCE,
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
from claimcheck.engine.interval import ZERO, exact, factors, hull, product, quotients
from claimcheck.engine.linear import Sum, narrow_parts, sum_span


@frozen
class Leaf:
    """The value of a variable, by its number in the network."""

    variable: int
    whole: bool


@frozen
class Times:
    """The product of two nodes."""

    left: int
    right: int


@frozen
class Over:
    """One node divided by another."""

    numerator: int
    denominator: int


NOT_NEGATIVE: Final = Span(lower=0)
Node: TypeAlias = Leaf | Span | Sum | Times | Over


@frozen(eq=False)
class Program:
    """A constraint as a list of nodes, children first; the last one must lie in ``allowed``.

    ``leaves`` gives the node of each variable; ``repeats`` are the variables that stand in it more than once;
    ``idempotent`` tells that revising twice in a row narrows no further. Where the whole of it is one sum of variables,
    ``factor_of`` gives the factor of each and ``constant`` what is added.
    """

    nodes: tuple[Node, ...]
    allowed: Span
    leaves: Mapping[int, int]
    repeats: frozenset[int]
    idempotent: bool
    factor_of: Mapping[int, Exact] | None = None
    constant: Exact = 0

    def is_whole(self, variable: int) -> bool:
        """Whether this variable of the program counts whole things."""
        leaf = self.nodes[self.leaves[variable]]
        return isinstance(leaf, Leaf) and leaf.whole

    @property
    def linear(self) -> Sum | None:
        """The sum that the relation compares with zero, over numbers of variables, if it is one."""
        if self.factor_of is None:
            return None
        return Sum(tuple((factor, variable) for variable, factor in self.factor_of.items()), self.constant)


@define
class Revision:
    """What one constraint makes of the spans of its variables.

    ``changes`` are the narrowed spans by variable; ``empty`` that nothing satisfies it; ``entailed`` that everything
    does; ``loose`` that a denominator may be zero, where it says nothing; ``split`` that what is left of some node is
    two spans, of which only the hull is kept.
    """

    changes: list[tuple[int, Span]] = Factory(list)
    empty: bool = False
    entailed: bool = False
    loose: bool = False
    split: bool = False


def compile_constraint(constraint: Constraint, number_of: Mapping[Variable, int]) -> Program:
    """Return the program of a constraint, given the number of each variable."""
    nodes: list[Node] = []
    place: dict[int, int] = {}
    leaves: dict[int, int] = {}
    uses: dict[int, int] = {}
    for expression in bottom_up(constraint.difference):
        if isinstance(expression, Term):
            number = number_of[expression.variable]
            if number in leaves:
                place[id(expression)] = leaves[number]
                continue
            leaves[number] = len(nodes)
        place[id(expression)] = len(nodes)
        nodes.append(_node(expression, place, number_of))
        for child in _parts(nodes[-1]):
            uses[child] = uses.get(child, 0) + 1
    repeated = {node for node, count in uses.items() if count > 1}
    repeats = frozenset(number for number, node in leaves.items() if node in repeated)
    shared = any(not isinstance(nodes[node], Leaf) for node in repeated)
    is_plain = all(isinstance(node, Span | Sum) or (isinstance(node, Leaf) and not node.whole) for node in nodes)
    return Program(
        tuple(nodes),
        DIFFERENCE[constraint.relation],
        leaves,
        frozenset(leaves) if shared else repeats,
        is_plain and not repeated,
        *_linear(nodes),
    )


def revise(program: Program, spans: Sequence[Span]) -> Revision:
    """Return what the constraint leaves of the given spans (by variable number).

    Sound: no value is dropped that, with some values of the other variables, satisfies the constraint or makes one of
    its denominators zero.
    """
    box = _Box(program, [EVERYTHING] * len(program.nodes))
    if not box.forwards(spans):
        return Revision(entailed=True, loose=True)
    if not box.loose and box.spans[-1].within(program.allowed):
        return Revision(entailed=True)
    empty = not box.backwards()
    if box.loose:
        return _unless_zero(box, spans, empty)
    if empty:
        return Revision(empty=True)
    return Revision(changes=_changes(box, spans), split=box.split)


def node_spans(program: Program, spans: Sequence[Span]) -> Sequence[Span] | None:
    """Return what the constraint leaves of each of its nodes, ``None`` where it says nothing or leaves nothing."""
    box = _Box(program, [EVERYTHING] * len(program.nodes))
    return box.spans if box.forwards(spans) and not box.loose and box.backwards() else None


@define
class _Box:
    """The span of each node of a program while it is revised."""

    program: Program
    spans: list[Span]
    loose: list[int] = field(factory=list)
    split: bool = False

    def forwards(self, values: Sequence[Span]) -> bool:
        """Compute each node's span from its children; False where a denominator can only be zero."""
        for index, node in enumerate(self.program.nodes):
            span = self._span_of(node, values)
            if span is None:
                return False
            self.spans[index] = span
        return True

    def _span_of(self, node: Node, values: Sequence[Span]) -> Span | None:
        match node:
            case Leaf(variable):
                return values[variable]
            case Sum():
                return sum_span(node, self.spans)
            case Times(left, right):
                span = product(self.spans[left], self.spans[right])
                return span.meet(NOT_NEGATIVE) if left == right else span
            case Over(numerator, denominator):
                if self.spans[denominator].holds(0):
                    self.loose.append(denominator)
                return hull(quotients(self.spans[numerator], self.spans[denominator]))
            case constant:
                return constant

    def backwards(self) -> bool:
        """Narrow each node's children to what the node allows, the last node first; False where nothing is left."""
        if not self._keep(len(self.spans) - 1, (self.program.allowed,)):
            return False
        return all(self._push(index) for index in range(len(self.spans) - 1, -1, -1))

    def _push(self, index: int) -> bool:
        node, spans = self.program.nodes[index], self.spans
        match node:
            case Leaf(_, whole):
                return not whole or self._keep_whole(index)
            case Sum():
                return all(self._keep(part, (span,)) for part, span in narrow_parts(node, spans[index], spans))
            case Times(left, right):
                old_left, old_right = spans[left], spans[right]
                kept = self._keep(left, factors(spans[index], old_right))
                return kept and self._keep(right, factors(spans[index], old_left))
            case Over(numerator, denominator):
                old = spans[numerator]
                kept = self._keep(numerator, (product(spans[index], spans[denominator]),))
                return kept and self._keep(denominator, factors(old, spans[index]))
            case _:
                return True

    def _keep(self, index: int, allowed: Sequence[Span]) -> bool:
        pieces = [piece for span in allowed if (piece := self.spans[index].meet(span)) is not None]
        whole = hull(pieces)
        if whole is None:
            return False
        self.split = self.split or len(pieces) > 1
        self.spans[index] = whole
        return True

    def _keep_whole(self, index: int) -> bool:
        whole = self.spans[index].whole()
        if whole is None:
            return False
        self.spans[index] = whole
        return True


def _changes(box: _Box, spans: Sequence[Span]) -> list[tuple[int, Span]]:
    return [
        (variable, tidy(box.spans[node]))
        for variable, node in box.program.leaves.items()
        if box.spans[node] is not spans[variable] and box.spans[node] != spans[variable]
    ]


def _unless_zero(box: _Box, spans: Sequence[Span], empty: bool) -> Revision:
    """Either a denominator is zero or the relation holds: with one denominator, that still narrows it."""
    node = box.program.nodes[box.loose[0]]
    if len(box.loose) > 1 or not isinstance(node, Leaf):
        return Revision(loose=True)
    left = ZERO if empty else box.spans[box.loose[0]].hull(ZERO)
    changes = [] if left == spans[node.variable] else [(node.variable, tidy(left))]
    return Revision(changes, loose=True)


def tidy(span: Span) -> Span:
    """Return the same span with whole ends as ``int``."""
    lower = None if span.lower is None else exact(span.lower)
    upper = None if span.upper is None else exact(span.upper)
    return Span(lower, upper, span.lower_open, span.upper_open)


def _node(expression: Expression, place: Mapping[int, int], number_of: Mapping[Variable, int]) -> Node:
    match expression:
        case Term(variable):
            return Leaf(number_of[variable], variable.whole)
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
