"""What the rules on ranks share."""

from __future__ import annotations

from claimcheck.domain.assertion import Assertion
from claimcheck.domain.claim import Ranking
from claimcheck.domain.message import Message, say
from claimcheck.rules._words import cited


def ranking(assertion: Assertion) -> Ranking:
    """Return the claim of kind ``rank`` that an assertion comes from."""
    if not isinstance(assertion.claim, Ranking):
        raise TypeError(f"{assertion.claim_id} is no rank")
    return assertion.claim


def rank_written(assertion: Assertion) -> Message:
    """Return how an article writes a rank, and how that was read."""
    claim = ranking(assertion)
    return say("{rank} is read as rank {number}.", rank=cited(claim, claim.rank.words), number=str(claim.rank.number))
