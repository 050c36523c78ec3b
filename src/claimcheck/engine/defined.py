"""What a stated share or ratio says beside its value: that what it is a share of is not nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence

from claimcheck.engine.cells import Cell
from claimcheck.engine.expression import Constraint, Expression, Linear, Quotient, Term, bottom_up, lift
from claimcheck.engine.ties import Tie, TieKind
from claimcheck.engine.woven import Seen


def defined_ties(seen: Sequence[Seen], ties: Sequence[Tie]) -> Iterator[Tie]:
    """Yield, for each claim of what the catalog defines by a quotient, that the quotient's denominators are not zero.

    Where a denominator is zero, the definition by itself says nothing: it takes a claim that there is such a share. As
    tables write 0 percent for a share of nothing, a claim that leaves zero open is none.
    """
    claims: dict[Hashable, dict[str, None]] = defaultdict(dict)
    for one in seen:
        if not one.said.holds(0):
            claims[one.variable.name].setdefault(one.claim)
    for tie in ties:
        if tie.cells and tie.constraint.by is None:
            yield from _of(tie, claims.get(tie.cells[0], {}))


def _of(tie: Tie, claims: Mapping[str, None]) -> Iterator[Tie]:
    quotients = (node for node in bottom_up(tie.constraint.difference) if isinstance(node, Quotient)) if claims else ()
    for number, quotient in enumerate(quotients):
        for claim in claims:
            yield defined((tie.constraint.id, number), claim, quotient.denominator)


def defined(name: Hashable, claim: str, denominator: Expression) -> Tie:
    """Return that a denominator is not zero, as a claim says by stating a share of it."""
    positive = denominator if _is_never_negative(denominator) else denominator * denominator
    constraint = Constraint((TieKind.UNDEFINED.value, claim, name), positive, ">", lift(0), by=claim)
    cells = [variable.name for variable in constraint.variables if isinstance(variable.name, Cell)]
    return Tie(TieKind.UNDEFINED, constraint, tuple(cells))


def _is_never_negative(expression: Expression) -> bool:
    """Whether a variable, or a sum of such, has no negative values by what its measure can be."""
    if isinstance(expression, Term):
        lower = expression.variable.domain.lower
        return lower is not None and lower >= 0
    if isinstance(expression, Linear):
        return expression.constant >= 0 and all(
            factor > 0 and _is_never_negative(part) for factor, part in expression.parts
        )
    return False
