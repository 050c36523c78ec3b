"""Numbers of catalog entries."""

from __future__ import annotations

from fractions import Fraction

from claimcheck.catalog.unit import unit_term
from claimcheck.catalog.units import Unit, Units, convert
from claimcheck.domain.figure import Figure, Hedge
from claimcheck.domain.message import say
from claimcheck.domain.span import Span
from claimcheck.domain.unread import Unread
from claimcheck.reading.figures import read_figure

NO_END = ".."


def read_span(ends: list[str], unit: Unit, units: Units) -> Span | Unread:
    """Return ``[lower, upper]`` in ``unit``; ``..`` stands for no end."""
    read = [None if words.strip() == NO_END else read_amount(words, unit, units) for words in ends]
    for end in read:
        if isinstance(end, Unread):
            return end
    lower, upper = (end if isinstance(end, Fraction) else None for end in read)
    if lower is not None and upper is not None and lower > upper:
        return Unread("bad-number", say("{lower} is more than {upper}", lower=ends[0], upper=ends[1]))
    return Span(lower, upper)


def read_amount(words: str, unit: Unit, units: Units) -> Fraction | Unread:
    """Return a plain number, or one with its unit, in ``unit``."""
    figure = _figure(words, units)
    if isinstance(figure, Unread) or not figure.unit:
        return figure if isinstance(figure, Unread) else figure.n
    own = units.read(figure.unit)
    if own is None:
        return unknown_unit(figure.unit, units)
    if not unit.takes(own):
        names = {"own": unit_term(own.name), "unit": unit_term(unit.name)}
        message = say("“{words}” is in {own}, not in {unit}", words=words, **names)
        return Unread("unlike-units", message)
    return convert(figure.n, own, unit)


def read_share(words: str, units: Units) -> Fraction | Unread:
    """Return a share such as "10 percent" as a fraction; a number above 1 needs its unit."""
    figure = _figure(words, units)
    if isinstance(figure, Unread):
        return figure
    own = units.read(figure.unit) if figure.unit else units.read("share")
    if own is None or own.dimension or figure.n < 0 or (not figure.unit and figure.n > 1):
        return Unread("bad-number", say("“{words}” is no share: write it as in “10 percent”", words=words))
    return figure.n * own.factor


def unknown_unit(words: str, units: Units) -> Unread:
    """Return the fault of a unit that nothing knows, with what may have been meant."""
    meant = units.suggest(words)
    if meant is None:
        return Unread("unknown-unit", say("no unit is called “{words}”", words=words))
    return Unread("unknown-unit", say("no unit is called “{words}”; did you mean “{meant}”?", words=words, meant=meant))


def _figure(words: str, units: Units) -> Figure | Unread:
    """Read a figure of either language: a catalog has none of its own. Scale words tell which one it is."""
    readings = [read_figure(words, "id"), read_figure(words, "en")]
    figures = [one for one in readings if isinstance(one, Figure)]
    figures = [one for one in figures if not one.unit or units.read(one.unit) is not None] or figures
    if not figures:
        return readings[1]
    if len({one.n for one in figures}) > 1:
        message = say("“{words}” may be meant as thousands or as decimals: write no separator", words=words)
        return Unread("bad-number", message)
    if figures[-1].hedge is not Hedge.PLAIN:
        return Unread("bad-number", say("“{words}” is no plain number", words=words))
    return figures[-1]
