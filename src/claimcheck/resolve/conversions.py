"""A figure that is given again in another unit must be the same figure: "37 square miles (96 square kilometers)"."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from claimcheck.catalog.entries import Measure
from claimcheck.catalog.unit import LENGTH, TEMPERATURE, TEMPERATURE_DIFFERENCE, Dimension, unit_term
from claimcheck.catalog.units import Unit, Units, convert
from claimcheck.domain.figure import Figure, Hedge
from claimcheck.domain.message import say
from claimcheck.domain.span import Span
from claimcheck.domain.unread import Unread
from claimcheck.reading.figure_brackets import in_another_unit
from claimcheck.reading.figure_text import figure_words
from claimcheck.reading.figures import read_figure
from claimcheck.reading.spans import figure_spans
from claimcheck.resolve.figure_units import unit_in
from claimcheck.resolve.meant import spelled_out, unit_of

if TYPE_CHECKING:
    from claimcheck.resolve.glossary import Glossary

_SPEED: Final[Dimension] = (("length", 1), ("time", -1))
_MASS: Final[Dimension] = (("mass", 1),)
_SPACE: Final = tuple(((LENGTH[0][0], power),) for power in (1, 2, 3))
_COMPARED: Final[frozenset[Dimension]] = frozenset((*_SPACE, _SPEED, _MASS, TEMPERATURE, TEMPERATURE_DIFFERENCE))
# Words that stand for several units, or that another country measures otherwise: long and short tons, imperial gallons.
_SEVERAL: Final = ("ton", "tonne", "ounce", "gallon", "barrel", "ons", "quintal")
_AT_SEA: Final = {"mile": "nautical mile"}  # "within 12 miles (22 km) of the coast"
_MOST_SHOWN: Final = 3  # digits of what it should be


def misconverted(words: str, language: str, measure: Measure, glossary: Glossary) -> Unread | None:
    """Return that a figure and what it is in another unit cannot be one figure, however both were rounded.

    Money is left out, as rates of exchange are; degrees may be meant as a difference.
    """
    told, units = in_another_unit(words), glossary.catalog.units
    if told is None:
        return None
    spelled = (spelled_out(part, measure, units) if language == "en" else part for part in told)
    first, second = (read_figure(part, language) for part in spelled)
    if isinstance(first, Unread) or isinstance(second, Unread):
        return None
    # What names a thing beside its unit is of that thing: "20 miles (5 km wide)".
    source, target = unit_in(first, language, measure, units), units.read(second.unit)
    if target is not None and measure.unit.dimension == TEMPERATURE_DIFFERENCE:
        target = unit_of(target.name, measure, units)  # "1.6 degrees Celsius (2.9 degrees Fahrenheit)" warmer
    if isinstance(source, Unread) or target is None or not _are_compared(source, target):
        return None
    pairs = [(source, target), *_at_sea(source, target, units)]
    if any(_may_be_one(first, one, second, other) for one, other in pairs):
        return None
    return Unread(
        "unreadable-figure",
        say(
            "“{part}” in “{words}” is not what stands before it, which makes {n} {unit}",
            part=told[1],
            words=words,
            n=figure_words(_shown(convert(first.n, source, target))),
            unit=unit_term(target.name, several=True),
        ),
        at_fault=True,
    )


def _at_sea(source: Unit, target: Unit, units: Units) -> Iterator[tuple[Unit, Unit]]:
    """Yield the two with the miles that sailors mean."""
    if source.name in _AT_SEA or target.name in _AT_SEA:
        one, other = (units.read(_AT_SEA.get(unit.name, unit.name)) or unit for unit in (source, target))
        yield one, other


def _are_compared(source: Unit, target: Unit) -> bool:
    told = source.name, target.name
    return (
        source.like(target) and source.dimension in _COMPARED and told[0] != told[1] and not any(map(_is_vague, told))
    )


def _is_vague(name: str) -> bool:
    return any(name == word or name.endswith(f" {word}") for word in _SEVERAL)


def _may_be_one(first: Figure, source: Unit, second: Figure, target: Unit) -> bool:
    """Whether the two meet, each as coarse as it may have been rounded, as degrees or as a difference of them."""
    spans = _loose(first), _loose(second)
    if spans[0] is None or spans[1] is None:
        return True
    is_warmth = source.dimension == TEMPERATURE
    ways = (False, True) if is_warmth else (False,)
    return any(convert(spans[0], source, target, difference=way).meets(spans[1]) for way in ways)


def _loose(figure: Figure) -> Span | None:
    """Return what a figure may stand for with and without what its hedge says: "lebih dari 1,5 ha (16.230 m2)"."""
    if figure.share or figure.factor or figure.hedge in (Hedge.ROUGH_COUNT, Hedge.SOME_OF):
        return None
    last = figure.end or figure
    return Span(figure.n - figure.z, last.n + last.z).hull(figure_spans(figure)[0])


def _shown(n: Fraction) -> Fraction:
    place = Fraction(10) ** (len(str(int(abs(n)))) - _MOST_SHOWN)
    return round(n / place) * place
