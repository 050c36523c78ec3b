"""Words of a value that hold several figures: the ends of a range, one thing in two units, groups counted together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.catalog.entries import Measure
from claimcheck.domain.figure import Figure, Hedge
from claimcheck.domain.pattern import on_demand
from claimcheck.domain.unread import Unread
from claimcheck.reading.figure_listed import added, groups, score, told_again, without_those_among
from claimcheck.reading.figures import ends_of_two_units, only_nouns, read_figure
from claimcheck.reading.spans import figure_spans
from claimcheck.record import evolve
from claimcheck.resolve.figure_units import unit_in
from claimcheck.resolve.meant import unit_of
from claimcheck.resolve.naming import names_of

if TYPE_CHECKING:
    from claimcheck.resolve.glossary import Glossary

OF_ONE_UNIT = frozenset({"unreadable-figure", "unit-mismatch", "unknown-unit", "rate-of-total"})
"""Why words that hold several figures cannot be read as one."""
_OF_A_RATE = 10  # the part of an amount by which rates of exchange may have moved
_OF_A_UNIT = 10  # the part of an amount by which its second telling in another unit may be rounded
_EITHER = on_demand(r" (?:atau|or) ")
_HUMANS = frozenset({"orang", "jiwa", "people", "persons"})


def of_two_units(glossary: Glossary, words: str, language: str, measure: Measure) -> Figure | None:
    """Return the range whose ends are in two units of the measure, in its own: "50 cm hingga 2 meter"."""
    ends = ends_of_two_units(words, language)
    low, high = (None, None) if ends is None else (_in_unit_of(glossary, measure, language, end) for end in ends)
    if low is None or high is None:
        return None
    if low.n > high.n and _EITHER.search(words) is not None and low.n - high.n <= low.n / _OF_A_UNIT:
        low, high = high, evolve(low, hedge=high.hedge)
    if low.n >= high.n:
        return None
    return evolve(low, words=words, hedge=Hedge.RANGE, end=evolve(high, words=words, hedge=low.hedge))


def listed(glossary: Glossary, words: str, language: str, measure: Measure) -> Figure | None:
    """Return the one of several figures that is in the measure's unit, or the sum of groups that are.

    "567 KK (2.345 jiwa)" counts households and people alike. What an amount of money is worth in another currency is no
    figure of its own beside what stands before it. Alone in the currency of the measure, it is told by the rate of a
    day, and is about as much: "£24.3 billion ($32 billion)".
    """
    is_scored = not measure.unit.counts and measure.unit.dimension != ()
    scored = score(words, in_points=measure.unit.name == "point") if is_scored else None
    if scored is not None:
        figure = read_figure(scored, language)
        return None if isinstance(figure, Unread) else figure
    again = told_again(words)
    told = [_fitting(glossary, part, language, measure) for part in again or ()]
    fitting = [one for one in told if one is not None]
    if again and len(fitting) == 1:
        other = read_figure(again[told.index(None)], language)
        if isinstance(other, Unread):
            return None
        if _is_of_others(glossary, other, language, measure) or (told[0] is not None and measure.unit.is_money):
            return fitting[0]
        return _exchanged(fitting[0]) if words.endswith(")") and measure.unit.is_money else None
    if len(fitting) == 2:
        closer = _closer(*fitting)  # "12 hektare atau 120.000 meter persegi", "3.983 gram atau kurang lebih 4 kilogram"
        if closer is not None:
            return closer
    head = without_those_among(words)
    return _grouped(glossary, words, language, measure) if head is None else _fitting(glossary, head, language, measure)


def tells_in(glossary: Glossary, words: str, language: str, measure: Measure) -> bool:
    """Whether one of two figures that tell one thing is in the measure's unit."""
    return any(_fitting(glossary, part, language, measure) is not None for part in told_again(words) or ())


def _is_of_others(glossary: Glossary, other: Figure, language: str, measure: Measure) -> bool:
    """Whether the figure beside one of a measure is known to be of other things: "Rp 2 miliar untuk 3 proyek"."""
    unit = glossary.catalog.units.of_figure(other.unit)
    if unit is not None:
        return not (measure.unit.is_money and unit.is_money)
    return other.unit[:1].islower() and only_nouns(other.unit, language)


def _closer(one: Figure, other: Figure) -> Figure | None:
    """Return the one of two figures in one unit that the other is rounded from; ``None`` where neither is."""
    fine, coarse = sorted((one, other), key=lambda figure: figure.z)
    is_plain = fine.hedge is Hedge.PLAIN and fine.end is coarse.end is None
    return fine if is_plain and figure_spans(coarse)[0].holds(fine.n) else None


def _exchanged(figure: Figure) -> Figure | None:
    """Return an amount that was worked out by a rate of exchange, which another article does by that of another day.

    ``None`` for one that is hedged: the article itself does not count in it.
    """
    if figure.hedge is not Hedge.PLAIN:
        return None
    return evolve(figure, hedge=Hedge.ABOUT, z=max(figure.z, abs(figure.n) / _OF_A_RATE))


def _grouped(glossary: Glossary, words: str, language: str, measure: Measure) -> Figure | None:
    """Return the count of the one group that is named as the measure is, or the sum where all are.

    Of "3 orang tewas dan 5 luka" deaths are three, victims nobody knows, and of "12 luka berat dan 34 luka ringan"
    the hurt ("luka") are 46.
    """
    parts = groups(words)
    own = set(names_of(measure))
    named = [len(own.intersection(re.findall(r"\w+", part.casefold()))) for part in parts]
    counted = [_fitting(glossary, part, language, measure) for part in parts]
    sure = [one for one in counted if one is not None]
    most = max(named, default=0)
    if not most:
        others = [read_figure(part, language) for part, one in zip(parts, counted, strict=True) if one is None]
        is_beside = all(isinstance(one, Figure) and glossary.catalog.units.of_figure(one.unit) for one in others)
        return sure[0] if len(sure) == 1 and is_beside else None  # "18 kecamatan dan 34 kelurahan"
    if named.count(most) == 1:
        return counted[named.index(most)]
    return added(sure, words) if len(sure) == len(counted) == named.count(most) else None


def _fitting(glossary: Glossary, words: str, language: str, measure: Measure) -> Figure | None:
    """Return the figure of words that name a unit of the measure, in its own; ``None`` for all others."""
    figure = read_figure(words, language)
    if isinstance(figure, Unread):
        return None
    first = figure.unit.partition(" ")[0]
    if first.casefold() in _HUMANS:
        figure = evolve(figure, unit=first)  # "12 orang luka berat"
    known = unit_of(figure.unit, measure, glossary.catalog.units) is not None or measure.unit.is_money
    return _in_unit_of(glossary, measure, language, figure) if known else None  # "denda Rp 1 miliar" names it


def _in_unit_of(glossary: Glossary, measure: Measure, language: str, figure: Figure) -> Figure | None:
    unit = unit_in(figure, language, measure, glossary.catalog.units)
    if isinstance(unit, Unread) or not measure.unit.like(unit) or unit.offset != measure.unit.offset:
        return None
    factor = unit.factor / measure.unit.factor
    n, w, z = figure.n * factor, figure.w * factor, figure.z * factor
    return evolve(figure, n=n, w=w, z=z, unit=measure.unit.name)
