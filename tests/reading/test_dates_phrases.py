"""Times as Indonesian and English news writes them, each with the days that it must span."""

from __future__ import annotations

from datetime import date

import pytest

from claimcheck.domain.period import Period
from claimcheck.domain.unread import Unread
from claimcheck.reading.dates import read_period, scan_periods
from claimcheck.reading.durations import read_duration

PUBLISHED = read_period("2025-11-28", "id")


def period(text: str, language: str) -> Period:
    assert isinstance(PUBLISHED, Period)
    read = read_period(text, language, published=PUBLISHED)
    assert isinstance(read, Period), str(read)
    return read


@pytest.mark.parametrize(
    ("text", "language", "first", "last"),
    [
        ("Q3/2025", "id", date(2025, 7, 1), date(2025, 9, 30)),
        ("3Q 2025", "en", date(2025, 7, 1), date(2025, 9, 30)),
        ("9M 2025", "id", date(2025, 1, 1), date(2025, 9, 30)),
        ("abad ke-19", "id", date(1800, 1, 1), date(1900, 12, 31)),
        ("awal abad XX", "id", date(1900, 1, 1), date(2000, 12, 31)),
        ("the 19th century", "en", date(1800, 1, 1), date(1900, 12, 31)),
        ("the mid-19th century", "en", date(1800, 1, 1), date(1900, 12, 31)),
        ("tahun 90-an", "id", date(1990, 1, 1), date(1999, 12, 31)),
        ("the 90s", "en", date(1990, 1, 1), date(1999, 12, 31)),
        ("2020–25", "en", date(2020, 1, 1), date(2025, 12, 31)),
        ("tahun akademik 2025/2026", "id", date(2025, 1, 1), date(2026, 12, 31)),
        ("through August 2025", "en", None, date(2025, 8, 31)),
        ("TMT 1 Januari 2025", "id", date(2025, 1, 1), None),
        ("Triwulan ke 3 tahun 2025", "id", date(2025, 7, 1), date(2025, 9, 30)),
    ],
)
def test_the_days_of_a_time(text: str, language: str, first: date | None, last: date | None) -> None:
    read = period(text, language)
    assert (read.first_day, read.last_day) == (first, last)


@pytest.mark.parametrize("text", ["Kamis (27/11/2025) {}", "Kamis (27/11/2025) {} sekitar pukul 02.19 WITA"])
def test_the_small_hours_may_be_written_in_one_word(text: str) -> None:
    assert period(text.format("dinihari"), "id").said == period(text.format("dini hari"), "id").said


def test_the_start_of_a_month_is_its_first_days() -> None:
    assert period("awal bulan Desember 2025", "id").meant == period("awal Desember 2025", "id").meant


def test_an_hour_may_end_a_date_without_a_word_for_it() -> None:
    read = period("Kamis, 27 November 2025, 06.30", "id")
    assert read.said == period("27 November 2025 pukul 06.30", "id").said
    (found,) = scan_periods("Pada 27 November 2025 12.50 persen", "id")
    assert found[2].is_day
    assert found[2].said == period("27 November 2025", "id").said


@pytest.mark.parametrize(
    ("text", "language"),
    [("usia 40-an", "id"), ("abad ke-3 SM", "id"), ("the 3rd century BC", "en"), ("13M 2025", "en"), ("5Q 2025", "en")],
)
def test_what_is_no_time_is_not_read(text: str, language: str) -> None:
    assert isinstance(read_period(text, language), Unread)


@pytest.mark.parametrize(
    ("text", "language", "length"),
    [
        ("a quarter", "en", (3, "month")),
        ("two quarters", "en", (6, "month")),
        ("satu semester", "id", (6, "month")),
        ("3 triwulan", "id", (9, "month")),
        ("dua dekade", "id", (20, "year")),
        ("a week", "en", (1, "week")),
    ],
)
def test_lengths_in_units_of_several(text: str, language: str, length: tuple[int, str]) -> None:
    assert read_duration(text, language) == length
