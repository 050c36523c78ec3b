"""The rows of an archive: what stands in its columns, and in what form. ``docs/archives.md`` tells users."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from claimcheck.domain.diagnostic import Mark
from claimcheck.domain.span import Exact, Span
from claimcheck.engine.blocks import Key
from claimcheck.world.digests import blake2b
from claimcheck.world.looks import ARCHIVE

FORMAT: Final = "claimcheck archive"
VERSION: Final = "3"

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
    "lo": "DOUBLE",  # of the said span; see ``lowest``. Of an exact figure's key how many of its digits are not zero
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

A_CLAIM: Final = "kind = 'left-out' OR (kind IN ('assertion', 'claim') AND line IS NOT NULL)"
"""Of each claim, readable or not, the one row that stands for it."""

Row: TypeAlias = dict[str, Any]
"""The values of some columns; those left out are NULL (``reaches``, ``special``, ``is_day``: false)."""

PLACE_BITS: Final = 32


def is_archive(path: str) -> bool:
    """Whether a file is to be an archive, by the ending of its name."""
    return path.lower().endswith(ARCHIVE)


def hashed(words: str) -> int:
    """Return 64 bits of BLAKE2b (RFC 7693) as a signed number.

    Two texts of one hash are only taken to belong together: more is looked at, and no more is found.
    """
    return int.from_bytes(blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def key_at(key: Key) -> int:
    """Return what the rows of a key are looked up by."""
    return hashed(f"{key.block.name} {key.words}")


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


def placed(mark: Mark) -> Row:
    """Return the columns of a mark."""
    return {"file": mark.file, "line": mark.line, "column": mark.column}
