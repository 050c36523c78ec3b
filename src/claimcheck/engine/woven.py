"""A network in the making: what claims see of its variables, and what ties them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import cached_property

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.claim import Value
from claimcheck.domain.span import Span
from claimcheck.engine.cells import Cell, Frame, variable
from claimcheck.engine.components import components
from claimcheck.engine.expression import Observation, Variable
from claimcheck.engine.network import Network, name_order
from claimcheck.engine.ties import Tie


class Seen:
    """What a claim says of a variable in both readings, and the words of the figure.

    ``hedged`` is as in assertions: whether the meant reading counts between articles.
    """

    __slots__ = ("claim", "hedged", "meant", "said", "variable", "words")

    def __init__(
        self, claim: str, variable: Variable, said: Span, meant: Span, hedged: bool = True, words: str = ""
    ) -> None:
        self.claim = claim
        self.variable = variable
        self.said = said
        self.meant = meant
        self.hedged = hedged
        self.words = words

    def observation(self, *, meant: bool) -> Observation:
        """Return it for one of the readings."""
        return Observation(self.claim, self.variable, self.meant if meant else self.said)


class Weave:
    """A network in the making: what claims see, what ties the cells; ``order`` is that of some of their frames."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self.ties: list[Tie] = []
        self.cells: dict[Cell, None] = {}
        self.order: dict[Frame, None] = {}

    def see(self, claim: str, variable: Variable, value: Value) -> None:
        """Note what a claim says of a variable."""
        hedged = value.figure.is_hedged
        self.seen.append(Seen(claim, variable, value.said, value.meant, hedged, value.figure.words))

    def cell(self, catalog: Catalog, cell: Cell) -> Variable:
        """Return the variable of a cell, which is part of the network from now on."""
        self.cells.setdefault(cell)
        return variable(catalog, cell)


def observations(seen: Iterable[Seen], *, meant: bool) -> tuple[Observation, ...]:
    """Return what claims say in one of the readings."""
    return tuple(one.observation(meant=meant) for one in seen)


class Component:
    """A part of a network that relations tie, with what claims see of it; ``ties`` by the ids of their constraints."""

    def __init__(self, seen: tuple[Seen, ...], ties: Mapping[Hashable, Tie]) -> None:
        self.seen, self.ties = seen, ties

    @cached_property
    def network(self) -> Network:
        """The relations, compiled: many a component is looked over and left before that is needed."""
        return Network(tie.constraint for tie in self.ties.values())

    def nearest_ties(self, variables: Iterable[Variable]) -> Mapping[Hashable, Tie]:
        """Return the ties by how many others lie between them and some variables, those of one distance in order."""
        reached, ordered, left = set(variables), dict[Hashable, Tie](), dict(self.ties)
        while left:
            near = {name: tie for name, tie in left.items() if not reached.isdisjoint(tie.constraint.variables)}
            near = near or left  # the network has one part, unless no variable is of it
            ordered |= near
            left = {name: tie for name, tie in left.items() if name not in near}
            reached.update(variable for tie in near.values() for variable in tie.constraint.variables)
        return ordered


def components_of(made: Weave) -> Iterator[Component]:
    """Yield the parts of a network that relations tie and that claims observe."""
    by_variable: dict[Variable, list[Seen]] = defaultdict(list)
    for seen in made.seen:
        by_variable[seen.variable].append(seen)
    ties = {tie.constraint.id: tie for tie in made.ties}
    for constraints in components(tie.constraint for tie in made.ties):
        variables = {variable for constraint in constraints for variable in constraint.variables}
        observed = [one for variable in variables for one in by_variable.get(variable, ())]
        if observed:
            observed.sort(key=lambda one: (one.claim, name_order(one.variable.name)))
            own = {constraint.id: ties[constraint.id] for constraint in constraints}
            yield Component(tuple(observed), own)
