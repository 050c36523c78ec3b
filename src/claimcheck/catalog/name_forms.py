"""Forms of a name that articles use besides the catalog's: without its commas, with its abbreviation behind it."""

from __future__ import annotations

from typing import Final

from claimcheck.domain.pattern import on_demand

_ABBREVIATED: Final = on_demand(r"([^()]{3,200}?) ?\(([A-Z][^\W\d_]{1,14})\)")
_TITLES: Final = frozenset(("plt", "plh", "pj", "pjs"))
"""Abbreviations of titles, which say how an office is held."""

_LEVELS: Final = {
    **dict.fromkeys(("provinsi", "propinsi", "prov", "province"), "province"),
    **dict.fromkeys(("kabupaten", "kab", "regency"), "regency"),
    **dict.fromkeys(("kota", "city"), "city"),
    **dict.fromkeys(("kecamatan", "kec", "district"), "district"),
}


def named_with_its_level(name: str) -> tuple[str, str] | None:
    """Return the level of a place and its name alone: of "Provinsi Banten", "Kab. Lebak" and "Banten Province"."""
    first, _, rest = name.strip().partition(" ")
    before, _, last = name.strip().rpartition(" ")
    level = _LEVELS.get(first.casefold().rstrip("."))
    if level is not None and rest:
        return level, rest.strip()
    level = _LEVELS.get(last.casefold())
    return (level, before) if level is not None and before else None


def without_commas(name: str) -> str:
    """Return a name without its commas, which the long titles of offices are written with and without."""
    return " ".join(name.replace(",", " ").split()) if "," in name else name


def without_abbreviation(name: str) -> tuple[str, str] | None:
    """Return the name and its abbreviation of "Kepala Staf Angkatan Laut (KSAL)"; ``None`` for all else.

    The letters of an abbreviation stand in its name, in their order: "(Banten)" behind "Gubernur" is none.
    """
    found = _ABBREVIATED.fullmatch(name) if name.endswith(")") else None
    if found is None or found[2].casefold() in _TITLES:
        return None
    letters = iter(found[1].casefold())
    return (found[1], found[2]) if all(letter in letters for letter in found[2].casefold()) else None
