"""What the rules on ranks share: how a rank is written, and whether two were given in one field."""

from __future__ import annotations

from claimcheck.domain.assertion import Assertion
from claimcheck.domain.claim import Ranking
from claimcheck.domain.message import Message, say
from claimcheck.domain.remembered import remembered
from claimcheck.engine.comparison import Obstacle, Reasons, compare
from claimcheck.record import evolve
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


def in_one_field(one: Assertion, other: Assertion) -> Reasons | Obstacle:
    """Return what weakens that two ranks of one slot are of one field, or why they are not.

    A field is one award, level, category and occasion, whoever receives the rank.
    """
    return compare(_without_recipient(one), _without_recipient(other))


@remembered  # each is held against many
def _without_recipient(one: Assertion) -> Assertion:
    facets = tuple((name, value) for name, value in one.context.facets if name != "recipient")
    return evolve(one, context=evolve(one.context, facets=facets))
