"""Whatever words stand together, they are read or refused, and what is meant lies within what is said."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.domain.unread import Unread
from claimcheck.reading.dates import read_period
from claimcheck.reading.figure_scan import scan_figures
from claimcheck.reading.figures import read_figure
from claimcheck.reading.ranks import read_rank, scan_ranks
from claimcheck.reading.spans import figure_spans
from claimcheck.reading.words import lexicon

SIGNS = ["-", "/", ",", ".", "(", ")", "+", "%", "Rp", "x", "an", "-an", "M", "0", "1", "12", "1990", "3,5", "1.000"]
UNITS = ["orang", "persen", "jam", "menit", "tahun", "bulan", "hours", "minutes", "feet", "inches", "telur", "eggs"]
DATES = (
    "malam minggu jumat 27 30 november februari awal akhir the end of tahun bulan pekan year week lalu depan ini a ago "
    "sepekan setahun hari pukul jam 24.00 12 pagi pm wib - / 27/11 27/11/2025 2024-25 1990-an 1990s hingga sejak by "
    "since sekitar antara dan triwulan III Q3 ( ) era next last thursday 9999 1"
)
RANKS = "juara terbaik peringkat ke- kedua dua puluh satu ratus III 0 3 besar dari bawah bersama twenty - third"
PUBLISHED = ["2025-11-28", "2025-11", "0001-01-01", "9999-12-31", "2024-02-29"]


def _words(language: str) -> list[str]:
    known = lexicon(language)
    tables = (known.ones, known.scales, known.rough, known.round_words, known.fractions, known.parts, known.factors)
    phrases = (*known.before, *known.after, *known.several, *known.range_marks, *known.times)
    spoken = ["seorang", "nihil", "none", "setengah", "half", "puluh", "ratus", "belas", "hundred", "koma", "point"]
    return [*SIGNS, *UNITS, *spoken, *map(" ".join, phrases), *(word for table in tables for word in table)]


WORDS = {language: _words(language) for language in ("id", "en")}


@pytest.mark.parametrize("language", ["id", "en"])
@given(data=st.data())
@settings(max_examples=300, deadline=None)
def test_figures(language: str, data: st.DataObject) -> None:
    words = " ".join(data.draw(st.lists(st.sampled_from(WORDS[language]), min_size=1, max_size=7)))
    for figure in (read_figure(words, language), *(found for _, _, found in scan_figures(words, language))):
        if not isinstance(figure, Unread):
            for whole in (False, True):
                said, meant = figure_spans(figure, whole=whole)
                assert meant.within(said)


@given(st.lists(st.sampled_from(DATES.split()), min_size=1, max_size=6), st.sampled_from(PUBLISHED), st.booleans())
@settings(max_examples=400, deadline=None)
def test_dates(words: list[str], published: str, planned: bool) -> None:
    day = read_period(published, "id")
    assert not isinstance(day, Unread)
    read = read_period(" ".join(words), "id", published=day, planned=planned)
    assert isinstance(read, Unread) or read.meant.within(read.said)


@given(st.lists(st.sampled_from(RANKS.split()), min_size=1, max_size=5))
@settings(max_examples=200, deadline=None)
def test_ranks(words: list[str]) -> None:
    read = read_rank(" ".join(words), "id")
    assert isinstance(read, Unread) or read.number is None or 1 <= read.number <= 999
    scan_ranks(" ".join(words), "id")
