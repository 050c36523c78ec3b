"""Whether two ranks were given in one field: one award, level, category and occasion, whoever received them."""

from __future__ import annotations

from claimcheck.domain.assertion import Assertion
from claimcheck.engine.comparison import Obstacle, Reasons, compare
from claimcheck.record import evolve


def in_one_field(one: Assertion, other: Assertion) -> Reasons | Obstacle:
    """Return what weakens that two ranks of one slot are of one field, or why they are not."""
    return compare(_without_recipient(one), _without_recipient(other))


def _without_recipient(one: Assertion) -> Assertion:
    facets = tuple((name, value) for name, value in one.context.facets if name != "recipient")
    return evolve(one, context=evolve(one.context, facets=facets))
