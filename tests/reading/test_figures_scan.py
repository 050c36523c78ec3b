"""Every figure that a quote may be said to hold."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.domain.figure import Figure, Hedge
from claimcheck.reading.figure_scan import scan_figures
from claimcheck.reading.figures import read_figure


def seen(text: str, language: str = "id") -> list[tuple[str, Hedge, Fraction | int, str]]:
    found = scan_figures(text, language)
    return [(text[start:end], figure.hedge, figure.n, figure.unit) for start, end, figure in found]


def numbers(text: str, language: str = "id") -> set[Fraction]:
    return {figure.n for _, _, figure in scan_figures(text, language)}


def test_the_figures_of_a_sentence_with_their_hedges_and_units() -> None:
    text = "dari 5,92 juta pekerja di Banten, baru 2,73 juta orang atau 46,03 persen; lebih dari 562 ribu jiwa rentan"
    assert seen(text) == [
        ("5,92 juta pekerja", Hedge.PLAIN, 5_920_000, "pekerja"),
        ("2,73 juta orang", Hedge.PLAIN, 2_730_000, "orang"),
        ("46,03 persen", Hedge.PLAIN, Fraction(4603, 100), "persen"),
        ("lebih dari 562 ribu jiwa", Hedge.MORE, 562_000, "jiwa"),
    ]


def test_a_word_that_opens_the_next_phrase_is_no_unit() -> None:
    text = "Kepesertaan kami meningkat dari 2,6 juta menjadi 2,8 juta peserta. Ada penambahan 200 ribu pekerja"
    assert seen(text) == [
        ("meningkat dari 2,6 juta", Hedge.PLAIN, 2_600_000, ""),
        ("menjadi 2,8 juta peserta", Hedge.PLAIN, 2_800_000, "peserta"),
        ("penambahan 200 ribu pekerja", Hedge.PLAIN, 200_000, "pekerja"),
    ]


def test_a_unit_does_not_reach_over_a_line() -> None:
    assert seen("tahun 2025\nKomentar") == [("2025", Hedge.PLAIN, 2025, "")]


def test_per_belongs_to_the_unit() -> None:
    assert seen("upah Rp 5 juta per bulan") == [("Rp 5 juta per bulan", Hedge.PLAIN, 5_000_000, "Rp per bulan")]
    assert seen("5 ton per hektare per musim") == [("5 ton per hektare", Hedge.PLAIN, 5, "ton per hektare")]
    assert seen("growth of 5%", "en") == [("growth of 5%", Hedge.PLAIN, 5, "%")]
    assert seen("rose 5 per cent a year", "en") == [("rose 5 per cent", Hedge.PLAIN, 5, "per cent")]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("dua ratusan orang, seribuan rumah", {200, 1000}),
        ("255, 6 juta orang", {255, 255_600_000, 6_000_000}),
        ("Rp2,4 ,miliar", {Fraction(12, 5), 2_400_000_000}),
        ("Rp.225.000.000.", {225_000_000}),
        ("hukuman 3,6 tahun penjara", {Fraction(18, 5), Fraction(7, 2)}),
        ("senilai 5 M", {5_000_000_000, 5_000_000, 5}),
        ("1 dari 4 warga", {1, Fraction(1, 4), 4}),
        ("3-4 juta orang", {3, 3_000_000, 4_000_000}),
        ("ribuan, bahkan jutaan keluarga", {1000, 1_000_000}),
        ("melorot hingga 50,3 persen", {Fraction(503, 10)}),
        ("Program G20 dan B30 pukul 06.00", set()),
        ("gempa bermagnitudo-5,6 sedalam 10-kilometer", {Fraction(28, 5), 10}),
        ("suhu -5 derajat, rugi Rp-5 miliar", {-5, -5_000_000_000}),
    ],
)
def test_every_reading_of_unclear_words(text: str, readings: set[Fraction | int]) -> None:
    assert numbers(text) == readings


def ranges(text: str, language: str) -> set[tuple[Fraction | int, Fraction | int]]:
    return {(figure.n, figure.end.n) for _, _, figure in scan_figures(text, language) if figure.end}


def test_a_range_is_read_whole_and_in_its_parts() -> None:
    assert ranges("antara 3 dan 4 juta orang", "id") == {(3_000_000, 4_000_000)}
    assert ranges("between two hundred and three hundred people", "en") == {(200, 300)}


def test_hedges_that_clash_leave_the_number() -> None:
    assert numbers("lebih dari hampir 5 orang") == {5}


@given(
    st.sampled_from(["", "lebih dari ", "sekitar ", "hampir ", "naik ", "Rp", "minus "]),
    st.integers(1, 10**6),
    st.sampled_from(["", " ribu", " juta"]),
    st.sampled_from(["", " orang", " persen"]),
)
def test_what_a_claim_says_is_found_in_a_sentence_that_holds_it(before: str, n: int, scale: str, unit: str) -> None:
    value = f"{before}{n}{scale}{unit}"
    claimed = read_figure(value, "id")
    assert isinstance(claimed, Figure)
    found = scan_figures(f"Menurut dia, {value}, kata Eko.", "id")
    assert [(f.n, f.w, f.z, f.hedge, f.direction, f.unit) for _, _, f in found] == [
        (claimed.n, claimed.w, claimed.z, claimed.hedge, claimed.direction, claimed.unit)
    ]


@given(
    st.text(max_size=60) | st.lists(st.sampled_from(["2", "juta", "lebih", "dari", ",", "-", "M", "Rp"])).map(" ".join)
)
def test_every_figure_is_a_literal_part_of_the_text(text: str) -> None:
    for language in ("id", "en"):
        for start, end, figure in scan_figures(text, language):
            assert 0 <= start < end <= len(text)
            assert figure.words == text[start:end]
