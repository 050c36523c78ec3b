"""Rates as articles tell them: "8.7 per million people", "16,85 per 1.000 kelahiran hidup", "16,570 to the dollar"."""

from __future__ import annotations

import re

from claimcheck.catalog.unit import Unit, over
from claimcheck.catalog.unit_text import counted, tidy
from claimcheck.catalog.units import Units
from claimcheck.domain.pattern import on_demand

_WORDS = "per|tiap|setiap|each|for each|in every|for every|out of every|to the|against the|terhadap"
_EACH = on_demand(r" (?:apiece|each|masing masing)$")
_PER = on_demand(rf" ?/ ?|(?:^| )(?:{_WORDS}) ", re.IGNORECASE)
_OF_SO_MANY = on_demand(r"([0-9]+) (.+)")


def rate_of(words: str, own: Unit, units: Units) -> Unit | None:
    """Return the unit of a rate that leaves out what the unit of its measure names, or names it otherwise.

    "Per dollar" are rupiah where a rate of exchange is in them. Per so many, a noun that no unit is known by stands for
    that of the measure: "homicides per 100,000 inhabitants" are cases. "$51 apiece" is per what the measure is
    per. ``None`` where the words are no such rate.
    """
    name, _, per = own.name.partition("/")
    told = tidy(words)
    parts = [alone, per] if (alone := _EACH.sub("", told)) != told else _PER.split(told, maxsplit=1)
    if not per or len(parts) == 1:
        return None
    so_many = _OF_SO_MANY.fullmatch(per)
    number, noun = counted(parts[1])
    unit, of = units.read(parts[0] or name), units.of_figure(noun)  # "per kg gabah kering"
    if so_many is not None:
        unit, of = unit or units.read(name), of or units.read(so_many[2])
    return over(unit, of, number) if unit is not None and of is not None and number > 0 else None
