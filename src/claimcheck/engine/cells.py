"""Cells: slots of quantities at one time, the variables that relations tie."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import TypeAlias

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Context, Nature, Origin, Slot, Valid
from claimcheck.domain.claim import Subject
from claimcheck.domain.remembered import make_room, remembered
from claimcheck.domain.span import Span
from claimcheck.engine.expression import Variable
from claimcheck.record import frozen

ALWAYS = "always"
NOW = "at the time looked at"
THEN = "at the later time looked at"
When: TypeAlias = Hashable
Clock: TypeAlias = Callable[[Nature, Valid], When]


@frozen(cache_hash=True)
class Frame:
    """What measures must share to be tied: everything of a slot but the measure and the time."""

    place: str | None
    of: str | None
    event: str | None
    scope: tuple[tuple[str, str], ...]
    context: Context
    modality: str


@frozen(cache_hash=True)
class Cell:
    """One measure in one frame at one time."""

    measure: str
    frame: Frame
    when: When


# Equal cells are one object, which is seen at a glance: they are looked up again and again.
make_frame, make_cell = lru_cache(100_000)(Frame), lru_cache(100_000)(Cell)


@lru_cache(100_000)
def framed(slot: Slot, context: Context) -> tuple[Hashable, Frame]:
    """Return the measure of a slot of values, and its frame."""
    measure, place, of, event, scope, modality = slot.key
    return measure, make_frame(place, of, event, scope, context, modality)


def cell_of(catalog: Catalog, subject: Subject, context: Context, modality: str, when: When) -> Cell:
    """Return the cell of a subject; facets that are no part of the slot stand in the context."""
    others = {name for name, _ in context.facets}
    scope = tuple(facet for facet in subject.scope if facet[0] not in others)
    at = ALWAYS if catalog.measures[subject.measure].nature is Nature.FIXED else when
    frame = make_frame(subject.place, subject.of, subject.event, scope, context, modality)
    return make_cell(subject.measure, frame, at)


def variable(catalog: Catalog, cell: Cell) -> Variable:
    """Return the variable of a cell, within what its measure can be: always the same one, as it is looked up often."""
    known = _variables(catalog)
    found = known.get(cell)
    if found is None:
        make_room(known)
        measure = catalog.measures[cell.measure]
        found = known[cell] = Variable(cell, measure.bounds, measure.whole_number)
    return found


@remembered
def _variables(catalog: Catalog) -> dict[Cell, Variable]:  # noqa: ARG001 - each catalog has its own
    return {}


def strictly(nature: Nature, valid: Valid) -> When:
    """Return the same for two assertions exactly if they are about the same time without any weakening reason."""
    if nature is Nature.FIXED:
        return ALWAYS
    ends = (valid.span.lower, valid.span.upper)
    if valid.origin is Origin.STATED and nature is Nature.FLOW:
        return ("period", *ends)
    if valid.origin is Origin.FISCAL:
        return ("fiscal", *ends)  # it holds no other period, and lies in none
    if valid.origin is Origin.STATED and valid.is_day:
        return ("day", *ends)
    return (valid.document, valid.origin.value, *ends)


def loosely(moment: int | None) -> Clock:
    """Return the clock for which all that may hold at one moment is of one time; flows keep their periods.

    ``None`` is a moment before all others, at which only what has no known beginning holds.
    """

    def clock(nature: Nature, valid: Valid) -> When:
        if nature in (Nature.FIXED, Nature.FLOW):
            return strictly(nature, valid)
        holds = valid.span.lower is None if moment is None else valid.span.holds(moment)
        return NOW if holds else strictly(nature, valid)

    return clock


def loosely_between(before: tuple[Span, int], after: tuple[Span, int]) -> Clock:
    """Return the clock of a change between two times that do not meet, each with a moment of it.

    What may hold at a moment, and not at any of the other time, is of one time with the level there.
    """

    def clock(nature: Nature, valid: Valid) -> When:
        if nature in (Nature.FIXED, Nature.FLOW):
            return strictly(nature, valid)
        for when, (_, moment), (other, _) in ((NOW, before, after), (THEN, after, before)):
            if valid.span.holds(moment) and not valid.span.meets(other):
                return when
        return strictly(nature, valid)

    return clock


def spanning(span: Span) -> Clock:
    """Return the clock for which what is stated of a span is of one time, levels as well as flows."""

    def clock(nature: Nature, valid: Valid) -> When:
        if nature is Nature.FIXED or valid.origin is not Origin.STATED or valid.span != span:
            return strictly(nature, valid)
        return ("period", span.lower, span.upper)

    return clock
