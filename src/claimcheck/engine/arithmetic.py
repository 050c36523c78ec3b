"""Conflicts that no pair of claims shows: what relations make of several claims together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from claimcheck.domain.assertion import Assertion, Family
from claimcheck.domain.claim import AnyClaim
from claimcheck.domain.diagnostic import Reason, Severity, severity
from claimcheck.domain.record import define, field, frozen
from claimcheck.domain.span import Span
from claimcheck.engine.cells import Cell, strictly
from claimcheck.engine.expression import Observation, Variable
from claimcheck.engine.loose import loose_components
from claimcheck.engine.minimal import minimal_conflicts, nearest_restoring_value
from claimcheck.engine.narrow import Status, narrow
from claimcheck.engine.network import Network
from claimcheck.engine.proof import Step
from claimcheck.engine.solver import decide
from claimcheck.engine.ties import Tie, TieKind
from claimcheck.engine.union import connected
from claimcheck.engine.weave import weave
from claimcheck.engine.woven import Component, Seen, components_of, observations
from claimcheck.lower.background import speaker_span
from claimcheck.lower.values import VALUE_KEYS
from claimcheck.resolve.ledger import Ledger

CAP = 50  # minimal conflicts told of one component
MAX_NEAREST = 20  # figures of a conflict that are tried: each takes a pass over the whole network
MAX_TIES = 12  # that a conflict rests on: of more, not each is tried whether the conflict stands without it

NEEDED = VALUE_KEYS | {"by", "as-of", "from-as-of", "to-as-of", "parts", "numerator", "denominator"}


@frozen
class Parting:
    """Where a conflict's claims part: at a cell of the closing relation, which puts it ``across`` from the ``others``.

    ``derived`` are the closing relation's other cells of which no claim speaks, and what follows for them.
    """

    cell: Cell
    others: Span
    across: Span
    derived: Mapping[Cell, Span]


@frozen(eq=False)
class Conflict:
    """A minimal conflict: claims of which any one can be dropped for the rest to hold together.

    ``ties`` are the relations that it rests on and ``closing`` the one that closes it; ``steps`` what narrowing made
    of each slot.
    """

    claims: tuple[str, ...]
    seen: tuple[Seen, ...]
    ties: tuple[Tie, ...]
    closing: Tie
    steps: tuple[Step, ...]
    reasons: frozenset[Reason]
    network: Network = field(repr=False)

    def nearest(self) -> tuple[Span | None, ...]:
        """Return, for each figure in ``seen``, what it could be for the rest to hold, if anything.

        Of a sum with very many parts only ``MAX_NEAREST`` figures are tried, by weight; the others are ``None``.
        """
        told = self._told
        tried = {index: _nearest(self.network, told, told[index]) for index in self.by_weight[:MAX_NEAREST]}
        return tuple(tried.get(index) for index in range(len(told)))

    @property
    def by_weight(self) -> list[int]:
        """The places of the figures in ``seen``, that which the closing relation is about first: a total, a share."""
        about = self.closing.cells[:1]
        return sorted(range(len(self.seen)), key=lambda index: self.seen[index].variable.name not in about)

    def parting(self) -> Parting | None:
        """Return what the closing relation makes of one of its cells, and what all the others make of it."""
        closing = self.closing.constraint
        others = _network((tie for tie in self.ties if tie is not self.closing), self._told, closing.variables)
        narrowing = narrow(others, self._told)
        if narrowing.status is Status.CONTRADICTION:
            return None
        beside = {variable: narrowing.span(variable) for variable in closing.variables}
        # A change is told by where it ended, which its relation names last.
        for cell in self.closing.cells[:: -1 if self.closing.kind is TieKind.CHANGE else 1]:
            here = next((variable for variable in closing.variables if variable.name == cell), None)
            rest = [Observation(closing.by, one, span) for one, span in beside.items() if one != here]
            across = narrow(Network.of([closing]), rest)
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


@frozen(eq=False)
class Knot:
    """Minimal conflicts with claims in common: one finding, led by the first."""

    lead: Conflict
    others: tuple[Conflict, ...]


@frozen
class Arithmetic:
    """What the relations of a ledger show; ``undecided`` counts components left open, ``tied`` claims compared."""

    knots: tuple[Knot, ...] = ()
    undecided: int = 0
    tied: frozenset[str] = frozenset()
    cut: int = 0  # components of which more could be told than a limit allows
    impossible: tuple[Tie, ...] = ()  # relations of the catalog that contradict each other without any claim


@define
class _Search:
    ledger: Ledger
    by_claim: Mapping[str, AnyClaim]
    found: dict[frozenset[str], Conflict] = field(factory=dict)
    tied: set[str] = field(factory=set)
    undecided: int = 0
    cut: int = 0
    impossible: list[Tie] = field(factory=list)

    def told(self) -> frozenset[str]:
        """Return the claims that stand in a conflict found so far."""
        return frozenset().union(*self.found)


def arithmetic(ledger: Ledger, assertions: Sequence[Assertion]) -> Arithmetic:
    """Return the conflicts among the quantities of a ledger that relations show.

    What is said at one time comes first, then what is meant, then what may be of one time. Claims that stand in a
    graver conflict already are left out of the weaker passes: they would only add lines to a finding that is told.
    """
    search = _Search(ledger, {claim.id: claim for claim in ledger.claims})
    relevant = relevant_to(assertions)
    strict = tuple(components_of(weave(ledger, relevant, strictly)))
    loose, search.cut = loose_components(ledger, relevant)
    for component in (*strict, *loose):
        claims = {one.claim for one in component.seen}
        search.tied |= claims if len(claims) > 1 else set()
    for meant in (False, True):
        known = search.told()
        for component in strict:
            _look(search, component, known, frozenset(), meant=meant)
    for meant in (False, True):
        # One claim stands at many moments: what is told of it at an earlier one need not be found again.
        for component in loose:
            _look(search, component, search.told(), frozenset({Reason.TIME}), meant=meant)
    return Arithmetic(
        tuple(_knots(search.found.values())),
        search.undecided,
        frozenset(search.tied),
        search.cut,
        tuple(search.impossible),
    )


def relevant_to(assertions: Sequence[Assertion]) -> list[Assertion]:
    """Return the assertions that relations may tie: figures, and the ranks that follow them."""
    return [one for one in assertions if one.slot.family in (Family.VALUE, Family.RANK)]


def _look(
    search: _Search, component: Component, known: frozenset[str], weakened: frozenset[Reason], *, meant: bool
) -> None:
    """Add the minimal conflicts of a component in one of the readings, among the claims not known to be in one."""
    left = tuple(one for one in component.seen if one.claim not in known)
    seen = observations(left, meant=meant)
    # What may only ever be a tension is worth narrowing, not a search; what may be a contradiction is decided.
    is_weak = meant or bool(weakened)
    status = (narrow if is_weak else decide)(component.network, seen).status
    search.undecided += status is Status.OPEN and not is_weak
    if status is not Status.CONTRADICTION:
        return
    cores = minimal_conflicts(component.network, seen, CAP, within_slots=False)
    search.cut += cores.capped
    # A conflict may be missing, or name a claim too many: that is told as well.
    search.undecided += cores.undecided > 0 and not meant and not weakened
    for core in cores.found:
        if not core:
            search.impossible.extend(component.ties.values())
            return
        _add(search, component, frozenset(map(str, core)), weakened | ({Reason.MEANT_ONLY} if meant else set()))


def _add(search: _Search, component: Component, core: frozenset[str], reasons: frozenset[Reason]) -> None:
    if core in search.found:
        return
    seen = tuple(one for one in component.seen if one.claim in core)
    meant = Reason.MEANT_ONLY in reasons
    claims = [search.by_claim[claim] for claim in sorted(core)]
    one_article = len({claim.article.id for claim in claims}) == 1
    if meant and not one_article and not any(one.hedged for one in seen):
        return  # plain rounded figures of several articles may differ
    told = observations(seen, meant=meant)
    rests = _rests_on(component, told)
    if rests is None:
        return  # two values of one slot: the slot's own rule tells that
    reasons |= _reasons(search, claims)
    search.found[core] = Conflict(tuple(sorted(core)), seen, *rests, reasons, component.network)


def _nearest(network: Network, told: tuple[Observation, ...], one: Observation) -> Span | None:
    """Return what one figure could be for the rest to hold: its claim's others too, if that leaves anything."""
    found = nearest_restoring_value(network, told, one)
    if found is not None:
        return found
    return nearest_restoring_value(network, [other for other in told if other.id != one.id or other == one], one)


def _rests_on(
    component: Component, told: tuple[Observation, ...]
) -> tuple[tuple[Tie, ...], Tie, tuple[Step, ...]] | None:
    """Return the relations that a conflict rests on, the one that closes it, and the steps of narrowing to it."""
    everything = tuple(component.ties.values())
    proof = narrow(component.network, told).proof()
    if proof is None:
        return everything, _closing(everything, everything[-1].constraint.id), ()
    used = [tie for name, tie in component.ties.items() if name in proof.constraints]
    if len(used) <= MAX_TIES:
        for tie in tuple(used):
            fewer = [other for other in used if other is not tie]
            shorter = narrow(_network(fewer, told), told).proof()
            if shorter is not None:
                used, proof = fewer, shorter
    if not used:
        return None
    closed = proof.broken if proof.broken is not None else proof.steps[-1].constraint
    return tuple(used), _closing(used, closed), proof.steps


def _closing(used: Sequence[Tie], closed: Hashable) -> Tie:
    """Return the relation that a conflict is told by.

    Any of them may close it, as one goes about it; the one that ties the most says the most. That a share is of nothing
    says it all where its value plays no part, and nothing where it does.
    """
    is_of_nothing = all(tie.kind not in (TieKind.SHARE, TieKind.RATIO) for tie in used)
    return max(
        used,
        key=lambda tie: (
            (tie.kind is TieKind.UNDEFINED) is is_of_nothing,
            len(tie.constraint.variables),
            tie.constraint.id == closed,
        ),
    )


def _network(ties: Iterable[Tie], told: Iterable[Observation], more: Iterable[Variable] = ()) -> Network:
    return Network.of((tie.constraint for tie in ties), {one.variable for one in told}.union(more))


def _reasons(search: _Search, claims: Sequence[AnyClaim]) -> frozenset[Reason]:
    """Return what weakens a conflict of these claims whatever their figures are."""
    found = set()
    speakers = [span for claim in claims if (span := speaker_span(search.ledger.catalog, claim)) is not None]
    if any(not one.meets(other) for one, other in combinations(speakers, 2)):
        found.add(Reason.TWO_SPEAKERS)
    if any(claim.assumed & NEEDED for claim in claims):
        found.add(Reason.ASSUMED)
    if len({claim.modality for claim in claims}) > 1:
        found.add(Reason.ESTIMATE)
    if any(claim.as_published_by for claim in claims) and len(claims) > 1:
        found.add(Reason.AS_PUBLISHED_BY)
    return frozenset(found)


def _knots(found: Iterable[Conflict]) -> Iterator[Knot]:
    """Yield the findings: conflicts that share a claim together, each group led by its first."""
    ordered = sorted(found, key=lambda conflict: conflict.rank)
    first_with: dict[str, int] = {}
    ties = []
    for index, conflict in enumerate(ordered):
        ties += [(index, first_with.setdefault(claim, index)) for claim in conflict.claims]
    for group in connected(range(len(ordered)), ties):
        lead, *others = (ordered[index] for index in sorted(group))
        yield Knot(lead, tuple(others))
