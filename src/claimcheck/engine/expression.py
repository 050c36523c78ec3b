"""Relations between slots: expressions over variables, and constraints that compare two of them.

Expressions are built with ``+ - * /`` from variables' terms and exact numbers, and simplified as they are built: sums
are flat and mention each variable once, since narrowing is the tighter the fewer times a variable stands in a relation.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import NamedTuple, TypeAlias

from claimcheck.catalog.expressions import Comparison
from claimcheck.domain.span import EVERYTHING, Exact, Span
from claimcheck.engine.interval import exact, ratio
from claimcheck.record import field, frozen


@frozen(cache_hash=True)
class Variable:
    """A slot whose value is sought: one name, one variable.

    ``domain`` is what holds of it without any claim (a share between 0 and 100); ``whole`` that it counts whole things.
    """

    name: Hashable
    domain: Span = field(default=EVERYTHING, eq=False)
    whole: bool = field(default=False, eq=False)


class Expression:
    """A number, a variable, or what is computed from these."""

    __slots__ = ()

    def __add__(self, other: Operand) -> Expression:
        return combine([(1, self), (1, lift(other))])

    def __sub__(self, other: Operand) -> Expression:
        return combine([(1, self), (-1, lift(other))])

    def __mul__(self, other: Operand) -> Expression:
        right = lift(other)
        for number, factor in ((self, right), (right, self)):
            if isinstance(number, Constant):
                return combine([(number.value, factor)])
        return Product(self, right)

    def __truediv__(self, other: Operand) -> Expression:
        right = lift(other)
        if isinstance(right, Constant) and right.value != 0:
            return combine([(ratio(1, right.value), self)])
        return Quotient(self, right)

    def __neg__(self) -> Expression:
        return combine([(-1, self)])

    def __radd__(self, other: Operand) -> Expression:
        return lift(other) + self

    def __rsub__(self, other: Operand) -> Expression:
        return lift(other) - self

    def __rmul__(self, other: Operand) -> Expression:
        return lift(other) * self

    def __rtruediv__(self, other: Operand) -> Expression:
        return lift(other) / self


# Plain classes: a large ledger makes many of these, and each is the same as itself only.
class Constant(Expression):
    """An exact number."""

    __slots__ = ("value",)
    __match_args__ = ("value",)

    def __init__(self, value: Exact) -> None:
        self.value = value


class Term(Expression):
    """The value of a variable."""

    __slots__ = ("variable",)
    __match_args__ = ("variable",)

    def __init__(self, variable: Variable) -> None:
        self.variable = variable


class Linear(Expression):
    """A constant plus the sum of factor times part; no part is itself a constant or a sum."""

    __slots__ = ("constant", "parts")
    __match_args__ = ("parts", "constant")

    def __init__(self, parts: tuple[tuple[Exact, Expression], ...], constant: Exact = 0) -> None:
        self.parts, self.constant = parts, constant


class Product(Expression):
    """One expression times another."""

    __slots__ = ("left", "right")
    __match_args__ = ("left", "right")

    def __init__(self, left: Expression, right: Expression) -> None:
        self.left, self.right = left, right


class Quotient(Expression):
    """One expression divided by another; undefined where that is zero."""

    __slots__ = ("denominator", "numerator")
    __match_args__ = ("numerator", "denominator")

    def __init__(self, numerator: Expression, denominator: Expression) -> None:
        self.numerator, self.denominator = numerator, denominator


Operand: TypeAlias = Expression | Variable | Exact


class Constraint:
    """``left`` compared with ``right``. Where a denominator in it is zero, it says nothing.

    ``difference``, left minus right, lies in ``DIFFERENCE[relation]`` where the constraint holds; ``variables`` are
    those of it.

    ``by`` is the claim that states the relation, if one does: it holds only among observations of which at least one
    has this id. A relation of the catalog has none and always holds.
    """

    __slots__ = ("by", "difference", "id", "left", "relation", "right", "variables")

    def __init__(
        self, id_: Hashable, left: Expression, relation: Comparison, right: Expression, by: Hashable | None = None
    ) -> None:
        self.id, self.left, self.relation, self.right, self.by = id_, left, relation, right, by
        self.difference = left - right
        self.variables = _variables(self.difference)


class Observation(NamedTuple):
    """What one claim says of one variable.

    One claim may make several observations, of several variables; they share its ``id`` and stand or fall together.
    """

    id: Hashable
    variable: Variable
    span: Span


def term(variable: Variable) -> Expression:
    """Return the value of a variable as an expression."""
    return Term(variable)


def lift(operand: Operand) -> Expression:
    """Return a number or a variable as an expression."""
    if isinstance(operand, Expression):
        return operand
    return Term(operand) if isinstance(operand, Variable) else Constant(exact(operand))


def total(operands: Iterable[Operand]) -> Expression:
    """Return the sum, in time proportional to the number of operands."""
    return combine([(1, lift(operand)) for operand in operands])


def combine(parts: Iterable[tuple[Exact, Expression]]) -> Expression:
    """Return the sum of factor times part, flat, with each variable once."""
    summands: dict[Hashable, tuple[Exact, Expression]] = {}
    constant: Exact = 0
    for factor, part in parts:
        inner = part if isinstance(part, Linear) else Linear(((1, part),))
        constant += factor * inner.constant
        for inner_factor, summand in inner.parts:
            if isinstance(summand, Constant):
                constant += factor * inner_factor * summand.value
                continue
            key = summand.variable if isinstance(summand, Term) else id(summand)
            before = summands.get(key)
            summands[key] = (before[0] if before else 0) + factor * inner_factor, summand
    # A quotient stays even with factor zero: where its denominator is zero, the relation says nothing.
    kept = tuple(
        (exact(factor), summand)
        for factor, summand in summands.values()
        if factor != 0 or not isinstance(summand, Term)
    )
    if not kept:
        return Constant(exact(constant))
    return kept[0][1] if constant == 0 and len(kept) == 1 and kept[0][0] == 1 else Linear(kept, exact(constant))


def children(expression: Expression) -> tuple[Expression, ...]:
    """Return the expressions that this one is computed from directly."""
    if isinstance(expression, Linear):
        return tuple(part for _, part in expression.parts)
    if isinstance(expression, Product):
        return expression.left, expression.right
    if isinstance(expression, Quotient):
        return expression.numerator, expression.denominator
    return ()


def bottom_up(expression: Expression) -> list[Expression]:
    """Return the expression and all that it is computed from, each once and after its children."""
    if isinstance(expression, Linear) and all(type(part) is Term for _, part in expression.parts):
        return [*(part for _, part in expression.parts), expression]  # as most are; each variable is in it once
    ordered: list[Expression] = []
    seen: set[int] = set()
    waiting = [(expression, False)]
    while waiting:
        node, is_ready = waiting.pop()
        if is_ready:
            ordered.append(node)
        elif id(node) not in seen:
            seen.add(id(node))
            waiting.append((node, True))
            waiting.extend((child, False) for child in reversed(children(node)))
    return ordered


def _variables(expression: Expression) -> tuple[Variable, ...]:
    return tuple(dict.fromkeys(node.variable for node in bottom_up(expression) if isinstance(node, Term)))
