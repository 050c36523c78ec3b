"""The table of figures in readings.md, row by row: what is said, and what is meant."""

from __future__ import annotations

from fractions import Fraction

import pytest

from claimcheck.domain.figure import Figure, Hedge
from claimcheck.domain.span import Span
from claimcheck.reading.figures import read_figure
from claimcheck.reading.spans import figure_spans, is_to_the_unit, next_rounder


def read(text: str, language: str = "id") -> Figure:
    figure = read_figure(text, language)
    assert isinstance(figure, Figure), figure
    return figure


def closed(lower: Fraction | int | None, upper: Fraction | int | None = None) -> Span:
    return Span(lower, upper)


def half_open(lower: Fraction | int, upper: Fraction | int) -> Span:
    return Span(lower, upper, upper_open=True)


def between(lower: Fraction | int, upper: Fraction | int) -> Span:
    return Span(lower, upper, lower_open=True, upper_open=True)


MILLION = 10**6

ROWS = [
    # a plain figure
    ("2,73 juta", half_open(2_725_000, 2_740_000), half_open(2_725_000, 2_735_000)),
    ("16.000", half_open(15_500, 17_000), half_open(15_750, 16_250)),
    ("385.741", half_open(Fraction(771_481, 2), 385_742), half_open(Fraction(771_481, 2), Fraction(771_483, 2))),
    ("40 ribu", half_open(38_000, 44_000), half_open(39_000, 41_000)),
    (
        "46,03 persen",
        half_open(Fraction(46_025, 1000), Fraction(4604, 100)),
        half_open(Fraction(46_025, 1000), Fraction(46_035, 1000)),
    ),
    ("100.000", half_open(95_000, 110_000), half_open(97_500, 102_500)),
    ("2,70 juta", half_open(2_695_000, 2_710_000), half_open(2_695_000, 2_705_000)),
    ("1", half_open(Fraction(3, 4), Fraction(3, 2)), half_open(Fraction(3, 4), Fraction(5, 4))),
    ("0", half_open(Fraction(-1, 2), 1), half_open(Fraction(-1, 2), Fraction(1, 2))),
    ("dua juta", half_open(1_500_000, 3 * MILLION), half_open(1_500_000, 2_500_000)),
    ("dua juta tujuh ratus ribu", half_open(2_650_000, 2_800_000), half_open(2_675_000, 2_725_000)),
    # about
    ("sekitar 40 ribu", closed(36_000, 44_000), closed(38_000, 42_000)),
    ("kurang lebih 40 ribu", closed(36_000, 44_000), closed(38_000, 42_000)),
    ("kira-kira 40 ribu", closed(36_000, 44_000), closed(38_000, 42_000)),
    ("~40 ribu", closed(36_000, 44_000), closed(38_000, 42_000)),
    # 600-an
    ("600-an", half_open(570, 700), half_open(600, 700)),
    ("40-an", half_open(38, 50), half_open(40, 50)),
    ("1,3 jutaan", half_open(1_250_000, 1_400_000), half_open(1_300_000, 1_400_000)),
    ("600-an ribu", half_open(570_000, 700_000), half_open(600_000, 700_000)),
    ("dua ratusan ribu", half_open(190_000, 300_000), half_open(200_000, 300_000)),
    ("seribuan orang", half_open(750, 2000), half_open(1000, 2000)),
    # reached
    ("mencapai 562 ribu", closed(561_500, 570_000), closed(561_500, 570_000)),
    ("tembus 3 juta", closed(2_500_000, 4 * MILLION), closed(2_500_000, 4 * MILLION)),
    ("menembus 3 juta", closed(2_500_000, 4 * MILLION), closed(2_500_000, 4 * MILLION)),
    # more than
    ("lebih dari 562 ribu jiwa", closed(562_000), between(562_000, 570_000)),
    ("di atas 93", closed(93), between(93, 100)),
    ("melebihi 100", closed(100), between(100, 200)),
    ("10 juta orang lebih", closed(10 * MILLION), between(10 * MILLION, 20 * MILLION)),
    # at least
    ("minimal 5", closed(5), closed(5)),
    ("setidaknya 5", closed(5), closed(5)),
    ("sedikitnya 5", closed(5), closed(5)),
    ("paling sedikit 5", closed(5), closed(5)),
    ("tidak kurang dari 5", closed(5), closed(5)),
    # less than
    ("kurang dari 562 ribu", closed(None, 562_000), between(560_000, 562_000)),
    ("di bawah 3 juta", closed(None, 3 * MILLION), between(2 * MILLION, 3 * MILLION)),
    ("tidak sampai 100", closed(None, 100), between(90, 100)),
    # nearly
    ("hampir 40 ribu", closed(36_000, 40_000), half_open(36_000, 40_000)),
    ("nyaris 40 ribu", closed(36_000, 40_000), half_open(36_000, 40_000)),
    ("mendekati 40 ribu", closed(36_000, 40_000), half_open(36_000, 40_000)),
    # at most
    ("maksimal 5", closed(None, 5), closed(None, 5)),
    ("paling banyak 5", closed(None, 5), closed(None, 5)),
    ("tidak lebih dari 5", closed(None, 5), closed(None, 5)),
    ("hingga 5", closed(None, 5), closed(None, 5)),
    ("sampai 5", closed(None, 5), closed(None, 5)),
    # ranges, each end its own z
    ("3-4 juta", half_open(2_500_000, 5 * MILLION), closed(3 * MILLION, 4 * MILLION)),
    ("3 sampai 4 juta", half_open(2_500_000, 5 * MILLION), closed(3 * MILLION, 4 * MILLION)),
    ("3 hingga 4 juta", half_open(2_500_000, 5 * MILLION), closed(3 * MILLION, 4 * MILLION)),
    ("antara 3 dan 4 juta", half_open(2_500_000, 5 * MILLION), closed(3 * MILLION, 4 * MILLION)),
    ("900 ribu sampai 1,2 juta", half_open(855_000, 1_300_000), closed(900_000, 1_200_000)),
    ("sekitar 3-4 juta", closed(2 * MILLION, 5 * MILLION), closed(2_500_000, 4_500_000)),
    ("-3 sampai 4", between(-4, 5), closed(-3, 4)),
    ("minus 4 sampai minus 3", Span(-5, Fraction(-5, 2), lower_open=True), closed(-4, -3)),
    ("-3 sampai 0", Span(-4, Fraction(1, 2), lower_open=True), closed(-3, 0)),
    # dozens, hundreds
    ("ratusan lusin", closed(1200), half_open(1200, 12_000)),
    ("belasan orang", closed(11), half_open(11, 20)),
    ("puluhan orang", closed(20), half_open(20, 100)),
    ("ratusan orang", closed(100), half_open(100, 1000)),
    ("ribuan orang", closed(1000), half_open(1000, 10_000)),
    ("ratusan ribu orang", closed(100_000), half_open(100_000, MILLION)),
    ("belasan ribu orang", closed(11_000), half_open(11_000, 20_000)),
    ("Jutaan Pekerja", closed(MILLION), half_open(MILLION, 10 * MILLION)),
    # shares
    ("separuh", half_open(Fraction(9, 20), Fraction(3, 5)), half_open(Fraction(9, 20), Fraction(11, 20))),
    ("setengah", half_open(Fraction(9, 20), Fraction(3, 5)), half_open(Fraction(9, 20), Fraction(11, 20))),
    ("sepertiga", half_open(Fraction(3, 10), Fraction(2, 5)), half_open(Fraction(3, 10), Fraction(11, 30))),
    ("seperempat", half_open(Fraction(9, 40), Fraction(3, 10)), half_open(Fraction(9, 40), Fraction(11, 40))),
    ("1 dari 4", half_open(Fraction(9, 40), Fraction(3, 10)), half_open(Fraction(9, 40), Fraction(11, 40))),
    # factors
    ("dua kali lipat", half_open(Fraction(3, 2), 3), half_open(Fraction(3, 2), Fraction(5, 2))),
    ("tiga kali", half_open(Fraction(5, 2), 4), half_open(Fraction(5, 2), Fraction(7, 2))),
    # below zero: the mirror
    ("minus 2,73 juta", Span(-2_740_000, -2_725_000, lower_open=True), Span(-2_735_000, -2_725_000, lower_open=True)),
]

ENGLISH_ROWS = [
    ("about 40,000", closed(36_000, 44_000), closed(38_000, 42_000)),
    ("around 40,000", closed(36_000, 44_000), closed(38_000, 42_000)),
    ("some 40,000", closed(36_000, 44_000), closed(38_000, 42_000)),
    ("roughly 40,000", closed(36_000, 44_000), closed(38_000, 42_000)),
    ("reached 562,000", closed(561_500, 570_000), closed(561_500, 570_000)),
    ("passed 562,000", closed(561_500, 570_000), closed(561_500, 570_000)),
    ("more than 93", closed(93), between(93, 100)),
    ("over 93", closed(93), between(93, 100)),
    ("above 93", closed(93), between(93, 100)),
    ("at least 5", closed(5), closed(5)),
    ("no fewer than 5", closed(5), closed(5)),
    ("less than 100", closed(None, 100), between(90, 100)),
    ("under 100", closed(None, 100), between(90, 100)),
    ("below 100", closed(None, 100), between(90, 100)),
    ("nearly 40,000", closed(36_000, 40_000), half_open(36_000, 40_000)),
    ("almost 40,000", closed(36_000, 40_000), half_open(36_000, 40_000)),
    ("at most 5", closed(None, 5), closed(None, 5)),
    ("up to 5", closed(None, 5), closed(None, 5)),
    ("3 to 4 million", half_open(2_500_000, 5 * MILLION), closed(3 * MILLION, 4 * MILLION)),
    ("between 3 and 4 million", half_open(2_500_000, 5 * MILLION), closed(3 * MILLION, 4 * MILLION)),
    ("dozens", closed(20), half_open(20, 100)),
    ("hundreds of people", closed(100), half_open(100, 1000)),
    ("hundreds of thousands of people", closed(100_000), half_open(100_000, MILLION)),
    ("half", half_open(Fraction(9, 20), Fraction(3, 5)), half_open(Fraction(9, 20), Fraction(11, 20))),
    ("a third", half_open(Fraction(3, 10), Fraction(2, 5)), half_open(Fraction(3, 10), Fraction(11, 30))),
    ("a quarter", half_open(Fraction(9, 40), Fraction(3, 10)), half_open(Fraction(9, 40), Fraction(11, 40))),
    ("one in four", half_open(Fraction(9, 40), Fraction(3, 10)), half_open(Fraction(9, 40), Fraction(11, 40))),
    ("double", half_open(Fraction(3, 2), 3), half_open(Fraction(3, 2), Fraction(5, 2))),
    ("threefold", half_open(Fraction(5, 2), 4), half_open(Fraction(5, 2), Fraction(7, 2))),
]


@pytest.mark.parametrize(("text", "said", "meant"), ROWS)
def test_what_indonesian_words_say_and_mean(text: str, said: Span, meant: Span) -> None:
    assert figure_spans(read(text)) == (said, meant)


@pytest.mark.parametrize(("text", "said", "meant"), ENGLISH_ROWS)
def test_what_english_words_say_and_mean(text: str, said: Span, meant: Span) -> None:
    assert figure_spans(read(text, "en")) == (said, meant)


@pytest.mark.parametrize("text", ["23", "946 pengemudi", "-23"])
def test_a_small_count_in_full_is_itself(text: str) -> None:
    figure = read(text)
    assert figure_spans(figure, whole=True) == (Span.point(figure.n), Span.point(figure.n))


@pytest.mark.parametrize(("text", "said"), [("40", half_open(38, 44)), ("300", half_open(285, 330))])
def test_a_small_round_count_is_meant_exactly_and_may_be_rounded(text: str, said: Span) -> None:
    assert figure_spans(read(text), whole=True) == (said, Span.point(read(text).n))


@pytest.mark.parametrize("text", ["1.946", "2 ribu", "dua puluh tiga", "sekitar 23", "2 kali lipat", "23,5"])
def test_other_figures_are_not_small_counts_in_full(text: str) -> None:
    assert figure_spans(read(text), whole=True) == figure_spans(read(text))


@pytest.mark.parametrize("text", ["300", "16.000", "1", "23", "dua puluh", "-16.000"])
def test_in_a_sum_written_to_the_unit_a_figure_is_itself(text: str) -> None:
    figure = read(text)
    assert is_to_the_unit(figure)
    assert figure_spans(figure, exact=True) == (Span.point(figure.n), Span.point(figure.n))


@pytest.mark.parametrize("text", ["40 ribu", "2,5", "satu setengah juta", "2 kali", "sekitar 300", "lebih dari 300"])
def test_in_a_sum_coarser_and_hedged_figures_keep_their_spans(text: str) -> None:
    assert figure_spans(read(text), exact=True) == figure_spans(read(text))


@pytest.mark.parametrize(
    ("n", "above", "below"),
    [
        (562_000, 570_000, 560_000),
        (3 * MILLION, 4 * MILLION, 2 * MILLION),
        (93, 100, 90),
        (100, 200, 90),
        (1, 2, Fraction(9, 10)),
        (9, 10, 8),
        (999, 1000, 990),
        (2_730_000, 2_800_000, 2_700_000),
        (Fraction(4603, 100), Fraction(461, 10), 46),
        (Fraction(1, 2), Fraction(3, 5), Fraction(2, 5)),
        (Fraction(1, 3), Fraction(2, 5), Fraction(4, 15)),
        (-93, -100, -90),
        (0, 1, -1),
    ],
)
def test_the_next_rounder_number(n: Fraction | int, above: Fraction | int, below: Fraction | int) -> None:
    assert next_rounder(Fraction(n)) == above
    assert next_rounder(Fraction(n), down=True) == below


def test_a_range_without_an_end_is_read_as_its_figure() -> None:
    assert figure_spans(Figure("3-", Fraction(3), Fraction(1), Fraction(1), Hedge.RANGE)) == figure_spans(
        Figure("3", Fraction(3), Fraction(1), Fraction(1))
    )
