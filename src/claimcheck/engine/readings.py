"""How each claim was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.domain.assertion import Assertion
from claimcheck.domain.message import Message, join


def readings(assertions: Sequence[Assertion]) -> Mapping[str, Message]:
    """Return how each claim was read: what it leaves of each thing that it speaks of, by the claim's id."""
    told: dict[str, list[Message]] = {}
    for assertion in assertions:
        messages = told.setdefault(assertion.claim_id, [])
        if not any(str(assertion.reads) in str(message) for message in messages):
            messages.append(assertion.reads)
    return {claim: join(some) if len(some) > 1 else some[0] for claim, some in sorted(told.items())}
