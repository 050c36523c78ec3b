"""Attributes to assertions: each way in which the value of a single-valued property can be compared is a slot."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import partial

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion, Family, Nature
from claimcheck.domain.claim import Attribute, Domain, PropertyValue
from claimcheck.domain.message import Message, join, verbatim
from claimcheck.domain.span import EVERYTHING, Span
from claimcheck.lower.background import Background, modality_class, speaker_span, thing_span
from claimcheck.lower.slots import context_of, slot_of, told_apart
from claimcheck.lower.times import valid
from claimcheck.lower.wording import is_score, wording
from claimcheck.reading.spans import figure_spans

THINGS_OF_A_TREE = (Domain.PLACE, Domain.ENTITY)


class Form(Enum):
    """How values of a property are compared; figures have a form for each dimension of units."""

    TEXT = "text"  # names nothing known
    LIST = "list"  # all values of claims on a property of which some claim gives several
    PERIOD = "period"
    FIGURE = "figure"


def has_a_line(catalog: Catalog, value: PropertyValue) -> bool:
    """Whether a value can be compared by a span on a line, and not by a label, whose order all values give."""
    if value.thing is not None:
        return value.thing.domain in THINGS_OF_A_TREE
    return any(_forms(catalog, value, EVERYTHING))


class _Reading:
    __slots__ = ("form", "hedged", "meant", "said")

    def __init__(self, form: str, said: Span, meant: Span, hedged: bool = True) -> None:
        self.form, self.said, self.meant, self.hedged = form, said, meant, hedged


def attribute(catalog: Catalog, background: Background, claim: Attribute) -> Iterator[Assertion]:
    """Yield the value of a single-valued property, once for each form in which it can be compared.

    The form is the last part of the slot's key: the slots of one property differ in it alone. A clash in one form is
    not yet a conflict (``rules.attribute_conflict``).
    """
    entry = catalog.properties[claim.property]
    if not entry.single:
        return
    time = valid(entry.nature, claim.article, claim.as_of, entry.holds_for)
    uses = frozenset({"subject", "property", "value"} | (set() if entry.nature is Nature.FIXED else {"as-of"}))
    uses |= {"scope"} if claim.scope else set()
    parts, others = told_apart(catalog, claim.scope)
    context = context_of(others)
    key = (claim.about.domain, claim.about.id, claim.property, parts, modality_class(claim, claim.as_of))
    speaker = speaker_span(catalog, claim)
    for one in _readings(catalog, background, claim):
        slot = slot_of(Family.ATTRIBUTE, (*key, one.form), entry.nature)
        told = partial(_reads, claim)
        yield Assertion(slot, one.said, one.meant, claim, told, uses, time, context, hedged=one.hedged, speaker=speaker)


def _reads(claim: Attribute) -> Message:
    return join([verbatim(value.words) for value in claim.values])


def _readings(catalog: Catalog, background: Background, claim: Attribute) -> Iterator[_Reading]:
    label = Span.point(background.labels[wording(claim.values)])
    if (claim.about, claim.property) in background.listed:
        yield _Reading(Form.LIST.value, label, label)
    if len(claim.values) != 1:
        return
    forms = list(_forms(catalog, claim.values[0], label))
    yield from forms or [_Reading(Form.TEXT.value, label, label)]


def _forms(catalog: Catalog, value: PropertyValue, label: Span) -> Iterator[_Reading]:
    if value.thing is not None:
        span = thing_span(catalog, value.thing) if value.thing.domain in THINGS_OF_A_TREE else label
        yield _Reading(value.thing.domain.value, span, span)
    if value.period is not None:
        yield _Reading(Form.PERIOD.value, value.period.said, value.period.meant)
    if value.figure is None or value.period is not None or is_score(value.words):
        return  # "2017" is a year, and no rounded 2,017; "1-3" is lost, and no range as "3-1" is none
    unit = catalog.units.of_figure(value.figure.unit) if value.figure.unit else None
    said, meant = figure_spans(value.figure)
    hedged = value.figure.is_hedged
    if unit is not None:
        said, meant = (span.scaled(unit.factor, unit.offset) for span in (said, meant))
        yield _Reading(f"{Form.FIGURE.value} {unit.dimension}", said, meant, hedged)
    elif not value.figure.unit:
        yield _Reading(Form.FIGURE.value, said, meant, hedged)
