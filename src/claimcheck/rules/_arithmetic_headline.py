"""A conflict of several claims through relations, in one sentence."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeAlias

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.claim import AnyClaim, Change, Quantity, Ranking, Value
from claimcheck.domain.message import Message, join, say, verbatim
from claimcheck.engine.cells import Cell
from claimcheck.engine.conflict import Conflict
from claimcheck.engine.expression import Constraint, Linear, Term
from claimcheck.engine.ties import TieKind
from claimcheck.engine.woven import Seen
from claimcheck.lower.reads import name_of
from claimcheck.rules._arithmetic_words import (
    cell_words,
    is_direction,
    is_of_whole_things,
    period_of,
    share_and_whole,
    values_by_words,
    values_of,
)
from claimcheck.rules._figures import figure_words
from claimcheck.rules._words import MOST_LISTED, listed, sureness

_HEADLINES = {
    TieKind.PART: "{figures}: a part would be larger than what it is part of",
    TieKind.SHARE: "{figures}: the share does not follow from its part and whole",
    TieKind.SUM: "{figures}: the parts do not add up to the total",
    TieKind.CHANGE: "{figures}: before and change do not give after",
    TieKind.RATIO: "{figures}: the ratio is not that of the figures",
    TieKind.ORDER: "{figures}: a better rank with a worse figure",
    TieKind.OWN: "{figures}: a relation that the ledger requires is broken",
    TieKind.UNDEFINED: "{figures}: a share of nothing",
}
_Known: TypeAlias = Mapping[tuple[str, str], Value]
_MOVED = {"<": say("a fall"), "=": say("no change"), ">": say("a rise")}


def headline(
    catalog: Catalog, conflict: Conflict, claims: Sequence[AnyClaim], part: tuple[Seen, Seen] | None
) -> Message:
    """Return a conflict in one sentence; ``part`` are the two figures of a part and its whole that suffice for it."""
    told, known = None, values_by_words(claims)
    if part is not None and len(claims) == 2:
        told = _not_part(catalog, conflict, known, part)
    elif conflict.closing.kind is TieKind.SUM and len(conflict.ties) == 1:
        told = _not_the_sum(catalog, conflict, known)
    elif conflict.closing.kind is TieKind.CHANGE and len(claims) == 1:
        told = _not_the_change(catalog, conflict, claims[0])
    elif is_of_whole_things(conflict):
        share, whole = share_and_whole(conflict)
        told = say("{share} of {whole} is not a whole number", share=_seen_words(catalog, share, known),
                   whole=_seen_words(catalog, whole, known))  # fmt: skip
    elif conflict.closing.kind is TieKind.RATIO:
        told = _not_converted(catalog, claims[0]) if len(claims) == 1 else _not_reckoned(catalog, conflict, known)
    elif conflict.closing.kind is TieKind.ORDER and len(conflict.ties) == 1:
        told = _not_in_order(catalog, conflict, claims, known)
    if told is not None:
        return told
    if len(claims) > MOST_LISTED and conflict.closing.cells:
        what = cell_words(catalog, conflict.closing.cells[0])
        figures = say("{count} figures on {what}", count=len(claims), what=what)
    else:
        figures = listed([_main(catalog, conflict, claim, known) for claim in claims])
    if conflict.closing.kind is TieKind.CHANGE and all(isinstance(claim, Change) for claim in claims):
        return say("{figures}: these changes of one thing cannot all be", figures=figures)
    return say(_HEADLINES[conflict.closing.kind], figures=figures)


def _main(catalog: Catalog, conflict: Conflict, claim: AnyClaim, known: _Known) -> Message:
    """Return the figure that a headline names: the one of the closing relation, if that is one."""
    if isinstance(claim, Change) and conflict.closing.kind is TieKind.CHANGE:
        return _moved(catalog, claim)
    tied = [one for one in conflict.seen if one.claim == claim.id and one.variable.name in conflict.closing.cells]
    if len(tied) == 1 and tied[0].words:
        return _seen_words(catalog, tied[0], known)
    if isinstance(claim, Change) and claim.after is not None:
        return figure_words(catalog, claim.after)
    values = values_of(claim)
    return figure_words(catalog, values[0]) if values else verbatim(claim.words.get("rank", claim.id))


def _moved(catalog: Catalog, claim: Change) -> Message:
    """Return a change by its own words, which say whether it rose or fell, else by its two ends."""
    if claim.by:
        return listed([say("“{words}”", words=step.value.figure.words) for step in claim.by])
    ends = [figure_words(catalog, value) for value in (claim.before, claim.after) if value is not None]
    if len(ends) == 2:
        return say("from {before} to {after}", before=ends[0], after=ends[1])
    way = _MOVED["<=>"[(claim.direction or 0) + 1]]
    return ends[0] if ends else way


def _seen_words(catalog: Catalog, one: Seen, known: _Known) -> Message:
    """Return the figure that was seen, as an editor would write it."""
    found = known.get((one.claim, one.words))
    return say("“{words}”", words=one.words) if found is None else figure_words(catalog, found)


def _not_part(catalog: Catalog, conflict: Conflict, known: _Known, pair: tuple[Seen, Seen]) -> Message:
    part, whole = (_seen_words(catalog, one, known) for one in pair)
    here, there = (_seat(catalog, cell) for cell in conflict.closing.cells)
    if here is None or there is None or str(here) == str(there):
        here, there = (say("({measure})", measure=cell_words(catalog, cell)) for cell in conflict.closing.cells)
    return say("{part} {here} {cannot} be part of {whole} {there}", part=part, whole=whole, here=here, there=there,
               cannot=sureness(conflict.reasons))  # fmt: skip


def _seat(catalog: Catalog, cell: Cell) -> Message | None:
    """Return what tells a part from its whole where that is enough: the place, the facets and the period."""
    frame = cell.frame
    facets = [*(verbatim(value) for _, value in frame.scope), *filter(None, [period_of(cell)])]
    named = [say("in {place}", place=catalog.places[frame.place].name)] if frame.place else []
    named += [say("({facets})", facets=join(facets))] if facets else []
    return join(named, " ") if named else None


def _not_the_sum(catalog: Catalog, conflict: Conflict, known: _Known) -> Message | None:
    """Return ``80 people and 92 people do not add up to 162 people``, where each of them is stated."""
    whole = conflict.closing.cells[0]
    total = [one for one in conflict.seen if one.variable.name == whole]
    order: dict[Hashable, int] = {cell: index for index, cell in enumerate(conflict.closing.cells)}
    parts = [one for one in conflict.seen if one.variable.name in order and one.variable.name != whole]
    parts.sort(key=lambda one: order[one.variable.name])
    if len(total) != 1 or not parts:
        return None
    stated = _seen_words(catalog, total[0], known)
    added = say("{count} figures", count=len(parts))
    if len(parts) <= MOST_LISTED:
        added = listed([_seen_words(catalog, one, known) for one in parts])
    off = _taken_off(conflict.closing.constraint)
    taken = [_seen_words(catalog, one, known) for one in parts if one.variable.name in off]
    left = [_seen_words(catalog, one, known) for one in parts if one.variable.name not in off]
    if taken and left:
        return say("{parts} minus {taken} is not {total}", parts=listed(left), taken=listed(taken), total=stated)
    if conflict.closing.constraint.relation == "=":
        return say("{parts} do not add up to {total}", parts=added, total=stated)
    return say("{parts} add up to more than {total}, which they are parts of", parts=added, total=stated)


def _not_reckoned(catalog: Catalog, conflict: Conflict, known: _Known) -> Message | None:
    """Return ``8.47 billion US dollars is not what 95.5 million shares and 51 US dollars/share give``."""
    whole, *cells = conflict.closing.cells
    total = [one for one in conflict.seen if one.variable.name == whole]
    others = [one for one in conflict.seen if one.variable.name in cells]
    is_of_catalog = conflict.closing.law is not None and len(conflict.ties) == 1
    if not is_of_catalog or len(total) != 1 or not others or len(others) > MOST_LISTED:
        return None
    figures = listed([_seen_words(catalog, one, known) for one in others])
    return say("{total} is not what {figures} give", total=_seen_words(catalog, total[0], known), figures=figures)


def _taken_off(constraint: Constraint) -> frozenset[Hashable]:
    """Return the slots that a sum takes off: of a deficit, the revenue."""
    parts = constraint.right.parts if isinstance(constraint.right, Linear) else ()
    return frozenset(term.variable.name for factor, term in parts if factor < 0 and isinstance(term, Term))


def _not_the_change(catalog: Catalog, conflict: Conflict, claim: AnyClaim) -> Message | None:
    """Return ``from 2.6 million to 2.8 million people is not “400 ribu”``."""
    if not isinstance(claim, Change) or claim.before is None or claim.after is None:
        return None
    before, after = (figure_words(catalog, value) for value in (claim.before, claim.after))
    if is_direction(conflict.closing):
        way = _MOVED[conflict.closing.constraint.relation]
    else:
        way = listed([say("“{words}”", words=step.value.figure.words) for step in claim.by])
    return say("from {before} to {after} is not {way}", before=before, after=after, way=way)


def _not_converted(catalog: Catalog, claim: AnyClaim) -> Message | None:
    """Return ``8.16 billion US dollars are not 218 trillion rupiah at a rate of 14,500``."""
    if not isinstance(claim, Quantity) or claim.converted is None:
        return None
    own, far, rate = (
        figure_words(catalog, value) for value in (claim.value, claim.converted.value, claim.converted.rate)
    )
    return say("{amount} are not {converted} at a rate of {rate}", amount=own, converted=far, rate=rate)


def _not_in_order(catalog: Catalog, conflict: Conflict, claims: Sequence[AnyClaim], known: _Known) -> Message | None:
    """Return ``A ranks above B, but has 46.1 percent against 71.2 percent``."""
    seen = {one.variable.name: one for one in conflict.seen}
    figures = [_seen_words(catalog, seen[cell], known) for cell in conflict.closing.cells if cell in seen]
    ranked = sorted(
        (one for one in claims if isinstance(one, Ranking) and one.rank.number), key=lambda one: one.rank.number or 0
    )
    if len(figures) != len(conflict.closing.cells) or len(ranked) != len(figures):
        return None
    better, worse = (name_of(catalog, one.recipient) for one in ranked if one.recipient)
    return say("{better} ranks above {worse} with a worse figure: {figure} against {other}", better=better, worse=worse,
               figure=figures[0], other=figures[1])  # fmt: skip
