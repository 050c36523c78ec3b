"""Deciding what narrowing leaves open: by cases, then by an exact solver whose word is checked.

The solver is z3 (de Moura and Bjørner 2008), the optional extra ``claimcheck[exact]``, imported only when it is needed.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from functools import cache
from importlib.util import find_spec
from typing import Final

from claimcheck.engine.expression import Observation
from claimcheck.engine.narrow import Narrowing, Status, contradicts, narrow
from claimcheck.engine.network import Network
from claimcheck.engine.search import search

QUICK: Final = 1_000
"""Revisions that a search may take before the solver is asked."""

THOROUGH: Final = 8_000
"""Revisions that a search may take where there is no solver, and to check what it says."""


class Verdict:
    """Whether the observations can hold together: ``OPEN`` where neither was proved.

    In a contradiction ``core`` holds ids of observations that are enough for it, not always as few as can be.
    """

    __slots__ = ("core", "narrowing", "status")

    def __init__(
        self, status: Status, core: frozenset[Hashable] = frozenset(), narrowing: Narrowing | None = None
    ) -> None:
        self.status, self.core, self.narrowing = status, core, narrowing


def decide(network: Network, observations: Iterable[Observation]) -> Verdict:
    """Decide whether the observations can hold together with the constraints of the network.

    Deterministic: effort is counted in steps, never in seconds. A contradiction is reported only when it has been
    proved in this package's own arithmetic, whoever found it first.
    """
    given = tuple(observations)
    narrowing = narrow(network, given)
    if narrowing.status is Status.CONTRADICTION:
        return Verdict(Status.CONTRADICTION, _proved_core(narrowing, given), narrowing)
    if narrowing.status is Status.CONSISTENT:
        return Verdict(Status.CONSISTENT, narrowing=narrowing)
    found = search(narrowing.box, QUICK if is_installed() else THOROUGH)
    if found:
        return Verdict(Status.CONSISTENT, narrowing=narrowing)
    verdict = _judged(network, given, narrowing) if is_installed() else Verdict(Status.OPEN, narrowing=narrowing)
    if verdict.status is Status.OPEN and found is False:
        return Verdict(Status.CONTRADICTION, frozenset(observation.id for observation in given), narrowing)
    return verdict


def is_seen_to_hold(network: Network, observations: Iterable[Observation], *, by_search: bool) -> bool:
    """Whether it is soon seen that the observations can hold together with the constraints of the network.

    Without a search it is enough that narrowing shows no contradiction.
    """
    if not by_search:
        return not contradicts(network, observations)
    narrowing = narrow(network, observations)
    if narrowing.status is Status.OPEN:
        return search(narrowing.box, QUICK) is True
    return narrowing.status is Status.CONSISTENT


@cache
def is_installed() -> bool:
    """Whether the optional solver is there."""
    return find_spec("z3") is not None


def _proved_core(narrowing: Narrowing, given: tuple[Observation, ...]) -> frozenset[Hashable]:
    proof = narrowing.proof()
    everyone = frozenset(observation.id for observation in given)
    if proof is None:
        return everyone
    kept = [observation for observation in given if observation.id in proof.claims]
    return proof.claims if contradicts(narrowing.network, kept) else everyone


def _judged(network: Network, given: tuple[Observation, ...], narrowing: Narrowing) -> Verdict:
    """Ask the solver; take a contradiction from it only where the core can be shown to be one without its word."""
    from claimcheck.engine.z3_judge import ask  # noqa: PLC0415 - only where narrowing and a search leave it open

    answer = ask(network, given)
    if answer.status is not Status.CONTRADICTION:
        return Verdict(answer.status, narrowing=narrowing)
    kept = [observation for observation in given if observation.id in answer.core]
    if is_proved(network, kept):
        return Verdict(Status.CONTRADICTION, answer.core, narrowing)
    return Verdict(Status.OPEN, narrowing=narrowing)


def is_proved(network: Network, observations: Iterable[Observation]) -> bool:
    """Whether these observations are shown to contradict each other by exact arithmetic of our own.

    Either narrowing and cases do, or a certificate by Farkas' lemma whose sum is checked here.
    """
    narrowing = narrow(network, observations)
    if narrowing.status is not Status.OPEN:
        return narrowing.status is Status.CONTRADICTION
    from claimcheck.engine.z3_judge import refutes  # noqa: PLC0415 - only where narrowing leaves something open

    return refutes(narrowing.box) or search(narrowing.box, THOROUGH) is False
