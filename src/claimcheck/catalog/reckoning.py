"""Whether expressions over measures make sense: their units, and whether a relation can hold at all.

All is reckoned in base units (``Unit.factor``): a measure in percent stands for a share from 0 to 1, as a quotient of
like measures does.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from claimcheck.catalog.expressions import DIFFERENCE, Expression, Name, Number, Relation
from claimcheck.catalog.unit import Dimension, Unit
from claimcheck.domain.message import say
from claimcheck.domain.span import EVERYTHING, Span
from claimcheck.domain.unread import Unread


class _Sort:
    """What an expression comes to: ``dimension`` is ``None`` for a plain 0, which is like anything."""

    __slots__ = ("dimension", "number", "percent")

    def __init__(self, dimension: Dimension | None, percent: bool = False, number: Fraction | None = None) -> None:
        self.dimension, self.percent, self.number = dimension, percent, number


def unit_of(expression: Expression | Relation, units: Mapping[str, Unit]) -> Dimension | Unread:
    """Return the dimension of what the expression gives, or of what the relation compares.

    Unlike terms that are added or compared are a fault; all its measures are in ``units``.
    """
    sort = _sort(expression, units)
    return sort if isinstance(sort, Unread) else sort.dimension or ()


def compared(own: Unit, expression: Expression, units: Mapping[str, Unit]) -> Unread | None:
    """Return the fault of ``equals``, or ``None`` where the expression is like the measure's own unit."""
    sort = _sort(expression, units)
    if isinstance(sort, Unread):
        return sort
    unlike = _alike("=", _named(own), sort)
    return unlike if isinstance(unlike, Unread) else None


def never_holds(relation: Relation, units: Mapping[str, Unit], bounds: Mapping[str, Span]) -> bool:
    """Whether no values inside the measures' bounds (in their own units) satisfy the relation.

    Only sums are looked at, each measure on its own; of anything else nothing is said.
    """
    left, right = _linear(relation.left, units), _linear(relation.right, units)
    if left is None or right is None:
        return False
    terms = _sum(left, right, Fraction(-1))
    span = Span.point(terms.pop("", Fraction(0)))
    for measure, factor in terms.items():
        if factor:
            bounded = bounds.get(measure, EVERYTHING).scaled(units[measure].factor * factor)
            span = _added(span, bounded)
    return not span.meets(DIFFERENCE[relation.op])


def _sort(node: Expression | Relation, units: Mapping[str, Unit]) -> _Sort | Unread:
    if isinstance(node, Number):
        return _Sort(() if node.value else None, number=node.value)
    if isinstance(node, Name):
        return _named(units[node.id])
    left, right = _sort(node.left, units), _sort(node.right, units)
    if isinstance(left, Unread) or isinstance(right, Unread):
        return left if isinstance(left, Unread) else right
    if isinstance(node, Relation) or node.op in ("+", "-"):
        return _alike(node.op, left, right)
    sign = 1 if node.op == "*" else -1
    exponents = dict(left.dimension or ())
    for base, exponent in right.dimension or ():
        exponents[base] = exponents.get(base, 0) + sign * exponent
    return _Sort(tuple(sorted((base, exponent) for base, exponent in exponents.items() if exponent)))


def _named(unit: Unit) -> _Sort:
    return _Sort(unit.dimension, percent=not unit.dimension and unit.factor != 1)


def _alike(op: str, left: _Sort, right: _Sort) -> _Sort | Unread:
    if left.dimension is None or right.dimension is None:
        return right if left.dimension is None else left
    if left.dimension != right.dimension:
        shown = {"left": _dimension_words(left.dimension), "right": _dimension_words(right.dimension)}
        message = say("{left} and {right} are unlike: they cannot stand on two sides of {op}", op=op, **shown)
        return Unread("unlike-units", message)
    for number, other in ((left.number, right), (right.number, left)):
        if number is not None and abs(number) > 1 and other.percent:
            message = say("a plain number beside a measure in percent is a share: for 100 percent write 1")
            return Unread("unlike-units", message)
    return _Sort(left.dimension, left.percent or right.percent)


def _dimension_words(dimension: Dimension) -> str:
    if not dimension:
        return "a plain number or share"
    over = [_power(base, exponent) for base, exponent in dimension if exponent > 0]
    under = [_power(base, -exponent) for base, exponent in dimension if exponent < 0]
    return " per ".join([" times ".join(over) or "a number", *under])


def _power(base: str, exponent: int) -> str:
    return base if exponent == 1 else f"{base}^{exponent}"


def _linear(node: Expression, units: Mapping[str, Unit]) -> dict[str, Fraction] | None:
    """Return the factor of each measure, and the constant under "", or ``None`` where it is not a sum of such."""
    if isinstance(node, Number):
        return {"": node.value}
    if isinstance(node, Name):
        return {node.id: Fraction(1)} if not units[node.id].offset else None
    left, right = _linear(node.left, units), _linear(node.right, units)
    if left is None or right is None:
        return None
    if node.op in ("+", "-"):
        return _sum(left, right, Fraction(1 if node.op == "+" else -1))
    if node.op == "*" and set(left) == {""}:
        left, right = right, left
    if set(right) != {""} or (node.op == "/" and not right[""]):
        return None
    factor = right[""] if node.op == "*" else 1 / right[""]
    return {name: value * factor for name, value in left.items()}


def _sum(left: dict[str, Fraction], right: dict[str, Fraction], factor: Fraction) -> dict[str, Fraction]:
    return {name: left.get(name, Fraction(0)) + factor * right.get(name, Fraction(0)) for name in (*left, *right)}


def _added(a: Span, b: Span) -> Span:
    lower = None if a.lower is None or b.lower is None else a.lower + b.lower
    upper = None if a.upper is None or b.upper is None else a.upper + b.upper
    return Span(lower, upper, lower is not None and (a.lower_open or b.lower_open),
                upper is not None and (a.upper_open or b.upper_open))  # fmt: skip
