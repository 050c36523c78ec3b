"""A number and the words around it made into a figure."""

from __future__ import annotations

import re
from fractions import Fraction

from claimcheck.domain.figure import Figure, Hedge
from claimcheck.domain.message import say
from claimcheck.reading.figure_phrases import Around, settle, unit_words
from claimcheck.reading.figure_range import End, ordered
from claimcheck.reading.figure_text import figure_words
from claimcheck.reading.figure_tokens import Kind, Line
from claimcheck.reading.figure_value import Number

# In Indonesian court reporting "3,6 tahun" is 3 years and 6 months.
_OR = frozenset(("or", "atau"))
_FLOORS, _CEILINGS = {Hedge.AT_LEAST, Hedge.MORE}, {Hedge.AT_MOST, Hedge.LESS}
_YEARS_AND_MONTHS = r"([0-9]{1,2})[.,]([1-9]|1[01])"


def single(line: Line, words: str, number: Number, around: Around) -> Figure | None:
    """Return the figure of one number, or ``None`` where the words around it contradict each other."""
    settled = settle(number.hedge, around)
    if settled is None:
        return None
    hedge, also = settled
    # "sekitar 600-an" is loose twice: said reaches down by a whole step, as after any "sekitar".
    twice = Hedge.SOME_OF in settled and Hedge.ABOUT in around.said
    return Figure(
        words,
        -number.n if around.negative else number.n,
        number.w,
        number.z * 2 if twice else number.z,
        hedge,
        _unit(number, unit_words(line, around.unit)),
        direction=number.direction if around.direction is None else around.direction,
        in_full=number.in_full,
        share=number.share,
        factor=number.hedge is Hedge.FACTOR,
        ended=around.ended,
        also=also,
        note=number.note,
    )


def _limit(line: Line, low: Number, high: Number, end: End, around: Around) -> Number | None:
    """Return which of two figures a limit is: of "within six or seven minutes" the last; "maksimal 3-4" is none."""
    if around.negative or line.folds[end.start - 1] not in _OR:
        return None
    return low if around.said <= _FLOORS else high if around.said <= _CEILINGS else None


def ranged(line: Line, words: str, first: Number, end: End, around: Around) -> Figure | None:
    """Return the range from one number to another, or ``None`` where it is none."""
    ends = ordered(first, end, negative=around.negative, loss=around.loss)
    if ends is None:
        return None
    low, high = ends
    if settle(Hedge.RANGE, around) is None:
        limit = _limit(line, low, high, end, around)
        return None if limit is None else single(line, words, limit, around)
    hedge = Hedge.ABOUT if Hedge.ABOUT in around.said else Hedge.PLAIN
    unit = _unit(high if high.unit else low, unit_words(line, around.unit))
    upper = Figure(words, high.n, high.w, high.z, hedge, unit, in_full=high.in_full, note=high.note)
    return Figure(
        words,
        low.n,
        low.w,
        low.z,
        Hedge.RANGE,
        unit,
        upper,
        around.direction,
        in_full=low.in_full and high.in_full,
        factor=high.hedge is Hedge.FACTOR,
        ended=around.ended,
        note=low.note or high.note,
    )


def years_and_months(line: Line, number: Number) -> Number | None:
    """Return the other reading of "3,6 tahun", 3 years and 6 months, with both readings in words."""
    if line.language != "id" or line.fold(number.stop) != "tahun" or not line.is_kind(number.stop - 1, Kind.DIGITS):
        return None
    found = re.fullmatch(_YEARS_AND_MONTHS, line.tokens[number.stop - 1].text)
    if found is None:
        return None
    years, months = int(found[1]), int(found[2])
    readings = (
        say("{n} years", n=figure_words(number.n)),
        say("{years} years {months} months", years=years, months=months),
    )
    month = Fraction(1, 12)
    return number._replace(n=years + months * month, w=month, z=month, readings=readings)


def _unit(number: Number, words: str) -> str:
    return f"{number.unit} {words}".strip()
