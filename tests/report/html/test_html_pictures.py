from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from importlib.resources import files
from itertools import combinations

import pytest
from html_pages import Parsed, shipped
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.api import check
from claimcheck.domain.message import say, verbatim
from claimcheck.domain.picture import Layout, Line, Node, Picture, Scale, Stretch, Tree
from claimcheck.domain.span import EVERYTHING, Span
from claimcheck.report.html import render, svg
from claimcheck.report.html.axis import axis_of
from claimcheck.report.html.lines import MOST_ROWS, line_drawn
from claimcheck.report.html.trees import tree_drawn
from claimcheck.report.model import Report

BAR = re.compile(r'<rect x="([0-9.]+)%"')
exact = st.one_of(st.integers(-(10**15), 10**15), st.fractions(max_denominator=1000), st.just(10**40))
ends = st.one_of(st.none(), exact)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    low, high = draw(ends), draw(ends)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Span(low, high)


@st.composite
def lines(draw: st.DrawFn) -> Line:
    stretches = []
    for number in range(draw(st.integers(1, 5))):
        said = draw(spans())
        meant = said.meet(draw(spans())) or said
        camp = draw(st.one_of(st.none(), st.integers(0, 40)))
        stretches.append(Stretch(verbatim(f"s{number}"), verbatim("r"), said, meant, camp))
    scale = draw(st.sampled_from(Scale))
    layout = draw(st.sampled_from(Layout)) if scale is Scale.NUMBER else Layout.APART
    return Line(scale, tuple(stretches), "people", layout)


def percentages(markup: str) -> list[Fraction]:
    return [Fraction(found) for found in re.findall(r'"(-?[0-9.]+)%"', markup)]


@given(lines())
def test_whatever_is_drawn_lies_on_the_line(line: Line) -> None:
    drawn = line_drawn(line, str)
    for markup in [*(row.strip for row in drawn.rows), drawn.scale]:
        assert all(0 <= place <= 100 for place in percentages(markup))
        for x, width in re.findall(r'x="([0-9.]+)%" y="[0-9]+" width="([0-9.]+)%"', markup):
            assert Fraction(x) + Fraction(width) <= Fraction(10002, 100)


@given(st.sampled_from(Scale), st.lists(exact, min_size=2, max_size=6))
def test_greater_values_lie_further_right(scale: Scale, values: list[int | Fraction]) -> None:
    axis = axis_of(scale, values)
    for one, other in combinations(values, 2):
        assert (axis.place(one) < axis.place(other)) == (one < other)
    assert axis.low < min(values)
    assert max(values) < axis.high


@given(st.sampled_from(Scale), st.lists(exact, min_size=1, max_size=4), st.booleans())
def test_ticks_rise_and_are_few(scale: Scale, values: list[int | Fraction], from_zero: bool) -> None:
    places = [tick.place for tick in axis_of(scale, values, from_zero=from_zero).ticks()]
    assert places == sorted(set(places))
    assert len(places) <= 13


def stretch(camp: int | None, low: int | None, high: int | None) -> Stretch:
    span = Span(low, high)
    return Stretch(say("camp {n}", n=camp or 0), verbatim(f"{low} to {high}"), span, span, camp)


def test_a_gap_lies_between_camps_that_part_and_nowhere_else() -> None:
    apart = line_drawn(Line(Scale.NUMBER, (stretch(0, 1, 2), stretch(1, 5, 6)), "people"), str)
    assert [str(remark) for remark in apart.remarks] == ["Between 2 and 5 people lies a gap."]
    assert all('class="gap"' in row.strip for row in apart.rows)
    together = line_drawn(Line(Scale.NUMBER, (stretch(0, 1, 5), stretch(1, 5, 6))), str)
    assert not together.remarks
    assert not any("gap" in row.strip for row in together.rows)


def test_an_end_that_is_open_is_an_arrow() -> None:
    drawn = line_drawn(Line(Scale.NUMBER, (stretch(0, 5, None), stretch(1, 1, 2))), str)
    assert [row.strip.count("<path") for row in drawn.rows] == [1, 0]
    everything = Stretch(verbatim("all"), verbatim("anything"), EVERYTHING, EVERYTHING, 0)
    assert line_drawn(Line(Scale.NUMBER, (everything,)), str).rows[0].strip.count("<path") == 2


def test_what_a_camp_says_alike_is_one_row() -> None:
    drawn = line_drawn(Line(Scale.NUMBER, (stretch(0, 1, 2), stretch(0, 1, 2), stretch(1, 5, 6))), str)
    assert len(drawn.rows) == 2


def test_rows_that_are_too_many_are_counted() -> None:
    drawn = line_drawn(Line(Scale.NUMBER, tuple(stretch(n, n, n) for n in range(MOST_ROWS + 7))), str)
    assert (len(drawn.rows), drawn.left_out) == (MOST_ROWS, 7)


def test_a_part_beyond_its_whole_is_marked() -> None:
    drawn = line_drawn(Line(Scale.NUMBER, (stretch(0, 8, 9), stretch(1, 12, 13)), "", Layout.PARTS), str)
    whole, part = (row.strip for row in drawn.rows)
    assert 'class="limit"' in part
    assert 'class="gap"' in part
    assert 'class="limit"' not in whole


def test_parts_of_a_sum_follow_each_other() -> None:
    line = Line(Scale.NUMBER, (stretch(0, 10, 10), stretch(0, 4, 4), stretch(0, 3, 3)), "", Layout.SUM)
    starts = [Fraction(found[1]) for row in line_drawn(line, str).rows if (found := BAR.search(row.strip))]
    assert starts[0] == starts[1] == 0
    assert starts[2] > starts[1]


def test_a_tree_begins_where_the_places_part_and_marks_who_names_which() -> None:
    nodes = (
        Node("Indonesia", 0),
        Node("Banten", 1, "province"),
        Node("A", 2, None, ((0, "one#c"),)),
        Node("B", 2),
        Node("C", 3, None, ((1, "two#c"),)),
    )
    drawn = tree_drawn(Tree(nodes))
    assert [branch.name for branch in drawn.branches] == ["Banten", "A", "B", "C"]
    assert [branch.parts_here for branch in drawn.branches] == [True, False, False, False]
    assert [branch.within for branch in drawn.branches] == [None, "Banten", "Banten", "B"]
    assert [branch.camps for branch in drawn.branches] == [(), ((0, ("one#c",)),), (), ((1, ("two#c",)),)]


def test_a_tree_of_any_depth_can_be_drawn() -> None:
    chain = tuple(Node(f"p{depth}", depth, None, ((depth % 2, "x"),)) for depth in range(5000))
    drawn = tree_drawn(Tree(chain))
    assert drawn.left_out == 5000 - len(drawn.branches)
    assert not tree_drawn(Tree(())).branches


def test_camps_differ_in_shape_and_letter() -> None:
    shapes = [re.search(r' d="([^"]+)"', svg.mark(camp, "x")) for camp in range(6)]
    assert len({shape[1] for shape in shapes if shape}) == 6
    assert len({svg.letter(camp) for camp in range(200)}) == 200


FIGURES = {"measures": {"insured": {"name": "insured", "unit": "person"}}, "places": {"x": {"name": "X"}}}
PLACES = {
    "places": {"p": {"name": "P"}, "a": {"name": "A", "within": "p"}, "b": {"name": "B", "within": "p"}},
    "events": {"e": {"name": "E"}},
}


def of_claims(catalog: Mapping[str, object], **claim: tuple[object, object]) -> Report:
    """Return the report on two articles that say this and that of one thing."""
    documents: list[Mapping[str, object]] = [catalog]
    for number in (0, 1):
        own = {name: values[number] for name, values in claim.items()}
        documents.append({"article": {"id": f"a{number}", "published": "2026-01-01"}, "claims": [{"id": "c", **own}]})
    return check(documents)


def pictures(report: Report) -> list[Picture]:
    return [picture for finding in report.findings for picture in finding.pictures]


def test_two_figures_are_drawn_on_a_line() -> None:
    kind = ("quantity", "quantity")
    report = of_claims(FIGURES, kind=kind, measure=("insured",) * 2, place=("x", "x"), value=("100", "200"))
    (line,) = pictures(report)
    assert isinstance(line, Line)
    assert line.scale is Scale.NUMBER
    assert [(one.camp, one.words) for one in line.stretches] == [(0, "100"), (1, "200")]


def test_two_dates_are_drawn_on_a_line() -> None:
    report = of_claims(PLACES, kind=("event",) * 2, event=("e", "e"), date=("2025-01-02", "2025-01-09"))
    (line,) = pictures(report)
    assert isinstance(line, Line)
    assert line.scale is Scale.TIME
    assert {str(one.reads) for one in line.stretches} == {"2 January 2025", "9 January 2025"}


def test_two_places_are_drawn_in_their_tree() -> None:
    report = of_claims(PLACES, kind=("event",) * 2, event=("e", "e"), place=("A", "B"))
    (tree,) = pictures(report)
    assert isinstance(tree, Tree)
    assert [(node.name, node.depth, [camp for camp, _ in node.named]) for node in tree.nodes] == [
        ("P", 0, []),
        ("A", 1, [0]),
        ("B", 1, [1]),
    ]


def test_parts_that_do_not_add_up_are_drawn_one_after_the_other() -> None:
    parts = [{"place": "A", "value": "31"}, {"place": "B", "value": "42"}]
    claim = {"id": "c", "kind": "quantity", "measure": "insured", "place": "P", "value": "105", "parts": parts}
    (line,) = pictures(check([FIGURES, PLACES, {"article": {"id": "a"}, "claims": [claim]}]))
    assert isinstance(line, Line)
    assert line.layout is Layout.SUM
    assert [one.words for one in line.stretches] == ["105", "31", "42"]


def _only(document: Mapping[str, object], claim: Mapping[str, object]) -> Line:
    (line,) = pictures(check([document, {"article": {"id": "a"}, "claims": [{"id": "c", **claim}]}]))
    assert isinstance(line, Line)
    return line


def test_a_weekday_that_is_not_the_dates_stands_beside_the_nearest_day_of_that_name() -> None:
    events = {"events": {"e": {"name": "E"}}}
    line = _only(events, {"kind": "event", "event": "e", "date": "Rabu (27/11/2025)"})
    assert [str(one.reads) for one in line.stretches] == ["27 November 2025", "26 November 2025"]
    line = _only(events, {"kind": "event", "event": "e", "date": "Minggu (27/11/2025)"})
    assert [str(one.reads) for one in line.stretches] == ["27 November 2025", "30 November 2025"]


def test_a_figure_beyond_what_is_plausible_stands_beside_that() -> None:
    wage = {"measures": {"w": {"name": "w", "unit": "rupiah", "plausible": ["1 juta", "10 juta"]}}}
    figure, plausible = _only(wage, {"kind": "quantity", "measure": "w", "value": "Rp 4,9 miliar"}).stretches
    assert plausible.said.precedes(figure.said)
    assert (plausible.said, plausible.camp) == (Span(10**6, 10**7), None)


def test_a_rank_beyond_its_field_stands_beside_the_field() -> None:
    award = {"awards": {"p": {"name": "P"}}, "entities": {"x": {"name": "X"}}}
    claim = {"kind": "rank", "award": "p", "recipient": "x", "rank": "peringkat 9", "out-of": 8}
    rank, field = _only(award, claim).stretches
    assert (rank.said, field.said, field.camp) == (Span.point(9), Span(1, 8), None)


def test_the_year_of_a_label_stands_beside_the_date() -> None:
    events = {"events": {"e": {"name": "E"}}}
    label, date = _only(events, {"kind": "event", "event": "e", "date": "27/11/2025", "edition": "Gala 2024"}).stretches
    assert label.said.precedes(date.said)


def test_organisations_of_one_group_are_drawn_as_a_tree() -> None:
    entities = {"group": {"name": "G"}, "x": {"name": "X", "within": "group"}, "y": {"name": "Y", "within": "group"}}
    catalog = {"entities": entities | {"ani": {"name": "Ani"}}, "properties": {"employer": {"single": True}}}
    articles = [
        {"article": {"id": id_}, "claims": [
            {"id": "c", "kind": "attribute", "subject": "ani", "property": "employer", "value": id_}]}
        for id_ in ("x", "y")
    ]  # fmt: skip
    report = check([catalog, *articles])
    (tree,) = pictures(report)
    assert isinstance(tree, Tree)
    assert [(node.name, node.depth) for node in tree.nodes] == [("G", 0), ("X", 1), ("Y", 1)]
    assert "What the organisations are a part of" in Parsed(render(report)).text
    apart = {**catalog, "entities": {name: {"name": name.upper()} for name in ("x", "y", "ani")}}
    assert pictures(check([apart, *articles])) == [], "two names without a wider one are no tree"


def test_the_shipped_report_shows_every_kind_of_picture() -> None:
    page = Parsed(render(shipped()))
    assert page.with_class("tree")
    for words in ("The whole and its part", "The figures on one line", "The times on one line", "Where the places lie"):
        assert words in page.text


def _colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{3,6})", block))


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1, 2], ids=["light", "dark", "print"])
def test_colours_have_the_contrast_that_wcag_asks_for(scheme: int) -> None:
    style = files("claimcheck.report.html").joinpath("style.css").read_text(encoding="utf-8")
    colours = _colours(re.findall(r":root \{([^}]+)\}", style)[scheme])
    texts = ["ink", "faint", "link", "contradiction", "tension", "note", "accepted", "problem"]
    for ground in ("paper", "card"):
        assert all(_contrast(colours[name], colours[ground]) >= 4.5 for name in texts)
        assert all(_contrast(colours[name], colours[ground]) >= 3 for name in ("gap-edge", "track", "rest"))
    for camp in range(6):
        assert _contrast(colours[f"camp-{camp}"], colours["on-camp"]) >= 4.5
        assert _contrast(colours[f"camp-{camp}"], colours["paper"]) >= 3
