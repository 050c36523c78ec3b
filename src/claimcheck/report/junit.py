"""JUnit's XML, which every CI system shows: a test suite a rule, a test case a finding.

A contradiction is a failure, a tension is skipped with its words, a note passes and prints them, an accepted finding is
skipped with the reason. The suite ``ledger`` has an error for each problem of the files, and one case that passes
where there is none, so that no report is empty. There is no published standard; the elements and attributes are those
that Jenkins, GitLab and junitparser read.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from claimcheck.domain.diagnostic import Diagnostic, Severity
from claimcheck.domain.message import Message, Translate, say
from claimcheck.report._paths import relative
from claimcheck.report._telling import grade, gravest_first, headline, words
from claimcheck.report.model import Report
from claimcheck.report.sentences import accepted, summary
from claimcheck.report.terminal import plain, shown, write
from claimcheck.report.text import finding_lines

_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
_COUNTED = {"failures": "failure", "errors": "error", "skipped": "skipped"}
_LEDGER = "ledger"


def render(report: Report, *, translate: Translate = str) -> str:
    """Return the report as an XML document; any text in it is valid XML 1.0."""
    root = Element("testsuites", name="claimcheck")
    _ledger(root, report, translate)
    findings = sorted(gravest_first(report.findings), key=lambda one: one.code)
    for code, group in groupby(findings, key=lambda one: one.code):
        suite = SubElement(root, "testsuite", name=shown(code))
        for finding in group:
            _finding(suite, finding, translate)
        _count(suite)
    _count(root)
    indent(root)
    # A log must show no command of a CI system; a parser reads the same.
    return _DECLARATION + tostring(root, encoding="unicode").replace("##", "#&#35;") + "\n"


def _ledger(root: Element, report: Report, translate: Translate) -> None:
    suite = SubElement(root, "testsuite", name=_LEDGER)
    for one in report.problems:
        case = _case(suite, _LEDGER, words(one.message, translate), one)
        SubElement(case, "error", type=shown(one.code), message=words(one.message, translate))
    if not report.problems:
        SubElement(suite, "testcase", classname=_LEDGER, name=words(say("the ledger was read whole"), translate))
    _count(suite)
    SubElement(suite, "system-out").text = _lines([*report.notices, *summary(report.summary)], translate)


def _finding(suite: Element, finding: Diagnostic, translate: Translate) -> None:
    name = say("{message} ({fingerprint})", message=finding.message, fingerprint=finding.fingerprint)
    case = _case(suite, finding.code, words(name, translate), finding)
    body = write(finding_lines(finding, translate=translate))
    message = words(headline(finding), translate)
    if finding.accepted is not None:
        reason = words(say("accepted: {reason}", reason=accepted(finding.accepted)), translate)
        SubElement(case, "skipped", type="accepted", message=reason).text = body
    elif grade(finding) is Severity.CONTRADICTION:
        SubElement(case, "failure", type=shown(finding.code), message=message).text = body
    elif grade(finding) is Severity.TENSION:
        SubElement(case, "skipped", type=shown(finding.code), message=message).text = body
    else:
        SubElement(case, "system-out").text = body


def _case(suite: Element, group: str, name: str, one: Diagnostic) -> Element:
    place = {"file": shown(relative(one.mark.file)), "line": str(one.mark.line)}
    return SubElement(suite, "testcase", {"classname": shown(group), "name": name, **place})


def _count(element: Element) -> None:
    """Put the numbers of cases by their outcome into a suite, or the suites' parent."""
    element.set("tests", str(sum(1 for _ in element.iter("testcase"))))
    for attribute, outcome in _COUNTED.items():
        element.set(attribute, str(sum(1 for _ in element.iter(outcome))))
    element.set("time", "0")


def _lines(sentences: Iterable[Message], translate: Translate) -> str:
    return write(plain(words(one, translate)) for one in sentences)
