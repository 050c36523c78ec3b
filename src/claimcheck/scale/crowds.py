"""Slots in which very many claims clash with very many: of them, those that lie furthest apart are examined.

All that clash with a few are examined, be they thousands; but where a thousand exclude a thousand, there is nobody
who reads that, and a pair for each two of them is more than memory holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.scale.screen import Step

MOST_PAIRS: Final = 50_000
KEPT: Final = 100  # claims at either end of such a slot


def thinned() -> Iterator[Step]:
    """Yield the relations up to ``thinned``: the ``n`` of ``clashing`` without most of those in ``crowded`` slots."""
    yield Step(
        "contested",
        "SELECT n, slot, claim_hash, meant_lo, meant_hi, last_lo, first_hi FROM narrowing SEMI JOIN clashing USING (n)"
        " JOIN (SELECT slot, max(last_meant_lo) AS last_lo, min(first_meant_hi) AS first_hi FROM cell GROUP BY slot)"
        " AS ends USING (slot) WHERE last_lo > first_hi",
    )
    yield Step(
        "crowded",
        "SELECT slot FROM contested GROUP BY slot HAVING"
        f" count(*) FILTER (meant_lo > first_hi) * count(*) FILTER (meant_hi < last_lo) > {MOST_PAIRS}",
    )
    ends = ("meant_lo DESC", "meant_hi")
    kept = (
        "SELECT n FROM contested SEMI JOIN crowded USING (slot)"
        f" QUALIFY row_number() OVER (PARTITION BY slot ORDER BY {end}, claim_hash) <= {KEPT}"
        for end in ends
    )
    yield Step("thinned", " UNION ".join(("SELECT n FROM contested ANTI JOIN crowded USING (slot)", *kept)))
