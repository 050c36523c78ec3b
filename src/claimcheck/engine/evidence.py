"""What a quote holds of the figures, dates and ranks that its claim states.

A quote is read tolerantly, in every way that its words allow, and generously: it speaks against a claim only if it
holds something of the kind that the claim states and nothing of it fits. A quote that holds nothing of the kind says
nothing, and the claim's own words in the quote settle it before anything is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from claimcheck.catalog.catalog import Catalog
from claimcheck.catalog.unit import Unit
from claimcheck.domain.claim import AnyClaim, Attribute, Change, Happening, Quantity, Ranking, Ratio, StepKind
from claimcheck.domain.figure import Figure
from claimcheck.domain.period import MINUTES_A_DAY, Period
from claimcheck.domain.span import Span
from claimcheck.engine.quotes import typeset
from claimcheck.engine.worked_out import is_as_many_times, makes
from claimcheck.lower.events import times
from claimcheck.reading.date_tidy import tidied
from claimcheck.reading.dates import scan_periods
from claimcheck.reading.ranks import listed_ranks, scan_ranks
from claimcheck.reading.spans import figure_spans

SHARE = Unit("")
_MONTH, _YEAR = 31 * MINUTES_A_DAY, 365 * MINUTES_A_DAY
_YEARS = range(1900, 2101)


class Against:
    """A quote against its claim: the words that the claim states, and those of their kind that the quote holds."""

    __slots__ = ("held", "stated")

    def __init__(self, stated: tuple[str, ...], held: tuple[str, ...]) -> None:
        self.stated, self.held = stated, held


class _Stated:
    """A figure that a claim states; ``unit`` is the one it is written in, else its measure's."""

    __slots__ = ("figure", "key", "unit")

    def __init__(self, key: str, figure: Figure, unit: Unit | None) -> None:
        self.key, self.figure, self.unit = key, figure, unit


def against(catalog: Catalog, claim: AnyClaim) -> Against | None:
    """Return what in the claim's quote speaks against it, ``None`` where nothing does; assumed keys are left out."""
    if claim.quote is None:
        return None
    if isinstance(claim, Quantity):
        words = claim.value.figure.words
        if "value" not in claim.assumed and (claim.quote == words or holds_words(claim.quote, words)):
            return None  # as nearly all do
    elif isinstance(claim, Ranking):
        return _ranks(claim, claim.quote)
    elif isinstance(claim, Happening):
        stated = [period for key, period in times(claim) if key not in claim.assumed]
        return _dates(claim, claim.quote, stated)
    elif isinstance(claim, Attribute):
        return _attribute(catalog, claim, claim.quote)
    return _figures(catalog, claim, claim.quote, list(_stated_figures(catalog, claim)))


def holds_words(quote: str, words: str) -> bool:
    """Whether a quote holds these words as such: "2,8 juta" does not stand in "12,8 juta"."""
    text, wanted = _folded(quote), _folded(words)
    if text == wanted:
        return bool(wanted)  # as of most figures that are quoted
    at = text.find(wanted)
    while wanted and at >= 0:
        before, after = text[max(0, at - 2) : at], text[at + len(wanted) : at + len(wanted) + 2]
        if not _goes_on(before[::-1], wanted[0]) and not _goes_on(after, wanted[-1]):
            return True
        at = text.find(wanted, at + 1)
    return False


@lru_cache(10_000)  # a quote is often as short as the words, and these are those of many claims
def _folded(text: str) -> str:
    return typeset(text).casefold()


def _goes_on(beside: str, end: str) -> bool:
    """Whether a word or a number whose one end is known goes on with what stands beside it."""
    if not beside or not end.isalnum():
        return False
    decimal = len(beside) == 2 and beside[0] in ".," and beside[1].isdecimal() and end.isdecimal()
    return beside[0].isalnum() or decimal


def _stated_figures(catalog: Catalog, claim: AnyClaim) -> Iterator[_Stated]:
    """Yield the figures that a quantity, a change or a ratio states."""
    if isinstance(claim, Ratio):
        yield _stated(catalog, "value", claim.value.figure, None)
    if not isinstance(claim, (Quantity, Change)):
        return
    unit = catalog.measures[claim.subject.measure].unit
    if isinstance(claim, Quantity):
        yield _stated(catalog, "value", claim.value.figure, unit)
        yield from (
            _stated(catalog, "parts", part.value.figure, catalog.measures[part.subject.measure].unit)
            for part in claim.parts
            if part.value is not None and part.subject is not None
        )
        return
    for key, value in (("from", claim.before), ("to", claim.after)):
        if value is not None:
            yield _stated(catalog, key, value.figure, unit)
    for step in claim.by:
        yield _stated(catalog, "by", step.value.figure, unit if step.kind is StepKind.AMOUNT else None)


def _stated(catalog: Catalog, key: str, figure: Figure, otherwise: Unit | None) -> _Stated:
    return _Stated(key, figure, _unit(catalog, figure) or otherwise)


def _unit(catalog: Catalog, figure: Figure) -> Unit | None:
    unit = catalog.units.of_figure(figure.unit) if figure.unit else None
    return SHARE if figure.share and (unit is None or unit.counts) else unit  # "setengah persen" is half a percent


def _attribute(catalog: Catalog, claim: Attribute, quote: str) -> Against | None:
    """Compare values that are dates or figures; values in words are for a person to compare."""
    if "value" in claim.assumed or any(value.thing is not None for value in claim.values):
        return None
    if not all(any(letter.isdecimal() for letter in value.words) for value in claim.values):
        return None
    periods = [value.period for value in claim.values if value.period is not None]
    if periods:
        return _dates(claim, quote, periods)
    figures = [value.figure for value in claim.values if value.figure is not None]
    return _figures(catalog, claim, quote, [_stated(catalog, "value", figure, None) for figure in figures])


def _figures(catalog: Catalog, claim: AnyClaim, quote: str, stated: Sequence[_Stated]) -> Against | None:
    stated = [one for one in stated if one.key not in claim.assumed]
    # None, a, both: the smallest counts are written in too many ways.
    if not stated or any(holds_words(quote, one.figure.words) or _is_tiny(one.figure) for one in stated):
        return None
    # Most quotes hold the words of the claim.
    from claimcheck.reading.figure_names import names_a_thing  # noqa: PLC0415
    from claimcheck.reading.figure_scan import scan_figures  # noqa: PLC0415

    elsewhere = _dates_and_ranks(claim, quote)
    held: list[tuple[Figure, Fraction]] = []
    beside: list[Figure] = []
    for start, end, figure in scan_figures(quote, claim.article.language):
        unit = _unit(catalog, figure)
        if any(_fits(figure, unit, one) for one in stated):
            return None
        beside.append(figure)
        is_figure = not any(elsewhere[start:end]) and not _is_year(figure)
        if is_figure and unit is None:
            is_figure = not names_a_thing(quote, start, end, figure, claim.article.language)
        if is_figure and any(_is_of_the_kind(figure, unit, one) for one in stated):
            held.append((figure, unit.factor if unit is not None else Fraction(1)))
    first, *parts = stated
    if not parts and makes(held, beside, first.figure, first.unit.factor if first.unit is not None else Fraction(1)):
        return None
    return _against([one.figure.words for one in stated], [figure.words for figure, _ in held])


def _dates_and_ranks(claim: AnyClaim, quote: str) -> bytearray:
    """Return a mark for each letter of a quote that belongs to a date or a rank; "1000" alone is no year."""
    marks = bytearray(len(quote))
    dates = [(start, end) for start, end, _ in _scan_dates(claim, quote)]
    ranks = [(start, end) for start, end, _ in scan_ranks(quote, claim.article.language)]
    for start, end in (*dates, *ranks):
        if not quote[start:end].isdecimal():
            marks[start:end] = b"\1" * (end - start)
    return marks


def _is_tiny(figure: Figure) -> bool:
    return figure.n in (0, 1, 2) and figure.end is None


def _is_year(figure: Figure) -> bool:
    return figure.in_full and not figure.unit and figure.n in _YEARS


def _is_of_the_kind(figure: Figure, unit: Unit | None, stated: _Stated) -> bool:
    """Whether a figure of a quote could be one of what the claim's figure is of."""
    if stated.figure.factor:
        return figure.factor
    if unit is not None:
        return (stated.unit or SHARE).like(unit)
    counts = stated.unit is not None and stated.unit.counts
    return counts or (not figure.unit and not stated.figure.unit)


def _fits(figure: Figure, unit: Unit | None, stated: _Stated) -> bool:
    """Whether a figure of a quote is the claim's: the same number, or a span that meets it, in units where known."""
    factor, own = Fraction(1), Fraction(1)
    if unit is not None and stated.unit is not None and stated.unit.like(unit):
        factor, own = unit.factor, stated.unit.factor
    if not _numbers(figure, factor).isdisjoint(_numbers(stated.figure, own)):
        return True
    if is_as_many_times(figure, factor, stated.figure, own):
        return True
    one, other = figure_spans(figure)[0].scaled(factor), figure_spans(stated.figure)[0].scaled(own)
    return one.meets(other) or one.scaled(-1).meets(other)


def _numbers(figure: Figure, factor: Fraction) -> set[Fraction]:
    return {abs(one.n) * factor for one in (figure, figure.end) if one is not None}


def _scan_dates(claim: AnyClaim, quote: str) -> list[tuple[int, int, Period]]:
    article = claim.article
    return scan_periods(quote, article.language, zone=article.zone, published=article.published)


def _dates(claim: AnyClaim, quote: str, stated: Sequence[Period]) -> Against | None:
    if not stated or any(holds_words(quote, period.words) for period in stated):
        return None
    scanned = _scan_dates(claim, quote)
    tidy = tidied(quote) or quote  # "21 Mei '98"
    again = scanned if tidy == quote else scanned + _scan_dates(claim, tidy)
    if any(period.said.meets(one.said) for _, _, period in again for one in stated):
        return None
    from claimcheck.reading.date_names import names_a_thing  # noqa: PLC0415 - most quotes hold the date of the claim

    found = [period for start, end, period in scanned if not names_a_thing(quote, start, end)]
    widest = max(_MONTH, *(_width(one.said) for one in stated))
    label = claim.edition.number if isinstance(claim, Happening) and claim.edition else None
    held = [one.words for one in found if _width(one.said) <= widest and _names_a_day(one) and one.words != str(label)]
    return _against([period.words for period in stated], held)


def _width(span: Span) -> int:
    """Return how many minutes a time lasts; one without an end is as wide as the year that "since 2017" names."""
    if span.lower is None or span.upper is None:
        return _YEAR
    return int(span.upper - span.lower) + 1


def _names_a_day(period: Period) -> bool:
    """Whether a date is written in figures, not only a weekday, a time of day or "last week"."""
    if not period.derived:
        return any(letter.isdecimal() for letter in period.words)
    return period.first_day is not None and str(period.first_day.day) in period.words


def _ranks(claim: Ranking, quote: str) -> Against | None:
    if claim.rank.number is None or "rank" in claim.assumed or holds_words(quote, claim.rank.words):
        return None
    found = scan_ranks(quote, claim.article.language)
    if any(rank.number == claim.rank.number for _, _, rank in found) or claim.rank.number in listed_ranks(quote):
        return None
    from claimcheck.reading.rank_names import is_of_somebody  # noqa: PLC0415 - most quotes hold the rank of the claim

    told = [rank.words for start, end, rank in found if rank.number and is_of_somebody(quote, start, end)]
    return _against([claim.rank.words], told)


def _against(stated: Sequence[str], held: Sequence[str]) -> Against | None:
    return Against(tuple(dict.fromkeys(stated)), tuple(dict.fromkeys(held))) if held else None
