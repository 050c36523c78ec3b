"""Which relations tie two claims, and what narrowing makes of the slots between them, step by step."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from claimcheck.domain.assertion import Assertion
from claimcheck.engine.cells import strictly
from claimcheck.engine.expression import Variable
from claimcheck.engine.narrow import Status, narrow
from claimcheck.engine.orders import spelled_out
from claimcheck.engine.proof import Step
from claimcheck.engine.related import relevant_to
from claimcheck.engine.spanned import spanned_components
from claimcheck.engine.ties import Tie
from claimcheck.engine.weave import weave
from claimcheck.engine.woven import components_of, observations
from claimcheck.record import frozen
from claimcheck.resolve.ledger import Ledger


@frozen(eq=False)
class Tied:
    """The shortest chain of relations from one claim to the other, and the steps that narrow the slots on it.

    ``agrees`` tells whether all claims that the relations tie can hold together with them.
    """

    ties: tuple[Tie, ...]
    steps: tuple[Step, ...]
    agrees: bool


def tied(ledger: Ledger, assertions: Sequence[Assertion], one: str, other: str) -> Tied | None:
    """Return how relations tie two claims of one time, or ``None`` where none does."""
    relevant = relevant_to(ledger, assertions)
    sure, perhaps = spanned_components(ledger, relevant)
    woven = (*components_of(weave(ledger, relevant, strictly)), *sure, *perhaps)
    component = next((found for found in woven if {one, other} <= {seen.claim for seen in found.seen}), None)
    if component is None:
        return None
    component = spelled_out(component)
    starts = {seen.variable for seen in component.seen if seen.claim == one}
    goals = {seen.variable for seen in component.seen if seen.claim == other}
    chain = _chain(tuple(component.ties.values()), starts, goals)
    touched = {variable for tie in chain for variable in tie.constraint.variables}
    narrowing = narrow(component.network, observations(component.seen, meant=False))
    steps = tuple(step for step in narrowing.steps if step.variable in touched)
    return Tied(chain, steps, narrowing.status is not Status.CONTRADICTION)


def _chain(ties: Sequence[Tie], starts: set[Variable], goals: set[Variable]) -> tuple[Tie, ...]:
    """Return the shortest chain of ties between two sets of variables, breadth first."""
    by_variable: dict[Variable, list[Tie]] = {}
    for tie in ties:
        for variable in tie.constraint.variables:
            by_variable.setdefault(variable, []).append(tie)
    reached: dict[Variable, tuple[Tie, ...]] = dict.fromkeys(sorted(starts, key=repr), ())
    waiting = deque(reached)
    while waiting:
        variable = waiting.popleft()
        if variable in goals:
            return reached[variable]
        for tie in by_variable.get(variable, ()):
            for following in tie.constraint.variables:
                if following not in reached:
                    reached[following] = (*reached[variable], tie)
                    waiting.append(following)
    return ()
