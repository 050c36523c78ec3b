"""The rows of an archive: what stands in its columns, and how a claim becomes rows. ``docs/archives.md`` tells users.

A row of kind ``assertion`` is an assertion of ``lower`` without its time in the slot's hash; the first one of a claim
holds the claim itself (``data``); a claim that asserts nothing of a slot has a row of kind ``claim``. A row of kind
``key`` is a key of ``engine.keys`` that the claim's assertion rows do not show already by ``cell`` and ``wider``.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from hashlib import blake2b
from typing import Any, Final, TypeAlias

from claimcheck.catalog.catalog import Catalog
from claimcheck.catalog.entries import FacetKind
from claimcheck.checking.examine import HOME
from claimcheck.domain.assertion import Assertion, Family
from claimcheck.domain.claim import AnyClaim, Attribute, Change, Quantity, Subject
from claimcheck.domain.diagnostic import Mark
from claimcheck.domain.record import Factory, field, frozen
from claimcheck.domain.span import Exact, Span
from claimcheck.engine.blocks import Block, Key
from claimcheck.engine.keys import Keys, text
from claimcheck.engine.slots import time_of
from claimcheck.lower.background import Background
from claimcheck.lower.lower import lowered
from claimcheck.lower.values import part_asserted
from claimcheck.lower.wording import wording
from claimcheck.scale.special import Specials

FORMAT: Final = "claimcheck archive"
VERSION: Final = "1"

COLUMNS: Final[Mapping[str, str]] = {
    "kind": "VARCHAR",  # of a row: see KINDS
    "at": "BIGINT",  # what the row is looked up by: ``Rows.at`` of an assertion, ``key_at`` of a key, ``hashed`` ids
    "block": "VARCHAR",  # name of the kind of block (``engine.blocks.Block``): a key's, else the claim's home
    "claim": "VARCHAR",
    "article": "VARCHAR",
    "special": "BOOLEAN",  # of assertion, claim and key rows: see special.py
    "is_suspect": "BOOLEAN",  # of the row that holds a claim: a rule on single claims finds something in it
    "home": "BIGINT",  # of assertion, claim and key rows: ``at`` of the row that holds the claim
    "reaches": "BOOLEAN",  # of a key row
    "slot": "BIGINT",  # hash of family, key and facets, without the time
    "nature": "VARCHAR",  # of the slot in time: STOCK, FLOW, CUMULATIVE, FIXED
    "cell": "BIGINT",  # of figures: ``key_at`` of the own cell
    "wider": "BIGINT[]",  # of figures: ``key_at`` of the wider cells that it may be a part of
    "facets": "VARCHAR[]",  # of figures: those that make them parts
    "measure": "VARCHAR",  # of figures
    "said": "VARCHAR",  # exact, as an interval of fractions: [5/2,3)  (,7]
    "meant": "VARCHAR",
    "lo": "DOUBLE",  # of the said span; see ``lowest``
    "hi": "DOUBLE",
    "meant_lo": "DOUBLE",
    "meant_hi": "DOUBLE",
    "is_hedged": "BOOLEAN",  # whether the meant span counts against other articles, too
    "valid_from": "BIGINT",  # local minutes since 0001-01-01, NULL: no end; of what an occasion dates: both NULL
    "valid_to": "BIGINT",
    "is_day": "BOOLEAN",
    "origin": "VARCHAR",  # of the time: STATED, DEFAULT, UNKNOWN
    "data": "VARCHAR",  # JSON of the object by ``stored.codec``; of a source its text
    "file": "VARCHAR",  # the mark
    "line": "INTEGER",
    "column": "INTEGER",
}

KINDS: Final = (
    "catalog", "setting", "problem", "unresolved", "accepted", "fault", "left-out", "article", "assertion", "claim",
    "key", "source",
)  # fmt: skip

Row: TypeAlias = dict[str, Any]
"""The values of some columns; those left out are NULL (``reaches``, ``special``, ``is_day``: false)."""

PLACE_BITS: Final = 32


def hashed(words: str) -> int:
    """Return 64 bits of BLAKE2b (RFC 7693) as a signed number.

    Two texts of one hash are only taken to belong together: more is looked at, and no more is found.
    """
    return int.from_bytes(blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def key_at(key: Key) -> int:
    """Return what the rows of a key are looked up by."""
    return hashed(f"{key.block.name} {key.words}")


def overlap(one: str, other: str) -> str:
    """Return the SQL that tells whether the times of two rows, by their aliases, have a moment in common."""
    return (
        f"coalesce({one}.valid_from <= {other}.valid_to, true) AND coalesce({other}.valid_from <= {one}.valid_to, true)"
    )


def lowest(span: Span) -> float:
    """Return the double that stands for the lower end: the least that is not below it.

    Spans A and B are disjoint where an upper end of one lies below the lower end of the other, and that must still
    show in doubles, as ``hi < lo``. So the ends are rounded outwards as the gap between the spans sees it: a lower end
    up, an upper end down, and an open end to the next double beyond its value. A gap so grows and never closes; that
    0.1 (whose nearest double lies above it) seems to differ from itself costs a look by the exact engine.
    """
    return -math.inf if span.lower is None else _above(span.lower, is_open=span.lower_open)


def highest(span: Span) -> float:
    """Return the double that stands for the upper end: the greatest that is not above it, as for ``lowest``."""
    return math.inf if span.upper is None else 0.0 - _above(-span.upper, is_open=span.upper_open)


def _above(end: Exact, *, is_open: bool) -> float:
    try:
        near = float(end)
    except OverflowError:
        near = math.inf if end > 0 else -math.inf
    return math.nextafter(near, math.inf) if near < end or (is_open and near == end) else near


def interval(span: Span) -> str:
    """Return a span in the notation of intervals, its ends as fractions."""
    lower = "" if span.lower is None else str(span.lower)
    upper = "" if span.upper is None else str(span.upper)
    return (
        f"{'(' if span.lower_open or not lower else '['}{lower},{upper}{')' if span.upper_open or not upper else ']'}"
    )


def slot_words(assertion: Assertion) -> str:
    """Return what the assertions of one slot share that can be compared; a facet that one leaves out makes another.

    So claims that leave out what others of their kind may state are special.
    """
    occasion = assertion.context.occasion
    held = None
    if occasion is not None:
        edition = occasion.edition
        held = occasion.event or (edition and (edition.basis.name, edition.number))
    key = [part.value if isinstance(part, Enum) else part for part in assertion.slot.key]
    return text(assertion.slot.family.value, *key, assertion.context.facets, held)


def placed(mark: Mark) -> Row:
    """Return the columns of a mark."""
    return {"file": mark.file, "line": mark.line, "column": mark.column}


@frozen(eq=False)
class Rows:
    """Makes the rows of claims under a catalog.

    ``write`` gives the JSON of a claim; ``claims`` by id, for the parts of a total.
    """

    catalog: Catalog
    write: Callable[[AnyClaim], str]
    claims: Mapping[str, AnyClaim] = field(factory=dict)
    keys: Keys = field(init=False, default=Factory(lambda self: Keys(self.catalog), True))
    specials: Specials = field(init=False, default=Factory(lambda self: Specials(self.catalog), True))

    def of(self, claim: AnyClaim) -> Iterator[Row]:
        """Yield the rows of a claim, first the one that holds it."""
        shared = {"block": HOME[type(claim)].name, "claim": claim.id, "article": claim.article.id,
                  "special": self.specials.holds(claim)}  # fmt: skip
        rows: list[Row] = [{"kind": "assertion", **self._asserted(one)} for one in self.asserted(claim)]
        rows = rows or [{"kind": "claim", "at": hashed(claim.id)}]
        shared["home"] = rows[0]["at"]
        rows[0] |= {"data": self.write(claim), **placed(claim.mark)}
        yield from ({**row, **shared} for row in rows)
        shared["kind"] = "key"
        yield from ({**shared, **row} for row in self._cell_rows(claim, {row.get("cell") for row in rows}))
        yield from ({**shared, **row} for row in self._key_rows(claim))
        yield from self._parts(claim)

    def asserted(self, claim: AnyClaim) -> Iterator[Assertion]:
        """Yield what a claim asserts by itself; what it would be with others in view differs for special ones only."""
        labels = {wording(claim.values): 0} if isinstance(claim, Attribute) else {}
        return lowered(self.catalog, Background(labels=labels), claim)

    def home(self, claim: AnyClaim) -> int:
        """Return ``at`` of the row that holds a claim."""
        return next((self._at(one) for one in self.asserted(claim)), hashed(claim.id))

    def of_place(self, subject: Subject, *, last: bool = False) -> int:
        """Return ``at`` of the figures of a subject; those of the places below it follow, up to ``last``.

        The high half tells what a whole and its parts share, the low one numbers the place in the tree of places.
        """
        thing = hashed(text(self.keys.groups[subject.measure], subject.of, subject.event)) >> PLACE_BITS
        number = 0
        if subject.place is not None:
            tree = self.catalog.place_tree
            first = tree.numbers[subject.place]
            number = (tree.last(first) if last else first) + 1
        return (thing << PLACE_BITS) + number

    def cells(self, subject: Subject) -> tuple[int, list[int]]:
        """Return ``cell`` and ``wider`` of a subject."""
        own, *wider = dict.fromkeys(key_at(key) for key in self.keys.of_subject(subject))
        return own, wider

    def _facets(self, subject: Subject) -> list[str]:
        kinds = self.catalog.facets
        parts = [one for one in subject.scope if kinds.get(one[0], FacetKind.PART) is FacetKind.PART]
        return [text(*one) for one in parts]

    def _cell_rows(self, claim: AnyClaim, shown: set[int | None]) -> Iterator[Row]:
        """Yield a row for each cell that a claim speaks of without asserting a figure of it."""
        for subject in self.keys.subjects(claim):
            cell, wider = self.cells(subject)
            if cell not in shown:
                yield {"block": Block.VALUE.name, "at": self.of_place(subject), "measure": subject.measure,
                       "cell": cell, "wider": wider}  # fmt: skip

    def _key_rows(self, claim: AnyClaim) -> Iterator[Row]:
        subjects = list(self.keys.subjects(claim))
        cells = {key for subject in subjects for key in self.keys.of_subject(subject)}
        # What figures are of, where all of a claim's are of one thing.
        measure = next((one.measure for one in subjects), None) if len(subjects) == 1 else None
        of_one = {Key(Block.CLAIM, claim.id), Key(Block.VALUE, text("claim", claim.id))}
        for key in dict.fromkeys(self.keys.of(claim)):
            if key not in cells and key not in of_one:
                row: Row = {"block": key.block.name, "at": key_at(key), "reaches": key.reaches}
                yield row | {"measure": measure} if key.block is Block.FIGURE else row

    def _at(self, one: Assertion) -> int:
        return self.of_place(subject_of(one)) if one.slot.family is Family.VALUE else hashed(slot_words(one))

    def _asserted(self, one: Assertion) -> Row:
        time = time_of(one)
        row: Row = {
            "at": self._at(one),
            "slot": hashed(slot_words(one)),
            "nature": one.slot.nature.name,
            "said": interval(one.said),
            "meant": interval(one.meant),
            "lo": lowest(one.said),
            "hi": highest(one.said),
            "meant_lo": lowest(one.meant),
            "meant_hi": highest(one.meant),
            "is_hedged": one.hedged,
            "valid_from": time.lower,
            "valid_to": time.upper,
            "is_day": one.valid.is_day,
            "origin": one.valid.origin.name,
        }
        if one.slot.family is Family.VALUE:
            subject = subject_of(one)
            cell, wider = self.cells(subject)
            row |= {"measure": subject.measure, "cell": cell, "wider": wider, "facets": self._facets(subject)}
        return row

    def _parts(self, claim: AnyClaim) -> Iterator[Row]:
        """Yield, for the claims that a total reaches for as its parts, the keys by which they are reached."""
        for part in claim.parts if isinstance(claim, Quantity) else ():
            found = self.claims.get(part.claim or "")
            if found is not None:
                at = key_at(Key(Block.VALUE, text("claim", found.id)))
                yield {"kind": "key", "at": at, "block": Block.VALUE.name, "claim": found.id,
                       "article": found.article.id, "special": True, "home": self.home(found)}  # fmt: skip


def subject_of(one: Assertion) -> Subject:
    """Return the subject of an assertion of a figure; ``TypeError`` for another one."""
    part, claim = part_asserted(one), one.claim
    found = part.subject if part is not None else claim.subject if isinstance(claim, (Quantity, Change)) else None
    if found is None:
        raise TypeError(f"{claim.id} asserts no figure")
    return found
