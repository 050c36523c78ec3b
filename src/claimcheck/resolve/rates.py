"""Rates per so many, as articles tell them: "8.7 per million people", "16,85 per 1.000 kelahiran hidup"."""

from __future__ import annotations

import re

from claimcheck.catalog.unit import Unit, over
from claimcheck.catalog.unit_text import counted, tidy
from claimcheck.catalog.units import Units

_PER = re.compile(r" ?/ ?|(?:^| )(?:per|tiap|setiap|in every|for every|out of every) ", re.IGNORECASE)
_OF_SO_MANY = re.compile(r"([0-9]+) (.+)")


def rate_of(words: str, own: Unit, units: Units) -> Unit | None:
    """Return the unit of a rate per so many that leaves out what the unit of its measure names, or names it otherwise.

    A noun that no unit is known by stands for that of the measure: "homicides per 100,000 inhabitants" are cases.
    ``None`` where the measure is in no such unit or the words are no such rate.
    """
    name, _, per = own.name.partition("/")
    served = _OF_SO_MANY.fullmatch(per)
    parts = _PER.split(tidy(words), maxsplit=1)
    if served is None or len(parts) == 1:
        return None
    number, noun = counted(parts[1])
    unit, of = (units.read(said) or units.read(known) for said, known in ((parts[0], name), (noun, served[2])))
    return over(unit, of, number) if unit is not None and of is not None and number > 0 else None
