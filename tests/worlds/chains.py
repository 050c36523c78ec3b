"""Planted conflicts of three to seven claims in as many articles, of which every smaller set can hold.

The insured of a province are less than its regencies add up to. Each regency's figure may itself follow from two
claims, and so may the province's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from random import Random

from worlds.model import Article, AsOf, Claim, Measure, Move, Place, Share, Step, Subject, Told, World
from worlds.telling import SPEAKERS, change_claim, figure_claim, subject_entry
from worlds.truth import COUNTS, PERCENT, people
from worlds.writing import exactly

REGENCIES = ("Serang", "Lebak", "Cilegon", "Pandeglang")
NOW = AsOf("2025-11-27", date(2025, 11, 27), date(2025, 11, 27))
THEN = AsOf("2024-11-27", date(2024, 11, 27), date(2024, 11, 27))
MEASURES = (
    people("workers"),
    people("insured", part_of=("workers",), formulas=(("+", "wage", "other"),)),
    people("wage"),
    people("other"),
    Measure("coverage", "percent", bounds=PERCENT, formulas=(("/", "insured", "workers"),)),
)
SHORT = 12_000  # of the province's figure: more than rounding bridges, less than half of any regency


def chain(length: int, seed: int) -> World:
    """Return a world of this many claims, which exclude each other all together and in no smaller number."""
    rng = Random(f"chain {length} {seed}")
    return _Chain(rng, length).world(seed)


@dataclass
class _Chain:
    rng: Random
    length: int
    claims: list[Claim] = field(default_factory=list)

    def world(self, seed: int) -> World:
        """Plan how many claims each side takes, then tell them."""
        rng = self.rng
        above = rng.choice([1, 2]) if self.length > 3 else 1
        below = self.length - above
        regencies = rng.randint(max(2, -(-below // 2)), min(below, len(REGENCIES)))
        doubled = below - regencies
        names = [name.lower() for name in REGENCIES[:regencies]]
        values = [rng.randrange(25_011, 90_000, 10) for _ in names]
        for index, (place, value) in enumerate(zip(names, values, strict=True)):
            if index < doubled:
                rng.choice([self._sum, self._change, self._share])(place, value)
            else:
                self._tell("insured", place, value)
        self._above(sum(values) - SHORT, above)
        rng.shuffle(self.claims)
        articles = tuple(Article(claim.article, "id", None) for claim in self.claims)
        places = [Place("banten", "Banten", None, True)]
        places += [Place(name, name.title(), "banten") for name in names]
        return World(seed, tuple(places), MEASURES, (), SPEAKERS, articles, tuple(self.claims))

    def _article(self) -> Article:
        return Article(f"article-{len(self.claims) + 1}", "id", None)

    def _tell(self, measure: str, place: str, value: Fraction | int, as_of: AsOf = NOW) -> None:
        article = self._article()
        told = self._told(measure, value)
        self.claims.append(figure_claim("c", article, Subject(measure, place), as_of, told))

    def _told(self, measure: str, value: Fraction | int) -> Told:
        entry = next(one for one in MEASURES if one.id == measure)
        return exactly(Fraction(value), entry, "id", self.rng)

    def _sum(self, place: str, value: int) -> None:
        wage = value // 2 - value // 2 % 10 + 1
        self._tell("wage", place, wage)
        self._tell("other", place, value - wage)

    def _change(self, place: str, value: int) -> None:
        """Tell where it stood a year ago, and by how much it grew since."""
        growth = 1_001
        self._tell("insured", place, value - growth, THEN)
        step = Step("amount", self._told("insured", growth))
        move = Move(Subject("insured", place), NOW, None, THEN, None, (step,), 1)
        claim = change_claim("c", self._article(), move)
        self.claims.append(claim)

    def _share(self, place: str, value: int) -> None:
        """Tell its workers, and which share of them is insured: by the measure of shares or as a claimed ratio."""
        self._tell("workers", place, value * 100 // 91)
        if self.rng.random() < 0.5:
            self._tell("coverage", place, 91)
            return
        top, bottom = Subject("insured", place), Subject("workers", place)
        told = exactly(Fraction(91), Measure("share", "percent", bounds=COUNTS), "id", self.rng)
        told = Told(told.words, told.said.times(Fraction(1, 100)), told.meant.times(Fraction(1, 100)), False)
        entry = {"id": "c", "kind": "ratio", "value": told.words, "as-of": NOW.words,
                 "numerator": subject_entry(top), "denominator": subject_entry(bottom)}  # fmt: skip
        self.claims.append(Claim("c", self._article().id, Share(top, bottom, NOW, told), entry))

    def _above(self, value: int, claims: int) -> None:
        """Tell the province's figure, or its workers and the share of them."""
        if claims == 1:
            has_workers = any(claim.entry.get("measure") == "workers" for claim in self.claims)
            self._tell("insured" if has_workers else self.rng.choice(["insured", "workers"]), "banten", value)
            return
        self._tell("workers", "banten", value * 100 // 71)
        self._tell("coverage", "banten", 71)
