"""A limit of time holds whatever a rule is at, and what else there is to check is checked."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from typing import Any, NoReturn

import pytest

from claimcheck import check
from claimcheck.engine import arithmetic
from claimcheck.engine.finding import Found
from claimcheck.report.model import Report
from claimcheck.rules import _rule
from claimcheck.rules._case import Case

LEDGER: list[dict[str, Any]] = [
    {
        "places": {"serang": {"name": "Serang", "level": "city"}, "lebak": {"name": "Lebak", "level": "regency"}},
        "measures": {"insured": {"name": "insured", "unit": "person", "nature": "fixed"}},
        "events": {"e": {"name": "E"}},
    },
    {
        "article": {"id": "a"},
        "claims": [
            {"id": "one", "kind": "event", "event": "e", "place": "Serang"},
            {"id": "two", "kind": "event", "event": "e", "place": "Lebak"},
            {"id": "three", "kind": "quantity", "measure": "insured", "place": "Serang", "value": "1.231 orang"},
            {"id": "four", "kind": "quantity", "measure": "insured", "place": "Serang", "value": "4.347 orang"},
        ],
    },
]
TOLD = ["value-conflict", "venue-conflict"]

needs_a_timer = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no timer")


def endless(case: Case) -> Iterator[Found]:
    while case.ledger:
        pass
    yield from ()


def told(report: Report) -> tuple[list[str], str]:
    [problem] = report.problems
    assert problem.code == "out-of-time"
    return [one.code for one in report.findings], str(problem.message)


@needs_a_timer
def test_a_rule_that_never_ends_is_named_and_the_others_look_at_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    check(LEDGER)  # the rules are known
    monkeypatch.setattr(_rule._REGISTRY["date-conflict"], "check", endless)
    findings, words = told(check(LEDGER, seconds=4))
    assert findings == TOLD
    assert words.endswith("look at everything: date-conflict")
    assert not any(signal.getitimer(signal.ITIMER_REAL))


@needs_a_timer
def test_relations_that_take_for_ever_are_told_by_their_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    def follow(*_: object) -> NoReturn:
        while True:
            pass

    monkeypatch.setattr(arithmetic, "_follow", follow)
    findings, words = told(check(LEDGER, seconds=4))
    assert findings == TOLD
    assert "part-exceeds-whole" in words
    assert "sum-mismatch" in words
    assert "value-conflict" not in words


def test_in_another_thread_a_limit_that_is_not_reached_changes_nothing() -> None:
    reports: list[Report] = []
    thread = threading.Thread(target=lambda: reports.append(check(LEDGER, seconds=1000)))
    thread.start()
    thread.join()
    assert reports == [check(LEDGER)]
