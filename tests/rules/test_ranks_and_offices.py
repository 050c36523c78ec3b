"""Who got which rank, and who held which office."""

from __future__ import annotations

import pytest

from claimcheck.domain.diagnostic import Reason, Severity
from claimcheck.report.model import Report
from support import all_words, camps_of, check_sound, severity_of, the_one, verdicts

CONTRADICTION, TENSION, NOTE = Severity.CONTRADICTION, Severity.TENSION, Severity.NOTE

CATALOG = """
places:
  banten: {name: Banten, level: province}
  tangsel: {name: Kota Tangerang Selatan, aliases: [Tangsel], level: city, within: banten}
  serang: {name: Serang, level: city, within: banten}
  lebak: {name: Lebak, level: regency, within: banten}
entities:
  andi: {name: Andi Ony, kind: person}
  maesyal: {name: Maesyal Rasyid, kind: person}
  andra: {name: Andra Soni, kind: person}
  bank: {name: Bank Banten, kind: organisation}
  police: {name: the police}
awards:
  paritrana: {name: Paritrana Award}
  index: {name: the index, shared-ranks: true}
events:
  ceremony: {name: the ceremony, award: paritrana}
  other: {name: the other ceremony, award: paritrana}
roles:
  bupati: {name: Bupati, aliases: [Regent], single-holder: true}
  adviser: {name: Penasihat}
"""


def report(kind: str, *claims: str) -> Report:
    """Return the report on one article a claim, with keys of the article before a ``|``."""
    articles = []
    for number, text in enumerate(claims, start=1):
        head, _, keys = text.rpartition("|")
        articles.append(
            f"---\narticle: {{id: a{number}{head and ', ' + head}}}\nclaims: [{{id: c, kind: {kind}, {keys}}}]\n"
        )
    return check_sound(CATALOG + "".join(articles))


def ranks(*claims: str) -> Report:
    return report("rank", *(text if "award:" in text else f"{text}, award: paritrana" for text in claims))


def offices(*claims: str) -> Report:
    return report("role", *(text if "role:" in text else f"{text}, role: Bupati, of: Lebak" for text in claims))


# Ranks


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        ("recipient: Tangsel, event: ceremony", "recipient: Kota Tangerang Selatan, event: ceremony", CONTRADICTION),
        ("recipient: Tangsel, event: ceremony", "recipient: Serang, event: ceremony", None),
        ("recipient: Tangsel, event: ceremony", "event: ceremony", TENSION),
        ("event: ceremony", "event: ceremony", CONTRADICTION),
        ("event: ceremony", "event: other", None),
        ("edition: 2025", "edition: 2025", CONTRADICTION),
        ("edition: 2025", "edition: 2024", None),
        ("edition: 2025", "edition: tahun penilaian 2025", TENSION),
        ("edition: edisi ke-5", "edition: 5th edition", CONTRADICTION),
        ("edition: edisi ke-5", "edition: 2025", None),
        ("event: ceremony", "edition: 2025", TENSION),
        ("event: ceremony", "as-of: 2025-11-27", TENSION),
        ("as-of: 2025-11-27", "as-of: 2025-11-27", CONTRADICTION),
        ("as-of: 2025-11", "as-of: 2025-11", TENSION),
        ("as-of: 2025-11-27", "as-of: 2025-11-28", None),
        ("event: ceremony, as-of: 2025-11-27", "event: ceremony, as-of: 2025-11-27", CONTRADICTION),
        ("event: ceremony, as-of: 2025-11-27", "event: ceremony, as-of: 2025-11-28", None),
        ("event: ceremony, as-of: 2025-11-27", "event: ceremony, as-of: 2025-11", TENSION),
        ("event: ceremony, as-of: 2025-11-27", "event: ceremony", TENSION),
        ("edition: 2025, as-of: April 2025", "edition: 2025, as-of: Juli 2025", None),
        ("event: ceremony, level: province", "event: ceremony, level: province", CONTRADICTION),
        ("event: ceremony, level: province", "event: ceremony, level: country", None),
        ("event: ceremony, level: province", "event: ceremony", TENSION),
        ("event: ceremony, category: cities", "event: ceremony, category: Cities", CONTRADICTION),
        ("event: ceremony, category: cities", "event: ceremony, category: firms", None),
        ("event: ceremony, category: cities", "event: ceremony", TENSION),
        ("event: ceremony, said-by: the police", "event: ceremony, said-by: Bank Banten", TENSION),
        ("event: ceremony, assumed: [event]", "event: ceremony", TENSION),
        ("event: ceremony, assumed: [out-of]", "event: ceremony", CONTRADICTION),
        ("event: ceremony, as-published-by: Bank Banten", "event: ceremony", NOTE),
        ("event: ceremony, modality: target", "event: ceremony", None),
    ],
)
def test_when_two_ranks_meet(one: str, other: str, severity: Severity | None) -> None:
    found = ranks(f"rank: Terbaik Kedua, {one}", f"rank: Terbaik III, {other}")
    assert severity_of(found, "rank-conflict") is severity


def test_a_rank_given_at_an_event_holds_whenever_it_is_told() -> None:
    one = "published: 2019-01-05|rank: juara 1, recipient: Tangsel, event: ceremony"
    other = "published: 2025-11-27|rank: juara 2, recipient: Tangsel, event: ceremony"
    assert severity_of(ranks(one, other), "rank-conflict") is CONTRADICTION


def test_an_edition_of_another_year_than_the_event_is_not_compared() -> None:
    event = "{id: e, kind: event, event: ceremony, date: 2025-11-27}"
    rank = "kind: rank, award: paritrana, recipient: Tangsel"

    def told(year: int) -> Report:
        first = f"---\narticle: {{id: a}}\nclaims:\n  - {event}\n  - {{{rank}, rank: juara 1, event: ceremony}}\n"
        other = f"---\narticle: {{id: b}}\nclaims:\n  - {{{rank}, rank: juara 2, edition: {year}}}\n"
        return check_sound(CATALOG + first + other)

    assert [severity_of(told(year), "rank-conflict") for year in (2023, 2024, 2025)] == [None, TENSION, TENSION]


def test_an_edition_that_is_no_label_of_the_event_is_not_compared_with_it() -> None:
    rank = "kind: rank, award: paritrana, recipient: Tangsel"

    def told(label: str, edition: str) -> Severity | None:
        first = (
            f"---\narticle: {{id: a}}\nclaims:\n  - {{kind: event, event: ceremony, edition: {label}}}\n"
            f"  - {{{rank}, rank: juara 1, event: ceremony}}\n"
        )
        other = f"---\narticle: {{id: b}}\nclaims:\n  - {{{rank}, rank: juara 2, edition: {edition}}}\n"
        return severity_of(check_sound(CATALOG + first + other), "rank-conflict")

    assert told("2025", "2025") is TENSION
    assert told("2025", "2024") is None
    assert told("tahun penilaian 2024", "2025") is TENSION
    assert told("edisi ke-5", "5th edition") is TENSION
    assert told("edisi ke-5", "4th edition") is None


def test_a_rank_of_another_year_than_an_edition_is_not_compared() -> None:
    one = "rank: juara 1, recipient: Tangsel, edition: 2022"
    assert severity_of(ranks(one, "rank: juara 2, recipient: Tangsel, as-of: 2025"), "rank-conflict") is None
    assert severity_of(ranks(one, "rank: juara 2, recipient: Tangsel, as-of: 2023"), "rank-conflict") is TENSION


def test_a_rank_without_recipient_may_be_that_of_another_who_is_named() -> None:
    second = "rank: juara 2, recipient: Tangsel, event: ceremony"
    silent = "rank: juara 3, event: ceremony"
    assert severity_of(ranks(second, silent), "rank-conflict") is TENSION
    assert verdicts(ranks(second, silent, "rank: juara 3, recipient: Serang, event: ceremony")) == []
    elsewhere = "rank: juara 3, recipient: Serang, event: other"
    assert severity_of(ranks(second, silent, elsewhere), "rank-conflict") is TENSION


def test_the_finding_on_ranks_says_what_is_left_out() -> None:
    finding = the_one(ranks("rank: juara 2, recipient: Tangsel, event: ceremony", "rank: juara 3, event: ceremony"),
                      "rank-conflict")  # fmt: skip
    assert finding.reasons == {Reason.FACET_LEFT_OUT}
    assert "a1#c says which recipient (Tangsel), a2#c does not." in all_words(finding)
    assert "They agree if a2 means another recipient" in all_words(finding)


def test_ranks_without_number_are_not_compared() -> None:
    assert verdicts(ranks("rank: juara umum, recipient: Tangsel", "rank: juara 1, recipient: Tangsel")) == []


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        ("recipient: Tangsel, event: ceremony", "recipient: Serang, event: ceremony", CONTRADICTION),
        ("recipient: Tangsel, event: ceremony", "recipient: Serang, event: other", None),
        ("recipient: Tangsel, event: ceremony", "recipient: Serang, edition: 2025", TENSION),
        ("recipient: Tangsel, event: ceremony", "event: ceremony", None),
        ("recipient: Tangsel, event: ceremony", "recipient: Bank Banten, event: ceremony", None),
        ("recipient: Andi Ony, event: ceremony", "recipient: Maesyal Rasyid, event: ceremony", CONTRADICTION),
        ("recipient: the police, event: ceremony", "recipient: Bank Banten, event: ceremony", CONTRADICTION),
        ("recipient: Andi Ony, event: ceremony", "recipient: Bank Banten, event: ceremony", None),
        ("recipient: Andi Ony, event: ceremony", "recipient: Tangsel, event: ceremony", None),
        (
            "recipient: Tangsel, event: ceremony, as-of: 2025-12-14",
            "recipient: Serang, event: ceremony, as-of: 2025-12-20",
            None,
        ),
        ("recipient: Tangsel, event: ceremony, award: index", "recipient: Serang, event: ceremony, award: index", None),
        ("recipient: Tangsel, category: cities, edition: 2025", "recipient: Serang, edition: 2025", TENSION),
    ],
)
def test_when_two_recipients_cannot_share_a_rank(one: str, other: str, severity: Severity | None) -> None:
    assert severity_of(ranks(f"rank: juara 1, {one}", f"rank: juara 1, {other}"), "rank-shared") is severity


# Offices


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        ("person: Andi Ony, as-of: 2025-11-27", "person: Maesyal Rasyid, as-of: 2025-11-27", CONTRADICTION),
        ("person: Andi Ony, as-of: 2024-11-27", "person: Maesyal Rasyid, as-of: 2025-11-27", None),
        ("person: Andi Ony, as-of: 2025", "person: Maesyal Rasyid, as-of: 2025", TENSION),
        ("person: Andi Ony", "person: Maesyal Rasyid", TENSION),
        ("person: Andi Ony, as-of: 2025-11-27", "person: andi, as-of: 2025-11-27, role: Regent, of: Lebak", None),
        (
            "person: Andi Ony, as-of: 2025-11-27",
            "person: Andra Soni, as-of: 2025-11-27, role: Plt Bupati, of: Lebak",
            None,
        ),
        (
            "person: Andi Ony, as-of: 2025-11-27, role: Plh Bupati, of: Lebak",
            "person: Andra Soni, as-of: 2025-11-27, role: Plt Bupati, of: Lebak",
            CONTRADICTION,
        ),
        (
            "person: Andi Ony, as-of: 2025-11-27, role: Penasihat, of: Lebak",
            "person: Andra Soni, as-of: 2025-11-27, role: Penasihat, of: Lebak",
            None,
        ),
        (
            "person: Andi Ony, as-of: 2025-11-27, role: Bupati, of: Lebak",
            "person: Andra Soni, as-of: 2025-11-27, role: Bupati, of: Serang",
            None,
        ),
        (
            "person: Andi Ony, as-of: 2025-11-27, role: Pj Bupati, of: Lebak",
            "person: Andi Ony, as-of: 2025-11-27, role: Pejabat Bupati, of: Lebak",
            None,
        ),
        (
            "person: Andi Ony, as-of: 2025-11-27, role: Pj Bupati, of: Lebak",
            "person: Andi Ony, as-of: 2025-11-27, role: Plt Bupati, of: Lebak",
            CONTRADICTION,
        ),
        *(
            (
                f"person: Andi Ony, as-of: 2025-11-27, role: {title} Bupati, of: Lebak",
                f"person: {person}, as-of: 2025-11-27, role: {other}Bupati, of: Lebak",
                severity,
            )
            for title in ("acting", "Pjs")  # which may be either
            for person, other, severity in (
                ("Andi Ony", "Pj ", None),
                ("Andi Ony", "Plh ", None),
                ("Andi Ony", "", CONTRADICTION),
                ("Andra Soni", "", None),
                ("Andra Soni", "Pj ", None),
            )
        ),
    ],
)
def test_when_two_cannot_hold_an_office(one: str, other: str, severity: Severity | None) -> None:
    assert severity_of(offices(one, other), "office-conflict") is severity


def test_a_holder_known_only_from_the_day_of_publication_is_a_tension() -> None:
    found = offices("published: 2025-03-01|person: Andi Ony", "published: 2025-11-27|person: Maesyal Rasyid")
    finding = the_one(found, "office-conflict")
    assert finding.severity is TENSION
    assert "The as-of of a1#c was taken from the day its article was published, 1 March 2025." in all_words(finding)
    assert verdicts(offices("published: 2024-03-01|person: Andi Ony", "published: 2025-11-27|person: andra")) == []


def test_three_holders_are_three_camps() -> None:
    people = ("Andi Ony", "Andra Soni", "Maesyal Rasyid")
    finding = the_one(offices(*(f"person: {name}, as-of: 2025-11-27" for name in people)), "office-conflict")
    assert camps_of(finding) == [["a1#c"], ["a2#c"], ["a3#c"]]
