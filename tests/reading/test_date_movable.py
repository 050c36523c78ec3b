"""Easter and the feasts that move with it."""

from __future__ import annotations

from datetime import date

import pytest

from claimcheck.domain.period import Period
from claimcheck.reading.date_movable import easter
from claimcheck.reading.dates import read_period


@pytest.mark.parametrize(
    "sunday",
    ["1818-03-22", "1943-04-25", "1961-04-02", "2000-04-23", "2008-03-23", "2024-03-31", "2025-04-20", "2038-04-25"],
)
def test_easter_is_the_sunday_that_the_churches_kept(sunday: str) -> None:
    day = date.fromisoformat(sunday)
    assert easter(day.year) == day


@pytest.mark.parametrize("year", range(1583, 3000, 7))
def test_easter_is_a_sunday_between_22_march_and_25_april(year: int) -> None:
    day = easter(year)
    assert day.weekday() == 6
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


def test_without_a_year_it_is_the_feast_next_to_publication() -> None:
    published = read_period("2025-04-18", "en")
    assert isinstance(published, Period)
    read = read_period("Good Friday", "en", published=published)
    assert read == read_period("18 April 2025", "en") or (
        isinstance(read, Period) and str(read.said) == str(published.said)
    )
    assert not isinstance(read_period("Good Friday", "en"), Period)
