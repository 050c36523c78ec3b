"""The catalog of an archive: provinces, regencies and halls, companies, speakers, events, awards and measures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from benchmarks.ledgers.figures import Unit

PROVINCES: Final = 38
REGENCIES: Final = 10  # in each province
HALLS: Final = 2  # in each regency
COMPANIES: Final = 200
SPEAKERS: Final = 40
AWARDS: Final = 20
AREAS: Final = PROVINCES * (REGENCIES + 1)

_CONSONANTS, _VOWELS = "bdgjklmnprst", "aiou"


class Measure(NamedTuple):
    """A measure: its catalog entry, about how much there is of it in a regency, and how figures of it are written."""

    id: str
    entry: str
    size: int
    units: tuple[Unit, ...]


_PEOPLE = (Unit("", "orang"), Unit("", "jiwa"))
WORKERS: Final = Measure("workers", "unit: person, nature: stock, whole-number: true", 200_000, _PEOPLE)
INSURED: Final = Measure(
    "insured", "unit: person, nature: stock, whole-number: true, part-of: workers", 25_000, _PEOPLE
)
VISITORS: Final = Measure(
    "visitors", "unit: person, nature: stock, whole-number: true, additive: false", 40_000, _PEOPLE
)
ATTENDANCE: Final = Measure(
    "attendance", "unit: person, nature: fixed, whole-number: true, additive: false", 5_000, _PEOPLE
)
COVERAGE: Final = Measure("coverage", "unit: percent, nature: stock, bounds: [0, 100]", 25, (Unit("", "persen", 0, 2),))
HARVEST: Final = Measure("harvest", "unit: tonne, nature: flow", 8_000, (Unit("", "ton"), Unit("", "kuintal", -1)))
BUDGET: Final = Measure("budget", "unit: IDR, nature: flow", 5_000_000_000, (Unit("Rp ", ""), Unit("", "rupiah")))
ESTATE: Final = Measure(
    "estate", "unit: hectare, nature: fixed", 12_000, (Unit("", "hektare"), Unit("", "kilometer persegi", 2))
)
MEASURES: Final = (WORKERS, INSURED, VISITORS, ATTENDANCE, COVERAGE, HARVEST, BUDGET, ESTATE)


class Place(NamedTuple):
    """A place: its id, name and level, what it lies within, and the first and last of the halls in it."""

    id: str
    name: str
    level: str
    within: str | None
    first: int
    last: int


def _name(number: int) -> str:
    """Return a name of three syllables; no two numbers below 110,592 have the same."""
    syllables = []
    for _ in range(3):
        number, rest = divmod(number, len(_CONSONANTS) * len(_VOWELS))
        syllables.append(_CONSONANTS[rest // len(_VOWELS)] + _VOWELS[rest % len(_VOWELS)])
    return "".join(syllables).capitalize()


def _places() -> Iterator[Place]:
    inside = REGENCIES * HALLS
    for p in range(PROVINCES):
        first = p * inside
        yield Place(f"p{p}", f"Provinsi {_name(p)}", "province", None, first, first + inside - 1)
    for r in range(PROVINCES * REGENCIES):
        yield Place(f"r{r}", f"Kabupaten {_name(100 + r)}", "regency", f"p{r // REGENCIES}", r * HALLS,
                    (r + 1) * HALLS - 1)  # fmt: skip
    for h in range(PROVINCES * REGENCIES * HALLS):
        yield Place(f"h{h}", f"Gedung {_name(1000 + h)}", "venue", f"r{h // HALLS}", h, h)


PLACE: Final = tuple(_places())
PROVINCE: Final = PLACE[:PROVINCES]
REGENCY: Final = PLACE[PROVINCES : PROVINCES + PROVINCES * REGENCIES]
HALL: Final = PLACE[PROVINCES + PROVINCES * REGENCIES :]
COMPANY: Final = tuple(f"PT {_name(4000 + number)}" for number in range(COMPANIES))
SPEAKER: Final = tuple(f"{_name(5000 + number)} {_name(6000 + number)}" for number in range(SPEAKERS))


def place(number: int) -> Place:
    """Return a place by number: each province is followed by its regencies."""
    province, regency = divmod(number % AREAS, REGENCIES + 1)
    return REGENCY[province * REGENCIES + regency - 1] if regency else PROVINCE[province]


def catalog(events: int) -> Iterator[str]:
    """Yield the lines of the catalog."""
    yield "places:\n"
    for one in PLACE:
        alias = f", aliases: [{one.name.replace('Kabupaten', 'Kab.')}]" if one.level == "regency" else ""
        within = f", within: {one.within}" if one.within else ""
        yield f"  {one.id}: {{name: {one.name}{alias}, level: {one.level}{within}}}\n"
    yield "entities:\n"
    yield from (f"  c{number}: {{name: {name}, kind: organisation}}\n" for number, name in enumerate(COMPANY))
    yield from (f"  s{number}: {{name: {name}, kind: person}}\n" for number, name in enumerate(SPEAKER))
    yield "measures:\n"
    yield from (f"  {measure.id}: {{{measure.entry}}}\n" for measure in MEASURES)
    yield "events:\n"
    yield from (f"  e{number}: {{name: Festival {_name(10_000 + number)}}}\n" for number in range(events))
    yield "awards:\n"
    yield from (f"  a{number}: {{name: Piala {_name(7000 + number)}}}\n" for number in range(AWARDS))


def leaves() -> Iterator[str]:
    """Yield the lines of a table of places with the first and last of their halls, for peers that know no trees."""
    yield "place,first,last\n"
    yield from (f"{one.id},{one.first},{one.last}\n" for one in PLACE)
