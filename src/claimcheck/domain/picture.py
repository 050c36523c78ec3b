"""What can be drawn of a finding: stretches on one line, or the part of a tree that its claims name.

Nothing here says how it is drawn; a renderer without pictures loses nothing that the words do not say.
"""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from claimcheck.domain.message import Message
from claimcheck.domain.span import Span
from claimcheck.record import field, frozen


class Scale(Enum):
    """What a line counts, and so how its ends are written."""

    NUMBER = "number"
    TIME = "minutes on the local calendar since 0001-01-01"
    RANK = "rank"


class Layout(Enum):
    """How the stretches of a line stand to each other."""

    APART = "each where it lies"
    PARTS = "the first is the whole, the others are parts of it, all from zero"
    SUM = "the first is the whole, the others follow each other from zero and should add up to it"


@frozen
class Stretch:
    """What one claim leaves of a line: all that is *said*, and within it what is *meant*.

    ``reads`` is that in words. ``camp`` is ``None`` for what no claim of the finding says: what the other claims leave,
    or the day of publication. ``words`` are the article's own.
    """

    label: Message
    reads: Message
    said: Span
    meant: Span
    camp: int | None = None
    claim: str | None = None
    words: str | None = None


@frozen
class Line:
    """Stretches on one line; ``unit`` is that of numbers, for people."""

    scale: Scale
    stretches: tuple[Stretch, ...]
    unit: str | Message = ""
    layout: Layout = Layout.APART


class Things(Enum):
    """What the nodes of a tree are."""

    PLACES = "places"
    ENTITIES = "people and organisations"


@frozen
class Node:
    """A place or an organisation: its depth below the first ones drawn, and who names it (camp, claim)."""

    name: str
    depth: int
    level: str | None = None
    named: tuple[tuple[int, str], ...] = field(default=())


@frozen
class Tree:
    """Places or organisations in pre-order, each below the wider one that it lies in or is a part of."""

    nodes: tuple[Node, ...]
    things: Things = Things.PLACES


Picture: TypeAlias = Line | Tree
