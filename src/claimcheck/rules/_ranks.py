"""What the rules on ranks share: how a rank is written, and whether two were given in one field."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from claimcheck.domain.assertion import Assertion, Origin
from claimcheck.domain.claim import Ranking
from claimcheck.domain.message import Message, say
from claimcheck.domain.remembered import remembered
from claimcheck.engine.comparison import Obstacle, Reasons, compare
from claimcheck.engine.sides import Sides, T
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


def fields(
    ones: Sequence[Assertion],
    others: Sequence[Assertion],
    told: Callable[[Assertion], T],
    more: Callable[[Assertion, Assertion], Reasons] = lambda *_: frozenset(),
) -> Sides[T]:
    """Return ranks of one slot against others of it, of which those of one field may be held against each other.

    ``more`` returns what else weakens that two exclude each other.
    """
    by_occasion = all(map(_names_occasion, (*ones, *others)))  # which then settles the time, unless one is stated

    def like(one: Assertion) -> Hashable:
        valid, claim, time = one.valid, one.claim, None
        if valid.origin is Origin.STATED or not by_occasion:
            time = (valid.span, valid.origin, valid.is_day, None if valid.is_day else valid.document)
        doubts = (claim.modality, claim.as_published_by is not None, claim.assumed)
        return _without_recipient(one).context, doubts, one.speaker, time

    def weakens(one: Assertion, other: Assertion) -> Reasons | None:
        reasons = in_one_field(one, other)
        return None if isinstance(reasons, Obstacle) else reasons | more(one, other)

    return Sides((ones, others), like, weakens, told)


def _names_occasion(one: Assertion) -> bool:
    occasion = one.context.occasion
    return occasion is not None and bool(occasion.event or occasion.edition)


@remembered  # each is held against many
def _without_recipient(one: Assertion) -> Assertion:
    facets = tuple((name, value) for name, value in one.context.facets if name != "recipient")
    return evolve(one, context=evolve(one.context, facets=facets))
