"""Figures as a claim file holds them: what stands there, and what is left over as the unit."""

from __future__ import annotations

from fractions import Fraction

import pytest
from babel.numbers import NumberFormatError, parse_decimal
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from claimcheck.domain.figure import Figure, Hedge
from claimcheck.domain.unread import Unread
from claimcheck.reading.figure_telling import direction_of
from claimcheck.reading.figures import read_figure

MILLION = 10**6
BILLION = 10**9


def read(text: str, language: str = "id") -> Figure:
    figure = read_figure(text, language)
    assert isinstance(figure, Figure), figure
    return figure


def ends(text: str, language: str = "id") -> tuple[Fraction | int, Fraction | int | None]:
    figure = read(text, language)
    return figure.n, None if figure.end is None else figure.end.n


def unread(text: str, language: str = "id") -> Unread:
    figure = read_figure(text, language)
    assert isinstance(figure, Unread), figure
    return figure


@pytest.mark.parametrize(
    ("text", "n", "w", "z", "unit"),
    [
        ("2,73 juta orang", 2_730_000, 10_000, 10_000, "orang"),
        ("16.000", 16_000, 1, 1000, ""),
        ("40 Ribu Pekerja", 40_000, 1000, 4000, "Pekerja"),
        ("100.000", 100_000, 1, 10_000, ""),
        ("2,70 juta", 2_700_000, 10_000, 10_000, ""),
        ("5.920.000", 5_920_000, 1, 10_000, ""),
        ("46,03 persen", Fraction(4603, 100), Fraction(1, 100), Fraction(1, 100), "persen"),
        ("12 (dua belas) orang", 12, 1, 1, "orang"),
        ("dua belas (12) orang", 12, 1, 1, "orang"),
        ("Rp2.000.000 (dua juta rupiah)", 2_000_000, 1, 200_000, "Rp"),
        ("Rp 14.500 (87 sen AS) per kilogram", 14_500, 1, 100, "Rp per kilogram"),
        ("1", 1, Fraction(1, 2), Fraction(1, 2), ""),
        ("1 juta", MILLION, MILLION // 2, MILLION // 2, ""),
        ("0", 0, 1, 1, ""),
        ("Rp1,2 triliun", 12 * 10**11, 10**11, 10**11, "Rp"),
        ("Rp 500 ribu per bulan", 500_000, 1000, 50_000, "Rp per bulan"),
        ("Rp 500 ribu / bulan", 500_000, 1000, 50_000, "Rp / bulan"),
        ("Rp. 500 ribu", 500_000, 1000, 50_000, "Rp"),
        ("IDR 5 miliar", 5 * BILLION, BILLION, BILLION, "IDR"),
        ("5 milyar rupiah", 5 * BILLION, BILLION, BILLION, "rupiah"),
        ("US$ 2,5 miliar", 25 * BILLION // 10, BILLION // 10, BILLION // 10, "US$"),
        ("100rb", 100_000, 1000, 10_000, ""),
        ("3jt", 3 * MILLION, MILLION, MILLION, ""),
        ("2 juta 700 ribu", 2_700_000, 1000, 100_000, ""),
        ("2 ribu triliun", 2 * 10**15, 10**15, 10**15, ""),
        ("2730000 person", 2_730_000, 1, 10_000, "person"),
        ("53 korban", 53, 1, 1, "korban"),
        ("3.600 nelayan", 3600, 1, 100, "nelayan"),
        ("satu pekerja rentan", 1, Fraction(1, 2), Fraction(1, 2), "pekerja rentan"),
        ("5%", 5, 1, 1, "%"),
        ("10kg", 10, 1, 1, "kg"),
        ("122mph", 122, 1, 1, "mph"),
        ("6ft", 6, 1, 1, "ft"),
        ("200 m2", 200, 1, 20, "m2"),
        ("12 per 100.000 penduduk", 12, 1, 1, "per 100.000 penduduk"),
        ("3 kasus per seribu kelahiran", 3, 1, 1, "kasus per seribu kelahiran"),
        ("M6,5", Fraction(13, 2), Fraction(1, 10), Fraction(1, 10), "M"),
        ("M 6,5", Fraction(13, 2), Fraction(1, 10), Fraction(1, 10), "M"),
        ("dua juta tujuh ratus ribu", 2_700_000, 1000, 100_000, ""),
        ("seratus ribu", 100_000, 1000, 10_000, ""),
        ("satu setengah juta", 1_500_000, 100_000, 100_000, ""),
        ("dua setengah juta orang", 2_500_000, 100_000, 100_000, "orang"),
        ("dua koma tujuh juta", 2_700_000, 100_000, 100_000, ""),
        ("setengah juta", 500_000, 100_000, 100_000, ""),
        ("total 23 nomine", 23, 1, 1, "nomine"),
        ("lebih dari semeter", 1, Fraction(1, 2), Fraction(1, 2), "meter"),
        ("setahun", 1, Fraction(1, 2), Fraction(1, 2), "tahun"),
        ("Rp 5 juta sebulan", 5 * MILLION, MILLION, MILLION, "Rp sebulan"),
    ],
)
def test_indonesian_figures(text: str, n: Fraction | int, w: Fraction | int, z: Fraction | int, unit: str) -> None:
    figure = read(text)
    assert (figure.n, figure.w, figure.z, figure.unit, figure.words) == (n, w, z, unit, text)
    assert not figure.share


@pytest.mark.parametrize(
    ("text", "n", "w", "unit"),
    [
        ("2.73 million people", 2_730_000, 10_000, "people"),
        ("5,920,000", 5_920_000, 1, ""),
        ("46.03 percent", Fraction(4603, 100), Fraction(1, 100), "percent"),
        ("5 per cent", 5, 1, "per cent"),
        ("magnitude-5.6", Fraction(56, 10), Fraction(1, 10), "magnitude"),
        ("5.6-magnitude", Fraction(56, 10), Fraction(1, 10), "magnitude"),
        ("10-kilometer", 10, 1, "kilometer"),
        ("a five-year prison term", 5, 1, "year prison term"),
        ("Rp 2.5 trillion (US$150 million)", 25 * BILLION * 100, BILLION * 100, "Rp"),
        ("US$ 2.5 bn", 25 * BILLION // 10, BILLION // 10, "US$"),
        ("$5m", 5 * MILLION, MILLION, "$"),
        ("5m people", 5 * MILLION, MILLION, "people"),
        ("40k", 40_000, 1000, ""),
        ("3 tn rupiah", 3 * 10**12, 10**12, "rupiah"),
        ("two million seven hundred thousand", 2_700_000, 1000, ""),
        ("two million, seven hundred thousand people", 2_700_000, 1000, "people"),
        ("twenty-three", 23, 1, ""),
        ("one and a half million", 1_500_000, 100_000, ""),
        ("two point seven million", 2_700_000, 100_000, ""),
        ("half a million", 500_000, 100_000, ""),
        ("a million people", MILLION, MILLION // 2, "people"),
        ("a metre", 1, Fraction(1, 2), "metre"),
        ("more than a metre", 1, Fraction(1, 2), "metre"),
        ("just under an hour", 1, Fraction(1, 2), "hour"),
        ("half a metre", Fraction(1, 2), Fraction(1, 10), "metre"),
        ("two thirds of a hectare", Fraction(2, 3), Fraction(2, 15), "hectare"),
        ("100 people a day", 100, 1, "people a day"),
    ],
)
def test_english_figures(text: str, n: Fraction | int, w: Fraction | int, unit: str) -> None:
    figure = read(text, "en")
    assert (figure.n, figure.w, figure.unit) == (n, w, unit)


@pytest.mark.parametrize(
    ("text", "in_full"),
    [
        ("946", True),
        ("385.741 pekerja", True),
        ("46,03", True),
        ("2 juta", False),
        ("dua puluh", False),
        ("3jt", False),
    ],
)
def test_in_full_means_without_scale_and_number_words(text: str, in_full: bool) -> None:
    assert read(text).in_full is in_full


@pytest.mark.parametrize(
    ("text", "n", "direction", "ended"),
    [
        ("naik 5 persen", 5, 1, False),
        ("turun 1,46 persen", Fraction(146, 100), -1, False),
        ("bertambah 200 ribu", 200_000, 1, False),
        ("susut 5 persen", 5, -1, False),
        ("anjlok 5 persen", 5, -1, False),
        ("melorot hingga 50,3 persen", Fraction(503, 10), -1, True),
        ("naik menjadi 2,8 juta", 2_800_000, 1, True),
        ("naik dua kali lipat", 2, 1, False),
        ("5 persen lebih rendah", 5, -1, False),
        ("minus 0,5 persen", Fraction(-1, 2), None, False),
        ("-5", -5, None, False),
        ("\u22125 persen", -5, None, False),
        ("-Rp5 miliar", -5 * BILLION, None, False),
        ("Rp -5 miliar", -5 * BILLION, None, False),
        ("rugi Rp 5 miliar", -5 * BILLION, None, False),
        ("defisit 2,3 persen", Fraction(-23, 10), None, False),
    ],
)
def test_up_and_down_and_below_zero(text: str, n: Fraction | int, direction: int | None, ended: bool) -> None:
    figure = read(text)
    assert (figure.n, figure.direction, figure.ended, figure.hedge is Hedge.AT_MOST) == (n, direction, ended, False)


@pytest.mark.parametrize(
    ("text", "n", "direction"),
    [("rose by 5 percent", 5, 1), ("down 3%", 3, -1), ("up 5 percent", 5, 1), ("fell 5 percent", 5, -1)],
)
def test_up_and_down_in_english(text: str, n: int, direction: int) -> None:
    figure = read(text, "en")
    assert figure.n == n
    assert figure.direction == direction


def test_up_to_is_a_limit_and_no_direction() -> None:
    assert (read("up to 5 percent", "en").hedge, read("up to 5 percent", "en").direction) == (Hedge.AT_MOST, None)


def test_rising_by_more_than_keeps_both() -> None:
    figure = read("naik lebih dari 5 persen")
    assert (figure.hedge, figure.direction, figure.unit) == (Hedge.MORE, 1, "persen")


@pytest.mark.parametrize(
    ("text", "language", "n", "unit", "direction"),
    [
        ("double", "en", 2, "fold", None),
        ("doubled", "en", 2, "fold", 1),
        ("more than tripled", "en", 3, "fold", 1),
        ("three times", "en", 3, "times", None),
        ("two-fold", "en", 2, "fold", None),
        ("dua kali lipat", "id", 2, "kali lipat", None),
        ("lebih dari dua kali lipat", "id", 2, "kali lipat", None),
        ("1,5 kali", "id", Fraction(3, 2), "kali", None),
        ("dua sampai tiga kali lipat", "id", 2, "kali lipat", None),
    ],
)
def test_factors(text: str, language: str, n: Fraction | int, unit: str, direction: int | None) -> None:
    figure = read(text, language)
    assert (figure.n, figure.unit, figure.direction, figure.factor) == (n, unit, direction, True)


@pytest.mark.parametrize(
    ("text", "language", "n", "unit", "hedge"),
    [
        ("separuh warga", "id", Fraction(1, 2), "warga", Hedge.FRACTION),
        ("lebih dari separuh", "id", Fraction(1, 2), "", Hedge.MORE),
        ("dua pertiga pekerja", "id", Fraction(2, 3), "pekerja", Hedge.FRACTION),
        ("tiga perempat", "id", Fraction(3, 4), "", Hedge.FRACTION),
        ("1 dari 4 warga", "id", Fraction(1, 4), "warga", Hedge.FRACTION),
        ("satu dari empat warga", "id", Fraction(1, 4), "warga", Hedge.FRACTION),
        ("half of the workers", "en", Fraction(1, 2), "the workers", Hedge.FRACTION),
        ("two-thirds", "en", Fraction(2, 3), "", Hedge.FRACTION),
        ("nearly a quarter", "en", Fraction(1, 4), "", Hedge.NEARLY),
        ("3 out of 10 people", "en", Fraction(3, 10), "people", Hedge.FRACTION),
        ("2/3 penduduk", "id", Fraction(2, 3), "penduduk", Hedge.FRACTION),
        ("hampir 1/3", "id", Fraction(1, 3), "", Hedge.NEARLY),
        ("3/4 of residents", "en", Fraction(3, 4), "residents", Hedge.FRACTION),
    ],
)
def test_shares_of_a_whole(text: str, language: str, n: Fraction, unit: str, hedge: Hedge) -> None:
    figure = read(text, language)
    assert (figure.n, figure.unit, figure.hedge, figure.w, figure.z) == (n, unit, hedge, n / 5, n / 5)
    assert figure.share


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("3-4 juta orang", "orang"),
        ("Rp 3-4 juta", "Rp"),
        ("Rp3 juta \u2013 Rp4 juta per bulan", "Rp per bulan"),
        ("3 juta orang sampai 4 juta orang", "orang"),
        ("3 juta orang sampai 4 juta", "orang"),
        ("dua sampai tiga juta jiwa", "jiwa"),
    ],
)
def test_a_range_has_one_unit(text: str, unit: str) -> None:
    figure = read(text)
    assert figure.end is not None
    assert (figure.hedge, figure.unit) == (Hedge.RANGE, unit)
    assert figure.end.n - figure.n == MILLION


def test_a_scale_word_serves_both_ends_only_where_it_can() -> None:
    assert ends("500.000 sampai 1 juta") == (500_000, MILLION)


def test_between_takes_its_own_and() -> None:
    assert ends("between two hundred and three hundred people", "en") == (200, 300)


def test_a_loss_between_two_figures_is_below_zero_at_both() -> None:
    assert ends("rugi Rp 3-5 miliar") == (-5 * BILLION, -3 * BILLION)


@pytest.mark.parametrize(
    ("text", "language", "n"),
    [
        ("46.03 persen", "id", Fraction(4603, 100)),
        ("1,234.5", "id", Fraction(12345, 10)),
        ("5,920,000", "id", 5_920_000),
        ("1,5 million", "en", 1_500_000),
        ("1.234.567", "en", 1_234_567),
        ("0.125", "id", Fraction(1, 8)),
    ],
)
def test_a_broken_form_with_one_reading_left_is_read_with_a_note(text: str, language: str, n: Fraction | int) -> None:
    figure = read(text, language)
    assert figure.n == n
    assert figure.note is not None
    assert text.split(maxsplit=1)[0] in figure.note


@pytest.mark.parametrize(
    ("text", "language", "n"),
    [
        ("1.234", "id", 1234),
        ("1.234", "en", Fraction(1234, 1000)),
        ("1,234", "en", 1234),
        ("1,234", "id", Fraction(1234, 1000)),
        ("Rp 300.003 triliun", "id", 300_003 * 10**12),
        ("300,003 triliun", "id", 300_003 * 10**9),
        ("46,03", "id", Fraction(4603, 100)),
    ],
)
def test_the_language_decides_between_thousands_and_decimals(text: str, language: str, n: Fraction | int) -> None:
    assert (read(text, language).n, read(text, language).note) == (n, None)


@pytest.mark.parametrize(
    ("text", "language", "readings"),
    [
        ("3,6 tahun", "id", ("3.6 years", "3 years 6 months")),
        ("sekitar 3,6 tahun penjara", "id", ("3.6 years", "3 years 6 months")),
        ("hampir 3,6 tahun", "id", ("3.6 years", "3 years 6 months")),
        ("5 M", "id", ("5 miliar (billion)", "5 million")),
        ("US$ 2M", "id", ("2 miliar (billion)", "2 million")),
        ("5 M", "en", ("5 miliar (billion)", "5 million")),
        ("5 m", "en", ("5 million", "5 metres")),
    ],
)
def test_two_readings_are_both_shown(text: str, language: str, readings: tuple[str, ...]) -> None:
    found = unread(text, language)
    assert (found.code, found.readings) == ("ambiguous-figure", readings)
    assert all(reading in str(found.message) for reading in readings)


@pytest.mark.parametrize(
    ("text", "n"),
    [("Rp 5 M", 5 * BILLION), ("Rp5M", 5 * BILLION), ("5 M rupiah", 5 * BILLION), ("271 T", 271 * 10**12)],
)
def test_letters_are_scales_in_indonesian_money(text: str, n: int) -> None:
    assert read(text).n == n


@pytest.mark.parametrize("text", ["3 tahun", "3,25 tahun", "3,0 tahun", "3,12 tahun"])
def test_years_that_cannot_be_months_are_plain(text: str) -> None:
    assert read(text).unit == "tahun"


def test_mencapai_lebih_dari_is_more_than() -> None:
    assert read("mencapai lebih dari 3 juta jiwa").hedge is Hedge.MORE


@pytest.mark.parametrize(
    ("text", "language", "hedge"),
    [
        ("diperkirakan 250 orang", "id", Hedge.ABOUT),
        ("diperkirakan mencapai 250 orang", "id", Hedge.ABOUT),
        ("diperkirakan lebih dari 250 orang", "id", Hedge.MORE),
        ("an estimated 250 people", "en", Hedge.ABOUT),
        ("estimated at more than 250 people", "en", Hedge.MORE),
    ],
)
def test_what_is_estimated_is_about_so_much_where_no_hedge_says_more(text: str, language: str, hedge: Hedge) -> None:
    assert read(text, language).hedge is hedge


@pytest.mark.parametrize(
    ("text", "language", "hedge"),
    [
        ("tidak lebih 200 orang", "id", Hedge.AT_MOST),
        ("tidak hanya 200 orang", "id", Hedge.AT_LEAST),
        ("tidak jauh dari 200 orang", "id", Hedge.ABOUT),
        ("jauh di atas Rp 2 miliar", "id", Hedge.MORE),
        ("belum mencapai 5 persen", "id", Hedge.LESS),
        ("tak genap 200 orang", "id", Hedge.NEARLY),
        ("genap Rp 2 miliar", "id", Hedge.PLAIN),
        ("not even 200 people", "en", Hedge.LESS),
        ("not just 200 people", "en", Hedge.AT_LEAST),
        ("just shy of $2 billion", "en", Hedge.NEARLY),
        ("exactly $2 billion", "en", Hedge.PLAIN),
    ],
)
def test_hedges_of_several_words_leave_nothing_over(text: str, language: str, hedge: Hedge) -> None:
    figure = read(text, language)
    assert figure.hedge is hedge
    assert figure.unit in {"orang", "people", "persen", "Rp", "$"}


@pytest.mark.parametrize(
    ("text", "language", "hedge", "also"),
    [
        ("sekitar lebih dari 500 orang", "id", Hedge.MORE, Hedge.ABOUT),
        ("lebih dari sekitar 500 orang", "id", Hedge.MORE, Hedge.ABOUT),
        ("hampir sekitar 200 orang", "id", Hedge.NEARLY, Hedge.ABOUT),
        ("hingga sekitar 300 orang", "id", Hedge.AT_MOST, Hedge.ABOUT),
        ("mencapai sekitar lebih 500 orang", "id", Hedge.MORE, Hedge.ABOUT),
        ("sekitar 500-an lebih", "id", Hedge.MORE, Hedge.SOME_OF),
        ("up to about 300 people", "en", Hedge.AT_MOST, Hedge.ABOUT),
        ("at least about 40 people", "en", Hedge.AT_LEAST, Hedge.ABOUT),
        ("up to nearly 300 people", "en", Hedge.AT_MOST, Hedge.NEARLY),
        ("at least more than 40 people", "en", Hedge.AT_LEAST, Hedge.MORE),
    ],
)
def test_of_two_hedges_the_looser_one_widens_the_other(text: str, language: str, hedge: Hedge, also: Hedge) -> None:
    assert (read(text, language).hedge, read(text, language).also) == (hedge, also)


@pytest.mark.parametrize("text", ["up to more than 300", "at least fewer than 40", "about nearly at least 30"])
def test_hedges_that_leave_all_open_are_unreadable(text: str) -> None:
    assert isinstance(read_figure(text, "en"), Unread)


def test_sekitar_600_an_reaches_as_far_as_each_of_its_words() -> None:
    assert (read("sekitar 600-an").hedge, read("sekitar 600-an").z) == (Hedge.SOME_OF, 2 * read("600-an").z)


@pytest.mark.parametrize(
    ("text", "language", "direction"),
    [
        ("melonjak signifikan", "id", 1),
        ("angka kemiskinan turun", "id", -1),
        ("naik lalu turun", "id", None),
        ("up to", "en", None),
        ("", "en", None),
    ],
)
def test_the_direction_of_words_without_a_figure(text: str, language: str, direction: int | None) -> None:
    assert direction_of(text, language) == direction


@st.composite
def digit_forms(draw: st.DrawFn) -> str:
    groups = draw(st.lists(st.from_regex(r"[0-9]{1,4}", fullmatch=True), min_size=1, max_size=4))
    marks = draw(st.lists(st.sampled_from(".,"), min_size=len(groups), max_size=len(groups)))
    return "".join(mark + group for mark, group in zip(marks, groups, strict=True))[1:]


@given(digit_forms(), st.sampled_from(["id", "en"]))
@settings(max_examples=300)
def test_digits_in_the_form_of_the_language_are_what_babel_reads(text: str, language: str) -> None:
    labels = text[0] == "0" and text[1:2].isdigit()  # 007 is a label to us and 7 to babel
    figure = read_figure(text, language)
    forms = ("en", "en_IN") if language == "en" else (language,)  # "1,00,000" is English, too
    read_so = [number for form in forms if (number := _by_babel(text, form)) is not None]
    oracle = None if labels or not read_so else read_so[0]
    assert (figure.n if isinstance(figure, Figure) and figure.note is None else None) == oracle


def _by_babel(text: str, form: str) -> Fraction | None:
    try:
        return Fraction(parse_decimal(text, locale=form, strict=True))
    except NumberFormatError:
        return None


@given(st.integers(0, 10**15 - 1), st.sampled_from(["id", "en"]))
def test_a_spelled_out_number_is_read_whole(number: int, language: str) -> None:
    figure = read(f"{num2words(number, lang=language)} orang", language)
    assert figure.n == number
    assert (figure.unit, figure.in_full) == ("orang", False)


PIECES = st.sampled_from(["2", " ", ",", ".", "-", "juta", "an", "lebih dari", "M", "Rp", "%", "kali", "(", "/"])


@given(st.text(max_size=40) | st.lists(PIECES).map("".join))
@settings(max_examples=300)
def test_nothing_raises_and_what_is_read_keeps_its_words(text: str) -> None:
    for language in ("id", "en"):
        figure = read_figure(text, language)
        if isinstance(figure, Figure):
            assert 0 <= figure.w <= max(figure.z, abs(figure.n) / 2)
            assert all(word in text for word in figure.unit.split() if word not in {"kali", "times", "fold"})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("sekitar 1e999 orang", "“1e999” is a notation"),
        ("1_000", "“1_000” is a notation"),
        ("010", "“010” is not written as numbers are"),
        ("1..2 orang", "“1..2” in “1..2 orang” is not written as numbers are"),
    ],
)
def test_what_is_no_number_is_told_whole_and_once(text: str, told: str) -> None:
    assert str(unread(text).message).startswith(told)


@pytest.mark.parametrize(
    ("text", "language", "n"),
    [("2½ jam", "id", Fraction(5, 2)), ("¾ liter", "id", Fraction(3, 4)), ("½ mile", "en", Fraction(1, 2))],
)
def test_a_fraction_in_one_sign_is_read_with_a_note(text: str, language: str, n: Fraction) -> None:
    figure = read(text, language)
    assert figure.n == n
    assert figure.note == "a fraction stands in one sign"
