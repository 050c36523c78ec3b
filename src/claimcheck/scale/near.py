"""The claims of archives that can stand in a finding with given ones, found by reading little.

From each claim the search goes to those that clash with it, in its slots or as part and whole; and, where a special
claim is met (``special``), to all that it may speak of. What clashes, and what is special, is searched from in turn.
Whatever is passed on in vain costs time; nothing that could stand in a finding is missed.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from claimcheck.domain.assertion import Nature
from claimcheck.domain.claim import AnyClaim
from claimcheck.engine.blocks import Block, Key
from claimcheck.engine.keys import text
from claimcheck.record import define, field
from claimcheck.scale.lookup import FIGURE, KEY, NEAR, Lookup, Seeker
from claimcheck.scale.order import Order, Reach
from claimcheck.scale.schema import Row, key_at


class Found(NamedTuple):
    """A claim, where it is held, the article that it stands in, and whether the search goes on from it."""

    claim: str
    home: int
    article: str
    follow: bool


_AT_ONCE: Final = 100
"""How many rows are searched from with one query: its conditions are written out, which is quicker than any join."""


@define(eq=False)
class Near:
    """A search in archives, but for articles of some ids."""

    lookup: Lookup
    rows: Callable[[AnyClaim], Sequence[Row]]
    order: Order
    without: Collection[str] = ()
    has_strange_names: bool = field(init=False, default=False)
    _exceeding: set[str] = field(init=False, factory=set)  # claims of more than what they are a part of

    def look(self, claims: Iterable[AnyClaim], *, asked: bool) -> Iterator[Found]:
        """Yield what is found from these claims, perhaps repeatedly; ``asked``: they are those that it is all about."""
        rows = [row for claim in claims for row in self.rows(claim)]
        self.has_strange_names |= any(row["block"] == Block.LOOK.name for row in rows)
        known = len(self._exceeding)
        for start in range(0, len(rows), _AT_ONCE):
            yield from self._look_from(rows[start : start + _AT_ONCE], asked=asked)
        if len(self._exceeding) > known:  # what lies between part and whole is told, too
            again = [row for row in _seekers(rows) if row["claim"] in self._exceeding]
            for start in range(0, len(again), _AT_ONCE):
                yield from self._look_from(again[start : start + _AT_ONCE], asked=False)

    def _look_from(self, rows: Sequence[Row], *, asked: bool) -> Iterator[Found]:
        sought = [(role, self._seeker(role, row)) for role, row in _sought(rows) if asked or role != FIGURE]
        things: dict[int, set[tuple[int, str | None]]] = defaultdict(set)
        for row in rows:
            things[row["at"]].add((row["home"], row.get("measure")))
        for answer in self.lookup.answers(sought, self.without, self._exceeding):
            row, reach = sought[answer.number][1]
            yield from (found for seen in answer.near for found in self._met(seen, row, reach))
            if asked and answer.company is not None:
                yield _found(answer.company, follow=False)
            yield from (_found(seen, follow=True) for seen in answer.of_key)
            echoes = things[row["at"]].union((seen["home"], seen["measure"]) for seen in answer.of_figure)
            if len(echoes) > 1 or any(measure is None for _, measure in echoes):  # one is perhaps of something else
                yield from (_found(seen, follow=False) for seen in answer.of_figure)

    def _seeker(self, role: str, row: Row) -> Seeker:
        return row, self.order.reach(row) if role == NEAR and "cell" in row else None

    def _met(self, seen: Row, row: Row, reach: Reach | None) -> Iterator[Found]:
        """Yield a claim that was seen if it may have to do with the one that is searched from."""
        if seen["slot"] is not None and seen["slot"] == row.get("slot") and _clash(seen, row):
            yield _found(seen, follow=True)
        if reach is None or seen["cell"] is None:
            return
        is_whole = seen["cell"] == row["cell"] or seen["cell"] in row["wider"]
        is_part = seen["cell"] == row["cell"] or row["cell"] in seen["wider"]
        # Of one thing, only a shorter period is part of a longer one.
        is_same = (seen["cell"], seen["measure"]) == (row["cell"], row["measure"]) and row.get(
            "nature"
        ) != Nature.FLOW.name
        at_once = "slot" in row and seen["slot"] is not None and not is_same and _meet(seen, row)
        if at_once and is_whole and seen["measure"] in reach.above and row["meant_lo"] > seen["meant_hi"]:
            self._exceeding.add(row["claim"])
            yield _found(seen, follow=True)
        if at_once and is_part and seen["measure"] in reach.below and seen["meant_lo"] > row["meant_hi"]:
            self._exceeding.add(seen["claim"])
            yield _found(seen, follow=True)
        tied = is_whole or is_part or (row["special"] and reach.first <= seen["at"] <= reach.last)
        if tied and (row["special"] or seen["special"]):
            yield _found(seen, follow=seen["special"])
        elif at_once and is_whole and row["claim"] in self._exceeding:
            yield _found(seen, follow=False)


def _found(row: Row, *, follow: bool) -> Found:
    return Found(row["claim"], row["home"], row["article"], follow)


def _seekers(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if "slot" in row or "cell" in row]


def _sought(rows: Iterable[Row]) -> Iterator[tuple[str, Row]]:
    """Yield what is to be sought from the rows of claims, each as a row whose ``at`` tells where."""
    claims: dict[str, Row] = {}
    for row in rows:
        if "slot" in row or "cell" in row:
            yield NEAR, row
        elif row["kind"] == "key":
            yield FIGURE if row["block"] == Block.FIGURE.name else KEY, row
        if row["kind"] != "key" and row["block"] == Block.VALUE.name:
            claims[row["claim"]] = row
    for claim, row in claims.items():  # totals may reach for it
        yield KEY, {**row, "at": key_at(Key(Block.VALUE, text("claim", claim)))}


def _clash(seen: Row, row: Row) -> bool:
    """Whether two rows of one slot may clash: as meant only where ``engine.slots`` lets that count."""
    counts = seen["is_hedged"] or row["is_hedged"] or seen["article"] == row["article"]
    apart = seen["lo"] > row["hi"] or seen["hi"] < row["lo"]
    return _meet(seen, row) and (
        apart or (counts and (seen["meant_lo"] > row["meant_hi"] or seen["meant_hi"] < row["meant_lo"]))
    )


def _meet(seen: Row, row: Row) -> bool:
    """Whether the times of two rows have a moment in common."""
    return _begins(seen) <= _ends(row) and _begins(row) <= _ends(seen)


def _begins(row: Row) -> float:
    return -math.inf if row["valid_from"] is None else row["valid_from"]


def _ends(row: Row) -> float:
    return math.inf if row["valid_to"] is None else row["valid_to"]
