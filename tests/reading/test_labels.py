"""Edition labels, titles before an office, and lengths of time."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.domain.labels import Basis, Edition, Title
from claimcheck.domain.period import day_of, minute_of
from claimcheck.domain.unread import Unread
from claimcheck.reading.durations import before, read_duration
from claimcheck.reading.figure_listed import score
from claimcheck.reading.labels import not_in_office, read_edition, read_title


@pytest.mark.parametrize(
    ("text", "number", "basis"),
    [
        ("2025", 2025, Basis.UNSTATED),
        ("tahun 2025", 2025, Basis.UNSTATED),
        ("edisi 2025", 2025, Basis.UNSTATED),
        ("Paritrana Award 2024", 2024, Basis.UNSTATED),
        ("Tahun Penilaian 2024", 2024, Basis.ASSESSED),
        ("assessment year 2024", 2024, Basis.ASSESSED),
        ("2024 assessment year", 2024, Basis.ASSESSED),
        ("tahun penganugerahan 2025", 2025, Basis.PRESENTED),
        ("presented in 2025", 2025, Basis.PRESENTED),
        ("edisi ke-5", 5, Basis.ORDINAL),
        ("edisi kelima", 5, Basis.ORDINAL),
        ("edisi V", 5, Basis.ORDINAL),
        ("5th edition", 5, Basis.ORDINAL),
        ("fifth annual", 5, Basis.ORDINAL),
        ("tahun ke-5", 5, Basis.ORDINAL),
        ("ke-5", 5, Basis.ORDINAL),
        ("Liga 1 2024/2025", 2024, Basis.SEASON),
        ("musim 2024-25", 2024, Basis.SEASON),
    ],
)
def test_an_edition_is_read_with_what_its_number_counts(text: str, number: int, basis: Basis) -> None:
    assert read_edition(text, "id") == Edition(text, number, basis)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "unreadable-edition"),
        ("Paritrana Award", "unreadable-edition"),
        ("edisi ke-0", "unreadable-edition"),
        ("5", "unreadable-edition"),
        ("٢٠٢٥", "unreadable-edition"),
        ("2019-2024", "ambiguous-edition"),
        ("tahun penilaian 2024, dianugerahkan 2025", "ambiguous-edition"),
        ("2025" * 3000, "unreadable-edition"),
    ],
)
def test_what_names_no_single_edition_is_unread(text: str, code: str) -> None:
    read = read_edition(text, "id")
    assert isinstance(read, Unread)
    assert read.code == code


@pytest.mark.parametrize(
    ("text", "title", "office"),
    [
        ("Pj Bupati", Title.ACTING, "Bupati"),
        ("Pj. Wali Kota", Title.ACTING, "Wali Kota"),
        ("Penjabat Gubernur", Title.ACTING, "Gubernur"),
        ("Pejabat Bupati", Title.ACTING, "Bupati"),
        ("acting regent", Title.ACTING_SOMEHOW, "regent"),
        ("Plt. Bupati", Title.ACTING_DAILY, "Bupati"),
        ("Plh Sekretaris Daerah", Title.ACTING_DAILY, "Sekretaris Daerah"),
        ("Penjabat (Pj) Bupati", Title.ACTING, "Bupati"),
        ("Pejabat (Pj) Bupati", Title.ACTING, "Bupati"),
        ("Pelaksana Tugas (Plt.) Gubernur", Title.ACTING_DAILY, "Gubernur"),
        ("Penjabat (Banten) Bupati", Title.ACTING, "(Banten) Bupati"),
        ("pelaksana tugas Gubernur", Title.ACTING_DAILY, "Gubernur"),
        ("Gubernur", Title.DEFINITIVE, "Gubernur"),
        ("Wakil Wali Kota", Title.DEFINITIVE, "Wakil Wali Kota"),
        ("Pejabat Pembuat Komitmen", Title.DEFINITIVE, "Pejabat Pembuat Komitmen"),
    ],
)
def test_a_title_is_split_from_its_office(text: str, title: Title, office: str) -> None:
    assert read_title(text, "id") == (title, office)


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("1 year", (1, "year")),
        ("6 bulan", (6, "month")),
        ("dua pekan", (2, "week")),
        ("setahun", (1, "year")),
        ("dua belas bulan", (12, "month")),
        ("30 days", (30, "day")),
    ],
)
def test_a_length_of_time_is_a_count_and_a_unit(text: str, duration: tuple[int, str]) -> None:
    assert read_duration(text, "id") == duration


@pytest.mark.parametrize(
    "text", ["", "year", "0 days", "-1 year", "1.5 years", "99999 days", "1 fortnight", "1 year 2 days"]
)
def test_what_is_no_length_of_time_is_unreadable(text: str) -> None:
    read = read_duration(text)
    assert isinstance(read, Unread)
    assert read.code == "unreadable-duration"


@pytest.mark.parametrize(
    ("day", "duration", "earlier"),
    [
        (date(2025, 11, 27), (1, "year"), date(2024, 11, 27)),
        (date(2024, 2, 29), (1, "year"), date(2023, 2, 28)),
        (date(2025, 3, 31), (1, "month"), date(2025, 2, 28)),
        (date(2025, 1, 15), (2, "month"), date(2024, 11, 15)),
        (date(2025, 11, 27), (2, "week"), date(2025, 11, 13)),
        (date(1, 1, 5), (1, "year"), date(1, 1, 1)),
        (date(1, 1, 5), (9999, "day"), date(1, 1, 1)),
    ],
)
def test_a_time_before_a_day_follows_the_calendar(day: date, duration: tuple[int, str], earlier: date) -> None:
    assert day_of(before(minute_of(day), duration)) == earlier


@given(st.text(max_size=40), st.sampled_from(["id", "en"]))
def test_no_text_raises(text: str, language: str) -> None:
    assert isinstance(read_edition(text, language), Edition | Unread)
    title, office = read_title(text, language)
    assert title is not Title.DEFINITIVE or office == text.strip()
    assert isinstance(read_duration(text, language), tuple | Unread)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("mantan Bupati", False),
        ("ex-president", False),
        ("president - elect", False),
        ("Gubernur  terpilih", False),
        ("Bupati", True),
        ("outgoing president", True),
        ("Excellency", True),
    ],
)
def test_who_held_an_office_before_or_will_does_not_hold_it(text: str, holds: bool) -> None:
    assert not_in_office(text) is not holds


@pytest.mark.parametrize("piece", [" ", "-", "ex ", "elect "])
def test_long_hostile_words_of_an_office_are_read_to_their_end(piece: str) -> None:
    text = f"x{piece * (100_000 // len(piece))}x"
    assert not not_in_office(text)
    assert read_title(text, "id") == (Title.DEFINITIVE, text)


@pytest.mark.parametrize("piece", ["1-", "1 dari ", "1/"])
def test_long_hostile_words_are_no_score(piece: str) -> None:
    assert score(piece * (100_000 // len(piece))) is None
