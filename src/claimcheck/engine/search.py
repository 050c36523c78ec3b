"""Branch and prune: settle by cases what narrowing alone leaves open.

A case gives one variable a value, or one side of it, and is narrowed. A case in which narrowing is complete shows that
all holds together; if every case fails, nothing does. Both are proofs in exact arithmetic; the search may also run out
of effort, and then says nothing. Used to pass what is plainly fine without a solver, and to check a solver's word that
something is not.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from claimcheck.domain.span import Exact, Span
from claimcheck.engine.complete import is_complete
from claimcheck.engine.interval import exact
from claimcheck.engine.propagate import Box

FEW: Final = 100
"""A whole variable with fewer values than this is divided before those with more, the fewest first."""

_UNCOUNTED: Final = 10**40
HALF, EIGHTH, FAR = Fraction(1, 2), Fraction(1, 8), 1_000_000


def search(box: Box, effort: int) -> bool | None:
    """Return whether the constraints have a solution within the spans of a propagated box, ``None`` if it got too long.

    Whether the box is complete as it is was asked before; it is given back so. Deterministic: ``effort`` counts
    revisions of constraints, beside twenty for each.
    """
    limited, failed, start = box.limited, box.failed, len(box.moves)
    found = None
    for pick in (plain, roomy):
        # A bad first choice is never got out of in time; starting anew with other values often is quick.
        if found is None:
            found = _Search(box, box.revisions + effort // 2 + 10 * len(box.network.programs), pick).run()
            box.undo(start)
            box.limited, box.failed = limited, failed
    return found


class _Case:
    """A span for the variable at a place in the order, to be tried after so many moves."""

    __slots__ = ("depth", "moves", "place", "span")

    def __init__(self, moves: int, depth: int, place: int, span: Span) -> None:
        self.moves, self.depth, self.place, self.span = moves, depth, place, span


class _Search:
    """A search that ends after the revision ``last``; ``pick`` chooses the value of a span that is tried first."""

    def __init__(self, box: Box, last: int, pick: Callable[..., Exact]) -> None:
        self.box, self.last, self.pick = box, last, pick
        touching = box.network.touching
        self.order = sorted(
            range(len(touching)),
            key=lambda number: (min(self._choices(number), FEW), -len(touching[number]), self._choices(number), number),
        )

    def run(self) -> bool | None:
        """Try one case after the other, the most tied variable first and one value before what lies beside it."""
        box = self.box
        cases = self._divided(0)
        if not cases:
            return None
        while cases:
            case = cases.pop()
            box.undo(case.moves)
            if not self._assume(self.order[case.place], case.span):
                continue
            if box.revisions > self.last:
                return None
            following = self._divided(case.place, case.depth + 1)
            # Whether all is decided is worth asking when few variables are, and when all are; not after each of many.
            if (not following or case.depth & (case.depth - 1) == 0) and is_complete(box):
                return True
            if not following and box.propagate(range(len(box.network.programs))):
                return None
            cases += following
        return False

    def _divided(self, place: int, depth: int = 0) -> list[_Case]:
        """Return the cases of the next variable that has more than one value; the last is to be tried first."""
        box = self.box
        while place < len(self.order) and box.spans[self.order[place]].is_point:
            place += 1
        if place == len(self.order):
            return []
        variable = self.order[place]
        span, whole = box.spans[variable], box.network.variables[variable].whole
        parts = divided(span, self.pick(span, whole=whole), whole=whole)
        return [_Case(len(box.moves), depth, place, part) for part in reversed(parts)]

    def _choices(self, variable: int) -> Exact:
        """Return how many values a variable has left, as far as they can be counted."""
        span = self.box.spans[variable]
        if not self.box.network.variables[variable].whole or span.lower is None or span.upper is None:
            return _UNCOUNTED
        return span.upper - span.lower

    def _assume(self, variable: int, span: Span) -> bool:
        self.box.assume(variable, span)
        return self.box.propagate(self.box.network.touching[variable])


def divided(span: Span, value: Exact, *, whole: bool) -> tuple[Span, ...]:
    """Return a span of more than one value as this one of its values, what lies below it, and what lies above."""
    below = span.meet(Span(upper=value, upper_open=True))
    above = span.meet(Span(lower=value, lower_open=True))
    sides = [side.whole() if whole else side for side in (below, above) if side is not None]
    return (Span.point(value), *(side for side in sides if side is not None))


def plain(span: Span, *, whole: bool) -> Exact:
    """Return zero if the span holds it, else a value near its middle or its only end."""
    if span.holds(0):
        return 0
    return _beyond(span, 1) if span.lower is None or span.upper is None else _rounded(span, HALF, whole=whole)


def roomy(span: Span, *, whole: bool) -> Exact:
    """Return a value near the lower end, or far beyond an only end: large wholes leave room for small parts."""
    if span.lower is not None and span.upper is not None:
        return _rounded(span, EIGHTH, whole=whole)
    return FAR if span.lower == span.upper else _beyond(span, FAR)


def _beyond(span: Span, step: int) -> Exact:
    if span.lower is not None:
        return span.lower // 1 + step
    return 0 if span.upper is None else -(-span.upper // 1) - step


def _rounded(span: Span, share: Fraction, *, whole: bool) -> Exact:
    """Return the value at this share of the way between the ends, as a whole number where that lies in the span."""
    assert span.lower is not None  # noqa: S101 - for the type checker
    assert span.upper is not None  # noqa: S101 - for the type checker
    value = exact(span.lower + (span.upper - span.lower) * share)
    nearest = value // 1
    return nearest if whole or span.holds(nearest) else value
