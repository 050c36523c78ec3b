"""From assertions to one network: cells observed by claims, tied by the catalog and by claims."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion, Family
from claimcheck.domain.claim import Modality
from claimcheck.engine.cells import ALWAYS, Cell, Clock, When, framed, make_cell
from claimcheck.engine.defined import defined_ties
from claimcheck.engine.inclusion import is_period
from claimcheck.engine.reach import complete
from claimcheck.engine.related import measures_beside_fixed
from claimcheck.engine.stated import stated_ties
from claimcheck.engine.ties import part_ties
from claimcheck.engine.woven import Weave
from claimcheck.lower.values import value_of
from claimcheck.resolve.ledger import Ledger


def weave(
    ledger: Ledger, assertions: Sequence[Assertion], clock: Clock, claims: frozenset[str] | None = None, *,
    around: When | None = None,
) -> Weave:  # fmt: skip
    """Return the network of these assertions under a clock that says what is of one time.

    ``claims`` limits the ties that claims state to those of these claims. Where only what is tied to cells of one time
    is asked for, ``around`` is that time.
    """
    made = Weave()
    # A denial says what is not so, and leaves open what is.
    assertions = [one for one in assertions if one.claim.modality is not Modality.DENIAL]
    values = [(one, cell_at(one, clock)) for one in assertions if one.slot.family is Family.VALUE]
    made.cells |= dict.fromkeys(cell for _, cell in values)
    stated_ties(ledger, values, [one for one in assertions if one.slot.family is Family.RANK], clock, made, claims)
    if around is not None:
        values = _near(ledger.catalog, made, values, around)
    complete(ledger.catalog, made)
    made.ties.extend(part_ties(ledger.catalog, list(made.cells)))
    tied = {variable.name for tie in made.ties for variable in tie.constraint.variables}
    for assertion, cell in values:
        if cell in tied:  # of most slots nothing but their own claims tells anything
            made.see(assertion.claim_id, made.cell(ledger.catalog, cell), value_of(assertion))
    made.ties.extend(list(defined_ties(made.seen, made.ties)))
    return made


def _near(
    catalog: Catalog, made: Weave, values: list[tuple[Assertion, Cell]], around: When
) -> list[tuple[Assertion, Cell]]:
    """Leave out the cells that nothing can tie to those of a time; return what is asserted of those that are left.

    The catalog ties what is of one time, or of periods inside each other. Only claims, and what is fixed, tie times.
    """
    fixed = measures_beside_fixed(catalog)
    if not fixed.isdisjoint(cell.measure for cell in made.cells):
        return values
    tied = (variable.name for tie in made.ties for variable in tie.constraint.variables)
    near = {around, ALWAYS, *(name.when for name in tied if isinstance(name, Cell))}
    has_period = any(map(is_period, near))
    kept = {cell: None for cell in made.cells if cell.when in near or (has_period and is_period(cell.when))}
    made.order = dict.fromkeys(cell.frame for cell in made.cells)  # what is left is told as if all were there
    made.cells = kept
    return [(one, cell) for one, cell in values if cell in kept]


def cell_at(assertion: Assertion, clock: Clock) -> Cell:
    """Return the cell of an assertion's slot at its time."""
    measure, frame = framed(assertion.slot, assertion.context)
    return make_cell(measure, frame, clock(assertion.slot.nature, assertion.valid))
