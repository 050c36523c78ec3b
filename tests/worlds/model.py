"""What a generated world holds, as plain data: nothing here knows the library that is tested."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, TypeAlias

Formula: TypeAlias = Any
"""A measure's id, a number, or ``(operator, left, right)``."""

Scope: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Range:
    """Numbers between two ends; ``None`` is no end."""

    lower: Fraction | None = None
    upper: Fraction | None = None
    lower_open: bool = False
    upper_open: bool = False

    def holds(self, value: Fraction) -> bool:
        """Whether the value lies between the ends."""
        if self.lower is not None and (value < self.lower or (self.lower_open and value == self.lower)):
            return False
        return self.upper is None or value < self.upper or (not self.upper_open and value == self.upper)

    def times(self, factor: Fraction) -> Range:
        """Return the range in a unit that is that much smaller."""
        low = None if self.lower is None else self.lower * factor
        high = None if self.upper is None else self.upper * factor
        return Range(low, high, self.lower_open, self.upper_open)

    def inside(self, other: Range) -> bool:
        """Whether each number of this range is one of the other."""
        return _low(other) <= _low(self) and _high(self) <= _high(other)


def _low(span: Range) -> tuple[int, Fraction, bool]:
    return (0, Fraction(0), False) if span.lower is None else (1, span.lower, span.lower_open)


def _high(span: Range) -> tuple[int, Fraction, bool]:
    return (2, Fraction(0), True) if span.upper is None else (1, span.upper, not span.upper_open)


@dataclass(frozen=True)
class Told:
    """A figure as an article writes it, and what that says and means in the measure's unit."""

    words: str
    said: Range
    meant: Range
    hedged: bool
    to_the_unit: bool = False  # its last digit is the unit's and not 0
    whole_digits: Fraction | None = None  # the number, where digits to the unit stand there and nothing else


@dataclass(frozen=True)
class Place:
    """A place; ``divided``: what lies directly in it adds up to it."""

    id: str
    name: str
    parent: str | None = None
    divided: bool = False


@dataclass(frozen=True)
class Measure:
    """A measure; ``formulas`` are what it equals."""

    id: str
    unit: str  # person, percent, tonne, rupiah
    nature: str = "stock"
    whole: bool = False
    additive: bool = False
    part_of: tuple[str, ...] = ()
    formulas: tuple[Formula, ...] = ()
    bounds: Range = Range()

    @property
    def base(self) -> Fraction:
        """How much one of its unit is where measures are put together: a percent is a hundredth."""
        return Fraction(1, 100) if self.unit == "percent" else Fraction(1)


@dataclass(frozen=True)
class Relation:
    """What the ledger requires: two formulas and a comparison."""

    id: str
    left: Formula
    op: str
    right: Formula


@dataclass(frozen=True)
class Subject:
    """What a figure is of."""

    measure: str
    place: str | None = None
    scope: Scope = ()
    of: str | None = None


@dataclass(frozen=True)
class AsOf:
    """When a figure holds, as stated; without words it is left to the article's day of publication, if known."""

    words: str | None = None
    first: date | None = None
    last: date | None = None

    @property
    def is_day(self) -> bool:
        """Whether one day is stated."""
        return self.words is not None and self.first == self.last


@dataclass(frozen=True)
class Part:
    """A part of a stated sum: another claim, or a figure of its own."""

    claim: str | None = None
    subject: Subject | None = None
    figure: Told | None = None


@dataclass(frozen=True)
class Figure:
    """A quantity and the parts that it is said to be made of."""

    subject: Subject
    as_of: AsOf
    told: Told
    parts: tuple[Part, ...] = ()
    complete: bool = True
    converted: tuple[Told, Told] | None = None  # what it is in another currency, and the rate


@dataclass(frozen=True)
class Step:
    """By how much something changed: ``amount`` in the measure's unit, ``percent`` and ``factor`` as plain numbers."""

    kind: str
    told: Told


@dataclass(frozen=True)
class Move:
    """A change; ``before_as_of`` is ``None`` where its beginning belongs to it alone."""

    subject: Subject
    after_as_of: AsOf
    before: Told | None
    before_as_of: AsOf | None
    after: Told | None
    steps: tuple[Step, ...]
    way: int


@dataclass(frozen=True)
class Share:
    """One figure as a multiple or share of another, as a plain number."""

    top: Subject
    bottom: Subject
    as_of: AsOf
    told: Told


@dataclass(frozen=True)
class Rank:
    """A place's number in an order of places by a measure, the largest first."""

    award: str
    subject: Subject
    as_of: AsOf
    number: int


@dataclass(frozen=True)
class Claim:
    """One claim of an article: ``entry`` is what stands in the ledger."""

    id: str
    article: str
    body: Figure | Move | Share | Rank
    entry: dict[str, Any] = field(hash=False, compare=False)
    modality: str = "fact"
    speaker: str | None = None
    assumed: bool = False

    @property
    def full(self) -> str:
        """The name it has in the whole ledger."""
        return f"{self.article}#{self.id}"


@dataclass(frozen=True)
class Article:
    """An article."""

    id: str
    language: str
    published: date | None


@dataclass(frozen=True)
class World:
    """A catalog, and articles on it. ``calm``: nothing moves and figures hold as they are usually meant."""

    seed: int
    places: tuple[Place, ...]
    measures: tuple[Measure, ...]
    relations: tuple[Relation, ...]
    speakers: dict[str, str | None] = field(hash=False)
    articles: tuple[Article, ...] = ()
    claims: tuple[Claim, ...] = ()
    calm: bool = False

    def measure(self, name: str) -> Measure:
        """Return a measure by its id."""
        return next(one for one in self.measures if one.id == name)

    def place(self, name: str) -> Place:
        """Return a place by its id."""
        return next(one for one in self.places if one.id == name)

    def article(self, name: str) -> Article:
        """Return an article by its id."""
        return next(one for one in self.articles if one.id == name)
