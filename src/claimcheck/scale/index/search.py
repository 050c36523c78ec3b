"""The rows near those that are searched from, found in the indexes of archives: what ``near_query`` asks a database.

Of a place's figures, and of the places above and below it, what agrees with a row that is searched from need not be
looked at one by one: of most blocks the zone tells that nothing in them can clash.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from heapq import merge
from itertools import islice
from typing import Any, Final

from claimcheck.engine.moved import MOST_COMPARED
from claimcheck.record import evolve, field, frozen
from claimcheck.scale.index.columns import Columns
from claimcheck.scale.index.file import ARTICLE, Index, second_of
from claimcheck.scale.index.file import NEAR as NEAR_COLUMNS
from claimcheck.scale.index.flags import HAS_CELL, HAS_SLOT, IS_HEDGED, SPECIAL
from claimcheck.scale.index.table import GREATEST, LEAST, Table, Zone
from claimcheck.scale.lookup import FIGURE, KEY, NEAR, Answer, Seeker
from claimcheck.scale.order import Reach
from claimcheck.scale.schema import Row, hashed

_NAMED: Final = ("claim", "article")
_COPIED: Final = tuple(name for name in NEAR_COLUMNS if name != "flags")


_KEPT: Final = 10_000  # rows of which it is known what stands near them


@frozen(eq=False)
class InIndexes:
    """The indexes of archives, looked up together (``lookup.Lookup``). Raises ``StoredError`` where one is damaged.

    What was found near a row is remembered as long as that very row is sought.
    """

    indexes: Sequence[Index]
    _known: dict[int, tuple[Row, Collection[str], Answer]] = field(init=False, factory=dict)

    def answers(
        self, sought: Sequence[tuple[str, Seeker]], without: Collection[str], exceeding: Collection[str]
    ) -> Iterator[Answer]:
        """Yield what there is of rows that are sought in their roles."""
        for number, (role, (row, reach)) in enumerate(sought):
            if role == NEAR and row["claim"] in exceeding:
                yield self._near(number, row, reach, without, is_exceeding=True)
            elif role == NEAR:
                yield evolve(self._near_as_known(row, reach, without), number=number)
            elif role == KEY:
                yield Answer(number, (), None, self._of_key(row, without), ())
            elif role == FIGURE:
                found = merge(*(_of_figure(one.figures, row, without) for one in self.indexes),
                              key=lambda seen: str(seen["claim"]))  # fmt: skip
                yield Answer(number, (), None, (), list(islice(found, MOST_COMPARED)))

    def _near_as_known(self, row: Row, reach: Reach | None, without: Collection[str]) -> Answer:
        known = self._known.get(id(row))
        if known is None or known[0] is not row or known[1] != without:
            if len(self._known) > _KEPT:
                self._known.clear()
            known = self._known[id(row)] = row, without, self._near(0, row, reach, without, is_exceeding=False)
        return known[2]

    def _near(
        self, number: int, row: Row, reach: Reach | None, without: Collection[str], *, is_exceeding: bool
    ) -> Answer:
        everything = is_exceeding or row["special"]
        near = [seen for one in self.indexes for seen in _near(one.near, row, reach, without, everything=everything)]
        met = [seen for one in self.indexes if (seen := _company(one.near, row, without))]
        return Answer(number, near, min(met, key=lambda seen: str(seen["claim"]), default=None), (), ())

    def small(self, kind: str) -> Iterator[tuple[str, str]]:
        """Yield claim and data of the rows of a kind that is read whole."""
        for one in self.indexes:
            yield from one.small(kind)

    def held(
        self, homes: Mapping[str, int], articles: Collection[str]
    ) -> Iterator[tuple[str | None, str, str]]:  # fmt: skip
        """Yield claim, article and data of what holds claims that stand in these articles, and of what holds these."""
        claims: dict[str, list[str]] = {article: [] for article in sorted(articles)}
        for claim in homes:
            for article in claims.keys() & _may_stand_in(claim):
                claims[article].append(claim)
        for article, names in claims.items():
            for one in self.indexes:
                yield from _held(one.records, article, names)

    def has_claim(self, claim: str) -> bool:
        """Whether there is a claim, readable or not."""
        if any(name == claim for name, _, _ in self.held({claim: 0}, _may_stand_in(claim))):
            return True
        return any(name == claim for kind in ("fault", "left-out") for name, _ in self.small(kind))

    def _of_key(self, row: Row, without: Collection[str]) -> list[Row]:
        """Return all claims of a key, if one that they are special for is among them or searched from."""
        tables = [one.keys for one in self.indexes]
        if not row["special"] and not any(_has_special(table, row["at"], without) for table in tables):
            return []
        return [
            {"claim": claim, "article": article, "home": 0}
            for table in tables
            for columns, start, stop in table.at(row["at"])
            for claim, article in zip(*(columns[name][start:stop] for name in _NAMED), strict=True)
            if article not in without
        ]


def _may_stand_in(claim: str) -> set[str]:
    """Return the ids of the articles that a claim of this id may stand in: before one of its signs "#"."""
    return {claim[:end] for end, sign in enumerate(claim) if sign == "#"}


def _near(
    table: Table, row: Row, reach: Reach | None, without: Collection[str], *, everything: bool
) -> Iterator[Row]:  # fmt: skip
    """Yield the rows that may clash with a row, or be tied to it; ``everything`` where no clash is needed for that."""
    low, high = row.get("meant_lo"), row.get("meant_hi", 0.0)
    begins, ends = _or(row.get("valid_from"), LEAST), _or(row.get("valid_to"), GREATEST)

    def wanted(zone: Zone) -> bool:
        return everything or zone.special or (low is not None and (zone.low > high or zone.high < low))

    for first, last in _ranges(row, reach):
        for columns, start, stop in table.between((first, LEAST), (last, GREATEST), wanted):
            numbers: Any = range(start, stop)
            if not everything:
                numbers = _apart(columns, start, stop, low, high, begins, ends)
            yield from (_row(columns, number) for number in numbers if columns["article"][number] not in without)


def _apart(
    columns: Columns, start: int, stop: int, low: float | None, high: Any, begins: int, ends: int
) -> list[int]:  # fmt: skip
    """Return the numbers of the rows that are special, or mean something else at a time in common."""
    flags = columns["flags"]
    if low is None:
        return [number for number in range(start, stop) if flags[number] & SPECIAL]
    lows, highs, froms, tos = (columns[name] for name in ("meant_lo", "meant_hi", "valid_from", "valid_to"))
    return [
        number
        for number in range(start, stop)
        if ((lows[number] > high or highs[number] < low) and froms[number] <= ends and tos[number] >= begins)
        or flags[number] & SPECIAL
    ]


def _ranges(row: Row, reach: Reach | None) -> list[tuple[int, int]]:
    """Return from where to where rows stand that a row can have to do with."""
    if reach is None:
        return [(row["at"], row["at"])]
    single = {at for at in (row["at"], *reach.chain) if not reach.first <= at <= reach.last}
    return sorted([(reach.first, reach.last), *((at, at) for at in single)])


def _company(table: Table, row: Row, without: Collection[str]) -> Row | None:
    """Return the first claim of the slot and time of a row."""
    slot = row.get("slot")
    if slot is None:
        return None
    begins, ends = _or(row["valid_from"], LEAST), _or(row["valid_to"], GREATEST)
    for columns, start, stop in table.between((row["at"], slot), (row["at"], slot)):
        froms, tos, articles = columns["valid_from"], columns["valid_to"], columns["article"]
        for number in range(start, stop):
            if froms[number] <= ends and tos[number] >= begins and articles[number] not in without:
                return _row(columns, number)
    return None


def _of_figure(table: Table, row: Row, without: Collection[str]) -> Iterator[Row]:
    for columns, start, stop in table.at(row["at"]):
        for number in range(start, stop):
            if columns["article"][number] not in without:
                yield {name: columns[name][number] for name in ("claim", "home", "article", "measure")}


def _has_special(table: Table, at: int, without: Collection[str]) -> bool:
    return any(
        columns["special"][number] and columns["article"][number] not in without
        for columns, start, stop in table.at(at, lambda zone: zone.special)
        for number in range(start, stop)
    )


def _held(table: Table, article: str, claims: Collection[str]) -> Iterator[tuple[str | None, str, str]]:
    at = hashed(article)
    for second in sorted({ARTICLE, *map(second_of, claims)}):
        for columns, start, stop in table.between((at, second), (at, second)):
            for number in range(start, stop):
                name = columns["id"][number]
                if second == ARTICLE and name == article:
                    yield None, article, columns["data"][number]
                elif second != ARTICLE and name in claims:
                    yield name, article, columns["data"][number]


def _row(columns: Columns, number: int) -> Row:
    """Return a row as the database gives it."""
    row = {name: columns[name][number] for name in _COPIED}
    flags = columns["flags"][number]
    row["special"], row["is_hedged"], row["home"] = bool(flags & SPECIAL), bool(flags & IS_HEDGED), 0
    if not flags & HAS_SLOT:
        row["slot"] = None
    if not flags & HAS_CELL:
        row["cell"] = None
    return row


def _or(number: int | None, instead: int) -> int:
    return instead if number is None else number
