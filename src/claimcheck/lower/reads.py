"""How a claim's words were read, told to an editor."""

from __future__ import annotations

from fractions import Fraction

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.claim import Domain, Reference, Value
from claimcheck.domain.labels import Edition
from claimcheck.domain.message import Message, say, verbatim
from claimcheck.domain.period import Period
from claimcheck.domain.span import Exact, Span
from claimcheck.reading.dates import write_period
from claimcheck.reading.figures import write_figure


def number(value: Exact) -> str:
    """Return an exact number in English notation."""
    return write_figure(Fraction(value), "en")


def span_of_numbers(span: Span) -> Message:
    """Return a span in words: ``2,725,000 to 2,740,000``, ``more than 562,000``."""
    if span.lower is not None and span.upper is not None:
        if span.is_point:
            return verbatim(number(span.lower))
        return say("{low} to {high}", low=number(span.lower), high=number(span.upper))
    if span.lower is not None:
        return say("more than {n}" if span.lower_open else "{n} or more", n=number(span.lower))
    if span.upper is not None:
        return say("less than {n}" if span.upper_open else "{n} or less", n=number(span.upper))
    return say("anything")


def value_reads(value: Value, *, meant: bool = False) -> Message:
    """Return a value with its span and unit: ``2,725,000 to 2,740,000 people``."""
    span = value.meant if meant else value.said
    return say("{span} {unit}", span=span_of_numbers(span), unit=value.unit) if value.unit else span_of_numbers(span)


def place_reads(catalog: Catalog, place: str) -> Message:
    """Return a place with its level and what it lies in: ``Serpong (district of Kota Tangerang Selatan)``."""
    entry = catalog.places[place]
    within = catalog.places[entry.within].name if entry.within in catalog.places else None
    if within and entry.level:
        return say("{place} ({level} in {within})", place=entry.name, level=entry.level, within=within)
    if within:
        return say("{place}, in {within}", place=entry.name, within=within)
    return verbatim(entry.name)


def reference_reads(catalog: Catalog, reference: Reference) -> Message:
    """Return what a name was taken for."""
    if reference.domain is Domain.PLACE:
        return place_reads(catalog, reference.id)
    return verbatim(name_of(catalog, reference))


def name_of(catalog: Catalog, reference: Reference) -> str:
    """Return the catalog's name of a thing."""
    return catalog.entry(reference.domain, reference.id).name


def period_reads(period: Period) -> Message:
    """Return a date in words."""
    return verbatim(write_period(period, "en"))


def edition_reads(edition: Edition) -> Message:
    """Return an edition label with what its number counts."""
    return say("{number}, {basis}", number=str(edition.number), basis=edition.basis.value)
