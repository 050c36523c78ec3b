"""Cells, relations and the conflicts they make, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.claim import AnyClaim, Change, Quantity, Ranking, Ratio, StepKind, Subject, Value
from claimcheck.domain.message import Message, join, say, verbatim
from claimcheck.domain.period import Period
from claimcheck.domain.span import Span
from claimcheck.engine.cells import Cell
from claimcheck.engine.conflict import Conflict
from claimcheck.engine.interval import plus, product
from claimcheck.engine.ties import Tie, TieKind
from claimcheck.engine.woven import Seen
from claimcheck.lower.reads import name_of, number, period_reads, span_in_unit, unit_words
from claimcheck.rules._figures import subject_words
from claimcheck.rules._words import listed

_DIRECTIONS = {
    "<": "By the direction that is stated, {cell} is less after than before.",
    "=": "By the direction that is stated, {cell} is the same after as before.",
    ">": "By the direction that is stated, {cell} is more after than before.",
}


MAX_FIGURES = 8  # of one claim, read out in full


def values_of(claim: AnyClaim) -> list[Value]:
    """Return the figures that a claim gives, in the order that it gives them."""
    if isinstance(claim, Quantity):
        converted = [claim.converted.value, claim.converted.rate] if claim.converted else []
        return [claim.value, *(part.value for part in claim.parts if part.value), *converted]
    if isinstance(claim, Change):
        return [value for value in (claim.before, claim.after) if value] + [step.value for step in claim.by]
    return [claim.value] if isinstance(claim, Ratio) else []


def values_by_words(claims: Iterable[AnyClaim]) -> dict[tuple[str, str], Value]:
    """Return the figures that claims give, by the claim and the words in which it gives them."""
    return {(claim.id, value.figure.words): value for claim in claims for value in values_of(claim)}


def label(catalog: Catalog, claim: AnyClaim) -> Message:
    """Return what a claim is of: the side of a finding on which it stands."""
    if isinstance(claim, (Quantity, Change)):
        return subject_words(catalog, claim.subject)
    if isinstance(claim, Ratio):
        sides = (subject_words(catalog, side.subject) for side in (claim.numerator, claim.denominator))
        return join(list(sides), " / ")
    if isinstance(claim, Ranking) and claim.recipient is not None:
        name = name_of(catalog, claim.recipient)
        return say("“{words}” for {name}", words=claim.rank.words, name=name)
    return verbatim(claim.id)


def cell_words(catalog: Catalog, cell: Cell) -> Message:
    """Return a slot in words: the measure, the place, what narrows it, and the period of a flow."""
    words, period = untimed(catalog, cell), period_of(cell)
    return words if period is None else say("{cell} ({period})", cell=words, period=period)


def untimed(catalog: Catalog, cell: Cell) -> Message:
    frame = cell.frame
    return subject_words(catalog, Subject(cell.measure, frame.place, frame.of, frame.event, frame.scope))


def period_of(cell: Cell) -> Message | None:
    """Return the period of a flow in words."""
    if not isinstance(cell.when, tuple) or cell.when[:1] != ("period",):
        return None
    first, last = cell.when[1:]
    return period_reads(Period("", Span(first, last), Span(first, last), first, last))


def is_of_whole_things(conflict: Conflict) -> bool:
    """Whether a share clashes with its denominator alone: nothing is said of the numerator, but that it is whole."""
    is_share = conflict.closing.kind is TieKind.SHARE and len(conflict.ties) == 1
    return is_share and len({one.variable for one in conflict.seen}) == 2


def share_and_whole(conflict: Conflict) -> tuple[Seen, Seen]:
    """Return the figures of a share and of its denominator."""
    share = next(one for one in conflict.seen if one.variable.name == conflict.closing.cells[0])
    return share, next(one for one in conflict.seen if one.variable != share.variable)


def nearest_shares(catalog: Catalog, conflict: Conflict) -> Message | None:
    """Return which shares the whole numbers on both sides would be, where the denominator is one figure."""
    share, whole = share_and_whole(conflict)
    cells = conflict.closing.cells
    if len(cells) != len(("share", "part", "whole")) or whole.said.lower is None or not whole.said.is_point:
        return None
    per, part, of = (catalog.measures[cell.measure].unit.factor for cell in cells)
    one = part / (whole.said.lower * of * per)  # the share that one thing more makes
    below = share.said.lower // one if share.said.lower is not None else 0
    unit = unit_words(catalog.measures[cells[0].measure].unit.name)
    return say("Of {whole}, {few} would be {low} {unit} and {many} {high} {unit}.", whole=number(whole.said.lower),
               few=number(below), low=number(below * one), many=number(below + 1), high=number((below + 1) * one),
               unit=unit)  # fmt: skip


def is_direction(tie: Tie) -> bool:
    """Whether a relation of a change is no more than that it rose, fell or stayed."""
    return isinstance(tie.constraint.id, tuple) and tie.constraint.id[-1] == "direction"


def fits_turned(catalog: Catalog, claim: AnyClaim) -> bool:
    """Whether the figures of a change fit each other once what is said to have risen fell, or the other way round."""
    if not isinstance(claim, Change) or claim.before is None or claim.after is None or not claim.direction:
        return False
    before, after, way = claim.before.said, claim.after.said, -claim.direction
    low, high = (before, after) if way > 0 else (after, before)
    if low.lower is not None and high.upper is not None and low.lower >= high.upper:
        return False
    factor = catalog.measures[claim.subject.measure].unit.factor
    moved = {
        StepKind.AMOUNT: lambda size: plus(before, size),
        StepKind.POINTS: lambda size: plus(before, size.scaled(1 / factor)),
        StepKind.PERCENT: lambda size: product(before, plus(Span.point(1), size)),
    }
    return all(step.kind in moved and moved[step.kind](step.value.said.scaled(way)).meets(after) for step in claim.by)


def step_words(catalog: Catalog, cell: Cell, span: Span) -> Message:
    """Return what narrowing left of a slot."""
    return say("So “{cell}” can only be {span}.", cell=cell_words(catalog, cell), span=span_words(catalog, cell, span))


def span_words(catalog: Catalog, cell: Cell, span: Span) -> Message:
    """Return what a slot can be, in its measure's unit."""
    return span_in_unit(span, unit_words(catalog.measures[cell.measure].unit.name))


def tie_words(catalog: Catalog, tie: Tie) -> Message:
    """Return a relation in words."""
    cells = [say("“{cell}”", cell=cell_words(catalog, cell)) for cell in tie.cells]
    if tie.kind is TieKind.PART:
        return say("{part} is part of {whole} and cannot be more.", part=cells[0], whole=cells[1])
    if tie.kind is TieKind.UNDEFINED:
        return say("What a share or ratio is of cannot be 0: {whole}.", whole=listed(cells))
    if tie.law is not None:
        law = tie.law.told(lambda measure: f"“{catalog.measures[measure].name}”")
        return say("By the catalog, {law}; here for {cell}.", law=law, cell=cells[0])
    if tie.kind is TieKind.SUM:
        return _sum_words(tie, cells)
    if tie.kind is TieKind.CHANGE:
        return _change_words(catalog, tie)
    if tie.kind is TieKind.RATIO and len(cells) == 1:
        return say("An amount and what it is converted to differ by the rate: {cell}.", cell=cells[0])
    if tie.kind is TieKind.RATIO and len(cells) == 2:
        return say("The ratio is {top} divided by {bottom}.", top=cells[0], bottom=cells[1])
    return say("By the order of the ranks, {better} is at least as good as {worse}.", better=cells[0], worse=cells[-1])


def _sum_words(tie: Tie, cells: Sequence[Message]) -> Message:
    parts = listed(cells[1:]) if cells[1:] else say("the parts that the claim names")
    if tie.constraint.relation == "=":
        return say("{whole} is what {parts} add up to.", whole=cells[0], parts=parts)
    return say("{parts} are some of the parts of {whole}: together they cannot be more.", whole=cells[0], parts=parts)


def _change_words(catalog: Catalog, tie: Tie) -> Message:
    cell = say("“{cell}”", cell=untimed(catalog, tie.cells[-1]))
    if is_direction(tie):
        return say(_DIRECTIONS[tie.constraint.relation], cell=cell)
    return say("What {cell} was before, and the change, make what it is after.", cell=cell)


def as_written(catalog: Catalog, value: Value, span: Span) -> Span:
    """Return a span in the unit of the written figure, beside which it is told: 0.35 as 35 percent, 2 t as 2,000 kg."""
    unit = catalog.units.of_figure(value.figure.unit) if value.figure.unit else None
    kept = catalog.units.read(value.unit) if value.unit else None
    if unit is None or unit.offset or (kept is not None and kept.offset):
        return span
    return span.scaled((kept.factor if kept else 1) / unit.factor)
