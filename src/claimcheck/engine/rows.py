"""Linear consequences of a propagated box, and the check of a certificate that they cannot all hold."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence

from claimcheck.domain.span import Exact, Span
from claimcheck.engine.linear import Sum
from claimcheck.engine.program import Leaf, Node, Over, Program, Times
from claimcheck.engine.propagate import Box
from claimcheck.engine.revise import node_spans
from claimcheck.record import define, field, frozen


@frozen(eq=False)
class Row:
    """The sum of factor times unknown is at most ``bound``, or below it if ``strict``."""

    factors: Mapping[Hashable, Exact]
    bound: Exact
    strict: bool = False


def is_certificate(rows: Sequence[Row], multipliers: Sequence[Exact]) -> bool:
    """Whether taking each row so many times adds up to ``0 <= negative`` or ``0 < 0`` (Farkas' lemma)."""
    if len(rows) != len(multipliers) or any(times < 0 for times in multipliers):
        return False
    columns: dict[Hashable, Exact] = {}
    bound: Exact = 0
    is_strict = False
    for row, times in zip(rows, multipliers, strict=True):
        bound += times * row.bound
        is_strict = is_strict or (row.strict and times > 0)
        for key, factor in row.factors.items():
            columns[key] = columns.get(key, 0) + times * factor
    return not any(columns.values()) and (bound < 0 or (is_strict and bound == 0))


def relax(box: Box) -> tuple[Row, ...]:
    """Return rows that every solution within the box satisfies, over the variables and one unknown for each product.

    Products are bounded by their four planes over the spans of their factors (McCormick 1976). A constraint of which
    a denominator may be zero gives no row.
    """
    rows: list[Row] = []
    for variable, span in enumerate(box.spans):
        rows += _bounds({variable: 1}, 0, span)
    for number, program in enumerate(box.network.programs):
        spans = node_spans(program, box.spans) if box.is_active(number) else None
        if spans is not None:
            rows += _Relaxation(program, number, spans).rows()
    return tuple(rows)


def _bounds(factors: Mapping[Hashable, Exact], constant: Exact, span: Span) -> Iterator[Row]:
    if span.upper is not None:
        yield Row(factors, span.upper - constant, span.upper_open)
    if span.lower is not None:
        yield Row({key: -factor for key, factor in factors.items()}, constant - span.lower, span.lower_open)


@frozen
class _Form:
    """A linear expression over the unknowns."""

    factors: Mapping[Hashable, Exact]
    constant: Exact = 0


@define
class _Relaxation:
    program: Program
    number: int
    spans: Sequence[Span]
    forms: list[_Form] = field(factory=list)
    found: list[Row] = field(factory=list)

    def rows(self) -> list[Row]:
        """Return the rows of one constraint."""
        for index, node in enumerate(self.program.nodes):
            self.forms.append(self._form(index, node))
        last = self.forms[-1]
        return [*self.found, *_bounds(last.factors, last.constant, self.program.allowed)]

    def _form(self, index: int, node: Node) -> _Form:
        match node:
            case Leaf(variable):
                return _Form({variable: 1})
            case Sum(parts, constant):
                return _combined([(factor, self.forms[part]) for factor, part in parts], constant)
            case Times(left, right):
                return self._product(index, index, left, right)
            case Over(numerator, denominator):
                return self._product(index, numerator, index, denominator)
            case point:
                return _Form({}, point.lower or 0)

    def _product(self, index: int, result: int, left: int, right: int) -> _Form:
        """Return a new unknown for this node, which is the result or a factor of a product of nodes."""
        unknown = _Form({(self.number, index): 1})
        forms = {**dict(enumerate(self.forms)), index: unknown}
        self.found += _bounds(unknown.factors, 0, self.spans[index])
        for x, x_side in ((self.spans[left].lower, 1), (self.spans[left].upper, -1)):
            for y, y_side in ((self.spans[right].lower, 1), (self.spans[right].upper, -1)):
                if x is None or y is None:
                    continue
                # (left - x) (right - y) is not negative where both ends are lower or both upper, not positive else.
                sign = x_side * y_side
                parts = [(-sign, forms[result]), (sign * y, forms[left]), (sign * x, forms[right])]
                plane = _combined(parts, -sign * x * y)
                self.found.append(Row(plane.factors, -plane.constant))
        return unknown


def _combined(parts: Sequence[tuple[Exact, _Form]], constant: Exact) -> _Form:
    factors: dict[Hashable, Exact] = {}
    for factor, form in parts:
        constant += factor * form.constant
        for key, inner in form.factors.items():
            factors[key] = factors.get(key, 0) + factor * inner
    return _Form(factors, constant)
