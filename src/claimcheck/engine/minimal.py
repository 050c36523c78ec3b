"""Minimal conflicts: sets of claims that cannot hold together, of which each part can."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Final, TypeAlias

from claimcheck.domain.span import Span
from claimcheck.engine.expression import Observation
from claimcheck.engine.narrow import Status, contradicts, narrow
from claimcheck.engine.network import Network, name_order
from claimcheck.engine.quick_xplain import minimal_part, quick_xplain
from claimcheck.engine.shed import shed
from claimcheck.engine.solver import decide
from claimcheck.engine.stances import Claims, disjoint_claims, stances

Conflict: TypeAlias = frozenset[Hashable]

CAP: Final = 20
"""How many conflicts of one network are looked for, unless told."""

LARGE: Final = 200
"""Of a conflict of more claims than this not every part is tried."""

WIDE: Final = 60
"""In a network of more constraints than this, that a conflict is minimal is shown by narrowing alone."""

QUESTIONS: Final = 60
"""How many sets of claims are decided on the way, beside three for each conflict of the cap."""

WAYS: Final = 5_000
"""In so many ways claims of known conflicts are left out, to look for others: of conflicts apart they multiply."""

DOUBTS: Final = 8
"""How many sets of claims may stay undecided before the search for further conflicts ends: each takes long."""


class Conflicts:
    """The minimal conflicts found, the smallest first.

    ``capped``: there may be more. ``undecided``: how many sets of claims could not be decided on the way, so that
    a conflict may be missing. ``unproven``: conflicts that may hold a claim too many, because a part of them could not
    be decided, or because they have more than ``LARGE`` claims and not every part was tried.
    """

    __slots__ = ("capped", "found", "undecided", "unproven")

    def __init__(
        self, found: tuple[Conflict, ...], capped: bool, undecided: int, unproven: frozenset[Conflict]
    ) -> None:
        self.found, self.capped, self.undecided, self.unproven = found, capped, undecided, unproven


def minimal_conflicts(
    network: Network, observations: Iterable[Observation], cap: int = CAP, *, within_slots: bool = True
) -> Conflicts:
    """Return the minimal conflicts among claims, by the ids of their observations.

    A conflict is empty where the constraints contradict each other without any claim. ``within_slots=False`` leaves out
    two claims whose spans of one variable are disjoint, which a sweep finds better; they never hide other conflicts.

    Each conflict is found by QuickXplain (Junker 2004) within what the proof of a contradiction rests on. The others
    follow from the hitting sets of those found so far (Reiter 1987): every conflict not found yet avoids some claim of
    each. Deterministic, and the same for every order of the observations.
    """
    finder = _Finder(network, _by_claim(observations), cap)
    if within_slots:
        finder.found += disjoint_claims(finder.claims, cap)
    finder.run()
    smallest = sorted(_minimal(finder.found), key=lambda conflict: (len(conflict), _in_order(conflict)))
    return Conflicts(
        tuple(smallest[:cap]),
        finder.capped or len(smallest) > cap,
        finder.undecided,
        frozenset(finder.unproven.intersection(smallest)),
    )


def nearest_restoring_value(
    network: Network, observations: Iterable[Observation], observation: Observation
) -> Span | None:
    """Return what the others of a conflict leave to the variable of one of its observations.

    The nearest end of it is what the claim would have to say ("44 would have to be 43"). ``None`` where the others
    contradict each other, so that no value of this one helps.
    """
    others = [other for other in observations if other != observation]
    narrowing = narrow(network, [*others, Observation(observation.id, observation.variable, Span())])
    return None if narrowing.status is Status.CONTRADICTION else narrowing.span(observation.variable)


class _Finder:
    """The search for conflicts.

    ``known`` are the conflicts as they were met. Without the claims of a set in ``enough`` all others hold together;
    without those of one in ``doubtful``, nobody could decide.
    """

    def __init__(self, network: Network, claims: Claims, cap: int) -> None:
        self.network, self.claims, self.cap = network, claims, cap
        self.found: list[Conflict] = []
        self.capped = False
        self.undecided = 0
        self.unproven: set[Conflict] = set()
        self.questions = 0
        self.enough: list[Conflict] = []
        self.doubtful: list[Conflict] = []
        self.known: list[Conflict] = []

    def run(self) -> None:
        """Look for conflicts among the claims that can hold together slot by slot, then beyond those found."""
        starts, is_all = stances(self.claims)
        self.capped = not is_all
        for removed in starts:
            self._find_beside(removed)
        self._find_beyond(starts)
        self.found += [self._without_needless(sorted(conflict, key=name_order)) for conflict in self.known]

    def _find_beside(self, removed: Conflict) -> None:
        """Find one conflict after the other, each time without a claim of those known: soon, of many apart, all.

        Going through all ways of leaving one claim of each out finds those apart one at a time, too, but the ways
        multiply with each.
        """
        while self._may_ask() and (conflict := self._conflict_beyond(removed)) is not None:
            if not 0 < len(conflict) <= LARGE:
                break
            removed |= {min(conflict, key=name_order)}

    def _find_beyond(self, starts: Iterable[Conflict]) -> None:
        """Look for what every way of leaving out a claim of each known conflict leaves, those of few claims first."""
        waiting = list(starts)
        seen = set(waiting)
        for removed in waiting:
            if any(enough <= removed for enough in (*self.enough, *self.doubtful)):
                continue
            if len(seen) > WAYS or not (self._known_beyond(removed) or self._may_ask()):
                self.capped = True
                break
            conflict = self._conflict_beyond(removed)
            if conflict is None:
                continue
            if len(conflict) > LARGE:
                self.capped = True
                continue
            following = [removed | {claim} for claim in sorted(conflict, key=name_order)]
            waiting += [removal for removal in following if removal not in seen]
            seen.update(following)

    def _may_ask(self) -> bool:
        limit = QUESTIONS + 3 * self.cap
        return len(self.known) < self.cap and self.questions < limit and self.undecided < DOUBTS

    def _known_beyond(self, removed: Conflict) -> Conflict | None:
        return next((other for other in self.known if other.isdisjoint(removed)), None)

    def _conflict_beyond(self, removed: Conflict) -> Conflict | None:
        """Return a conflict without the claims of a set, known or new; ``None`` if none is found."""
        conflict = self._known_beyond(removed)
        if conflict is None:
            doubts = self.undecided
            conflict = self._conflict_without(removed)
            if conflict is None:
                (self.enough if self.undecided == doubts else self.doubtful).append(removed)
            else:
                self.known.append(conflict)
        return conflict

    def _conflict_without(self, removed: Conflict) -> Conflict | None:
        core = self._core([claim for claim in self.claims if claim not in removed])
        return None if core is None else frozenset(self._reduced(core))

    def _core(self, claims: Sequence[Hashable]) -> list[Hashable] | None:
        """Return claims that are enough for a contradiction, in their order; ``None`` where none is known."""
        self.questions += 1
        verdict = decide(self.network, self._observed(claims))
        self.undecided += verdict.status is Status.OPEN
        if verdict.status is not Status.CONTRADICTION:
            return None
        return [claim for claim in claims if claim in verdict.core]

    def _reduced(self, core: list[Hashable]) -> list[Hashable]:
        core = shed(self.network, core, self.claims)
        if len(core) > LARGE:
            return core
        near = self._near(core)
        if near is not None:
            core = quick_xplain(lambda claims: contradicts(near, self._observed(claims)), core)
        by_narrowing = near is not None or self._narrowing_fails(core)
        if near is not None and self._is_wide:
            return core
        return minimal_part(self._narrowing_fails if by_narrowing else self._fails, core)

    def _near(self, core: Sequence[Hashable]) -> Network | None:
        """Return the constraints that a narrowing proof of the core rests on: what contradicts there, does so here."""
        observed = self._observed(core)
        proof = narrow(self.network, observed).proof()
        if proof is None:
            return None
        kept = [constraint for constraint in self.network.constraints if constraint.id in proof.constraints]
        near = Network(kept, {observation.variable for observation in observed})
        return near if contradicts(near, observed) else None

    @property
    def _is_wide(self) -> bool:
        """Whether the network is too wide to search for values of all its variables again and again."""
        return len(self.network.constraints) > WIDE

    def _without_needless(self, core: list[Hashable]) -> Conflict:
        """Drop claims as long as the rest is a contradiction by all means of deciding; in a wide network, by narrowing.

        Most parts of it are seen at once to hold together, as parts of what the search found to do so.
        """
        if len(core) > LARGE:
            self.unproven.add(frozenset(core))
            return frozenset(core)
        doubts = self.undecided
        for claim in core:
            rest = frozenset(core) - {claim}
            if any(rest.isdisjoint(removed) for removed in self.enough):
                continue
            others = [other for other in core if other != claim]
            smaller = self._narrowed_core(others) if self._is_wide else self._core(others)
            if smaller is not None:
                return self._without_needless(self._reduced(smaller))
        if self.undecided > doubts:
            self.unproven.add(frozenset(core))
        return frozenset(core)

    def _narrowed_core(self, claims: list[Hashable]) -> list[Hashable] | None:
        return claims if self._narrowing_fails(claims) else None

    def _observed(self, claims: Iterable[Hashable]) -> list[Observation]:
        return [observation for claim in claims for observation in self.claims[claim]]

    def _narrowing_fails(self, claims: Sequence[Hashable]) -> bool:
        return contradicts(self.network, self._observed(claims))

    def _fails(self, claims: Sequence[Hashable]) -> bool:
        return decide(self.network, self._observed(claims)).status is Status.CONTRADICTION


def _by_claim(observations: Iterable[Observation]) -> Claims:
    claims: dict[Hashable, list[Observation]] = {}
    for observation in sorted(observations, key=lambda observation: name_order(observation.id)):
        claims.setdefault(observation.id, []).append(observation)
    return claims


def _minimal(conflicts: Iterable[Conflict]) -> list[Conflict]:
    kept: list[Conflict] = []
    for conflict in sorted(set(conflicts), key=len):
        if not any(other < conflict for other in kept):
            kept.append(conflict)
    return kept


def _in_order(conflict: Conflict) -> list[str]:
    return sorted(map(name_order, conflict))
