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


def _days(date: str) -> str:
    """Return the days from 0001-01-01 to a date."""
    return f"try_cast({date} - DATE '0001-01-01' AS INTEGER)"


def first_date(text: str) -> str:
    """Return the date that a time begins with, NULL where there is none."""
    return f"try_cast(substring({text}, 1, 10) AS DATE)"


def is_day(text: str) -> str:
    """Return whether a time is a day, as nearly all are, whose date is known as ``…_first``; NULL where it has none."""
    return f"{text} = CAST({text}_first AS VARCHAR)"


def last_date(text: str) -> str:
    """Return the date that a time ends with, whether it is a day being known."""
    return f"CASE WHEN {text}_is_day THEN {text}_first ELSE try_cast(substring({text}, -10) AS DATE) END"


def first_day(text: str) -> str:
    """Return the first day of a time whose dates are known, NULL where it is none."""
    return f"coalesce({_days(f'{text}_first')}, CASE WHEN {text} LIKE '../%' THEN {FIRST} END)"


def last_day(text: str) -> str:
    """Return the last day of a time whose dates are known, NULL where it is none."""
    return f"coalesce({_days(f'{text}_last')}, CASE WHEN {text} LIKE '%/..' THEN {LAST} END)"


# The ends of what is said and meant as ``schema.lowest`` and ``schema.highest`` have them.
_INWARDS: Final = {"lower": "'inf'::DOUBLE", "upper": "'-inf'::DOUBLE"}
ENDS: Final = {
    name: f"CASE WHEN {is_open} THEN nextafter({bound}, {_INWARDS[side]}) ELSE {bound} END"
    for side in ("lower", "upper")
    for name, bound, is_open in (
        (f"said_{side}_end", side, f"{side}_open"),
        (f"meant_{side}_end", f"coalesce(meant_{side}, {side})", f"coalesce(meant_{side}_open, {side}_open)"),
    )
}


def _lower_end(end: str) -> str:
    return f"greatest(CASE WHEN counts THEN ceil({end}) ELSE {end} END, lowest)"


def _upper_end(end: str) -> str:
    return f"least(CASE WHEN counts THEN floor({end}) ELSE {end} END, highest)"


# The same, cut to what the measure can be.
SAID: Final = {"lo": _lower_end("said_lower_end"), "hi": _upper_end("said_upper_end")}
MEANT: Final = {"meant_lo": _lower_end("meant_lower_end"), "meant_hi": _upper_end("meant_upper_end")}

# When a figure holds: as stated, else from the day of publication back (``lower.times``), else unknown.
FIGURE_FROM: Final = f"CASE WHEN is_fixed THEN {FIRST} ELSE greatest({FIRST}, coalesce(day, printed - holds)) END"
FIGURE_TO: Final = f"CASE WHEN is_fixed THEN {LAST} ELSE coalesce(until, printed_last, {LAST}) END"
# Flows are compared over equal periods, or where a period is not known.
IS_WIDE: Final = (
    "CASE WHEN is_fixed THEN false WHEN is_flow THEN day IS NULL AND printed IS NULL"
    " ELSE coalesce(day <> until, true) END"
)

# The number of a figure as ``row_claims`` has it, in the base unit; one of two ends is none.
FIGURE: Final = (
    f"factor * CASE WHEN NOT {HEDGED} THEN coalesce((coalesce(meant_lower, lower) + coalesce(meant_upper, upper)) / 2,"
    " meant_lower, lower, meant_upper, upper)"
    " WHEN lower IS NULL THEN coalesce(meant_upper, upper) WHEN upper IS NULL THEN lower END"
)


def _no_time(text: str) -> str:
    """Return whether there is a text that is no time: not what its dates are written as."""
    first, last = (f"CAST({text}_{end} AS VARCHAR)" for end in ("first", "last"))
    period = f"{text} = concat(coalesce({first}, '..'), '/', coalesce({last}, '..'))"
    in_order = f"coalesce({text}_first <= {text}_last, {text}_first IS NOT NULL OR {text}_last IS NOT NULL)"
    days = " AND ".join(f"coalesce(isfinite({text}_{end}), true)" for end in ("first", "last"))
    return (
        f"CASE WHEN {text}_is_day THEN NOT isfinite({text}_first) WHEN {text} IS NULL THEN false"
        f" ELSE NOT coalesce({period} AND {in_order} AND {days}, false) END"
    )


def _unknown(name: str, number: str) -> str:
    """Return whether there is a name that has no number."""
    return f"({number} IS NULL AND {name} IS NOT NULL)"


# Of several facets, pieces between commas, no two may have one name. What looks so (a comma in a value) is read again.
_NAMES: Final = """string_split(regexp_replace(told_facets, ':"[^,]*', '', 'g'), ',')"""
_COMMAS: Final = "len(told_facets) - len(replace(told_facets, ',', ''))"
_A_FACET_TWICE: Final = (
    f"CASE WHEN contains(told_facets, ',') THEN len(list_distinct({_NAMES})) <= {_COMMAS} ELSE false END"
)
_NO_PLACE: Final = "coalesce(NOT is_place, place IS NOT NULL)"  # of a place that has no number it is not known
_ODD_QUANTITY: Final = " OR ".join(
    (
        "measure_id IS NULL",
        _NO_PLACE,
        _unknown('"of"', "other_id"),
        "(lower IS NULL AND upper IS NULL)",
        f"NOT ({' AND '.join(f'isfinite({bound})' for bound in BOUNDS)})",
        "NOT (lo <= meant_lo AND meant_lo <= meant_hi AND meant_hi <= hi)",
        r"""(scope IS NOT NULL AND NOT regexp_full_match(scope, '\{("[^"\\]*":"[^"\\]*",?)*\}'))""",
        _A_FACET_TWICE,
    )
)
_ODD_EVENT: Final = f"event IS NULL OR {_NO_PLACE} OR NOT coalesce(status IN ('held', 'planned', 'cancelled'), true)"
_ODD_RANK: Final = (
    "award_id IS NULL OR rank IS NULL OR NOT (rank >= 1 AND rank = floor(rank) AND rank < 2147483648)"
    " OR NOT coalesce(edition >= 1 AND edition = floor(edition) AND edition < 2147483648, true)"
    f" OR {_unknown('recipient', 'recipient_id')} OR {_unknown('level', 'level_id')}"
)
ODD: Final = " OR ".join(
    (
        "coalesce(mark < 2 OR suffix(claim, '#'), true)",
        _unknown("event", "event_id"),
        _no_time("time"),
        _no_time("published"),
        f"modality NOT IN ({_MODALITIES})",
        _unknown("said_by", "speaker_id"),
        (
            f"CASE WHEN is_quantity THEN {_ODD_QUANTITY} WHEN is_event THEN {_ODD_EVENT}"
            f" ELSE coalesce(kind <> 'rank', true) OR {_ODD_RANK} END"
        ),
    )
)
"""Whether the row may not be what it should be; NULL for no."""
