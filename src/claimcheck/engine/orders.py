"""Ties that ranks in one order state: the better one has no worse value.

Two and two, a table of 250 would state 31,000 of them. So values are tied to the levels between the places instead,
which fall from each to the next: the better one stands above a level, the worse one below. A conflict is told by the
two ranks again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.catalog.expressions import Comparison
from claimcheck.domain.assertion import Assertion
from claimcheck.domain.claim import Domain, Ranking, Subject
from claimcheck.domain.span import EVERYTHING, NOT_NEGATIVE
from claimcheck.engine.cells import Cell
from claimcheck.engine.expression import Constraint, Variable, lift, term, total
from claimcheck.engine.network import name_order
from claimcheck.engine.ties import Tie, TieKind
from claimcheck.engine.woven import Component, Seen

if TYPE_CHECKING:
    from claimcheck.engine.stated import Stating


class _Ranked(NamedTuple):
    """A rank in an order, and the value that follows it."""

    number: int
    claim: str
    cell: Cell
    value: Variable


class Order:
    """Ranks of one order, the best first; ``is_low`` tells that the lowest value is."""

    __slots__ = ("is_low", "members", "name")

    def __init__(self, name: Hashable, members: Sequence[_Ranked], *, is_low: bool) -> None:
        self.name, self.members, self.is_low = name, sorted(members), is_low

    def told(self) -> Iterator[tuple[Tie, Seen | None]]:
        """Yield the ties of each rank to the levels between the places, with what shows that the rank is told."""
        places = list(dict.fromkeys(one.number for one in self.members))
        above, below = self._relations
        whole = self.members[0].value.whole
        levels = [Variable((self.name, *places_), whole=whole) for places_ in pairwise(places)]
        for upper, lower in pairwise(levels):
            yield self._tie((upper.name, lower.name), upper, above, lower, self.members[0].cell), None
        over, under = dict(zip(places, levels, strict=False)), dict(zip(places[1:], levels, strict=True))
        for one in self.members:
            for levels_, relation in ((over, above), (under, below)):
                level = levels_.get(one.number)
                if level is not None:
                    seen = Seen(one.claim, level, EVERYTHING, EVERYTHING)
                    yield self._tie((one.claim, relation), one.value, relation, level, one.cell, one.claim), seen

    def _tie(
        self, name: Hashable, left: Variable, relation: Comparison, right: Variable, cell: Cell, by: str | None = None
    ) -> Tie:
        constraint = Constraint((TieKind.ORDER.value, name), lift(left), relation, lift(right), by=by)
        return Tie(TieKind.ORDER, constraint, (cell,), order=self)

    @property
    def _relations(self) -> tuple[Comparison, Comparison]:
        return ("<=", ">=") if self.is_low else (">=", "<=")

    def pairs(self, claims: Collection[str] | None) -> Iterator[tuple[Tie, tuple[Seen, Seen]]]:
        """Yield what each two of these claims state (of all, if none are named), with what is seen of it.

        The order is stated by two claims: without either of them its slack is free.
        """
        told = [one for one in self.members if claims is None or one.claim in claims]
        for one, other in combinations(told, 2):
            if one.cell == other.cell or one.number == other.number:
                continue
            gap = term(one.value) - term(other.value)
            slack = [Variable((claim, "order", one.claim, other.claim)) for claim in (one.claim, other.claim)]
            constraint = Constraint(
                (TieKind.ORDER.value, one.claim, other.claim), -gap if self.is_low else gap, "=", total(slack)
            )
            first, second = (
                Seen(claim, free, NOT_NEGATIVE, NOT_NEGATIVE)
                for claim, free in zip((one.claim, other.claim), slack, strict=True)
            )
            yield Tie(TieKind.ORDER, constraint, (one.cell, other.cell)), (first, second)


def orders(stating: Stating, ranks: Sequence[Assertion]) -> None:
    """Add, for the ranks of each order, that the better one has no worse value."""
    groups: dict[tuple[Hashable, ...], list[_Ranked]] = defaultdict(list)
    for assertion in ranks:
        claim = assertion.claim
        if isinstance(claim, Ranking) and claim.ordered_by is not None and claim.recipient is not None:
            cell = stating.cell(claim, ranked_subject(claim, claim.ordered_by), claim.as_of)
            facets = tuple(facet for facet in assertion.context.facets if facet[0] != "recipient")
            occasion = (claim.event, claim.edition and claim.edition.number)
            value = stating.made.cell(stating.catalog, cell)
            ranked = _Ranked(claim.rank.number or 0, claim.id, cell, value)
            groups[claim.award, facets, occasion, claim.ordered_by, cell.when].append(ranked)
    for name, members in groups.items():
        if len({one.number for one in members}) > 1 and len({one.cell for one in members}) > 1:
            measure = stating.catalog.measures[members[0].cell.measure]
            for tie, seen in Order(name, members, is_low=measure.best == "low").told():
                stating.made.ties.append(tie)
                stating.made.seen += [] if seen is None else [seen]


def ranked_subject(claim: Ranking, measure: str) -> Subject:
    """Return what an order says that the better ones have more of: the measure of the recipient."""
    recipient = claim.recipient
    if recipient is None or recipient.domain is Domain.PLACE:
        return Subject(measure, None if recipient is None else recipient.id)
    return Subject(measure, of=recipient.key)


def spelled_out(component: Component, claims: Collection[str] | None = None) -> Component:
    """Return a component whose orders are told by each two of some ranks, or of all."""
    found = list({id(tie.order): tie.order for tie in component.ties.values() if tie.order is not None}.values())
    if not found:
        return component
    levels = {variable for tie in component.ties.values() if tie.order for variable in tie.constraint.variables}
    levels -= {one.value for order in found for one in order.members}
    seen = [one for one in component.seen if one.variable not in levels]
    ties = {name: tie for name, tie in component.ties.items() if tie.order is None}
    for order in found:
        for tie, slack in order.pairs(claims):
            ties[tie.constraint.id] = tie
            seen += slack
    return Component(tuple(sorted(seen, key=lambda one: (one.claim, name_order(one.variable.name)))), ties)
