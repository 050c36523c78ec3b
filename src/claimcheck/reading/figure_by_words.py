"""Numbers that one word tells, or two, and no numeral: "ratusan ribu", "separuh", "a third", "tripled", "sekodi"."""

from __future__ import annotations

from fractions import Fraction

from claimcheck.domain.figure import Hedge
from claimcheck.reading.figure_spoken import IN_A_ROW, an_measure, nth_time, one_and_a_half, spoken
from claimcheck.reading.figure_tokens import Line, past_hyphen
from claimcheck.reading.figure_value import IN_ONE_SIGN, Number, plain_number
from claimcheck.reading.numerals import scale_at
from claimcheck.reading.words.lexicon import FRACTION_SIGNS


def told_by_a_word(line: Line, at: int) -> Number | None:
    """Return the rough count, factor or fraction that starts at a token, or ``None``."""
    return _rough(line, at) or _factor_word(line, at) or _fraction(line, at)


def _rough(line: Line, at: int) -> Number | None:
    """Read "ratusan ribu", "beberapa ratus ribu", "hundreds of thousands": n is the lower end."""
    second = at + 1 + (line.folds[at] == "couple" and line.fold(at + 1) == "of")
    several = line.known.several.get((line.folds[at], line.fold(second)))
    start = several or line.known.rough.get(line.folds[at])
    if start is None:
        return None
    scale, stop = scale_at(line.folds, second + 1 if several else at + 1, line.known.scales)
    if line.language == "en" and line.fold(at + 1) == "of" and line.known.rough.get(line.fold(at + 2), 0) >= 1000:
        scale, stop = line.known.rough[line.folds[at + 2]], at + 3
    n = Fraction(start * scale)
    return Number(n, n / 2, n / 2, stop, Hedge.ROUGH_COUNT, scale)


def _factor_word(line: Line, at: int) -> Number | None:
    """Read "double", "threefold", "twice as many"."""
    factor = line.known.factors.get(line.folds[at])
    if factor is None:
        return None
    as_many = line.phrase_at(at + 1, line.known.as_many)
    number = plain_number(Fraction(factor[0]), Fraction(1), at + 1 + len(as_many or ()), 1, decimals=False)
    return number._replace(hedge=Hedge.FACTOR, unit="fold", direction=factor[1])


_OF_A_QUARTER = frozenset(
    {"point", "percentage", "mile", "million", "billion"}
)  # "quarter-point", but "quarter-finals"


def _fraction(line: Line, at: int) -> Number | None:
    """Read "separuh", "dua pertiga", "a third", "half a million"."""
    fallen = line.known.shrunk.get(line.folds[at])
    share, stop = fallen or line.known.fractions.get(line.folds[at]), at + 1
    if line.folds[at] == "quarter" and past_hyphen(line, stop) > stop and line.fold(at + 2) in _OF_A_QUARTER:
        share = (1, 4)
    note = IN_ONE_SIGN if line.folds[at] in FRACTION_SIGNS else None
    if share is None:
        top = 1 if line.folds[at] in {"a", "an"} else line.known.ones.get(line.folds[at], 0)
        stop += line.language == "en" and line.fold(stop) == "-"
        if line.language == "id" and line.fold(stop) == "per" and top:  # "dua per tiga"
            bottom, stop = line.known.ones.get(line.fold(stop + 1), 0), stop + 1
        else:
            bottom = line.known.parts.get(line.fold(stop), 0)
        if not 0 < top < bottom or line.fold(stop + 1) in IN_A_ROW:  # "a third straight year"
            return None
        share, stop = (top, bottom), stop + 1
    skipped = past_hyphen(line, stop + (line.fold(stop) == "of"))  # "half-a-dozen"
    skipped = past_hyphen(line, skipped + (line.fold(skipped) == "a"))
    scale, end = scale_at(line.folds, skipped, line.known.scales)
    measure = max(an_measure(line, stop), an_measure(line, stop + (line.fold(stop) == "of")))
    n = Fraction(*share) * scale
    stop = end if scale > 1 else measure
    number = Number(n, n / 5, n / 5, stop, Hedge.FRACTION, scale, share=scale == 1, note=note)
    return number if fallen is None else number._replace(direction=-1)


def told_by_measure(line: Line, at: int) -> Number | None:
    """Return the number of "ketiga kalinya", "an hour and a half", "sekodi" and "sejam", or ``None``."""
    if (nth := nth_time(line, at)) is not None:
        return plain_number(Fraction(nth[0]), Fraction(1), nth[1], 1, decimals=False)._replace(in_full=True)
    if (more := one_and_a_half(line, at)) is not None:
        return plain_number(Fraction(3, 2), Fraction(1, 10), more[1], 1, decimals=True)._replace(unit=more[0])
    found = spoken(line, at)
    stop = max(an_measure(line, at), at + 1)
    return found and plain_number(Fraction(found[0]), Fraction(1), stop, 1, decimals=False)._replace(
        in_full=True, unit=found[1]
    )
