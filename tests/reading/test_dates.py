"""What each written date says and means: the table of dates, row by row."""

from __future__ import annotations

from datetime import date

import pytest

from claimcheck.domain.period import MINUTES_A_DAY, Period, minute_of
from claimcheck.domain.unread import Unread
from claimcheck.reading.dates import read_period, scan_periods, weekday_name, write_day, write_period

CEREMONY = date(2025, 11, 27)  # a Thursday


def period(text: str, language: str = "id", **choices: object) -> Period:
    read = read_period(text, language, **choices)  # type: ignore[arg-type]
    assert isinstance(read, Period), str(read)
    return read


def unread(text: str, language: str = "id", **choices: object) -> Unread:
    read = read_period(text, language, **choices)  # type: ignore[arg-type]
    assert isinstance(read, Unread), str(read)
    return read


PUBLISHED = period("2025-11-28")


def days(read: Period) -> tuple[date | None, date | None]:
    return read.first_day, read.last_day


def meant_days(read: Period, minutes_ahead: int = 420) -> tuple[date, date]:
    lower, upper = read.meant.lower, read.meant.upper
    assert lower is not None
    assert upper is not None
    ordinals = [int(minute + minutes_ahead) // MINUTES_A_DAY + 1 for minute in (lower, upper)]
    return date.fromordinal(ordinals[0]), date.fromordinal(ordinals[1])


@pytest.mark.parametrize(
    ("text", "language", "day", "weekday"),
    [
        ("27/11/2025", "id", CEREMONY, None),
        ("27 November 2025", "id", CEREMONY, None),
        ("27-11-2025", "id", CEREMONY, None),
        ("27.11.2025", "en", CEREMONY, None),
        ("2025-11-27", "en", CEREMONY, None),
        ("2025/11/27", "id", CEREMONY, None),
        ("Kamis (27/11/2025)", "id", CEREMONY, 3),
        ("Thursday, 27 November 2025", "en", CEREMONY, 3),
        ("the 27th of November, 2025", "en", CEREMONY, None),
        ("Thursday, Nov. 27, 2025", "en", CEREMONY, 3),
        ("pada hari Kamis, tanggal 27 Nopember 2025", "id", CEREMONY, 3),
        ("on Thursday 27 Nov 2025.", "en", CEREMONY, 3),
        ("Jum’at, 28 November 2025", "id", date(2025, 11, 28), 4),
        ("Minggu, 30 November 2025", "id", date(2025, 11, 30), 6),
        ("24/9/25", "id", date(2025, 9, 24), None),
        ("Rabu (24/9/25) lalu", "id", date(2025, 9, 24), 2),
        ("September 29, 2025", "id", date(2025, 9, 29), None),
        ("September 29, 2025", "en", date(2025, 9, 29), None),
        ("12/9/2024", "id", date(2024, 9, 12), None),
        ("13/9/2024", "en", date(2024, 9, 13), None),
        ("9/13/2024", "en", date(2024, 9, 13), None),
        ("12/12/2024", "en", date(2024, 12, 12), None),
        ("27-Nov-2025", "en", CEREMONY, None),
        ("per 31 Desember 2024", "id", date(2024, 12, 31), None),
    ],
)
def test_a_full_date_is_that_day_in_every_notation(text: str, language: str, day: date, weekday: int | None) -> None:
    read = period(text, language)
    assert days(read) == (day, day)
    assert (read.local_first, read.local_last) == (minute_of(day), minute_of(day) + MINUTES_A_DAY - 1)
    assert read.meant == read.said
    assert read.weekday == weekday
    assert not read.derived
    assert read.words == text


def test_a_day_runs_from_midnight_to_midnight_where_the_article_is_written() -> None:
    assert period("2025-11-27", "id").said.lower == minute_of(CEREMONY) - 7 * 60
    assert period("2025-11-27", "en").said.lower == minute_of(CEREMONY)
    assert period("2025-11-27", "id", zone="WIT").said.lower == minute_of(CEREMONY) - 9 * 60
    assert period("2025-11-27", "en", zone="America/New_York").said.lower == minute_of(CEREMONY) + 5 * 60


def test_a_wrong_weekday_is_kept_for_the_rule_that_compares_them() -> None:
    read = period("Rabu, 5/8/2025")
    assert days(read) == (date(2025, 8, 5), date(2025, 8, 5))
    assert read.weekday == 2
    assert date(2025, 8, 5).weekday() != 2


@pytest.mark.parametrize(
    ("text", "planned", "day"),
    [
        ("Kamis (27/11)", False, date(2025, 11, 27)),
        ("Thursday, 27 Nov", False, date(2025, 11, 27)),
        ("28/11", False, date(2025, 11, 28)),
        ("29 November", False, date(2024, 11, 29)),
        ("29 November", True, date(2025, 11, 29)),
        ("27 November", True, date(2026, 11, 27)),
        ("2 Januari mendatang", False, date(2026, 1, 2)),
        ("29 Februari", False, date(2024, 2, 29)),
        ("27 November tahun lalu", False, date(2024, 11, 27)),
    ],
)
def test_a_missing_year_is_taken_from_the_day_of_publication(text: str, planned: bool, day: date) -> None:
    read = period(text, published=PUBLISHED, planned=planned)
    assert days(read) == (day, day)
    assert read.derived


def test_a_missing_year_reads_as_the_year_of_the_month_of_publication() -> None:
    assert days(period("27/11", published=period("2025-11"))) == (CEREMONY, CEREMONY)


def test_a_missing_year_without_a_day_of_publication_is_a_problem() -> None:
    assert unread("Kamis (27/11)").code == "relative-date"
    assert unread("27/11", published=period("sejak 2024")).code == "relative-date"


def test_english_figures_that_fit_both_orders_are_ambiguous_with_both_readings_shown() -> None:
    read = unread("12/9/2024", "en")
    assert read.code == "ambiguous-date"
    assert read.readings == ("12 September 2024", "9 December 2024")
    assert "12 September 2024" in str(read.message)
    assert "9 December 2024" in str(read.message)


def test_a_weekday_or_the_stated_order_settles_english_figures() -> None:
    assert days(period("Thursday (12/9/2024)", "en"))[0] == date(2024, 9, 12)
    assert days(period("Monday, 12/9/2024", "en"))[0] == date(2024, 12, 9)
    assert days(period("12/9/2024", "en", date_order="day-month"))[0] == date(2024, 9, 12)
    assert days(period("12/9/2024", "en", date_order="month-day"))[0] == date(2024, 12, 9)
    assert unread("Friday, 12/9/2024", "en").code == "ambiguous-date"
    assert unread("13/9/2024", "en", date_order="month-day").code == "bad-date"


def test_indonesian_figures_are_day_first_whatever_the_ledger_says() -> None:
    assert days(period("12/9/2024", "id", date_order="month-day"))[0] == date(2024, 9, 12)


@pytest.mark.parametrize(
    ("text", "language", "first", "last"),
    [
        ("November 2025", "id", date(2025, 11, 1), date(2025, 11, 30)),
        ("11/2025", "id", date(2025, 11, 1), date(2025, 11, 30)),
        ("TA 2025", "id", date(2025, 1, 1), date(2025, 12, 31)),
        ("Februari 2024", "id", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025", "en", date(2025, 1, 1), date(2025, 12, 31)),
        ("Tahun 2025", "id", date(2025, 1, 1), date(2025, 12, 31)),
        ("tahun 2026 mendatang", "id", date(2026, 1, 1), date(2026, 12, 31)),
        ("triwulan III 2025", "id", date(2025, 7, 1), date(2025, 9, 30)),
        ("kuartal ke-3 tahun 2025", "id", date(2025, 7, 1), date(2025, 9, 30)),
        ("triwulan I-2025", "id", date(2025, 1, 1), date(2025, 3, 31)),
        ("Q3 2025", "id", date(2025, 7, 1), date(2025, 9, 30)),
        ("2025 Q4", "en", date(2025, 10, 1), date(2025, 12, 31)),
        ("third quarter of 2025", "en", date(2025, 7, 1), date(2025, 9, 30)),
        ("semester I 2025", "id", date(2025, 1, 1), date(2025, 6, 30)),
        ("paruh kedua 2025", "id", date(2025, 7, 1), date(2025, 12, 31)),
        ("first half of 2025", "en", date(2025, 1, 1), date(2025, 6, 30)),
        ("27-29 November 2025", "id", date(2025, 11, 27), date(2025, 11, 29)),
        ("27–29/11/2025", "id", date(2025, 11, 27), date(2025, 11, 29)),
        ("November 27-29, 2025", "en", date(2025, 11, 27), date(2025, 11, 29)),
        ("27 November sampai 2 Desember 2025", "id", date(2025, 11, 27), date(2025, 12, 2)),
        ("from 27 November to 2 December 2025", "en", date(2025, 11, 27), date(2025, 12, 2)),
        ("27 Desember - 2 Januari 2026", "id", date(2025, 12, 27), date(2026, 1, 2)),
        ("Senin (24/11) hingga Rabu (26/11/2025)", "id", date(2025, 11, 24), date(2025, 11, 26)),
        ("Senin-Rabu (24-26/11/2025)", "id", date(2025, 11, 24), date(2025, 11, 26)),
        ("27-29 November 2025, pukul 08.00 WIB", "id", date(2025, 11, 27), date(2025, 11, 29)),
        ("tanggal 27 s.d. tanggal 29 November 2025", "id", date(2025, 11, 27), date(2025, 11, 29)),
        ("periode Januari-Oktober 2025", "id", date(2025, 1, 1), date(2025, 10, 31)),
        ("2024/2025", "id", date(2024, 1, 1), date(2025, 12, 31)),
        ("27/28 November 2025", "id", date(2025, 11, 27), date(2025, 11, 28)),
        ("November/Desember 2025", "id", date(2025, 11, 1), date(2025, 12, 31)),
        ("November-Desember 2025", "id", date(2025, 11, 1), date(2025, 12, 31)),
        ("sejak 2020 hingga 2024", "id", date(2020, 1, 1), date(2024, 12, 31)),
        ("from 21 to 29 November 2025", "en", date(2025, 11, 21), date(2025, 11, 29)),
        ("sembilan bulan pertama 2025", "id", date(2025, 1, 1), date(2025, 9, 30)),
        ("9 bulan pertama tahun 2025", "id", date(2025, 1, 1), date(2025, 9, 30)),
        ("the first nine months of 2025", "en", date(2025, 1, 1), date(2025, 9, 30)),
        ("the last three months of 2025", "en", date(2025, 10, 1), date(2025, 12, 31)),
        ("the final six months of 2025", "en", date(2025, 7, 1), date(2025, 12, 31)),
        ("between 2020 and 2024", "en", date(2020, 1, 1), date(2024, 12, 31)),
        ("triwulan I sampai triwulan III 2025", "id", date(2025, 1, 1), date(2025, 9, 30)),
        # of which country, the words do not say; that of Indonesia is the calendar year
        ("FY2024", "en", date(2023, 4, 1), date(2025, 3, 31)),
        ("in fiscal 2024", "en", date(2023, 4, 1), date(2025, 3, 31)),
        ("the 2024 fiscal year", "en", date(2023, 4, 1), date(2025, 3, 31)),
        ("FY24", "en", date(2023, 4, 1), date(2025, 3, 31)),
        ("fiscal year 2024/25", "en", date(2024, 4, 1), date(2026, 3, 31)),
        ("tahun anggaran 2024", "id", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_longer_times_are_the_whole_of_it(text: str, language: str, first: date, last: date) -> None:
    read = period(text, language)
    assert days(read) == (first, last)
    assert read.meant == read.said


@pytest.mark.parametrize(
    ("text", "said", "meant"),
    [
        ("awal Desember 2025", (date(2025, 12, 1), date(2025, 12, 31)), (date(2025, 12, 1), date(2025, 12, 10))),
        (
            "pertengahan Desember 2025",
            (date(2025, 12, 1), date(2025, 12, 31)),
            (date(2025, 12, 11), date(2025, 12, 20)),
        ),
        ("mid-December 2025", (date(2025, 12, 1), date(2025, 12, 31)), (date(2025, 12, 11), date(2025, 12, 20))),
        ("akhir Februari 2025", (date(2025, 2, 1), date(2025, 2, 28)), (date(2025, 2, 21), date(2025, 2, 28))),
        ("awal tahun 2025", (date(2025, 1, 1), date(2025, 12, 31)), (date(2025, 1, 1), date(2025, 4, 30))),
        ("mid 2025", (date(2025, 1, 1), date(2025, 12, 31)), (date(2025, 5, 1), date(2025, 8, 31))),
        ("late 2025", (date(2025, 1, 1), date(2025, 12, 31)), (date(2025, 9, 1), date(2025, 12, 31))),
        ("sekitar 27 November 2025", (date(2025, 11, 26), date(2025, 11, 28)), (CEREMONY, CEREMONY)),
        ("around November 2025", (date(2025, 10, 1), date(2025, 12, 31)), (date(2025, 11, 1), date(2025, 11, 30))),
        ("sekitar tahun 2025", (date(2024, 1, 1), date(2026, 12, 31)), (date(2025, 1, 1), date(2025, 12, 31))),
        ("2025-02~", (date(2025, 1, 1), date(2025, 3, 31)), (date(2025, 2, 1), date(2025, 2, 28))),
    ],
)
def test_early_late_and_around_mean_less_than_they_say(
    text: str, said: tuple[date, date], meant: tuple[date, date]
) -> None:
    read = period(text, "id")
    assert days(read) == said
    assert meant_days(read) == meant


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("early Thursday, 27 November 2025", 0, 719), ("late 27 November 2025", 720, 1439)],
)
def test_early_and_late_are_halves_of_a_day(text: str, first: int, last: int) -> None:
    read = period(text, "en")
    assert days(read) == (CEREMONY, CEREMONY)
    assert (read.as_meant.local_first, read.as_meant.local_last) == (
        minute_of(CEREMONY) + first,
        minute_of(CEREMONY) + last,
    )


@pytest.mark.parametrize(
    ("text", "language", "first", "last"),
    [
        ("hingga Agustus 2025", "id", None, date(2025, 8, 31)),
        ("paling lambat Agustus 2025", "id", None, date(2025, 8, 31)),
        ("by August 2025", "en", None, date(2025, 8, 31)),
        ("no later than 31 August 2025", "en", None, date(2025, 8, 31)),
        ("sebelum Agustus 2025", "id", None, date(2025, 7, 31)),
        ("sejak Agustus 2025", "id", date(2025, 8, 1), None),
        ("mulai 1 Agustus 2025", "id", date(2025, 8, 1), None),
        ("since August 2025", "en", date(2025, 8, 1), None),
        ("from 2025", "en", date(2025, 1, 1), None),
        ("after 2025", "en", date(2026, 1, 1), None),
    ],
)
def test_by_and_since_leave_one_end_open(text: str, language: str, first: date | None, last: date | None) -> None:
    read = period(text, language)
    assert days(read) == (first, last)
    assert (read.said.lower is None, read.said.upper is None) == (first is None, last is None)
    assert read.meant == read.said


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("kemarin", date(2025, 11, 27), date(2025, 11, 27)),
        ("besok (29/11)", date(2025, 11, 29), date(2025, 11, 29)),
        ("Sabtu-Minggu (29-30/11)", date(2025, 11, 29), date(2025, 11, 30)),
        ("kemarin (27/11)", date(2025, 11, 27), date(2025, 11, 27)),
        ("hari ini", date(2025, 11, 28), date(2025, 11, 28)),
        ("besok", date(2025, 11, 29), date(2025, 11, 29)),
        ("yesterday", date(2025, 11, 27), date(2025, 11, 27)),
        ("3 hari lalu", date(2025, 11, 25), date(2025, 11, 25)),
        ("three days ago", date(2025, 11, 25), date(2025, 11, 25)),
        ("Jumat", date(2025, 11, 28), date(2025, 11, 28)),
        ("Jumat lalu", date(2025, 11, 21), date(2025, 11, 21)),
        ("Kamis lalu", date(2025, 11, 27), date(2025, 11, 27)),
        ("last Thursday", date(2025, 11, 27), date(2025, 11, 27)),
        ("Kamis pekan lalu", date(2025, 11, 20), date(2025, 11, 20)),
        ("next Monday", date(2025, 12, 1), date(2025, 12, 1)),
        ("Minggu", date(2025, 11, 23), date(2025, 11, 23)),
        ("bulan lalu", date(2025, 10, 1), date(2025, 10, 31)),
        ("earlier this month", date(2025, 11, 1), date(2025, 11, 30)),
        ("last year", date(2024, 1, 1), date(2024, 12, 31)),
        ("tahun depan", date(2026, 1, 1), date(2026, 12, 31)),
        ("Agustus lalu", date(2025, 8, 1), date(2025, 8, 31)),
        ("November lalu", date(2024, 11, 1), date(2024, 11, 30)),
        ("awal November lalu", date(2025, 11, 1), date(2025, 11, 30)),
        ("Agustus mendatang", date(2026, 8, 1), date(2026, 8, 31)),
        ("bulan depan", date(2025, 12, 1), date(2025, 12, 31)),
        ("three months ago", date(2025, 7, 1), date(2025, 9, 30)),
        ("pekan ini", date(2025, 11, 23), date(2025, 11, 30)),
        ("pekan depan", date(2025, 11, 28), date(2025, 12, 7)),
        ("Senin ini", date(2025, 11, 24), date(2025, 11, 24)),
        ("sejak Agustus hingga kini", date(2025, 8, 1), date(2025, 11, 28)),
    ],
)
def test_relative_words_count_from_the_day_of_publication(text: str, first: date, last: date) -> None:
    read = period(text, published=PUBLISHED)
    assert days(read) == (first, last)
    assert read.derived
    assert unread(text).code == "relative-date"


def test_minggu_after_lalu_or_a_number_is_a_week() -> None:
    for text in ("minggu lalu", "pekan lalu", "last week"):
        read = period(text, published=PUBLISHED)
        assert meant_days(read) == (date(2025, 11, 17), date(2025, 11, 23))
        assert days(read) == (date(2025, 11, 16), date(2025, 11, 28))
    # The week, and half a week around the day: an article of the Monday after means the same by it.
    assert meant_days(period("2 minggu lalu", published=PUBLISHED)) == (date(2025, 11, 10), date(2025, 11, 17))


def test_a_planned_weekday_lies_ahead() -> None:
    assert days(period("Sabtu", published=PUBLISHED, planned=True))[0] == date(2025, 11, 29)
    assert days(period("Sabtu", published=PUBLISHED))[0] == date(2025, 11, 22)


def test_words_from_an_article_known_to_the_month_only_reach_over_the_month() -> None:
    assert days(period("kemarin", published=period("2025-11"))) == (date(2025, 10, 31), date(2025, 11, 29))


@pytest.mark.parametrize(
    ("text", "language", "first", "last"),
    [
        ("Kamis (27/11/2025) pukul 06.00 WIT", "id", "27 November 2025, 06:00", 59),
        ("27 November 2025, 05.20 wit", "id", "27 November 2025, 05:20", 0),
        ("pukul 05.20 WITA, Kamis 27/11/2025", "id", "27 November 2025, 05:20", 0),
        ("5 p.m. on Thursday, 27 November 2025", "en", "27 November 2025, 17:00", 59),
        ("27 November 2025, 12.30 a.m.", "en", "27 November 2025, 00:30", 0),
        ("0:30 a.m. on Thursday, 27 November 2025", "en", "27 November 2025, 00:30", 0),
        ("27 November 2025 jam 7 malam", "id", "27 November 2025, 19:00", 59),
        ("27 November 2025 pukul 08.00-10.30 WIB", "id", "27 November 2025, 08:00", 150),
        ("Kamis (27/11/2025) sekitar pukul 06.30 WIB", "id", "27 November 2025, 05:30", 120),
        ("2025-11-27T06:00:00+09:00", "id", "27 November 2025, 06:00", 0),
        ("2025-11-27 17:30", "en", "27 November 2025, 17:30", 0),
        ("2025-11-27 17:00:00Z", "id", "27 November 2025, 17:00", 0),
        ("Kamis (27/11/2025) pukul 19.00 WIB hingga selesai", "id", "27 November 2025, 19:00", 299),
    ],
)
def test_a_time_narrows_the_day(text: str, language: str, first: str, last: int) -> None:
    read = period(text, language)
    assert read.local_first is not None
    assert write_period(read, "en").startswith(first)
    assert read.local_last == read.local_first + last
    assert read.is_day


def test_the_same_moment_on_two_clocks_is_one_time() -> None:
    texts = ("27/11/2025 pukul 06.00 WIT", "27/11/2025 pukul 05.00 WITA", "27/11/2025 pukul 04.00 WIB")
    spans = [period(text).said for text in texts]
    assert spans[0] == spans[1] == spans[2]
    assert period("2025-11-27T05:20+09:00").said == period("2025-11-26T20:20Z").said
    assert period("27/11/2025 pukul 06.10 GMT+10").said == period("2025-11-26T20:10Z").said


def test_a_part_of_the_day_says_more_hours_than_it_means() -> None:
    read = period("Jumat malam", published=PUBLISHED)
    assert read.is_day
    assert read.local_first == minute_of(date(2025, 11, 28)) + 17 * 60
    assert read.meant.lower == read.said.lower + 60 if read.said.lower is not None else False
    assert period("Kamis pagi (27/11/2025)").said.precedes(period("Kamis malam (27/11/2025)").said)


def test_a_time_without_a_day_is_a_problem() -> None:
    assert "a time of day is stated" in str(unread("pukul 06.00 WIB", published=PUBLISHED).message)
    assert unread("November 2025 pukul 06.00 WIB").code == "unreadable-date"


@pytest.mark.parametrize("words", ["10 a.m.", "around 3 p.m. ET", "0200 GMT", "from 9 a.m. to 5 p.m.", "since 9 a.m."])
def test_a_time_without_a_day_asks_for_the_day_where_the_article_has_its_date(words: str) -> None:
    assert "write the day with it" in str(unread(words, "en", published=PUBLISHED).message)
    assert "give it `published`" in str(unread(words, "en").message)


@pytest.mark.parametrize(
    ("text", "language", "written"),
    [
        ("27/11/2025", "en", "27 November 2025"),
        ("8/2025", "en", "August 2025"),
        ("8/2025", "id", "Agustus 2025"),
        ("2025", "id", "2025"),
        ("2024-2025", "en", "2024 to 2025"),
        ("27-29 November 2025", "en", "27 to 29 November 2025"),
        ("27 November - 2 Desember 2025", "id", "27 November sampai 2 Desember 2025"),
        ("30 Desember 2024 - 2 Januari 2025", "en", "30 December 2024 to 2 January 2025"),
        ("triwulan III 2025", "en", "July to September 2025"),
        ("November 2024 - Januari 2025", "en", "November 2024 to January 2025"),
        ("hingga Agustus 2025", "en", "until 31 August 2025"),
        ("sejak Agustus 2025", "id", "sejak 1 Agustus 2025"),
        ("24/9/2025 pukul 06.00 WIT", "en", "24 September 2025, 06:00 to 06:59 (UTC+9)"),
        ("24/9/2025 pukul 05.20 WIB", "en", "24 September 2025, 05:20 (UTC+7)"),
        ("hingga 24/9/2025 pukul 05.20 WIB", "en", "until 24 September 2025, 05:20 (UTC+7)"),
        ("24/9/2025 pukul 22.00-02.00 WIB", "en", "24 September 2025, 22:00 to 25 September 2025, 02:00 (UTC+7)"),
    ],
)
def test_times_are_written_for_people(text: str, language: str, written: str) -> None:
    assert write_period(period(text, "id"), language) == written


def test_days_and_weekdays_are_written_in_either_language() -> None:
    assert write_day(CEREMONY, "id") == "27 November 2025"
    assert write_day(date(2025, 8, 5), "en") == "5 August 2025"
    assert (weekday_name(3, "id"), weekday_name(3, "en")) == ("Kamis", "Thursday")


def found(text: str, language: str = "id", **choices: object) -> list[tuple[str, str]]:
    scanned = scan_periods(text, language, **choices)  # type: ignore[arg-type]
    return [(text[start:end], write_period(read, "en")) for start, end, read in scanned]


def test_every_date_of_a_quote_is_found_with_its_place() -> None:
    text = "di Kawasan Gading Serpong, Kabupaten Tangerang, Kamis (27/11/2025). Rampung pada Agustus 2025"
    assert found(text) == [("Kamis (27/11/2025)", "27 November 2025"), ("Agustus 2025", "August 2025")]
    assert found("musim 2024/2025") == [("2024/2025", "2024 to 2025")]
    assert found("Paritrana Award Tahun Penilaian 2024") == [("2024", "2024")]
    assert found("Rabu (24/9/25) lalu, tahun 2026 mendatang")[0] == ("Rabu (24/9/25) lalu", "24 September 2025")


def test_figures_that_are_no_dates_are_left_alone() -> None:
    text = "2,73 juta atau 46,03 persen dari 5.920.000; Rp 1.500 dan 12.2025.000, 50%, 385.741 peserta, 3-4 juta"
    assert found(text) == []


def test_a_verb_is_no_month_and_a_lone_month_needs_an_article() -> None:
    assert found("they may march on", "en", published=PUBLISHED) == []
    assert found("It was signed in May.", "en") == []
    assert ("May", "May 2025") in found("It was signed in May.", "en", published=PUBLISHED)


def test_a_quote_with_several_readings_yields_each() -> None:
    assert {read for _, read in found("on 12/9/2024", "en")} == {"12 September 2024", "9 December 2024"}
    assert {read for _, read in found("Sabtu (29/11)", published=PUBLISHED)} == {"29 November 2024", "29 November 2025"}


def test_a_quarter_of_a_fiscal_year_is_not_guessed() -> None:
    assert unread("Q3 FY2024", "en").code == "unreadable-date"


@pytest.mark.parametrize("text", ["Senin (3/3/2025), PT Timah", "pada 3 Maret 2025 pukul 10:00 PT Timah", "Monday, CT"])
def test_a_company_behind_a_time_is_no_zone(text: str) -> None:
    published = period("2025-03-05", "id")
    assert not any(found.is_zoned for _, _, found in scan_periods(text, "id", published=published))


def test_what_may_or_may_not_be_is_no_date() -> None:
    assert scan_periods("It may or may not rain", "en", published=period("2025-03-05", "id")) == []


@pytest.mark.parametrize(
    ("text", "is_hinted"),
    [("11/27/2025", True), ("11/27", True), ("27/13/2025", False), ("2025-13-05", False), ("11.27.2025", False)],
)
def test_a_month_beyond_twelve_that_may_be_a_day_is_told_so(text: str, is_hinted: bool) -> None:
    told = str(unread(text, published=period("28 November 2025")).message)
    assert "months run from 1 to 12" in told
    assert ("the other way round" in told) is is_hinted
