"""Slots in which very many claims clash with very many: of them, those that lie furthest apart are examined.

All that clash with a few are examined, be they thousands; but where a thousand exclude a thousand, there is nobody
who reads that, and a pair for each two of them is more than memory holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.scale.screen import CELL, Step

MOST_PAIRS: Final = 100_000
KEPT: Final = 100  # claims at either end of such a slot


def thinned() -> Iterator[Step]:
    """Yield the relations up to ``thinned``: the ``n`` of ``clashing`` without most of those in ``crowded`` slots."""
    # Rows are late or early as seen by what holds at their time: values that move over the years exclude nobody.
    yield Step(
        "contested",
        "SELECT * FROM (SELECT n, slot, claim_hash, meant_lo, meant_hi,"
        " meant_lo > coalesce(near.first_meant_hi, doubtful.first_meant_hi) AS is_late,"
        " meant_hi < coalesce(near.last_meant_lo, doubtful.last_meant_lo) AS is_early"
        f" FROM narrowing SEMI JOIN clashing USING (n) LEFT JOIN near USING ({CELL}) LEFT JOIN doubtful USING ({CELL})"
        ") AS met WHERE is_late OR is_early",
    )
    yield Step(
        "crowded",
        "SELECT slot FROM contested GROUP BY slot"
        f" HAVING count(*) FILTER (is_late) * count(*) FILTER (is_early) > {MOST_PAIRS}",
    )
    kept = (
        "SELECT n FROM contested SEMI JOIN crowded USING (slot)"
        f" QUALIFY row_number() OVER (PARTITION BY slot ORDER BY {end}, claim_hash) <= {KEPT}"
        for end in ("meant_lo DESC", "meant_hi")
    )
    elsewhere = "SELECT n FROM contested ANTI JOIN crowded USING (slot)"
    yield Step(
        "left_out",
        "SELECT n FROM contested SEMI JOIN crowded USING (slot)"
        f" EXCEPT SELECT n FROM ({' UNION '.join((elsewhere, *kept))}) AS told",
    )
    yield Step("thinned", "SELECT n FROM clashing ANTI JOIN left_out USING (n)")
