"""The articles of a ledger and their claims, as a report lists them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from claimcheck.resolve.ledger import Ledger

if TYPE_CHECKING:
    from claimcheck.report.articles import ArticleShown


class ArticlesShown(Sequence["ArticleShown"]):
    """The articles of a ledger, in order.

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

    def __reduce__(self) -> tuple[type[tuple[ArticleShown, ...]], tuple[tuple[ArticleShown, ...]]]:
        return tuple, (self._shown,)  # a report goes to another process without its ledger

    @cached_property
    def _shown(self) -> tuple[ArticleShown, ...]:
        from claimcheck.report.articles import articles_shown  # noqa: PLC0415 - see above

        return articles_shown(self._ledger)
