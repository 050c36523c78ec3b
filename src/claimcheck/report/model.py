"""The report: everything that a renderer may show, frozen."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from claimcheck.domain.diagnostic import Diagnostic, Mark, Severity
from claimcheck.domain.message import Message


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


@frozen
class ClaimShown:
    """A claim that takes part, as a list of claims shows it."""

    id: str
    mark: Mark
    quote: str | None = None
    said_by: str | None = None


@frozen
class ArticleShown:
    """An article and its claims; ``url`` is as the ledger has it, to be linked only if it is one of the web."""

    id: str
    mark: Mark
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    claims: tuple[ClaimShown, ...] = ()


@frozen
class Report:
    """What a run found. ``findings`` hold the accepted ones too; ``alone`` gives the reason for each lone claim."""

    findings: tuple[Diagnostic, ...]
    problems: tuple[Diagnostic, ...]
    summary: Summary
    alone: Mapping[str, Message] = field(factory=dict, hash=False)
    readings: Mapping[str, Message] = field(factory=dict, hash=False)  # how each claim that takes part was read
    notices: tuple[Message, ...] = ()  # what limits or options kept from the report
    articles: tuple[ArticleShown, ...] = ()

    def worst(self) -> Severity | None:
        """Return the gravest severity among the findings that nobody accepted."""
        return max((one.severity for one in self.findings if one.severity and not one.accepted), default=None)


def summarise(
    findings: tuple[Diagnostic, ...], problems: tuple[Diagnostic, ...], *, articles: int, claims: int, alone: int,
    undecided: int = 0,
) -> Summary:  # fmt: skip
    """Return the counts; accepted findings count only as accepted."""
    standing = [one.severity for one in findings if one.accepted is None]
    return Summary(
        articles=articles,
        claims=claims,
        contradictions=standing.count(Severity.CONTRADICTION),
        tensions=standing.count(Severity.TENSION),
        notes=standing.count(Severity.NOTE),
        accepted=len(findings) - len(standing),
        problems=len(problems),
        compared=claims - alone,
        alone=alone,
        undecided=undecided,
    )
