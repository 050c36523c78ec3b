"""Exact numbers written for people."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.domain.figure import Figure
from claimcheck.reading.figures import read_figure, write_figure


@pytest.mark.parametrize(
    ("n", "english", "indonesian"),
    [
        (Fraction(2_730_000), "2.73 million", "2,73 juta"),
        (Fraction(2_725_000), "2,725,000", "2.725.000"),
        (Fraction(385_741), "385,741", "385.741"),
        (Fraction(40_000), "40,000", "40.000"),
        (Fraction(10**9), "1 billion", "1 miliar"),
        (Fraction(12 * 10**11), "1.2 trillion", "1,2 triliun"),
        (Fraction(4603, 100), "46.03", "46,03"),
        (Fraction(1, 20), "0.05", "0,05"),
        (Fraction(1, 3), "1/3", "1/3"),
        (Fraction(-4000, 3), "-4,000/3", "-4.000/3"),
        (Fraction(-2_600_000), "-2.6 million", "-2,6 juta"),
        (Fraction(0), "0", "0"),
        (Fraction(1, 10**12), "1/1,000,000,000,000", "1/1.000.000.000.000"),
    ],
)
def test_numbers_for_people(n: Fraction, english: str, indonesian: str) -> None:
    assert (write_figure(n, "en"), write_figure(n, "id")) == (english, indonesian)


@given(st.integers(-(10**18), 10**18), st.integers(0, 6), st.sampled_from(["id", "en"]))
def test_what_is_written_is_read_back(digits: int, decimals: int, language: str) -> None:
    n = Fraction(digits, 10**decimals)
    figure = read_figure(write_figure(n, language), language)
    assert isinstance(figure, Figure)
    assert (figure.n, figure.note) == (n, None)
