"""The report made ready for the page: findings and claims with what the filter and the links need."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from claimcheck.domain.diagnostic import Diagnostic, Severity, Side
from claimcheck.domain.message import Message, say, verbatim
from claimcheck.domain.picture import Picture, Tree
from claimcheck.record import evolve, field, frozen
from claimcheck.report.articles import ArticleShown, ClaimShown
from claimcheck.report.html.lines import LineDrawn, Write, line_drawn
from claimcheck.report.html.trees import TreeDrawn, tree_drawn
from claimcheck.report.model import Report
from claimcheck.report.sentences import MOST_ALIKE, SEVERITIES, accepted, articles, number_of, parted, summary
from claimcheck.report.terminal import UNSEEN

_WEB = re.compile(r"https?://[^\s/\"'<>\\`]+[^\s\"'<>\\`]*", re.ASCII | re.IGNORECASE)


def web_address(url: str | None) -> str | None:
    """Return an address that a reader may follow: one of the web, with a host and nothing hidden in it."""
    if url is None or not _WEB.fullmatch(url) or re.search(UNSEEN, url):
        return None
    return url


@frozen
class CampShown:
    """Claims that agree, and on what; ``stories`` tells how many articles stand behind them.

    Where very many agree, the ``folded`` ones are behind a line that says how ``many``.
    """

    number: int
    label: Message | None
    stories: Message
    sides: tuple[Side, ...]
    folded: tuple[Side, ...]
    many: Message


@frozen
class FindingShown:
    """A finding with its anchor; ``articles`` are numbers of articles on this page."""

    number: int
    finding: Diagnostic
    level: Severity
    camps: tuple[CampShown, ...]
    pictures: tuple[LineDrawn | TreeDrawn, ...]
    articles: tuple[int, ...]
    accepted: Message | None

    @property
    def clashes(self) -> bool:
        """Whether several sides stand against each other, and are not only worth a look."""
        return len(self.camps) > 1 and self.level is not Severity.NOTE

    @property
    def severity(self) -> Message:
        """How sure it is, in a word."""
        return SEVERITIES[self.level]


@frozen
class ClaimOfArticle:
    """A claim with its anchor, how it was read, why it stands alone, and the numbers of its findings."""

    number: int
    claim: ClaimShown
    reads: Message | None
    alone: Message | None
    findings: tuple[int, ...]


@frozen
class ArticleOfPage:
    """An article with its number; ``link`` is set where its address may be followed."""

    number: int
    article: ArticleShown
    link: str | None
    claims: tuple[ClaimOfArticle, ...]


@frozen
class Page:
    """All that the template shows; ``claims`` gives the anchor of a claim by its id."""

    report: Report
    sentences: tuple[Message, ...]
    findings: tuple[FindingShown, ...]
    accepted: tuple[FindingShown, ...]
    articles: tuple[ArticleOfPage, ...]
    rules: tuple[str, ...]
    claims: Mapping[str, int] = field(factory=dict)


def page_of(report: Report, write: Write) -> Page:
    """Return the page of a report; ``write`` puts a message into words."""
    listed = _articles(report)
    numbers = {article.id: number for number, article in enumerate(listed, start=1)}
    anchors = {claim.id: number for number, claim in enumerate((c for a in listed for c in a.claims), start=1)}
    findings = [_finding(number, one, numbers, write) for number, one in enumerate(report.findings, start=1)]
    in_findings: dict[str, list[int]] = defaultdict(list)
    for one in findings:
        for claim in dict.fromkeys(side.claim for side in one.finding.sides):
            in_findings[claim].append(one.number)
    return Page(
        report,
        tuple(summary(report.summary, verbose=True)),
        tuple(one for one in findings if one.accepted is None),
        tuple(one for one in findings if one.accepted is not None),
        tuple(_article(report, article, numbers[article.id], anchors, in_findings) for article in listed),
        tuple(sorted({one.code for one in report.findings})),
        anchors,
    )


def _articles(report: Report) -> Sequence[ArticleShown]:
    """Return the articles with their claims, and below them those that could not be read but are counted."""
    listed = {claim.id for article in report.articles for claim in article.claims}
    unlisted: dict[str, list[str]] = defaultdict(list)
    for claim in report.alone:
        if claim not in listed:
            unlisted[claim.partition("#")[0]].append(claim)
    return [_with(article, unlisted.get(article.id, ())) for article in report.articles]


def _with(article: ArticleShown, unread: Iterable[str]) -> ArticleShown:
    return evolve(article, claims=(*article.claims, *(ClaimShown(claim, article.mark) for claim in unread)))


def _article(
    report: Report, article: ArticleShown, number: int, anchors: Mapping[str, int], found: Mapping[str, list[int]]
) -> ArticleOfPage:
    claims = tuple(
        ClaimOfArticle(
            anchors[claim.id],
            claim,
            report.readings.get(claim.id),
            report.alone.get(claim.id),
            tuple(found.get(claim.id, ())),
        )
        for claim in article.claims
    )
    return ArticleOfPage(number, article, web_address(article.url), claims)


def _finding(number: int, finding: Diagnostic, articles_: Mapping[str, int], write: Write) -> FindingShown:
    involved = sorted({articles_[side.article] for side in finding.sides if side.article in articles_})
    return FindingShown(
        number,
        finding,
        finding.severity or Severity.NOTE,
        tuple(_camps(finding)),
        tuple(_drawn(picture, write) for picture in finding.pictures),
        tuple(involved),
        accepted(finding.accepted) if finding.accepted else None,
    )


def _drawn(picture: Picture, write: Write) -> LineDrawn | TreeDrawn:
    return tree_drawn(picture) if isinstance(picture, Tree) else line_drawn(picture, write)


def _camps(finding: Diagnostic) -> Iterable[CampShown]:
    for number, members in groupby(finding.sides, key=lambda side: side.camp):
        sides = tuple(members)
        label = finding.camps[number] if number < len(finding.camps) else None
        stories = {side.source or side.article for side in sides} - {""}
        kept, folded = parted(sides, MOST_ALIKE)
        more = say("and {claims} more", claims=number_of(len(folded), "{count} claim", "{count} claims"))
        behind = articles(len(stories)) if stories else verbatim("")
        yield CampShown(number, label, behind, tuple(kept), tuple(folded), more)
