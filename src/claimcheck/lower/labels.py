"""Ranks, offices and attributes to assertions."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion, Context, Family, Nature, Occasion, Slot
from claimcheck.domain.claim import Attribute, Domain, Office, PropertyValue, Ranking
from claimcheck.domain.labels import Title
from claimcheck.domain.message import say, verbatim
from claimcheck.domain.span import Span
from claimcheck.lower.background import Background, modality_class, speaker_span, thing_span
from claimcheck.lower.reads import name_of, reference_reads
from claimcheck.lower.times import valid
from claimcheck.reading.spans import figure_spans


def ranking(catalog: Catalog, background: Background, claim: Ranking) -> Iterator[Assertion]:
    """Yield the rank of a recipient, and the holder of a rank unless ranks are shared."""
    number = claim.rank.number
    if number is None:
        return
    occasion = Occasion(claim.event, claim.edition, background.years.get(claim.event or "", frozenset()))
    facets = tuple((name, value) for name, value in (("level", claim.level), ("category", claim.category)) if value)
    time = valid(Nature.STOCK, claim.article, claim.as_of)
    modality = modality_class(claim, claim.as_of)
    uses = frozenset({"award", "rank", "event", "edition", "level", "category", "recipient"})
    uses |= frozenset() if claim.event or claim.edition else {"as-of"}
    recipient = claim.recipient
    who = (("recipient", f"{recipient.domain.value}:{recipient.id}"),) if recipient else ()
    point = Span.point(number)
    reads = say("rank {number}", number=number)
    speaker = speaker_span(catalog, claim)
    slot = Slot(Family.RANK, (claim.award, modality), Nature.STOCK)
    yield Assertion(slot, point, point, claim, reads, uses, time, Context((*facets, *who), occasion), speaker=speaker)
    if recipient is not None and not catalog.awards[claim.award].shared_ranks:
        span = thing_span(catalog, recipient)
        slot = Slot(Family.RANK_HOLDER, (claim.award, number, recipient.domain, modality), Nature.STOCK)
        held_by = reference_reads(catalog, recipient)
        yield Assertion(slot, span, span, claim, held_by, uses, time, Context(facets, occasion), speaker=speaker)


def office(catalog: Catalog, background: Background, claim: Office) -> Iterator[Assertion]:
    """Yield the holder of an office, and the title that a person holds it by."""
    del background
    of = f"{claim.of.domain.value}:{claim.of.id}" if claim.of else None
    time = valid(Nature.STOCK, claim.article, claim.as_of)
    uses = frozenset({"person", "role", "of", "as-of"})
    person = thing_span(catalog, claim.person)
    speaker = speaker_span(catalog, claim)
    modality = modality_class(claim, claim.as_of)
    # One who acts from day to day stands in for a holder who stays in office: the two do not exclude each other.
    daily = claim.title is Title.ACTING_DAILY
    if catalog.roles[claim.role].single_holder:
        reads = say("{name} ({title})", name=name_of(catalog, claim.person), title=claim.title.value)
        slot = Slot(Family.OFFICE, (claim.role, of, daily, modality), Nature.STOCK)
        yield Assertion(slot, person, person, claim, reads, uses, time, speaker=speaker)
    title = Span.point(list(Title).index(claim.title))
    slot = Slot(Family.TITLE, (claim.role, of, claim.person.id, modality), Nature.STOCK)
    yield Assertion(slot, title, title, claim, verbatim(claim.title.value), uses, time, speaker=speaker)


def attribute(catalog: Catalog, background: Background, claim: Attribute) -> Iterator[Assertion]:
    """Yield one value of a single-valued property, once for each way in which it can be compared."""
    del background
    entry = catalog.properties[claim.property]
    if not entry.single or len(claim.values) != 1:
        return
    value = claim.values[0]
    time = valid(entry.nature, claim.article, claim.as_of, entry.holds_for)
    uses = frozenset({"subject", "property", "value"} | (set() if entry.nature is Nature.FIXED else {"as-of"}))
    modality = modality_class(claim, claim.as_of)
    speaker = speaker_span(catalog, claim)
    for form, said, meant in _comparable_forms(catalog, value):
        slot = Slot(
            Family.ATTRIBUTE, (claim.about.domain, claim.about.id, claim.property, form, modality), entry.nature
        )
        yield Assertion(slot, said, meant, claim, verbatim(value.words), uses, time, speaker=speaker)


def _comparable_forms(catalog: Catalog, value: PropertyValue) -> Iterator[tuple[str, Span, Span]]:
    if value.thing is not None and value.thing.domain in (Domain.PLACE, Domain.ENTITY):
        span = thing_span(catalog, value.thing)
        yield value.thing.domain.value, span, span
    if value.period is not None:
        yield "period", value.period.said, value.period.meant
    if value.figure is None:
        return
    unit = catalog.units.read(value.figure.unit) if value.figure.unit else None
    said, meant = figure_spans(value.figure)
    if unit is not None:
        factor, offset = unit.factor, unit.offset
        yield f"figure {unit.dimension}", said.scaled(factor, offset), meant.scaled(factor, offset)
    elif not value.figure.unit:
        yield "figure", said, meant
