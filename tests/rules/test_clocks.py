"""What is true at one moment is told by several clocks: correct reports never contradict each other for that."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.domain.diagnostic import Severity
from support import check_sound, severity_of, verdicts

CATALOG = """
measures:
  deaths: {name: deaths, unit: person, nature: cumulative, whole-number: true}
events:
  quake: {name: the quake}
  search: {name: the search, after: quake}
"""
ZONES = {"WIB": ("Asia/Jakarta", 7), "WITA": ("Asia/Makassar", 8), "WIT": ("Asia/Jayapura", 9)}
MIDNIGHT = datetime(2025, 11, 27, tzinfo=UTC)


def article(name: str, *claims: str, more: str = "") -> str:
    lines = "".join(f"\n  - {{id: c{number}, {claim}}}" for number, claim in enumerate(claims))
    return f"---\narticle: {{id: {name}{more}}}\nclaims:{lines}\n"


def toll(value: str, as_of: str) -> str:
    return f'kind: quantity, measure: deaths, event: quake, value: {value}, as-of: "{as_of}"'


def happened(event: str, date: str, more: str = "") -> str:
    return f'kind: event, event: {event}, date: "{date}"{more}'


class Clock:
    """How an article tells a moment, in hours after midnight of 27 November in Jakarta."""

    def __init__(self, zone: str, stated: str) -> None:
        self.name, (self.place, self.ahead), self.stated = zone, ZONES[zone], stated

    @property
    def head(self) -> str:
        """What its article says of the clock."""
        return f", zone: {self.place}" if self.stated == "article" else ""

    def hour(self, moment: int) -> str:
        """Return an hour as the article tells it."""
        told = MIDNIGHT + timedelta(hours=moment + self.ahead - 7)
        return f"{told.day} November 2025 pukul {told:%H}.00" + (f" {self.name}" if self.stated == "words" else "")

    def day(self, moment: int) -> str:
        """Return its day alone."""
        return f"{(MIDNIGHT + timedelta(hours=moment + self.ahead - 7)).date()}"


@st.composite
def reports(draw: st.DrawFn) -> str:
    """Articles on one quake, the search after it and the dead known at each hour, each by a clock of its own."""
    quake = draw(st.integers(-3, 26))
    search = quake + draw(st.integers(1, 5))
    unstated = draw(st.sampled_from(sorted(ZONES)))  # those that name no clock go by one
    text = CATALOG
    for number in range(draw(st.integers(2, 4))):
        stated = draw(st.sampled_from(["words", "article", "no"]))
        clock = Clock(unstated if stated == "no" else draw(st.sampled_from(sorted(ZONES))), stated)
        told = draw(st.integers(search + 1, search + 30))
        tell = clock.hour if stated == "words" else draw(st.sampled_from([clock.hour, clock.day]))  # days name no clock
        claims = [happened("quake", tell(quake), ", status: held"), happened("search", tell(search))]
        if stated != "no":
            hour = draw(st.integers(search, told))
            claims.append(toll(f"{100 + hour} orang", clock.hour(hour)))
        text += article(f"a{number}", *claims, more=f"{clock.head}, published: {clock.day(told)}")
    return text


@settings(deadline=None, max_examples=300)
@given(reports())
def test_what_is_true_by_every_clock_is_no_contradiction(text: str) -> None:
    assert "contradiction" not in {severity for _, severity in verdicts(check_sound(text))}, text


@pytest.mark.parametrize(
    ("zone", "other", "severity"),
    [("WIB", "WIB", Severity.CONTRADICTION), ("WIB", "WIT", None), ("", "", Severity.CONTRADICTION)],
)
def test_an_hour_is_the_same_by_one_clock_only(zone: str, other: str, severity: Severity | None) -> None:
    one, two = toll("103 orang", f"27/11/2025 pukul 18.00 {zone}"), toll("101 orang", f"27/11/2025 pukul 18.00 {other}")
    assert severity_of(check_sound(CATALOG + article("one", one) + article("two", two)), "value-conflict") is severity


def test_two_hours_of_one_moment_are_compared() -> None:
    one, two = toll("103 orang", "27/11/2025 18.00 WIB"), toll("101 orang", "27/11/2025 20.00 WIT")
    report = check_sound(CATALOG + article("one", one) + article("two", two))
    assert severity_of(report, "value-conflict") is Severity.CONTRADICTION


@pytest.mark.parametrize(
    ("as_of", "date", "head", "severity"),
    [
        ("27/11/2025 pukul 06.00 WIB", "November 27, 2025", ", language: en", None),
        ("27/11/2025 pukul 06.00 WIB", "November 28, 2025", ", language: en", Severity.CONTRADICTION),
        ("27/11/2025 pukul 18.00 WIB", "November 28, 2025", ", language: en", Severity.TENSION),
        ("27/11/2025 pukul 06.00 WIB", "27/11/2025 pukul 07.00", "", Severity.TENSION),
        ("27/11/2025 pukul 06.00 WIB", "27/11/2025 pukul 09.00", "", Severity.CONTRADICTION),
        ("27/11/2025 pukul 06.00 WIB", "27/11/2025 pukul 07.00", ", zone: Asia/Jakarta", Severity.CONTRADICTION),
        ("27/11/2025 pukul 06.00 WIB", "27/11/2025 pukul 07.00", ", zone: Asia/Jayapura", None),
    ],
)
def test_a_figure_before_its_event_by_the_clocks_of_two_articles(
    as_of: str, date: str, head: str, severity: Severity | None
) -> None:
    text = CATALOG + article("one", toll("103 orang", as_of)) + article("two", happened("quake", date), more=head)
    assert severity_of(check_sound(text), "phase-order") is severity


@pytest.mark.parametrize(
    ("first", "then", "severity"),
    [
        ("20.30 WIB", "20.15 WIB", Severity.CONTRADICTION),
        ("20.30 WIB", "20.45 WITA", Severity.CONTRADICTION),
        ("20.30 WIB", "21.45 WITA", None),
        ("20.30 WIB", "20.15", Severity.CONTRADICTION),
        ("20.30 WIB", "20.45", None),
        ("20.30 WITA", "19.45", None),
        ("20.30", "21.15 WITA", None),
        ("20.45", "20.15 WIB", Severity.TENSION),
    ],
)
def test_the_order_of_events_by_the_clocks_of_two_articles(first: str, then: str, severity: Severity | None) -> None:
    one, two = happened("quake", f"27/11/2025 pukul {first}"), happened("search", f"27/11/2025 pukul {then}")
    assert severity_of(check_sound(CATALOG + article("one", one) + article("two", two)), "phase-order") is severity


@pytest.mark.parametrize(
    ("head", "date", "severity"),
    [
        (", language: en, published: 2025-11-27", "28/11/2025 pukul 08.00 WIB", Severity.TENSION),
        (
            ", language: en, zone: Asia/Jakarta, published: 2025-11-27",
            "28/11/2025 pukul 08.00 WIB",
            Severity.CONTRADICTION,
        ),
        (", published: 2025-11-27", "28/11/2025 pukul 08.00 WIB", Severity.CONTRADICTION),
        (", published: 2025-11-27", "28/11/2025 pukul 01.00 WIT", None),
    ],
)
def test_a_report_before_the_day_by_two_clocks(head: str, date: str, severity: Severity | None) -> None:
    text = CATALOG + article("one", happened("quake", date, ", status: held"), more=head)
    assert severity_of(check_sound(text), "reported-before-held") is severity
