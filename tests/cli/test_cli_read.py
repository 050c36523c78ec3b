"""``claimcheck read``: what words are read as; and the commands that only show."""

from __future__ import annotations

import json
import re

import pytest
from cli_process import run

from claimcheck.rules._rule import all_rules


@pytest.mark.parametrize(
    ("arguments", "rows"),
    [
        (
            ["lebih dari 562 ribu orang", "--language", "id"],
            ["as a figure", "said       562,000 or more", "meant      562,001 to 569,999", "form       more than",
             "n          562,000, the figure", "w          1,000, the place", "z          1,000, how coarsely",
             "unit       orang (person)"],
        ),
        (["3-4 juta ton", "--as", "figure"], ["n          3 million to 4 million, the figure"]),
        (["2.73 million", "--language", "en"], ["said       2,725,000 to 2,740,000"]),
        (["naik 5 persen", "--as", "figure"], ["direction  up", "unit       persen (percent)"]),
        (["turun 5 persen", "--as", "figure"], ["direction  down"]),
        (["more than 3 million people"], ["note       read with --language en it says more"]),
        (["53 gumbrl", "--as", "figure"], ["unit       gumbrl (no unit of that name is known"]),
        (["awal Desember 2025", "--as", "date"], ["said       December 2025", "meant      1 to 10 December 2025"]),
        (["Kamis (27/11/2025)", "--as", "date"], ["said       27 November 2025", "weekday    Thursday"]),
        (["Kamis (27/11)", "--as", "date", "--published", "2025-12-01"], ["27 November 2025", "from the day of publi"]),
        (["../2025", "--as", "date"], ["said       until"]),
        (["Terbaik III"], ["as a rank", "rank       3", "written in Roman numerals"]),
        (["juara umum", "--as", "rank"], ["a title without a number"]),
        (["tahun penilaian 2024", "--as", "edition"], ["as a label of an edition", "2024, the year assessed"]),
    ],
)  # fmt: skip
def test_what_was_read_is_shown(arguments: list[str], rows: list[str]) -> None:
    done = run("read", *arguments)
    assert (done.status, done.err) == (0, "")
    assert [row for row in rows if row not in done.out] == []


def test_two_readings_are_both_shown() -> None:
    done = run("read", "12/9/2024", "--language", "en", "--as", "date")
    assert done.status == 2
    assert done.out.endswith("\n  12 September 2024\n  9 December 2024\n")


def test_words_without_a_reading_say_why() -> None:
    done = run("read", "banyak sekali")
    assert done.status == 2
    assert done.out.startswith("not as a figure: ")


def test_a_day_of_publication_that_is_none_is_a_wrong_call() -> None:
    done = run("read", "kemarin", "--published", "31 Februari")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("claimcheck: --published: ")


def test_rules_are_listed_in_columns_with_severity_and_first_line() -> None:
    done = run("rules")
    assert done.status == 0
    found = [re.match(r"(\S+)( +)(\S+)( +)", line) for line in done.out.splitlines()]
    listed = {one[1]: one for one in found if one is not None}
    for name, rule in all_rules().items():
        assert listed[name][3] == str(rule.level)
        assert rule.page.split()[0] in done.out
    assert len({(one.start(3), one.end()) for one in listed.values()}) == 1


def test_words_need_no_quotation_marks() -> None:
    assert run("read", "2,73", "juta", "orang") == run("read", "2,73 juta orang")


def test_a_rule_shows_its_page() -> None:
    done = run("rule", "venue-conflict")
    assert done.status == 0
    assert done.out.startswith("# venue-conflict (contradiction)\n\nTwo places for one event")
    assert "## What to do" in done.out


def test_the_schema_is_json() -> None:
    done = run("schema")
    assert done.status == 0
    assert json.loads(done.out)["$schema"].startswith("https://json-schema.org/")


@pytest.mark.parametrize("words", ["30 Februari 2025", "Senin (31/11/2025)"])
def test_a_day_that_cannot_be_is_no_label_of_its_year(words: str) -> None:
    done = run("read", words)
    assert (done.status, "the day 3" in done.out) == (2, True)
