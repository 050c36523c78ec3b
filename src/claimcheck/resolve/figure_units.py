"""The unit that a figure is in: as written, as its measure shows it to be meant, or none that the measure can have."""

from __future__ import annotations

from claimcheck.catalog.entries import Measure
from claimcheck.catalog.unit import AREA, SHARE_DIFFERENCE, TEMPERATURE, unit_term
from claimcheck.catalog.units import Unit, Units
from claimcheck.domain.figure import Figure
from claimcheck.domain.message import say
from claimcheck.domain.unread import Unread
from claimcheck.record import evolve
from claimcheck.resolve.meant import counts_each, may_name_things, unit_of, with_its_per
from claimcheck.resolve.naming import unit_beside_names

_DOZENS = frozenset({"lusin", "selusin", "kodi", "sekodi", "dozen"})


def unit_in(figure: Figure, language: str, measure: Measure, units: Units) -> Unit | Unread:
    """Return the figure's unit, the measure's own where none is written or a noun stands after a whole number."""
    unit = unit_of(figure.unit, measure, units) if figure.unit else None
    words = figure.unit
    if unit is None and words:
        named = unit_beside_names(figure, language, measure, units)
        if named is None or isinstance(named, Unread):
            return named or _unknown(words, units)
        unit, words = (None, named) if isinstance(named, str) else (named, words)
    share = Units.standard().read("share") if figure.share else None
    if share is not None and (unit is None or unit.counts):
        return share  # "separuh pekerja" is a half of them, not half a worker
    if unit is not None:
        return _understood(unit, language, measure, figure, units) or unit
    is_counted = measure.unit.counts and figure.n.denominator == 1
    if not words or is_counted or _is_of_each(figure, measure, units):
        return _own(figure, measure, units)
    return _unknown(words, units)


def told_in(unit: Unit, figure: Figure, measure: Measure, units: Units) -> Figure:
    """Return a figure whose words name its unit by themselves, as whoever looks at it later takes it.

    Those of dozens that are counted out name none, those of "jalan 12 kilometer" more than the unit.
    """
    written = units.of_figure(figure.unit) if figure.unit else None
    own = measure.unit
    if "/" in own.name and unit.like(own) and (unit.factor, unit.offset) == (own.factor, own.offset):
        return evolve(figure, unit=own.name)  # "Rp 300 ribu/bulan/KPM" is told as that per household and month
    is_own = unit == own and written is None
    return figure if unit == written or is_own else evolve(figure, unit=unit.name)


def mismatch(figure: Figure, unit: Unit, measure: Measure, language: str, units: Units) -> Unread:
    """Return that a figure is not in a unit of its measure, and whether that is the fault of who wrote it.

    "Kurang dari sepertiga" of people who are counted is not, nor is "1.000 kasus per bulan" of cases: the claim has
    the wrong kind or measure, as for "4 points" of a share, and who writes pounds of what the ledger has in dollars
    is not at fault. "1:17" is a time only of what is measured in time.
    """
    words = figure.words
    if ":" in words and unit.name == "second":
        return Unread(
            "unreadable-figure", say("“{part}” has no meaning in the figure “{words}”", part=":", words=words)
        )
    message = say(
        "“{words}” is in {unit}, but “{measure}” is measured in {own}",
        words=words,
        unit=unit_term(unit.name, several=True),
        measure=measure.name,
        own=unit_term(measure.unit.name, several=True),
    )
    if _is_rate_of(unit, measure, units):
        return Unread("rate-of-total", message)
    counted = (unit.counts and measure.unit.counts) or (unit.is_money and measure.unit.is_money)
    counted = counted or _are_rates_of_counts(unit, measure.unit, units)
    of_share = {unit.dimension, measure.unit.dimension} == {(), SHARE_DIFFERENCE}
    of_land = unit.name == "metre" and measure.unit.dimension == AREA  # as land is bought and sold: "600 meter"
    of_a_mark = unit.name == "minute" and words.rstrip(" )").endswith(("'", "’", "′"))  # may be feet
    of_things = measure.unit.counts and may_name_things(figure, unit, language)
    is_other_sort = unit.dimension != () and not (counted or of_share or of_land or of_things or of_a_mark)
    return Unread("unit-mismatch", message, at_fault=is_other_sort)


def _are_rates_of_counts(one: Unit, other: Unit, units: Units) -> bool:
    """Whether two units count things per one and the same: "48 perjalanan per hari" of trains that go so many times."""
    names = [unit.name.partition("/") for unit in (one, other)]
    counted = [units.read(name) for name, _, _ in names]
    return names[0][2] == names[1][2] != "" and all(unit is not None and unit.counts for unit in counted)


def _understood(unit: Unit, language: str, measure: Measure, figure: Figure, units: Units) -> Unit | Unread | None:
    """Return what a unit stands for that leaves out a part of it.

    A price leaves out what it is per ("beras medium Rp 14.500"), a capacity the time ("three million tonnes"), and
    degrees of warmth their scale: in Indonesia there is one, English knows two. Rates of interest and growth are
    told with and without "per year"; and 4.7 people are those of each household.
    """
    if unit.name == "degree" and measure.unit.dimension == TEMPERATURE:
        if language == "id":
            return units.read("celsius")
        scales = {"first": "Celsius", "second": "Fahrenheit"}
        return Unread(
            "ambiguous-figure", say("“{words}” can be read as {first} or as {second}", words=figure.words, **scales)
        )
    if measure.unit.dimension == () and unit.name.endswith("/year") and _is_rate_of(unit, measure, units):
        return units.read(unit.name.removesuffix("/year"))
    if unit.name == "metre" and measure.unit.dimension == AREA and "luas" in figure.words.casefold():
        return units.read("square_metre")  # "tanah seluas 600 meter"
    if _is_of_each(figure, measure, units) and measure.unit.name.partition("/")[0] == unit.name:
        return measure.unit
    return with_its_per(unit, measure, units)


def _is_of_each(figure: Figure, measure: Measure, units: Units) -> bool:
    """Whether a figure is an average of whole things, and its measure how many of them each of others has."""
    return figure.n.denominator != 1 and counts_each(measure.unit, units)


def _own(figure: Figure, measure: Measure, units: Units) -> Unit:
    """Return the unit of words that name none: "2 lusin" are 24 single things in a measure of dozens, too."""
    in_dozens = measure.unit.name == "dozen" and not _DOZENS.isdisjoint(figure.words.casefold().split())
    return (units.read("item") if in_dozens else None) or measure.unit


def _unknown(words: str, units: Units) -> Unread:
    suggestion = units.suggest(words)
    hint = say("; did you mean {unit}?", unit=suggestion) if suggestion else say("")
    return Unread("unknown-unit", say("no unit is known as “{unit}”{hint}", unit=words, hint=hint))


def _is_rate_of(unit: Unit, measure: Measure, units: Units) -> bool:
    """Whether a unit is one of the measure, per something."""
    counted, *pers = unit.name.split("/")
    if not pers:
        return False
    names = [f"{counted}/{per}" for per in pers] if len(pers) > 1 else []
    wholes = (units.read(name) for name in (counted, *names))
    return any(whole is not None and measure.unit.takes(whole) for whole in wholes)
