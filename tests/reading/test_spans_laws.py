"""Laws of the spans of figures."""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.domain.figure import Figure, Hedge
from claimcheck.domain.span import Span
from claimcheck.reading.figure_rounding import coarseness, last_place
from claimcheck.reading.spans import figure_spans, next_rounder

SCALES = st.sampled_from([1, 10**3, 10**6, 10**9])
SINGLE = [hedge for hedge in Hedge if hedge not in {Hedge.RANGE, Hedge.ROUGH_COUNT, Hedge.FRACTION}]


@st.composite
def plain_figures(draw: st.DrawFn) -> Figure:
    decimals = draw(st.integers(0, 3))
    scale = draw(SCALES)
    n = Fraction(draw(st.integers(0, 10**6)) * scale, 10**decimals)
    w, z = coarseness(n, Fraction(scale, 10**decimals), decimals=decimals > 0)
    return Figure("", n, w, z, in_full=scale == 1)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    figure = draw(plain_figures())
    kind = draw(st.sampled_from(list(Hedge)))
    if kind is Hedge.RANGE:
        end = draw(plain_figures().filter(lambda other: other.n > figure.n))
        end = evolve(end, hedge=draw(st.sampled_from([Hedge.PLAIN, Hedge.ABOUT])))
        return evolve(figure, hedge=kind, end=end)
    if kind is Hedge.ROUGH_COUNT:
        n = Fraction(draw(st.sampled_from([11, 20, 100, 1000])) * draw(SCALES))
        return Figure("", n, n / 2, n / 2, kind)
    if kind is Hedge.FRACTION:
        n = Fraction(draw(st.integers(1, 10)), draw(st.integers(10, 20)))
        return Figure("", n, n / 5, n / 5, kind, share=True)
    return evolve(figure, hedge=kind, also=draw(st.sampled_from([None, *SINGLE])))


def negated(figure: Figure) -> Figure:
    if figure.end is None:
        return evolve(figure, n=-figure.n)
    low = evolve(figure.end, n=-figure.end.n, hedge=figure.hedge)
    return evolve(low, end=evolve(figure, n=-figure.n, hedge=figure.end.hedge, end=None))


def mirror(span: Span) -> Span:
    return span.scaled(-1)


@given(figures(), st.booleans(), st.booleans(), st.booleans())
@settings(max_examples=300)
def test_meant_lies_within_said(figure: Figure, below: bool, whole: bool, exact: bool) -> None:
    said, meant = figure_spans(negated(figure) if below else figure, whole=whole, exact=exact)
    assert meant.within(said)


@given(figures().filter(lambda figure: figure.n > 0), st.booleans(), st.booleans())
@settings(max_examples=300)
def test_below_zero_is_the_mirror_of_above(figure: Figure, whole: bool, exact: bool) -> None:
    said, meant = figure_spans(figure, whole=whole, exact=exact)
    assert figure_spans(negated(figure), whole=whole, exact=exact) == (mirror(said), mirror(meant))


@given(plain_figures(), st.sampled_from(SINGLE), st.sampled_from(SINGLE))
def test_two_hedges_admit_what_either_admits(figure: Figure, hedge: Hedge, also: Hedge) -> None:
    both = figure_spans(evolve(figure, hedge=hedge, also=also))
    for one in (hedge, also):
        spans = figure_spans(evolve(figure, hedge=one))
        assert all(narrow.within(wide) for narrow, wide in zip(spans, both, strict=True))


@given(plain_figures(), st.sampled_from(SINGLE), st.integers(1, 6))
@settings(max_examples=300)
def test_coarser_writing_widens(figure: Figure, hedge: Hedge, factor: int) -> None:
    coarser = evolve(figure, w=figure.w * factor, z=figure.z * factor, hedge=hedge)
    for fine, coarse in zip(figure_spans(evolve(figure, hedge=hedge)), figure_spans(coarser), strict=True):
        assert fine.within(coarse)


@given(plain_figures(), st.booleans(), st.booleans())
def test_knowing_more_of_a_plain_figure_only_narrows(figure: Figure, whole: bool, exact: bool) -> None:
    for narrow, wide in zip(figure_spans(figure, whole=whole, exact=exact), figure_spans(figure), strict=True):
        assert narrow.within(wide)


@given(st.integers(1, 10**6), st.integers(0, 4))
def test_a_true_number_lies_in_what_its_rounded_or_cut_form_says(number: int, zeros: int) -> None:
    step = 10**zeros
    for written in {number // step * step, (number + step // 2) // step * step}:
        if written > step:  # a figure of one unit is narrower: its coarseness is capped at half of it
            w, z = coarseness(Fraction(written), Fraction(step), decimals=False)
            said, _ = figure_spans(Figure("", Fraction(written), w, z))
            assert said.holds(number)


@given(st.integers(1, 10**9), st.integers(0, 6))
def test_the_next_rounder_number_is_rounder_and_the_nearest(digits: int, decimals: int) -> None:
    n = Fraction(digits, 10**decimals)
    unit = last_place(n)
    above = next_rounder(n)
    below = next_rounder(n, down=True)
    assert unit is not None
    assert below < n < above
    assert 0 < above - n <= 10 * unit
    assert 0 < n - below <= 10 * unit
    if n / unit >= 10:
        assert above % (10 * unit) == below % (10 * unit) == 0


@given(plain_figures())
def test_plain_spans_are_those_of_the_table(figure: Figure) -> None:
    n, w, z = figure.n, figure.w, figure.z
    m = max(w / 2, z / 4)
    said, meant = figure_spans(figure)
    assert said == Span(n - z / 2, n + z, upper_open=True)
    assert meant == Span(n - m, n + m, upper_open=True)
