"""The baseline: names of findings, sorted, nothing else; whatever is idle or damaged in it is told."""

from __future__ import annotations

import json

import pytest
from attrs import evolve
from hand_made import VENUE, report, unknown, weekday
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.domain.diagnostic import Acceptance
from claimcheck.domain.message import Message
from claimcheck.report.baseline import Baseline, apply, dump, name_of, parse, stale
from claimcheck.report.text import render

RAN = {VENUE.code}
KNOWN = {*RAN, "other-rule"}
NAMES = st.from_regex(r"[a-z]{1,8}:[0-9a-f]{16}", fullmatch=True)


def read(text: str) -> Baseline:
    baseline = parse("base.json", text)
    assert isinstance(baseline, Baseline), str(baseline)
    return baseline


@given(st.lists(NAMES))
def test_what_is_written_is_read_back(names: list[str]) -> None:
    baseline = read(dump(names))
    assert (baseline.findings, baseline.repeated) == (frozenset(names), 0)
    assert dump(reversed(names)) == dump([*names, *names])


def test_it_holds_names_one_a_line_in_order_and_nothing_else() -> None:
    assert dump(["b-c:" + "1" * 16, "a-b:" + "2" * 16]) == (
        '{\n  "version": 1,\n  "findings": [\n    "a-b:2222222222222222",\n    "b-c:1111111111111111"\n  ]\n}\n'
    )


def test_its_findings_are_set_apart_with_a_count_of_their_own() -> None:
    done = apply(read(dump([name_of(VENUE)])), report(VENUE, weekday()), ran=RAN, known=KNOWN)
    assert [one.accepted.baseline if one.accepted else None for one in done.findings] == [True, None]
    assert (done.summary.contradictions, done.summary.tensions) == (0, 1)
    assert (done.summary.accepted, done.summary.baselined, done.notices) == (0, 1, ())
    assert "1 tension, 0 notes, 1 in the baseline." in render(done)
    assert "it stands in the baseline base.json" in render(done, verbose=True)


def test_an_acceptance_says_more_than_the_baseline() -> None:
    accepted = evolve(VENUE, accepted=Acceptance("so it is"))
    done = apply(read(dump([name_of(VENUE)])), report(accepted), ran=RAN, known=KNOWN)
    assert (done.findings, done.summary.accepted, done.notices) == ((accepted,), 1, ())


def test_entries_that_match_nothing_are_told_unless_nobody_can_know() -> None:
    gone = f"{VENUE.code}:{'0' * 16}"
    baseline = read(dump([gone, "other-rule:" + "1" * 16]))
    assert stale(baseline, report(VENUE), ran=RAN) == [gone]
    told = [str(one) for one in apply(baseline, report(VENUE), ran=RAN, known=KNOWN).notices]
    assert len(told) == 1
    assert told[0].startswith(f"Entries of the baseline base.json that match nothing any more: 1 ({gone});")
    assert apply(baseline, report(VENUE, problems=(unknown(),)), ran=RAN, known=KNOWN).notices == ()


def test_entries_that_stand_twice_are_told() -> None:
    text = json.dumps({"version": 1, "findings": [name_of(VENUE)] * 3})
    assert [str(one) for one in apply(read(text), report(VENUE), ran=RAN, known=KNOWN).notices] == [
        "Entries of the baseline base.json that repeat another: 2."
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "base.json:1:1: the baseline is damaged"),
        ('{"version": 1,\n "findings": ["a', "base.json:2:15: the baseline is damaged"),
        ("[" * 100_000, "the baseline is damaged"),
        ('{"version": 1, "findings": [' + "9" * 5000 + "]}", "the baseline is damaged"),
        ("[]", "this is no baseline"),
        ('{"version": 1}', "this is no baseline"),
        ('{"version": 1, "findings": {}}', "this is no baseline"),
        ('{"version": 2, "findings": []}', "another version than 1"),
        ('{"version": 1, "findings": ["*"]}', "entry 1 of the baseline, “*”, is no finding"),
        ('{"version": 1, "findings": ["venue-conflict:3f9a1c2e"]}', "entry 1"),
        ('{"version": 1, "findings": [12]}', "entry 1"),
        ('{"version": 1, "findings": [["a"]]}', "entry 1"),
    ],
)
def test_damage_is_told(text: str, words: str) -> None:
    fault = parse("base.json", text)
    assert isinstance(fault, Message)
    assert words in str(fault)


def test_entries_of_a_rule_that_nobody_knows_are_told() -> None:
    baseline = read(dump([name_of(VENUE), "no-such-rule:0000000000000001"]))
    (told,) = apply(baseline, report(VENUE), ran=RAN, known=KNOWN).notices
    assert "whose rule is not known here: 1 (no-such-rule:0000000000000001)" in str(told)
    assert stale(baseline, report(VENUE), ran=RAN) == [], "pruning keeps it: the rule may be installed elsewhere"


def test_very_many_entries() -> None:
    names = [f"venue-conflict:{number:016x}" for number in range(100_000)]
    baseline = read(dump([*names, name_of(VENUE)]))
    done = apply(baseline, report(VENUE), ran=RAN, known=KNOWN)
    assert (done.summary.baselined, len(stale(baseline, done, ran=RAN))) == (1, 100_000)
    assert str(done.notices[0]).startswith("Entries of the baseline base.json that match nothing any more: 100")


@given(st.text(max_size=50))
def test_any_text_is_a_baseline_or_a_message(text: str) -> None:
    assert isinstance(parse("base.json", text), (Baseline, Message))
