"""What the desk knows: places, entities, measures, events, awards, roles, properties and facets."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction

from claimcheck.catalog.expressions import Expression, Relation
from claimcheck.catalog.units import Unit
from claimcheck.domain.assertion import Nature
from claimcheck.domain.diagnostic import Mark
from claimcheck.domain.span import Span
from claimcheck.record import field, frozen


@frozen
class Named:
    """A thing of the catalog: its id, the name people know it by, further names, and where it is declared."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    mark: Mark = Mark("")


@frozen
class Place(Named):
    """A place; ``within`` names the next wider one."""

    level: str | None = None
    within: str | None = None
    overlaps: frozenset[str] = frozenset()
    loosely: frozenset[str] = frozenset()
    divided_into: tuple[str, ...] = ()


@frozen
class Entity(Named):
    """A person or an organisation; ``within`` names what it is a part of."""

    kind: str | None = None
    within: str | None = None
    overlaps: frozenset[str] = frozenset()
    loosely: frozenset[str] = frozenset()

    @property
    def is_person(self) -> bool:
        """Whether the catalog says that it is a person."""
        return (self.kind or "").casefold() == "person"


@frozen
class Measure(Named):
    """Something counted or measured, in its own unit; the ends of all spans here are in that unit.

    ``additive`` tells whether a narrower scope's value is a part of the wider's: what the entry says, else whether it
    is a count that no quotient defines. ``holds_for`` and ``yearly_change`` are as ``read_duration`` and a fraction
    of the value (``0.1`` for 10 percent) give them. ``set_ahead``: it is decided before it holds, as a minimum wage is.
    """

    unit: Unit = field(kw_only=True)
    nature: Nature = Nature.STOCK
    whole_number: bool = False
    part_of: tuple[str, ...] = ()
    equals: tuple[Expression, ...] = ()
    additive: bool = False
    bounds: Span = Span()
    plausible: Span | None = None
    holds_for: tuple[int, str] | None = None
    yearly_change: Fraction | None = None
    best: str = "high"
    set_ahead: bool = False


@frozen
class Event(Named):
    """An event or a phase; ``after`` names those that end before it begins, ``within`` one that it lies inside."""

    award: str | None = None
    level: str | None = None
    after: tuple[str, ...] = ()
    within: str | None = None


@frozen
class Award(Named):
    """An award, table or index; ``categories`` says of which levels the recipients of a category are."""

    shared_ranks: bool = False
    categories: Mapping[str, tuple[str, ...]] = field(factory=dict, hash=False)


@frozen
class Property(Named):
    """A property of attribute claims."""

    single: bool = False
    nature: Nature = Nature.FIXED
    holds_for: tuple[int, str] | None = None


@frozen
class Role(Named):
    """An office."""

    single_holder: bool = False


class FacetKind(Enum):
    """What a key of ``scope`` does to the claims that have it."""

    PART = "part"
    VERSION = "version"
    DEFINITION = "definition"


@frozen
class OwnRelation:
    """A relation that the ledger requires of its measures."""

    id: str
    relation: Relation
    mark: Mark
