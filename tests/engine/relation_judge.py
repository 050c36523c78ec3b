"""Small networks to try, written down without the engine's code, and z3 and plain arithmetic as their judges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Any, TypeAlias

import z3
from attrs import frozen
from hypothesis import strategies as st

from claimcheck.catalog.expressions import Comparison
from claimcheck.domain.span import EVERYTHING, Span
from claimcheck.engine.expression import Constraint, Expression, Observation, Variable, lift
from claimcheck.engine.network import Network

Formula: TypeAlias = int | Fraction | str | tuple[str, Any, Any]  # a number, a variable's name, or an operation


@frozen
class Puzzle:
    """Variables (with whether they are whole), relations, and what claims say."""

    variables: Mapping[str, bool]
    relations: tuple[tuple[Formula, Comparison, Formula], ...]
    claims: tuple[tuple[str, str, Span], ...]
    domain: Span = EVERYTHING

    def variable(self, name: str) -> Variable:
        return Variable(name, self.domain, self.variables[name])

    def network(self) -> Network:
        constraints = [
            Constraint(number, self.expression(left), relation, self.expression(right))
            for number, (left, relation, right) in enumerate(self.relations)
        ]
        return Network(constraints, map(self.variable, self.variables))

    def observations(self) -> list[Observation]:
        return [Observation(claim, self.variable(name), span) for claim, name, span in self.claims]

    def expression(self, formula: Formula) -> Expression:
        if isinstance(formula, str):
            return lift(self.variable(formula))
        if not isinstance(formula, tuple):
            return lift(formula)
        left, right = self.expression(formula[1]), self.expression(formula[2])
        match formula[0]:
            case "+":
                return left + right
            case "-":
                return left - right
            case "*":
                return left * right
            case _:
                return left / right


def value_of(formula: Formula, values: Mapping[str, Fraction]) -> Fraction | None:
    """Return the value of a formula, ``None`` where it divides by zero."""
    if isinstance(formula, str):
        return values[formula]
    if not isinstance(formula, tuple):
        return Fraction(formula)
    left, right = value_of(formula[1], values), value_of(formula[2], values)
    if left is None or right is None or (formula[0] == "/" and right == 0):
        return None
    match formula[0]:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case _:
            return left / right


def judged(puzzle: Puzzle, claims: Iterable[tuple[str, str, Span]] | None = None) -> bool | None:
    """Return whether z3 finds values for all, ``None`` where it does not know."""
    solver = z3.Solver()
    solver.set("rlimit", 3_000_000)
    symbols = {name: (z3.Int if whole else z3.Real)(name) for name, whole in puzzle.variables.items()}
    for name in puzzle.variables:
        solver.add(*_inside(symbols[name], puzzle.domain))
    for _, name, span in puzzle.claims if claims is None else claims:
        solver.add(*_inside(symbols[name], span))
    for number, (left, relation, right) in enumerate(puzzle.relations):
        zero: list[Any] = []
        one, other = _symbolic(left, symbols, zero, f"l{number}"), _symbolic(right, symbols, zero, f"r{number}")
        fact = {
            "=": one == other,
            "<": one < other,
            "<=": one <= other,
            ">": one > other,
            ">=": one >= other,
        }[relation]
        solver.add(*(z3.Or(is_zero, definition) for is_zero, definition in zero))
        solver.add(z3.Or([*(is_zero for is_zero, _ in zero), fact]))
    result = solver.check()
    return None if result == z3.unknown else bool(result == z3.sat)


def minimal_by_judge(puzzle: Puzzle) -> set[frozenset[str]] | None:
    """Return all minimal conflicts, found by trying every set of claims; ``None`` where z3 does not know."""
    ids = sorted({claim for claim, _, _ in puzzle.claims})
    found: set[frozenset[str]] = set()
    for size in range(len(ids) + 1):
        for chosen in map(frozenset, combinations(ids, size)):
            if any(conflict <= chosen for conflict in found):
                continue
            verdict = judged(puzzle, [claim for claim in puzzle.claims if claim[0] in chosen])
            if verdict is None:
                return None
            if not verdict:
                found.add(chosen)
    return found


def _inside(symbol: Any, span: Span) -> list[Any]:
    facts = []
    if span.lower is not None:
        facts.append(symbol > _number(span.lower) if span.lower_open else symbol >= _number(span.lower))
    if span.upper is not None:
        facts.append(symbol < _number(span.upper) if span.upper_open else symbol <= _number(span.upper))
    return facts


def _number(value: int | Fraction) -> Any:
    return z3.Q(value.numerator, value.denominator)


def _symbolic(formula: Formula, symbols: Mapping[str, Any], zero: list[Any], name: str) -> Any:
    if isinstance(formula, str):
        symbol = symbols[formula]
        return z3.ToReal(symbol) if z3.is_int(symbol) else symbol
    if not isinstance(formula, tuple):
        return _number(formula)
    left, right = _symbolic(formula[1], symbols, zero, name + "l"), _symbolic(formula[2], symbols, zero, name + "r")
    match formula[0]:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case _:
            quotient = z3.Real(name)
            zero.append((right == 0, quotient * right == left))
            return quotient


numbers: st.SearchStrategy[Fraction] = st.builds(Fraction, st.integers(-12, 12), st.sampled_from([1, 1, 2, 3]))


@st.composite
def spans(draw: st.DrawFn, *, around: Fraction | None = None) -> Span:
    """Return a span, which holds a number if one is given."""
    if around is None:
        one, other = sorted((draw(numbers), draw(numbers)))
    else:
        one, other = around - abs(draw(numbers)), around + abs(draw(numbers))
    shape = draw(st.sampled_from(["closed", "closed", "open", "below", "above", "point"]))
    if shape == "point" or one == other:
        return Span.point(one if around is None else around)
    is_open = shape == "open" and around not in (one, other)
    return Span(None if shape == "below" else one, None if shape == "above" else other, is_open, is_open)


def formulas(names: Sequence[str], *, linear: bool = False) -> st.SearchStrategy[Formula]:
    """Return formulas over these variables, of up to four parts."""
    leaves: st.SearchStrategy[Any] = st.sampled_from(list(names)) | st.integers(-3, 3)
    operations = st.sampled_from("+-" if linear else "++--**/")
    return st.recursive(leaves, lambda inner: st.tuples(operations, inner, inner), max_leaves=4)


relations: st.SearchStrategy[Comparison] = st.sampled_from(["=", "=", "=", "<", "<=", ">", ">="])


@st.composite
def puzzles(draw: st.DrawFn, *, linear: bool = False, whole: bool | None = None, most: int = 4) -> Puzzle:
    """Return any small network, whether it has a solution or not."""
    names = "abcd"[: draw(st.integers(1, 4))]
    kinds = {name: draw(st.booleans()) if whole is None else whole for name in names}
    ties = [
        (draw(formulas(names, linear=linear)), draw(relations), draw(formulas(names, linear=linear)))
        for _ in range(draw(st.integers(1, 3)))
    ]
    claims = [
        (f"c{number}", draw(st.sampled_from(names)), draw(spans())) for number in range(draw(st.integers(1, most)))
    ]
    domain = draw(st.sampled_from([EVERYTHING, Span(lower=0), Span(-10, 10)]))
    return Puzzle(kinds, tuple(ties), tuple(claims), domain)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Puzzle, dict[str, Fraction]]:
    """Return a network and values that satisfy all of it."""
    names = "abcde"[: draw(st.integers(1, 5))]
    kinds = {name: draw(st.booleans()) for name in names}
    values = {name: Fraction(draw(st.integers(-9, 9))) if kinds[name] else draw(numbers) for name in names}
    ties: list[tuple[Formula, Comparison, Formula]] = []
    for _ in range(draw(st.integers(1, 5))):
        left, right = draw(formulas(names)), draw(formulas(names))
        one, other = value_of(left, values), value_of(right, values)
        relation = draw(relations)
        if one is not None and other is not None:
            right = ("+", right, one - other) if relation == "=" else right
            relation = (
                relation if relation == "=" or _compares(one, relation, other) else _turned(relation, one == other)
            )
        ties.append((left, relation, right))
    claims = [
        (f"c{number}", name, draw(spans(around=values[name])))
        for number, name in enumerate(draw(st.lists(st.sampled_from(names), max_size=6)))
    ]
    return Puzzle(kinds, tuple(ties), tuple(claims)), values


def _compares(one: Fraction, relation: str, other: Fraction) -> bool:
    return {"<": one < other, "<=": one <= other, ">": one > other, ">=": one >= other}[relation]


def _turned(relation: Comparison, is_equal: bool) -> Comparison:
    turned: dict[Comparison, Comparison] = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}
    return "<=" if is_equal else turned[relation]


@st.composite
def trees(draw: st.DrawFn) -> Puzzle:
    """Return a network without a cycle, each variable once in a relation, for which narrowing must be complete.

    Either all variables are real, with any operation but division and with factors above zero; or all are whole, and
    only added up or compared.
    """
    whole = draw(st.booleans())
    domain = draw(st.sampled_from([EVERYTHING, Span(lower=0), Span(-10, 10)])) if whole else Span(Fraction(1, 2), 20)
    names = ["a"]
    ties: list[tuple[Formula, Comparison, Formula]] = []
    for _ in range(draw(st.integers(1, 3))):
        fresh = [f"{letter}{len(ties)}" for letter in "pqr"[: draw(st.integers(1, 3))]]
        formula: Formula = fresh[0]
        for name in fresh[1:]:
            formula = (draw(st.sampled_from("+-" if whole else "+-*/")), formula, name)
        offset = draw(st.integers(-3, 3))
        ties.append((draw(st.sampled_from(names)), draw(relations), ("+", formula, offset)))
        names += fresh
    claims = [(f"c{number}", draw(st.sampled_from(names)), draw(spans())) for number in range(draw(st.integers(1, 5)))]
    return Puzzle(dict.fromkeys(names, whole), tuple(ties), tuple(claims), domain)
