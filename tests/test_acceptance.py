"""Exceptions that stay honest: an acceptance holds for what claims say, until its day, and tells when it is idle."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.api import check
from claimcheck.domain.diagnostic import Acceptance, Mark
from claimcheck.engine.acceptance import settle
from claimcheck.report.model import Report
from claimcheck.resolve.ledger import AcceptedFinding
from support import check_sound, ledger_of

CATALOG = """\
places:
  banten: {name: Banten, level: province}
  tangerang: {name: Kabupaten Tangerang, level: regency, within: banten}
  tangsel: {name: Kota Tangerang Selatan, level: city, within: banten}
events:
  ceremony: {name: the ceremony}
  other: {name: another}
---
article: {id: one}
claims:
  - {id: venue, kind: event, event: ceremony, place: Kabupaten Tangerang}
  - {id: other, kind: event, event: other, place: Kabupaten Tangerang}
---
article: {id: two}
claims:
  - {id: venue, kind: event, event: ceremony, place: Kota Tangerang Selatan}
  - {id: other, kind: event, event: other, place: Banten}
"""
NOT_HELD = CATALOG.replace("event: other, place: Banten", "event: other, place: Kota Tangerang Selatan")
NAME = next(f"{one.code}:{one.fingerprint}" for one in check_sound(CATALOG).findings)
TODAY = date(2026, 6, 30)


def accepting(*entries: str, text: str = CATALOG, today: date | None = TODAY, ignore: tuple[str, ...] = ()) -> Report:
    """Return the report on the ledger with these entries of ``accepted:``, which begin on its line 18."""
    lines = "".join(f"  - {entry}\n" for entry in entries)
    ledger, problems = ledger_of(f"{text}---\naccepted:\n{lines}")
    report = check(ledger, today=today, ignore=ignore)
    return evolve(report, problems=(*problems, *report.problems))


def codes(report: Report) -> list[tuple[str, int]]:
    """Return the problems with their lines in the list of acceptances, counted from 1."""
    first = CATALOG.count("\n") + 2
    return [(one.code, one.mark.line - first) for one in report.problems]


def test_an_accepted_finding_is_set_apart_with_its_reason() -> None:
    report = accepting(f"{{finding: '{NAME}', because: the organiser confirmed, by: standards desk}}")
    assert codes(report) == []
    assert [one.accepted for one in report.findings] == [Acceptance("the organiser confirmed", "standards desk")]
    assert (report.summary.contradictions, report.summary.accepted, report.worst()) == (0, 1, None)


def test_the_first_eight_digits_will_do() -> None:
    assert accepting(f"{{finding: '{NAME[:-8]}', because: yes}}").summary.accepted == 1


def test_an_acceptance_does_not_reach_other_findings() -> None:
    report = accepting(f"{{finding: '{NAME}', because: yes}}", text=NOT_HELD)
    assert [one.accepted is None for one in report.findings].count(True) == 1
    assert report.summary.contradictions == 1


@pytest.mark.parametrize("words", ["Kabupaten Tangerang", "Banten"])
def test_a_claim_that_says_something_else_reopens_the_finding(words: str) -> None:
    changed = CATALOG.replace("ceremony, place: Kota Tangerang Selatan}", f"ceremony, place: {words}}}")
    report = accepting(f"{{finding: '{NAME}', because: yes}}", text=changed)
    assert codes(report) == [("unmatched-acceptance", 1)]


def test_moving_a_claim_keeps_the_acceptance() -> None:
    moved = CATALOG.replace("article: {id: two}", "# moved\n\narticle: {id: two, publisher: Two}")
    assert accepting(f"{{finding: '{NAME}', because: yes}}", text=moved).summary.accepted == 1


def test_it_holds_through_its_last_day_and_no_longer() -> None:
    entry = f"{{finding: '{NAME}', because: yes, until: 2026-06-30}}"
    assert accepting(entry, today=date(2026, 6, 30)).summary.accepted == 1
    late = accepting(entry, today=date(2026, 7, 1))
    assert codes(late) == [("expired-acceptance", 1)]
    assert (late.summary.accepted, late.summary.contradictions) == (0, 1)


def test_an_expired_one_that_matches_nothing_is_the_same_on_any_day() -> None:
    entry = "{finding: 'venue-conflict:00000000', because: yes, until: 2026-06-30}"
    reports = [accepting(entry, today=day) for day in (date(1970, 1, 1), date(2099, 1, 1), None)]
    assert [codes(one) for one in reports] == [[("unmatched-acceptance", 1)]] * 3
    assert [str(one.problems) for one in reports] == [str(reports[0].problems)] * 3


def test_the_second_of_two_for_one_finding_is_reported_with_the_place_of_the_first() -> None:
    report = accepting(f"{{finding: '{NAME}', because: a}}", f"{{finding: '{NAME[:-3]}', because: b}}")
    assert codes(report) == [("duplicate-acceptance", 2)]
    assert [one.accepted.because for one in report.findings if one.accepted] == ["a"]
    assert "ledger.yaml:" in str(report.problems[0].message)


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (f"{{finding: '{NAME}'}}", "missing-key"),
        (f"{{finding: '{NAME}', because: ' '}}", "empty-value"),
        ("{finding: 'venue-conflict', because: x}", "bad-acceptance"),
        ("{finding: 'venue-conflict:3f9a1c2', because: x}", "bad-acceptance"),
        (f"{{finding: '{NAME}0', because: x}}", "bad-acceptance"),
        (f"{{finding: '{NAME} ', because: x}}", "bad-acceptance"),
        ("{finding: '*', because: all of them}", "bad-acceptance"),
        ("{finding: 'venue-conflict:٣٣٣٣٣٣٣٣', because: x}", "bad-acceptance"),
        ("{finding: 'venue-conflct:3f9a1c2e70b4d865', because: x}", "unknown-rule"),
        (f"{{finding: '{NAME}', because: x, until: soon}}", "bad-date"),
        (f"{{finding: '{NAME}', because: x, until: 2026-02-30}}", "bad-date"),
        (f"{{finding: '{NAME}', because: x, until: 2026-06}}", "bad-date"),
        (f"{{finding: '{NAME}', because: x, until: 20260630}}", "bad-date"),
    ],
)
def test_an_entry_at_fault_accepts_nothing(entry: str, code: str) -> None:
    report = accepting(entry)
    assert codes(report) == [(code, 1)]
    assert report.summary.accepted == 0


def test_a_rule_that_did_not_run_leaves_its_acceptances_alone() -> None:
    report = accepting(f"{{finding: '{NAME}', because: x}}", ignore=("venue-conflict",))
    assert codes(report) == []


def test_of_a_ledger_that_was_not_read_whole_nothing_is_called_unmatched() -> None:
    clause = {"accepted": [{"finding": "venue-conflict:00000000", "because": "x"}]}
    broken = {"article": {"id": "x"}, "claims": [{"id": "a", "kind": "event", "event": "nothing known"}]}
    assert [one.code for one in check([clause]).problems] == ["unmatched-acceptance"]
    assert [one.code for one in check([clause, broken]).problems] == ["unknown-name"]


def test_a_name_that_fits_two_findings_accepts_neither() -> None:
    ledger, _ = ledger_of(CATALOG)
    finding = check(ledger).findings[0]
    twin = evolve(finding, fingerprint=finding.fingerprint[:8] + "ffffffff")
    entry = AcceptedFinding(NAME[:-8], Acceptance("x"), Mark("a.yaml"))
    findings, problems = settle((finding, twin), [entry], known=[finding.code], ran=[finding.code])
    assert [one.accepted for one in findings] == [None, None]
    assert [one.code for one in problems] == ["ambiguous-acceptance"]


def test_when_the_time_is_over_that_is_a_problem_and_no_acceptance_is_called_unmatched() -> None:
    ledger, _ = ledger_of(f"{CATALOG}---\naccepted: [{{finding: '{NAME}', because: x}}]\n")
    report = check(ledger, seconds=0)
    assert ([one.code for one in report.problems], report.findings) == (["out-of-time"], ())
    assert "venue-conflict" in str(report.problems[0].message)
    assert check(ledger, seconds=100_000) == check(ledger)


@given(st.permutations(range(5)))
def test_the_order_of_entries_and_files_changes_nothing(order: list[int]) -> None:
    entries = [
        AcceptedFinding(NAME, Acceptance("first"), Mark("a.yaml", 2)),
        AcceptedFinding(NAME, Acceptance("second"), Mark("a.yaml", 4)),
        AcceptedFinding(NAME[:-4], Acceptance("third"), Mark("b.yaml", 1), date(2020, 1, 1)),
        AcceptedFinding("venue-conflict:00000000", Acceptance("none"), Mark("b.yaml", 2)),
        AcceptedFinding("no-rule:00000000", Acceptance("none"), Mark("b.yaml", 3)),
    ]
    ledger, _ = ledger_of(CATALOG)
    wanted = check(evolve(ledger, accepted=tuple(entries)), today=TODAY)
    assert check(evolve(ledger, accepted=tuple(entries[at] for at in order)), today=TODAY) == wanted
    assert [one.accepted.because for one in wanted.findings if one.accepted] == ["first"]
