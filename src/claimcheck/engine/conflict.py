"""A conflict of several claims that relations show, and what can be told of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from claimcheck.domain.diagnostic import Reason, Severity, severity
from claimcheck.domain.span import Span
from claimcheck.engine.cells import Cell
from claimcheck.engine.expression import Observation, Variable
from claimcheck.engine.minimal import nearest_restoring_value
from claimcheck.engine.narrow import Status, narrow
from claimcheck.engine.network import Network
from claimcheck.engine.proof import Step
from claimcheck.engine.ties import Tie, TieKind
from claimcheck.engine.woven import Seen, observations

MAX_NEAREST = 20  # figures of a conflict that are tried: each takes a pass over the whole network


class Parting:
    """Where a conflict's claims part: at a cell of the closing relation, which puts it ``across`` from the ``others``.

    ``derived`` are the closing relation's other cells of which no claim speaks, and what follows for them.
    """

    __slots__ = ("across", "cell", "derived", "others")

    def __init__(self, cell: Cell, others: Span, across: Span, derived: Mapping[Cell, Span]) -> None:
        self.cell, self.others, self.across, self.derived = cell, others, across, derived


class Conflict:
    """A minimal conflict: claims of which any one can be dropped for the rest to hold together.

    ``ties`` are the relations that it rests on and ``closing`` the one that closes it; ``steps`` what narrowing made
    of each slot. ``meant_counts``: what is meant only would be told as well, as in one article or of hedged figures.
    """

    __slots__ = ("claims", "closing", "meant_counts", "network", "reasons", "seen", "steps", "ties")

    def __init__(
        self,
        claims: tuple[str, ...],
        seen: tuple[Seen, ...],
        ties: tuple[Tie, ...],
        closing: Tie,
        steps: tuple[Step, ...],
        reasons: frozenset[Reason],
        network: Network,
        meant_counts: bool = False,
    ) -> None:
        self.claims = claims
        self.seen = seen
        self.ties = ties
        self.closing = closing
        self.steps = steps
        self.reasons = reasons
        self.network = network
        self.meant_counts = meant_counts

    def nearest(self) -> tuple[Span | None, ...]:
        """Return, for each figure in ``seen``, what it could be for the rest to hold, if anything.

        Of a sum with very many parts only ``MAX_NEAREST`` figures are tried, by weight; the others are ``None``. Where
        what is meant counts, the rest holds as it is meant, if it can: no weaker finding is left.
        """
        tried = {index: self._restoring(index) for index in self.by_weight[:MAX_NEAREST]}
        return tuple(tried.get(index) for index in range(len(self.seen)))

    def nearest_of_claim(self, claim: str) -> tuple[Seen, Span] | None:
        """Return what the one figure of a claim that closes this could be for the rest to hold, its others let go."""
        own = [index for index, one in enumerate(self.seen) if one.claim == claim]
        about = [index for index in own if self.seen[index].variable.name in self.closing.cells]
        if len(own) == 1 or len(about) != 1:
            return None
        span = self._restoring(about[0], without=set(own).difference(about))
        return None if span is None else (self.seen[about[0]], span)

    def _restoring(self, index: int, without: Collection[int] = ()) -> Span | None:
        readings = [self._told]
        if self.meant_counts and Reason.MEANT_ONLY not in self.reasons:
            readings.insert(0, observations(self.seen, meant=True))
        kept = [[one for at, one in enumerate(told) if at not in without] for told in readings]
        found = (
            nearest_restoring_value(self.network, one, told[index]) for one, told in zip(kept, readings, strict=True)
        )
        return next((span for span in found if span is not None), None)

    @property
    def by_weight(self) -> list[int]:
        """The places of the figures in ``seen``, that which the closing relation is about first: a total, a share."""
        about = self.closing.cells[:1]
        return sorted(range(len(self.seen)), key=lambda index: self.seen[index].variable.name not in about)

    def parting(self) -> Parting | None:
        """Return what the closing relation makes of one of its cells, and what all the others make of it."""
        closing = self.closing.constraint
        others = network_of((tie for tie in self.ties if tie is not self.closing), self._told, closing.variables)
        narrowing = narrow(others, self._told)
        if narrowing.status is Status.CONTRADICTION:
            return None
        beside = {variable: narrowing.span(variable) for variable in closing.variables}
        # A change is told by where it ended, which its relation names last.
        for cell in self.closing.cells[:: -1 if self.closing.kind is TieKind.CHANGE else 1]:
            here = next((variable for variable in closing.variables if variable.name == cell), None)
            rest = [Observation(closing.by, one, span) for one, span in beside.items() if one != here]
            across = narrow(Network([closing]), rest)
            if here is None or across.status is Status.CONTRADICTION or across.span(here).meets(beside[here]):
                continue
            seen = {one.variable for one in self.seen} | {here}
            derived = {one.name: span for one, span in beside.items() if one not in seen and isinstance(one.name, Cell)}
            return Parting(cell, beside[here], across.span(here), derived)
        return None

    @property
    def _told(self) -> tuple[Observation, ...]:
        return observations(self.seen, meant=Reason.MEANT_ONLY in self.reasons)

    @property
    def rank(self) -> tuple[int, int, tuple[str, ...]]:
        """The order of leading: the gravest, then the fewest claims, then their ids."""
        return -severity(Severity.CONTRADICTION, self.reasons), len(self.claims), self.claims


class Knot:
    """Minimal conflicts with claims in common: one finding, led by the first."""

    __slots__ = ("lead", "others")

    def __init__(self, lead: Conflict, others: tuple[Conflict, ...]) -> None:
        self.lead, self.others = lead, others


def network_of(ties: Iterable[Tie], told: Iterable[Observation], more: Iterable[Variable] = ()) -> Network:
    """Return the relations as a network that has the variables of what is told, and perhaps more."""
    return Network((tie.constraint for tie in ties), {one.variable for one in told}.union(more))
