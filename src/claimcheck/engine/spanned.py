"""Laws of flows and of levels, as money per inhabitant of a year: what they tie that is stated to be of one time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeAlias

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion, Family, Nature, Origin
from claimcheck.domain.remembered import remembered
from claimcheck.domain.span import Span
from claimcheck.engine.cells import Cell, Frame, framed, spanning
from claimcheck.engine.ties import Tie, laws
from claimcheck.engine.weave import weave
from claimcheck.engine.woven import Component, components_of
from claimcheck.resolve.ledger import Ledger

_Group: TypeAlias = list[Assertion]


def spanned_components(
    ledger: Ledger, relevant: Sequence[Assertion]
) -> tuple[tuple[Component, ...], tuple[Component, ...]]:
    """Return what such laws tie where one time is stated of both: what is surely of one time, and what may be.

    It is surely one on a day. A level of "2025" is that of some day of it, and need not be the one that was divided by.
    """
    sure: list[Component] = []
    perhaps: list[Component] = []
    mixed = _mixed(ledger.catalog)
    for span, members in _of_one_time(relevant, mixed) if mixed else ():
        is_day = all(one.valid.is_day for one in members if one.slot.nature is not Nature.FIXED)
        claims = frozenset(one.claim_id for one in members)
        for component in components_of(weave(ledger, members, spanning(span), claims)):
            if any(_ties_both(ledger.catalog, tie) for tie in component.ties.values()):
                (sure if is_day else perhaps).append(component)
    return tuple(sure), tuple(perhaps)


@remembered
def _mixed(catalog: Catalog) -> frozenset[str]:
    """Return the measures of laws that speak of a flow and of a level or running total."""
    both = (law.measures for law in laws(catalog) if _is_mixed(catalog.measures[name].nature for name in law.measures))
    return frozenset(chain.from_iterable(both))


def _is_mixed(natures: Iterable[Nature]) -> bool:
    found = set(natures)
    return Nature.FLOW in found and not found <= {Nature.FLOW, Nature.FIXED}


def _of_one_time(relevant: Sequence[Assertion], mixed: frozenset[str]) -> Iterator[tuple[Span, _Group]]:
    """Yield the figures of each frame that are stated of one time, with those outside time, where they are of both."""
    fixed: dict[Frame, _Group] = defaultdict(list)
    timed: dict[tuple[Frame, Span], _Group] = defaultdict(list)
    for one in relevant:
        if one.slot.family is not Family.VALUE or one.slot.key[0] not in mixed:
            continue
        frame, span = framed(one.slot, one.context)[1], one.valid.span
        if one.slot.nature is Nature.FIXED:
            fixed[frame].append(one)
        elif one.valid.origin is Origin.STATED and None not in (span.lower, span.upper):
            timed[frame, span].append(one)
    for (frame, span), members in timed.items():
        if _is_mixed(one.slot.nature for one in members):
            yield span, [*members, *fixed[frame]]


def _ties_both(catalog: Catalog, tie: Tie) -> bool:
    cells = (cell for cell in tie.cells if isinstance(cell, Cell))
    return _is_mixed(catalog.measures[cell.measure].nature for cell in cells)
