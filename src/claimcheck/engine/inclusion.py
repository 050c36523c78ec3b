"""Which cells are a part of which: by measure, place, facets and period, and all of these at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any, TypeGuard

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Nature
from claimcheck.engine.cells import ALWAYS, Cell, Frame, When, make_cell, make_frame

MAX_FACETS = 8  # of a scope: its subsets are looked through


class Inclusion:
    """The cells that are known, and what the catalog says of their order (claim-files.md, on ``part-of``).

    A cell is a part of one of the same or a wider measure, at the same time. Where a measure on the way adds up, the
    other's place, facets and period may be wider too.
    """

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.times: dict[tuple[str, Frame], Times] = defaultdict(Times)
        self.periods: dict[When, None] = {}
        self._above: dict[str, tuple[tuple[str, bool], ...]] = {}
        self._frames: dict[Frame, tuple[Frame, ...]] = {}

    def add(self, cells: Iterable[Cell]) -> None:
        """Make cells known."""
        for cell in cells:
            self.times[cell.measure, cell.frame].add(cell.when)
            if is_period(cell.when):
                self.periods.setdefault(cell.when)

    def over(self, cell: Cell) -> Iterator[Cell]:
        """Yield the other known cells that this one is a part of."""
        for measure, frame, spreads in self._wider(cell):
            is_own = measure == cell.measure and frame == cell.frame
            known = self.times.get((measure, frame))
            for when in known.around(cell.when, spreads=spreads) if known else ():
                if not (is_own and when == cell.when):
                    yield make_cell(measure, frame, when)

    def over_all(self, cell: Cell) -> Iterator[Cell]:
        """Yield all cells that this one is a part of, itself too; they need not be known, but their periods are."""
        for measure, frame, spreads in self._wider(cell):
            if self.catalog.measures[measure].nature is Nature.FIXED:
                yield make_cell(measure, frame, ALWAYS)
                continue
            yield make_cell(measure, frame, cell.when)
            if spreads and is_period(cell.when):
                yield from (make_cell(measure, frame, when) for when in self.periods if _lies_in(cell.when, when))

    def _wider(self, cell: Cell) -> Iterator[tuple[str, Frame, bool]]:
        if cell.measure not in self._above:
            self._above[cell.measure] = above(self.catalog, cell.measure)
        for measure, spreads in self._above[cell.measure]:
            for frame in self._wider_frames(cell.frame) if spreads else (cell.frame,):
                yield measure, frame, spreads

    def _wider_frames(self, frame: Frame) -> tuple[Frame, ...]:
        found = self._frames.get(frame)
        if found is None:
            found = self._frames[frame] = tuple(_wider_frames(self.catalog, frame))
        return found


class Times:
    """The times that are known of one measure in one frame; a figure may be told anew on each of thousands of days."""

    def __init__(self) -> None:
        self._order: dict[When, int] = {}
        self._periods: list[tuple[str, Any, Any]] = []

    def add(self, when: When) -> None:
        """Make a time known."""
        if when not in self._order:
            self._order[when] = len(self._order)
            if is_period(when):
                self._periods.append(when)

    def around(self, part: When, *, spreads: bool) -> Iterable[When]:
        """Return those that allow a part at this time, as they became known.

        They are the same time, outside time or, where something adds up on the way, a period around it.
        """
        order = self._order
        if part == ALWAYS:
            return order
        found = [when for when in (part, ALWAYS) if when in order]
        if spreads and is_period(part):
            _, start, end = part
            found += [one for one in self._periods if one[1] <= start and end <= one[2] and one != part]
        return sorted(found, key=order.__getitem__)


def above(catalog: Catalog, measure: str) -> tuple[tuple[str, bool], ...]:
    """Return a measure and all that it is a part of, each with whether some measure on the way there adds up."""
    found = {measure: catalog.measures[measure].additive}
    waiting = [measure]
    for current in waiting:
        for parent in catalog.measures[current].part_of:
            spreads = found[current] or catalog.measures[parent].additive
            if parent not in found or spreads > found[parent]:
                found[parent] = spreads
                waiting.append(parent)
    return tuple(found.items())


def _wider_frames(catalog: Catalog, frame: Frame) -> Iterator[Frame]:
    places = catalog.place_tree.chain(frame.place) if frame.place else (None,)
    scope = frame.scope[:MAX_FACETS]
    for place in places:
        for size in range(len(scope), -1, -1):
            for kept in combinations(scope, size):
                yield make_frame(place, frame.of, frame.event, kept, frame.context, frame.modality)


def _lies_in(part: When, whole: When) -> bool:
    """Whether a stated period lies inside another."""
    return is_period(part) and is_period(whole) and bool(whole[1] <= part[1] and part[2] <= whole[2])


def is_period(when: When) -> TypeGuard[tuple[str, Any, Any]]:
    """Whether it is a stated period with both ends."""
    return isinstance(when, tuple) and when[0] == "period" and None not in when
