"""Where the figures stand, among the rows of archives, that relations may tie to those of a claim."""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.catalog.catalog import Catalog
from claimcheck.engine.inclusion import above
from claimcheck.engine.keys import Keys
from claimcheck.record import Factory, field, frozen
from claimcheck.scale.schema import PLACE_BITS, Row


@frozen
class Reach:
    """What a row of figures reaches: the measures that its own is a part of (``above``) or that are parts of it.

    ``chain`` are the places of its own and the wider figures, ``first`` to ``last`` those of the narrower ones: for a
    special claim of all that add up with it.
    """

    above: frozenset[str]
    below: frozenset[str]
    chain: tuple[int, ...]
    first: int
    last: int


@frozen(eq=False)
class Order:
    """The order of measures and places of a catalog."""

    catalog: Catalog
    keys: Keys
    _above: Mapping[str, frozenset[str]] = field(init=False, default=Factory(lambda self: self._wholes(), True))
    _below: Mapping[str, frozenset[str]] = field(init=False, default=Factory(lambda self: self._parts(), True))

    def reach(self, row: Row) -> Reach:
        """Return what a row with a ``cell`` reaches."""
        measure, at = row["measure"], row["at"]
        number = at % (1 << PLACE_BITS)
        wholes, parts = self._above[measure], self._below[measure]
        if not number or self.keys.groups[measure] not in self.keys.spreading:
            return Reach(wholes, parts, (at,), at, at)
        tree, thing = self.catalog.place_tree, at - number + 1
        places = tree.chain(tree.id_at(number - 1))
        divided = [place for place in places if place in self.keys.divided] if row["special"] else []
        root = tree.numbers[divided[-1] if divided else places[0]]
        chain = tuple(thing + tree.numbers[place] for place in places)
        return Reach(wholes, parts, chain, thing + root, thing + tree.last(root))

    def _wholes(self) -> dict[str, frozenset[str]]:
        return {name: frozenset(whole for whole, _ in above(self.catalog, name)) for name in self.catalog.measures}

    def _parts(self) -> dict[str, frozenset[str]]:
        return {name: frozenset(part for part, wholes in self._above.items() if name in wholes) for name in self._above}
