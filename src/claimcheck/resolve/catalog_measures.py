"""Measures and the ledger's own relations: their units, expressions and bounds."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimcheck.catalog.entries import Measure, OwnRelation
from claimcheck.catalog.expression_parser import parse_expression, parse_relation
from claimcheck.catalog.expressions import (
    Expression,
    Name,
    Operation,
    Relation,
    measures,
)
from claimcheck.catalog.reckoning import compared, never_holds, unit_of
from claimcheck.catalog.unit import unit_term
from claimcheck.catalog.units import Unit
from claimcheck.documents import models
from claimcheck.documents.document import Located
from claimcheck.domain.assertion import Nature
from claimcheck.domain.claim import Domain
from claimcheck.domain.diagnostic import Mark
from claimcheck.domain.message import say
from claimcheck.domain.span import NOT_NEGATIVE, Span
from claimcheck.domain.unread import Unread
from claimcheck.reading.durations import read_duration
from claimcheck.record import evolve
from claimcheck.resolve.catalog_draft import Draft, display_name
from claimcheck.resolve.catalog_numbers import read_share, read_span, unknown_unit

_DIFFERENCES = frozenset({"net", "neto", "netto", "difference", "selisih", "balance", "change", "perubahan", "swing"})
MeasureEntries = Mapping[str, Located[models.MeasureEntry]]


def build_measures(draft: Draft, entries: MeasureEntries) -> dict[str, Measure]:
    """Return the measures whose unit is known; what is wrong with another key of one is left out."""
    built = {}
    for id_, located in entries.items():
        unit = draft.units.read(located.entry.unit)
        if unit is None:
            draft.fault(located.at("unit"), unknown_unit(located.entry.unit, draft.units))
        else:
            built[id_] = _measure(draft, located, unit)
    for id_, wholes in _part_of(draft, entries, built).items():
        built[id_] = evolve(built[id_], part_of=wholes)
    return {id_: _defined(draft, entries[id_], measure, built) for id_, measure in built.items()}


def build_relations(
    draft: Draft, entries: Mapping[str, Located[models.RelationEntry]], known: Mapping[str, Measure]
) -> tuple[OwnRelation, ...]:
    """Return the relations that are well formed, about known measures, and can hold."""
    built = []
    for located in entries.values():
        entry, mark = located.entry, located.at("require")
        relation = parse_relation(entry.require)
        if isinstance(relation, Unread):
            draft.fault(mark, relation)
        elif _are_known(draft, mark, relation, known):
            fault = unit_of(relation, _units(known))
            if isinstance(fault, Unread):
                draft.fault(mark, fault)
            elif _can_hold(draft, mark, relation, known):
                built.append(OwnRelation(entry.id, relation, mark))
    return tuple(built)


def _measure(draft: Draft, located: Located[models.MeasureEntry], unit: Unit) -> Measure:
    entry = located.entry
    bounds = NOT_NEGATIVE if unit.counts and not _is_of_a_difference(located) else Span()
    if entry.bounds is not None:
        bounds = _span(draft, located, "bounds", entry.bounds, unit) or bounds
    change = None if entry.yearly_change is None else read_share(entry.yearly_change, draft.units)
    if isinstance(change, Unread):
        draft.fault(located.at("yearly_change"), change)
        change = None
    return Measure(
        located.id,
        display_name(located),
        tuple(entry.aliases),
        located.mark,
        unit=unit,
        nature=Nature(entry.nature),
        whole_number=entry.whole_number,
        bounds=bounds,
        plausible=None if entry.plausible is None else _span(draft, located, "plausible", entry.plausible, unit),
        holds_for=duration(draft, located, entry.holds_for),
        yearly_change=change,
        best=entry.best,
        set_ahead=entry.set_ahead,
    )


def _is_of_a_difference(located: Located[models.MeasureEntry]) -> bool:
    """Whether a measure is named as what is left of two counts, and may be below zero: net orders, net migration."""
    return not _DIFFERENCES.isdisjoint(re.findall(r"\w+", f"{located.id} {display_name(located)}".casefold()))


def duration(
    draft: Draft, located: Located[models.MeasureEntry] | Located[models.PropertyEntry], words: str | None
) -> tuple[int, str] | None:
    """Return how long an entry says that it holds, if it says so."""
    if words is None:
        return None
    read = read_duration(words)
    if isinstance(read, Unread):
        draft.fault(located.at("holds_for"), read)
        return None
    return read


def _span(draft: Draft, located: Located[models.MeasureEntry], key: str, ends: list[str], unit: Unit) -> Span | None:
    span = read_span(ends, unit, draft.units)
    if isinstance(span, Unread):
        draft.fault(located.at(key), span)
        return None
    return span


def _part_of(draft: Draft, entries: MeasureEntries, built: Mapping[str, Measure]) -> dict[str, tuple[str, ...]]:
    graph = {}
    for id_, measure in built.items():
        located = entries[id_]
        named = draft.references(Domain.MEASURE, located, "part_of", located.entry.part_of)
        wholes = [whole for whole in named if whole in built]
        for whole in wholes:
            if not measure.unit.like(built[whole].unit):
                own, other = (unit_term(one.unit.name) for one in (measure, built[whole]))
                message = say("{part} is in {unit} and cannot be a part of {whole}, which is in {other}", part=id_,
                              unit=own, whole=whole, other=other)  # fmt: skip
                draft.problem("unlike-units", located.at("part_of"), message)
        graph[id_] = tuple(whole for whole in wholes if measure.unit.like(built[whole].unit))
    return draft.without_cycles(graph, entries, "part_of")


def _defined(
    draft: Draft, located: Located[models.MeasureEntry], measure: Measure, known: Mapping[str, Measure]
) -> Measure:
    equals = _equals(draft, located, known)
    return evolve(measure, equals=equals, additive=_is_additive(located.entry, measure, equals))


def _equals(
    draft: Draft, located: Located[models.MeasureEntry], known: Mapping[str, Measure]
) -> tuple[Expression, ...]:
    kept = []
    for index, words in enumerate(located.entry.equals):
        mark = located.at("equals", index)
        expression = parse_expression(words)
        if isinstance(expression, Unread):
            draft.fault(mark, expression)
        elif located.id in measures(expression):
            draft.problem("cycle", mark, say("“{id}” is defined by itself", id=located.id))
        elif _are_known(draft, mark, expression, known):
            fault = compared(known[located.id].unit, expression, _units(known))
            if fault is not None:
                draft.fault(mark, fault)
            elif _can_hold(draft, mark, Relation("=", Name(located.id), expression), known):
                kept.append(expression)
    return tuple(kept)


def _are_known(draft: Draft, mark: Mark, stated: Expression | Relation, known: Mapping[str, Measure]) -> bool:
    missing = [id_ for id_ in measures(stated) if id_ not in known]
    for id_ in missing:
        declared = draft.names[Domain.MEASURE]
        if id_ not in declared.shown:  # a declared one was left out and has its own problem
            draft.fault(mark, declared.unknown(id_, by_id=True))
    return not missing


def _can_hold(draft: Draft, mark: Mark, relation: Relation, known: Mapping[str, Measure]) -> bool:
    bounds = {id_: known[id_].bounds for id_ in measures(relation)}
    if never_holds(relation, _units(known), bounds):
        draft.problem("never-holds", mark, say("“{relation}” can never hold", relation=str(relation)))
        return False
    return True


def _units(known: Mapping[str, Measure]) -> dict[str, Unit]:
    return {id_: measure.unit for id_, measure in known.items()}


def _is_additive(entry: models.MeasureEntry, measure: Measure, equals: tuple[Expression, ...]) -> bool:
    if entry.additive is not None:
        return entry.additive
    counts = measure.unit.counts and measure.bounds.within(NOT_NEGATIVE)
    return counts and not any(_has_quotient(expression) for expression in equals)


def _has_quotient(expression: Expression) -> bool:
    """Whether a measure divides; half of a measure still adds up."""
    waiting = [expression]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Operation):
            if node.op == "/" and measures(node.right):
                return True
            waiting += [node.left, node.right]
    return False
