"""The claims of archives that can stand in a finding with given ones, found by queries that read few row groups.

From each claim the search goes to those that clash with it, in its slots or as part and whole; and, where a special
claim is met (``special``), to all that it may speak of. What clashes, and what is special, is searched from in turn.
Whatever is passed on in vain costs time; nothing that could stand in a finding is missed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from attrs import define, field

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.claim import AnyClaim
from claimcheck.engine.blocks import Block, Key
from claimcheck.engine.inclusion import above
from claimcheck.engine.keys import text
from claimcheck.engine.moved import MOST_COMPARED
from claimcheck.scale.schema import PLACE_BITS, Row, Rows, key_at, overlap
from claimcheck.scale.store import Store, quoted


class Found(NamedTuple):
    """A claim, where it is held, and whether the search goes on from it."""

    claim: str
    home: int
    follow: bool


# What is known of a claim that is searched from; ``above`` and ``below``: the measures that its own is a part of, or
# that are parts of it; ``first`` and ``last``: where figures stand whose sum may be bound to its own.
_SEEKER: Final = {
    "claim": "VARCHAR", "article": "VARCHAR", "special": "BOOLEAN", "slot": "BIGINT", "at": "BIGINT",
    "lo": "DOUBLE", "hi": "DOUBLE", "meant_lo": "DOUBLE", "meant_hi": "DOUBLE", "is_hedged": "BOOLEAN",
    "valid_from": "BIGINT", "valid_to": "BIGINT", "cell": "BIGINT", "wider": "BIGINT[]",
    "above": "VARCHAR[]", "below": "VARCHAR[]", "first": "BIGINT", "last": "BIGINT", "is_part": "BOOLEAN",
}  # fmt: skip
_FIELDS: Final = ", ".join(f'"{name}" {kind}' for name, kind in _SEEKER.items())
_SEEKERS: Final = f"f AS MATERIALIZED (SELECT unnest(CAST(? AS STRUCT({_FIELDS})[]), recursive := true))"
_MEET: Final = overlap("r", "f")
_APART: Final = """(r.lo > f.hi OR r.hi < f.lo OR
    ((r.is_hedged OR f.is_hedged OR r.article = f.article) AND (r.meant_lo > f.meant_hi OR r.meant_hi < f.meant_lo)))"""
_IS_WHOLE: Final = "(r.cell = f.cell OR list_contains(f.wider, r.cell)) AND list_contains(f.above, r.measure)"
_IS_PART: Final = "(r.cell = f.cell OR list_contains(r.wider, f.cell)) AND list_contains(f.below, r.measure)"
_MAY_BE_TIED: Final = """(r.cell = f.cell OR list_contains(f.wider, r.cell) OR list_contains(r.wider, f.cell)
    OR (f.special AND r."at" BETWEEN f.first AND f.last))"""


@define(eq=False)
class Near:
    """A search in archives, but for articles of some ids."""

    store: Store
    rows: Rows
    without: Collection[str] = ()
    has_strange_names: bool = field(init=False, default=False)
    _parts: set[str] = field(init=False, factory=set)  # claims that are more than what they are a part of

    def look(self, claims: Iterable[AnyClaim], *, asked: bool) -> Iterator[Found]:
        """Yield what is found from these claims, perhaps repeatedly; ``asked``: they are those that it is all about."""
        rows = [row for claim in claims for row in self.rows.of(claim)]
        yield from self._in_slots([row for row in rows if "slot" in row])
        figures = [row for row in rows if "cell" in row]
        known = len(self._parts)
        yield from self._among_figures(figures)
        if len(self._parts) > known:  # what lies between part and whole is told, too
            yield from self._among_figures([row for row in figures if row["claim"] in self._parts])
        yield from self._by_keys(rows)
        self.has_strange_names |= any(row["block"] == Block.LOOK.name for row in rows)
        if asked:
            yield from self._by_figure([row for row in rows if row["block"] == Block.FIGURE.name])

    def _in_slots(self, rows: Sequence[Row]) -> Iterator[Found]:
        """Yield what clashes in a slot, and of each slot one claim that does not, as company."""
        if not rows:
            return
        query = f"""
            WITH {_SEEKERS}
            SELECT r.claim, r.home, {_APART} AS apart FROM rows AS r JOIN f ON r.slot = f.slot
            WHERE r.kind = 'assertion' AND {_one_of(row["at"] for row in rows)} AND {_MEET} {self._elsewhere}
            QUALIFY apart OR row_number() OVER (PARTITION BY r.slot, apart ORDER BY r.claim) = 1
        """
        yield from (Found(*row) for row in self.store.query(query, [_seeker(row) for row in rows]))

    def _among_figures(self, rows: Sequence[Row]) -> Iterator[Found]:
        """Yield parts that are more than their wholes, and around special claims all that relations may tie to them."""
        if not rows:
            return
        seekers = [_seeker(row) | self._reach(row) for row in rows]
        points = (at for row in rows for at in self._chain(row))
        ranges = " OR ".join(f'r."at" BETWEEN {first} AND {last}' for first, last in _ranges(seekers))
        query = f"""
            WITH {_SEEKERS}
            SELECT * FROM (
                SELECT r.claim, r.home, r.special, f.claim AS part,
                       {_IS_WHOLE} AND {_MEET} AND f.meant_lo > r.meant_hi AS is_exceeded,
                       {_IS_PART} AND {_MEET} AND r.meant_lo > f.meant_hi AS exceeds,
                       f.special OR r.special OR (f.is_part AND {_IS_WHOLE} AND {_MEET}) AS is_tied
                FROM rows AS r JOIN f ON r."at" >> {PLACE_BITS} = f."at" >> {PLACE_BITS} AND {_MAY_BE_TIED}
                WHERE r.kind IN ('assertion', 'key') AND ({_one_of(points)} OR {ranges}) {self._elsewhere}
            ) WHERE is_exceeded OR exceeds OR is_tied
        """
        for claim, home, special, part, is_exceeded, exceeds, _ in self.store.query(query, seekers):
            self._parts |= ({part} if is_exceeded else set()) | ({claim} if exceeds else set())
            yield Found(claim, home, bool(special or is_exceeded or exceeds))

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
        common = f"""kind = 'key' AND {_one_of(keys)}"""
        special = self.store.query(f'SELECT DISTINCT "at" FROM rows AS r WHERE {common} AND special {self._elsewhere}')
        wanted = {at for (at,) in special} | {at for at, is_special in keys.items() if is_special}
        if wanted:
            common = f"""kind = 'key' AND {_one_of(wanted)} {self._elsewhere}"""
            for claim, home in self.store.query(f"SELECT DISTINCT claim, home FROM rows AS r WHERE {common}"):
                yield Found(claim, home, follow=True)

    def _by_figure(self, rows: Sequence[Row]) -> Iterator[Found]:
        """Yield the claims of the same figures, as many as are compared, where one is of something else."""
        if not rows:
            return
        query = f"""
            SELECT "at", claim, home, measure FROM rows AS r
            WHERE kind = 'key' AND {_one_of(row["at"] for row in rows)} {self._elsewhere}
            QUALIFY row_number() OVER (PARTITION BY "at" ORDER BY claim) <= {MOST_COMPARED}
        """
        groups: dict[int, list[tuple[str, int, str | None]]] = defaultdict(list)
        for at, *member in self.store.query(query):
            groups[at].append(tuple(member))
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
        return f"AND r.article NOT IN ({', '.join(map(quoted, sorted(self.without)))})" if self.without else ""

    def _reach(self, row: Row) -> Row:
        """Return what a seeker knows of the order of measures and places."""
        catalog, keys = self.rows.catalog, self.rows.keys
        measure = row["measure"]
        wholes = [name for name, _ in above(catalog, measure)]
        parts = [name for name in catalog.measures if measure in (whole for whole, _ in above(catalog, name))]
        first = last = row["at"]
        place = _place(catalog, row)
        if place is not None and keys.groups[measure] in keys.spreading:
            tree = catalog.place_tree
            divided = [wider for wider in tree.chain(place) if wider in keys.divided]
            root = tree.numbers[divided[-1] if divided and row["special"] else place]
            thing = row["at"] >> PLACE_BITS << PLACE_BITS
            first, last = thing + root + 1, thing + tree.last(root) + 1
        return {"above": wholes, "below": parts, "first": first, "last": last, "is_part": row["claim"] in self._parts}

    def _chain(self, row: Row) -> Iterator[int]:
        """Yield where the figures of a claim's place stand, and those of the places that it lies in."""
        yield row["at"]
        place = _place(self.rows.catalog, row)
        if place is not None and row["wider"]:
            tree = self.rows.catalog.place_tree
            thing = row["at"] >> PLACE_BITS << PLACE_BITS
            yield from (thing + tree.numbers[wider] + 1 for wider in tree.chain(place))


def _place(catalog: Catalog, row: Row) -> str | None:
    number = row["at"] % (1 << PLACE_BITS)
    return catalog.place_tree.id_at(number - 1) if number else None


def _seeker(row: Row) -> dict[str, Any]:
    return {name: row.get(name) for name in _SEEKER}


def _ranges(seekers: Iterable[Row]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of places that seekers reach, those that overlap as one."""
    last_first, last_last = None, None
    for first, last in sorted({(one["first"], one["last"]) for one in seekers}):
        if last_first is not None and last_last is not None and first <= last_last:
            last_last = max(last, last_last)
            continue
        if last_first is not None and last_last is not None:
            yield last_first, last_last
        last_first, last_last = first, last
    if last_first is not None and last_last is not None:
        yield last_first, last_last


def _one_of(places: Iterable[int]) -> str:
    return f'r."at" IN ({", ".join(map(str, sorted(set(places))))})'
