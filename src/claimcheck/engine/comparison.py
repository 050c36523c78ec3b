"""Whether two assertions of one slot are about the same thing at the same time, and what weakens their comparison."""

from __future__ import annotations

from typing import TypeAlias

from claimcheck.domain.assertion import Assertion, Context, Nature, Occasion, Origin, Valid
from claimcheck.domain.claim import Modality
from claimcheck.domain.diagnostic import Reason
from claimcheck.domain.labels import Edition
from claimcheck.domain.message import Message, say, term
from claimcheck.engine.called_off import leaves_open, may_be_held
from claimcheck.engine.recounted import is_recounted
from claimcheck.engine.succession import hands_over

Reasons: TypeAlias = frozenset[Reason]
NONE: Reasons = frozenset()
TIME: Reasons = frozenset({Reason.TIME})
LEFT_OUT: Reasons = frozenset({Reason.FACET_LEFT_OUT})


class Obstacle:
    """Why two assertions are not compared."""

    __slots__ = ("message",)

    def __init__(self, message: Message) -> None:
        self.message = message


def compare(a: Assertion, b: Assertion) -> Reasons | Obstacle:
    """Return what weakens a conflict of the two, or why they cannot be compared; the order does not matter."""
    if a.claim.modality is Modality.DENIAL or b.claim.modality is Modality.DENIAL:
        return Obstacle(say("a denial says what is not so, and leaves open what is"))
    if leaves_open(a, b):
        return Obstacle(say("what was called off may have been held on another day or at another place"))
    if is_recounted(a, b):
        return Obstacle(say("one is the count that the other revises"))
    if hands_over(a, b):
        return Obstacle(say("one came after the other in the office"))
    in_context = same_context(a.context, b.context)
    if isinstance(in_context, Obstacle):
        return in_context
    by_occasion = names_it(a.context.occasion) and names_it(b.context.occasion)
    in_time = _at_an_occasion(a, b) if by_occasion else same_time(a.slot.nature, a.valid, b.valid)
    if isinstance(in_time, Obstacle):
        return in_time
    return in_context | in_time | _of_the_pair(a, b)


def _of_the_pair(a: Assertion, b: Assertion) -> Reasons:
    found = set(TIME if may_be_held(a, b) else NONE)
    if a.is_assumed or b.is_assumed:
        found.add(Reason.ASSUMED)
    if a.claim.modality is not b.claim.modality:
        found.add(Reason.ESTIMATE)
    if a.claim.as_published_by or b.claim.as_published_by:
        found.add(Reason.AS_PUBLISHED_BY)
    if a.speaker and b.speaker and not a.speaker.meets(b.speaker):
        found.add(Reason.TWO_SPEAKERS)
    return frozenset(found)


def same_time(nature: Nature, a: Valid, b: Valid) -> Reasons | Obstacle:
    """Return what weakens a comparison in time, by the table of the design, or why there is none."""
    if nature is Nature.FIXED:
        return NONE
    one_document = a.document == b.document and a.document != ""
    if one_document and a.origin is b.origin and a.span == b.span:
        return NONE
    if Origin.UNKNOWN in (a.origin, b.origin):
        return TIME
    if not a.span.meets(b.span):
        return Obstacle(say("the two are about different times"))
    stated = a.origin is b.origin and a.origin in (Origin.STATED, Origin.FISCAL)
    if a.span == b.span:
        return NONE if stated and (a.is_day or nature is Nature.FLOW) else TIME
    if nature is Nature.FLOW:
        return Obstacle(say("the two are about different periods; a flow is compared over equal ones"))
    return TIME


def same_context(a: Context, b: Context) -> Reasons | Obstacle:
    """Return what weakens a comparison because one side leaves out a facet, or why the facets exclude it."""
    found = NONE
    if not (a.facets or b.facets or a.occasion or b.occasion):
        return found
    facets_a, facets_b = dict(a.facets), dict(b.facets)
    for name in sorted(facets_a.keys() | facets_b.keys()):
        value_a, value_b = facets_a.get(name), facets_b.get(name)
        if value_a == value_b:
            continue
        if value_a is not None and value_b is not None:
            return Obstacle(say("they differ in {facet}", facet=term(name)))
        found |= LEFT_OUT
    if a.occasion is None or b.occasion is None:
        return found
    at_occasion = same_occasion(a.occasion, b.occasion)
    return at_occasion if isinstance(at_occasion, Obstacle) else found | at_occasion


def same_occasion(a: Occasion, b: Occasion) -> Reasons | Obstacle:
    """Compare the events, else the editions; an event against an edition is weaker; neither leaves it to the time."""
    if a.event and b.event:
        return NONE if a.event == b.event else Obstacle(say("they were given at different events"))
    if a.edition and b.edition:
        return same_edition(a.edition, b.edition)
    told, other = (a, b) if a.edition else (b, a)
    if told.edition is not None and not _may_be_of(told.edition, other):
        return Obstacle(say("they are of different editions"))
    return LEFT_OUT if (a.event or a.edition or b.event or b.edition) else NONE


def _may_be_of(edition: Edition, occasion: Occasion) -> bool:
    """Whether an edition may be that of an occasion that is told otherwise: by its labels of the kind, else its years.

    A label may be the year before or after, as awards of one year are given in the next.
    """
    labels = {number for basis, number in occasion.labels if basis is edition.basis}
    if labels:
        return edition.number in labels
    near = {year + step for year in occasion.years for step in (-1, 0, 1)}
    return not edition.years or not near or not near.isdisjoint(edition.years)


def same_edition(a: Edition, b: Edition) -> Reasons | Obstacle:
    """Compare two edition labels; a bare year may be either year, but that of a season may be of two seasons."""
    if a.basis is b.basis:
        return NONE if a.number == b.number else Obstacle(say("they are of different editions"))
    if (a.is_bare or b.is_bare) and len(a.years) == len(b.years):
        return LEFT_OUT if a.number == b.number else Obstacle(say("they are of different editions"))
    return Obstacle(say("their edition labels count different things"))


def names_it(occasion: Occasion | None) -> bool:
    """Whether an occasion is told by its event or its edition, which settles the time unless a claim states one."""
    return occasion is not None and bool(occasion.event or occasion.edition)


def _at_an_occasion(a: Assertion, b: Assertion) -> Reasons | Obstacle:
    """Compare the times that are stated: a table of medals is another one each day of its games."""
    stated = [one for one in (a, b) if one.valid.origin is Origin.STATED]
    if len(stated) == 2:
        return same_time(a.slot.nature, a.valid, b.valid)
    return TIME if stated else NONE
