"""Lines made ready for the page: a row for what each camp says, the gaps between camps, the scale below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise, product
from typing import TypeAlias

from markupsafe import Markup

from claimcheck.domain.message import Message, say
from claimcheck.domain.picture import Layout, Line, Scale, Stretch
from claimcheck.domain.span import Exact, Span
from claimcheck.lower.reads import in_digits, span_of_numbers
from claimcheck.record import frozen
from claimcheck.report.html import svg
from claimcheck.report.html.axis import Axis, axis_of, day_told
from claimcheck.report.html.words import PICTURES

Write: TypeAlias = Callable[[Message], str]
MOST_ROWS = 24


@frozen
class Row:
    """A stretch of the line: who says it, in which words, how that reads, and its strip."""

    camp: int | None
    label: Message
    reads: Message
    words: tuple[str, ...]
    claims: tuple[str, ...]
    strip: Markup


@frozen
class LineDrawn:
    """A line with its rows and its scale; ``remarks`` say in words what the eye sees.

    ``has_both`` tells that said and meant differ somewhere on it; ``left_out`` rows were too many.
    """

    caption: Message
    rows: tuple[Row, ...]
    scale: Markup
    remarks: tuple[Message, ...]
    has_both: bool
    left_out: int = 0
    kind: str = "line"


@frozen
class _Gap:
    low: Exact
    high: Exact


def line_drawn(line: Line, write: Write) -> LineDrawn:
    """Return a line ready for the page; ``write`` puts a message into words."""
    groups = _alike(line.stretches)
    spans = [span for group in groups for span in (group[0].said, group[0].meant)]
    is_apart = line.layout is Layout.APART
    if line.layout is Layout.SUM:
        spans += [_shifted(span, at) for span, at in zip(_parts(groups), _starts(groups), strict=True)]
    axis = axis_of(line.scale, [end for span in spans for end in _ends(span)], from_zero=not is_apart)
    gaps = tuple(_gaps([group[0] for group in groups])) if is_apart else ()
    if line.scale is not Scale.NUMBER:  # days and ranks that follow each other have nothing between them
        gaps = tuple(gap for gap in gaps if line.scale is Scale.TIME and gap.high - gap.low > 1)
    strips = _apart(axis, groups, gaps, write) if is_apart else _bars(axis, line.layout, groups, write)
    rows = tuple(_row(group, strip) for group, strip in zip(groups, strips, strict=True))
    return LineDrawn(
        _caption(line),
        rows[:MOST_ROWS],
        _scale(axis, write),
        tuple(_gap_words(line, gap) for gap in gaps),
        is_apart and any(one.said != one.meant for one in line.stretches),
        max(0, len(rows) - MOST_ROWS),
    )


def _caption(line: Line) -> Message:
    caption = PICTURES.get((line.scale, line.layout), PICTURES[line.scale, Layout.APART])
    return say("{picture}, in {unit}", picture=caption, unit=line.unit) if line.unit else caption


def _alike(stretches: Iterable[Stretch]) -> list[list[Stretch]]:
    """Return the stretches that a camp says alike together, in the order of the first of each."""
    found: dict[object, list[Stretch]] = {}
    for one in stretches:
        found.setdefault((one.camp, str(one.label), str(one.reads), one.said, one.meant), []).append(one)
    return list(found.values())


def _row(group: Sequence[Stretch], strip: Markup) -> Row:
    words = dict.fromkeys(one.words for one in group if one.words)
    claims = dict.fromkeys(one.claim for one in group if one.claim)
    return Row(group[0].camp, group[0].label, group[0].reads, tuple(words), tuple(claims), strip)


def _ends(span: Span) -> list[Exact]:
    return [end for end in (span.lower, span.upper) if end is not None]


def _gaps(stretches: Sequence[Stretch]) -> Iterator[_Gap]:
    """Yield the gap between each two neighbouring camps that are apart as said, else as meant."""
    for reading in ("said", "meant"):
        camps: dict[int | None, list[Span]] = {}
        for one in stretches:
            camps.setdefault(one.camp, []).append(one.said if reading == "said" else one.meant)
        in_order = sorted(camps.values(), key=lambda spans: max(span.lower_key for span in spans))
        found = [gap for one, other in pairwise(in_order) if (gap := _between(one, other)) is not None]
        if found:
            yield from found
            return


def _between(lower: Sequence[Span], upper: Sequence[Span]) -> _Gap | None:
    """Return the narrowest gap between a span of one camp and one of the other."""
    gaps = [
        _Gap(one.upper, other.lower)
        for one, other in product(lower, upper)
        if one.precedes(other) and one.upper is not None and other.lower is not None
    ]
    return min(gaps, key=lambda gap: gap.high - gap.low, default=None)


def _gap_words(line: Line, gap: _Gap) -> Message:
    if line.scale is Scale.TIME:
        return say("Between {low} and {high} lies a gap.", low=day_told(gap.low), high=day_told(gap.high))
    low, high = (in_digits(end) for end in (gap.low, gap.high))
    unit = say(" {unit}", unit=line.unit) if line.unit else ""
    return say("Between {low} and {high}{unit} lies a gap.", low=low, high=high, unit=unit)


def _scale(axis: Axis, write: Write) -> Markup:
    strip, ticks = svg.Strip(""), axis.ticks()
    strip.ticks(ticks, [write(tick.label) for tick in ticks])
    return strip.written()


def _name(scale: Scale, group: Sequence[Stretch], write: Write) -> str:
    """Return what a strip shows, for those who do not see it."""
    first = group[0]
    if first.said == first.meant or scale is not Scale.NUMBER:
        return write(say("{label}: {reads}", label=first.label, reads=first.reads))
    meant = span_of_numbers(first.meant)
    return write(say("{label}: said {reads}, meant {meant}", label=first.label, reads=first.reads, meant=meant))


def _apart(axis: Axis, groups: Sequence[Sequence[Stretch]], gaps: Sequence[_Gap], write: Write) -> Iterator[Markup]:
    """Yield for each row its two bars, across the gaps; an arrow shows that there is no end."""
    for group in groups:
        first, strip = group[0], svg.Strip(_name(axis.scale, group, write))
        for gap in gaps:
            strip.band(axis.place(gap.low), axis.place(gap.high), "gap")
        strip.track()
        colour = svg.hue(first.camp)
        if first.said.is_point:
            strip.point(axis.place(first.said.lower or 0), colour)
            yield strip.written()
            continue
        strip.said(*_places(axis, first.said), colour)
        strip.meant(*_places(axis, first.meant), colour)
        if first.said.lower is None:
            strip.arrow(colour, right=False)
        if first.said.upper is None:
            strip.arrow(colour, right=True)
        yield strip.written()


def _places(axis: Axis, span: Span) -> tuple[Fraction, Fraction]:
    low = Fraction(0) if span.lower is None else axis.place(span.lower)
    return low, Fraction(100) if span.upper is None else axis.place(span.upper)


def _bars(axis: Axis, layout: Layout, groups: Sequence[Sequence[Stretch]], write: Write) -> Iterator[Markup]:
    """Yield bars from zero: full as far as the value surely goes, light as far as it may; then what is too much."""
    whole = groups[0][0].said
    starts = _starts(groups) if layout is Layout.SUM else [Fraction(0)] * len(groups)
    for index, (group, start) in enumerate(zip(groups, starts, strict=True)):
        strip, colour = svg.Strip(_name(axis.scale, group, write)), svg.hue(group[0].camp)
        strip.track()
        span = _shifted(group[0].said, start)
        sure, may = _places(axis, span)
        begin = axis.place(start)
        strip.said(min(begin, may), max(begin, may), colour)
        strip.full(min(begin, sure), max(begin, sure), colour)
        if index and whole.upper is not None:
            if span.lower is not None and span.lower > whole.upper:
                strip.band(axis.place(whole.upper), sure, "gap")
            strip.upright(axis.place(whole.upper), "limit")
        yield strip.written()


def _parts(groups: Sequence[Sequence[Stretch]]) -> list[Span]:
    return [group[0].said for group in groups]


def _starts(groups: Sequence[Sequence[Stretch]]) -> list[Fraction]:
    """Return where each bar of a sum begins: the whole at zero, each part where the one before it may end."""
    starts, reached = [Fraction(0)], Fraction(0)
    for group in groups[1:]:
        starts.append(reached)
        ends = _ends(group[0].meant) or [0]
        reached += Fraction(sum(ends)) / len(ends)
    return starts


def _shifted(span: Span, by: Fraction) -> Span:
    return span.scaled(1, by)
