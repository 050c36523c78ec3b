"""Products, quotients and powers of known units as news writes them: "USD/km", "rupiah per bulan", "kilometer persegi".

The whole text is taken apart at fixed marks and every part looked up: nothing is evaluated, and what is too long or too
high is refused (Pint reads "kg**9999999999", see its issue 1306).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TypeAlias

from claimcheck.catalog.unit import AREA, LENGTH, TIME, Unit, over, power, times
from claimcheck.domain.pattern import on_demand

Lookup: TypeAlias = Callable[[str], Unit | None]

MAX_LENGTH = 120
MAX_TERMS = 4
MAX_PER = 10**9

_BLANKS = re.compile(r"[\s_-]+")
_POSSESSIVE = on_demand(r"(?<=s)['’](?=\s|$)")
_PER = r" ?/ ?| (?:untuk )?(?:per|tiap|setiap) | to the "
# "perhari", as many write "per hari"; only what figures are told per: "persen" and "pertama" begin alike.
_PER_IN_ONE_WORD = re.compile(
    r"(?<=[^\W_] )per(?=(?:tahun|bulan|pekan|minggu|hari|jam|menit|detik|orang|kapita|liter|kilogram|kg|hektare|unit)"
    r"(?:nya)?(?![^\W_]))",
    re.IGNORECASE,
)
_RATE = r"(.+) an? (.+)"
_EVERY = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year"}
_PRODUCT = r" ?[*·⋅] ?"
_POWER = r"(.+?) ?(?:\^([234])|([²³⁴234]))"
_DIGITS = r"[0-9]{1,3}(?:[.,][0-9]{3}){1,3}|[0-9]{1,10}"
_NUMBER_WORDS = {
    "a": 1,
    "one": 1,
    "satu": 1,
    "ten": 10,
    "sepuluh": 10,
    "hundred": 100,
    "seratus": 100,
    "thousand": 1000,
    "ribu": 1000,
    "seribu": 1000,
    "million": 1_000_000,
    "juta": 1_000_000,
    "sejuta": 1_000_000,
}
_EXPONENTS = {"²": 2, "³": 3, "⁴": 4, "2": 2, "3": 3, "4": 4}
_WORD_POWERS = (
    ("", " persegi", 2),
    ("", " kubik", 3),
    ("square ", "", 2),
    ("sq ", "", 2),
    ("cubic ", "", 3),
    ("cu ", "", 3),
)
# What is measured out is named behind these: "ton gabah kering", "kilometres of road", "percent of GDP". Not behind
# money, miles or years, where a second word makes another unit: "dolar Singapura", "mil laut", "tahun cahaya".
_MEASURED_OUT = """
percent gram kilogram quintal tonne hectare acre litre barrel millimetre centimetre metre kilometre foot inch
mile yard kmh mph knot ounce gallon gigaton megaton kiloton watt kilowatt megawatt gigawatt point
"""
_SCALES_OF_WARMTH = ("degree Celsius", "degree Fahrenheit")
_IN_TWO_WORDS = ("percentage point", "basis point", "pound mass", "kilowatt hour", "megawatt hour", "gigawatt hour")
_OF_SPACE = tuple(f"{power} {unit}" for power in ("square", "cubic") for unit in ("metre", "kilometre", "foot", "mile"))
_AMOUNTS = frozenset((*_MEASURED_OUT.split(), *_IN_TWO_WORDS, *_OF_SPACE, "terawatt hour", *_SCALES_OF_WARMTH))
_CARBON = frozenset(("carbon", "co2", "co2e", "karbon", "karbondioksida"))
_PAID_FOR = frozenset(("of", "in", "for", "worth"))
_TIMES = frozenset(("year", "month", "week", "day", "hour", "minute", "second"))
_SERVED = "penjara kurungan in prison jail term sentence old behind bars"
_ON_END = "berturut turut beruntun in a row running straight consecutive successive"
_OF_TIMES = frozenset(f"{_SERVED} {_ON_END}".split())
_AHEAD = frozenset(("consecutive", "straight", "successive"))
# Behind a time these tell how far it is from another one, what it is per, or that it is none (a light year).
_FROM_ANOTHER = """
a an cahaya light ago before after later earlier longer shorter older younger sooner faster slower early late ahead
behind more less fewer from until till to past lagi lalu lebih kurang sebelum setelah
"""
_APART = frozenset(_FROM_ANOTHER.split())
_OTHER_WORDS = "per tiap setiap setara ekuivalen equivalent gaya force persegi kubik poin point points"
_OTHER_UNITS = frozenset(_OTHER_WORDS.split())
_WARMER = frozenset(("above", "below", "over", "warmer", "cooler", "hotter", "colder", "higher", "lower", "than"))
_OTHERS_OF = {
    "tonne": frozenset(("panjang", "pendek", "long", "short")),
    "acre": frozenset(("foot", "feet")),
    "mile": frozenset(("laut", "an", "a")),
    **dict.fromkeys(_SCALES_OF_WARMTH, _WARMER),
}


def tidy(text: str) -> str:
    """Return text with composed letters, and with one blank for each run of blanks, hyphens and underscores.

    The apostrophe of "years' imprisonment" is left out.
    """
    told = _BLANKS.sub(" ", unicodedata.normalize("NFC", text)).strip().removesuffix(".")
    return _POSSESSIVE.sub("", told) if "'" in told or "’" in told else told


def read_unit(text: str, lookup: Lookup) -> Unit | None:
    """Return the unit that the text names, ``None`` where some part is unknown; ``lookup`` knows the single units."""
    if len(text) > MAX_LENGTH:
        return None
    tidied = _PER_IN_ONE_WORD.sub("per ", tidy(text))
    known = lookup(tidied)
    if known is not None:
        return known
    first, *rest = re.split(_PER, tidied, flags=re.IGNORECASE)
    if len(rest) >= MAX_TERMS:
        return None
    unit = _product(first, lookup) or (read_amount(first, lookup) if rest else None)  # "barel minyak per hari"
    for words in rest:
        number, named = counted(words)
        per = _product(named, lookup)
        if unit is None or per is None or not 0 < number <= MAX_PER:
            return None
        unit = over(unit, per, number)
    return unit


def read_rate(text: str, lookup: Lookup) -> Unit | None:
    """Return the unit of a price "$ a barrel", or of what there is "a day" or "daily"; ``None`` for all else."""
    told = tidy(text[:MAX_LENGTH])
    named, _, last = told.rpartition(" ")
    found = re.fullmatch(_RATE, told)
    names = (named, _EVERY[last]) if last in _EVERY else found.groups() if found else ("", "")
    unit, per = map(lookup, names)
    if unit is None or per is None:
        return None
    is_in_time = per.dimension == TIME != unit.dimension  # "barrels a day", but not "days a week"
    is_on_land = per.dimension == AREA != unit.dimension  # "bushels an acre"
    return over(unit, per) if unit.is_money or is_in_time or is_on_land else None


def read_amount(text: str, lookup: Lookup) -> Unit | None:
    """Return the unit of words that name an amount and of what it is, ``None`` where they are no such words."""
    words = tidy(text[:MAX_LENGTH]).split(" ")
    if words[0].casefold() in _AHEAD:
        words = [*words[1:], words[0]]  # "65 consecutive months"
    for length in (2, 1):  # "metric tons of rice", "ton gabah"
        unit = lookup(" ".join(words[:length])) if len(words[0]) > 1 or words[0] == "%" else None
        stuff = [word.casefold() for word in words[length:]]
        if unit is not None and unit.name in _AMOUNTS and stuff:
            others = _OTHERS_OF.get(unit.name, frozenset[str]()) | _OTHER_UNITS
            others -= frozenset() if _CARBON.isdisjoint(stuff) else {"equivalent", "setara", "ekuivalen"}
            others -= {"force"} if unit.name == "percent" else frozenset()  # "percent of its work force"
            return unit if others.isdisjoint(stuff) and all(map(_is_noun, stuff)) else None
        if unit is not None and unit.name in _TIMES and stuff and _fills_time(stuff):
            return unit
        if (
            unit is not None
            and unit.is_money
            and len(stuff) > 1
            and stuff[0] in _PAID_FOR
            and all(map(_is_noun, stuff))
        ):
            return unit  # "dollars in aid"
    return None


def _fills_time(stuff: list[str]) -> bool:
    """Whether words behind a time tell what it is served or spent with: "years in prison", "hour operation"."""
    return _OF_TIMES.issuperset(stuff) or (
        _APART.isdisjoint(stuff) and _OTHER_UNITS.isdisjoint(stuff) and all(map(_is_noun, stuff))
    )


def _is_noun(word: str) -> bool:
    return word[0].isalpha() and word.replace(".", "").isalnum()  # "CO2", "U.S."


def counted(words: str) -> tuple[int, str]:
    """Take the number off "100.000 penduduk", "100 ribu penduduk", "a million people"; 1 where none stands there."""
    number, rest = 1, words.split(" ")
    while rest and (factor := _number(rest[0])) is not None:
        number, rest = number * factor, rest[1:]
    return number, " ".join(rest)


def _number(word: str) -> int | None:
    if re.fullmatch(_DIGITS, word):
        return int(re.sub("[.,]", "", word))
    return _NUMBER_WORDS.get(word.casefold())


def _product(text: str, lookup: Lookup) -> Unit | None:
    first, *rest = re.split(_PRODUCT, text)
    if len(rest) >= MAX_TERMS:
        return None
    unit = _factor(first, lookup)
    for words in rest:
        right = _factor(words, lookup)
        if unit is None or right is None:
            return None
        unit = times(unit, right)
    return unit


def _factor(text: str, lookup: Lookup) -> Unit | None:
    known = lookup(text)
    if known is not None:
        return known
    for before, after, exponent in _WORD_POWERS:
        if text.startswith(before) and text.endswith(after) and len(text) > len(before) + len(after):
            base = lookup(text[len(before) : len(text) - len(after)])
            if base is not None and base.dimension == LENGTH:
                return power(base, exponent)
    found = re.fullmatch(_POWER, text, re.DOTALL)
    base = lookup(found[1]) if found else None
    if found is None or base is None:
        return None
    return power(base, _EXPONENTS[found[2] or found[3]])
