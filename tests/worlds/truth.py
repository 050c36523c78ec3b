"""Catalogs and the true values behind them: exact, and consistent with every relation that the catalog states."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from fractions import Fraction
from random import Random
from typing import Any

from worlds.model import Formula, Measure, Place, Range, Relation, Scope, Subject, World

NAMES = ("Banten", "Serang", "Lebak", "Cilegon", "Pandeglang", "Tangerang", "Cikande", "Anyer", "Ciruas", "Kramatwatu")
SECTORS = ("informal", "formal")
COUNTS = Range(Fraction(0))
AMOUNTS = Range(Fraction(0), Fraction(10**15))
PERCENT = Range(Fraction(0), Fraction(100))
MONTHS = 12


def people(name: str, **more: Any) -> Measure:
    """Return a measure that counts people."""
    given: dict[str, Any] = {"whole": True, "additive": True, "bounds": COUNTS, **more}
    return Measure(name, "person", **given)


def catalog_of(rng: Random) -> tuple[tuple[Measure, ...], tuple[Relation, ...]]:
    """Draw what is measured: one of a few small catalogs, with some of its relations left out."""
    measures, relations = rng.choice([_work, _work, _quake, _harvest, _visits, _debts])(rng)
    return tuple(measures), tuple(relations)


def _work(rng: Random) -> tuple[list[Measure], list[Relation]]:
    nature = rng.choice(["stock", "stock", "fixed"])
    measures = [people("workers", nature=nature, whole=rng.random() < 0.8),
                people("insured", nature=nature, part_of=("workers",), whole=rng.random() < 0.9)]  # fmt: skip
    relations = []
    if rng.random() < 0.7:
        measures.append(Measure("coverage", "percent", nature, bounds=PERCENT, formulas=(("/", "insured", "workers"),)))
    if rng.random() < 0.6:
        measures += [people("wage", nature=nature, part_of=rng.choice([(), ("insured",)])),
                     people("other", nature=nature)]  # fmt: skip
        if rng.random() < 0.7:
            sums = (("+", "wage", "other"),)
            measures[1] = people("insured", nature=nature, part_of=("workers",), formulas=sums)
        else:
            relations.append(Relation("wage-and-other", "insured", ">=", ("+", "wage", "other")))
    if rng.random() < 0.4:
        whole = measures[0].whole and measures[1].whole
        measures.append(people("uninsured", nature=nature, whole=whole, formulas=(("-", "workers", "insured"),)))
    if rng.random() < 0.3:
        whole = measures[1].whole
        measures.append(people("payments", nature=nature, whole=whole, formulas=(("*", Fraction(3), "insured"),)))
    return measures, relations


def _quake(rng: Random) -> tuple[list[Measure], list[Relation]]:
    measures = [people("dead", nature="cumulative"), people("injured", nature="cumulative"),
                people("victims", nature="cumulative", formulas=(("+", "dead", "injured"),)),
                people("women", nature="cumulative", part_of=("dead",))]  # fmt: skip
    if rng.random() < 0.5:
        measures.append(Measure("share", "percent", "cumulative", bounds=PERCENT, formulas=(("/", "women", "dead"),)))
    return measures, [Relation("more-injured", "injured", ">=", "dead")] if rng.random() < 0.4 else []


def _harvest(rng: Random) -> tuple[list[Measure], list[Relation]]:
    additive = rng.random() < 0.5
    plain: dict[str, Any] = {"bounds": AMOUNTS, "additive": additive}
    measures = [Measure("rice", "tonne", "flow", **plain), Measure("maize", "tonne", "flow", **plain),
                Measure("crops", "tonne", "flow", formulas=(("+", "rice", "maize"),), **plain)]  # fmt: skip
    if rng.random() < 0.5:
        measures.append(Measure("sold", "tonne", "flow", part_of=("crops",), **plain))
    if rng.random() < 0.5:
        measures.append(Measure("share", "percent", "flow", formulas=(("/", "rice", "crops"),)))
    return measures, []


def _visits(rng: Random) -> tuple[list[Measure], list[Relation]]:
    measures = [people("visitors", nature="flow"), people("foreign", nature="flow", part_of=("visitors",))]
    if rng.random() < 0.6:
        measures.append(people("domestic", nature="flow", formulas=(("-", "visitors", "foreign"),)))
    if rng.random() < 0.5:
        measures.append(Measure("share", "percent", "flow", bounds=PERCENT, formulas=(("/", "foreign", "visitors"),)))
    return measures, []


def _debts(rng: Random) -> tuple[list[Measure], list[Relation]]:
    plain: dict[str, Any] = {"bounds": AMOUNTS, "nature": rng.choice(["stock", "fixed"])}
    measures = [Measure("loans", "USD", **plain), Measure("bonds", "USD", **plain),
                Measure("debt", "USD", formulas=(("+", "loans", "bonds"),), **plain)]  # fmt: skip
    if rng.random() < 0.5:
        measures.append(Measure("overdue", "USD", part_of=("debt",), **plain))
    return measures, []


def places_of(rng: Random) -> tuple[Place, ...]:
    """Draw a tree of places of one to three storeys."""
    names = list(NAMES)
    rng.shuffle(names)
    made: list[Place] = []

    def grow(parent: str | None, depth: int) -> None:
        name = names.pop()
        children = rng.choice([0, 2, 2, 3]) if depth < 2 and len(names) > 4 else 0
        children = 2 if depth == 0 and not children and rng.random() < 0.9 else children
        made.append(Place(name.lower(), name, parent, children > 0 and rng.random() < 0.6))
        for _ in range(min(children, len(names))):
            grow(name.lower(), depth + 1)

    grow(None, 0)
    return tuple(made)


@dataclass
class Truth:
    """True values: drawn for the smallest parts of the world when first asked for, added up for the others."""

    world: World
    rng: Random
    size: int
    drawn: dict[Hashable, Fraction] = field(default_factory=dict)

    def value(self, subject: Subject, when: tuple[int, ...] | int | None) -> Fraction | None:
        """Return the true value; ``None`` where it is a share of nothing. Flows are asked for by their months."""
        measure = self.world.measure(subject.measure)
        if measure.nature == "fixed":
            when = None
        quotient = next((formula for formula in measure.formulas if formula[0] == "/"), None)
        if quotient is not None:
            top, bottom = (
                self.value(Subject(name, subject.place, subject.scope, subject.of), when) for name in quotient[1:]
            )
            return None if not bottom or top is None else top / bottom / measure.base
        leaves = self._leaves(subject.place)
        times = when if isinstance(when, tuple) else (when,)
        return sum(
            (self._leaf(measure, leaf, sector, time, subject.of) for leaf in leaves
             for sector in self._sectors(subject.scope) for time in times),
            Fraction(0),
        )  # fmt: skip

    def _leaves(self, place: str | None) -> list[str | None]:
        """Return the smallest places in a place, and what lies in none of them."""
        if place is None:
            return [None]
        children = [one.id for one in self.world.places if one.parent == place]
        if not children:
            return [place]
        inner = [leaf for child in children for leaf in self._leaves(child)]
        return inner if self.world.place(place).divided else [*inner, f"rest of {place}"]

    def _sectors(self, scope: Scope) -> tuple[str, ...]:
        return tuple(value for _, value in scope) or (*SECTORS, "neither")

    def _leaf(self, measure: Measure, place: str | None, sector: str, when: int | None, of: str | None) -> Fraction:
        key = (measure.id, place, sector, when, of)
        if key not in self.drawn:
            self.drawn[key] = self._draw(
                measure, lambda name: self._leaf(self.world.measure(name), place, sector, when, of)
            )
        return self.drawn[key]

    def _draw(self, measure: Measure, other: Callable[[str], Fraction]) -> Fraction:
        if measure.formulas:
            return computed(measure.formulas[0], other)
        name = measure.id
        if name in ("women", "foreign", "sold", "overdue") or (name == "insured" and not self._adds_up()):
            return self._share_of(other(measure.part_of[0]), measure)
        if name in ("wage", "other") and not self._adds_up():
            taken = other("wage") if name == "other" else 0
            return self._share_of(other("insured") - taken, measure)
        if name in ("injured", "workers"):
            floor = {"injured": "dead", "workers": "insured"}[name]
            return self._some(measure) + (other(floor) if name == "injured" or self._adds_up() else 0)
        return self._some(measure) if self.rng.random() < 0.9 else Fraction(0)

    def _some(self, measure: Measure) -> Fraction:
        size = Fraction(self.rng.randint(0, self.size * 1000), 1000)
        return Fraction(int(size)) if measure.whole else size

    def _share_of(self, value: Fraction, measure: Measure) -> Fraction:
        part = value * Fraction(self.rng.randint(0, 100), 100)
        return Fraction(int(part)) if measure.whole else part

    def _adds_up(self) -> bool:
        return any(one.id == "insured" and one.formulas for one in self.world.measures)


def computed(formula: Formula, value: Callable[[str], Fraction]) -> Fraction:
    """Return the value of a formula without quotients."""
    if isinstance(formula, str):
        return value(formula)
    if isinstance(formula, Fraction):
        return formula
    op, left, right = formula[0], computed(formula[1], value), computed(formula[2], value)
    return left + right if op == "+" else left - right if op == "-" else left * right
