"""What one constraint leaves of the spans of its variables: forwards, compare, backwards.

This is the HC4-revise step of Benhamou, Goualard, Granvilliers and Puget, "Revising hull and box consistency" (1999),
over exact intervals with open and closed ends.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.domain.span import EVERYTHING, NOT_NEGATIVE, ZERO, Span
from claimcheck.engine.interval import factors, hull, product, quotients
from claimcheck.engine.linear import Sum, narrow_parts, sum_span
from claimcheck.engine.program import Leaf, Node, Over, Program, Revision, Times


def revise(program: Program, spans: Sequence[Span]) -> Revision:
    """Return what the constraint leaves of the given spans (by variable number).

    Sound: no value is dropped that, with some values of the other variables, satisfies the constraint or makes one of
    its denominators zero.
    """
    given = [spans[variable] for variable in program.leaves]
    if program.revised is None or program.revised[0] != given:
        program.revised = given, _revised(program, spans)
    return program.revised[1]


def _revised(program: Program, spans: Sequence[Span]) -> Revision:
    if program.linear is not None:
        return _revise_sum(program, program.linear, spans)
    box = _Box(program)
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


def _revise_sum(program: Program, node: Sum, spans: Sequence[Span]) -> Revision:
    """Revise a sum of variables, which nearly all constraints are: no more than its two ends have to be known."""
    value = sum_span(node, spans)
    if value.within(program.allowed):
        return Revision(entailed=True)
    if not value.meets(program.allowed):
        return Revision(empty=True)
    changes: list[tuple[int, Span]] = []
    for variable, left in narrow_parts(node, program.allowed, spans):
        span = spans[variable].meet(left)
        span = span.whole() if span is not None and program.is_whole(variable) else span
        if span is None:
            return Revision(empty=True)
        if span != spans[variable]:
            changes.append((variable, span.in_integers()))
    return Revision(changes)


def node_spans(program: Program, spans: Sequence[Span]) -> Sequence[Span] | None:
    """Return what the constraint leaves of each of its nodes, ``None`` where it says nothing or leaves nothing."""
    box = _Box(program)
    return box.spans if box.forwards(spans) and not box.loose and box.backwards() else None


class _Box:
    """The span of each node of a program while it is revised; ``narrowed`` are those that the way back has narrowed."""

    __slots__ = ("loose", "narrowed", "program", "spans", "split")

    def __init__(self, program: Program) -> None:
        self.program = program
        self.spans = [EVERYTHING] * len(program.nodes)
        self.loose: list[int] = []
        self.narrowed: set[int] = set()
        self.split = False

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
        """Narrow each node's children to what the node allows, the last node first; False where nothing is left.

        A node that has not been narrowed is what its children make of it, and so allows all that they hold.
        """
        if not self._keep(len(self.spans) - 1, (self.program.allowed,)):
            return False
        return all(self._push(index) for index in range(len(self.spans) - 1, -1, -1) if index in self.narrowed)

    def _push(self, index: int) -> bool:
        node, spans = self.program.nodes[index], self.spans
        match node:
            case Leaf(_, whole):
                return not whole or self._keep_whole(index)
            case Sum():
                return all(self._keep(part, (span,)) for part, span in list(narrow_parts(node, spans[index], spans)))
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
        if whole is not self.spans[index]:
            self.spans[index] = whole
            self.narrowed.add(index)
        return True

    def _keep_whole(self, index: int) -> bool:
        whole = self.spans[index].whole()
        if whole is None:
            return False
        self.spans[index] = whole
        return True


def _changes(box: _Box, spans: Sequence[Span]) -> list[tuple[int, Span]]:
    return [
        (variable, box.spans[node].in_integers())
        for variable, node in box.program.leaves.items()
        if box.spans[node] is not spans[variable] and box.spans[node] != spans[variable]
    ]


def _unless_zero(box: _Box, spans: Sequence[Span], empty: bool) -> Revision:
    """Either a denominator is zero or the relation holds: with one denominator, that still narrows it."""
    node = box.program.nodes[box.loose[0]]
    if len(box.loose) > 1 or not isinstance(node, Leaf):
        return Revision(loose=True)
    left = ZERO if empty else box.spans[box.loose[0]].hull(ZERO)
    changes = [] if left == spans[node.variable] else [(node.variable, left.in_integers())]
    return Revision(changes, loose=True)
