"""What the relations make of the spans that claims state: narrowing, and what a contradiction rests on.

Narrowing never drops a true value, so an empty span is a proof. Not finding one is a proof only where the result says
``CONSISTENT``; ``OPEN`` leaves the question to :mod:`claimcheck.engine.solver`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from enum import Enum
from functools import partial
from weakref import WeakKeyDictionary

from claimcheck.domain.span import Span
from claimcheck.engine.complete import is_complete
from claimcheck.engine.expression import Observation, Variable
from claimcheck.engine.implied import implied
from claimcheck.engine.network import Network, name_order
from claimcheck.engine.proof import Clash, End, Proof, Source, Step, prove, steps_of
from claimcheck.engine.propagate import Box, Move


class Status(Enum):
    """Whether what was said can hold together."""

    CONSISTENT = "consistent"
    CONTRADICTION = "contradiction"
    OPEN = "open"


class Narrowing:
    """What narrowing left. ``limited`` tells that a step limit stopped it: the spans are sound, but may be too wide.

    In a contradiction the spans are those reached when it showed.
    """

    __slots__ = ("box", "clash", "limited", "network", "sources", "status")

    def __init__(
        self,
        network: Network,
        status: Status,
        limited: bool,
        box: Box,
        clash: Clash | None,
        sources: dict[Source, Hashable],
    ) -> None:
        self.network = network
        self.status = status
        self.limited = limited
        self.box = box
        self.clash = clash
        self.sources = sources

    def span(self, variable: Variable) -> Span:
        """Return what is left of a variable."""
        return self.box.spans[self.network.number_of[variable]]

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every narrowing by a constraint, in the order made."""
        return steps_of(self.network, self.box.moves)

    def proof(self) -> Proof | None:
        """Return what the contradiction rests on: claims, constraints and the steps to it; ``None`` without one."""
        return None if self.clash is None else prove(self.box, self.clash, self.sources)


def narrow(network: Network, observations: Iterable[Observation]) -> Narrowing:
    """Narrow each variable of the network by what is observed of it and by all the constraints.

    The observed variables belong to the network. The result does not depend on the order of the observations.
    """
    box, clash, sources = _propagated(network, observations)
    if clash is not None:
        return Narrowing(network, Status.CONTRADICTION, box.limited, box, clash, sources)
    status = Status.CONSISTENT if is_complete(box) else Status.OPEN
    return Narrowing(network, status, box.limited, box, clash, sources)


def contradicts(network: Network, observations: Iterable[Observation]) -> bool:
    """Whether narrowing finds a contradiction; as :func:`narrow`, but cheaper."""
    return _propagated(network, observations)[1] is not None


def _propagated(
    network: Network, observations: Iterable[Observation]
) -> tuple[Box, Clash | None, dict[Source, Hashable]]:
    given = sorted(observations, key=lambda observation: name_order(observation.id))
    ids = {observation.id for observation in given}
    ground = _ground(network)
    is_stated = partial(_is_stated, network, ids)
    box = Box(network, list(ground.spans), is_stated)
    box.implied, box.moves = ground.implied, list(ground.moves)
    box.failed, box.limited = ground.failed, ground.limited
    before = len(box.moves)
    sources: dict[Source, Hashable] = {}
    if box.failed is not None:
        return box, Clash(before, before, constraint=box.failed), sources
    for observation in given:
        number = network.number_of[observation.variable]
        clash = _observe(box, number, observation, sources)
        if clash is not None:
            return box, clash, sources
    seen = {number for number, _ in sources}
    stirred = {number for variable in seen for number in network.touching[variable]}
    stirred |= {number for number, constraint in enumerate(network.constraints) if constraint.by in ids}
    if box.propagate(stirred):
        return box, None, sources
    return box, Clash(before, len(box.moves), constraint=box.failed), sources


def _observe(box: Box, number: int, observation: Observation, sources: dict[Source, Hashable]) -> Clash | None:
    """Cut the span of a variable to what is observed of it, noting which claim set which end."""
    now, before = box.spans[number], len(box.moves)
    seen = observation.span.whole() if observation.variable.whole else observation.span.in_integers()
    if seen is None:
        return Clash(before, before, claims=frozenset({observation.id}))
    both = now.meet(seen)
    if both is None:
        end: End = "upper" if now.precedes(seen) else "lower"
        return Clash(before, before, claims=frozenset({observation.id}), ends=((number, end),))
    if (both.lower, both.lower_open) != (now.lower, now.lower_open):
        sources[number, "lower"] = observation.id
    if (both.upper, both.upper_open) != (now.upper, now.upper_open):
        sources[number, "upper"] = observation.id
    box.spans[number] = both
    return None


def _is_stated(network: Network, ids: set[Hashable], number: int) -> bool:
    by = network.constraints[number].by
    return by is None or by in ids


class _Ground:
    """A network narrowed without any claim."""

    __slots__ = ("failed", "implied", "limited", "moves", "spans")

    def __init__(
        self,
        spans: tuple[Span, ...],
        moves: tuple[Move, ...],
        failed: int | None,
        limited: bool,
        implied: frozenset[int],
    ) -> None:
        self.spans, self.moves, self.failed, self.limited, self.implied = spans, moves, failed, limited, implied


_GROUNDS: WeakKeyDictionary[Network, _Ground] = WeakKeyDictionary()


def _ground(network: Network) -> _Ground:
    """Return the network narrowed without any claim, worked out once."""
    ground = _GROUNDS.get(network)
    if ground is None:
        box = Box(network, list(map(_domain, network.variables)), partial(_is_stated, network, set()))
        box.propagate(range(len(network.constraints)))
        ground = _Ground(tuple(box.spans), tuple(box.moves), box.failed, box.limited, implied(network, box.spans))
        _GROUNDS[network] = ground
    return ground


def _domain(variable: Variable) -> Span:
    whole = variable.domain.whole() if variable.whole else None
    return whole or variable.domain.in_integers()
