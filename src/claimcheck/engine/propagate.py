"""Bounds propagation: every constraint revised until nothing moves."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable
from typing import Final

from claimcheck.domain.span import Span
from claimcheck.engine.interval import bits
from claimcheck.engine.network import Network
from claimcheck.engine.program import Program
from claimcheck.engine.revise import revise

SWEEPS: Final = 60
"""How often the constraints may be gone through; a tree needs three, a cycle may move for ever."""

ASSUMED: Final = -1
"""Stands in the place of a constraint's number in a move that was assumed."""

LONGEST_END: Final = 512
"""An end that takes more binary digits than this is not taken over: products on a cycle double them every time."""


class Move:
    """One narrowing: a constraint made ``after`` of a variable's ``before``, in a revision begun at move ``since``."""

    __slots__ = ("after", "before", "constraint", "since", "variable")

    def __init__(self, constraint: int, variable: int, before: Span, after: Span, since: int) -> None:
        self.constraint, self.variable, self.before, self.after, self.since = constraint, variable, before, after, since


class Box:
    """The spans of all variables of a network while they are narrowed, and the moves made so far.

    ``is_active`` tells which constraints take part, ``implied`` which of them follow from others. ``failed`` is the
    constraint that nothing satisfied, ``limited`` that a limit stopped the narrowing early, ``revisions`` how many
    revisions it took.
    """

    def __init__(self, network: Network, spans: list[Span], is_active: Callable[[int], bool]) -> None:
        self.network, self.spans, self.is_active = network, spans, is_active
        self.implied: frozenset[int] = frozenset()
        self.moves: list[Move] = []
        self.failed: int | None = None
        self.limited = False
        self.revisions = 0

    def propagate(self, waiting: Iterable[int]) -> bool:
        """Revise these constraints, and those that they stir, to a fixpoint; False where one has no solution left.

        Sound: :func:`revise` never drops a value of a solution, and neither does stopping early.

        It ends: a sweep revises each constraint at most once, and there are at most ``SWEEPS``. At that limit
        the spans are left as wide as they are, ``limited`` is set, and so the result never counts as complete.
        The sweeps run from the last constraint to the first and back, so a tree is done in two and a third to look.
        """
        stirred = {number for number in waiting if self.is_active(number)}
        for sweep in range(SWEEPS):
            if not stirred:
                return True
            following = self._sweep(stirred, 1 if sweep % 2 else -1)
            if following is None:
                return False
            stirred = following
        self.limited = self.limited or bool(stirred)
        return True

    def _sweep(self, stirred: set[int], direction: int) -> set[int] | None:
        """Revise in one direction; return what has to be revised after that, or ``None`` on failure."""
        network, touching = self.network, self.network.touching
        queue = [number * direction for number in stirred]
        heapq.heapify(queue)
        queued, revised_at, moved_at = set(stirred), dict[int, int](), dict[int, int]()
        for time in range(1, len(network.programs) + 1):
            if not queue:
                break
            number = heapq.heappop(queue) * direction
            program = network.programs[number]
            changed = self._revise(number, program)
            if changed is None:
                return None
            revised_at[number] = time if program.idempotent else time - 1
            for variable in changed:
                if variable not in moved_at:
                    ahead = (other for other in touching[variable] if (other - number) * direction > 0)
                    for other in ahead:
                        if other not in queued and self.is_active(other):
                            queued.add(other)
                            heapq.heappush(queue, other * direction)
                moved_at[variable] = time
        return {
            other
            for variable, time in moved_at.items()
            for other in touching[variable]
            if revised_at.get(other, -1) < time and self.is_active(other)
        }

    def _revise(self, number: int, program: Program) -> list[int] | None:
        """Revise one constraint; return the variables that moved, or ``None`` where it has no solution."""
        self.revisions += 1
        revision = revise(program, self.spans)
        if revision.empty:
            self.failed = number
            return None
        since = len(self.moves)
        moved = []
        for variable, after in revision.changes:
            if _is_long(after):
                self.limited = True
                continue
            self.moves.append(Move(number, variable, self.spans[variable], after, since))
            self.spans[variable] = after
            moved.append(variable)
        return moved

    def assume(self, variable: int, span: Span) -> None:
        """Cut a variable to a span for the sake of argument."""
        self.moves.append(Move(ASSUMED, variable, self.spans[variable], span, len(self.moves)))
        self.spans[variable] = span

    def undo(self, length: int) -> None:
        """Take back all moves but the first ``length``."""
        while len(self.moves) > length:
            move = self.moves.pop()
            self.spans[move.variable] = move.before


def _is_long(span: Span) -> bool:
    return any(end is not None and bits(end) > LONGEST_END for end in (span.lower, span.upper))
