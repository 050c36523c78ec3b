"""Which relations of the catalog bear on the cells that claims speak of: added until no more do.

Relations say something where they tie at least two known cells to each other, directly or through unknowns that they
share. A cell is known if a claim speaks of it, or of a part or a whole of it. With one known cell the others are free
to follow, unless it is a share.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import islice

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Nature
from claimcheck.domain.remembered import remembered
from claimcheck.engine.cells import ALWAYS, Cell, Frame, When, make_cell, make_frame, variable
from claimcheck.engine.expression import Constraint, term, total
from claimcheck.engine.inclusion import Inclusion
from claimcheck.engine.ties import Law, Tie, TieKind, law_tie, laws
from claimcheck.engine.union import connected
from claimcheck.engine.woven import Weave


def complete(catalog: Catalog, made: Weave) -> None:
    """Add the laws of the catalog and its divided places wherever they bear on known cells."""
    if is_lawless(catalog):
        return
    reach = _Reach(catalog, made)
    all_laws = laws(catalog)
    known = 0
    while len(made.cells) > known:
        since, known = known, len(made.cells)
        reach.look_again(since)
        reach.add_laws(all_laws)
        reach.add_divisions()


@remembered
def is_lawless(catalog: Catalog) -> bool:
    """Whether a catalog has no law and no divided place, so that a figure is at most a part of another one."""
    return not laws(catalog) and not any(place.divided_into for place in catalog.places.values())


class _Reach:
    """The cells known so far, and those that have a known part, with the measures of such parts."""

    def __init__(self, catalog: Catalog, made: Weave) -> None:
        self.catalog, self.made = catalog, made
        self.inclusion = Inclusion(catalog)
        self.below: dict[Cell, set[str]] = defaultdict(set)
        self.done: set[object] = set()

    def look_again(self, since: int) -> None:
        """Note what is known by now; the first ``since`` cells were known before. Laws add no period to the known."""
        new = list(islice(self.made.cells, since, None))
        self.inclusion.add(new)
        for cell in new:
            for wide in self.inclusion.over_all(cell):
                self.below[wide].add(cell.measure)

    def add_laws(self, all_laws: Sequence[Law]) -> None:
        """Add, in each frame and at each time, the laws that tie at least two known cells."""
        timeless = [law for law in all_laws if self._is_timeless(law)]
        timely = [law for law in all_laws if not self._is_timeless(law)]
        for frame, when in self._frames():
            here = timeless if when == ALWAYS else timely
            if all((law.name, frame, when) in self.done for law in here):
                continue
            placed = {law: self._cells(law, frame, when) for law in here}
            for law in self._bearing(placed):
                if (law.name, frame, when) not in self.done:
                    self.done.add((law.name, frame, when))
                    self._add(law_tie(self.catalog, law, frame, when))

    def _bearing(self, placed: Mapping[Law, Sequence[Cell]]) -> list[Law]:
        """Return the laws of one frame and time that bear on known cells, alone or through each other's unknowns."""
        known = {cell for cells in placed.values() for cell in cells if self._is_known(cell)}
        kept = dict(placed) if known else {}
        while True:
            uses = Counter(cell for cells in kept.values() for cell in cells)
            left = {
                law: cells
                for law, cells in kept.items()
                if _is_enough(law, cells, known, sum(cell in known or uses[cell] > 1 for cell in cells))
            }
            if len(left) == len(kept):
                break
            kept = left
        ties = [(cells[0], other) for cells in kept.values() for other in cells[1:]]
        found: list[Law] = []
        for group in connected({cell: None for cells in kept.values() for cell in cells}, ties):
            bearing = [law for law, cells in kept.items() if cells[0] in set(group)]
            count = len(known.intersection(group))
            if any(_is_enough(law, kept[law], known, count) for law in bearing):
                found += bearing
        return found

    def add_divisions(self) -> None:
        """Add whole = sum of parts where two parts, or the whole and a part, are known."""
        parts_of: dict[Cell, list[set[str]]] = defaultdict(list)
        divided = {part: place.id for place in self.catalog.places.values() for part in place.divided_into}
        for cell, measures in self.below.items():
            place = cell.frame.place
            if place in divided and self.catalog.measures[cell.measure].additive:
                parts_of[_at_place(cell, divided[place])].append(measures)
        for whole, known in parts_of.items():
            if whole in self.done or not (whole in self.made.cells or _adds_something(whole, known)):
                continue
            self.done.add(whole)
            assert whole.frame.place is not None  # noqa: S101 - it was made with a place just now
            parts = [_at_place(whole, part) for part in self.catalog.places[whole.frame.place].divided_into]
            addition = total(variable(self.catalog, part) for part in parts)
            constraint = Constraint(("division", whole), addition, "=", term(variable(self.catalog, whole)))
            self._add(Tie(TieKind.SUM, constraint, (whole, *parts)))

    def _add(self, tie: Tie) -> None:
        self.made.ties.append(tie)
        self.made.cells |= dict.fromkeys(tie.cells)

    def _frames(self) -> Iterator[tuple[Frame, When]]:
        """Yield each frame that has known cells with their times, and outside time."""
        times: dict[Frame, dict[When, None]] = {frame: {} for frame in self.made.order}
        for cell in self.made.cells:
            times.setdefault(cell.frame, {}).setdefault(cell.when)
        for frame, whens in times.items():
            yield from ((frame, when) for when in ({**whens, ALWAYS: None} if whens else ()))

    def _is_known(self, cell: Cell) -> bool:
        return cell in self.below or any(True for _ in self.inclusion.over(cell))

    def _cells(self, law: Law, frame: Frame, when: When) -> list[Cell]:
        return [make_cell(name, frame, ALWAYS if self._is_fixed(name) else when) for name in law.measures]

    def _is_timeless(self, law: Law) -> bool:
        return all(map(self._is_fixed, law.measures))

    def _is_fixed(self, measure: str) -> bool:
        return self.catalog.measures[measure].nature is Nature.FIXED


def _is_enough(law: Law, cells: Sequence[Cell], known: Container[Cell], count: int) -> bool:
    """Whether a law says something of so many known cells.

    One is enough for a law with numbers, as a multiple of a whole number is not any number, and where it is the share
    that the law defines: a part is no more than its whole, whatever they are.
    """
    needed = 1 if len(law.measures) == 1 or law.has_numbers else 2
    return count >= needed or (law.kind is TieKind.SHARE and cells[0] in known)


def _adds_something(whole: Cell, known: list[set[str]]) -> bool:
    """Whether several parts are known, and not all by parts of the same other measures, which add up by themselves."""
    return len(known) > 1 and (whole.measure in known[0] or any(other != known[0] for other in known))


def _at_place(cell: Cell, place: str) -> Cell:
    frame = cell.frame
    there = make_frame(place, frame.of, frame.event, frame.scope, frame.context, frame.modality)
    return make_cell(cell.measure, there, cell.when)
