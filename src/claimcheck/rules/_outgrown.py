"""A part beyond its whole at another time, where the whole does not move so far in the time between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion, Family, Nature, Origin
from claimcheck.domain.claim import Modality
from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.message import Message, say
from claimcheck.domain.span import Exact
from claimcheck.engine.cells import Cell
from claimcheck.engine.finding import Found, camp_of
from claimcheck.engine.inclusion import Inclusion
from claimcheck.engine.movement import least, most, years_between
from claimcheck.engine.weave import cell_at
from claimcheck.lower.reads import number
from claimcheck.lower.values import value_of
from claimcheck.rules._case import Case
from claimcheck.rules._figures import figure_words, subject_words
from claimcheck.rules._series import figure_then
from claimcheck.rules._uses import Use, weakened_by, why_weaker
from claimcheck.rules._values import subject_of
from claimcheck.rules._words import articles


def outgrown(case: Case) -> Iterator[Found]:
    """Yield each part that its whole, by its declared ``yearly-change``, could not hold at the part's time."""
    catalog = case.ledger.catalog
    if all(measure.yearly_change is None for measure in catalog.measures.values()):
        return
    by_cell: dict[Cell, list[Assertion]] = defaultdict(list)
    for one in case.asserted(Family.VALUE):
        if _is_dated(one):
            by_cell[cell_at(one, lambda _, __: "any time")].append(one)
    inclusion = Inclusion(catalog)
    inclusion.add(by_cell)
    for cell, parts in by_cell.items():
        for whole_cell in inclusion.over(cell):
            change = catalog.measures[whole_cell.measure].yearly_change
            for whole in by_cell[whole_cell] if change is not None else ():
                for part in parts:
                    most_then = _most_at(part, whole, change or Fraction(0))
                    if most_then is not None and part.said.lower is not None and part.said.lower > most_then:
                        yield _finding(catalog, part, whole, most_then)


def _is_dated(one: Assertion) -> bool:
    stock = one.slot.nature is Nature.STOCK and one.valid.origin is Origin.STATED
    return stock and one.claim.modality is not Modality.DENIAL


def _most_at(part: Assertion, whole: Assertion, change: Fraction) -> Exact | None:
    """Return the most that the whole can have been when the part was counted, if that is another time."""
    upper = whole.said.upper
    if upper is None or upper < 0:
        return None
    if whole.valid.span.precedes(part.valid.span):
        years = years_between(Nature.STOCK, whole.valid.span, part.valid.span)
        return None if years is None else upper * most(change, years)
    years = years_between(Nature.STOCK, part.valid.span, whole.valid.span)
    shrunk = Fraction(0) if years is None else least(change, years)
    return upper / shrunk if shrunk > 0 else None


def _finding(catalog: Catalog, part: Assertion, whole: Assertion, most_then: Exact) -> Found:
    uses = (Use.of(part), Use.of(whole))
    reasons = weakened_by(catalog, *uses)
    measure = catalog.measures[subject_of(whole).measure]
    return Found(
        message=say(
            "{part} can hardly be part of {whole}, even at another time",
            part=_named(catalog, part),
            whole=_named(catalog, whole),
        ),
        subject=subject_words(catalog, subject_of(part)),
        camps=(camp_of((part,)), camp_of((whole,))),
        why=(
            say(
                "The catalog lets {measure} change by {percent} percent a year: from {whole}, no more than {limit} is "
                "possible at the time of {part}.",
                measure=measure.name,
                percent=number((measure.yearly_change or 0) * 100),
                whole=figure_then(catalog, whole),
                limit=number(most_then // 1 if measure.whole_number else most_then),
                part=figure_then(catalog, part),
            ),
            *why_weaker(uses, reasons),
        ),
        reconcile=(
            say(
                "Ask {articles} what the two figures count; or declare a wider `yearly-change`.",
                articles=articles(use.claim for use in uses),
            ),
        ),
        reasons=reasons,
        level=Severity.TENSION,
    )


def _named(catalog: Catalog, one: Assertion) -> Message:
    figure, subject = figure_words(catalog, value_of(one)), subject_words(catalog, subject_of(one))
    return say("{figure} ({subject})", figure=figure, subject=subject)
