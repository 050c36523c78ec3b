"""Dates of the Islamic calendar: wide enough for every community's moon, and in order."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.domain.period import Period
from claimcheck.domain.unread import Unread
from claimcheck.reading.dates import read_period

_NAMES = """
Muharram Safar Rabiulawal Rabiulakhir Jumadilawal Jumadilakhir
Rajab Syakban Ramadan Syawal Zulkaidah Zulhijah
"""
_MONTHS = _NAMES.split()


def period(text: str, language: str = "id") -> Period:
    read = read_period(text, language)
    assert isinstance(read, Period), read
    return read


def days(text: str, language: str = "id") -> tuple[date, date]:
    read = period(text, language)
    assert read.first_day is not None
    assert read.last_day is not None
    return read.first_day, read.last_day


@pytest.mark.parametrize(
    ("text", "day"),
    [  # as the Indonesian government, Muhammadiyah or Saudi Arabia kept them
        ("1 Ramadan 1446 H", date(2025, 3, 1)),
        ("1 Syawal 1446 H", date(2025, 3, 31)),
        ("1 Syawal 1446 H", date(2025, 3, 30)),
        ("1 Syawal 1445 Hijriah", date(2024, 4, 10)),
        ("1 Syawal 1444 H", date(2023, 4, 22)),
        ("1 Syawal 1444 H", date(2023, 4, 21)),
        ("10 Zulhijah 1444 H", date(2023, 6, 29)),
        ("10 Dzulhijjah 1444", date(2023, 6, 28)),
        ("1 Muharram 1447 H", date(2025, 6, 27)),
        ("12 Rabiul Awal 1446 H", date(2024, 9, 16)),
        ("Ramadhan 2025", date(2025, 3, 1)),
        ("Idul Fitri 2025", date(2025, 4, 1)),
        ("Hari Raya Idul Adha 1446 H", date(2025, 6, 6)),
    ],
)
def test_a_date_holds_the_days_that_were_kept_by_it(text: str, day: date) -> None:
    first, last = days(text)
    assert first <= day <= last


def test_english_articles_name_the_same_days() -> None:
    assert days("1 Shawwal 1446 AH", "en") == days("1 Syawal 1446 H")
    assert days("Eid al-Fitr 2025", "en") == days("Idul Fitri 2025")


@given(st.integers(1000, 1600), st.integers(0, 11), st.integers(1, 28))
def test_days_follow_each_other_within_their_month(year: int, month: int, day: int) -> None:
    (first, last), (next_first, _) = (days(f"{number} {_MONTHS[month]} {year} H") for number in (day, day + 1))
    assert (next_first - first).days == 1
    month_first, month_last = days(f"{_MONTHS[month]} {year} H")
    assert month_first <= first <= last <= month_last


@given(st.integers(1000, 1599), st.integers(0, 11))
def test_a_month_has_29_or_30_days(year: int, month: int) -> None:
    following = f"1 {_MONTHS[month + 1]} {year} H" if month < 11 else f"1 Muharram {year + 1} H"
    assert (days(following)[0] - days(f"1 {_MONTHS[month]} {year} H")[0]).days in (29, 30)


@given(st.integers(1601, 2170), st.sampled_from(_MONTHS))
def test_a_month_of_a_common_year_is_one_of_the_months_that_begin_in_it(year: int, month: str) -> None:
    first, last = days(f"{month} {year}")
    about = (year - 622) * 33 // 32
    begun = [days(f"{month} {hijri} H") for hijri in range(about - 2, about + 3)]
    in_it = [at for at in begun if at[0].year == at[1].year == year]
    assert all(first <= start and end <= last for start, end in in_it)


@given(st.integers(1601, 2999), st.sampled_from(_MONTHS), st.integers(1, 30))
def test_every_common_year_has_each_day_of_the_islamic_one(year: int, month: str, day: int) -> None:
    first, last = days(f"{day} {month} {year}")
    assert first.year <= year <= last.year


@pytest.mark.parametrize("text", ["31 Syawal 1446 H", "0 Ramadan 1446 H"])
def test_a_day_that_no_month_has_is_refused(text: str) -> None:
    read = read_period(text, "id")
    assert isinstance(read, Unread)
    assert read.code == "bad-date"


def test_a_weekday_beside_it_is_kept() -> None:
    assert period("Senin, 1 Syawal 1446 H").weekday == 0
