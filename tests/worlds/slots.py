"""Worlds of events, ranks, offices and properties: what is true of each slot, told coarsely; pairs are the judge.

Each slot narrows to a set: hours, smallest places, ranks, holders. Two claims exclude each other when their sets do.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from worlds.telling import MONTHS_EN, MONTHS_ID

PLACES = {
    "banten": None, "serang": "banten", "cikande": "serang", "balai": "cikande", "kibin": "serang",
    "lebak": "banten", "malingping": "lebak", "pendopo": "malingping", "jawa": None, "garut": "jawa",
}  # fmt: skip
LEAVES = ("balai", "kibin", "pendopo", "garut")
PEOPLE = {"Andra Soni": None, "Ratu Atut": None, "Budi Hartono": None}
RECIPIENTS = ("serang", "lebak", "garut")
RANKS = {
    "id": ("Terbaik {}", "juara {}", "peringkat ke-{}", "urutan ke-{}"),
    "en": ("rank {}", "no. {}"),
}
DAYS_ID = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
LAST = date(2025, 12, 31)


@dataclass(frozen=True)
class Told:
    """A claim, the slots that it narrows, and what it leaves of each."""

    article: str
    entry: dict[str, Any]
    narrows: dict[tuple[str, ...], frozenset[object]]

    @property
    def full(self) -> str:
        """Its name in the ledger."""
        return f"{self.article}#{self.entry['id']}"


@dataclass(frozen=True)
class Slots:
    """Articles in their languages, and what they tell."""

    seed: int
    languages: dict[str, str]
    claims: tuple[Told, ...]

    def documents(self) -> list[dict[str, Any]]:
        """Return the ledger."""
        made: list[dict[str, Any]] = [_catalog()]
        for article, language in self.languages.items():
            claims = [one.entry for one in self.claims if one.article == article]
            head = {"id": article, "language": language, "published": LAST.isoformat()}
            made.append({"article": head, "claims": claims} if claims else {"article": head})
        return made

    def clashes(self) -> set[frozenset[str]]:
        """Return the pairs that exclude each other."""
        found = set()
        for index, one in enumerate(self.claims):
            for other in self.claims[:index]:
                shared = one.narrows.keys() & other.narrows.keys()
                if any(one.narrows[slot].isdisjoint(other.narrows[slot]) for slot in shared):
                    found.add(frozenset((one.full, other.full)))
        return found


def slots(seed: int, *, lies: int = 0) -> Slots:
    """Return a world of a seed; ``lies`` claims are told of another truth."""
    rng = Random(f"slots {seed}")
    truth, other = Truth.drawn(rng), Truth.drawn(rng)
    languages = {f"art-{index}": rng.choice(["id", "en"]) for index in range(rng.randint(2, 4))}
    claims = [
        truth.tell(f"c{index}", rng.choice(list(languages)), languages, rng) for index in range(rng.randint(2, 9))
    ]
    for index in rng.sample(range(len(claims)), min(lies, len(claims))):
        claims[index] = other.tell(f"c{index}", claims[index].article, languages, rng)
    return Slots(seed, languages, tuple(claims))


@dataclass(frozen=True)
class Truth:
    """What is so: where and when each event was, who came where, who holds the office, when the award was founded."""

    days: dict[str, date]
    venues: dict[str, str]
    ranking: dict[str, tuple[str, ...]]
    holder: str
    founded: int

    @classmethod
    def drawn(cls, rng: Random) -> Truth:
        """Draw what is so."""
        events = ("gala", "expo")
        first = date(2025, 1, 1)
        return cls(
            {event: first + timedelta(days=rng.randint(0, 363)) for event in events},
            {event: rng.choice(LEAVES) for event in events},
            {event: tuple(rng.sample(RECIPIENTS, len(RECIPIENTS))) for event in events},
            rng.choice(list(PEOPLE)),
            rng.randrange(1990, 2020, 3),
        )

    def tell(self, name: str, article: str, languages: dict[str, str], rng: Random) -> Told:
        """Return a claim that holds."""
        make = rng.choice([self._event, self._event, self._rank, self._office, self._attribute])
        told = make(languages[article], rng)
        return replace(told, article=article, entry={"id": name, **told.entry})

    def _event(self, language: str, rng: Random) -> Told:
        event = rng.choice(list(self.days))
        entry: dict[str, Any] = {"kind": "event", "event": event}
        narrows: dict[tuple[str, ...], frozenset[object]] = {}
        if rng.random() < 0.8:
            entry["date"], narrows["date", event] = written_day(self.days[event], language, rng)
        if rng.random() < 0.7 or not narrows:
            place = rng.choice(chain(self.venues[event]))
            entry["place"] = place
            narrows["venue", event] = frozenset(leaf for leaf in PLACES if place in chain(leaf))
        return Told("", entry, narrows)

    def _rank(self, language: str, rng: Random) -> Told:
        event = rng.choice(list(self.ranking))
        number = rng.randint(1, len(RECIPIENTS))
        recipient = self.ranking[event][number - 1]
        words = rng.choice(RANKS[language]).format(number)
        entry = {"kind": "rank", "award": "prize", "event": event, "recipient": recipient, "rank": words}
        return Told("", entry, {("rank", event, recipient): frozenset({number}),
                                ("holder", event, str(number)): frozenset({recipient})})  # fmt: skip

    def _office(self, language: str, rng: Random) -> Told:
        del language
        day = date(2025, 6, rng.choice([1, 2]))
        entry = {"kind": "role", "person": self.holder, "role": "Gubernur", "of": "banten", "as-of": day.isoformat()}
        return Told("", entry, {("office", day.isoformat()): frozenset({self.holder})})

    def _attribute(self, language: str, rng: Random) -> Told:
        del language, rng
        entry = {"kind": "attribute", "subject": "prize", "property": "founded", "value": str(self.founded)}
        return Told("", entry, {("founded",): frozenset({self.founded})})


def chain(place: str) -> list[str]:
    """Return a place and all that it lies in."""
    found = [place]
    while (parent := PLACES[found[-1]]) is not None:
        found.append(parent)
    return found


def written_day(day: date, language: str, rng: Random) -> tuple[str, frozenset[object]]:
    """Return a day, or the month or year that it lies in, as an article writes it, with the hours that this leaves."""
    months = MONTHS_ID if language == "id" else MONTHS_EN
    form = rng.choice(["day", "day", "iso", "month", "year"])
    if form == "year":
        return str(day.year), hours(date(day.year, 1, 1), 365, language)
    if form == "month":
        following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
        first = day.replace(day=1)
        return f"{months[day.month - 1]} {day.year}", hours(first, (following - first).days, language)
    written = day.isoformat() if form == "iso" else f"{day.day} {months[day.month - 1]} {day.year}"
    if form == "day" and language == "id" and rng.random() < 0.5:
        written = f"{DAYS_ID[day.weekday()]} ({day.day}/{day.month}/{day.year})"
    return written, hours(day, 1, language)


def hours(first: date, days: int, language: str) -> frozenset[object]:
    """Return the hours of some days, where the article is at home: Jakarta is seven hours ahead."""
    start = first.toordinal() * 24 - (7 if language == "id" else 0)
    return frozenset(range(start, start + days * 24))


def _catalog() -> dict[str, Any]:
    return {
        "places": {name: {"name": name.title(), "within": within} if within else {"name": name.title()}
                   for name, within in PLACES.items()},
        "entities": {name.lower().replace(" ", "-"): {"name": name, "kind": "person"} for name in PEOPLE},
        "events": {"gala": {"name": "Gala"}, "expo": {"name": "Expo"}},
        "awards": {"prize": {"name": "Prize"}},
        "roles": {"governor": {"name": "Gubernur", "single-holder": "true"}},
        "properties": {"founded": {"single": "true"}},
    }  # fmt: skip
