"""The law of plain dates: none is read in another way than the grammar of dates reads it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.reading.date_plain import plain_date
from claimcheck.reading.dates import grammatical

MONTHS = ("Januari", "Mei", "may", "Mar", "SEPT", "Desember", "dec")
WEEKDAYS = ("Senin", "Minggu", "Sun", "thu", "Jumat")
OTHER_WORDS = ("awal", "pukul", "fiscal", "tahun", "malam", "Natal", "Ramadan", "Syawal", "quarter", "ini", "WIB")
words = st.sampled_from([*MONTHS, *WEEKDAYS, *OTHER_WORDS])
numbers = st.integers(0, 99).map(str) | st.integers(0, 9).map("0{}".format)
years = st.integers(1000, 2999).map(str)
in_figures = st.builds("{}/{}/{}".format, numbers, numbers, years)
in_words = st.builds("{} {} {}".format, numbers, words, years) | st.builds("{} {}".format, words, years)
dates = in_figures | in_words
written = dates | st.builds("{} ({})".format, words, dates)


@settings(max_examples=1000)
@given(written)
def test_a_plain_date_is_read_as_the_grammar_reads_it(text: str) -> None:
    found = plain_date(text)
    assert found is None or found == grammatical(text)


@given(st.sampled_from(MONTHS), st.sampled_from(WEEKDAYS), st.integers(1, 28), years)
def test_what_newsrooms_write_nearly_always_is_plain(month: str, weekday: str, day: int, year: str) -> None:
    for text in (f"{day}/11/{year}", f"{day} {month} {year}", f"{month} {year}"):
        assert plain_date(text) is not None
        assert plain_date(f"{weekday} ({text})") is not None
