"""Weekdays, reports before the day, running totals, jumps, two places at once, targets: laws and near-misses."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claimcheck.domain.diagnostic import Reason, Severity
from claimcheck.engine.movement import least, most
from claimcheck.reading.dates import weekday_name
from claimcheck.rules.weekday_mismatch import dates_that_fit
from support import all_words, camps_of, check_sound, of_rule, severity_of, the_one, verdicts

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
CATALOG = """
places:
  banten: {name: Banten, level: province}
  jawa-barat: {name: Jawa Barat, level: province}
  kabupaten-tangerang: {name: Kabupaten Tangerang, level: regency, within: banten}
  curug: {name: Curug, level: district, within: kabupaten-tangerang}
  hotel: {name: the Hotel, level: venue, within: curug}
  kota-serang: {name: Kota Serang, level: city, within: banten}
entities:
  andra: {name: Andra Soni, kind: person}
  eko: {name: Eko Yuyulianda, kind: person}
  bpjs: {name: BPJS, kind: organisation}
measures:
  deaths: {name: deaths, unit: person, nature: cumulative, whole-number: true}
  workers: {name: workers, unit: person, nature: stock, whole-number: true, yearly-change: 10 percent}
  exports: {name: exports, unit: tonne, nature: flow, yearly-change: 10 percent}
  coverage: {name: coverage, unit: percent, nature: stock, bounds: [0, 100]}
  poverty: {name: poverty, unit: percent, nature: stock, bounds: [0, 100], best: low}
events:
  ceremony: {name: the ceremony}
  opening: {name: the opening}
  tour: {name: the tour}
  stop: {name: the stop, within: tour}
"""


def article(name: str, *claims: str, published: str | None = "2025-12-31") -> str:
    lines = "".join(f"\n  - {{id: c{number}, {claim}}}" for number, claim in enumerate(claims))
    when = f", published: {published}" if published else ""
    return f"---\narticle: {{id: {name}{when}}}\nclaims:{lines}\n"


def held(event: str, more: str) -> str:
    return f"kind: event, event: {event}, {more}"


def count(measure: str, value: str, more: str = "place: Banten") -> str:
    return f"kind: quantity, measure: {measure}, value: {value}, {more}"


@settings(max_examples=150, deadline=None)
@given(days, st.integers(0, 6), st.sampled_from(["id", "en"]))
def test_a_weekday_is_wrong_just_where_the_calendar_says_so(day: date, weekday: int, language: str) -> None:
    words = f"{weekday_name(weekday, language)}, {day.isoformat()}"
    assume(language == "en" or weekday != 6)  # "Minggu" may stand for a week
    text = CATALOG + f"---\narticle: {{id: one, language: {language}}}\nclaims:\n"
    report = check_sound(text + f'  - {{id: c, kind: event, event: ceremony, date: "{words}"}}\n')
    assert bool(of_rule(report, "weekday-mismatch")) is (day.weekday() != weekday)


@settings(deadline=None)
@given(st.dates(), st.integers(0, 6))
def test_the_dates_offered_fall_on_the_weekday_and_hold_both_of_the_same_week(day: date, weekday: int) -> None:
    offered = dates_that_fit(day, weekday)
    assert all(other.weekday() == weekday and other != day for other in offered)
    near = {day.toordinal() + step for step in range(-6, 7) if step} & set(range(1, date.max.toordinal() + 1))
    assert {one for one in near if date.fromordinal(one).weekday() == weekday} <= {one.toordinal() for one in offered}


def test_day_and_month_exchanged_are_offered() -> None:
    assert date(2025, 3, 7) in dates_that_fit(date(2025, 7, 3), 4)


def test_one_slip_written_twice_in_an_article_is_one_finding() -> None:
    claims = (held("ceremony", "date: Rabu (27/11/2025)"), count("workers", "5 orang", "as-of: Rabu (27/11/2025)"))
    finding = the_one(check_sound(CATALOG + article("one", *claims)), "weekday-mismatch")
    assert finding.severity is Severity.CONTRADICTION
    assert camps_of(finding) == [["one#c0", "one#c1"]]
    assert "26 November 2025" in all_words(finding)


def test_a_year_taken_from_publication_makes_a_wrong_weekday_a_tension() -> None:
    text = CATALOG + article("one", held("ceremony", "date: Rabu (27/11)"), published="2025-11-30")
    assert severity_of(check_sound(text), "weekday-mismatch") is Severity.TENSION


@pytest.mark.parametrize(
    ("published", "claim", "severity"),
    [
        ("2025-11-26", "date: 27/11/2025, status: held", Severity.CONTRADICTION),
        ("2025-11-26", "date: 27/11/2025", Severity.TENSION),
        ("2025-11-26", "date: 27/11/2025, status: held, assumed: [status]", Severity.TENSION),
        ("2025-12-05", "date: akhir Desember 2025, status: held", Severity.TENSION),
        ("2025-11-26", "start: 27/11/2025, status: held", Severity.CONTRADICTION),
        ("2025-11-27", "date: 27/11/2025, status: held", None),
        ("2025-11", "date: 27/11/2025, status: held", None),
        ("2025-11-26", "date: 27/11/2025, status: planned", None),
        ("2025-11-26", "date: 27/11/2025, modality: plan", None),
        ("2025-11-26", "date: 27/11/2025, status: cancelled", None),
        ("2025-11-26", "end: 27/11/2025, status: held", None),
        ("2025-11-26", "status: held", None),
    ],
)
def test_a_report_of_what_is_still_to_come(published: str, claim: str, severity: Severity | None) -> None:
    text = CATALOG + article("one", held("ceremony", claim), published=published)
    assert severity_of(check_sound(text), "reported-before-held") is severity


def test_another_article_may_date_what_is_reported_as_held() -> None:
    text = CATALOG + article("early", held("ceremony", "place: Banten, status: held"), published="2025-11-26")
    text += article("late", held("ceremony", "date: 27/11/2025"), published="2025-11-28")
    finding = the_one(check_sound(text), "reported-before-held")
    assert finding.severity is Severity.CONTRADICTION
    assert camps_of(finding) == [["early#c0"], ["late#c0"]]


def test_an_article_with_its_own_date_is_not_measured_by_another() -> None:
    text = CATALOG + article("early", held("ceremony", "date: 25/11/2025, status: held"), published="2025-11-26")
    text += article("late", held("ceremony", "date: 27/11/2025"), published="2025-11-28")
    assert verdicts(check_sound(text)) == [("date-conflict", "contradiction")]


def test_a_plan_of_another_article_does_not_date_what_was_held() -> None:
    text = CATALOG + article("early", held("ceremony", "status: held"), published="2025-11-26")
    text += article("late", held("ceremony", "date: 27/11/2025, status: planned"), published="2025-11-20")
    assert not of_rule(check_sound(text), "reported-before-held")


# A count below 1,000 whose last digit is not 0 is exact.
exact = st.integers(1, 999).filter(lambda value: value % 10 != 0)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 28), exact), min_size=1, max_size=5))
def test_a_running_total_is_reported_just_where_it_falls(told: list[tuple[int, int]]) -> None:
    text = CATALOG
    for number, (day, value) in enumerate(told):
        text += article(f"a{number}", count("deaths", f"{value} orang", f"as-of: 2025-03-{day:02}"))
    falls = {
        (f"a{i}#c0", f"a{j}#c0")
        for i, (earlier, more) in enumerate(told)
        for j, (later, less) in enumerate(told)
        if earlier < later and more > less
    }
    found = of_rule(check_sound(text), "running-total-falls")
    assert bool(found) is bool(falls)
    assert {claim for pair in falls for claim in pair} == {side.claim for one in found for side in one.sides}


TWO_TOLLS = (count("deaths", "53 orang", "as-of: 2025-03-01"), count("deaths", "46 orang", "as-of: 2025-03-03"))


def test_a_falling_total_names_both_figures() -> None:
    finding = the_one(check_sound(CATALOG + article("one", *TWO_TOLLS)), "running-total-falls")
    assert finding.severity is Severity.TENSION
    assert camps_of(finding) == [["one#c0"], ["one#c1"]]
    assert "53 people" in str(finding.message)
    assert "46 people" in str(finding.message)


def test_one_wrong_figure_in_a_row_is_one_finding() -> None:
    row = [
        count("deaths", f"{value} orang", f"as-of: 2025-03-0{day}")
        for day, value in enumerate((11, 513, 52, 53, 54), 1)
    ]
    finding = the_one(check_sound(CATALOG + article("one", *row)), "running-total-falls")
    assert camps_of(finding) == [["one#c1"], ["one#c2", "one#c3", "one#c4"]]


def test_two_that_tell_more_and_then_two_that_tell_less_are_one_finding() -> None:
    told = [(1, 53), (1, 54), (2, 46), (2, 47)]
    claims = [count("deaths", f"{value} orang", f"as-of: 2025-03-0{day}") for day, value in told]
    finding = the_one(check_sound(CATALOG + article("one", *claims)), "running-total-falls")
    assert camps_of(finding) == [["one#c0", "one#c1"], ["one#c2", "one#c3"]]


def test_a_total_that_falls_twice_is_told_without_repetition() -> None:
    claims = [count("deaths", f"{value} orang", f"as-of: 2025-03-0{day}") for day, value in ((1, 63), (2, 52), (3, 41))]
    found = of_rule(check_sound(CATALOG + article("one", *claims)), "running-total-falls")
    assert [camps_of(one) for one in found] == [
        [["one#c0"], ["one#c1", "one#c2"]],
        [["one#c1"], ["one#c2"]],
    ]


@pytest.mark.parametrize(
    "change",
    [
        "kind: change, measure: deaths, from: 53 orang, to: 46 orang, revision: true, as-of: 2025-03-03",
        "kind: change, measure: deaths, by: turun 7 orang, revision: true, as-of: 2025-03-04",
    ],
)
def test_a_reported_revision_is_silent(change: str) -> None:
    text = CATALOG + article("one", *TWO_TOLLS) + article("two", change)
    assert not of_rule(check_sound(text), "running-total-falls")


@pytest.mark.parametrize(
    "change",
    [
        "kind: change, measure: deaths, by: turun 7 orang, revision: true, as-of: 2025-02-04",
        "kind: change, measure: deaths, by: naik 7 orang, revision: true, as-of: 2025-03-03",
        "kind: change, measure: deaths, place: Banten, by: turun 7 orang, revision: true, as-of: 2025-03-03",
    ],
)
def test_a_revision_of_something_else_excuses_nothing(change: str) -> None:
    text = CATALOG + article("one", *TWO_TOLLS) + article("two", change)
    assert severity_of(check_sound(text), "running-total-falls") is Severity.TENSION


def test_two_speakers_may_count_differently_and_a_correction_withdraws() -> None:
    one, other = TWO_TOLLS
    speakers = article("one", f"{one}, said-by: Andra Soni") + article("two", f"{other}, said-by: Eko Yuyulianda")
    corrected = article("one", one) + article("two", f"{other}, corrects: one#c0")
    for text in (speakers, corrected):
        assert not of_rule(check_sound(CATALOG + text), "running-total-falls")


def test_a_change_that_says_that_a_running_total_fell() -> None:
    text = CATALOG + article("one", "kind: change, measure: deaths, from: 53 orang, to: 46 orang")
    assert camps_of(the_one(check_sound(text), "running-total-falls")) == [["one#c0"]]


changes = st.fractions(0, 2, max_denominator=50)
spells = st.fractions(0, 20, max_denominator=12)


@settings(deadline=None)
@given(changes, spells)
def test_the_allowance_holds_simple_and_compound_growth(change: Fraction, years: Fraction) -> None:
    whole = years // 1
    assert most(change, years) >= 1 + change * years
    assert most(change, years) >= (1 + change) ** whole
    assert least(change, years) <= max(Fraction(0), 1 - change * years)
    # A fall of c in each whole year, and in the part of a year of which a whole power is known: (1-c)^(p/q).
    assert least(change, years) ** years.denominator <= max(Fraction(0), 1 - change) ** years.numerator


@settings(deadline=None)
@given(changes, spells, spells)
def test_the_allowance_widens_with_time(change: Fraction, one: Fraction, other: Fraction) -> None:
    short, long = sorted((one, other))
    assert most(change, short) <= most(change, long)
    assert least(change, short) >= least(change, long)
    assert most(change, Fraction(0)) == 1


@pytest.mark.parametrize(
    ("measure", "first", "second", "jumps"),
    [
        ("workers", ("2.730.512 orang", "2024-01-01"), ("5.920.318 orang", "2025-01-01"), True),
        ("workers", ("5.920.318 orang", "2024-01-01"), ("2.730.512 orang", "2025-01-01"), True),
        ("workers", ("2.730.512 orang", "2024-01-01"), ("2.950.104 orang", "2025-01-01"), False),
        ("workers", ("2.730.512 orang", "2005-01-01"), ("5.920.318 orang", "2025-01-01"), False),
        ("workers", ("2.730.512 orang", "2024"), ("3.290.104 orang", "2025"), False),
        ("workers", ("1 juta orang", "2024-01-01"), ("1,2 juta orang", "2025-01-01"), False),
        ("exports", ("1.005 ton", "2024"), ("2.005 ton", "2025"), True),
        ("exports", ("1.005 ton", "2024"), ("1.095 ton", "2025"), False),
        ("exports", ("1.005 ton", "Q1 2024"), ("2.005 ton", "Q2 2024"), False),
        ("exports", ("1.005 ton", "Q1 2024"), ("2.005 ton", "Q1 2025"), True),
        ("exports", ("1.005 ton", "2024-12"), ("12.005 ton", "2025"), False),
        ("coverage", ("10 persen", "2024-01-01"), ("90 persen", "2025-01-01"), False),
    ],
)
def test_a_jump(measure: str, first: tuple[str, str], second: tuple[str, str], *, jumps: bool) -> None:
    claims = [count(measure, f"'{value}'", f"as-of: {as_of}") for value, as_of in (first, second)]
    report = check_sound(CATALOG + article("one", claims[0]) + article("two", claims[1]))
    assert severity_of(report, "implausible-jump") is (Severity.TENSION if jumps else None)


def test_one_wrong_figure_among_others_is_one_jump() -> None:
    told = [("2024-01-01", "1.005.112"), ("2024-07-01", "10.012.112"), ("2025-01-01", "1.021.112")]
    claims = [count("workers", f"{value} orang", f"as-of: {day}") for day, value in told]
    finding = the_one(check_sound(CATALOG + article("one", *claims)), "implausible-jump")
    assert camps_of(finding) == [["one#c1"], ["one#c0", "one#c2"]]


def test_a_time_that_is_not_stated_makes_no_jump() -> None:
    text = CATALOG + article("one", count("workers", "2.730.512 orang"), published="2024-01-01")
    text += article("two", count("workers", "5.920.318 orang", "place: Banten, as-of: 2025-06-01"))
    assert not of_rule(check_sound(text), "implausible-jump")


SERANG = held("opening", "date: 27/11/2025, place: Kota Serang, attended-by: Andra Soni")


@pytest.mark.parametrize(
    ("other", "severity"),
    [
        (held("ceremony", "date: 27/11/2025, place: the Hotel, attended-by: Andra Soni"), Severity.TENSION),
        (held("ceremony", "date: 27/11/2025, place: Jawa Barat, attended-by: Andra Soni"), Severity.TENSION),
        (
            held("ceremony", "date: 27/11/2025, place: the Hotel, attended-by: Andra Soni, assumed: [date]"),
            Severity.NOTE,
        ),
        (held("ceremony", "date: 27/11/2025, place: Banten, attended-by: Andra Soni"), None),
        (held("ceremony", "date: 26/11/2025, place: the Hotel, attended-by: Andra Soni"), None),
        (held("ceremony", "date: November 2025, place: the Hotel, attended-by: Andra Soni"), None),
        (held("ceremony", "date: 27/11/2025, place: the Hotel, attended-by: Eko Yuyulianda"), None),
        (held("ceremony", "date: 27/11/2025, place: the Hotel, attended-by: Andra Soni, status: planned"), None),
        (held("opening", "date: 27/11/2025, attended-by: Andra Soni"), None),
    ],
)
def test_a_person_at_two_events_of_one_day(other: str, severity: Severity | None) -> None:
    report = check_sound(CATALOG + article("one", SERANG) + article("two", other))
    assert severity_of(report, "two-places-at-once") is severity


def test_day_and_place_may_come_from_other_claims() -> None:
    text = CATALOG + article("one", SERANG) + article("two", held("ceremony", "attended-by: Andra Soni"))
    text += article("three", held("ceremony", "date: 27/11/2025, place: Curug"))
    finding = the_one(check_sound(text), "two-places-at-once")
    assert camps_of(finding) == [["two#c0", "three#c0"], ["one#c0"]]
    assert "Kabupaten Tangerang" in all_words(finding)


def test_an_organisation_can_be_in_two_places_and_a_stop_is_part_of_its_tour() -> None:
    everywhere = [held(event, f"date: 27/11/2025, place: {place}, attended-by: BPJS")
                  for event, place in (("ceremony", "Curug"), ("opening", "Kota Serang"))]  # fmt: skip
    tour = [held(event, f"date: 27/11/2025, place: {place}, attended-by: Andra Soni")
            for event, place in (("tour", "Curug"), ("stop", "Kota Serang"))]  # fmt: skip
    assert not of_rule(check_sound(CATALOG + article("one", *everywhere, *tour)), "two-places-at-once")


def test_a_day_with_more_pairs_than_anybody_reads_is_one_finding_with_all_events() -> None:
    events = "events:\n" + "".join(f"  e{number}: {{name: event {number}}}\n" for number in range(70))
    told = [held(f"e{number}", f"date: 27/11/2025, place: {place}, attended-by: Andra Soni")
            for number, place in enumerate(["Curug", "Kota Serang"] * 35)]  # fmt: skip
    text = CATALOG.partition("events:")[0] + events
    finding = the_one(check_sound(text + article("one", *told)), "two-places-at-once")
    assert [len(camp) for camp in camps_of(finding)] == [35, 35]
    assert "at 70 events of one day, in Kabupaten Tangerang and Kota Serang" in all_words(finding)


@pytest.mark.parametrize(
    ("measure", "now", "target", "severity"),
    [
        ("coverage", "'56,03 persen'", "50 persen, modality: target", Severity.TENSION),
        ("coverage", "50 persen", "50 persen, modality: target", Severity.TENSION),
        ("coverage", "'56,03 persen'", "minimal 50 persen, modality: target", Severity.TENSION),
        ("coverage", "'56,03 persen'", "50 persen, modality: plan", Severity.TENSION),
        ("coverage", "'46,03 persen'", "50 persen, modality: target", None),
        ("coverage", "'46,03 persen'", "65 persen, modality: target, as-of: 2030", None),
        ("coverage", "'50,2 persen'", "50 persen, modality: target", None),
        ("coverage", "65 persen", "60 persen, modality: target", Severity.TENSION),
        ("coverage", "61 persen", "60 persen, modality: target", None),
        ("coverage", "'56,03 persen'", "50 persen, modality: forecast", None),
        ("coverage", "'56,03 persen'", "50 persen, modality: denial", None),
        ("poverty", "5 persen", "10 persen, modality: target", Severity.TENSION),
        ("poverty", "10 persen", "5 persen, modality: target", None),
    ],
)
def test_a_target_that_is_met(measure: str, now: str, target: str, severity: Severity | None) -> None:
    claims = (count(measure, now), count(measure, target))
    assert severity_of(check_sound(CATALOG + article("one", *claims)), "target-already-met") is severity


def test_a_target_is_measured_by_values_of_its_own_time() -> None:
    target = article("one", count("coverage", "50 persen", "place: Banten, modality: target"), published="2020-01-01")
    later = article("two", count("coverage", "'56,03 persen'", "place: Banten, as-of: 2025-06-01"))
    elsewhere = article("three", count("coverage", "'56,03 persen'", "place: Kota Serang, as-of: 2020-01-01"))
    assert not of_rule(check_sound(CATALOG + target + later + elsewhere), "target-already-met")


def test_a_target_for_a_year_that_is_over() -> None:
    target = count("coverage", "50 persen", "place: Banten, modality: target, as-of: 2024")
    finding = the_one(check_sound(CATALOG + article("one", target)), "target-already-met")
    assert finding.severity is Severity.TENSION
    assert "2024" in str(finding.message)


def test_a_look_back_at_a_target_and_its_outcome_is_silent() -> None:
    claims = (
        count("coverage", "50 persen", "place: Banten, modality: target, as-of: 2024"),
        count("coverage", "'56,03 persen'", "place: Banten, as-of: 2024"),
    )
    assert not of_rule(check_sound(CATALOG + article("one", *claims)), "target-already-met")


def test_where_a_change_towards_a_target_began_is_no_target() -> None:
    change = (
        "kind: change, measure: coverage, place: Banten, from: '46,03 persen', from-as-of: 2025, to: 65 persen, "
        "to-as-of: 2030, modality: target"
    )
    now = count("coverage", "'46,03 persen'", "place: Banten, as-of: 2025")
    assert not of_rule(check_sound(CATALOG + article("one", change, now)), "target-already-met")


def test_two_speakers_on_target_and_present_value_are_a_note() -> None:
    claims = (
        count("coverage", "'56,03 persen'", "place: Banten, said-by: Eko Yuyulianda"),
        count("coverage", "50 persen", "place: Banten, said-by: Andra Soni, modality: target"),
    )
    finding = the_one(check_sound(CATALOG + article("one", *claims)), "target-already-met")
    assert finding.severity is Severity.NOTE
    assert Reason.TWO_SPEAKERS in finding.reasons


def test_a_day_without_its_year_is_told_as_the_one_next_to_publication() -> None:
    text = CATALOG + article("one", held("ceremony", "date: Kamis 2 Agustus"), published="2024-08-01")
    finding = the_one(check_sound(text), "weekday-mismatch")
    assert str(finding.why[0]) == "2 August 2024 was a Friday, not a Thursday."
    assert "exchanged" not in str(finding.reconcile[0])


def test_a_weekday_slip_offers_next_week_but_not_the_week_after() -> None:
    offered = dates_that_fit(date(2025, 11, 27), 2)
    assert date(2025, 12, 3) in offered
    assert date(2025, 11, 27) + timedelta(days=13) not in offered
