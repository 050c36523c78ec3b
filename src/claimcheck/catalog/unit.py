"""A unit, and what follows from its definition: likeness, conversion, products and quotients."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TypeAlias, overload

from claimcheck.catalog.unit_plural import plural
from claimcheck.domain.message import Message, Noun, join, say, term, verbatim
from claimcheck.domain.span import Exact, Span, quotient
from claimcheck.record import frozen

Dimension: TypeAlias = tuple[tuple[str, int], ...]
"""Base quantities with their exponents, in order of name; empty for shares and ratios."""

MAX_EXPONENT = 4
PERSON: Dimension = (("person", 1),)
ITEM: Dimension = (("item", 1),)
TEMPERATURE: Dimension = (("temperature", 1),)
TEMPERATURE_DIFFERENCE: Dimension = (("temperature_difference", 1),)
SHARE_DIFFERENCE: Dimension = (("share_difference", 1),)  # of percentage points
LENGTH: Dimension = (("length", 1),)
AREA: Dimension = (("length", 2),)
TIME: Dimension = (("time", 1),)


@frozen(cache_hash=True)
class Unit:
    """A unit by its definition: ``value * factor + offset`` is the value in the base unit of its ``dimension``.

    ``name`` is what people are shown and can be read again; ``counts`` tells that it counts whole things.
    """

    name: str
    factor: Fraction = Fraction(1)
    offset: Fraction = Fraction(0)
    dimension: Dimension = ()
    counts: bool = False

    @property
    def is_money(self) -> bool:
        """Whether it is a currency, whose dimension bears the code of ISO 4217."""
        return len(self.dimension) == 1 and self.dimension[0][1] == 1 and self.dimension[0][0].isupper()

    @property
    def is_exchange_rate(self) -> bool:
        """Whether it is one currency per another."""
        bases = sorted(self.dimension, key=lambda base: base[1])
        return [power for _, power in bases] == [-1, 1] and all(base.isupper() for base, _ in bases)

    def like(self, other: Unit) -> bool:
        """Whether values in the two can be compared."""
        return self.dimension == other.dimension

    @property
    def is_rate(self) -> bool:
        """Whether it is that of a share, or of so much per something else."""
        return not self.dimension or "/" in self.name

    def takes(self, written: Unit) -> bool:
        """Whether a figure in ``written`` can be a value of a measure in this unit.

        "unit" and "buah" classify any counted thing but people: "1.200 unit" may be houses as well as cars.
        """
        return self.like(written) or (self.counts and self.dimension != PERSON and written.dimension == ITEM)


@lru_cache(maxsize=1_000)  # most figures of a newsroom are in a few units
def unit_term(name: str, *, several: bool = False) -> Message:
    """Return the name of a unit, also of a quotient such as ``case/100000 person``; ``several``: of more than one."""
    counted, *others = name.split("/")
    return join([_part_of_name(counted, several=several), *map(_part_of_name, others)], "/")


def _part_of_name(name: str, *, several: bool = False) -> Message:
    count, blank, rest = name.partition(" ")
    has_count = bool(blank) and count.isdecimal()
    noun = rest if has_count else name
    unit = verbatim(Noun(noun, plural(noun))) if several else term(noun)
    return say("{count} {unit}", count=count, unit=unit) if has_count else unit


@overload
def convert(value: Exact, source: Unit, target: Unit, *, difference: bool = False) -> Fraction: ...
@overload
def convert(value: Span, source: Unit, target: Unit, *, difference: bool = False) -> Span: ...
def convert(value: Exact | Span, source: Unit, target: Unit, *, difference: bool = False) -> Fraction | Span:
    """Return a value or a span given in ``source`` in ``target``, exactly.

    A ``difference`` (warmer by 2 degrees) leaves the zero of a scale out. The caller has seen to it that the units are
    alike; ``ValueError`` otherwise.
    """
    if source is target and isinstance(value, Span):
        return value  # as most figures are: written in the unit that is measured in
    if not target.takes(source):
        raise ValueError(f"{source.name} and {target.name} measure different things")
    factor, offset = _steps(source, target)
    if difference:
        offset = 0
    return value.scaled(factor, offset) if isinstance(value, Span) else Fraction(value * factor + offset)


@lru_cache(maxsize=1_000)  # as above
def _steps(source: Unit, target: Unit) -> tuple[Exact, Exact]:
    """Return what a value in one unit is multiplied with to be one in another, and what is added."""
    factor, offset = source.factor / target.factor, (source.offset - target.offset) / target.factor
    return quotient(*factor.as_integer_ratio()), quotient(*offset.as_integer_ratio())


def times(left: Unit, right: Unit) -> Unit | None:
    """Return the product, or ``None`` where an exponent grows beyond reason."""
    return _combined(f"{left.name}*{right.name}", left, right, 1)


def over(left: Unit, right: Unit, number: int = 1) -> Unit | None:
    """Return ``left`` per ``number`` of ``right`` ("cases per 100,000 inhabitants")."""
    per = f"{number} {right.name}" if number != 1 else right.name
    unit = _combined(f"{left.name}/{per}", left, right, -1)
    return unit and Unit(unit.name, unit.factor / number, dimension=unit.dimension)


def power(unit: Unit, exponent: int) -> Unit | None:
    """Return the unit to a power from 2 to 4."""
    words = {2: "square ", 3: "cubic "} if unit.dimension == LENGTH else {}
    name = f"{words[exponent]}{unit.name}" if exponent in words else f"{unit.name}^{exponent}"
    result: Unit | None = unit
    for _ in range(exponent - 1):
        result = result and _combined(name, result, unit, 1)
    return result


def _combined(name: str, left: Unit, right: Unit, sign: int) -> Unit | None:
    # In a product or quotient a temperature is a difference, so that the zero of its scale plays no part.
    exponents = dict(left.dimension)
    for base, exponent in right.dimension:
        exponents[base] = exponents.get(base, 0) + sign * exponent
    if any(abs(exponent) > MAX_EXPONENT for exponent in exponents.values()):
        return None
    dimension = tuple(sorted((base, exponent) for base, exponent in exponents.items() if exponent))
    return Unit(name, left.factor * right.factor**sign, dimension=dimension)
