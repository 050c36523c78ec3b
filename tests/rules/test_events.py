"""Dates, places and status of events."""

from __future__ import annotations

import pytest

from claimcheck.domain.diagnostic import Reason, Severity
from claimcheck.report.model import Report
from support import all_words, camps_of, check_sound, severity_of, the_one, verdicts

CONTRADICTION, TENSION, NOTE = Severity.CONTRADICTION, Severity.TENSION, Severity.NOTE

PLACES = """
places:
  banten: {name: Banten, level: province}
  kabupaten-tangerang: {name: Kabupaten Tangerang, level: regency, within: banten}
  gading-serpong: {name: Gading Serpong, level: area, within: kabupaten-tangerang}
  atria-hotel: {name: Atria Hotel, level: venue, within: gading-serpong}
  tangsel: {name: Kota Tangerang Selatan, aliases: [Tangsel], level: city, within: banten}
  serpong: {name: Serpong, level: district, within: tangsel}
  serang: {name: Serang, level: city, within: banten}
"""
REST = """
entities: {police: {name: the police}, governor: {name: the governor}}
events: {ceremony: {name: the ceremony}, course: {name: the course}}
"""


def report(*claims: str, places: str = PLACES) -> Report:
    """Return the report on one article a claim, with keys of the article before a ``|``."""
    articles = []
    for number, text in enumerate(claims, start=1):
        head, _, keys = text.rpartition("|")
        known = "" if "event:" in keys else "event: ceremony, "
        articles.append(
            f"---\narticle: {{id: a{number}{head and ', ' + head}}}\nclaims: [{{id: c, kind: event, {known}{keys}}}]\n"
        )
    return check_sound(places + REST + "".join(articles))


# Places


def test_places_apart_are_one_finding_with_two_camps() -> None:
    finding = the_one(
        report("place: Serpong", "place: Atria Hotel", 'place: "Gading Serpong, Kabupaten Tangerang"'), "venue-conflict"
    )
    assert finding.severity is CONTRADICTION
    assert camps_of(finding) == [["a2#c", "a3#c"], ["a1#c"]]
    assert [str(camp) for camp in finding.camps] == [
        "in Gading Serpong, Kabupaten Tangerang",
        "in Serpong, Kota Tangerang Selatan",
    ]
    assert "“Serpong” in a1 is short for Gading Serpong" in all_words(finding)
    assert "two different parts of Banten" in all_words(finding)


def test_a_wide_place_agrees_with_both_sides_and_is_not_shown() -> None:
    finding = the_one(report("place: Serpong", "place: Banten", "place: Atria Hotel"), "venue-conflict")
    assert camps_of(finding) == [["a1#c"], ["a3#c"]]


def test_three_places_are_three_camps() -> None:
    finding = the_one(report("place: Serpong", "place: Serang", "place: Atria Hotel"), "venue-conflict")
    assert len(camps_of(finding)) == 3
    assert "at once" in str(finding.message)


def test_a_word_is_no_short_name_of_a_place_whose_name_begins_alike() -> None:
    places = "places: {solo: {name: Surakarta, aliases: [Solo]}, solok: {name: Solok}, kota: {name: Kota Solo}}"
    words = all_words(the_one(report("place: Solo", "place: Solok", places=places), "venue-conflict"))
    assert "is short for" not in words
    assert "short for Kota Solo" in all_words(the_one(report("place: Solo", "place: Kota Solo", places=places),
                                                      "venue-conflict"))  # fmt: skip


@pytest.mark.parametrize(
    ("within", "other", "is_open"),
    [
        ("banten", "Serang", True),
        ("serpong", "Serang", False),
        ("tangsel", "Serpong", True),
        ("banten", "Serpong", True),
    ],
)
def test_a_place_of_which_no_city_is_known_may_lie_in_one(within: str, other: str, is_open: bool) -> None:
    places = f"{PLACES}  hall: {{name: the Hall, level: venue, within: {within}}}\n"
    words = all_words(the_one(report("place: the Hall", f"place: {other}", places=places), "venue-conflict"))
    assert (f"They agree if the Hall lies in {other}" in words) is is_open
    assert f"{other} lies in" not in words


def test_a_way_out_is_one_of_what_is_told() -> None:
    planned = (
        "status: planned, as-of: 2025-11-01, place: Serpong",
        "status: planned, as-of: 2025-11-01, place: Serang",
    )
    words = all_words(the_one(report(*planned), "venue-conflict"))
    assert "the plan was changed" in words
    assert "where it will be held" in words
    both = "claims: [{kind: event, event: ceremony, place: Serpong}, {kind: event, event: ceremony, place: Serang}]"
    finding = the_one(check_sound(f"{PLACES}{REST}---\narticle: {{id: one}}\n{both}\n"), "venue-conflict")
    assert "held in several places, as one may mean" in all_words(finding)
    assert "several places" not in all_words(the_one(report("place: Serpong", "place: Serang"), "venue-conflict"))


def test_a_name_that_may_be_meant_loosely_lowers_the_finding() -> None:
    loosely = PLACES.replace("level: district,", "level: district, loosely: [gading-serpong],")
    finding = the_one(report("place: Serpong", "place: Atria Hotel", places=loosely), "venue-conflict")
    assert finding.severity is TENSION
    assert finding.reasons == {Reason.LOOSE_NAME}
    assert "may loosely mean Gading Serpong" in all_words(finding)
    assert severity_of(report("place: Serpong", "place: Serang", places=loosely), "venue-conflict") is CONTRADICTION


@pytest.mark.parametrize(("one", "other"), [("Serpong", "Kabupaten Tangerang"), ("Tangsel", "Atria Hotel")])
def test_places_that_overlap_do_not_exclude_each_other(one: str, other: str) -> None:
    overlaps = PLACES.replace("level: city, within: banten}\n  serpong", "level: city, within: banten, "
                              "overlaps: [gading-serpong]}\n  serpong")  # fmt: skip
    assert severity_of(report(f"place: {one}", f"place: {other}"), "venue-conflict") is CONTRADICTION
    assert verdicts(report(f"place: {one}", f"place: {other}", places=overlaps)) == []


@pytest.mark.parametrize("rule", ["venue-conflict", "date-conflict", "status-conflict"])
@pytest.mark.parametrize(
    ("keys", "others", "severity"),
    [
        ("said-by: the police", "said-by: the governor", TENSION),
        ("said-by: the police", "part: body", CONTRADICTION),
        ("assumed: [event]", "part: body", TENSION),
        ("assumed: [edition]", "part: body", CONTRADICTION),
        ("as-published-by: the governor", "part: body", NOTE),
        ("modality: denial", "part: body", None),
        ("modality: plan", "part: body", None),
        ("event: course", "event: ceremony", None),
    ],
)
def test_what_lowers_a_finding_on_an_event(rule: str, keys: str, others: str, severity: Severity | None) -> None:
    said = {
        "venue-conflict": ("place: Serpong", "place: Serang"),
        "date-conflict": ("date: 2025-11-27", "date: 2025-11-28"),
        "status-conflict": ("status: held", "status: cancelled"),
    }[rule]
    assert severity_of(report(f"{said[0]}, {keys}", f"{said[1]}, {others}"), rule) is severity


def test_an_event_that_lasts_may_move_from_day_to_day() -> None:
    lasting = "start: 2025-11-24, end: 2025-11-28"
    moves = report(lasting, "date: 2025-11-25, place: Serpong", "date: 2025-11-26, place: Serang")
    assert verdicts(moves) == []
    one_day = report(lasting, "date: 2025-11-25, place: Serpong", "date: 2025-11-25, place: Serang")
    assert severity_of(one_day, "venue-conflict") is CONTRADICTION


def test_a_plan_may_change_from_one_report_to_the_next() -> None:
    first = "published: 2025-10-01|status: planned, date: 2025-11-27"
    later = "published: 2025-10-20|status: planned, date: 2025-11-28"
    assert severity_of(report(first, later), "date-conflict") is TENSION
    assert verdicts(report(first, "date: 2025-11-28, status: held")) == []


# Dates


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        ("27/11/2025", "2025-11-27", None),
        ("27/11/2025", "November 2025", None),
        ("27/11/2025", "2025", None),
        ("27/11/2025", "Desember 2025", CONTRADICTION),
        ("27/11/2025", "2024", CONTRADICTION),
        ("hingga 26 November 2025", "27/11/2025", CONTRADICTION),
        ("sejak 26 November 2025", "27/11/2025", None),
        ("awal November 2025", "27/11/2025", TENSION),
        ("sekitar 2024", "27/11/2025", TENSION),
        ("27/11/2025 pukul 06.00 WIT", "27/11/2025 pukul 05.00 WIB", CONTRADICTION),
        ("27/11/2025 pukul 06.30 WIT", "27/11/2025 pukul 04.30 WIB", None),
    ],
)
def test_dates_of_one_event(one: str, other: str, severity: Severity | None) -> None:
    assert severity_of(report(f'date: "{one}"', f'date: "{other}"'), "date-conflict") is severity


def test_day_and_month_that_were_swapped_are_pointed_out() -> None:
    finding = the_one(report("date: 12/9/2024", "date: 9 Desember 2024"), "date-conflict")
    assert "gives the month before the day" in all_words(finding)
    assert "the ceremony cannot have been both on 12 September 2024 and on 9 December 2024" in str(finding.message)
    other = the_one(report("date: 12/9/2024", "date: 8 Desember 2024"), "date-conflict")
    assert "month before the day" not in all_words(other)


def test_start_and_end_have_one_date_each() -> None:
    found = report("start: 2025-11-24, end: 2025-11-28", "start: 2025-11-25, end: 2025-11-28")
    assert "cannot have begun both on" in str(the_one(found, "date-conflict").message)
    found = report("start: 2025-11-24, end: 2025-11-28", "start: 2025-11-24, end: 2025-11-29")
    assert "cannot have ended both on" in str(the_one(found, "date-conflict").message)


def test_start_and_end_are_two_findings_to_accept() -> None:
    found = report("start: 2025-11-20, end: 2025-11-22", "start: 2025-11-21, end: 2025-11-23")
    assert len({finding.fingerprint for finding in found.findings}) == len(found.findings) == 2


# Status


def test_held_and_cancelled_exclude_each_other() -> None:
    finding = the_one(report("status: held", "status: cancelled", "status: held", "status: planned"), "status-conflict")
    assert camps_of(finding) == [["a1#c", "a3#c"], ["a2#c"]]
    assert str(finding.message) == "the ceremony cannot have been both held and cancelled"


@pytest.mark.parametrize(
    ("called_off", "held", "severity"),
    [
        ("published: 2025-11-26|", "published: 2025-11-28|date: 2025-11-27,", TENSION),
        ("published: 2025-11-27|", "published: 2025-11-28|date: 2025-11-27,", TENSION),
        ("published: 2025-11-28|", "published: 2025-11-28|date: 2025-11-27,", CONTRADICTION),
        ("published: 2025-11-28|as-of: 2025-11-26,", "date: 2025-11-27,", TENSION),
        ("published: 2025-11-26|", "published: 2025-11-27|", TENSION),
        ("published: 2025-11-28|", "published: 2025-11-27, language: en|", CONTRADICTION),
        ("", "published: 2025-11-28|date: 2025-11-27,", CONTRADICTION),
        ("date: 2025-11-27,", "date: 2025-11-27,", CONTRADICTION),
        ("date: 2025-11-20,", "date: 2025-11-27,", None),
        ("date: November 2025,", "date: 2025-11-27,", TENSION),
    ],
)
def test_what_was_called_off_may_be_held_later(called_off: str, held: str, severity: Severity | None) -> None:
    found = report(f"{called_off} status: cancelled", f"{held} status: held")
    assert severity_of(found, "status-conflict") is severity


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("date: 2025-11-20", "date: 2025-11-28"),
        ("start: 2025-11-20", "start: 2025-11-28"),
        ("place: Serpong", "place: Serang"),
    ],
)
def test_a_day_or_place_at_which_it_was_called_off_excludes_no_other(one: str, other: str) -> None:
    assert verdicts(report(f"{one}, status: cancelled", other)) == []
    both = report(f"{one}, status: cancelled", f"{other}, status: cancelled")
    assert [finding.severity for finding in both.findings] == [CONTRADICTION]
