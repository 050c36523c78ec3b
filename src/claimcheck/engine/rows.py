"""Linear consequences of a propagated box, and the check of a certificate that they cannot all hold."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence

from attrs import define, field, frozen

from claimcheck.domain.span import EVERYTHING, Exact, Span
from claimcheck.engine.interval import hull, product, quotients
from claimcheck.engine.linear import Sum, sum_span
from claimcheck.engine.program import Leaf, Over, Program, Times
from claimcheck.engine.propagate import Box


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
        if box.is_active(number):
            rows += _Relaxation(program, number, box.spans).rows()
    return tuple(rows)


def _bounds(factors: Mapping[Hashable, Exact], constant: Exact, span: Span) -> Iterator[Row]:
    if span.upper is not None:
        yield Row(factors, span.upper - constant, span.upper_open)
    if span.lower is not None:
        yield Row({key: -factor for key, factor in factors.items()}, constant - span.lower, span.lower_open)


@define
class _Form:
    """A linear expression over the unknowns, and the span of its value."""

    factors: Mapping[Hashable, Exact]
    constant: Exact
    span: Span


@define
class _Relaxation:
    program: Program
    number: int
    values: Sequence[Span]
    forms: list[_Form] = field(factory=list)
    found: list[Row] = field(factory=list)

    def rows(self) -> list[Row]:
        """Return the rows of one constraint."""
        for index, node in enumerate(self.program.nodes):
            form = self._form(index, node)
            if form is None:
                return []
            self.forms.append(form)
        last = self.forms[-1]
        return [*self.found, *_bounds(last.factors, last.constant, self.program.allowed)]

    def _form(self, index: int, node: Leaf | Span | Sum | Times | Over) -> _Form | None:
        forms = self.forms
        match node:
            case Leaf(variable):
                return _Form({variable: 1}, 0, self.values[variable])
            case Sum(parts, constant):
                span = sum_span(node, [form.span for form in forms])
                return _combined([(factor, forms[part]) for factor, part in parts], constant, span)
            case Times(left, right):
                unknown = _Form({(self.number, index): 1}, 0, product(forms[left].span, forms[right].span))
                self.found += _planes(unknown, forms[left], forms[right])
                return unknown
            case Over(numerator, denominator):
                below = forms[denominator].span
                if below.holds(0):
                    return None
                span = hull(quotients(forms[numerator].span, below)) or EVERYTHING
                unknown = _Form({(self.number, index): 1}, 0, span)
                self.found += _planes(forms[numerator], unknown, forms[denominator])
                return unknown
            case point:
                return _Form({}, point.lower or 0, point)


def _combined(parts: Sequence[tuple[Exact, _Form]], constant: Exact, span: Span) -> _Form:
    factors: dict[Hashable, Exact] = {}
    for factor, form in parts:
        constant += factor * form.constant
        for key, inner in form.factors.items():
            factors[key] = factors.get(key, 0) + factor * inner
    return _Form(factors, constant, span)


def _planes(result: _Form, left: _Form, right: _Form) -> Iterator[Row]:
    """Yield that ``result`` is the product of the other two, as far as their ends tell."""
    yield from _bounds(result.factors, result.constant, product(left.span, right.span))
    for x, x_side in ((left.span.lower, 1), (left.span.upper, -1)):
        for y, y_side in ((right.span.lower, 1), (right.span.upper, -1)):
            if x is None or y is None:
                continue
            # (left - x) (right - y) is not negative where both ends are lower or both upper, and not positive else.
            sign = x_side * y_side
            parts = [(-sign, result), (sign * y, left), (sign * x, right)]
            row = _combined(parts, -sign * x * y, EVERYTHING)
            yield Row(row.factors, -row.constant)
