"""How a claim's words were read, told to an editor."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from claimcheck.catalog.catalog import Catalog
from claimcheck.catalog.unit import unit_term
from claimcheck.domain.claim import Domain, Reference, Value
from claimcheck.domain.labels import Edition
from claimcheck.domain.message import Digits, Message, say, term, verbatim
from claimcheck.domain.period import Period
from claimcheck.domain.span import Exact, Span
from claimcheck.reading.dates import period_words
from claimcheck.reading.figures import figure_words

_LONG = 10**12
_SHOWN = 6  # significant digits of a number that has no short decimal form


@lru_cache(maxsize=10_000)  # a newsroom writes the same figures again and again
def number(value: Exact) -> Message:
    """Return a number in words, exact where that is short, else as ``about 15,711.8``."""
    exact = Fraction(value)
    if exact.denominator == 1 or (exact * 10**4).denominator == 1:
        return figure_words(exact)
    size = len(str(int(abs(exact)))) if abs(exact) >= 1 else 0
    step = Fraction(10) ** (size - _SHOWN)
    return say("about {n}", n=figure_words(round(exact / step) * step))


def in_digits(value: Exact) -> Message:
    """Return an exact number without scale words: ``2,725,000``; very long ones as ``number`` does."""
    is_short = value.denominator == 1 and -_LONG < value < _LONG
    return verbatim(Digits(f"{int(value):,}")) if is_short else number(value)


def unit_words(unit: str, value: Exact | None = None) -> Message:
    """Return the name of a unit as it stands after a figure; after a ``value`` of 1 it is singular.

    A ratio is told in times: "1.6 shares" nobody says.
    """
    if unit == "share":
        return say("times")
    return unit_term(unit, several=value != 1)


def span_of_numbers(span: Span) -> Message:
    """Return a span in words: ``2,725,000 to 2,740,000``, ``more than 562,000``."""
    if span.lower is not None and span.upper is not None:
        if span.is_point:
            return in_digits(span.lower)
        return say("{low} to {high}", low=in_digits(span.lower), high=in_digits(span.upper))
    if span.lower is not None:
        return say("more than {n}" if span.lower_open else "{n} or more", n=in_digits(span.lower))
    if span.upper is not None:
        return say("less than {n}" if span.upper_open else "{n} or less", n=in_digits(span.upper))
    return say("anything")


def span_in_unit(span: Span, unit: Message | None) -> Message:
    """Return a span in words with its unit after the figure: ``3,000,000 people or more``, ``2 to 3 percent``."""
    if unit is None:
        return span_of_numbers(span)
    low, high = span.lower, span.upper
    if low is None and high is not None:
        return say("less than {n} {unit}" if span.upper_open else "{n} {unit} or less", n=in_digits(high), unit=unit)
    if high is None and low is not None and not span.lower_open:
        return say("{n} {unit} or more", n=in_digits(low), unit=unit)
    return say("{span} {unit}", span=span_of_numbers(span), unit=unit)


def only_end(span: Span) -> Exact | None:
    """Return the one number that a span is told with: the only one in it, or its one end."""
    if span.lower is None or span.upper is None:
        return span.lower if span.upper is None else span.upper
    return span.lower if span.is_point else None


@lru_cache(maxsize=10_000)  # a newsroom writes the same figures again and again
def value_reads(value: Value, *, meant: bool = False) -> Message:
    """Return a value with its span and unit: ``2,725,000 to 2,740,000 people``."""
    exact = only_end(value.said)
    return span_in_unit(value.meant if meant else value.said, unit_words(value.unit, exact) if value.unit else None)


def place_reads(catalog: Catalog, place: str) -> Message:
    """Return a place with its level and what it lies in: ``Serpong (district in Kota Tangerang Selatan)``."""
    entry = catalog.places[place]
    within = catalog.places[entry.within].name if entry.within else None
    if within and entry.level:
        return say("{place} ({level} in {within})", place=entry.name, level=term(entry.level), within=within)
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


def name_of_key(catalog: Catalog, key: str) -> str:
    """Return the catalog's name of a thing by its key, such as ``place:banten``."""
    domain, _, name = key.partition(":")
    return catalog.entry(Domain(domain), name).name


def period_reads(period: Period) -> Message:
    """Return a date in words."""
    return period_words(period)


def edition_reads(edition: Edition) -> Message:
    """Return an edition label with what its number counts."""
    return say("{number}, {basis}", number=str(edition.number), basis=term(edition.basis.value))
