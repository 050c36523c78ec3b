"""The sign of a figure, where words tell it: "terkontraksi 2,07 persen" of growth, "defisit Rp 371,5 triliun"."""

from __future__ import annotations

import re

from claimcheck.catalog.entries import Measure
from claimcheck.domain.figure import Figure, Hedge
from claimcheck.domain.pattern import on_demand
from claimcheck.domain.span import NOT_NEGATIVE
from claimcheck.reading.figures import tells_of_loss
from claimcheck.record import evolve

_GAINS = frozenset(
    {"laba", "untung", "keuntungan", "surplus", "neraca", "inflasi", "inflation", "profit", "gain", "income", "balance"}
)
_RESULTS = _GAINS | {"net", "eps", "earnings", "result", "results"}  # may be below zero
_LESS = on_demand(r"^lost(?= )|\b(?:shortfall|in the red|outflows?|net cancellations|net redemptions|net emigration)\b")
_LIVES = frozenset({"life", "lives", "nyawa"})


def signed(figure: Figure, language: str, measure: Measure) -> Figure:
    """Return a figure with the sign that its words give it as a value of a measure.

    Where the measure is itself one of growth, "terkontraksi 2,07 persen" is growth of -2.07 percent; of a measure that
    cannot be negative no such word is a sign. Of a measure of losses, "defisit Rp 371,5 triliun" is as much, not less
    than none, and "the loss of 179 lives" are as many deaths. "Min 10 orang" are ten at least, "min 5 derajat" five
    below zero. Who "lost $179 million" had that much less than no profit.
    """
    if figure.is_negative:
        if _is_least(figure, language, measure):
            return evolve(figure, n=-figure.n, hedge=Hedge.AT_LEAST)
        is_loss = tells_of_loss(figure.words, language) and (_counts_losses(measure) or _is_of_lives(figure))
        return _mirrored(figure) if is_loss else figure
    if _is_lost(figure, language, measure):
        return _mirrored(figure)
    fell = figure.direction == -1 and not figure.ended and not figure.factor and figure.n > 0
    if not fell or measure.unit.dimension != () or measure.bounds.within(NOT_NEGATIVE):
        return figure
    return _mirrored(figure)


def _is_lost(figure: Figure, language: str, measure: Measure) -> bool:
    """Whether "lost $179 million" tells a profit that is none, or "a net outflow of 1,200" what came in."""
    if language != "en" or figure.n <= 0 or measure.bounds.within(NOT_NEGATIVE):
        return False
    named = f"{measure.id} {measure.name}".casefold()
    told = _LESS.search(figure.words.casefold())
    return told is not None and told[0].rstrip("s") not in named and not _RESULTS.isdisjoint(re.findall(r"\w+", named))


def _is_of_lives(figure: Figure) -> bool:
    return not _LIVES.isdisjoint(re.findall(r"\w+", figure.unit.casefold()))


def _is_least(figure: Figure, language: str, measure: Measure) -> bool:
    is_short = language == "id" and figure.words.casefold().startswith("min ") and figure.hedge is Hedge.PLAIN
    return is_short and measure.bounds.within(NOT_NEGATIVE)


def _mirrored(figure: Figure) -> Figure:
    if figure.end is None:
        return evolve(figure, n=-figure.n)
    low = evolve(figure, n=-figure.end.n, w=figure.end.w, z=figure.end.z)
    return evolve(low, end=evolve(figure.end, n=-figure.n, w=figure.w, z=figure.z))


def _counts_losses(measure: Measure) -> bool:
    words = f"{measure.id} {measure.name}"
    gains = not _GAINS.isdisjoint(re.findall(r"\w+", words.casefold()))  # "laba/rugi" counts both, one of them below 0
    return not gains and any(tells_of_loss(words, language) for language in ("id", "en"))
