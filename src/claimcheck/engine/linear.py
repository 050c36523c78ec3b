"""Narrowing of one sum of many parts, in time proportional to their number.

What the other parts leave of one part is the whole sum less that part: with exact numbers nothing is lost by adding
all the ends once and taking each part's own end off again. Ends that are missing or open are counted beside the sum.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.domain.span import Exact, Span
from claimcheck.engine.interval import ratio


class Sum:
    """``constant`` plus factor times node, for each of the parts; a node is a place in a list of spans."""

    __slots__ = ("constant", "parts")
    __match_args__ = ("parts", "constant")

    def __init__(self, parts: tuple[tuple[Exact, int], ...], constant: Exact) -> None:
        self.parts, self.constant = parts, constant


class End:
    """One end of a sum: the finite ends of its parts added up, and how many of them are missing or open."""

    __slots__ = ("missing", "open", "value")

    def __init__(self, value: Exact, missing: int = 0, open_: int = 0) -> None:
        self.value, self.missing, self.open = value, missing, open_

    def add(self, factor: Exact, end: Exact | None, is_open: bool) -> None:
        """Add factor times the end of a part."""
        if end is None:
            self.missing += 1
            return
        part = end if factor == 1 else factor * end
        self.value = self.value + part if self.value else part
        self.open += is_open

    def take(self, factor: Exact, end: Exact | None, is_open: bool) -> None:
        """Take a part off again."""
        if end is None:
            self.missing -= 1
            return
        self.value -= factor * end
        self.open -= is_open

    def without(self, factor: Exact, end: Exact | None, is_open: bool) -> tuple[Exact | None, bool]:
        """Return the end of the sum of the other parts."""
        if self.missing > (end is None):
            return None, False
        if end is None:
            return self.value, self.open > 0
        return self.value - (end if factor == 1 else factor * end), self.open > is_open


def sum_span(node: Sum, spans: Sequence[Span]) -> Span:
    """Return the span of the sum."""
    low: Exact | None = node.constant
    high: Exact | None = node.constant
    low_open = high_open = False
    for factor, part in node.parts:
        if factor == 0:
            continue
        lower, lower_open, upper, upper_open = _oriented(factor, spans[part])
        low, high = _plus(low, _times(factor, lower)), _plus(high, _times(factor, upper))
        low_open, high_open = low_open or lower_open, high_open or upper_open
    return Span(low, high, low_open and low is not None, high_open and high is not None)


def narrow_parts(node: Sum, allowed: Span, spans: Sequence[Span]) -> Iterator[tuple[int, Span]]:
    """Yield each part that the other parts narrow, with the span that they and ``allowed`` leave it."""
    for factor, part, others_low, low_open, others_high, high_open in _others(node, spans):
        top, bottom = _plus(allowed.upper, _times(-1, others_low)), _plus(allowed.lower, _times(-1, others_high))
        if top is None and bottom is None:
            continue
        left = _part(factor, bottom, allowed.lower_open or high_open, top, allowed.upper_open or low_open)
        if not spans[part].within(left):
            yield part, left


def _others(node: Sum, spans: Sequence[Span]) -> Iterator[tuple[Exact, int, Exact | None, bool, Exact | None, bool]]:
    """Yield the factor and the place of each part, and the lower and the upper end of the sum of the others."""
    parts = [(factor, part) for factor, part in node.parts if factor != 0]
    if len(parts) == 2 and node.constant == 0:  # as most are; then the others are one, and nothing is to be taken off
        for (factor, part), (its, other) in (parts, reversed(parts)):
            low, low_open, high, high_open = _oriented(its, spans[other])
            yield factor, part, _times(its, low), low_open, _times(its, high), high_open
        return
    whole_low, whole_high = ends(node, spans)
    for factor, part in parts:
        low, low_open, high, high_open = _oriented(factor, spans[part])
        yield factor, part, *whole_low.without(factor, low, low_open), *whole_high.without(factor, high, high_open)


# Much of what is to be done leaves a fraction as it is, or turns its sign; that is seen in a tenth of the time.
def _times(factor: Exact, end: Exact | None) -> Exact | None:
    if end is None or factor == 1:
        return end
    return -end if factor == -1 else factor * end


def _plus(one: Exact | None, other: Exact | None) -> Exact | None:
    if one is None or other is None:
        return None
    return (one + other if other else one) if one else other


def ends(node: Sum, spans: Sequence[Span]) -> tuple[End, End]:
    """Return the lower and the upper end of the sum."""
    low, high = End(node.constant), End(node.constant)
    for factor, part in node.parts:
        span = spans[part]
        if factor > 0:
            low.add(factor, span.lower, span.lower_open)
            high.add(factor, span.upper, span.upper_open)
        elif factor:
            low.add(factor, span.upper, span.upper_open)
            high.add(factor, span.lower, span.lower_open)
    return low, high


def _oriented(factor: Exact, span: Span) -> tuple[Exact | None, bool, Exact | None, bool]:
    """Return the ends of the span in the order that they have once multiplied, but not multiplied yet."""
    if factor > 0:
        return span.lower, span.lower_open, span.upper, span.upper_open
    return span.upper, span.upper_open, span.lower, span.lower_open


def _part(factor: Exact, bottom: Exact | None, bottom_open: bool, top: Exact | None, top_open: bool) -> Span:
    """Return the span of x for which factor times x lies between the two ends, known to be in order."""
    if factor not in (1, -1):
        bottom = None if bottom is None else ratio(bottom, factor)
        top = None if top is None else ratio(top, factor)
    elif factor == -1:
        bottom, top = None if bottom is None else -bottom, None if top is None else -top
    bottom_open, top_open = bottom_open and bottom is not None, top_open and top is not None
    if factor > 0:
        return Span(bottom, top, bottom_open, top_open)
    return Span(top, bottom, top_open, bottom_open)
