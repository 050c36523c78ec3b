"""The network of dates, held against a walk through all worlds of a few days and against an independent solver."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from random import Random

import pytest
import z3
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claimcheck.catalog.entries import Event
from claimcheck.domain.diagnostic import Reason, Severity
from claimcheck.engine.dated import tied_by_order
from claimcheck.engine.knots import cycles
from claimcheck.engine.moments import Edge, Link, LinkKind, Moment, links_of
from claimcheck.engine.phases import Limit, conflicts
from support import all_words, camps_of, check_sound, check_text, ledger_of, of_rule, severity_of, the_one

NAMES = ("a", "b", "c")
LAST_DAY = 2


@st.composite
def catalogs(draw: st.DrawFn, *, ordered: bool) -> dict[str, Event]:
    """Draw events; ``ordered`` ones lead on to later names only, so that no circle arises."""
    found = {}
    for index, name in enumerate(NAMES):
        others = NAMES[:index] if ordered else tuple(other for other in NAMES if other != name)
        after = tuple(draw(st.lists(st.sampled_from(others), unique=True, max_size=2))) if others else ()
        within = draw(st.none() | st.sampled_from(others)) if others else None
        found[name] = Event(name, name, after=after, within=within)
    return found


@st.composite
def limits(draw: st.DrawFn) -> list[Limit]:
    """Draw up to five claims: a date, a start, an end, or a start and an end together."""
    found: list[Limit] = []
    for number in range(draw(st.integers(0, 5))):
        event = draw(st.sampled_from(NAMES))
        low, high = draw(day), draw(day)
        start, end = Moment(event, Edge.START), Moment(event, Edge.END)
        shape = draw(st.sampled_from(["start", "end", "date", "both"]))
        if shape in ("start", "both"):
            found.append(Limit(str(number), start, "start", low, None))
        if shape in ("end", "both"):
            found.append(Limit(str(number), end, "end", None, high))
        if shape == "date":
            found += [
                Limit(str(number), start, "date", low, None),
                Limit(str(number), end, "date", None, max(low, high)),
            ]
    return found


day = st.integers(0, LAST_DAY)


def holds_on_some_days(links: Sequence[Link], held: Iterable[Limit]) -> bool:
    """Whether some choice of days for every start and end satisfies all links and limits: each choice is tried."""
    moments = [Moment(name, edge) for name in NAMES for edge in Edge]
    told = list(held)
    for days in product(range(LAST_DAY + 1), repeat=len(moments)):
        at = dict(zip(moments, days, strict=True))
        if all(at[link.first] <= at[link.then] for link in links) and all(
            (one.lower is None or at[one.moment] >= one.lower) and (one.upper is None or at[one.moment] <= one.upper)
            for one in told
        ):
            return True
    return False


def holds_in_time(links: Sequence[Link], held: Iterable[Limit]) -> bool:
    """Whether real numbers satisfy all, each event lasting some time; a day is open at its end. The judge is z3."""
    solver = z3.Solver()
    at: dict[Moment, z3.ArithRef] = {}
    for link in links:
        first, then = (at.setdefault(one, z3.Real(f"{one.event} {one.edge.value}")) for one in (link.first, link.then))
        solver.add(first < then if link.kind is LinkKind.LASTS else first <= then)
    for limit in held:
        if limit.lower is not None:
            solver.add(at[limit.moment] >= limit.lower)
        if limit.upper is not None:
            solver.add(at[limit.moment] < limit.upper + 1)
    return bool(solver.check() == z3.sat)


def all_minimal(links: Sequence[Link], held: Sequence[Limit]) -> bool:
    for one in conflicts(links, held):
        rest = [limit for limit in held if limit.claim in one.claims]
        if holds_in_time(links, rest):
            return False
        if not all(holds_in_time(links, [limit for limit in rest if limit.claim != claim]) for claim in one.claims):
            return False
    return True


@settings(max_examples=60, deadline=None)
@given(catalogs(ordered=True), limits())
def test_a_conflict_is_found_just_where_no_days_satisfy_all(events: dict[str, Event], held: list[Limit]) -> None:
    links = links_of(events)
    assume(not cycles(links))
    assert bool(conflicts(links, held)) is not holds_on_some_days(links, held)


@settings(max_examples=200, deadline=None)
@given(catalogs(ordered=False), limits())
def test_a_circle_or_a_conflict_is_found_just_where_no_times_satisfy_all(
    events: dict[str, Event], held: list[Limit]
) -> None:
    links = links_of(events)
    assert bool(cycles(links)) is not holds_in_time(links, [])
    assert bool(cycles(links) or conflicts(links, held)) is not holds_in_time(links, held)


@settings(max_examples=200, deadline=None)
@given(catalogs(ordered=True), limits())
def test_every_conflict_is_minimal(events: dict[str, Event], held: list[Limit]) -> None:
    assume(not cycles(links_of(events)))
    assert all_minimal(links_of(events), held)


@settings(max_examples=100, deadline=None)
@given(catalogs(ordered=False))
def test_a_circle_leads_from_each_link_to_the_next_and_back(events: dict[str, Event]) -> None:
    for way in cycles(links_of(events)):
        assert all(one.then == other.first for one, other in zip(way, [*way[1:], way[0]], strict=True))
        assert not holds_in_time(way, [])


@settings(max_examples=100, deadline=None)
@given(catalogs(ordered=True), limits(), st.randoms(use_true_random=False))
def test_the_order_of_limits_and_links_does_not_matter(
    events: dict[str, Event], held: list[Limit], random: Random
) -> None:
    links = list(links_of(events))
    before, after = (
        [(one.late, one.early, one.path) for one in conflicts(*order)]
        for order in ((links, held), (random.sample(links, len(links)), random.sample(held, len(held))))
    )
    assert after == before


@settings(max_examples=100, deadline=None)
@given(catalogs(ordered=True), limits(), limits())
def test_more_claims_never_end_a_conflict(events: dict[str, Event], held: list[Limit], more: list[Limit]) -> None:
    assume(conflicts(links_of(events), held))
    renamed = [Limit(f"more {one.claim}", one.moment, one.key, one.lower, one.upper) for one in more]
    assert conflicts(links_of(events), [*held, *renamed])


def test_a_long_chain_of_events_needs_no_deep_stack() -> None:
    events = {f"e{n}": Event(f"e{n}", f"e{n}", after=(f"e{n - 1}",) if n else ()) for n in range(5000)}
    first, last = Moment("e0", Edge.START), Moment("e4999", Edge.END)
    (found,) = conflicts(links_of(events), [Limit("a", first, "date", 10, None), Limit("b", last, "date", None, 9)])
    assert found.claims == {"a", "b"}
    assert len(found.path) == 9999


EVENTS = """
events:
  assessment: {name: the assessment}
  session: {name: the session, within: assessment}
  ceremony: {name: the ceremony, after: assessment}
  party: {name: the party, after: ceremony}
"""


def article(name: str, *claims: str, published: str = "2025-12-31") -> str:
    lines = "".join(f"\n  - {{id: c{number}, kind: event, {claim}}}" for number, claim in enumerate(claims))
    return f"---\narticle: {{id: {name}, published: {published}}}\nclaims:{lines}\n"


def test_the_order_reaches_over_events_that_nobody_dates() -> None:
    text = EVENTS + article("one", "event: session, date: 24 September 2025")
    text += article("two", "event: party, date: 1 September 2025")
    finding = the_one(check_sound(text), "phase-order")
    assert finding.severity is Severity.CONTRADICTION
    assert camps_of(finding) == [["one#c0"], ["two#c0"]]
    for told in ("the session", "the party", "24 September 2025", "1 September 2025", "puts “the party” after"):
        assert told in all_words(finding)


@pytest.mark.parametrize("date", ["30 Agustus 2025", "31 Agustus 2025", "Agustus 2025", "2025", "awal Agustus 2025"])
def test_dates_that_can_hold_are_silent(date: str) -> None:
    text = EVENTS + article("one", "event: assessment, end: Agustus 2025")
    text += article("two", f"event: session, date: {date}")
    assert not of_rule(check_sound(text), "phase-order")


def test_two_events_of_one_day_are_silent() -> None:
    text = EVENTS + article("one", "event: assessment, date: 27/11/2025", "event: ceremony, date: 27/11/2025")
    assert not of_rule(check_sound(text), "phase-order")


def test_an_end_before_its_start_is_a_conflict_of_one_claim() -> None:
    text = EVENTS + article("one", "event: assessment, start: September 2025, end: Agustus 2025")
    finding = the_one(check_sound(text), "phase-order")
    assert camps_of(finding) == [["one#c0"]]
    assert "begins after it has ended" in str(finding.message)


def test_an_assumed_event_makes_it_a_tension_that_says_so() -> None:
    text = EVENTS + article("one", "event: assessment, end: Agustus 2025")
    text += article("two", "event: session, date: 24/9/2025, assumed: [event]")
    finding = the_one(check_sound(text), "phase-order")
    assert finding.severity is Severity.TENSION
    assert finding.reasons == {Reason.ASSUMED}
    assert "two does not state its event" in all_words(finding)


def test_an_assumed_key_that_is_not_needed_lowers_nothing() -> None:
    text = EVENTS + article("one", "event: assessment, end: Agustus 2025")
    text += article("two", "event: session, date: 24/9/2025, status: held, assumed: [status]")
    assert severity_of(check_sound(text), "phase-order") is Severity.CONTRADICTION


def test_only_the_usual_reading_of_early_is_a_tension() -> None:
    text = EVENTS + article("one", "event: assessment, end: awal Desember 2025")
    text += article("two", "event: session, date: 20 Desember 2025")
    finding = the_one(check_sound(text), "phase-order")
    assert finding.severity is Severity.TENSION
    assert finding.reasons == {Reason.MEANT_ONLY}
    assert "over by 10 December 2025" in all_words(finding)


def test_a_plan_is_not_compared_with_what_was_held() -> None:
    text = EVENTS + article("one", "event: ceremony, date: 27/11/2025, status: held")
    text += article("two", "event: party, date: 1/11/2025, status: planned", published="2025-10-01")
    assert not of_rule(check_sound(text), "phase-order")


def test_two_plans_of_one_article_clash() -> None:
    text = EVENTS + article(
        "one", "event: ceremony, date: 27/11/2026, status: planned", "event: party, date: 1/11/2026, modality: plan"
    )
    assert severity_of(check_sound(text), "phase-order") is Severity.CONTRADICTION


def test_two_plans_published_at_different_times_are_a_tension() -> None:
    text = EVENTS + article("one", "event: ceremony, date: 27/11/2026, status: planned", published="2026-01-05")
    text += article("two", "event: party, date: 1/11/2026, status: planned", published="2026-02-05")
    assert severity_of(check_sound(text), "phase-order") is Severity.TENSION


def test_a_cancelled_event_has_no_date() -> None:
    text = EVENTS + article("one", "event: assessment, end: Agustus 2025")
    text += article("two", "event: session, date: 24/9/2025, status: cancelled")
    assert not of_rule(check_sound(text), "phase-order")


def test_two_dates_of_one_event_are_left_to_the_rule_on_dates() -> None:
    text = EVENTS + article("one", "event: ceremony, date: 27/11/2025")
    text += article("two", "event: ceremony, date: 26/11/2025")
    assert not of_rule(check_sound(text), "phase-order")


def test_a_date_of_what_lasts_lies_between_its_ends() -> None:
    lasting = article("one", "event: assessment, start: 1 Juni 2025, end: 31 Agustus 2025")
    inside = EVENTS + lasting + article("two", "event: assessment, date: 24 Juni 2025")
    outside = EVENTS + lasting + article("two", "event: assessment, date: 24 September 2025")
    assert not of_rule(check_sound(inside), "phase-order")
    assert "is held after it has ended" in str(the_one(check_sound(outside), "phase-order").message)


def test_clashes_with_a_claim_in_common_are_one_finding_led_by_the_strongest() -> None:
    text = EVENTS + article("one", "event: assessment, end: Agustus 2025")
    text += article("two", "event: session, date: 24/9/2025, assumed: [event]")
    text += article("three", "event: session, date: 25/9/2025")
    finding = the_one(check_sound(text), "phase-order")
    assert finding.severity is Severity.CONTRADICTION
    assert camps_of(finding) == [["three#c0", "two#c0"], ["one#c0"]]


def test_a_circle_of_events_is_shown_as_one() -> None:
    catalog = "events:\n  a: {name: A, after: c}\n  b: {name: B, after: a}\n  c: {name: C, after: b}\n"
    report = check_text(catalog + article("one", "event: a, date: 1/1/2025", "event: c, date: 2/1/2025"))
    finding = the_one(report, "phase-order")
    assert finding.severity is Severity.CONTRADICTION
    assert str(finding.message).endswith("A before B before C before A")


def test_an_event_that_comes_after_what_it_lies_within_is_a_circle() -> None:
    catalog = "events:\n  a: {name: A}\n  b: {name: B, within: a, after: a}\n"
    finding = the_one(check_sound(catalog + article("one", "event: b, date: 1/1/2025")), "phase-order")
    assert {"The catalog puts “B” within “A”.", "The catalog puts “B” after “A”."} <= {str(one) for one in finding.why}


def test_a_circle_that_no_claim_is_about_is_silent() -> None:
    catalog = "events:\n  a: {name: A}\n  b: {name: B, within: a, after: a}\n  x: {name: X}\n"
    assert not of_rule(check_sound(catalog + article("one", "event: x, date: 1/1/2025")), "phase-order")


def test_zones_are_compared_in_one_time() -> None:
    catalog = "events:\n  east: {name: the start}\n  west: {name: the finish, after: east}\n"
    claims = ("event: east, date: '2025-11-27 00:10 WIT'", "event: west, date: '2025-11-26 22:50 WIB'")
    assert not of_rule(check_sound(catalog + article("one", *claims)), "phase-order")
    earlier = ("event: east, date: '2025-11-27 00:10 WIT'", "event: west, date: '2025-11-26 21:50 WIB'")
    assert severity_of(check_sound(catalog + article("one", *earlier)), "phase-order") is Severity.CONTRADICTION


def test_claims_about_tied_events_count_as_compared() -> None:
    text = (
        EVENTS
        + "  alone: {name: alone}\n"
        + article("one", "event: session, date: 1/8/2025", "event: alone, date: 2025")
    )
    text += article("two", "event: ceremony, date: 1/9/2025")
    assert tied_by_order(ledger_of(text)[0]) == {"one#c0", "two#c0"}
