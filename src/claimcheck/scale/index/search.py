"""The rows near those that are searched from, found in the indexes of archives: what ``near_query`` asks a database.

Of a place's figures, and of the places above and below it, what agrees with a row that is searched from need not be
looked at one by one: of most blocks the zone tells that nothing in them can clash.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from heapq import merge
from itertools import chain, islice, starmap
from operator import attrgetter
from typing import Any, Final, TypeAlias

from claimcheck.domain.remembered import make_room
from claimcheck.engine.moved import MOST_COMPARED
from claimcheck.record import field, frozen
from claimcheck.scale.index.columns import Columns
from claimcheck.scale.index.file import ARTICLE, Index, second_of
from claimcheck.scale.index.near import SPECIAL, first_of, names_in, said
from claimcheck.scale.index.table import GREATEST, LEAST, Table, Zone
from claimcheck.scale.lookup import FIGURE, KEY, NEAR, Answer, Member, Seeker, Seen
from claimcheck.scale.order import Reach
from claimcheck.scale.schema import Row, hashed

_Terms: TypeAlias = tuple[object, ...]
_SAID: Final = ("at", "slot", "measure", "meant_lo", "meant_hi", "valid_from", "valid_to", "special")
_NAMED: Final = ("claim", "home", "article")
_by_claim: Final = attrgetter("claim")

_KEPT: Final = 2_000  # sayings of which it is known what stands near them


@frozen(eq=False)
class InIndexes:
    """The indexes of archives, looked up together (``lookup.Lookup``). Raises ``StoredError`` where one is damaged.

    What was found near a row is remembered for those that say the same.
    """

    indexes: Sequence[Index]
    _known: dict[_Terms, tuple[Collection[str], Sequence[Seen]]] = field(init=False, factory=dict)
    _figures: dict[str, int] = field(init=False, factory=dict)
    """Of claims that were met for a figure that several things have: where this stands."""

    def answers(
        self, sought: Sequence[tuple[str, Seeker]], without: Collection[str], exceeding: Collection[str], *,
        asked: bool,
    ) -> Iterator[Answer]:  # fmt: skip
        """Yield what there is of rows that are sought in their roles."""
        for number, (role, (row, reach, _)) in enumerate(sought):
            if role == NEAR and row["claim"] in exceeding:
                yield Answer(number, self._near(row, reach, without, everything=True), None, (), ())
            elif role == NEAR:
                near = self._near_as_known(row, reach, without)
                yield Answer(number, near, self._company(row, without) if asked else None, (), ())
            elif role == KEY:
                yield Answer(number, (), None, self._of_key(row, without), ())
            elif role == FIGURE:
                figures = [_of_figure(one.figures, row, without) for one in self.indexes]
                several = merge(*figures, key=_by_claim) if len(figures) > 1 else figures[0]
                found = list(islice(several, MOST_COMPARED))
                self._remember(row["at"], found)
                yield Answer(number, (), None, (), found)

    def _near_as_known(self, row: Row, reach: Reach | None, without: Collection[str]) -> Sequence[Seen]:
        terms = tuple(map(row.get, _SAID))
        known = self._known.get(terms)
        if known is None or known[0] != without:
            if len(self._known) > _KEPT:
                self._known.clear()
            known = self._known[terms] = without, self._near(row, reach, without, everything=row["special"])
        return known[1]

    def _near(self, row: Row, reach: Reach | None, without: Collection[str], *, everything: bool) -> Sequence[Seen]:
        return [seen for one in self.indexes for seen in _near(one.near, row, reach, without, everything=everything)]

    def _company(self, row: Row, without: Collection[str]) -> Member | None:
        met = [found for one in self.indexes if (found := _company(one.near, row, without))]
        return min(met)[1] if met else None

    def small(self, kind: str) -> Iterator[tuple[str, str]]:
        """Yield claim and data of the rows of a kind that is read whole."""
        for one in self.indexes:
            yield from one.small(kind)

    def held(self, homes: Mapping[str, int], articles: Mapping[str, str]) -> Iterator[tuple[str | None, str, str]]:
        """Yield claim, article and data of what holds claims, and of what holds short articles of these."""
        for one in self.indexes:
            left = dict(homes)
            for claim, data, line in chain(self._echoes(one, homes), _records(one, left)):
                left.pop(claim, None)
                yield claim, articles[claim], data
                if line:
                    yield None, articles[claim], line

    def articles(self, names: Collection[str]) -> Iterator[tuple[str, str]]:
        """Yield the ids and data of articles."""
        for index in self.indexes:
            yield from ((name, data) for name in sorted(names) for data, _ in _article(index, name))

    def _remember(self, at: int, found: Sequence[Member]) -> None:
        """Keep in mind where claims of a figure that several things have stand together."""
        if len({(one.home, one.measure) for one in found}) > 1:
            make_room(self._figures)
            self._figures.update((one.claim, at) for one in found)

    def _echoes(self, index: Index, claims: Collection[str]) -> Iterator[tuple[str, str, str]]:
        """Yield id and data of claims, and their articles', that stand with others of one figure."""
        sought: dict[int, set[str]] = defaultdict(set)
        for claim in claims:
            if claim in self._figures:
                sought[self._figures[claim]].add(claim)
        for at, wanted in sought.items():
            for columns, start, stop in index.echoes.at(at):
                told = zip(*(columns[name][start:stop] for name in ("id", "data", "of")), strict=True)
                yield from (one for one in told if one[0] in wanted)

    def has_claim(self, claim: str) -> bool:
        """Whether there is a claim, readable or not."""
        names = _may_stand_in(claim)
        if any(claim in claims for one in self.indexes for name in names for _, claims in _article(one, name)):
            return True
        return any(name == claim for kind in ("fault", "left-out") for name, _ in self.small(kind))

    def _of_key(self, row: Row, without: Collection[str]) -> list[Member]:
        """Return all claims of a key, if one that they are special for is among them or searched from."""
        tables = [one.keys for one in self.indexes]
        if not row["special"] and not any(_has_special(table, row["at"], without) for table in tables):
            return []
        return [
            Member(claim, home, article)
            for table in tables
            for columns, start, stop in table.at(row["at"])
            for claim, home, article in zip(*(columns[name][start:stop] for name in _NAMED), strict=True)
            if article not in without
        ]


def _may_stand_in(claim: str) -> set[str]:
    """Return the ids of the articles that a claim of this id may stand in: before one of its signs "#"."""
    parts = claim.split("#")
    return {"#".join(parts[:end]) for end in range(1, len(parts))}


def _near(
    table: Table, row: Row, reach: Reach | None, without: Collection[str], *, everything: bool
) -> Iterator[Seen]:  # fmt: skip
    """Yield the rows that may clash with a row, or be tied to it; ``everything`` where no clash is needed for that."""
    begins, ends = _or(row.get("valid_from"), LEAST), _or(row.get("valid_to"), GREATEST)
    for first, last, low, high in _ranges(row, reach):

        def wanted(zone: Zone, low: float = low, high: float = high) -> bool:
            return everything or zone.special or zone.low > high or zone.high < low

        for columns, start, stop in table.between((first, LEAST), (last, GREATEST), wanted):
            numbers: Any = range(start, stop)
            if not everything:
                numbers = _apart(columns, start, stop, low, high, begins, ends)
            yield from filter(None, (said(columns, number, without) for number in numbers))


def _apart(columns: Columns, start: int, stop: int, low: float, high: float, begins: int, ends: int) -> list[int]:
    """Return the numbers of the rows that are special, or mean something else at a time in common."""
    flags, lows, highs = columns["flags"], columns["meant_lo"], columns["meant_hi"]
    froms, tos = columns["valid_from"], columns["valid_to"]
    return [
        number
        for number in range(start, stop)
        if ((lows[number] > high or highs[number] < low) and froms[number] <= ends and tos[number] >= begins)
        or flags[number] & SPECIAL
    ]


def _ranges(row: Row, reach: Reach | None) -> list[tuple[int, int, float, float]]:
    """Return from where to where rows stand that a row can have to do with, and below and above what they clash.

    At places within its own stand only parts of it, which are to be no more; at those around it only wholes.
    """
    at = row["at"]
    low, high = (row["meant_lo"], row["meant_hi"]) if "slot" in row else (-math.inf, math.inf)
    if reach is None:
        return [(at, at, low, high)]
    around = sorted({place for place in reach.chain if not reach.first <= place <= reach.last})
    found = [(place, place, low, math.inf) for place in around]
    if reach.first != at:  # of what adds up, all is looked at
        return [*found, (reach.first, reach.last, low, high)]
    return [*found, (at, at, low, high), *([(at + 1, reach.last, -math.inf, high)] if reach.last > at else ())]


def _company(table: Table, row: Row, without: Collection[str]) -> tuple[float, Member] | None:
    """Return the first claim of those of the slot and time of a row that have the lowest end, and this end."""
    slot = row.get("slot")
    if slot is None:
        return None
    begins, ends = _or(row["valid_from"], LEAST), _or(row["valid_to"], GREATEST)
    first: tuple[float, Member] | None = None
    for columns, start, stop in table.between((row["at"], slot), (row["at"], slot)):
        lows, froms, tos = columns["lo"], columns["valid_from"], columns["valid_to"]
        for number in range(start, stop):
            if first is not None and lows[number] > first[0]:
                return first
            if froms[number] <= ends and tos[number] >= begins and (member := first_of(columns, number, without)):
                found = lows[number], member
                first = found if first is None else min(first, found)
    return first


def _of_figure(table: Table, row: Row, without: Collection[str]) -> Iterator[Member]:
    for columns, start, stop in table.at(row["at"]):
        found = zip(*(columns[name][start:stop] for name in Member._fields), strict=True)
        yield from (member for member in starmap(Member, found) if member.article not in without)


def _has_special(table: Table, at: int, without: Collection[str]) -> bool:
    return any(
        columns["special"][number] and columns["article"][number] not in without
        for columns, start, stop in table.at(at, lambda zone: zone.special)
        for number in range(start, stop)
    )


def _records(index: Index, homes: Mapping[str, int]) -> Iterator[tuple[str, str, str]]:
    """Yield id and data of claims by where they stand, and their articles' if these are short."""
    stand: dict[int, set[str]] = defaultdict(set)
    for claim, home in homes.items():
        stand[home].add(claim)
    for home, claims in stand.items():
        for columns, start, stop in index.records.among(home, sorted(set(map(second_of, claims)))):
            told = zip(*(columns[name][start:stop] for name in ("id", "data", "of")), strict=True)
            yield from (one for one in told if one[0] in claims)


def _article(index: Index, name: str) -> Iterator[tuple[str, Collection[str]]]:
    """Yield the data of an article, and the ids of its claims."""
    key = hashed(name), ARTICLE
    for columns, start, stop in index.records.between(key, key):
        for number in range(start, stop):
            if columns["id"][number] == name:
                yield columns["data"][number], names_in(columns["of"][number])


def _or(number: int | None, instead: int) -> int:
    return instead if number is None else number
