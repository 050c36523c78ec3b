"""The articles of a ledger and their claims, as a report lists them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from claimcheck.domain.claim import Article, Claim
from claimcheck.report.model import ArticleShown, ClaimShown
from claimcheck.resolve.ledger import Ledger


class ArticlesShown(Sequence[ArticleShown]):
    """The articles in the order of their ids, each with its claims in the order in which they stand.

    Worked out when it is first asked for: most reports do not show it.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def __getitem__(self, at: Any) -> Any:
        return self._shown[at]

    def __len__(self) -> int:
        return len(self._ledger.articles)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._shown == tuple(other)

    def __hash__(self) -> int:
        return hash(self._shown)

    @cached_property
    def _shown(self) -> tuple[ArticleShown, ...]:
        claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in self._ledger.claims:
            claims[claim.article.id].append(claim)
        return tuple(_article(self._ledger.articles[name], claims[name]) for name in sorted(self._ledger.articles))


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
