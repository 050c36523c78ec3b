"""Ties: the relations of the catalog and of single claims, as constraints over cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimcheck.catalog.catalog import Catalog
from claimcheck.catalog.expressions import Expression as Written
from claimcheck.catalog.expressions import Name, Number, Operation, Relation, has_numbers, measures
from claimcheck.domain.assertion import Nature
from claimcheck.domain.choice import Choice
from claimcheck.domain.remembered import remembered
from claimcheck.engine.cells import ALWAYS, Cell, Frame, make_cell, variable
from claimcheck.engine.expression import Constraint, Expression, lift, term
from claimcheck.engine.inclusion import Inclusion

if TYPE_CHECKING:
    from claimcheck.engine.orders import Order


class TieKind(Choice):
    """What kind of relation a tie is; each has its rule."""

    PART = "part-exceeds-whole"
    SHARE = "share-mismatch"
    SUM = "sum-mismatch"
    CHANGE = "change-mismatch"
    RATIO = "ratio-mismatch"
    ORDER = "rank-order-mismatch"
    OWN = "relation-broken"
    UNDEFINED = "impossible-share"


class Tie:
    """A constraint, the cells that it ties, in the order it names them, and what the catalog states, if it does.

    ``order`` is that of ranks which it is a part of.
    """

    __slots__ = ("cells", "constraint", "kind", "law", "order")

    def __init__(
        self, kind: TieKind, constraint: Constraint, cells: tuple[Cell, ...], law: Relation | None = None, *,
        order: Order | None = None,
    ) -> None:  # fmt: skip
        self.kind, self.constraint, self.cells, self.law, self.order = kind, constraint, cells, law, order


def part_ties(catalog: Catalog, cells: Sequence[Cell]) -> Iterator[Tie]:
    """Yield part <= whole for each two cells of which nothing known lies between."""
    inclusion = Inclusion(catalog)
    inclusion.add(cells)
    over = {cell: tuple(dict.fromkeys(inclusion.over(cell))) for cell in cells}
    for cell in cells:
        beyond = {far for near in over[cell] for far in over[near] if far != near}
        for whole in over[cell]:
            if whole not in beyond:
                yield _part_tie(catalog, cell, whole)


def _part_tie(catalog: Catalog, part: Cell, whole: Cell) -> Tie:
    constraint = Constraint(("part", part, whole), _in_base(catalog, part), "<=", _in_base(catalog, whole))
    return Tie(TieKind.PART, constraint, (part, whole))


def _in_base(catalog: Catalog, cell: Cell) -> Expression:
    factor, value = catalog.measures[cell.measure].unit.factor, term(variable(catalog, cell))
    return value if factor == 1 else factor * value


class Law:
    """An ``equals`` of a measure or a relation of the ledger: what it compares, over measures of one frame.

    ``measures`` are those that it speaks of.
    """

    __slots__ = ("has_numbers", "kind", "measures", "name", "relation")

    def __init__(self, name: str, kind: TieKind, relation: Relation) -> None:
        self.name, self.kind, self.relation = name, kind, relation
        self.measures = tuple(dict.fromkeys((*measures(relation.left), *measures(relation.right))))
        self.has_numbers = has_numbers(relation)


@remembered
def laws(catalog: Catalog) -> tuple[Law, ...]:
    """Return the arithmetic of the catalog."""
    found = []
    for measure in catalog.measures.values():
        for index, expression in enumerate(measure.equals):
            kind = _kind_of(catalog, measure.id, expression)
            found.append(Law(f"{measure.id}/{index}", kind, Relation("=", Name(measure.id), expression)))
    found += [Law(own.id, TieKind.OWN, own.relation) for own in catalog.relations]
    return tuple(sorted(found, key=lambda law: law.name))


def _kind_of(catalog: Catalog, measure: str, expression: Written) -> TieKind:
    operators = set(_operators(expression))
    if "/" in operators:
        return TieKind.SHARE if catalog.measures[measure].unit.dimension == () else TieKind.RATIO
    return TieKind.RATIO if "*" in operators else TieKind.SUM


def _operators(expression: Written) -> Iterator[str]:
    waiting = [expression]
    while waiting:
        current = waiting.pop()
        if isinstance(current, Operation):
            yield current.op
            waiting += [current.left, current.right]


def law_tie(catalog: Catalog, law: Law, frame: Frame, when: object) -> Tie:
    """Return a law in one frame at one time; fixed measures stand outside time."""

    def cell(measure: str) -> Cell:
        fixed = catalog.measures[measure].nature is Nature.FIXED
        return make_cell(measure, frame, ALWAYS if fixed else when)

    def built(expression: Written) -> Expression:
        if isinstance(expression, Number):
            return lift(expression.value)
        if isinstance(expression, Name):
            return _in_base(catalog, cell(expression.id))
        left, right = built(expression.left), built(expression.right)
        if expression.op == "+":
            return left + right
        if expression.op == "-":
            return left - right
        return left * right if expression.op == "*" else left / right

    relation = law.relation
    constraint = Constraint(("law", law.name, frame, when), built(relation.left), relation.op, built(relation.right))
    return Tie(law.kind, constraint, tuple(cell(measure) for measure in law.measures), law.relation)
