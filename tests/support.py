"""Ledgers written down in a test, checked as the command line checks files."""

from __future__ import annotations

from collections.abc import Collection

from attrs import evolve

from claimcheck.api import check
from claimcheck.documents import load_text
from claimcheck.domain.diagnostic import Diagnostic, Severity
from claimcheck.report.model import Report
from claimcheck.resolve.ledger import Ledger
from claimcheck.resolve.resolve import resolve


def ledger_of(text: str) -> tuple[Ledger, tuple[Diagnostic, ...]]:
    """Return the ledger of YAML text (documents parted by ``---``) and the problems met."""
    documents, unreadable = load_text(text, "ledger.yaml", "yaml")
    ledger, unresolved = resolve(documents)
    return ledger, (*unreadable, *unresolved)


def check_text(text: str, *, select: Collection[str] = (), ignore: Collection[str] = ()) -> Report:
    """Return the report on YAML text, with its problems."""
    ledger, problems = ledger_of(text)
    report = check(ledger, select=select, ignore=ignore)
    return evolve(report, problems=problems, summary=evolve(report.summary, problems=len(problems)))


def check_sound(text: str, *, select: Collection[str] = (), ignore: Collection[str] = ()) -> Report:
    """Return the report on YAML text that must have no problem."""
    report = check_text(text, select=select, ignore=ignore)
    assert report.problems == (), [f"{one.mark}: {one.message}" for one in report.problems]
    return report


def verdicts(report: Report) -> list[tuple[str, str]]:
    """Return each finding as its rule and severity, in the order of the report."""
    return [(one.code, str(one.severity)) for one in report.findings]


def of_rule(report: Report, rule: str) -> list[Diagnostic]:
    """Return the findings of one rule."""
    return [one for one in report.findings if one.code == rule]


def the_one(report: Report, rule: str) -> Diagnostic:
    """Return the only finding of a rule."""
    found = of_rule(report, rule)
    assert len(found) == 1, f"{len(found)} findings of {rule}, all: {verdicts(report)}"
    return found[0]


def severity_of(report: Report, rule: str) -> Severity | None:
    """Return the severity of the only finding of a rule, or ``None`` where it has none."""
    return the_one(report, rule).severity if of_rule(report, rule) else None


def camps_of(finding: Diagnostic) -> list[list[str]]:
    """Return the claims of each camp."""
    count = 1 + max(side.camp for side in finding.sides)
    return [[side.claim for side in finding.sides if side.camp == camp] for camp in range(count)]


def all_words(finding: Diagnostic) -> str:
    """Return everything that a finding tells an editor, as one text."""
    told = [finding.message, finding.subject or "", *finding.camps, *finding.why, *finding.reconcile]
    return "\n".join(str(one) for one in told)
