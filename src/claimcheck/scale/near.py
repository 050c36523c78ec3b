"""The claims of archives that can stand in a finding with given ones, found by reading little.

From each claim the search goes to those that clash with it, in its slots or as part and whole; and, where a special
claim is met (``special``), to all that it may speak of. What clashes, and what is special, is searched from in turn.
Claims that say the same are searched from, and met, as one. Whatever is passed on in vain costs time; nothing that
could stand in a finding is missed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias

from claimcheck.domain.assertion import Nature
from claimcheck.domain.claim import AnyClaim
from claimcheck.engine.blocks import Block
from claimcheck.engine.figure_numbers import LEAST_DIGITS
from claimcheck.engine.keys import key_of_claim
from claimcheck.record import define, field
from claimcheck.scale.lookup import FIGURE, KEY, NEAR, Lookup, Member, Seen
from claimcheck.scale.order import Order, Reach
from claimcheck.scale.schema import Row, key_at


class Found(NamedTuple):
    """Claims, and whether the search goes on from them.

    Of those that were met for nothing but an equal figure, ``figure`` is where this stands.
    """

    members: Sequence[Member]
    follow: bool
    figure: int | None = None


class _Told(NamedTuple):
    """What claims that say the same tell: the rows that one of them has, and all their ids and articles."""

    rows: Sequence[Row]
    claims: list[str]
    articles: set[str]


class _Asking(NamedTuple):
    """A row that is searched from in a role; for what is near it, with all claims that have it, and their articles."""

    role: str
    row: Row
    reach: Reach | None
    claims: list[str]
    articles: set[str]


_Terms: TypeAlias = tuple[object, ...]
_AT_ONCE: Final = 100
"""How many rows are searched from with one query: its conditions are written out, which is quicker than any join."""
_SAID: Final = ("at", "slot", "cell", "measure", "nature", "is_hedged", "valid_from", "valid_to", "special")
_INNERMOST: Final = (("lo", max), ("hi", min), ("meant_lo", max), ("meant_hi", min))
"""The ends of spans, and which of several the search goes by: what lies beyond it lies apart from one of the spans."""


@define(eq=False)
class Near:
    """A search in archives, but for articles of some ids; of figures, for those of so many digits at ``least``."""

    lookup: Lookup
    rows: Callable[[AnyClaim], Sequence[Row]]
    order: Order
    without: Collection[str] = ()
    least: int = LEAST_DIGITS
    has_strange_names: bool = field(init=False, default=False)
    _exceeding: set[str] = field(init=False, factory=set)  # claims of more than what they are a part of
    _told: dict[tuple[int, bool], Seen] = field(init=False, factory=dict)  # by identity, and whether to follow

    @property
    def is_plain(self) -> bool:
        """Whether what it finds from claims follows from these alone: none exceeds what it is a part of."""
        return not self._exceeding

    def anew(self) -> Near:
        """Return a search of the same that has met nothing."""
        return Near(self.lookup, self.rows, self.order, self.without, self.least)

    def join(self, other: Near) -> None:
        """Know what another search has met."""
        self.has_strange_names |= other.has_strange_names
        self._exceeding |= other._exceeding

    def look(self, claims: Sequence[AnyClaim], *, asked: bool) -> Iterator[Found]:
        """Yield what is found from these claims, perhaps repeatedly; ``asked``: they are those that it is all about."""
        told = self._alike(claims)
        self.has_strange_names |= any(row["block"] == Block.LOOK.name for one in told for row in one.rows)
        known = len(self._exceeding)
        yield from self._look_from(told, asked=asked)
        if len(self._exceeding) > known:  # what lies between part and whole is told, too
            again = self._alike([claim for claim in claims if claim.id in self._exceeding])
            figures = (one._replace(rows=[row for row in one.rows if _is_near(row)]) for one in again)
            yield from self._look_from([*figures], asked=False)

    def _alike(self, claims: Iterable[AnyClaim]) -> list[_Told]:
        """Return what claims tell, once for those that say the same."""
        found: dict[tuple[int, bool], _Told] = {}
        for claim in claims:
            rows = self.rows(claim)
            terms = id(rows), claim.id in self._exceeding
            one = found.get(terms)
            if one is None:
                one = found[terms] = _Told(rows, [], set())
            one.claims.append(claim.id)
            one.articles.add(claim.article.id)
        return [*found.values()]

    def _look_from(self, told: Sequence[_Told], *, asked: bool) -> Iterator[Found]:
        asking = [one for one in self._asking(told) if asked or one.role != FIGURE]
        things: dict[int, set[tuple[int, str | None]]] = defaultdict(set)
        for saying in told:
            for row in saying.rows:
                things[row["at"]].add((row["home"], row.get("measure")))
        for start in range(0, len(asking), _AT_ONCE):
            some = asking[start : start + _AT_ONCE]
            sought = [(one.role, (one.row, one.reach, one.articles)) for one in some]
            for answer in self.lookup.answers(sought, self.without, self._exceeding, asked=asked):
                one = some[answer.number]
                yield from (found for seen in answer.near for found in self._met(seen, one))
                if asked and answer.company is not None:
                    yield Found([answer.company], follow=False)
                if answer.of_key:
                    yield Found(answer.of_key, follow=True)
                if answer.of_figure:
                    echoes = things[one.row["at"]].union((seen.home, seen.measure) for seen in answer.of_figure)
                    # One is perhaps of something else.
                    if len(echoes) > 1 or any(measure is None for _, measure in echoes):
                        yield Found(answer.of_figure, follow=False, figure=one.row["at"])

    def _asking(self, told: Iterable[_Told]) -> Iterable[_Asking]:
        """Return what is to be searched from, once for all rows that say the same but for their spans.

        Of a thousand figures of one slot, each lies apart from nearly all the others: they are not looked at for each.
        """
        found: dict[_Terms, _Asking] = {}
        for saying in told:
            claim = saying.claims[0]
            for role, row in _sought(saying):
                if role == FIGURE and row["lo"] < self.least:
                    continue  # nor does the rule look at it
                if role != NEAR:
                    found.setdefault((role, row["at"], row["special"]), _Asking(role, row, None, [], set()))
                    continue
                terms: _Terms = (role, claim in self._exceeding, *map(row.get, _SAID))
                one = found.get(terms)
                if one is None:
                    reach = self.order.reach(row) if "cell" in row else None
                    one = found[terms] = _Asking(role, {**row, "claim": claim}, reach, [], set())
                one.row.update({end: inner(one.row[end], row[end]) for end, inner in _INNERMOST if end in row})
                one.claims.extend(saying.claims)
                one.articles.update(saying.articles)
        return found.values()

    def _met(self, seen: Seen, one: _Asking) -> Iterator[Found]:
        """Yield the claims that were seen if they may have to do with those that are searched from."""
        row, reach = one.row, one.reach
        if seen.slot is not None and seen.slot == row.get("slot") and _meet(seen, row):
            yield from self._clashing(seen, one)
        if reach is None or seen.cell is None:
            return
        is_whole = seen.cell == row["cell"] or seen.cell in row["wider"]
        is_part = seen.cell == row["cell"] or row["cell"] in seen.wider
        # Of one thing, only a shorter period is part of a longer one.
        is_same = (seen.cell, seen.measure) == (row["cell"], row["measure"]) and row.get("nature") != Nature.FLOW.name
        at_once = "slot" in row and seen.slot is not None and not is_same and _meet(seen, row)
        if at_once and is_whole and seen.measure in reach.above and row["meant_lo"] > seen.meant_hi:
            self._exceeding.update(one.claims)
            yield from self._all(seen, follow=True)
        if at_once and is_part and seen.measure in reach.below and seen.meant_lo > row["meant_hi"]:
            self._exceeding.update(member.claim for member in seen.members)
            yield from self._all(seen, follow=True)
        tied = is_whole or is_part or (row["special"] and reach.first <= seen.at <= reach.last)
        if tied and (row["special"] or seen.special):
            yield from self._all(seen, follow=seen.special)
        elif at_once and is_whole and row["claim"] in self._exceeding:
            yield from self._all(seen, follow=False)

    def _clashing(self, seen: Seen, one: _Asking) -> Iterator[Found]:
        """Yield those that clash; as meant, only where ``engine.slots`` lets that count."""
        row = one.row
        apart_as_meant = seen.meant_lo > row["meant_hi"] or seen.meant_hi < row["meant_lo"]
        if seen.lo > row["hi"] or seen.hi < row["lo"] or (apart_as_meant and (seen.is_hedged or row["is_hedged"])):
            yield from self._all(seen, follow=True)
        elif apart_as_meant:
            yield Found([member for member in seen.members if member.article in one.articles], follow=True)

    def _all(self, seen: Seen, *, follow: bool) -> Iterator[Found]:
        """Yield all claims of what was seen, once."""
        if (id(seen), follow) not in self._told:
            self._told[id(seen), follow] = seen
            yield Found(seen.members, follow=follow)


def _sought(told: _Told) -> Iterator[tuple[str, Row]]:
    """Yield what is to be sought from what claims tell, each as a row whose ``at`` tells where."""
    of_figures: list[Row] = []
    for row in told.rows:
        if _is_near(row):
            yield NEAR, row
        elif row["kind"] == "key":
            yield FIGURE if row["block"] == Block.FIGURE.name else KEY, row
        if row["kind"] != "key" and row["block"] == Block.VALUE.name:
            of_figures = [row]
    for row in of_figures:
        for claim in told.claims:  # totals may reach for it
            at = key_at(key_of_claim(claim))
            yield KEY, {"at": at, "special": row["special"], "claim": claim}


def _is_near(row: Row) -> bool:
    """Whether a row tells of a slot or a cell."""
    return "slot" in row or "cell" in row


def _meet(seen: Seen, row: Row) -> bool:
    """Whether the times of two rows have a moment in common."""
    begins, ends = row["valid_from"], row["valid_to"]
    return (ends is None or seen.valid_from <= ends) and (begins is None or begins <= seen.valid_to)
