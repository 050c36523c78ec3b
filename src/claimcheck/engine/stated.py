"""Ties that claims state themselves: changes, ratios, sums and orders. Each stands only as long as its claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property

from claimcheck.catalog.catalog import Catalog
from claimcheck.catalog.expressions import Comparison
from claimcheck.domain.assertion import Assertion, Nature, Valid
from claimcheck.domain.claim import (
    AnyClaim,
    Change,
    Conversion,
    Modality,
    Part,
    Quantity,
    Ratio,
    Step,
    StepKind,
    Subject,
    Term,
    Value,
)
from claimcheck.domain.period import Period
from claimcheck.domain.remembered import remembered
from claimcheck.domain.span import NOT_NEGATIVE
from claimcheck.engine.cells import Cell, Clock, cell_of
from claimcheck.engine.defined import defined
from claimcheck.engine.expression import Constraint, Expression, Variable, lift, term, total
from claimcheck.engine.interval import plus
from claimcheck.engine.losses import is_of_a_loss, may_be_of_a_loss
from claimcheck.engine.orders import orders
from claimcheck.engine.ties import Tie, TieKind
from claimcheck.engine.woven import Weave
from claimcheck.lower.background import modality_class
from claimcheck.lower.times import counted_at, valid
from claimcheck.lower.values import value_slot
from claimcheck.resolve.ledger import Ledger


def _time(catalog: Catalog, claim: AnyClaim, subject: Subject, as_of: Period | None) -> tuple[Nature, Valid]:
    measure = catalog.measures[subject.measure]
    counted = counted_at(measure.nature, as_of, claim.article)
    return measure.nature, valid(measure.nature, claim.article, counted, measure.holds_for)


def times_stated(catalog: Catalog, claim: AnyClaim) -> Iterator[tuple[Nature, Valid]]:
    """Yield the times that a claim ties figures of, be they its own or those of others: where a change began first."""
    if isinstance(claim, Change):
        if claim.before_as_of is not None:
            yield _time(catalog, claim, claim.subject, claim.before_as_of)
        yield _time(catalog, claim, claim.subject, claim.after_as_of or claim.as_of)
    elif isinstance(claim, Ratio):
        for side in (claim.numerator, claim.denominator):
            yield _time(catalog, claim, side.subject, side.as_of or claim.as_of)


class Stating:
    """Adds what claims state of each other's cells to a network."""

    def __init__(self, ledger: Ledger, values: Sequence[tuple[Assertion, Cell]], clock: Clock, made: Weave) -> None:
        self.ledger, self.catalog = ledger, ledger.catalog
        self.values = values
        self.clock = clock
        self.made = made

    @cached_property
    def not_negative(self) -> frozenset[Cell]:
        """The cells of which claims give figures, none of them below zero."""
        given = {cell for one, cell in self.values if one.said.within(NOT_NEGATIVE)}
        return frozenset(given - self.maybe_negative)

    @cached_property
    def maybe_negative(self) -> frozenset[Cell]:
        """The cells of which claims give figures that may be below zero."""
        return frozenset(cell for one, cell in self.values if not one.said.within(NOT_NEGATIVE))

    def cell(self, claim: AnyClaim, subject: Subject, as_of: Period | None) -> Cell:
        """Return the cell that a claim speaks of at a time that it states, or by default."""
        nature, time = _time(self.catalog, claim, subject, as_of)
        _, context = value_slot(self.catalog, subject, "")
        return cell_of(self.catalog, subject, context, modality_class(claim, as_of), self.clock(nature, time))

    def tie(self, claim: AnyClaim, kind: TieKind, name: str, left: Expression, relation: Comparison, right: Expression,
            cells: Sequence[Cell] = ()) -> None:  # fmt: skip
        """Add a relation that this claim states."""
        constraint = Constraint((kind.value, claim.id, name), left, relation, right, by=claim.id)
        self.made.ties.append(Tie(kind, constraint, tuple(cells)))

    def own(self, claim: AnyClaim, name: str, value: Value, *, whole: bool = False) -> Expression:
        """Return a variable that belongs to this claim alone, with the value it gives."""
        made = Variable((claim.id, name), whole=whole)
        self.made.see(claim.id, made, value)
        return term(made)

    def change(self, claim: Change) -> None:
        """Add after = before + by, in whichever form ``by`` is given, and the direction."""
        after_cell = self.cell(claim, claim.subject, claim.after_as_of or claim.as_of)
        after = term(self.made.cell(self.catalog, after_cell))
        cells = [after_cell]
        if claim.before_as_of is not None:
            before_cell = self.cell(claim, claim.subject, claim.before_as_of)
            before = term(self.made.cell(self.catalog, before_cell))
            cells.insert(0, before_cell)
        elif claim.before is not None:
            before = self.own(claim, "from", claim.before, whole=self._counts(claim.subject))
        elif len(claim.by) > 1:  # "up $5.04, or 6.3%, to $84.93": where it began is the same for both
            before = term(Variable((claim.id, "from"), whole=self._counts(claim.subject)))
        else:
            return
        way = self._direction(claim)
        if way and may_be_of_a_loss(self.catalog, claim, not self.maybe_negative.isdisjoint(cells)):
            return
        if way is not None:
            relation: Comparison = "=" if way == 0 else ">" if way > 0 else "<"
            self.tie(claim, TieKind.CHANGE, "direction", after, relation, before, cells)
        for index, step in enumerate(claim.by):
            expected = self._stepped(claim, before, cells[0], step, index, way)
            if expected is not None:
                self.tie(claim, TieKind.CHANGE, f"by {index}", after, "=", expected, cells)

    def _direction(self, claim: Change) -> int | None:
        """Return the stated direction, else that of the two figures, or of the step, where they leave just one.

        Between "2.9%" and "3.0%" either may be the larger, but neither is so by two points: then it is as written.
        """
        is_told = claim.direction is not None and not is_of_a_loss(self.catalog, claim)
        if is_told or claim.before is None or claim.after is None:
            return claim.direction
        before, after = claim.before.said, claim.after.said
        if not before.meets(after):
            return 1 if before.precedes(after) else -1
        factor = self.catalog.measures[claim.subject.measure].unit.factor
        sizes = [
            step.value.said.scaled(1 if step.kind is StepKind.AMOUNT else 1 / Fraction(factor))
            for step in claim.by
            if step.kind in (StepKind.AMOUNT, StepKind.POINTS)
        ]
        apart = plus(after, before.scaled(-1))
        ways = [way for way in (1, -1) if all(size.scaled(way).meets(apart) for size in sizes)]
        if len(ways) == 2:
            return None
        return ways[0] if ways else 1 if claim.after.figure.n >= claim.before.figure.n else -1

    def _stepped(
        self, claim: Change, before: Expression, cell: Cell, step: Step, index: int, way: int | None
    ) -> Expression | None:
        """Return what a step makes of where it began, which ``cell`` is where its time is stated."""
        if not way:
            return None
        counts = step.kind is StepKind.AMOUNT and self._counts(claim.subject)
        size = self.own(claim, f"by {index}", step.value, whole=counts)
        if step.kind is StepKind.AMOUNT:
            return before + way * size
        if step.kind is StepKind.POINTS:
            measure = self.catalog.measures[claim.subject.measure]
            return before + way / measure.unit.factor * size
        if not self._is_of_no_negative(claim, cell):
            return None  # what a percentage of a negative number is, nobody agrees on
        if step.kind is StepKind.PERCENT:
            return before * (1 + way * size)
        return before * size if way > 0 else before / size

    def _is_of_no_negative(self, claim: Change, before: Cell | None) -> bool:
        """Whether a change began at no negative number, by its own word, the measure's bounds or other claims."""
        if claim.before is not None:
            return claim.before.said.within(NOT_NEGATIVE)
        bounds = self.catalog.measures[claim.subject.measure].bounds
        return bounds.within(NOT_NEGATIVE) or before in self.not_negative or self._began_above_zero(claim)

    def _began_above_zero(self, claim: Change) -> bool:
        """Whether where a change ended and by how much it moved leave no number below zero that it began at."""
        way, after = self._direction(claim), claim.after
        if not way or after is None:
            return False
        sizes = (step.value.said for step in claim.by if step.kind is StepKind.AMOUNT)
        return any(plus(after.said, size.scaled(-way)).within(NOT_NEGATIVE) for size in sizes)

    def _counts(self, subject: Subject) -> bool:
        return self.catalog.measures[subject.measure].whole_number

    def conversion(self, claim: Quantity, converted: Conversion) -> None:
        """Add amount * rate = converted amount, or the other way round where the rate is quoted so."""
        cell = self.cell(claim, claim.subject, claim.as_of)
        amount = self._base(cell)
        other = self.own(claim, "converted", converted.value)
        rate = self.own(claim, "rate", converted.rate)
        # A rate is quoted as the larger number whichever way one converts; the sizes tell which way it was.
        unit = self.catalog.measures[claim.subject.measure].unit
        own, far, by = claim.value.figure.n * unit.factor, converted.value.figure.n, converted.rate.figure.n
        forwards = abs(far) >= abs(own) if by >= 1 else abs(far) <= abs(own)
        left, right = (other, amount) if forwards else (amount, other)
        self.tie(claim, TieKind.RATIO, "converted", left, "=", right * rate, (cell,))

    def ratio(self, claim: Ratio) -> None:
        """Add numerator = value * denominator."""
        top, bottom = (self._term_cell(claim, side) for side in (claim.numerator, claim.denominator))
        value = self.own(claim, "value", claim.value)
        left, right = (self._base(cell) for cell in (top, bottom))
        self.tie(claim, TieKind.RATIO, "value", left, "=", value * right, (top, bottom))
        if not claim.value.said.holds(0):
            self.made.ties.append(defined("value", claim.id, right))

    def _term_cell(self, claim: Ratio, side: Term) -> Cell:
        return self.cell(claim, side.subject, side.as_of or claim.as_of)

    def _base(self, cell: Cell) -> Expression:
        return self.catalog.measures[cell.measure].unit.factor * term(self.made.cell(self.catalog, cell))

    def parts(self, claim: Quantity) -> None:
        """Add total = sum of its parts, or total >= sum where they are only some."""
        cell = self.cell(claim, claim.subject, claim.as_of)
        found = [self._part(claim, cell, index, part) for index, part in enumerate(claim.parts)]
        addition = total(expression for expression, _ in found)
        cells = [cell, *(part for _, part in found if part is not None)]
        self.tie(claim, TieKind.SUM, "parts", self._base(cell), "=" if claim.complete else ">=", addition, cells)

    def _part(self, claim: Quantity, whole: Cell, index: int, part: Part) -> tuple[Expression, Cell | None]:
        """Return a part's value and its cell; a figure given in place has none unless it says what it is of."""
        if part.claim is not None:
            other = self.ledger.claim(part.claim)
            if isinstance(other, (Quantity, Change)):
                as_of = other.after_as_of or other.as_of if isinstance(other, Change) else other.as_of
                cell = self.cell(other, other.subject, as_of)
                return self._base(cell), cell
        if part.value is None or part.subject is None:
            return lift(0), None
        factor = self.catalog.measures[part.subject.measure].unit.factor
        cell = self.cell(claim, part.subject, claim.as_of)
        if cell == whole:
            return factor * self.own(claim, f"part {index}", part.value, whole=self._counts(part.subject)), None
        return factor * term(self.made.cell(self.catalog, cell)), cell


def stated_ties(
    ledger: Ledger, values: Sequence[tuple[Assertion, Cell]], ranks: Sequence[Assertion], clock: Clock, made: Weave,
    claims: frozenset[str] | None,
) -> None:  # fmt: skip
    """Add the ties that claims state to a network: of all claims, or of those named."""
    stating = Stating(ledger, values, clock, made)
    for claim in stating_claims(ledger):
        if claims is not None and claim.id not in claims:
            continue
        if isinstance(claim, Ratio):
            stating.ratio(claim)
        elif isinstance(claim, Change):
            stating.change(claim)
        else:
            if claim.parts:
                stating.parts(claim)
            if claim.converted:
                stating.conversion(claim, claim.converted)
    orders(stating, ranks)


@remembered
def stating_claims(ledger: Ledger) -> Sequence[Change | Ratio | Quantity]:
    """Return the claims that may state a tie, in the order of their ids: of figures few do."""
    stating = [one for one in ledger.of_kind(Quantity) if one.parts or one.converted]
    told: list[Change | Ratio | Quantity] = [*stating, *ledger.of_kind(Change), *ledger.of_kind(Ratio)]
    return sorted((one for one in told if one.modality is not Modality.DENIAL), key=lambda one: one.id)
