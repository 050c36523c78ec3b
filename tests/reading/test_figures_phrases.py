"""Phrases of Indonesian and English news, each with what it must mean."""

from __future__ import annotations

from fractions import Fraction

import pytest

from claimcheck.domain.figure import Figure, Hedge
from claimcheck.domain.unread import Unread
from claimcheck.reading.figures import read_figure


def read(text: str, language: str) -> Figure:
    figure = read_figure(text, language)
    assert isinstance(figure, Figure), figure
    return figure


@pytest.mark.parametrize(
    ("text", "hedge", "n", "unit"),
    [
        ("Rp 5.000.000,=", Hedge.PLAIN, 5_000_000, "Rp"),
        ("Rp5.000.000,-.", Hedge.PLAIN, 5_000_000, "Rp"),
        ("sampai dengan 500 orang", Hedge.AT_MOST, 500, "orang"),
        ("mencapai angka 500 orang", Hedge.REACHED, 500, "orang"),
        ("menyentuh Rp 16.700", Hedge.REACHED, 16_700, "Rp"),
        ("sekitaran 500 orang", Hedge.ABOUT, 500, "orang"),
        ("diprediksi 500 orang", Hedge.ABOUT, 500, "orang"),
        ("lewat dari 500 orang", Hedge.MORE, 500, "orang"),
        ("kurang sedikit dari 500 orang", Hedge.NEARLY, 500, "orang"),
        ("lusinan orang", Hedge.ROUGH_COUNT, 20, "orang"),
        ("tujuhbelas orang", Hedge.PLAIN, 17, "orang"),
        ("duapuluh lima orang", Hedge.PLAIN, 25, "orang"),
        ("duaratus limapuluh orang", Hedge.PLAIN, 250, "orang"),
        ("duapuluh ribu orang", Hedge.PLAIN, 20_000, "orang"),
        ("5\u00a0920\u00a0000 orang", Hedge.PLAIN, 5_920_000, "orang"),
        ("Rp\u00a05\u202fjuta", Hedge.PLAIN, 5_000_000, "Rp"),
        ("–5,03%", Hedge.PLAIN, Fraction(-503, 100), "%"),
        ("1,5× lipat", Hedge.FACTOR, Fraction(3, 2), "kali lipat"),
        ("2x24 jam", Hedge.PLAIN, 48, "jam"),
        ("3 × 24 jam", Hedge.PLAIN, 72, "jam"),
        ("2 ton 300 kg", Hedge.PLAIN, 2300, "kg"),
        ("2 ton 3 kuintal", Hedge.PLAIN, 23, "kuintal"),
        ("1 kg 200 gram", Hedge.PLAIN, 1200, "gram"),
        ("1 km 200 meter", Hedge.PLAIN, 1200, "meter"),
        ("1 meter 70 sentimeter", Hedge.PLAIN, 170, "sentimeter"),
        ("2 minggu 3 hari", Hedge.PLAIN, 17, "hari"),
        ("suhu 35 derajat Celsius", Hedge.PLAIN, 35, "derajat Celsius"),
        ("berjarak 12 km", Hedge.PLAIN, 12, "km"),
        ("berkecepatan 60 km/jam", Hedge.PLAIN, 60, "km/jam"),
        ("“500 orang”", Hedge.PLAIN, 500, "orang"),
        ("plus minus 500 orang", Hedge.ABOUT, 500, "orang"),
        ("500 orang kurang lebih", Hedge.ABOUT, 500, "orang"),
        ("500 orang kira-kira", Hedge.ABOUT, 500, "orang"),
        ("12 orang setidaknya", Hedge.AT_LEAST, 12, "orang"),
        ("min. Rp 10 juta", Hedge.AT_LEAST, 10_000_000, "Rp"),
        ("maks. 10 orang", Hedge.AT_MOST, 10, "orang"),
        ("10 orang maks", Hedge.AT_MOST, 10, "orang"),
        ("s.d. 10 orang", Hedge.AT_MOST, 10, "orang"),
        ("sebanyak-banyaknya sebesar 10 juta saham", Hedge.AT_MOST, 10_000_000, "saham"),
        ("sebesar-besarnya Rp 10 juta", Hedge.AT_MOST, 10_000_000, "Rp"),
        ("setinggi-tingginya 10 persen", Hedge.AT_MOST, 10, "persen"),
        ("10.000 kurang sedikit", Hedge.NEARLY, 10_000, ""),
        ("1 dari setiap 4 anak", Hedge.FRACTION, Fraction(1, 4), "anak"),
        ("belum ada korban jiwa", Hedge.PLAIN, 0, "korban jiwa"),
        ("500 anak kurang gizi", Hedge.PLAIN, 500, "anak kurang gizi"),
    ],
)
def test_indonesian_phrases(text: str, hedge: Hedge, n: Fraction | int, unit: str) -> None:
    figure = read(text, "id")
    assert (figure.hedge, figure.n, figure.unit, figure.words) == (hedge, n, unit, text)
    assert figure.end is None


@pytest.mark.parametrize(
    ("text", "hedge", "n", "unit"),
    [
        ("approx. 500 people", Hedge.ABOUT, 500, "people"),
        ("ca. 500 people", Hedge.ABOUT, 500, "people"),
        ("three-fourths", Hedge.FRACTION, Fraction(3, 4), ""),
        ("one-seventh of workers", Hedge.FRACTION, Fraction(1, 7), "workers"),
        ("65 or older", Hedge.AT_LEAST, 65, ""),
        ("aged 65 and older", Hedge.AT_LEAST, 65, ""),
        ("12 or younger", Hedge.AT_MOST, 12, ""),
        ("quintupled", Hedge.FACTOR, 5, "fold"),
        ("three times as many", Hedge.FACTOR, 3, "times"),
        ("twice as likely", Hedge.FACTOR, 2, "fold"),
        ("0.5 of a percentage point", Hedge.PLAIN, Fraction(1, 2), "percentage point"),
        ("1.5 million U.S. dollars", Hedge.PLAIN, 1_500_000, "U.S. dollars"),
        ("10 sq. km", Hedge.PLAIN, 10, "sq. km"),
        ("5\u202f920\u202f000 people", Hedge.PLAIN, 5_920_000, "people"),
        ("6 pounds 3 ounces", Hedge.PLAIN, 99, "ounces"),
        ("as high as 50 percent", Hedge.AT_MOST, 50, "percent"),
        ("as low as 5 percent", Hedge.AT_LEAST, 5, "percent"),
        ("something like $2 million", Hedge.ABOUT, 2_000_000, "$"),
        ("max. 10 people", Hedge.AT_MOST, 10, "people"),
        ("10 people max", Hedge.AT_MOST, 10, "people"),
        ("one in every four children", Hedge.FRACTION, Fraction(1, 4), "children"),
    ],
)
def test_english_phrases(text: str, hedge: Hedge, n: Fraction | int, unit: str) -> None:
    figure = read(text, "en")
    assert (figure.hedge, figure.n, figure.unit) == (hedge, n, unit)
    assert figure.end is None


@pytest.mark.parametrize(
    "text",
    ["Rp 11.000/kg - Rp 12.500/kg", "Rp11.000/kg hingga Rp12.500/kg", "antara Rp 11.000/kg hingga Rp 12.500/kg"],
)
def test_both_ends_of_a_range_may_tell_what_they_are_per(text: str) -> None:
    figure = read(text, "id")
    assert figure.end is not None
    assert [figure.n, figure.end.n] == [11_000, 12_500]
    assert figure.unit == "Rp /kg"


def test_a_range_of_degrees_may_name_them_twice() -> None:
    figure = read("27°C-34°C", "id")
    assert figure.end is not None
    assert [figure.n, figure.end.n] == [27, 34]
    assert figure.unit == "°C"


@pytest.mark.parametrize("mark", ["-", "–", "−", "‑", "~"])
def test_any_dash_joins_the_ends_of_a_range(mark: str) -> None:
    for language in ("id", "en"):
        figure = read(f"5{mark}10 kg", language)
        assert figure.end is not None
        assert figure.hedge is Hedge.RANGE
        assert [figure.n, figure.end.n] == [5, 10]


@pytest.mark.parametrize(
    ("text", "language", "direction"),
    [
        ("dipangkas 10 persen", "id", -1),
        ("dikurangi 10 persen", "id", -1),
        ("terjun bebas 10 persen", "id", -1),
        ("dinaikkan 10 persen", "id", 1),
        ("ditambah 10 persen", "id", 1),
        ("melambat 12 persen", "id", -1),
        ("terkuras US$ 2,4 miliar", "id", -1),
        ("tambahan 12 medali", "id", 1),
        ("plummeted 20%", "en", -1),
        ("slowed to 5 percent", "en", -1),
        ("skyrocketed 20%", "en", 1),
    ],
)
def test_more_words_tell_which_way_a_change_went(text: str, language: str, direction: int) -> None:
    assert read(text, language).direction == direction


@pytest.mark.parametrize(
    "text",
    [
        "3 x 4 meter",
        "2024\u00a0500 orang",
        "3 kg 1.500 gram",
        "20 ton 20 jam",
        "dua puluh ratus",
        "10.000 sampai 12.000-an orang",
    ],
)
def test_figures_side_by_side_are_no_one_figure(text: str) -> None:
    assert isinstance(read_figure(text, "id"), Unread)
