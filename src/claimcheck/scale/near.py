"""The claims of archives that can stand in a finding with given ones, found by queries that read few row groups.

From each claim the search goes to those that clash with it, in its slots or as part and whole; and, where a special
claim is met (``special``), to all that it may speak of. What clashes, and what is special, is searched from in turn.
Whatever is passed on in vain costs time; nothing that could stand in a finding is missed.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from claimcheck.domain.assertion import Nature
from claimcheck.domain.claim import AnyClaim
from claimcheck.domain.record import define, field
from claimcheck.engine.blocks import Block, Key
from claimcheck.engine.keys import text
from claimcheck.engine.moved import MOST_COMPARED
from claimcheck.scale.claim_rows import Rows
from claimcheck.scale.order import Order, Reach
from claimcheck.scale.schema import Row, key_at
from claimcheck.scale.store import Store, quoted


class Found(NamedTuple):
    """A claim, where it is held, and whether the search goes on from it."""

    claim: str
    home: int
    follow: bool


_SEEN: Final = (
    "claim", "home", "article", "special", "slot", "at", "cell", "wider", "measure", "lo", "hi", "meant_lo", "meant_hi",
    "is_hedged", "valid_from", "valid_to",
)  # fmt: skip
_COLUMNS: Final = ", ".join(f'"{name}"' for name in _SEEN)
_PERIODIC: Final = Nature.FLOW.name
_AT_ONCE: Final = 100
"""How many rows are searched from with one query: its conditions are written out, which is quicker than any join."""


@define(eq=False)
class Near:
    """A search in archives, but for articles of some ids."""

    store: Store
    rows: Rows
    order: Order
    without: Collection[str] = ()
    has_strange_names: bool = field(init=False, default=False)
    _exceeding: set[str] = field(init=False, factory=set)  # claims of more than what they are a part of

    def look(self, claims: Iterable[AnyClaim], *, asked: bool) -> Iterator[Found]:
        """Yield what is found from these claims, perhaps repeatedly; ``asked``: they are those that it is all about."""
        rows = [row for claim in claims for row in self.rows.of(claim)]
        self.has_strange_names |= any(row["block"] == Block.LOOK.name for row in rows)
        seekers = [row for row in rows if "slot" in row or "cell" in row]
        known = len(self._exceeding)
        yield from self._what_clashes(seekers)
        if len(self._exceeding) > known:  # what lies between part and whole is told, too
            yield from self._what_clashes([row for row in seekers if row["claim"] in self._exceeding])
        yield from self._by_keys(rows)
        if asked:
            yield from self._company([row for row in rows if "slot" in row])
            yield from self._by_figure([row for row in rows if row["block"] == Block.FIGURE.name])

    def _what_clashes(self, rows: Sequence[Row]) -> Iterator[Found]:
        """Yield what clashes in slots, as part and whole, and around special claims all that relations may tie."""
        for start in range(0, len(rows), _AT_ONCE):
            seekers = [
                (row, self.order.reach(row) if "cell" in row else None) for row in rows[start : start + _AT_ONCE]
            ]
            places = [at for row, reach in seekers for at in (reach.chain if reach else [row["at"]])]
            ranges = {f'"at" BETWEEN {reach.first} AND {reach.last}' for _, reach in seekers if reach and reach.is_wide}
            where = " OR ".join([_one_of(places), *sorted(ranges)])
            wanted = " OR ".join(self._condition(row, reach) for row, reach in seekers)
            query = f"""SELECT {_COLUMNS} FROM rows WHERE kind IN ('assertion', 'key') AND ({where}) AND ({wanted})
                        {self._elsewhere}"""
            for values in self.store.query(query):
                seen = dict(zip(_SEEN, values, strict=True))
                yield from (found for row, reach in seekers for found in self._met(seen, row, reach))

    def _condition(self, row: Row, reach: Reach | None) -> str:
        """Return the SQL for what ``_met`` may find from a row; it may hold for more."""
        parts = []
        if "slot" in row:
            parts.append(f"slot = {row['slot']} AND ({_apart(row)}) AND {_meets(row)}")
        if reach is not None:
            above = f"cell IN ({', '.join(map(str, [row['cell'], *row['wider']]))})"
            below = f'"at" BETWEEN {reach.first} AND {reach.last}'
            parts.append(f"({above} OR {below})" if row["special"] else f"special AND ({above} OR {below})")
            if row["claim"] in self._exceeding:
                parts.append(above)
            if "slot" in row:
                other = (
                    f"(cell <> {row['cell']} OR measure <> {quoted(row['measure'])} OR nature = '{Nature.FLOW.name}')"
                )
                parts.append(f"{other} AND {above} AND meant_hi < {_number(row['meant_lo'])} AND {_meets(row)}")
                parts.append(f"{other} AND {below} AND meant_lo > {_number(row['meant_hi'])} AND {_meets(row)}")
        return "(" + " OR ".join(f"({part})" for part in parts) + ")"

    def _met(self, seen: Row, row: Row, reach: Reach | None) -> Iterator[Found]:
        """Yield a claim that was seen if it may have to do with the one that is searched from."""
        if seen["slot"] is not None and seen["slot"] == row.get("slot") and _clash(seen, row):
            yield Found(seen["claim"], seen["home"], follow=True)
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
            yield Found(seen["claim"], seen["home"], follow=True)
        if at_once and is_part and seen["measure"] in reach.below and seen["meant_lo"] > row["meant_hi"]:
            self._exceeding.add(seen["claim"])
            yield Found(seen["claim"], seen["home"], follow=True)
        tied = is_whole or is_part or (row["special"] and reach.first <= seen["at"] <= reach.last)
        if tied and (row["special"] or seen["special"]):
            yield Found(seen["claim"], seen["home"], follow=seen["special"])
        elif at_once and is_whole and row["claim"] in self._exceeding:
            yield Found(seen["claim"], seen["home"], follow=False)

    def _company(self, rows: Sequence[Row]) -> Iterator[Found]:
        """Yield a claim of each slot: so it is known which of those that are asked about are compared."""
        for start in range(0, len(rows), _AT_ONCE):
            some = rows[start : start + _AT_ONCE]
            wanted = " OR ".join(f"(slot = {row['slot']} AND {_meets(row)})" for row in some)
            query = f"""SELECT min(claim), arg_min(home, claim) FROM rows WHERE kind = 'assertion'
                        AND {_one_of(row["at"] for row in some)} AND ({wanted}) {self._elsewhere}
                        GROUP BY slot"""
            yield from (Found(claim, home, follow=False) for claim, home in self.store.query(query))

    def _by_keys(self, rows: Sequence[Row]) -> Iterator[Found]:
        """Yield all that has a key in common with claims of which one is special."""
        keys: dict[int, bool] = defaultdict(bool)
        for row in rows:
            if row["kind"] == "key" and "cell" not in row and row["block"] != Block.FIGURE.name:
                keys[row["at"]] |= row["special"]
            elif row["kind"] != "key" and row["block"] == Block.VALUE.name:
                keys[key_at(Key(Block.VALUE, text("claim", row["claim"])))] |= row["special"]
        if not keys:
            return
        common = f"FROM rows WHERE kind = 'key' {self._elsewhere} AND"
        special = self.store.query(f'SELECT DISTINCT "at" {common} {_one_of(keys)} AND special')
        wanted = {at for (at,) in special} | {at for at, is_special in keys.items() if is_special}
        if wanted:
            for claim, home in self.store.query(f"SELECT DISTINCT claim, home {common} {_one_of(wanted)}"):
                yield Found(claim, home, follow=True)

    def _by_figure(self, rows: Sequence[Row]) -> Iterator[Found]:
        """Yield the claims of the same figures, as many as are compared, where one is of something else."""
        if not rows:
            return
        query = f"""SELECT "at", claim, home, measure FROM rows
                    WHERE kind = 'key' AND {_one_of(row["at"] for row in rows)} {self._elsewhere}
                    QUALIFY row_number() OVER (PARTITION BY "at" ORDER BY claim) <= {MOST_COMPARED}"""
        groups: dict[int, list[tuple[str, int, str | None]]] = defaultdict(list)
        for at, claim, home, measure in self.store.query(query):
            groups[at].append((claim, home, measure))
        own: dict[int, set[tuple[int, str | None]]] = defaultdict(set)
        for row in rows:
            own[row["at"]].add((row["home"], row.get("measure")))
        for at, members in groups.items():
            things = own[at].union((home, measure) for _, home, measure in members)
            if len(things) > 1 or any(measure is None for _, measure in things):
                yield from (Found(claim, home, follow=False) for claim, home, _ in members)

    @property
    def _elsewhere(self) -> str:
        """Return the condition that rows are of other articles than those that are left out."""
        return f"AND article NOT IN ({', '.join(map(quoted, sorted(self.without)))})" if self.without else ""


def _clash(seen: Row, row: Row) -> bool:
    """Whether two rows of one slot may clash: as meant only where ``engine.slots`` lets that count."""
    counts = seen["is_hedged"] or row["is_hedged"] or seen["article"] == row["article"]
    apart = seen["lo"] > row["hi"] or seen["hi"] < row["lo"]
    return _meet(seen, row) and (
        apart or (counts and (seen["meant_lo"] > row["meant_hi"] or seen["meant_hi"] < row["meant_lo"]))
    )


def _apart(row: Row) -> str:
    """Return the same as SQL, for a row that is not known yet."""
    meant = f"meant_lo > {_number(row['meant_hi'])} OR meant_hi < {_number(row['meant_lo'])}"
    if row["is_hedged"]:
        return meant
    said = f"lo > {_number(row['hi'])} OR hi < {_number(row['lo'])}"
    return f"{said} OR ((is_hedged OR article = {quoted(row['article'])}) AND ({meant}))"


def _meet(seen: Row, row: Row) -> bool:
    """Whether the times of two rows have a moment in common."""
    return _begins(seen) <= _ends(row) and _begins(row) <= _ends(seen)


def _begins(row: Row) -> float:
    return -math.inf if row["valid_from"] is None else row["valid_from"]


def _ends(row: Row) -> float:
    return math.inf if row["valid_to"] is None else row["valid_to"]


def _meets(row: Row) -> str:
    """Return the same as SQL, for a row that is not known yet."""
    begins = "" if row["valid_from"] is None else f"(valid_to IS NULL OR valid_to >= {row['valid_from']})"
    ends = "" if row["valid_to"] is None else f"(valid_from IS NULL OR valid_from <= {row['valid_to']})"
    return " AND ".join(filter(None, (begins, ends))) or "true"


def _number(value: float) -> str:
    return f"'{value!r}'::DOUBLE"


def _one_of(places: Iterable[int]) -> str:
    return f'"at" IN ({", ".join(map(str, sorted(set(places))))})'
