from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from attrs import evolve
from hand_made import VENUE, report, unknown, weekday
from hostile import PAYLOADS, WORDS, filled
from hypothesis import given, settings

from claimcheck.domain.diagnostic import Acceptance, Severity
from claimcheck.report.junit import render
from claimcheck.report.terminal import shown

EVERY = report(
    VENUE,
    weekday("tense"),
    evolve(weekday("small", Severity.NOTE), code="rank-notation"),
    weekday("known", accepted=Acceptance("so it is", "Ani", "2026-06-30")),
    problems=(unknown(), unknown("Bantim")),
)


def _root(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - our own


def _cases(text: str) -> dict[str, ET.Element]:
    return {f"{case.get('classname')}: {case.get('name')}": case for case in _root(text).iter("testcase")}


def test_each_severity_has_its_outcome() -> None:
    outcomes = {name: [child.tag for child in case] for name, case in _cases(render(EVERY)).items()}
    assert outcomes == {
        "ledger: no place is called “Bantem”": ["error"],
        "ledger: no place is called “Bantim”": ["error"],
        "rank-notation: small (00ff00ff00ff00ff)": ["system-out"],
        "venue-conflict: one ceremony, two places that exclude each other (3f9a1c2e70b4d865)": ["failure"],
        "weekday-mismatch: tense (00ff00ff00ff00ff)": ["skipped"],
        "weekday-mismatch: known (00ff00ff00ff00ff)": ["skipped"],
    }


def test_a_failure_tells_the_whole_finding_and_its_place() -> None:
    (case,) = (case for name, case in _cases(render(report(VENUE))).items() if name.startswith("venue"))
    assert (case.get("file"), case.get("line")) == ("claims/pemkot.yaml", "14")
    failure = case.find("failure")
    assert failure is not None
    assert failure.get("message") == "contradiction: one ceremony, two places that exclude each other"
    assert "“di Serpong”" in (failure.text or "")
    assert "reconcile  They agree if" in (failure.text or "")


def test_an_acceptance_gives_its_reason() -> None:
    skipped = [one for one in _root(render(EVERY)).iter("skipped") if one.get("type") == "accepted"]
    assert [one.get("message") for one in skipped] == ["accepted: so it is; by Ani; until 2026-06-30"]


def test_a_clean_ledger_is_one_case_that_passes() -> None:
    cases = _cases(render(report()))
    assert {name: len(case) for name, case in cases.items()} == {"ledger: the ledger was read whole": 0}


def test_an_independent_reader_counts_the_same() -> None:
    junitparser: Any = pytest.importorskip("junitparser")
    suites = junitparser.JUnitXml.fromfile(io.StringIO(render(EVERY)))
    assert (suites.tests, suites.failures, suites.errors, suites.skipped) == (6, 1, 2, 2)
    results = [type(result).__name__ for suite in suites for case in suite for result in case.result]
    assert sorted(results) == ["Error", "Error", "Failure", "Skipped", "Skipped"]


def test_the_counts_are_those_of_the_elements() -> None:
    root = _root(render(EVERY))
    for element in [root, *root.iter("testsuite")]:
        counted = [("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")]
        for attribute, tag in counted:
            assert element.get(attribute) == str(len(list(element.iter(tag)))), (element.get("name"), attribute)


def _is_valid(words: str) -> None:
    output = render(filled(words))
    assert not {"failure", "error"} - {one.tag for one in _root(output).iter()}
    assert shown(output.replace("\n", "")) == output.replace("\n", "")
    assert "##" not in output
    assert not any(line.lstrip().startswith("::") for line in output.split("\n"))
    for element in _root(output).iter("error"):
        assert shown(words.strip())[:20].split(" ")[0] in (element.get("message") or "")
    output.encode("utf-8")


@pytest.mark.parametrize("words", PAYLOADS)
def test_known_attacks_stay_valid_xml(words: str) -> None:
    _is_valid(words.replace("\n", " ").replace("\r", " "))


@settings(max_examples=150, deadline=None)
@given(WORDS)
def test_any_words_are_valid_xml(words: str) -> None:
    output = render(filled(words))
    root = _root(output)
    assert len(list(root.iter("testcase"))) == 6
    assert shown(output.replace("\n", "")) == output.replace("\n", "")


def test_the_order_of_rules_is_by_name_whatever_the_order_of_findings() -> None:
    turned = evolve(EVERY, findings=EVERY.findings[::-1])
    names = [one.get("name") for one in _root(render(turned)).iter("testsuite")]
    assert names == ["ledger", "rank-notation", "venue-conflict", "weekday-mismatch"]
