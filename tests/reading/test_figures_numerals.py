"""Numbers in words, held against num2words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from claimcheck.reading.numerals import WordNumber, number_words, read_number_words

NUMBERS = st.integers(0, 999) | st.integers(0, 999_999) | st.integers(0, 10**15 - 1)


@given(NUMBERS)
@settings(max_examples=300)
def test_what_num2words_spells_in_indonesian_is_read_back(number: int) -> None:
    assert number_words(num2words(number, lang="id").split(), "id") == number


@given(NUMBERS)
@settings(max_examples=300)
def test_what_num2words_spells_in_english_is_read_back(number: int) -> None:
    spelled = num2words(number, lang="en")
    assert number_words(spelled.split(), "en") == number
    assert number_words(spelled.replace(",", "").replace(" and ", " ").replace("-", " ").split(), "en") == number


@pytest.mark.parametrize(
    ("words", "language", "number"),
    [
        ("Dua Puluh Tiga", "id", 23),
        ("sepuluh", "id", 10),
        ("sejuta", "id", 10**6),
        ("dua milyar", "id", 2 * 10**9),
        ("dua ribu triliun", "id", 2 * 10**15),
        ("a hundred", "en", 100),
        ("a million", "en", 10**6),
        ("nineteen hundred", "en", 1900),
        ("twenty three", "en", 23),
    ],
)
def test_spellings_beyond_the_oracle(words: str, language: str, number: int) -> None:
    assert number_words(words.split(), language) == number


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("", "id"),
        ("ratus", "id"),
        ("juta", "id"),
        ("dua dua", "id"),
        ("dua juta tiga juta", "id"),
        ("dua puluh sebelas", "id"),
        ("nol lima", "id"),
        ("seratus dua ratus", "id"),
        ("zero", "id"),
        ("twenty", "id"),
        ("a", "en"),
        ("a five", "en"),
        ("twenty ten", "en"),
        ("nineteen ninety-five", "en"),
        ("hundred", "en"),
        ("and five", "en"),
        ("five and", "en"),
        ("dua", "en"),
    ],
)
def test_what_is_not_one_number_is_none(words: str, language: str) -> None:
    assert number_words(words.split(), language) is None


def test_a_number_ends_where_its_words_end() -> None:
    words = ["dua", "juta", "tujuh", "ratus", "ribu", "orang"]
    assert read_number_words(words, 0, "id") == WordNumber(2_700_000, 5, 1000)
    assert read_number_words(words, 5, "id") is None


def test_and_can_be_kept_out_of_a_number() -> None:
    words = ["two", "hundred", "and", "three", "hundred"]
    assert read_number_words(words, 0, "en", joined=False) == WordNumber(200, 2, 1)
