"""Ratios of two quantities, from the words of their entries to pure numbers, or to numbers in the units of both."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from claimcheck.catalog.units import Unit
from claimcheck.documents import models
from claimcheck.domain.claim import Term, Value
from claimcheck.domain.unread import Unread
from claimcheck.reading.figure_proportion import read_proportion
from claimcheck.reading.spans import figure_spans
from claimcheck.resolve.naming import pure_unit
from claimcheck.resolve.quantities import measure_of, subject_of
from claimcheck.resolve.reader import Reader
from claimcheck.resolve.sums import Sums


def ratio(reader: Reader, entry: models.Ratio, sums: Sums) -> dict[str, Any] | None:
    """Return the fields of a ratio."""
    terms = {"numerator": entry.numerator, "denominator": entry.denominator}
    built = {name: _term(reader, name, term, entry.scope) for name, term in terms.items()}
    words = entry.reads or entry.value
    figure = read_proportion(words, reader.article.language) or reader.figure(("value",), words)
    if figure is None:
        return None
    unit = pure_unit(figure, reader.article.language, reader.catalog.units)
    if isinstance(unit, Unread):
        reader.reject(unit, ("value",), words)
        return None
    said, meant = figure_spans(figure, exact=reader.claim_id in sums)
    if unit is None or unit.dimension != ():
        by = _scale_of(reader, built, unit)
        return {**built, "value": Value(said.scaled(by), meant.scaled(by), figure, figure.unit)}
    # Kept as a pure number, as percentages of a change are.
    return {**built, "value": Value(said.scaled(unit.factor), meant.scaled(unit.factor), figure, "")}


def _scale_of(reader: Reader, terms: Mapping[str, Term | None], unit: Unit | None) -> Fraction:
    """Return what a ratio in its unit ("188.8 bushels per acre") is to be multiplied by to be one of base units.

    Words that name no unit of the two measures are taken to be in theirs: "16 students per teacher".
    """
    units = [reader.catalog.measures[term.subject.measure].unit for term in terms.values() if term is not None]
    if len(units) < len(terms) or units[0].dimension == units[1].dimension:
        return Fraction(1)
    own = reader.catalog.units.read(f"{units[0].name}/{units[1].name}")
    written = unit if own is not None and unit is not None and own.like(unit) else own
    return Fraction(1) if written is None else written.factor


def _term(reader: Reader, name: str, term: models.Term, scope: Mapping[str, str]) -> Term | None:
    measure = measure_of(reader, (name, "measure"), term.measure)
    if measure is None:
        return None
    subject = subject_of(reader, measure, term, {**scope, **term.scope}, (name,))
    return Term(subject, reader.period((name, "as_of"), term.as_of) if term.as_of else None)
