"""Expressions over measures, as ``equals`` and ``require`` state them: numbers, measures, ``+ - * /`` and brackets."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Final, Literal, TypeAlias

from claimcheck.catalog.decimals import decimal
from claimcheck.domain.span import ABOVE_ZERO, BELOW_ZERO, NOT_NEGATIVE, NOT_POSITIVE, ZERO, Span
from claimcheck.record import frozen

Operator: TypeAlias = Literal["+", "-", "*", "/"]
Comparison: TypeAlias = Literal["=", "<", "<=", ">", ">="]
DIFFERENCE: Final[dict[Comparison, Span]] = {
    "=": ZERO,
    "<": BELOW_ZERO,
    "<=": NOT_POSITIVE,
    ">": ABOVE_ZERO,
    ">=": NOT_NEGATIVE,
}
"""What each comparison says of left minus right."""


@frozen
class Number:
    """An exact number; it has no unit, so that a half is written 0.5 and not 50."""

    value: Fraction

    def told(self, names: Callable[[str], str]) -> str:
        """Return it as it is written, with measures by other ``names`` than their ids."""
        del names
        return f"({decimal(self.value)})" if self.value < 0 else decimal(self.value)

    def __str__(self) -> str:
        return self.told(str)


@frozen
class Name:
    """The value of a measure, by its id."""

    id: str

    def told(self, names: Callable[[str], str]) -> str:
        """Return it as it is written, with measures by other ``names`` than their ids."""
        return names(self.id)

    def __str__(self) -> str:
        return self.told(str)


@frozen
class Operation:
    """One expression and another under one of the four operators; a leading minus is a factor of -1."""

    op: Operator
    left: Expression
    right: Expression

    def told(self, names: Callable[[str], str]) -> str:
        """Return it as it is written, with measures by other ``names`` than their ids."""
        rank = RANK[self.op]
        left, right = self.left.told(names), self.right.told(names)
        if isinstance(self.left, Operation) and RANK[self.left.op] < rank:
            left = f"({left})"
        if isinstance(self.right, Operation) and RANK[self.right.op] <= rank:
            right = f"({right})"
        return f"{left} {self.op} {right}"

    def __str__(self) -> str:
        return self.told(str)


Expression: TypeAlias = Number | Name | Operation


@frozen
class Relation:
    """One expression compared with another."""

    op: Comparison
    left: Expression
    right: Expression

    def told(self, names: Callable[[str], str]) -> str:
        """Return it as it is written, with measures by other ``names`` than their ids."""
        return f"{self.left.told(names)} {self.op} {self.right.told(names)}"

    def __str__(self) -> str:
        return self.told(str)


MINUS_ONE: Final = Number(Fraction(-1))
"""The factor that a leading minus is."""
RANK: Final = {"(": 0, "+": 1, "-": 1, "*": 2, "/": 2}


def measures(expression: Expression | Relation) -> tuple[str, ...]:
    """Return the ids of the measures in it, each once, from left to right."""
    found: dict[str, None] = {}
    waiting: list[Expression] = (
        [expression.right, expression.left] if isinstance(expression, Relation) else [expression]
    )
    while waiting:
        node = waiting.pop()
        if isinstance(node, Name):
            found[node.id] = None
        elif isinstance(node, Operation):
            waiting += [node.right, node.left]
    return tuple(found)


def has_numbers(stated: Expression | Relation) -> bool:
    """Whether a number stands in it, other than the sign of a leading minus."""
    waiting: list[Expression] = [stated.left, stated.right] if isinstance(stated, Relation) else [stated]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Operation):
            waiting += [node.left, node.right]
        elif isinstance(node, Number) and node != MINUS_ONE:
            return True
    return False
