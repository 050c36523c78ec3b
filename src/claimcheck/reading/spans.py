"""What is said by a written figure, and what is meant: one table, each row with its reason.

*Said* is the most generous literal reading, on which a contradiction rests; *meant* is what a reader takes from it.
n is the figure, w the place value of its last written digit, z how coarsely it may have been rounded. Round numbers are
read approximately: Krifka, Approximate interpretation of number words, 2007.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import lcm
from typing import TypeAlias

from claimcheck.domain.figure import Figure, Hedge
from claimcheck.domain.span import Span, quotient
from claimcheck.reading.figure_rounding import last_place, next_rounder
from claimcheck.record import evolve

__all__ = ["figure_spans", "is_to_the_unit", "next_rounder"]

Spans: TypeAlias = tuple[Span, Span]


def figure_spans(figure: Figure, *, whole: bool = False, exact: bool = False) -> Spans:
    """Return (said, meant) in the figure's own unit, not yet cut to whole numbers or to bounds.

    ``whole``: the measure counts whole things. ``exact``: the figure stands in one stated sum or change in which
    another figure is written to the unit. Meant lies within said; a negative figure mirrors the positive one.
    """
    if figure.also is not None:
        return _twice_hedged(figure, figure.also)
    if figure.hedge is Hedge.RANGE and figure.end is not None:
        return _range(figure, figure.end)
    if figure.is_negative:
        said, meant = figure_spans(evolve(figure, n=-figure.n), whole=whole, exact=exact)
        return said.scaled(-1), meant.scaled(-1)
    if figure.hedge is Hedge.PLAIN:
        if exact and is_to_the_unit(figure):
            # The parts of a sum show that people were counted, not estimated: "300" beside "23" is 300.
            return Span.point(figure.n), Span.point(figure.n)
        if whole and figure.in_full and figure.n.denominator == 1 and figure.n.numerator < 1000:
            return _small_count(figure)
    return _TABLE.get(figure.hedge, _plain)(figure)


def _twice_hedged(figure: Figure, also: Hedge) -> Spans:
    # "Sekitar lebih dari 500" holds whatever either hedge admits: which of them the writer would drop is not said.
    said, meant = figure_spans(evolve(figure, also=None))
    wider, loosely = figure_spans(evolve(figure, hedge=also, also=None))
    return said.hull(wider), meant.hull(loosely)


def is_to_the_unit(figure: Figure) -> bool:
    """Whether the last written digit is the unit's: "385.741" and "300", not "40 ribu" or "2,5"."""
    one_itself = abs(figure.n) == 1 and figure.w == Fraction(1, 2)  # w is capped at half of the figure
    return figure.n.denominator == 1 and (figure.w == 1 or one_itself)


def _small_count(figure: Figure) -> Spans:
    # Nobody rounds 23 or 946 things; a small round count is meant exactly and may yet be rounded.
    point = Span.point(figure.n)
    return (_plain(figure)[0], point) if figure.n % 10 == 0 else (point, point)


def _plain(figure: Figure) -> Spans:
    # News figures are rounded or cut off ("7,2 miliar" for 7.27), so said reaches further up than down.
    n, w, z, parts = _in_parts(figure)
    m = max(2 * w, z)  # in quarters
    said = Span(quotient(2 * n - z, 2 * parts), quotient(n + z, parts), upper_open=True)
    return said, Span(quotient(4 * n - m, 4 * parts), quotient(4 * n + m, 4 * parts), upper_open=True)


def _in_parts(figure: Figure) -> tuple[int, int, int, int]:
    """Return n, w and z as whole numbers of parts of one, and how many parts one has.

    Nearly all figures pass here, and with whole numbers one reckons ten times as fast as with fractions.
    """
    (n, of_n), (w, of_w), (z, of_z) = (figure.n.as_integer_ratio(), figure.w.as_integer_ratio(),
                                       figure.z.as_integer_ratio())  # fmt: skip
    if of_n == of_w == of_z:
        return n, w, z, of_n
    parts = lcm(of_n, of_w, of_z)
    return n * (parts // of_n), w * (parts // of_w), z * (parts // of_z), parts


def _about(figure: Figure) -> Spans:
    # The hedge admits the rounding: a whole step to each side, and half of one as a rule.
    n, z = figure.n, figure.z
    return Span(n - z, n + z), Span(n - z / 2, n + z / 2)


def _some_of(figure: Figure) -> Spans:
    # 600-an counts up from 600 to the next hundred; said allows for 600 itself being rounded.
    n, unit = figure.n, last_place(figure.n) or figure.w
    return Span(n - figure.z / 2, n + unit, upper_open=True), Span(n, n + unit, upper_open=True)


def _reached(figure: Figure) -> Spans:
    # Who passes a mark stands near it: had the next rounder mark been passed, that would be the news.
    span = Span(figure.n - figure.z / 2, next_rounder(figure.n))
    return span, span


def _more(figure: Figure) -> Spans:
    # Literally no upper end; but the writer would have named the next rounder number. Said lets n itself pass.
    return Span(figure.n), Span(figure.n, _rounder(figure), lower_open=True, upper_open=True)


def _rounder(figure: Figure, *, down: bool = False) -> Fraction:
    # Two thirds are more than half, and said to be: of a share in words the next one that is named is far off.
    if figure.share:
        return figure.n / 2 if down else figure.n * Fraction(3, 2)
    return next_rounder(figure.n, down=down)


def _at_least(figure: Figure) -> Spans:
    # Unlike "more than", a floor suggests no ceiling.
    return Span(figure.n), Span(figure.n)


def _less(figure: Figure) -> Spans:
    # The mirror of "more than".
    below = _rounder(figure, down=True)
    return Span(None, figure.n), Span(below, figure.n, lower_open=True, upper_open=True)


def _nearly(figure: Figure) -> Spans:
    # Short of n by no more than its rounding; said lets n itself pass.
    return Span(figure.n - figure.z, figure.n), Span(figure.n - figure.z, figure.n, upper_open=True)


def _at_most(figure: Figure) -> Spans:
    # Unlike "less than", a ceiling suggests no floor.
    return Span(None, figure.n), Span(None, figure.n)


def _range(figure: Figure, end: Figure) -> Spans:
    # The ends are as round as any figure, each in its own way; meant is what stands there.
    # "About" before a range stands as the hedge of its end and loosens both ends as it does a single figure.
    lower, upper = figure.n, end.n
    if end.hedge is Hedge.ABOUT:
        said = Span(lower - figure.z, upper + end.z)
        return said, Span(lower - figure.z / 2, upper + end.z / 2)
    # An end below zero has the mirror image of the margins: wide away from zero, narrow and closed towards it.
    if lower < 0:
        low, low_open = lower - figure.z, True
    else:
        low, low_open = lower - figure.z / 2, False
    if upper < 0 or (not upper and lower < 0):
        high, high_open = upper + end.z / 2, False
    else:
        high, high_open = upper + end.z, True
    return Span(low, high, low_open, high_open), Span(lower, upper)


def _rough_count(figure: Figure) -> Spans:
    # Hundreds are fewer than thousands as a rule; literally, a million are hundreds too. Belasan are the teens.
    unit = last_place(figure.n) or figure.n
    top = 20 if figure.n == 11 * unit else 10
    upper = top * unit if top * unit > figure.n else 10 * figure.n  # "ratusan lusin": 1,200 has no such unit
    return Span(figure.n), Span(figure.n, upper, upper_open=True)


_TABLE: Mapping[Hedge, Callable[[Figure], Spans]] = {
    Hedge.PLAIN: _plain,
    Hedge.ABOUT: _about,
    Hedge.SOME_OF: _some_of,
    Hedge.REACHED: _reached,
    Hedge.MORE: _more,
    Hedge.AT_LEAST: _at_least,
    Hedge.LESS: _less,
    Hedge.NEARLY: _nearly,
    Hedge.AT_MOST: _at_most,
    Hedge.ROUGH_COUNT: _rough_count,
    # Half, a third, one in four: plain figures whose reading gave them w = z = n/5, since 45 or 55 % pass for half.
    Hedge.FRACTION: _plain,
    # Double, threefold: plain factors to the unit.
    Hedge.FACTOR: _plain,
}
