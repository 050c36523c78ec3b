"""Quantities in words: what a figure is of, how it was written, and what it is written for."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion
from claimcheck.domain.claim import Subject, Value
from claimcheck.domain.figure import Figure, Hedge
from claimcheck.domain.message import Message, join, say, verbatim
from claimcheck.domain.remembered import make_room, remembered
from claimcheck.domain.span import Exact, Span
from claimcheck.lower.reads import in_digits, name_of_key, number, only_end, span_in_unit, unit_words
from claimcheck.lower.values import value_of
from claimcheck.rules._words import cited

_IN_SEVERAL_UNITS = re.compile(
    r"[0-9] (?:tahun|years?|hari|days?|jam|hours?|menit|minutes?|feet|foot)(?:,| dan| and)? [0-9]", re.IGNORECASE
)
_HEDGED = {
    Hedge.ABOUT: "about {n}",
    Hedge.SOME_OF: "{n} and some",
    Hedge.REACHED: "as many as {n}",
    Hedge.MORE: "more than {n}",
    Hedge.AT_LEAST: "at least {n}",
    Hedge.LESS: "less than {n}",
    Hedge.NEARLY: "nearly {n}",
    Hedge.AT_MOST: "at most {n}",
}


def subject_words(catalog: Catalog, subject: Subject) -> Message:
    """Return what a quantity is of: ``insured workers in Banten (sector: informal)``."""
    known = _known_words(catalog)
    found = known.get(subject)
    if found is None:
        make_room(known)
        found = known[subject] = _subject_words(catalog, subject)
    return found


@remembered
def _known_words(catalog: Catalog) -> dict[Subject, Message]:
    """Return the words for the subjects met under a catalog: many claims of a finding are of one."""
    del catalog
    return {}


def _subject_words(catalog: Catalog, subject: Subject) -> Message:
    parts = [verbatim(catalog.measures[subject.measure].name)]
    if subject.of:
        parts.append(say("of {thing}", thing=name_of_key(catalog, subject.of)))
    if subject.event:
        parts.append(say("at {event}", event=catalog.events[subject.event].name))
    if subject.place:
        parts.append(say("in {place}", place=catalog.places[subject.place].name))
    if subject.scope:
        facets = [say("{facet}: {value}", facet=facet, value=value) for facet, value in subject.scope]
        parts.append(say("({facets})", facets=join(facets)))
    return join(parts, " ")


def figure_words(catalog: Catalog, value: Value) -> Message:
    """Return a figure as an editor would write it: ``2.73 million people``, ``more than 85 thousand people``."""
    figure = value.figure
    unit = None if _is_quoted(figure) else _unit_words(catalog, value)  # words that are quoted have their unit
    return say("{figure} {unit}", figure=_hedged(figure), unit=unit) if unit else _hedged(figure)


def _unit_words(catalog: Catalog, value: Value) -> Message | None:
    unit = _unit_named(catalog, value)
    return unit_words(unit, value.figure.n) if unit else None


def written_unit(catalog: Catalog, value: Value) -> Message | None:
    """Return the unit that a figure is written in, else that of its measure, as of several."""
    unit = "share" if value.figure.factor else _unit_named(catalog, value)
    return unit_words(unit) if unit else None


def _unit_named(catalog: Catalog, value: Value) -> str:
    written = value.figure.unit
    if value.unit == "share" and not written:
        return ""  # an index of 0.381 is told by its number alone
    unit = catalog.units.of_figure(written) if written else None
    if unit is None or unit.name in (value.unit, "item"):  # "1.200 unit" are of what the measure counts
        return value.unit
    return unit.name


def _is_quoted(figure: Figure) -> bool:
    """Whether no number says it as the words do: "ratusan", "separuh", "dua kali lipat", "sekitar lebih dari 500"."""
    if _IN_SEVERAL_UNITS.search(figure.words):
        return True  # "6 tahun 8 bulan" are 80 months to nobody
    is_rough = figure.hedge in (Hedge.ROUGH_COUNT, Hedge.FRACTION)
    return figure.also is not None or figure.share or figure.factor or is_rough


def _hedged(figure: Figure) -> Message:
    if _is_quoted(figure):
        return say("“{words}”", words=figure.words)
    if figure.hedge is Hedge.RANGE and figure.end is not None:
        return say("{n} to {end}", n=_number(figure), end=_number(figure.end))
    return say(_HEDGED.get(figure.hedge, "{n}"), n=_number(figure))


def _number(figure: Figure) -> Message:
    return _written(figure.n, in_full=figure.in_full)


@lru_cache(maxsize=10_000)  # a newsroom writes the same figures again and again
def _written(n: Fraction, *, in_full: bool) -> Message:
    if in_full and n.denominator == 1:
        return in_digits(n)
    if 10_000 <= abs(n) < 1_000_000 and n % 1000 == 0:
        return say("{n} thousand", n=number(n / 1000))
    return number(n)


def written_for(assertion: Assertion, *, meant: bool = False) -> Message:
    """Return what a figure is written for: ``“2,8 juta” in one is written for anything from 2,750,000 to …``."""
    value = value_of(assertion)
    figure = cited(assertion.claim, value.figure.words)
    exact = value.said.lower if value.said.is_point else None
    unit = unit_words(value.unit, only_end(value.said)) if value.unit else None
    if exact is not None:
        return say("{figure} is exactly {span}.", figure=figure, span=_span(value.said, unit))
    if not meant:
        return say("{figure} is written for {span}.", figure=figure, span=_span(value.said, unit))
    return say(
        "{figure} usually means {meant}; the widest reading is {said}.",
        figure=figure,
        meant=_span(value.meant, unit),
        said=_span(value.said),
    )


def _span(span: Span, unit: Message | None = None) -> Message:
    """Return a span as an editor would say it; an upper end that is just not reached is named as such."""
    low, high = span.lower, span.upper
    if low is not None and high is not None and not span.is_point:
        words = say("anything from {low} to {high}", low=in_digits(low), high=_upper(high, span.upper_open))
    elif span.is_point and low is not None:
        words = in_digits(low)
    elif (low is not None and not span.lower_open) or (high is not None and not span.upper_open):
        return span_in_unit(span, unit)
    elif low is not None:
        words = say("anything above {n}", n=in_digits(low))
    else:
        words = say("anything below {n}", n=in_digits(high)) if high is not None else say("anything")
    return say("{words} {unit}", words=words, unit=unit) if unit else words


def _upper(upper: Exact, is_open: bool) -> Message:
    # 2,899,999 people is what is left of "below 2,900,000" in whole people; the round number is what one says.
    if not is_open and Fraction(upper).denominator == 1 and (upper + 1) % 10 == 0:
        return say("just under {n}", n=in_digits(upper + 1))
    return say("just under {n}" if is_open else "{n}", n=in_digits(upper))
