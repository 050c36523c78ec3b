"""Which claims were compared with another one, and why the others stand alone: silence is no pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from claimcheck.domain.assertion import Assertion, Slot
from claimcheck.domain.message import Message, say
from claimcheck.engine.comparison import Obstacle, compare
from claimcheck.resolve.ledger import Ledger


def alone(ledger: Ledger, assertions: Iterable[Assertion], tied: frozenset[str] = frozenset()) -> Mapping[str, Message]:
    """Return, for each claim that was compared with no other, the reason; ``tied`` were compared by relations."""
    slots: dict[Slot, list[Assertion]] = defaultdict(list)
    by_claim: dict[str, list[Assertion]] = defaultdict(list)
    for assertion in assertions:
        slots[assertion.slot].append(assertion)
        by_claim[assertion.claim_id].append(assertion)
    found = dict(ledger.left_out)
    for claim in ledger.claims:
        why = None if claim.id in tied else _why_alone(by_claim[claim.id], slots)
        if why is not None:
            found[claim.id] = why
    return dict(sorted(found.items()))


def _why_alone(own: list[Assertion], slots: Mapping[Slot, list[Assertion]]) -> Message | None:
    if not own:
        return say("nothing in it is single-valued, so no other claim can exclude it")
    obstacle: Message | None = None
    for assertion in own:
        for other in slots[assertion.slot]:
            if other.claim_id == assertion.claim_id:
                continue
            outcome = compare(assertion, other)
            if not isinstance(outcome, Obstacle):
                return None
            obstacle = obstacle or say("not compared with {claim}: {why}", claim=other.claim_id, why=outcome.message)
    return obstacle or say("no other claim is about the same thing, place, scope and kind of statement")
