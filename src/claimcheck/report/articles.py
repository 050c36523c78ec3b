"""What a report that lists articles shows of them and of their claims."""

from __future__ import annotations

from collections import defaultdict

from claimcheck.domain.claim import Article, Claim
from claimcheck.domain.diagnostic import Mark
from claimcheck.record import frozen
from claimcheck.resolve.ledger import Ledger


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


def articles_shown(ledger: Ledger) -> tuple[ArticleShown, ...]:
    """Return the articles in the order of their ids, each with its claims in the order in which they stand."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in ledger.claims:
        claims[claim.article.id].append(claim)
    return tuple(_article(ledger.articles[name], claims[name]) for name in sorted(ledger.articles))


def _article(article: Article, claims: list[Claim]) -> ArticleShown:
    return ArticleShown(
        article.id,
        article.mark,
        article.title,
        article.publisher,
        article.published.words if article.published else None,
        article.url,
        tuple(_claim(claim) for claim in sorted(claims, key=_place)),
    )


def _place(claim: Claim) -> tuple[str, int, int, str]:
    return claim.mark.file, claim.mark.line, claim.mark.column, claim.id


def _claim(claim: Claim) -> ClaimShown:
    return ClaimShown(claim.id, claim.mark, claim.quote, claim.speaker.words if claim.speaker else None)
