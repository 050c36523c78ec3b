"""Ties that ranks in one order state: the better one has no worse value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from claimcheck.domain.assertion import Assertion
from claimcheck.domain.claim import Domain, Ranking, Subject
from claimcheck.domain.span import NOT_NEGATIVE
from claimcheck.engine.cells import Cell
from claimcheck.engine.expression import Constraint, Variable, term, total
from claimcheck.engine.ties import Tie, TieKind
from claimcheck.engine.woven import Seen

if TYPE_CHECKING:
    from claimcheck.engine.stated import Stating


def orders(stating: Stating, ranks: Sequence[Assertion]) -> None:
    """Add, for each two ranks of one order, that the better one has no worse value."""
    groups: dict[Hashable, list[tuple[Ranking, Cell]]] = defaultdict(list)
    for assertion in ranks:
        claim = assertion.claim
        if isinstance(claim, Ranking) and claim.ordered_by is not None and claim.recipient is not None:
            cell = stating.cell(claim, ranked_subject(claim, claim.ordered_by), claim.as_of)
            facets = tuple(facet for facet in assertion.context.facets if facet[0] != "recipient")
            occasion = (claim.event, claim.edition and claim.edition.number)
            groups[claim.award, facets, occasion, claim.ordered_by, cell.when].append((claim, cell))
    for group in groups.values():
        in_order = sorted(group, key=lambda pair: (_number(pair[0]), pair[0].id))
        place = {number: place for place, number in enumerate(dict.fromkeys(_number(claim) for claim, _ in in_order))}
        for one, other in combinations(in_order, 2):
            _order(stating, one, other, follows=place[_number(other[0])] > place[_number(one[0])] + 1)


def _number(claim: Ranking) -> int:
    return claim.rank.number or 0


def ranked_subject(claim: Ranking, measure: str) -> Subject:
    """Return what an order says that the better ones have more of: the measure of the recipient."""
    recipient = claim.recipient
    if recipient is None or recipient.domain is Domain.PLACE:
        return Subject(measure, None if recipient is None else recipient.id)
    return Subject(measure, of=recipient.key)


def _order(stating: Stating, better: tuple[Ranking, Cell], worse: tuple[Ranking, Cell], *, follows: bool) -> None:
    (one, first), (other, second) = better, worse
    if first == second or one.rank.number == other.rank.number:
        return
    catalog = stating.catalog
    gap = term(stating.made.cell(catalog, first)) - term(stating.made.cell(catalog, second))
    if catalog.measures[first.measure].best == "low":
        gap = -gap
    # The order is stated by two claims: without either of them its slack is free.
    slack = [Variable((claim.id, "order", one.id, other.id)) for claim in (one, other)]
    for claim, free in zip((one, other), slack, strict=True):
        stating.made.seen.append(Seen(claim.id, free, NOT_NEGATIVE, NOT_NEGATIVE))
    constraint = Constraint((TieKind.ORDER.value, one.id, other.id), gap, "=", total(slack))
    stating.made.ties.append(Tie(TieKind.ORDER, constraint, (first, second), follows=follows))
