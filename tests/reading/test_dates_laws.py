"""Laws of dates, and the EDTF forms held against an independent reader."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from time import struct_time

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.domain.period import MINUTES_A_DAY, Period, minute_of
from claimcheck.domain.unread import Unread
from claimcheck.locale import translator
from claimcheck.reading.calendar import Unit, days_in_month, month_words, shift, weekday_name
from claimcheck.reading.date_written import Setting
from claimcheck.reading.dates import _days, _in_words, read_period, scan_periods, write_period
from claimcheck.reading.zones import Zone, default_zone, read_zone

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
LANGUAGES = st.sampled_from(["id", "en"])


def period(text: str, language: str, published: Period | None = None) -> Period:
    read = read_period(text, language, published=published)
    assert isinstance(read, Period), str(read)
    return read


def month_name(month: int, language: str) -> str:
    return month_words(month).text(translator(language))


def notations(day: date, language: str) -> list[str]:
    month = month_name(day.month, language)
    weekday = weekday_name(day.weekday(), language)
    forms = [
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{weekday}, {day.day} {month} {day.year}",
        f"{weekday} ({day.day}.{day.month}.{day.year})",
    ]
    if language == "id":
        forms += [f"{day.day}/{day.month}/{day.year}", f"{day.day:02}-{day.month:02}-{day.year}"]
    return forms


@given(DAYS, LANGUAGES)
def test_every_notation_of_a_day_is_that_day(day: date, language: str) -> None:
    assert {period(form, language).said for form in notations(day, language)} == {
        period(day.isoformat(), language).said
    }
    assert all(period(form, language).first_day == day for form in notations(day, language))


DATED = st.tuples(
    st.sampled_from(["", "sejak", "awal", "akhir", "hingga", "sekitar", "Rabu,", "late", "before", "on Friday"]),
    st.sampled_from(["3 Mei", "27-29 November", "12/9/", "Agustus", "kuartal III", "30 April - 2 Mei", "May 5,"]),
    st.integers(1000, 2999).map(str),
    st.sampled_from(["", "", "lalu", "malam", "pukul 06.00 WIB", "tahun lalu", "at 5 p.m.", "- 2 Januari 2026"]),
).map(lambda pieces: " ".join(pieces).strip())


@given(DATED, LANGUAGES, DAYS, st.booleans())
@settings(max_examples=200)
def test_what_states_its_year_is_read_without_the_day_of_publication(
    text: str, language: str, day: date, planned: bool
) -> None:
    published, clock = period(day.isoformat(), language), read_zone(default_zone(language))
    assert isinstance(clock, Zone)
    by_publication = _in_words(text, Setting(language, clock, _days(published), planned))
    assert read_period(text, language, published=published, planned=planned) == by_publication


@given(DAYS, LANGUAGES, st.integers(0, 7), st.text("abc .,;()", max_size=20), st.text("abc ,;)", max_size=20))
def test_a_date_is_found_in_running_text_as_it_is_read_alone(
    day: date, language: str, form: int, before: str, after: str
) -> None:
    forms = notations(day, language)
    words = forms[form % len(forms)]
    scanned = scan_periods(f"{before} {words} {after}", language)
    assert [read.said for _, _, read in scanned] == [period(words, language).said]


@given(DAYS, st.integers(0, 6), LANGUAGES)
def test_a_bare_weekday_is_the_nearest_one_up_to_publication(day: date, weekday: int, language: str) -> None:
    published = period(day.isoformat(), language)
    read = period(weekday_name(weekday, language), language, published)
    assert read.first_day is not None
    assert read.first_day == read.last_day
    assert read.first_day.weekday() == weekday == read.weekday
    assert timedelta(0) <= day - read.first_day < timedelta(7)


@given(DAYS, DAYS, LANGUAGES)
def test_a_missing_year_puts_the_day_in_the_year_up_to_publication(day: date, today: date, language: str) -> None:
    published = period(today.isoformat(), language)
    read = period(f"{day.day} {month_name(day.month, language)}", language, published)
    assert read.first_day is not None
    assert (read.first_day.day, read.first_day.month) == (day.day, day.month)
    assert read.first_day <= today
    if (day.day, day.month) != (29, 2):
        assert today - read.first_day < timedelta(366)


@given(DAYS, DAYS, st.sampled_from(["id", "en"]))
def test_a_range_of_days_is_read_back_from_how_it_is_written(day: date, other: date, language: str) -> None:
    first, last = sorted((day, other))
    written = write_period(period(f"{first.isoformat()}/{last.isoformat()}", language), language)
    read = period(written, language)
    assert (read.first_day, read.last_day) == (first, last)


@given(DAYS, st.integers(0, 1439), st.sampled_from(["WIB", "WITA", "WIT", "UTC+5:45", "Asia/Tokyo"]), LANGUAGES)
def test_a_minute_is_read_back_from_how_it_is_written(day: date, minute: int, zone: str, language: str) -> None:
    text = f"{day.isoformat()}T{minute // 60:02}:{minute % 60:02}"
    read = read_period(text, language, zone=zone)
    assert isinstance(read, Period)
    again = read_period(write_period(read, language), language, zone="UTC")
    assert isinstance(again, Period)
    assert read.said.within(again.said)
    assert again.said == read.said or minute % 60 == 0


@given(DAYS, st.sampled_from(list(Unit)), st.integers(-300, 300))
def test_going_back_and_forth_keeps_the_day_or_the_end_of_its_month(day: date, unit: Unit, count: int) -> None:
    there = shift(minute_of(day), unit, count)
    back = date.fromordinal(shift(there, unit, -count) // MINUTES_A_DAY + 1)
    clamped = unit.months > 0 and day.day > 28
    assert back == day or (clamped and (back.year, back.month) == (day.year, day.month) and back < day)


@given(st.integers(1, 9999), st.integers(1, 12))
def test_months_are_as_long_as_the_standard_library_has_them(year: int, month: int) -> None:
    assert days_in_month(year, month) == monthrange(year, month)[1]


EDTF_DATES = st.one_of(
    st.dates(date(1000, 1, 1)).map(date.isoformat),
    st.dates(date(1000, 1, 1)).map(lambda day: day.isoformat()[:7]),
    st.dates(date(1000, 1, 1)).map(lambda day: day.isoformat()[:4]),
)
EDTF = st.one_of(
    EDTF_DATES,
    EDTF_DATES.map(lambda text: text + "~"),
    st.tuples(EDTF_DATES, EDTF_DATES).map("/".join),
    EDTF_DATES.map(lambda text: f"{text}/.."),
    EDTF_DATES.map(lambda text: f"../{text}"),
)


@given(EDTF)
@settings(max_examples=200)
def test_edtf_means_what_an_independent_reader_takes_from_it(text: str) -> None:
    oracle = edtf.parse_edtf(text)
    first, last = _strict(oracle.lower_strict()), _strict(oracle.upper_strict())
    read = read_period(text, "en")
    if first is not None and last is not None and first > last:
        assert isinstance(read, Unread)
        return
    assert isinstance(read, Period)
    assert read.meant.lower == (None if first is None else minute_of(first))
    assert read.meant.upper == (None if last is None else minute_of(last) + MINUTES_A_DAY - 1)
    assert (read.said == read.meant) == ("~" not in text)


def _strict(moment: struct_time | float) -> date | None:
    if isinstance(moment, struct_time):
        return date(moment.tm_year, moment.tm_mon, moment.tm_mday)
    return None  # an open end is an infinity there


@pytest.mark.parametrize(
    "text", ["2025-21", "Y170000002", "199X", "2025?", "2025%", "[2024,2025]", "/2025", "2025/", "{1960,1961}"]
)
def test_edtf_beyond_the_dates_of_news_is_refused(text: str) -> None:
    assert isinstance(read_period(text, "en"), Unread)
