"""From assertions to one network: cells observed by claims, tied by the catalog and by claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion, Family
from claimcheck.engine.cells import ALWAYS, Cell, Clock, Frame, variable
from claimcheck.engine.expression import Constraint, term, total
from claimcheck.engine.stated import stated_ties
from claimcheck.engine.ties import Tie, TieKind, law_tie, laws, part_ties
from claimcheck.engine.woven import Weave
from claimcheck.lower.values import value_of
from claimcheck.resolve.ledger import Ledger


def weave(ledger: Ledger, assertions: Sequence[Assertion], clock: Clock, claims: frozenset[str] | None = None) -> Weave:
    """Return the network of these assertions under a clock that says what is of one time.

    ``claims`` limits the ties that claims state to those of these claims.
    """
    made = Weave()
    for assertion in assertions:
        if assertion.slot.family is Family.VALUE:
            at = cell_at(assertion, clock)
            made.see(assertion.claim_id, made.cell(ledger.catalog, at), value_of(assertion))
    stated_ties(ledger, assertions, clock, made, claims)
    _add_laws(ledger.catalog, made)
    _add_divisions(ledger.catalog, made)
    made.ties.extend(part_ties(ledger.catalog, list(made.cells)))
    return made


def cell_at(assertion: Assertion, clock: Clock) -> Cell:
    """Return the cell of an assertion's slot at its time."""
    measure, place, of, event, scope, modality = assertion.slot.key
    frame = Frame(place, of, event, scope, assertion.context, modality)  # type: ignore[arg-type]
    return Cell(str(measure), frame, clock(assertion.slot.nature, assertion.valid))


def _add_laws(catalog: Catalog, made: Weave) -> None:
    """Add each law where at least two of its measures are known, until that adds no cell; the rest are unknowns."""
    all_laws = laws(catalog)
    done: set[tuple[str, Frame, object]] = set()
    while True:
        before = len(made.cells)
        for frame, when, present in _by_frame(made.cells):
            for law in all_laws:
                key = (law.name, frame, when)
                if key in done or len(present.intersection(law.measures)) < min(2, len(law.measures)):
                    continue
                done.add(key)
                tie = law_tie(catalog, law, frame, when)
                made.ties.append(tie)
                made.cells |= dict.fromkeys(tie.cells)
        if len(made.cells) == before:
            return


def _by_frame(cells: Iterable[Cell]) -> Iterator[tuple[Frame, object, frozenset[str]]]:
    """Yield, for each frame and time, the measures known there; the fixed ones are known at all times."""
    present: dict[Frame, dict[object, set[str]]] = defaultdict(lambda: defaultdict(set))
    for cell in cells:
        present[cell.frame][cell.when].add(cell.measure)
    for frame, times in present.items():
        always = times.get(ALWAYS, set())
        for when, measures in times.items():
            yield frame, when, frozenset(measures | always)


def _add_divisions(catalog: Catalog, made: Weave) -> None:
    """Add whole = sum of parts for the places that are divided into others, for counts."""
    divided = {part: place for place in catalog.places.values() for part in place.divided_into}
    groups: dict[Cell, set[str]] = defaultdict(set)
    for cell in list(made.cells):
        place = cell.frame.place
        if place in divided and catalog.measures[cell.measure].additive:
            groups[_at_place(cell, divided[place].id)].add(place)
    for whole, known in groups.items():
        if whole not in made.cells and len(known) < 2:
            continue
        assert whole.frame.place is not None  # noqa: S101 - it was made with a place just now
        parts = [_at_place(whole, part) for part in catalog.places[whole.frame.place].divided_into]
        made.cells |= dict.fromkeys((whole, *parts))
        addition = total(variable(catalog, part) for part in parts)
        constraint = Constraint(("division", whole), addition, "=", term(variable(catalog, whole)))
        made.ties.append(Tie(TieKind.SUM, constraint, (whole, *parts)))


def _at_place(cell: Cell, place: str) -> Cell:
    frame = cell.frame
    return Cell(
        cell.measure, Frame(place, frame.of, frame.event, frame.scope, frame.context, frame.modality), cell.when
    )
