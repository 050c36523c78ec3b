"""What a word or a letter of a figure stands for, of several things, as its measure shows: pounds, cents, "4.5m"."""

from __future__ import annotations

import re
from typing import Final

from claimcheck.catalog.entries import Measure
from claimcheck.catalog.unit import LENGTH, SHARE_DIFFERENCE, TEMPERATURE_DIFFERENCE, TIME
from claimcheck.catalog.units import Unit, Units
from claimcheck.domain.figure import Figure
from claimcheck.domain.pattern import on_demand
from claimcheck.resolve.rates import rate_of

# Compiled when a word is first looked for: most ledgers have none of them.
_HOMONYMS: Final = (
    (r"\bpounds?\b", ("pound sterling", "pound mass")),
    (r"\b(?:cents?|sen)\b", ("US cent", "euro cent")),
    (r"\bshares?\b", ("share of stock",)),
    (r"\blembar(?:nya)?\b", ("share of stock",)),
    (r"\bkilo\b", ("kilometre",)),
    (r"\bpc\b", ("percent",)),
    (r"\bkts?\b", ("knot",)),
    (r"\bmb\b", ("millibar",)),
    (r"^in$", ("inch",)),
    (r"\bnm\b", ("nautical mile",)),
    # Statistics of tourism count visits, and papers tell them as visitors; those who run a business are people.
    (
        (
            r"\b(?:wisman|wisnus|(?:wisatawan|turis)(?: mancanegara| nusantara| asing| domestik)?|visitors?|tourists?|"
            r"(?:foreign )?(?:tourist |visitor )?arrivals?)\b"
        ),
        ("visit",),
    ),
    (r"\bpelaku (?:usaha|UMKM|UKM)\b", ("person",)),
)
# What shares differ by is told in points, or in percent ("a margin of error of plus or minus 3 percent"); a ratio in
# times; and how much warmer it is in degrees.
_OF_SHARES: Final = {"point": "percentage point", "percent": "percentage point"}
_TIMES: Final = frozenset(("times", "x", "kali"))
_DIFFERENCES: Final = {"degree Celsius": "Celsius degree", "degree Fahrenheit": "Fahrenheit degree"}
_APART: Final = on_demand(
    r"\s(?:above|below|over|warmer than|cooler than|hotter than|colder than|di atas|di bawah)\s.*"
)
# "2.05.32" and "3.45,21", as Indonesian papers write what a clock has stopped at.
_STOPPED: Final = on_demand(
    r"(?<![0-9.,])0?([0-9]{1,2})\.([0-5][0-9])(?:\.([0-5][0-9])(,[0-9]{1,3})?|(,[0-9]{1,3}))(?![0-9.,])"
)
_CLOCK: Final = on_demand(r"\b[0-9]{1,2}[.:][0-5][0-9]\b")
_MAGNITUDE_WORDS = """
M Mw Mag SR magnitude earthquake quake tremor aftershock temblor gempa
"""
_MAGNITUDES: Final = frozenset(_MAGNITUDE_WORDS.split())
_M: Final = on_demand(r"(?<=[0-9])\s?m\b(?!\s?[/*^·])")
_VICTORY: Final = on_demand(r"^(?:won|wins) (?:by )?(?=\S)", re.IGNORECASE)
_AND_CENTS: Final = on_demand(r"\b(an?|one|[0-9]{1,9}) (dollar|pound|euro)s?,? and ([0-9]{1,2}) (?:cents?|pence|p)\b")
# "2h 1m 9s" and "1m 52.56s": of what is measured in time only, as "m" is million elsewhere.
_HOURS: Final = on_demand(r"(?<![\w.])(?:([0-9]{1,3})h\s?)?([0-9]{1,2})m(?:\s?([0-9]{1,2}(?:\.[0-9]{1,3})?)s)?(?!\w)")
_THINGS_TOO: Final = frozenset(("degree", "bar", "knot", "yard", "quarter", "point", "second", "century", "bit"))
_SPELLED: Final = {"bpd": "barrel/day", "MMSCFD": "cubic foot/day"}
_DAY: Final = 86_400  # seconds


def unit_of(words: str, measure: Measure, units: Units) -> Unit | None:
    """Return the unit that words name: of several that they may stand for, the one that the measure is in.

    A word of the ledger may be another's elsewhere ("people" who run and who watch), pounds are two things, and
    cents those of several currencies.
    """
    if measure.unit.name == "magnitude" and _MAGNITUDES.issuperset(words.rstrip(" =:.").replace("-", " ").split()):
        return measure.unit
    unit = units.of_figure(words)
    if unit is not None and measure.unit.takes(unit):
        return unit
    difference = _difference(words, unit, measure, units)
    if difference is not None:
        return difference
    others = (*map(Units.standard().of_figure, _readings(words)), rate_of(words, measure.unit, units))
    return next((other for other in others if other is not None and _is_of(measure, other, units)), unit)


def _readings(words: str) -> list[str]:
    """Return the words, and the same with what their homonyms may stand for: "143 cents per share" has two."""
    found = [words]
    for word, several in _HOMONYMS:
        meant = [told for told in found if re.search(word, told, re.IGNORECASE)]
        found += [re.sub(word, one, told, flags=re.IGNORECASE) for told in meant for one in several]
    return found


def _difference(words: str, unit: Unit | None, measure: Measure, units: Units) -> Unit | None:
    """Return the unit of words that tell how far apart two shares are, or two temperatures, or how often one goes."""
    own = measure.unit
    if own.dimension == TEMPERATURE_DIFFERENCE:
        return units.read(_DIFFERENCES.get(unit.name, "")) if unit is not None else None
    if own.name == "share" and unit is not None and unit.name == "point":
        return units.read("share point")  # an index of 0.381 that rose by 0.002 points
    if own.dimension == SHARE_DIFFERENCE or (own.dimension == () and unit is not None and unit.name == "point"):
        return units.read(_OF_SHARES.get(unit.name, "")) if unit is not None else None
    return own if own.name == "share" and words in _TIMES else None


def _is_of(measure: Measure, unit: Unit, units: Units) -> bool:
    return measure.unit.takes(unit) or with_its_per(unit, measure, units) is not None


def with_its_per(unit: Unit, measure: Measure, units: Units) -> Unit | None:
    """Return a price or a capacity with what it leaves out that it is per.

    Of a rate per two things the article may name one: "Rp 552.985 per bulan" is that of each person.
    """
    _, *pers = _SPELLED.get(measure.unit.name, measure.unit.name).split("/")
    if "/" not in unit.name:
        return _per(unit, "/".join(pers), measure, units) if pers else None
    return next((full for per in pers if (full := _per(unit, per, measure, units)) is not None), None)


def _per(unit: Unit, per: str, measure: Measure, units: Units) -> Unit | None:
    served = units.read(per)
    is_capacity = served is not None and served.dimension == TIME and served.factor >= _DAY  # "120 km" is no speed
    is_each = served is not None and served.counts and "/" in unit.name
    full = units.read(f"{unit.name}/{per}") if _is_of_money(unit, units) or is_capacity or is_each else None
    if full is None or not measure.unit.takes(full):
        return None
    return measure.unit if full.factor == measure.unit.factor else full


def comes_in_units(measure: Measure, units: Units) -> bool:
    """Whether what is told to the unit is so: things and money are; an index "up 0.45 percent to 5,957" is rounded."""
    return measure.whole_number or measure.unit.counts or _is_of_money(measure.unit, units)


def counts_each(unit: Unit, units: Units) -> bool:
    """Whether a unit is that of how many things each of others has, as people per household."""
    parts = [units.read(part) for part in unit.name.split("/")]
    return len(parts) == len(("things", "others")) and all(part is not None and part.counts for part in parts)


def _is_of_money(unit: Unit, units: Units) -> bool:
    money = units.read(unit.name.partition("/")[0])
    return money is not None and money.is_money


def _in_hours(found: re.Match[str]) -> str:
    told = zip(found.groups(), ("hours", "minutes", "seconds"), strict=True)
    parts = [f"{n.lstrip('0') or 0} {unit}" for n, unit in told if n is not None]
    is_million = len(parts) == 1 and found.end() < len(found.string)  # "13m hours"
    return found[0] if is_million else ", ".join(parts)


def may_name_things(figure: Figure, unit: Unit, language: str) -> bool:
    """Whether the unit of a count may be the name of a thing: "3,000 degrees", "12 second homes", "20 foot soldiers".

    A unit of several has the plural in English, and what stands before a noun has not.
    """
    first, *nouns = figure.unit.split(" ")
    is_before_a_noun = bool(nouns) and language == "en" and first.islower() and not first.endswith("s")
    return unit.name in _THINGS_TOO or (is_before_a_noun and figure.n != 1)


def spelled_out(words: str, measure: Measure, units: Units) -> str:
    """Return English words with "m" spelled out as the measure shows it to be: the metres of a wall, or million.

    What a difference in warmth is from ("above the 20th-century average") is left out, and that something was won. "A
    dollar and 79 cents" is 1.79 dollars.
    """
    if not any(base.isupper() for base, _ in measure.unit.dimension):
        words = _VICTORY.sub("", words)  # of money or prices, "won 500 billion" is money of Korea
    elif measure.unit.is_money and " and " in words:
        words = _AND_CENTS.sub(_with_cents, words)
    if measure.unit.dimension == TEMPERATURE_DIFFERENCE:
        return _APART.sub("", words)
    if measure.unit.dimension == TIME:
        return _HOURS.sub(_in_hours, words)
    found = _M.search(words) if "m" in words else None
    is_length = measure.unit.dimension == LENGTH
    if found is None or not (is_length or measure.unit.counts or measure.unit.is_money):
        return words
    after = units.read(words[found.end() :].strip())
    is_metres = is_length and (after is None or after.dimension != LENGTH)  # "4.5m miles"
    return _M.sub(" metres" if is_metres else " million", words)


def _with_cents(found: re.Match[str]) -> str:
    whole = found[1] if found[1].isdigit() else "1"
    return f"{whole}.{found[3]:0>2} {found[2]}s"


def on_clock(words: str, measure: Measure) -> str:
    """Return Indonesian words with colons in what a clock has stopped at, where the measure is one of time."""
    if measure.unit.dimension != TIME or "." not in words:
        return words
    return _STOPPED.sub(
        lambda found: ":".join(filter(None, found.group(1, 2, 3))) + (found[4] or found[5] or ""), words
    )


def may_be_on_clock(words: str, measure: Measure) -> bool:
    """Whether words of a measure of time hold what may be hours and minutes, and so no broken number: "07.00-15.00"."""
    return measure.unit.dimension == TIME and _CLOCK.search(words) is not None
