"""What is looked up in archives for a draft: by the index in their files, or by their rows in a database."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol, TypeAlias

from claimcheck.record import frozen
from claimcheck.scale.order import Reach
from claimcheck.scale.schema import Row

Seeker: TypeAlias = tuple[Row, Reach | None, Collection[str]]
"""A row that is searched from, what it reaches if it is one of figures, and the articles that say so."""

NEAR, KEY, FIGURE = "near", "key", "figure"
"""What a row is sought as: for what clashes with it or is tied to it, for its key, or for its figure."""

SMALL = ("catalog", "setting", "unresolved", "accepted", "fault", "left-out")
"""The kinds of rows that are read whole."""


class Member(NamedTuple):
    """A claim of archives, where it is held, the article that it stands in; of a figure, what is measured."""

    claim: str
    home: int
    article: str
    measure: str | None = None


class Seen(NamedTuple):
    """What the rows of some claims, of which there are often very many, say alike of a slot or a cell; and the claims.

    Times without an end are infinite.
    """

    at: int
    slot: int | None
    cell: int | None
    wider: Sequence[int]
    measure: str | None
    lo: float
    hi: float
    meant_lo: float
    meant_hi: float
    valid_from: float
    valid_to: float
    is_hedged: bool
    special: bool
    members: Sequence[Member]


@frozen
class Answer:
    """What was found from the row of a number: rows near it, company in its slot and time, those of its key or figure.

    Company is one of the claims of the lowest end there, of these the first.
    Of a key, all claims where one is special; of a figure, as many as are compared. ``near`` may hold too many.
    """

    number: int
    near: Sequence[Seen]
    company: Member | None
    of_key: Sequence[Member]
    of_figure: Sequence[Member]


class Lookup(Protocol):
    """Where archives are looked up. What is damaged raises the errors of ``archives.damage``."""

    def answers(
        self, sought: Sequence[tuple[str, Seeker]], without: Collection[str], exceeding: Collection[str], *,
        asked: bool,
    ) -> Iterator[Answer]:  # fmt: skip
        """Yield what there is of rows that are sought in their roles; of one, several answers add up.

        ``without`` are the ids of articles to be left out, ``exceeding`` claims of more than what they are a part of.
        Where the rows are not ``asked`` about, nobody needs their company.
        """

    def small(self, kind: str) -> Iterable[tuple[str, str]]:
        """Return claim and data of the rows of a kind of ``SMALL``."""

    def held(self, homes: Mapping[str, int], articles: Mapping[str, str]) -> Iterable[tuple[str | None, str, str]]:
        """Return claim, article and data, in pieces, of what holds claims, by their homes.

        So are articles that these stand in, without a claim, if they were met beside them; ``articles`` tells which
        those are of the claims, but to what is searched whole.
        """

    def articles(self, names: Collection[str]) -> Iterable[tuple[str, str]]:
        """Return ids and data, in pieces, of articles."""

    def has_claim(self, claim: str) -> bool:
        """Whether there is a claim, readable or not."""
