"""What was called off: it may be held on another day, at another place, or all the same."""

from __future__ import annotations

from claimcheck.domain.assertion import Assertion, Family
from claimcheck.domain.claim import Happening
from claimcheck.lower.times import local_span

_CANCELLED = "cancelled"


def leaves_open(a: Assertion, b: Assertion) -> bool:
    """Whether one tells of an event as called off, and what the other says of it can be so for all that.

    A day or a place at which it was not held excludes no other one.
    """
    told = _called_off_and_other(a, b)
    if told is None:
        return False
    called_off, other = told
    if a.slot.family is not Family.STATUS:
        return True
    return called_off.date is not None and other.date is not None and not called_off.date.said.meets(other.date.said)


def may_be_held(a: Assertion, b: Assertion) -> bool:
    """Whether one tells of an event as called off that may have been held for all that.

    All the same, where the one was told before, by the other, the event was held; or on another day, where the dates
    that both state are wider than a day.
    """
    told = _called_off_and_other(a, b)
    if told is None:
        return False
    called_off, held = told
    if called_off.date and held.date and not (called_off.date.is_day and held.date.is_day):
        return True
    at = called_off.as_of or called_off.article.published
    held_on = held.date or held.as_of or held.article.published
    return at is not None and held_on is not None and not local_span(held_on).precedes(local_span(at))


def _called_off_and_other(a: Assertion, b: Assertion) -> tuple[Happening, Happening] | None:
    """Return the claim by which the event was called off, then the other; ``None`` where not just one is such."""
    one, other = a.claim, b.claim
    if not isinstance(one, Happening) or not isinstance(other, Happening):
        return None
    if (one.status == _CANCELLED) is (other.status == _CANCELLED):
        return None
    return (one, other) if one.status == _CANCELLED else (other, one)
