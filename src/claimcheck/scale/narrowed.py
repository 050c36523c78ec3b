"""The columns of what each claim of a file of rows leaves of its slots, as ``narrowing`` makes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

from claimcheck.scale.needs import Needs
from claimcheck.scale.screen import FIRST, LAST

Columns: TypeAlias = Mapping[str, tuple[str, str]]

_NULL: Final = "NULL"

# Each column with its type and what is usual in it.
_SLOTS: Final[Columns] = {
    "slot": ("UBIGINT", _NULL),
    "lo": ("DOUBLE", _NULL),
    "hi": ("DOUBLE", _NULL),
    "meant_lo": ("DOUBLE", _NULL),
    "meant_hi": ("DOUBLE", _NULL),
    "first_day": ("INTEGER", str(FIRST)),
    "last_day": ("INTEGER", str(LAST)),
    "is_wide": ("BOOLEAN", "false"),
    "slot_2": ("UBIGINT", _NULL),
    "thing": ("INTEGER", _NULL),
    "state": ("TINYINT", _NULL),
}
_ROOTS: Final[Columns] = {
    "root": ("UBIGINT", _NULL),
    "is_special": ("BOOLEAN", "false"),
    "root_2": ("UBIGINT", _NULL),
}
_DOUBTS: Final[Columns] = {"is_alone": ("BOOLEAN", "false")}
PARTS: Final[Columns] = {
    "measure_number": ("INTEGER", _NULL),
    "place_number": ("INTEGER", _NULL),
    "rest": ("UBIGINT", _NULL),
    "facets": ("VARCHAR[]", _NULL),
}
FIGURES: Final[Columns] = {
    "figure": ("DOUBLE", _NULL),
    "figure_place": ("INTEGER", _NULL),
    "figure_measure": ("INTEGER", _NULL),
    "but_place": ("UBIGINT", _NULL),
    "but_measure": ("UBIGINT", _NULL),
}


def narrowed(needs: Needs) -> Columns:
    """Return the columns that are needed, each with its type and what is usual in it."""
    return {
        **_SLOTS,
        **(_ROOTS if needs.roots else {}),
        **(_DOUBTS if needs.doubts else {}),
        **(PARTS if needs.ties else {}),
        **(FIGURES if needs.echoes else {}),
    }
