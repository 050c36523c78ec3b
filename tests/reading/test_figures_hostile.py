"""What is no figure, or could be two: refused with its reason, at once and without raising."""

from __future__ import annotations

import pytest

from claimcheck.domain.unread import Unread
from claimcheck.reading.figure_scan import scan_figures
from claimcheck.reading.figures import read_figure


def code(text: str, language: str = "id") -> str:
    found = read_figure(text, language)
    assert isinstance(found, Unread), found
    assert str(found.message)
    return found.code


@pytest.mark.parametrize(
    "text",
    [
        "9" * 41,
        "9" * 5000,
        "1" * 100_000,
        "1." * 50_000 + "1",
        "1e6",
        "1e999999999",
        "1e-999999999 orang",
        "5e6666666666663",
        "10**10**10",
        "9**9**9 meter",
        "5 kg**9999999999",
        "((9**9)**9999)**9999",
        "2^10",
        "NaN",
        "sNaN",
        "inf",
        "-inf",
        "Infinity",
        "∞",
        "nan%",
        "1_000",
        "0x1F",
        "١٢٣",
        "１２",
        "𝟙𝟚",
        "२३ orang",
        "200 m²",
        "½",
        "Ⅲ",
    ],
)
def test_what_no_newsroom_writes_is_a_bad_number(text: str) -> None:
    assert code(text) == "bad-number"
    assert code(text, "en") == "bad-number"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "orang",
        "juta",
        "ratus",
        "lebih dari",
        "-",
        "((((((((",
        "(" * 5000 + "1" + ")" * 5000,
        "ratus " * 20_000,
        "1" + " " * 50_000 + "x",
        "1 atau " * 20_000,
        "1 234",
        "1'234",
        "12,34,56",
        "1.2.3",
        "1,2,3",
        "1..2",
        "06.00",
        "007",
        "255, 6 juta",
        "Rp2,4 ,miliar",
        "Rp.225.000.000.",
        "2,73 juta orang.",
        "24/9",
        "5/12",
        "2025-11-27",
        "5abc",
        "Covid19",
        "2730000person",
        "5 orang dan 3 anak",
        "5 juta orang dalam satu hari",
        "1 ASN 1 Pekerja Rentan",
        "antara 5 juta",
        "4-3 juta",
        "3-3 juta",
        "-3 sampai -5",
        "3 orang sampai 4 rumah",
        "Rp 3 juta sampai US$ 4 juta",
        "3 sampai hampir 4 juta",
        "lebih dari hampir 5",
        "maksimal 3-4 juta",
        "hampir ratusan orang",
        "1 dari 0",
        "5 dari 4",
        "5 dari 2024",
        "5 (enam) orang",
        "Rp5 juta (lima ribu rupiah)",
        "5 (atau 6) orang",
        "5 (lima orang",
        "(5)",
        "Rp 5 miliar; drop",
        "5 orang\x00",
        "=5+5",
        "{{7*7}}",
        "2 juta juta",
        "2 juta 3 juta",
        "dua juta ratusan",
        "dua dua juta",
        "\ud800",
    ],
)
def test_what_is_not_one_figure_is_unreadable(text: str) -> None:
    assert code(text) == "unreadable-figure"


def test_forty_digits_are_read_and_a_message_stays_short() -> None:
    assert not isinstance(read_figure("9" * 40, "id"), Unread)
    found = read_figure("9" * 100_000, "id")
    assert isinstance(found, Unread)
    assert len(str(found.message)) < 300


@pytest.mark.parametrize("text", ["120 %", "-5 orang", "5 orang", "1,2"])
def test_impossible_values_are_read_and_judged_later(text: str) -> None:
    assert not isinstance(read_figure(text, "id"), Unread)


def test_no_float_noise() -> None:
    tenth, fifth, third = (read_figure(text, "id") for text in ("0,1", "0,2", "0,3"))
    assert not isinstance(tenth, Unread)
    assert not isinstance(fifth, Unread)
    assert not isinstance(third, Unread)
    assert tenth.n + fifth.n == third.n


@pytest.mark.parametrize("seed", ["1", "(", "1.", "ratus "])
def test_long_hostile_quotes_hold_no_figure(seed: str) -> None:
    assert scan_figures((seed * 100_000)[:100_000], "id") == []


def test_a_long_run_of_figures_is_scanned_through() -> None:
    assert len(scan_figures("satu " * 5000, "id")) == 5000
