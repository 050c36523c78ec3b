"""Makes the table of units: pint reads our own definitions (``units.txt``) when it is made, never words of a ledger.

Its parser takes "1,5 m" for 15 metres and "k" for the Boltzmann constant. ``python -m claimcheck.catalog.unit_table``
makes the table anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pint

from claimcheck.catalog.unit_text import tidy
from claimcheck.catalog.units import TABLE

DEFINITIONS = Path(__file__).with_name("units.txt")
COUNTED = "counts"  # the group of units.txt that holds counted things


def defined() -> list[str]:
    """Return the rows of the table, as pint defines them; in order of name.

    A row has the factor and the offset to the base unit, the dimension, whether it is of counted things, and the words.
    """
    registry = pint.UnitRegistry(None, non_int_type=Fraction, autoconvert_offset_to_baseunit=True)
    registry.load_definitions(DEFINITIONS)
    things = registry.get_group(COUNTED).members
    return [_row(registry, name, words, counts=name in things) for name, words in sorted(_words().items())]


def _row(registry: Any, name: str, words: list[str], *, counts: bool) -> str:
    zero, one = (registry.Quantity(Fraction(number), name).to_base_units().magnitude for number in (0, 1))
    dimension = registry.get_dimensionality(name)
    powers = ";".join(sorted(f"{base.strip('[]')}^{exponent}" for base, exponent in dimension.items()))
    known = dict.fromkeys(tidy(word) for word in [name, *words])
    return "\t".join([str(one - zero), str(zero), powers, "counts" if counts else "", *known])


def _words() -> dict[str, list[str]]:
    """Return each unit's words; ``ValueError`` where one word stands for two units."""
    words: dict[str, list[str]] = {}
    owner: dict[str, str] = {}
    for name, further in _definitions():
        words.setdefault(name, []).extend(further)
        for word in (name, *further):
            if owner.setdefault(tidy(word), name) != name:
                raise ValueError(f"{word} stands for {owner[tidy(word)]} and {name}")
    return words


def _definitions() -> Iterator[tuple[str, list[str]]]:
    for line in DEFINITIONS.read_text(encoding="utf-8").splitlines():
        parts = [part.strip() for part in line.split("=")]
        if line.startswith("@alias "):
            yield parts[0].removeprefix("@alias "), parts[1:]
        elif len(parts) > 1 and not line.startswith("#"):
            name, _, *further = parts
            yield name, [word for word in further if word != "_"]


def table_text() -> str:
    """Return the stored form of the table, one unit a line."""
    return "".join(f"{row}\n" for row in defined())


if __name__ == "__main__":
    Path(TABLE).write_text(table_text(), encoding="utf-8")
