"""Terms of SQL over one row of an import: when it holds, the ends of its spans, what is odd about it.

They are over the columns of the row and those that ``narrowing`` makes beside them. A term on one column alone is
written with that column first and by itself, wherever it can be: DuckDB then reckons it once for each word that a
Parquet file's dictionary has, and not for each row.
"""

from __future__ import annotations

from typing import Final

from claimcheck.domain.claim import Modality
from claimcheck.scale.row_columns import BOUNDS
from claimcheck.scale.screen import FIRST, LAST

_ACTUAL: Final = f"coalesce(modality IN ('{Modality.FACT.value}', '{Modality.ESTIMATE.value}'), true)"
MODALITY: Final = {
    "is_actual": _ACTUAL,
    "is_denial": f"coalesce(modality = '{Modality.DENIAL.value}', false)",
    "class": f"CASE WHEN NOT {_ACTUAL} THEN concat(modality, as_of IS NULL) END",
    "is_planned": f"(coalesce(status = 'planned', false) OR NOT {_ACTUAL})",
}
"""Whether a claim tells what is, and what sets it apart from those that do."""
HEDGED: Final = "coalesce(hedged, lower IS NULL OR upper IS NULL)"
_MODALITIES: Final = ", ".join(f"'{one.value}'" for one in Modality)


def _day(text: str) -> str:
    """Return the days from 0001-01-01 to a day in ISO form; NULL where it is none."""
    return f"CAST(try_cast({text} AS DATE) - DATE '0001-01-01' AS INTEGER)"


def first_day(text: str) -> str:
    """Return the first day of a time, NULL where it is none."""
    return f"coalesce({_day(f'substring({text}, 1, 10)')}, CASE WHEN {text} LIKE '../%' THEN {FIRST} END)"


def last_day(text: str) -> str:
    """Return the last day of a time, NULL where it is none."""
    return f"coalesce({_day(f'substring({text}, -10)')}, CASE WHEN {text} LIKE '%/..' THEN {LAST} END)"


def lower_end(bound: str, is_open: str) -> str:
    """Return a lower end as ``schema.lowest`` has it, cut to what the measure can be."""
    end = f"CASE WHEN {is_open} THEN nextafter({bound}, 'inf'::DOUBLE) ELSE {bound} END"
    return f"greatest(CASE WHEN counts THEN ceil({end}) ELSE {end} END, lowest)"


def upper_end(bound: str, is_open: str) -> str:
    """Return an upper end as ``schema.highest`` has it, cut to what the measure can be."""
    end = f"CASE WHEN {is_open} THEN nextafter({bound}, '-inf'::DOUBLE) ELSE {bound} END"
    return f"least(CASE WHEN counts THEN floor({end}) ELSE {end} END, highest)"


MEANT: Final = {
    "meant_lo": lower_end("coalesce(meant_lower, lower)", "coalesce(meant_lower_open, lower_open)"),
    "meant_hi": upper_end("coalesce(meant_upper, upper)", "coalesce(meant_upper_open, upper_open)"),
}
SAID: Final = {"lo": lower_end("lower", "lower_open"), "hi": upper_end("upper", "upper_open")}

# When a figure holds: as stated, else from the day of publication back (``lower.times``), else unknown.
_BACK: Final = "CASE WHEN nature = 'FLOW' THEN printed ELSE printed - holds END"
FIGURE_FROM: Final = f"CASE WHEN nature = 'FIXED' THEN {FIRST} ELSE greatest({FIRST}, coalesce(day, {_BACK})) END"
FIGURE_TO: Final = f"CASE WHEN nature = 'FIXED' THEN {LAST} ELSE coalesce(until, printed_last, {LAST}) END"
# Flows are compared over equal periods, or where a period is not known.
IS_WIDE: Final = (
    "CASE nature WHEN 'FIXED' THEN false WHEN 'FLOW' THEN day IS NULL AND printed IS NULL"
    " ELSE coalesce(day <> until, true) END"
)

# The number of a figure as ``row_claims`` has it, in the base unit; one of two ends is none.
FIGURE: Final = (
    f"factor * CASE WHEN NOT {HEDGED} THEN coalesce((coalesce(meant_lower, lower) + coalesce(meant_upper, upper)) / 2,"
    " meant_lower, lower, meant_upper, upper)"
    " WHEN lower IS NULL THEN coalesce(meant_upper, upper) WHEN upper IS NULL THEN lower END"
)


def _no_time(text: str, first: str, last: str) -> str:
    """Return whether there is a text that is no time: of another form than a day, or two, or none of the calendar."""
    forms = ("____-__-__", "____-__-__/____-__-__", "../____-__-__", "____-__-__/..")
    one_of = " OR ".join(f"{text} LIKE '{form}'" for form in forms)
    is_time = f"{first} BETWEEN {FIRST} AND {last} AND NOT contains({text}, ' ') AND ({one_of})"
    return f"({text} IS NOT NULL AND NOT coalesce({is_time}, false))"


_ODD_QUANTITY: Final = " OR ".join(
    (
        "known_measure IS NULL",
        "(place IS NOT NULL AND NOT coalesce(is_place, false))",
        '("of" IS NOT NULL AND known_other IS NULL)',
        "(lower IS NULL AND upper IS NULL)",
        *(f"NOT isfinite({bound})" for bound in BOUNDS),
        "NOT (lo <= meant_lo AND meant_lo <= meant_hi AND meant_hi <= hi)",
        r"""(scope IS NOT NULL AND NOT regexp_full_match(scope, '\{("[^"\\]*":"[^"\\]*",?)*\}'))""",
    )
)
_ODD_EVENT: Final = (
    "event IS NULL OR (place IS NOT NULL AND NOT coalesce(is_place, false))"
    " OR NOT coalesce(status IN ('held', 'planned', 'cancelled'), true)"
)
_ODD_RANK: Final = (
    "known_award IS NULL OR rank IS NULL OR NOT (rank >= 1 AND rank = floor(rank) AND rank < 2147483648)"
    " OR NOT coalesce(edition >= 1 AND edition = floor(edition) AND edition < 2147483648, true)"
    " OR (recipient IS NOT NULL AND known_thing IS NULL)"
    " OR (level IS NOT NULL AND known_level IS NULL)"
)
ODD: Final = " OR ".join(
    (
        "coalesce(mark < 2 OR suffix(claim, '#'), true)",
        "(event IS NOT NULL AND known_event IS NULL)",
        f"(is_event AND {_no_time('date', 'date_day', 'date_until')})",
        f"(NOT is_event AND {_no_time('as_of', 'day', 'until')})",
        _no_time("published", "printed", "printed_last"),
        f"modality NOT IN ({_MODALITIES})",
        "(said_by IS NOT NULL AND known_speaker IS NULL)",
        (
            f"CASE WHEN is_quantity THEN {_ODD_QUANTITY} WHEN is_event THEN {_ODD_EVENT}"
            f" ELSE coalesce(kind <> 'rank', true) OR {_ODD_RANK} END"
        ),
    )
)
"""Whether the row may not be what it should be; NULL for no."""
