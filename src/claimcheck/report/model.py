"""The report: everything that a renderer may show, frozen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from claimcheck.domain.diagnostic import Diagnostic, Severity
from claimcheck.domain.message import Message, counted, say
from claimcheck.record import evolve, field, frozen

if TYPE_CHECKING:
    from claimcheck.report.articles import ArticleShown


@frozen
class Summary:
    """The counts of a run. ``claims`` is ``compared`` plus ``alone``; ``undecided`` counts components left open."""

    articles: int
    claims: int
    contradictions: int
    tensions: int
    notes: int
    accepted: int
    problems: int
    compared: int
    alone: int
    undecided: int
    baselined: int = 0


@frozen
class Report:
    """What a run found. ``findings`` hold the accepted ones too; ``alone`` gives the reason for each lone claim."""

    findings: tuple[Diagnostic, ...]
    problems: tuple[Diagnostic, ...]
    summary: Summary
    alone: Mapping[str, Message] = field(factory=dict, hash=False)
    readings: Mapping[str, Message] = field(factory=dict, hash=False)  # how each claim that takes part was read
    notices: tuple[Message, ...] = ()  # what limits or options kept from the report
    articles: Sequence[ArticleShown] = ()

    def worst(self) -> Severity | None:
        """Return the gravest severity among the findings that nobody accepted."""
        return max((one.severity for one in self.findings if one.severity and not one.accepted), default=None)


def summarise(
    findings: tuple[Diagnostic, ...], problems: tuple[Diagnostic, ...], *, articles: int, claims: int, alone: int,
    undecided: int = 0,
) -> Summary:  # fmt: skip
    """Return the counts; accepted findings count only as accepted."""
    return with_counts(Summary(articles, claims, 0, 0, 0, 0, len(problems), claims - alone, alone, undecided), findings)


def with_findings(report: Report, findings: tuple[Diagnostic, ...]) -> Report:
    """Return the report with these findings and their counts."""
    return evolve(report, findings=findings, summary=with_counts(report.summary, findings))


def capped(report: Report, most: int) -> Report:
    """Return the report with at most so many findings, those that stand first; the counts are those of all."""
    more = len(report.findings) - most
    if more <= 0:
        return report
    standing_first = sorted(range(len(report.findings)), key=lambda at: report.findings[at].accepted is not None)
    kept = tuple(report.findings[at] for at in sorted(standing_first[:most]))
    words = "Findings that are not shown, as there are more than {most}: {more}."
    notice = say(words, more=counted(more), most=counted(most))
    return evolve(report, findings=kept, notices=(*report.notices, notice))


def with_counts(summary: Summary, findings: tuple[Diagnostic, ...]) -> Summary:
    """Return the summary with the counts of these findings; those in a baseline count only as that."""
    standing = [one.severity for one in findings if one.accepted is None]
    excused = [one.accepted.baseline for one in findings if one.accepted is not None]
    return evolve(
        summary,
        contradictions=standing.count(Severity.CONTRADICTION),
        tensions=standing.count(Severity.TENSION),
        notes=standing.count(Severity.NOTE),
        accepted=excused.count(False),
        baselined=excused.count(True),
    )
