"""Conflicts that no pair of claims shows: what relations make of several claims together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations

from claimcheck.domain.assertion import Assertion
from claimcheck.domain.claim import AnyClaim
from claimcheck.domain.diagnostic import Reason
from claimcheck.engine.cells import strictly
from claimcheck.engine.conflict import Conflict, Knot, network_of
from claimcheck.engine.expression import Observation
from claimcheck.engine.loose import loose_components
from claimcheck.engine.loose_changes import loose_changes
from claimcheck.engine.minimal import minimal_conflicts
from claimcheck.engine.narrow import Status, narrow
from claimcheck.engine.orders import spelled_out
from claimcheck.engine.proof import Step
from claimcheck.engine.quick_xplain import quick_xplain
from claimcheck.engine.related import relevant_to
from claimcheck.engine.solver import decide, is_seen_to_hold
from claimcheck.engine.spanned import spanned_components
from claimcheck.engine.ties import Tie, TieKind
from claimcheck.engine.time_limit import TimeIsUp, ended_by
from claimcheck.engine.union import connected
from claimcheck.engine.weave import weave
from claimcheck.engine.woven import Component, components_of, observations
from claimcheck.lower.background import speaker_span
from claimcheck.lower.values import VALUE_KEYS
from claimcheck.resolve.ledger import Ledger

CAP = 50  # minimal conflicts told of one component
MANY_TIES = 60  # of a component, of which no smallest part is sought where that asks for more than narrowing
MAX_TIES = 12  # that a conflict rests on: of more, not each is tried whether the conflict stands without it

NEEDED = VALUE_KEYS | {"by", "as-of", "from-as-of", "to-as-of", "parts", "numerator", "denominator"}


class Arithmetic:
    """What the relations of a ledger show; ``undecided`` counts components left open, ``tied`` claims compared.

    ``cut`` counts components of which more could be told than a limit allows; ``impossible`` are relations of the
    catalog that contradict each other without any claim. ``cut_short``: the time was over before all was looked at.
    """

    __slots__ = ("cut", "cut_short", "impossible", "knots", "tied", "undecided")

    def __init__(
        self,
        knots: tuple[Knot, ...] = (),
        undecided: int = 0,
        tied: frozenset[str] = frozenset(),
        cut: int = 0,
        impossible: tuple[Tie, ...] = (),
        *,
        cut_short: bool = False,
    ) -> None:
        self.cut_short = cut_short
        self.knots, self.undecided, self.tied, self.cut, self.impossible = knots, undecided, tied, cut, impossible


class _Search:
    """What was found so far, as in ``Arithmetic``."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.found: dict[frozenset[str], Conflict] = {}
        self.tied: set[str] = set()
        self.undecided = self.cut = 0
        self.impossible: list[Tie] = []

    def told(self) -> frozenset[str]:
        """Return the claims that stand in a conflict found so far."""
        return frozenset().union(*self.found)


def arithmetic(ledger: Ledger, assertions: Sequence[Assertion], until: float | None = None) -> Arithmetic:
    """Return the conflicts among the quantities of a ledger that relations show, as far as they are found by a time.

    What is said at one time comes first, then what is meant, then what may be of one time. Claims that stand in a
    graver conflict already are left out of the weaker passes: they would only add lines to a finding that is told.
    """
    search = _Search(ledger)
    cut_short = False
    try:
        with ended_by(until):
            _follow(search, ledger, assertions)
    except TimeIsUp:
        cut_short = True
    return Arithmetic(
        tuple(_knots(search.found.values())),
        search.undecided,
        frozenset(search.tied),
        search.cut,
        tuple(search.impossible),
        cut_short=cut_short,
    )


def _follow(search: _Search, ledger: Ledger, assertions: Sequence[Assertion]) -> None:
    relevant = relevant_to(ledger, assertions)
    sure, perhaps = spanned_components(ledger, relevant)
    strict = (*components_of(weave(ledger, relevant, strictly)), *sure)
    loose, search.cut = loose_components(ledger, relevant)
    between, cut = loose_changes(ledger, relevant)
    loose += (*between, *perhaps)
    search.cut += cut
    for component in (*strict, *loose):
        claims = {one.claim for one in component.seen}
        search.tied |= claims if len(claims) > 1 else set()
    strict = tuple(component for component in strict if not _holds(component, frozenset(), by_search=True))
    for meant in (False, True):
        known = search.told()
        for component in strict:
            _look(search, component, known, frozenset(), meant=meant)
    known = search.told()
    loose = tuple(component for component in loose if not _holds(component, known, by_search=False))
    for meant in (False, True):
        # One claim stands at many moments: what is told of it at an earlier one need not be found again.
        for component in loose:
            _look(search, component, search.told(), frozenset({Reason.TIME}), meant=meant)


def _holds(component: Component, known: frozenset[str], *, by_search: bool) -> bool:
    """Whether what claims not known to clash mean plainly holds together; so does what they say, which is wider."""
    left = [one for one in component.seen if one.claim not in known]
    return is_seen_to_hold(component.network, observations(left, meant=True), by_search=by_search)


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
    component = spelled_out(component, core)
    seen = tuple(one for one in component.seen if one.claim in core)
    meant = Reason.MEANT_ONLY in reasons
    claims = [claim for name in sorted(core) if (claim := search.ledger.claim(name)) is not None]
    one_article = len({claim.article.id for claim in claims}) == 1
    meant_counts = one_article or any(one.hedged for one in seen)
    if meant and not meant_counts:
        return  # plain rounded figures of several articles may differ
    told = observations(seen, meant=meant)
    rests = _rests_on(component, told)
    if rests is None:
        return  # two values of one slot: the slot's own rule tells that
    reasons |= _reasons(search, claims)
    search.found[core] = Conflict(tuple(sorted(core)), seen, *rests, reasons, component.network, meant_counts)


def _rests_on(
    component: Component, told: tuple[Observation, ...]
) -> tuple[tuple[Tie, ...], Tie, tuple[Step, ...]] | None:
    """Return the relations that a conflict rests on, the one that closes it, and the steps of narrowing to it."""
    proof = narrow(component.network, told).proof()
    if proof is None:
        needed = _needed(component, told)
        return needed, _closing(needed, needed[-1].constraint.id), ()
    used = [tie for name, tie in component.ties.items() if name in proof.constraints]
    if len(used) <= MAX_TIES:
        for tie in tuple(used):
            fewer = [other for other in used if other is not tie]
            shorter = narrow(network_of(fewer, told), told).proof()
            if shorter is not None:
                used, proof = fewer, shorter
    if not used:
        return None
    closed = proof.broken if proof.broken is not None else proof.steps[-1].constraint
    return tuple(used), _closing(used, closed), proof.steps


def _needed(component: Component, told: tuple[Observation, ...]) -> tuple[Tie, ...]:
    """Return relations of which none can go, where a conflict is shown by more than narrowing.

    Those that are near to what is told go before others, so that what else a ledger tells changes nothing.
    """
    ties = component.nearest_ties({one.variable for one in told})
    if len(ties) > MANY_TIES:
        return tuple(ties.values())

    def fails(some: Sequence[Hashable]) -> bool:
        network = network_of((ties[name] for name in some), told)
        return decide(network, told).status is Status.CONTRADICTION

    needed = set(quick_xplain(fails, list(ties)))
    return tuple(tie for name, tie in component.ties.items() if name in needed)


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
