"""What a contradiction rests on, found by walking the moves of a narrowing backwards from where it showed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Mapping
from typing import Final, Literal, NamedTuple, TypeAlias

from claimcheck.domain.span import Span
from claimcheck.engine.expression import Variable
from claimcheck.engine.linear import sum_span
from claimcheck.engine.network import Network
from claimcheck.engine.program import Program
from claimcheck.engine.propagate import Box, Move
from claimcheck.engine.revise import revise

End: TypeAlias = Literal["lower", "upper"]
Source: TypeAlias = tuple[int, End]
ENDS: Final[tuple[End, End]] = ("lower", "upper")
MANY: Final = 64
"""In a constraint of more variables than this, an end is taken to rest on its own former end too: that saves time."""


class Step(NamedTuple):
    """One narrowing: the constraint, and what it made of a variable's span."""

    constraint: Hashable
    variable: Variable
    before: Span
    after: Span


class Clash:
    """Where a contradiction showed: after ``at`` moves, of which the first ``ground`` need no claim.

    Either ``constraint`` has no solution left, or ``claims`` say what is empty or beyond ``ends``.
    """

    __slots__ = ("at", "claims", "constraint", "ends", "ground")

    def __init__(
        self,
        ground: int,
        at: int,
        constraint: int | None = None,
        claims: frozenset[Hashable] = frozenset(),
        ends: tuple[Source, ...] = (),
    ) -> None:
        self.ground, self.at, self.constraint, self.claims, self.ends = ground, at, constraint, claims, ends


class Proof(NamedTuple):
    """What is enough for a contradiction: the claims, the constraints, and the steps in their order.

    ``broken`` is the constraint that no values satisfy in the end, ``None`` where two spans of one variable part.
    """

    claims: frozenset[Hashable]
    constraints: frozenset[Hashable]
    steps: tuple[Step, ...]
    broken: Hashable | None


def steps_of(network: Network, moves: Iterable[Move]) -> tuple[Step, ...]:
    """Return moves with names in the place of numbers."""
    return tuple(
        Step(network.constraints[move.constraint].id, network.variables[move.variable], move.before, move.after)
        for move in moves
    )


def prove(box: Box, clash: Clash, sources: Mapping[Source, Hashable]) -> Proof:
    """Return what a clash in this box rests on; ``sources`` tells which claim first set which end."""
    walk = _Walk(box, clash, sources)
    walk.run()
    network = box.network
    used = {box.moves[index].constraint for index in walk.moves}
    if clash.constraint is not None:
        used.add(clash.constraint)
    return Proof(
        frozenset(walk.claims),
        frozenset(network.constraints[number].id for number in used),
        steps_of(network, (box.moves[index] for index in sorted(walk.moves))),
        None if clash.constraint is None else network.constraints[clash.constraint].id,
    )


class _Walk:
    """The way back from a clash: the claims and the moves that it rests on."""

    def __init__(self, box: Box, clash: Clash, sources: Mapping[Source, Hashable]) -> None:
        self.box, self.clash, self.sources = box, clash, sources
        self.claims: set[Hashable] = set()
        self.moves: set[int] = set()
        self.made: dict[Source, list[int]] = {}
        self.moved: dict[int, list[int]] = {}
        self.waiting: list[tuple[Source, int]] = []
        self.seen: set[tuple[int, int, str, int | None]] = set()

    def run(self) -> None:
        """Follow every end that the clash needs back to the claims."""
        for index, move in enumerate(self.box.moves):
            self.moved.setdefault(move.variable, []).append(index)
            for end in ENDS:
                if _end(move.before, end) != _end(move.after, end):
                    self.made.setdefault((move.variable, end), []).append(index)
        clash = self.clash
        self.claims |= clash.claims
        self.waiting = [(end, clash.at) for end in clash.ends]
        if clash.constraint is not None:
            self._need(clash.constraint, clash.at, broken_side(self.box, clash.constraint), None)
        done: set[tuple[int, Source]] = set()
        while self.waiting:
            source, time = self.waiting.pop()
            origin = self._origin(source, time)
            if origin is not None and (origin, source) not in done:
                done.add((origin, source))
                self._follow(origin, source)

    def _origin(self, source: Source, time: int) -> int | None:
        """Return the move before ``time`` that set an end; note the claim that did, if no move has since."""
        made = self.made.get(source, [])
        place = bisect_left(made, time) - 1
        index = made[place] if place >= 0 else None
        if (index is None or index < self.clash.ground) and source in self.sources and time >= self.clash.ground:
            self.claims.add(self.sources[source])
            return None
        return index

    def _follow(self, index: int, source: Source) -> None:
        move = self.box.moves[index]
        self.moves.add(index)
        program = self.box.network.programs[move.constraint]
        self._need(move.constraint, move.since, _side(program, source), move.variable)
        if program.linear is None and self._rests_on_itself(move, source[1]):
            self.waiting.append((source, move.since))

    def _rests_on_itself(self, move: Move, end: End) -> bool:
        """Return whether an end moved only because of where it was, as that told which sign a variable has.

        Of a denominator it may be that it is not zero, of a factor which of two spans is left.
        """
        domain = self.box.network.variables[move.variable].domain
        program = self.box.network.programs[move.constraint]
        spans = list(self.box.spans)
        for variable in program.leaves:
            spans[variable] = self._span(variable, move.since)
        spans[move.variable] = domain
        revision = revise(program, spans)
        return _end(dict(revision.changes).get(move.variable, domain), end) != _end(move.after, end)

    def _span(self, variable: int, time: int) -> Span:
        """Return the span that a variable had after so many moves."""
        moved = self.moved.get(variable)
        if moved is None:
            return self.box.spans[variable]
        place = bisect_left(moved, time)
        return self.box.moves[moved[place - 1]].after if place else self.box.moves[moved[0]].before

    def _need(self, constraint: int, time: int, side: str, narrowed: int | None) -> None:
        """Ask for the ends that a revision at this time used."""
        by = self.box.network.constraints[constraint].by
        if by is not None:
            self.claims.add(by)
        program = self.box.network.programs[constraint]
        # What bounds one that stands in the constraint twice are its own ends, too.
        own = narrowed if len(program.leaves) <= MANY and narrowed not in program.repeats else None
        if (constraint, time, side, own) in self.seen:
            return
        self.seen.add((constraint, time, side, own))
        self.waiting += [(source, time) for source in _ends(program, side) if source[0] != own]


def _ends(program: Program, side: str) -> list[Source]:
    """Return the ends of the variables that bound a sum from below or above, or all of them."""
    if program.factor_of is None or side == "both":
        return [(variable, end) for variable in program.leaves for end in ENDS]
    return [
        (variable, "lower" if (factor > 0) == (side == "below") else "upper")
        for variable, factor in program.factor_of.items()
    ]


def _side(program: Program, source: Source) -> str:
    """Return which bound of a sum narrows this end of one of its variables."""
    if program.factor_of is None:
        return "both"
    variable, end = source
    return "below" if (program.factor_of[variable] > 0) == (end == "upper") else "above"


def broken_side(box: Box, number: int) -> str:
    """Return whether a sum's least value ("below") or its greatest ("above") shows that its constraint has failed."""
    program = box.network.programs[number]
    if program.linear is None:
        return "both"
    value = sum_span(program.linear, box.spans)
    if program.allowed.precedes(value):
        return "below"
    return "above" if value.precedes(program.allowed) else "both"


def _end(span: Span, end: End) -> tuple[object, bool]:
    return (span.lower, span.lower_open) if end == "lower" else (span.upper, span.upper_open)
