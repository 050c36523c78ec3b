"""SQL over the rows of an archive, for DuckDB and for Spark alike: which claims clash, by their spans.

Here the input of ``screen`` is made of assertion rows, beside the tables of the catalog (``row_tables``). What spans do
not show is left to those who know what their keys connect special claims to (``special``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.domain.period import MINUTES_A_DAY
from claimcheck.scale.dialects import Dialect
from claimcheck.scale.row_tables import NOWHERE
from claimcheck.scale.schema import PLACE_BITS
from claimcheck.scale.screen import FIRST, LAST, Step, part_steps
from claimcheck.scale.screen import steps as slot_steps

_LOW_HALF: Final = (1 << PLACE_BITS) - 1


def steps(dialect: Dialect, n: str, article: str) -> Iterator[Step]:
    """Yield the relations up to ``told``, whose ``n`` are claims that clash or are told with what clashes.

    They are made of the relation ``rows`` and the tables of the catalog. ``n`` and ``article`` are expressions for what
    a claim and an article are known by.
    """
    yield Step("narrowing", _narrowing(n, article))
    yield from slot_steps(dialect)
    yield from part_steps(dialect)
    yield Step("told", "SELECT n FROM clashing UNION SELECT n FROM tied")


def _narrowing(n: str, article: str) -> str:
    # Days hold the minutes of times: what overlaps in minutes does so in days.
    return f"""
    SELECT {n} AS n, {article} AS article, slot, lo, hi, meant_lo, meant_hi, is_hedged,
        CAST(coalesce(floor(valid_from / {MINUTES_A_DAY}), {FIRST}) AS INTEGER) AS first_day,
        CAST(coalesce(floor(valid_to / {MINUTES_A_DAY}), {LAST}) AS INTEGER) AS last_day,
        CASE rows.nature WHEN 'FIXED' THEN false WHEN 'FLOW' THEN origin = 'UNKNOWN' ELSE NOT is_day END AS is_wide,
        CASE WHEN known_measure.spreads THEN known_measure.number END AS measure_number,
        (rows.at & {_LOW_HALF}) + {NOWHERE} AS place_number, rows.at >> {PLACE_BITS} AS rest, facets
    FROM rows LEFT JOIN known_measure ON known_measure.id = measure
    WHERE kind = 'assertion'
    """
