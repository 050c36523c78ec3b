"""What is looked up in archives for a draft: by the index in their files, or by their rows in a database."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeAlias

from claimcheck.record import frozen
from claimcheck.scale.order import Reach
from claimcheck.scale.schema import Row

Seeker: TypeAlias = tuple[Row, Reach | None]
"""A row that is searched from, and what it reaches if it is one of figures."""

NEAR, KEY, FIGURE = "near", "key", "figure"
"""What a row is sought as: for what clashes with it or is tied to it, for its key, or for its figure."""

SMALL = ("catalog", "setting", "unresolved", "accepted", "fault", "left-out")
"""The kinds of rows that are read whole."""


@frozen
class Answer:
    """What was found from the row of a number: rows near it, a claim of its slot and time, those of its key or figure.

    Of a key, all claims where one is special; of a figure, as many as are compared. ``near`` may hold too many.
    """

    number: int
    near: Sequence[Row]
    company: Row | None
    of_key: Sequence[Row]
    of_figure: Sequence[Row]


class Lookup(Protocol):
    """Where archives are looked up. What is damaged raises the errors of ``archives.damage``."""

    def answers(
        self, sought: Sequence[tuple[str, Seeker]], without: Collection[str], exceeding: Collection[str]
    ) -> Iterator[Answer]:
        """Yield what there is of rows that are sought in their roles; of one, several answers add up.

        ``without`` are the ids of articles to be left out, ``exceeding`` claims of more than what they are a part of.
        """

    def small(self, kind: str) -> Iterable[tuple[str, str]]:
        """Return claim and data of the rows of a kind of ``SMALL``."""

    def held(self, homes: Mapping[str, int], articles: Collection[str]) -> Iterable[tuple[str | None, str, str]]:
        """Return claim, article and data of what holds claims, by their homes, and of what holds articles.

        The article of each claim is among the articles, where they are known. There may be more than was asked for.
        """

    def has_claim(self, claim: str) -> bool:
        """Whether there is a claim, readable or not."""
