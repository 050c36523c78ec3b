"""Dates that cannot be, zones that are not, and text that wants to do harm."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.domain.period import Period
from claimcheck.domain.unread import Unread
from claimcheck.reading.dates import read_period, scan_periods


def day(text: str) -> Period:
    read = read_period(text, "id")
    assert isinstance(read, Period)
    return read


PUBLISHED = day("2025-11-28")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("2025-02-29", "day 29"),
        ("31 Februari 2025", "day 31"),
        ("31 Februari", "day 31"),
        ("29/2/2025", "day 29"),
        ("2025-13-45", "month 13"),
        ("27/13/2025", "month 13"),
        ("0000-01-01", "year 0"),
        ("10000-01-01", "year 10000"),
        ("-0044-03-15", "year -0044"),
        ("27/11/20255", "year 20255"),
        ("2025-11-27T24:00", "hour 24"),
        ("27 November 2025 pukul 25.30 WIB", "hour 25"),
        ("27 November 2025, 13 p.m.", "hour 13"),
        ("2025-11-27T23:60", "minute 60"),
        ("2025-11-27T23:59:60Z", "second 60"),
        ("27 November 2025 pukul 13.00 pagi", "hour 13"),
        ("triwulan V 2025", "quarter 5"),
        ("Q7 2025", "quarter 7"),
        ("29-27 November 2025", "days 29 to 27"),
        ("2025-12/2025-11", "end of the range"),
        ("2025-13/2025-11", "month 13"),
    ],
)
def test_what_cannot_be_is_refused_and_the_part_is_named(text: str, part: str) -> None:
    read = read_period(text, "id", published=PUBLISHED)
    assert isinstance(read, Unread)
    assert read.code == "bad-date"
    assert part in str(read.message)


@pytest.mark.parametrize("zone", ["+99:99", "-00:00", "Mars/Olympus", "../../etc/passwd", "Asia", "", "WIBB", "UTC+15"])
def test_an_unknown_zone_is_refused(zone: str) -> None:
    read = read_period("2025-11-27", "id", zone=zone)
    assert isinstance(read, Unread)
    assert read.code == "unknown-zone"
    assert scan_periods("27/11/2025", "id", zone=zone) == []


@pytest.mark.parametrize("text", ["2025-11-27T10:00+99:99", "2025-11-27T10:00-00:00", "27/11/2025 pukul 06.00 UTC+15"])
def test_a_written_zone_that_is_none_is_refused(text: str) -> None:
    read = read_period(text, "id")
    assert isinstance(read, Unread)
    assert read.code == "unknown-zone"


def test_a_time_that_clocks_leap_over_is_refused() -> None:
    gap = read_period("2025-03-30T02:30", "en", zone="Europe/Berlin")
    assert isinstance(gap, Unread)
    assert gap.code == "bad-date"
    skipped = read_period("2011-12-30", "en", zone="Pacific/Apia")  # the day that Samoa left out
    assert isinstance(skipped, Unread)


def test_a_time_that_clocks_pass_twice_is_both() -> None:
    read = read_period("2025-10-26T02:30", "en", zone="Europe/Berlin")
    assert isinstance(read, Period)
    assert read.said.lower is not None
    assert read.said.upper == read.said.lower + 60


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "foo", "/", "..", "../..", "2025?", "2025/", "20251127", "2025-1-", "１２/11/2025", "٢٧/11/2025"),
        *("27//11", "next", "akhir", "hingga", "27 November 2025 orang", "November 0000", "1e9", "2025-11-27T"),
        *("24/9/255", "malam", "27", "may be"),
    ],
)
def test_what_is_no_date_is_unreadable(text: str) -> None:
    read = read_period(text, "id", published=PUBLISHED)
    assert isinstance(read, Unread)
    assert read.code == "unreadable-date"


def test_the_ends_of_the_calendar_do_not_overflow() -> None:
    for text in ("9999-12-31", "0001-01-01", "9999~", "0001-01-01~", "9999-12", "../9999", "0001/.."):
        for zone in ("WIB", "America/New_York", "Pacific/Kiritimati"):
            assert isinstance(read_period(text, "en", zone=zone), Period)
    last, first = day("9999-12-31"), day("0001-01-01")
    for published in (first, last):
        for text in (
            "kemarin",
            "besok",
            "tahun lalu",
            "tahun depan",
            "pekan lalu",
            "Kamis",
            "29 Februari",
            "9 abad lalu",
        ):
            assert isinstance(read_period(text, "id", published=published), Period | Unread)
    assert isinstance(read_period("besok", "id", published=last), Unread)
    assert isinstance(read_period("kemarin", "id", published=first), Unread)
    assert isinstance(read_period("setelah 31/12/9999", "id"), Unread)
    assert isinstance(read_period("sebelum 1/1/0001", "id"), Unread)


PIECES = st.sampled_from(
    [
        "kamis",
        "minggu",
        "thursday",
        "(",
        ")",
        "/",
        "-",
        ".",
        ",",
        ":",
        "~",
        "..",
        "27",
        "11",
        "2025",
        "24",
        "99",
        "0",
        "9999",
        "november",
        "mei",
        "may",
        "feb",
        "hingga",
        "sejak",
        "sekitar",
        "antara",
        "dan",
        "and",
        "to",
        "lalu",
        "mendatang",
        "last",
        "next",
        "ini",
        "pekan",
        "bulan",
        "tahun",
        "week",
        "ago",
        "dua",
        "iii",
        "triwulan",
        "q3",
        "q",
        "semester",
        "half",
        "awal",
        "mid-",
        "akhir",
        "pukul",
        "jam",
        "06.00",
        "5",
        "p.m.",
        "wib",
        "wit",
        "utc",
        "+7",
        "+07:00",
        "malam",
        "pagi",
        "evening",
        "kemarin",
        "besok",
        "hari",
        "today",
        "ke",
        "3rd",
        "th",
        "of",
        "pada",
        "tanggal",
        "-",
        "–",
    ]
)


@given(st.lists(PIECES, max_size=9), st.sampled_from(["", " "]), st.sampled_from(["id", "en"]), st.booleans())
@settings(max_examples=300)
def test_scrambled_words_of_dates_never_raise_and_mean_no_more_than_they_say(
    pieces: list[str], space: str, language: str, planned: bool
) -> None:
    text = space.join(pieces)
    read = read_period(text, language, published=PUBLISHED, planned=planned)
    scanned = [period for _, _, period in scan_periods(text, language, published=PUBLISHED)]
    for period in [read, *scanned]:
        if isinstance(period, Period):
            assert period.meant.within(period.said)


@given(st.text(max_size=60), st.sampled_from(["id", "en", "xx"]), st.none() | st.text(max_size=20))
@settings(max_examples=200)
def test_no_text_or_zone_raises(text: str, language: str, zone: str | None) -> None:
    assert isinstance(read_period(text, language, zone=zone), Period | Unread)
    for start, end, period in scan_periods(text, language, zone=zone):
        assert 0 <= start < end <= len(text)
        assert isinstance(period, Period)


@pytest.mark.parametrize(
    "piece", ["1", "1 ", "(", "1/", "27 - ", "hingga ", "2025-", "pukul 1.", "the ", "/", "+", "-"]
)
def test_long_hostile_text_is_read_to_its_end(piece: str) -> None:
    text = piece * (30_000 // len(piece)) + " 27 November 2025"
    assert isinstance(read_period(text, "id"), Unread)
    assert scan_periods(text, "id")[-1][1] == len(text)


SCRIPT = """
from claimcheck.reading.dates import read_period, write_period
published = read_period("2025-11-28", "id")
for text in ("27/11", "Kamis lalu", "31 Mei", "pukul 06.00 WIB 27/11/2025", "KAMIS, 27 NOVEMBER 2025", "Sept 29, 2025"):
    print(write_period(read_period(text, "id", published=published), "id"))
"""


def test_the_reading_depends_on_no_clock_zone_or_locale_of_the_machine() -> None:
    outputs = set()
    for settings_ in ({"TZ": "Pacific/Apia", "LANG": "tr_TR.UTF-8"}, {"TZ": "UTC", "LANG": "C", "PYTHONHASHSEED": "7"}):
        environment = {**os.environ, **settings_, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
        done = subprocess.run([sys.executable, "-c", SCRIPT], env=environment, capture_output=True, check=True)
        outputs.add(done.stdout)
    assert len(outputs) == 1
    assert b"27 November 2025" in outputs.pop()
