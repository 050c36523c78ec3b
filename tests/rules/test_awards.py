"""Edition labels and ranks: near-misses, severities, and what the five articles must yield."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.api import check
from claimcheck.domain.diagnostic import Diagnostic, Severity
from claimcheck.domain.labels import Basis, Edition
from claimcheck.report.model import Report
from claimcheck.rules._confusable import differ_by_slips, easily_confused
from claimcheck.rules.edition_label import clash_level
from support import all_words, camps_of, check_sound, of_rule, severity_of, the_one

CLAIMS = Path(__file__).parents[2] / "claims"
MINE = (
    *("edition-label", "edition-year", "label-reused", "rank-notation", "rank-beyond-field"),
    *("recipient-outside-category", "weekday-mismatch", "phase-order", "reported-before-held"),
    *("running-total-falls", "implausible-jump", "two-places-at-once", "target-already-met"),
)
CATALOG = """
places:
  banten: {name: Banten, level: province}
  kota-tangerang: {name: Kota Tangerang, level: city, within: banten}
  tangerang-selatan: {name: Kota Tangerang Selatan, aliases: [Tangsel], level: city, within: banten}
  kabupaten-tangerang: {name: Kabupaten Tangerang, level: regency, within: banten}
  kota-serang: {name: Kota Serang, level: city, within: banten}
awards:
  prize: {name: the prize, categories: {Pemerintah Kota: {recipients: [city]}}}
  shared: {name: the shared prize, shared-ranks: true}
  other: {name: the other prize}
events:
  ceremony: {name: the ceremony, award: prize, level: province}
  national: {name: the national ceremony, award: prize, level: country}
  session: {name: the session, award: prize, within: ceremony}
  gala: {name: the gala, award: other}
"""


def article(name: str, *claims: str) -> str:
    lines = "".join(f"\n  - {{id: c{number}, {claim}}}" for number, claim in enumerate(claims))
    return f"---\narticle: {{id: {name}, language: id}}\nclaims:{lines}\n"


def event(name: str, more: str) -> str:
    return f"kind: event, event: {name}, {more}"


def rank(recipient: str, words: str, more: str = "event: ceremony", award: str = "prize") -> str:
    who = f", recipient: {recipient}" if recipient else ""
    return f"kind: rank, award: {award}, {more}{who}, rank: {words}"


def both(one: str, other: str) -> Report:
    return check_sound(CATALOG + article("one", one) + article("two", other))


@pytest.fixture(scope="module")
def shipped() -> Report:
    return check(CLAIMS, select=MINE)


def test_the_five_articles_yield_these_and_no_others(shipped: Report) -> None:
    found = sorted((one.code, str(one.severity)) for one in shipped.findings)
    assert found == [
        ("edition-label", "tension"),
        ("edition-year", "tension"),
        ("label-reused", "note"),
        ("phase-order", "tension"),
        ("rank-notation", "tension"),
    ]


def articles_of(finding: Diagnostic) -> list[set[str]]:
    return [{claim.partition("#")[0] for claim in camp} for camp in camps_of(finding)]


def test_row_2_the_year_of_the_award_is_not_that_of_presentation(shipped: Report) -> None:
    finding = the_one(shipped, "edition-year")
    assert articles_of(finding)[0] == {"rubrikbanten-004"}
    told = all_words(finding)
    for words in (
        "Paritrana Award 2024",
        "27 November 2025",
        "“tahun penilaian 2024” in pemkot-000",
        "Tahun Penilaian 2024",
    ):
        assert words in told


def test_row_3_one_ceremony_is_the_award_of_two_years(shipped: Report) -> None:
    finding = the_one(shipped, "edition-label")
    assert articles_of(finding) == [{"pemkot-000", "rubrikbanten-004"}, {"wartaxpress-001"}]
    assert "all date it 27 November 2025" in all_words(finding)


def test_row_4_ranks_in_two_notations_for_names_easily_confused(shipped: Report) -> None:
    finding = the_one(shipped, "rank-notation")
    assert articles_of(finding) == [{"pemkot-000"}, {"wartaxpress-001"}]
    for words in ("read as rank 2", "read as rank 3", "Both can hold", "not mixed up"):
        assert words in all_words(finding)


def test_row_6_a_session_after_the_end_of_the_assessment(shipped: Report) -> None:
    finding = the_one(shipped, "phase-order")
    assert camps_of(finding) == [["newstng-003#session"], ["rubrikbanten-004#assessment-end"]]
    assert "newstng-003 does not state its event" in all_words(finding)


def test_row_7_one_label_for_two_ceremonies(shipped: Report) -> None:
    finding = the_one(shipped, "label-reused")
    assert articles_of(finding) == [{"rubrikbanten-004"}, {"pemkab-002"}]
    for words in ("Jakarta", "12 September 2024", "country", "27 November 2025", "province"):
        assert words in all_words(finding)


editions = st.builds(Edition, st.just(""), st.integers(2020, 2022), st.sampled_from(Basis))


@settings(deadline=None)
@given(editions, editions)
def test_labels_are_compared_alike_from_either_side(one: Edition, other: Edition) -> None:
    assert clash_level(one, other) is clash_level(other, one)
    assert clash_level(one, one) is None


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        ("2024", "2025", Severity.TENSION),
        ("tahun penilaian 2024", "2025", Severity.TENSION),
        ("tahun penilaian 2024", "tahun penilaian 2023", Severity.CONTRADICTION),
        ("edisi ke-5", "edisi ke-6", Severity.CONTRADICTION),
        ("edisi ke-5", "2025", None),
        ("tahun penilaian 2024", "2024", None),
        ("2025, assumed: [edition]", "2024", Severity.NOTE),
        ("tahun penilaian 2024, assumed: [event]", "tahun penilaian 2023", Severity.TENSION),
    ],
)
def test_two_labels_of_one_ceremony(one: str, other: str, severity: Severity | None) -> None:
    report = both(event("ceremony", f"edition: {one}"), event("ceremony", f"edition: {other}"))
    assert severity_of(report, "edition-label") is severity


def test_a_rank_gives_its_event_a_label_too() -> None:
    report = both(rank("Tangsel", "Terbaik 2", "event: ceremony, edition: 2025"), event("ceremony", "edition: 2024"))
    assert camps_of(the_one(report, "edition-label")) == [["two#c0"], ["one#c0"]]


def test_labels_of_two_events_do_not_clash() -> None:
    assert not of_rule(both(event("ceremony", "edition: 2024"), event("national", "edition: 2025")), "edition-label")


@pytest.mark.parametrize(
    ("label", "dates", "fires"),
    [
        ("2024", ["27/11/2025"], True),
        ("2026", ["27/11/2025"], True),
        ("2025", ["27/11/2025"], False),
        ("tahun penilaian 2024", ["27/11/2025"], False),
        ("edisi ke-5", ["27/11/2025"], False),
        ("2024", ["27/11/2025", "27/11/2024"], False),
        ("2024", ["hingga 27/11/2025"], False),
        ("2024", ["27/11/2025, status: planned"], False),
        ("2024", [], False),
    ],
)
def test_a_bare_year_and_the_year_of_presentation(label: str, dates: list[str], *, fires: bool) -> None:
    claims = [event("ceremony", f"edition: {label}"), *(event("ceremony", f"date: {date}") for date in dates)]
    report = check_sound(CATALOG + article("one", *claims))
    assert severity_of(report, "edition-year") is (Severity.TENSION if fires else None)


def test_a_year_within_what_lasts_over_years_is_silent() -> None:
    claims = (event("ceremony", "start: 2023"), event("ceremony", "end: 2025"), event("ceremony", "edition: 2024"))
    assert not of_rule(check_sound(CATALOG + article("one", *claims)), "edition-year")


def test_no_explanation_is_said_to_be_missing() -> None:
    claims = (event("ceremony", "edition: 2024"), event("ceremony", "date: 27/11/2025"))
    assert "No claim says that 2024 is the year assessed" in all_words(
        the_one(check_sound(CATALOG + article("one", *claims)), "edition-year")
    )


@pytest.mark.parametrize(
    ("one", "other", "fires"),
    [
        (event("ceremony", "edition: 2024"), event("national", "edition: 2024"), True),
        (event("ceremony", "edition: edisi ke-5"), event("national", "edition: edisi ke-5"), True),
        (event("ceremony", "edition: 2024"), event("national", "edition: tahun penilaian 2024"), False),
        (event("ceremony", "edition: 2024"), event("national", "edition: 2025"), False),
        (event("ceremony", "edition: 2024"), event("gala", "edition: 2024"), False),
        (event("ceremony", "edition: 2024"), event("session", "edition: 2024"), False),
        (event("ceremony", "edition: 2024"), rank("Tangsel", "Terbaik 2", "event: gala, edition: 2024"), True),
        (event("ceremony", "edition: 2024"), event("national", "date: 12/9/2024"), False),
    ],
)
def test_one_label_for_two_events(one: str, other: str, *, fires: bool) -> None:
    assert severity_of(both(one, other), "label-reused") is (Severity.NOTE if fires else None)


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        (rank("Kota Tangerang", "Terbaik III"), rank("Tangsel", "Terbaik Kedua"), Severity.TENSION),
        (rank("Kota Tangerang", "Terbaik III"), rank("Kabupaten Tangerang", "Terbaik 2"), Severity.TENSION),
        (rank("Kota Serang", "Terbaik III"), rank("Tangsel", "Terbaik Kedua"), Severity.NOTE),
        (rank("Kota Tangerang", "Terbaik III"), rank("Tangsel", "Terbaik II"), None),
        (rank("Kota Tangerang", "Terbaik Ketiga"), rank("Tangsel", "Terbaik 2"), None),
        (rank("Tangsel", "Terbaik III"), rank("Tangsel", "Terbaik Kedua"), None),
        (rank("Kota Tangerang", "Terbaik III"), rank("Tangsel", "Terbaik Ketiga"), None),
        (rank("Kota Tangerang", "Terbaik III"), rank("", "Terbaik Kedua"), None),
        (rank("Kota Tangerang", "Terbaik III"), rank("Tangsel", "Terbaik Kedua", "event: national"), None),
        (rank("Kota Tangerang", "Terbaik III"), rank("Tangsel", "Terbaik Kedua", award="other"), None),
        (
            rank("Kota Tangerang", "Terbaik III", "event: ceremony, category: A"),
            rank("Tangsel", "Terbaik Kedua", "event: ceremony, category: B"),
            None,
        ),
        (
            rank("Kota Tangerang", "Terbaik III", "event: ceremony, level: province"),
            rank("Tangsel", "Terbaik Kedua"),
            Severity.NOTE,
        ),
    ],
)
def test_two_notations(one: str, other: str, severity: Severity | None) -> None:
    assert severity_of(both(one, other), "rank-notation") is severity


def test_one_rank_that_may_be_shared_is_still_two_notations() -> None:
    one, other = (
        rank("Kota Tangerang", "Terbaik III", award="shared"),
        rank("Tangsel", "Terbaik Ketiga", award="shared"),
    )
    assert severity_of(both(one, other), "rank-notation") is Severity.TENSION


def test_the_same_recipient_under_two_ranks_is_left_to_rank_conflict() -> None:
    report = both(rank("Tangsel", "Terbaik III"), rank("Tangsel", "Terbaik Kedua"))
    assert severity_of(report, "rank-conflict") is Severity.CONTRADICTION


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Kota Tangerang", "Kota Tangerang Selatan", True),
        ("Kabupaten Tangerang", "Kota Tangerang", True),
        ("Kota Pasuruan", "Kota Pasuruhan", True),
        ("Mochamad Maesyal", "Mochammad Maesyal", True),
        ("Kota Serang", "Kota Cilegon", False),
        ("Kota Batu", "Kota Baru", False),
        ("Lebak", "Lebaksiu", False),
    ],
)
def test_names_that_are_easily_confused(one: str, other: str, *, alike: bool) -> None:
    assert easily_confused(one, other) is alike
    assert easily_confused(other, one) is alike


def distance(one: str, other: str) -> int:
    """Return how many letters to put in, take out or replace, or neighbours to exchange (Damerau 1964), row by row."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, facing in enumerate(other, start=1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != facing))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == facing:
                best = min(best, last[j - 2] + 1)
            row.append(best)
    return row[-1]


@given(st.text("ab", max_size=9), st.text("abc", max_size=9), st.integers(0, 2))
def test_whether_few_slips_lie_between_names_is_what_their_distance_tells(a: str, b: str, slips: int) -> None:
    assert differ_by_slips(a, b, slips) == (distance(a, b) <= slips)


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        (rank("Tangsel", "9", "event: ceremony, out-of: 8"), rank("Kota Serang", "1"), Severity.CONTRADICTION),
        (rank("Tangsel", "9"), rank("Kota Serang", "1", "event: ceremony, out-of: 8"), Severity.CONTRADICTION),
        (rank("Tangsel", "9"), rank("Kota Serang", "1", "event: national, out-of: 8"), None),
        (
            rank("Tangsel", "9"),
            rank("Kota Serang", "1", "event: ceremony, level: province, out-of: 8"),
            Severity.TENSION,
        ),
        (rank("Tangsel", "8"), rank("Kota Serang", "1", "event: ceremony, out-of: 8"), None),
        (
            rank("Tangsel", "9", "event: ceremony, out-of: 8, assumed: [out-of]"),
            rank("Kota Serang", "1"),
            Severity.TENSION,
        ),
    ],
)
def test_a_rank_beyond_its_field(one: str, other: str, severity: Severity | None) -> None:
    assert severity_of(both(one, other), "rank-beyond-field") is severity


@pytest.mark.parametrize(
    ("recipient", "category", "severity"),
    [
        ("Kabupaten Tangerang", "Pemerintah Kota", Severity.TENSION),
        ("Kabupaten Tangerang", "pemerintah  kota", Severity.TENSION),
        ("Kabupaten Tangerang", "Pemerintah Kota, assumed: [category]", Severity.NOTE),
        ("Kota Tangerang", "Pemerintah Kota", None),
        ("Kabupaten Tangerang", "Pemerintah Kabupaten", None),
    ],
)
def test_a_recipient_and_its_category(recipient: str, category: str, severity: Severity | None) -> None:
    claim = rank(recipient, "Terbaik 2", f"event: ceremony, category: {category}")
    report = check_sound(CATALOG + article("one", claim))
    assert severity_of(report, "recipient-outside-category") is severity


def test_the_place_of_like_name_that_fits_the_category_is_offered() -> None:
    claim = rank("Kabupaten Tangerang", "Terbaik 2", "event: ceremony, category: Pemerintah Kota")
    finding = the_one(check_sound(CATALOG + article("one", claim)), "recipient-outside-category")
    assert "They agree if this is meant: Kota Tangerang / Kota Tangerang Selatan." in all_words(finding)
