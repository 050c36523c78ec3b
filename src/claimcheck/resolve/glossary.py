"""What the words of claims stand for under one catalog: names, and figures in the unit of a measure.

A newsroom writes the same names and figures again and again; each is worked out once.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from fractions import Fraction

from claimcheck.catalog.catalog import Catalog
from claimcheck.catalog.decimals import decimal
from claimcheck.catalog.entries import Measure
from claimcheck.catalog.unit import unit_term
from claimcheck.catalog.units import convert
from claimcheck.domain.claim import Domain, Reference, Subject, Value
from claimcheck.domain.figure import Figure
from claimcheck.domain.message import Digits, Message, say
from claimcheck.domain.remembered import make_room
from claimcheck.domain.span import Span
from claimcheck.domain.unread import Unread
from claimcheck.reading.figure_levels import where_it_ended
from claimcheck.reading.figure_tidy import tidied
from claimcheck.reading.figure_whole import without_whole
from claimcheck.reading.figures import read_figure, tells_of_loss
from claimcheck.reading.spans import figure_spans
from claimcheck.record import evolve
from claimcheck.resolve.conversions import misconverted
from claimcheck.resolve.figure_units import mismatch, told_in, unit_in
from claimcheck.resolve.meant import (
    comes_in_units,
    may_be_on_clock,
    on_clock,
    spelled_out,
)
from claimcheck.resolve.several import OF_ONE_UNIT, listed, of_two_units, tells_in
from claimcheck.resolve.signs import signed

_AVERAGES = frozenset({"rata", "rerata", "average", "averages", "averaging", "averaged", "mean", "median"})


class Glossary:
    """The catalog, and what was found in it so far; ``None`` stands for what names nothing."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._named: dict[tuple[tuple[Domain, ...], str], Reference | None] = {}
        self._valued: dict[tuple[str, str, str, bool], Value | Unread] = {}
        self.measures: dict[str, Measure] = {}  # by the words of those that are known
        self.subjects: dict[Hashable, Subject] = {}  # by the words of those of which all names are known

    def name(self, domains: tuple[Domain, ...], words: str) -> Reference | None:
        """Return what the words name in these parts of the catalog, the first part that knows them."""
        key = (domains, words)
        try:
            return self._named[key]
        except KeyError:
            make_room(self._named)
        found = ((domain, self.catalog.find(domain, words, hint=False)) for domain in domains)
        self._named[key] = next((Reference(part, id_, words) for part, id_ in found if isinstance(id_, str)), None)
        return self._named[key]

    def value(self, words: str, language: str, measure: Measure, *, exact: bool = False) -> Value | Unread:
        """Return a figure in the measure's unit, cut to what the measure can be.

        ``exact``: it stands in a sum that shows it to be exact.
        """
        key = (words, language, measure.id, exact)
        found = self._valued.get(key)
        if found is None:
            make_room(self._valued)
            found = self._tidied(words, language, measure, exact=exact)
            if isinstance(found, Value) and ("(" in words or ", or " in words):
                found = misconverted(words, language, measure, self) or found
            self._valued[key] = found
        return found

    def figure(self, words: str, language: str) -> Figure | Unread:
        """Return the figure that stands in words, with what their sentence adds to it or without."""
        found = read_figure(words, language)
        tidy = self._tidy(words, language, found)
        again = found if tidy is None else read_figure(tidy, language)
        told = again if isinstance(again, Figure) else found
        return told if isinstance(told, Unread) or told.words == words else evolve(told, words=words)

    def _tidied(self, words: str, language: str, measure: Measure, *, exact: bool) -> Value | Unread:
        found = self._value(words, language, measure, exact=exact)
        tidy = self._tidy(words, language, found)
        again = found if tidy is None else self._value(tidy, language, measure, exact=exact)
        told = again if isinstance(again, Value) else found
        if isinstance(told, Unread) or told.figure.words == words:
            return told
        return evolve(told, figure=evolve(told.figure, words=words))

    def _tidy(self, words: str, language: str, found: object) -> str | None:
        is_unread = isinstance(found, Unread) and found.code == "unreadable-figure"
        return tidied(words, language, self._is_unit) if is_unread else None

    def _is_unit(self, word: str) -> bool:
        return self.catalog.units.of_figure(word) is not None

    def _value(self, words: str, language: str, measure: Measure, *, exact: bool) -> Value | Unread:
        spelled = spelled_out(words, measure, self.catalog.units) if language == "en" else on_clock(words, measure)
        figure = where_it_ended(spelled, language) or read_figure(spelled, language)
        if isinstance(figure, Unread):
            figure = of_two_units(self, words, language, measure) or figure
        counted = without_whole(words, language) if _may_name_whole(figure, measure) else None
        figure = figure if counted is None else read_figure(counted, language)
        found = figure if isinstance(figure, Unread) else self._measured(figure, words, language, measure, exact=exact)
        if isinstance(found, Value) or found.code not in OF_ONE_UNIT:
            return found
        several = listed(self, words, language, measure)
        if several is not None:
            return self._measured(several, words, language, measure, exact=exact)
        # "US$ 100 juta (sekitar Rp 1,6 triliun)" of a measure in rupiah is no fault of the article.
        is_told = tells_in(self, words, language, measure) or may_be_on_clock(words, measure)
        return evolve(found, at_fault=False) if is_told else found

    def _measured(self, figure: Figure, words: str, language: str, measure: Measure, *, exact: bool) -> Value | Unread:
        """Return a figure that stands in some words in its measure's unit."""
        figure = evolve(figure, words=words) if figure.words != words else figure
        unit = unit_in(figure, language, measure, self.catalog.units)
        if isinstance(unit, Unread):
            return unit
        if not measure.unit.takes(unit):
            return mismatch(figure, unit, measure, language, self.catalog.units)
        figure = signed(figure, language, measure)
        figure = told_in(unit, figure, measure, self.catalog.units)
        is_exact = exact and comes_in_units(measure, self.catalog.units)
        said, meant = figure_spans(figure, whole=measure.whole_number, exact=is_exact)
        if unit is not measure.unit:
            said, meant = convert(said, unit, measure.unit), convert(meant, unit, measure.unit)
        said = said.in_integers()
        possible = cut(said, measure)
        if possible is None:
            is_loss = figure.is_negative and tells_of_loss(words, language)  # "a 26-vote loss": by how many it was lost
            return _impossible(words, language, said, measure, at_fault=not is_loss)
        return Value(possible, cut(meant.in_integers(), measure) or possible, figure, measure.unit.name)


def _may_name_whole(figure: Figure | Unread, measure: Measure) -> bool:
    """Whether a count may name what it is counted of: "412 of the 650 seats"."""
    return measure.unit.counts and (isinstance(figure, Unread) or figure.share)


def cut(span: Span, measure: Measure) -> Span | None:
    """Return what the measure's bounds and whole numbers leave of a span."""
    bounded = span.meet(measure.bounds)
    if bounded is None or not measure.whole_number:
        return bounded
    return bounded.whole()


def _impossible(words: str, language: str, said: Span, measure: Measure, *, at_fault: bool) -> Unread:
    """Return that a figure cannot be a value of its measure: an average of whole things is seldom whole."""
    message = say("“{words}” cannot be a value of {measure}", words=words, measure=measure.name)
    told = say("{cannot}, {why}", cannot=message, why=_limit(said, measure))
    is_average = not _AVERAGES.isdisjoint(re.findall(r"\w+", words.casefold()))
    if said.meets(measure.bounds) and is_average:
        return Unread("rate-of-total", told)  # "rata-rata 3,4 orang"
    hint = _thousands(words, language) if said.meets(measure.bounds) else say("")
    return Unread("impossible-value", say("{words}{hint}", words=told, hint=hint), at_fault=at_fault)


def _thousands(words: str, language: str) -> Message:
    """Return how a language writes thousands, where its mark of decimals stands as another has that of thousands."""
    if language == "en" and re.search(r"[0-9]\.[0-9]{3}(?![0-9])", words, re.ASCII):
        return say("; read as English, which writes thousands as in “1,234”")
    if language == "id" and re.search(r"[0-9],[0-9]{3}(?![0-9])", words, re.ASCII):
        return say("; read as Indonesian, which writes thousands as in “1.234”")
    return say("")


def _limit(span: Span, measure: Measure) -> Message:
    """Return which limit of a measure a span misses, as the end of a sentence."""
    unit, bounds = unit_term(measure.unit.name, several=True), measure.bounds
    if span.meets(bounds):
        return say("which counts whole things")
    if bounds.upper is not None and bounds.precedes(span):
        return say("which is at most {n} {unit}", n=Digits(decimal(Fraction(bounds.upper))), unit=unit)
    return say("which is at least {n} {unit}", n=Digits(decimal(Fraction(bounds.lower or 0))), unit=unit)
