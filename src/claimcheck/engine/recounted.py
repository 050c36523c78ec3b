"""What was counted anew: a revision tells itself what was counted before it."""

from __future__ import annotations

from claimcheck.domain.assertion import Assertion, Family
from claimcheck.domain.claim import Change
from claimcheck.lower.times import local_span


def is_recounted(a: Assertion, b: Assertion) -> bool:
    """Whether one is a figure that the other revises: what was counted before, told no later than the revision."""
    return a.slot.family is Family.VALUE and (_revises(a, b) or _revises(b, a))


def _revises(revision: Assertion, figure: Assertion) -> bool:
    claim = revision.claim
    if not isinstance(claim, Change) or not claim.revision or claim.before is None or "to" not in revision.uses:
        return False
    told, again = figure.claim.article.published, claim.article.published
    is_later = told is not None and again is not None and local_span(again).precedes(local_span(told))
    return not is_later and figure.said.meets(claim.before.said)
