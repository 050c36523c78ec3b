"""Ranks as articles write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.domain.labels import Notation, RankWords
from claimcheck.domain.unread import Unread
from claimcheck.reading.ranks import read_rank, scan_ranks

ROMAN, PLAIN = Notation.ROMAN, Notation.PLAIN


@pytest.mark.parametrize(
    ("text", "number", "notation"),
    [
        ("Terbaik I", 1, ROMAN),
        ("Terbaik II", 2, ROMAN),
        ("Terbaik III", 3, ROMAN),
        ("TERBAIK III", 3, ROMAN),
        ("Terbaik Pertama", 1, PLAIN),
        ("Terbaik Kedua", 2, PLAIN),
        ("Terbaik Ketiga", 3, PLAIN),
        ("Juara 1", 1, PLAIN),
        ("juara dua", 2, PLAIN),
        ("peringkat ke-3", 3, PLAIN),
        ("peringkat ke-XII", 12, ROMAN),
        ("peringkat terbaik ke 2", 2, PLAIN),
        ("urutan ketiga", 3, PLAIN),
        ("podium ketiga", 3, PLAIN),
        ("keluar sebagai juara", 1, PLAIN),
        ("urutan kedua belas", 12, PLAIN),
        ("runner-up", 2, PLAIN),
        ("first runner-up", 2, PLAIN),
        ("second runner-up", 3, PLAIN),
        ("runner up I", 2, ROMAN),
        ("3rd", 3, PLAIN),
        ("third place", 3, PLAIN),
        ("first place", 1, PLAIN),
        ("ranked No. 4", 4, PLAIN),
        ("second-best", 2, PLAIN),
        ("Harapan I", 4, ROMAN),
        ("Juara Harapan 2", 5, PLAIN),
        ("Juara umum", None, PLAIN),
        ("juara favorit", None, PLAIN),
        ("2", 2, PLAIN),
        ("II", 2, ROMAN),
        ("ketiga", 3, PLAIN),
        ("juara", 1, PLAIN),
        ("Penghargaan Terbaik III Paritrana Award", 3, ROMAN),
        ("peringkat 3 dari 8", 3, PLAIN),
        ("peringkat dua puluh satu", 21, PLAIN),
        ("peringkat kedua puluh satu", 21, PLAIN),
        ("urutan tiga puluh", 30, PLAIN),
        ("ke seratus dua", 102, PLAIN),
        ("twenty-first", 21, PLAIN),
        ("ranked thirtieth", 30, PLAIN),
    ],
)
def test_a_rank_is_read_with_its_notation(text: str, number: int | None, notation: Notation) -> None:
    assert read_rank(text, "id") == RankWords(text, number, notation)


@pytest.mark.parametrize(
    "text",
    [
        *("", "terbaik", "Perumnas III", "IIII", "IC", "peringkat 0", "0", "Terbaik IVX", "Juara DI Yogyakarta"),
        *("peringkat tiga besar", "peringkat kedua dari bawah", "second from bottom", "second-last", "Juara 2 dan 3"),
        *("juara 1.500", "Juara I dan Juara II", "-1", "٣", "3" * 5000, "peringkat 46,03"),
        *("third-from-last", "third from last", "third straight", "a second consecutive"),
    ],
)
def test_what_names_no_single_rank_is_unreadable(text: str) -> None:
    read = read_rank(text, "id")
    assert isinstance(read, Unread)
    assert read.code == "unreadable-rank"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(
            ("medali emas", 1),
            ("peraih perak", 2),
            ("tertinggi", 1),
            ("nilai tertinggi kedua", 2),
            ("ketiga tertinggi", 3),
        ),
        *(
            ("terbanyak ke-4", 4),
            ("posisi puncak", 1),
            ("hadiah kedua", 2),
            ("joint winner", 1),
            ("=47", 47),
            ("47=", 47),
        ),
        ("T3", 3),
    ],
)
def test_first_places_counted_superlatives_and_ties_are_ranks(text: str, number: int) -> None:
    assert read_rank(text, "id") == RankWords(text, number, PLAIN)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("peringkat 1.203", 1203),
        ("peringkat ke-1.203 dunia", 1203),
        ("1,203rd place", 1203),
        ("ranked 1203rd", 1203),
        ("world No. 1,203", 1203),
        ("posisi 11.203", 11203),
        ("1203", 1203),
    ],
)
def test_ranks_of_a_thousand_and_more_are_read_whole(text: str, number: int) -> None:
    assert read_rank(text, "id") == RankWords(text, number, PLAIN)


@pytest.mark.parametrize(
    "text",
    ["juara 3.000 meter", "nomor 1.500 meter", "peringkat 2025", "posisi 1.203,5", "ranked 1,001 to 1,200", "0.123"],
)
def test_races_years_decimals_and_bands_are_no_ranks_of_thousands(text: str) -> None:
    assert getattr(read_rank(text, "id"), "number", None) is None


@pytest.mark.parametrize(
    "text",
    [
        *(
            "finalis",
            "nominee",
            "shortlisted",
            "Grand Prix",
            "Adipura Kencana",
            "opini WTP",
            "predikat Utama",
            "PROPER Hijau",
        ),
        *("peringkat Emas", "Swasti Saba Wistara", "three Michelin stars", "bintang 5", "peringkat 601-800", "101–150"),
        *("ranked 101 to 150", "1001+", "top ten", "10 besar", "predikat terbaik", "juara bertahan"),
        *("Provinsi Terbaik Inovasi", "Gubernur Terbaik 2024", "juru kunci"),
    ],
)
def test_a_grade_a_title_or_a_band_has_no_number(text: str) -> None:
    assert read_rank(text, "id") == RankWords(text, None, PLAIN)


@pytest.mark.parametrize(
    "text",
    ["tertinggi ketiga dari bawah", "salah satu yang terbesar", "terbesar sejak 2019", "800-601", "101-", "=", "=0"],
)
def test_what_only_looks_like_them_is_unreadable(text: str) -> None:
    assert isinstance(read_rank(text, "id"), Unread)


def test_ranks_are_found_in_quotes_and_names_keep_their_numerals() -> None:
    text = "Koalisi Indonesia Maju di Perumnas III: Kota Tangerang meraih Terbaik III, Tangsel Terbaik Kedua pada 2025"
    found = [(text[start:end], rank.number, rank.notation) for start, end, rank in scan_ranks(text, "id")]
    assert found == [("Terbaik III", 3, ROMAN), ("Terbaik Kedua", 2, PLAIN)]


def test_a_bare_roman_numeral_is_a_rank_only_as_a_whole_value() -> None:
    assert isinstance(read_rank("III", "id"), RankWords)
    assert scan_ranks("Sultan Hamengkubuwono IX, Raja Charles III", "id") == []


@given(
    st.text(max_size=50)
    | st.lists(st.sampled_from(["juara", "terbaik", "ke", "-", "III", "2", "harapan", "."])).map(" ".join)
)
def test_no_text_raises_and_no_rank_is_below_one(text: str) -> None:
    read = read_rank(text, "id")
    assert isinstance(read, RankWords | Unread)
    for start, end, rank in scan_ranks(text, "en"):
        assert text[start:end] == rank.words
        assert rank.number is None or rank.number >= 1


@pytest.mark.parametrize("piece", ["juara ", "terbaik ke-", "1", "peringkat terbaik ", "first runner-", "("])
def test_long_hostile_text_is_read_to_its_end(piece: str) -> None:
    text = piece * (50_000 // len(piece)) + " ; Terbaik III"
    assert scan_ranks(text, "id")[-1][2].number == 3
