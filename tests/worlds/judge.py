"""What a world's claims leave possible, by z3, from the world's own description.

It shares nothing with the engine: cells are made for every place, scope and time that the claims touch, every relation
is stated over all of them, and shares are stated as two inequalities, so that all is linear and z3 can always answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations, permutations
from typing import Any, TypeAlias

import z3

from worlds.model import (
    Article,
    AsOf,
    Claim,
    Figure,
    Formula,
    Measure,
    Move,
    Range,
    Rank,
    Scope,
    Share,
    Subject,
    Told,
    World,
)

Time: TypeAlias = tuple[object, ...]
Key: TypeAlias = tuple[str, str | None, str | None, Scope, str, Time]
ALWAYS: Time = ("always",)
NOTHING = Fraction(0)


class Judge:
    """Says of any of a world's claims whether they can hold together, as said and strictly of one time."""

    def __init__(self, world: World, *, meant: bool = False) -> None:
        self.world = world
        self.meant = meant
        self.solver = z3.Solver()
        self.solver.set("timeout", 20_000)
        self.cells: dict[Key, Any] = {}
        self.names: dict[int, Key] = {}
        self.shares: dict[Key, list[tuple[Any, Range]]] = {}
        self.sharing: dict[Key, list[Any]] = {}
        self.marks = {claim.full: z3.Bool(claim.full) for claim in world.claims}
        self.ranked: list[tuple[Claim, Rank, Any]] = []
        self.fresh = 0
        told = [claim for claim in world.claims if claim.modality != "denial"]
        for claim in told:
            self._say(claim)
        self._order()
        self._frames()
        self._relate()

    def consistent(self, claims: Iterable[str]) -> bool | None:
        """Whether these claims can hold together; ``None`` where z3 gives up."""
        answer = self.solver.check(*(self.marks[name] for name in claims))
        return None if answer == z3.unknown else bool(answer == z3.sat)

    def conflicts(self, claims: Sequence[str], most: int = 60) -> set[frozenset[str]] | None:
        """Return the minimal conflicts among these claims: seeds from a map of what is not yet known (MARCO, 2016)."""
        found: set[frozenset[str]] = set()
        seeds = z3.Solver()
        switches = {name: z3.Bool(f"in {name}") for name in claims}
        while seeds.check() == z3.sat and len(found) <= most:
            model = seeds.model()
            seed = [name for name in claims if not z3.is_false(model.eval(switches[name]))]
            answer = self.consistent(seed)
            if answer is None:
                return None
            if answer:
                grown = self._grown(seed, claims)
                seeds.add(z3.Or([switches[name] for name in claims if name not in grown]))
            else:
                shrunk = self._shrunk(seed)
                if shrunk is None:
                    return None
                found.add(frozenset(shrunk))
                seeds.add(z3.Or([z3.Not(switches[name]) for name in shrunk]))
        return found if len(found) <= most else None

    def _grown(self, seed: list[str], claims: Sequence[str]) -> set[str]:
        grown = list(seed)
        for name in claims:
            if name not in grown and self.consistent([*grown, name]):
                grown.append(name)
        return set(grown)

    def _shrunk(self, seed: list[str]) -> list[str] | None:
        core = {str(mark) for mark in self.solver.unsat_core()}
        kept = [name for name in seed if name in core]
        for name in list(kept):
            without = [other for other in kept if other != name]
            answer = self.consistent(without)
            if answer is None:
                return None
            if not answer:
                kept = without
        return kept

    # What claims say

    def _say(self, claim: Claim) -> None:
        article, body = self.world.article(claim.article), claim.body
        if isinstance(body, Figure):
            self._figure(claim, article, body)
        elif isinstance(body, Move):
            self._move(claim, article, body)
        elif isinstance(body, Rank):
            self.ranked.append((claim, body, self.cell(claim, body.subject, body.as_of, article)))
        else:
            self._share(claim, article, body)

    def _figure(self, claim: Claim, article: Article, body: Figure) -> None:
        cell = self.cell(claim, body.subject, body.as_of, article)
        self._within(claim, cell, body.told.said, body.told.meant)
        if body.converted:
            self._converted(claim, cell, *body.converted)
        if not body.parts:
            return
        addition: Any = z3.RealVal(0)
        for part in body.parts:
            if part.figure is not None and part.subject is not None:
                value = self._variable(self.key(claim, part.subject, body.as_of, article))
                self._within(claim, value, part.figure.said, part.figure.meant)
            else:
                other = next(one for one in self.world.claims if one.full == f"{claim.article}#{part.claim}")
                assert isinstance(other.body, Figure)
                value = self.cell(other, other.body.subject, other.body.as_of, article)
            addition = addition + _real(value)
        self._state(claim, _real(cell) == addition if body.complete else _real(cell) >= addition)

    def _move(self, claim: Claim, article: Article, body: Move) -> None:
        measure = self.world.measure(body.subject.measure)
        after = self.cell(claim, body.subject, body.after_as_of, article)
        if body.after is not None:
            self._within(claim, after, body.after.said, body.after.meant)
        if body.before_as_of is not None:
            before = self.cell(claim, body.subject, body.before_as_of, article)
        else:
            before = self._own(measure)
        if body.before is not None:
            self._within(claim, before, body.before.said, body.before.meant)
        now, then = _real(after), _real(before)
        self._state(claim, now > then if body.way > 0 else now < then if body.way < 0 else now == then)
        for step in body.steps:
            span = step.told.meant if self.meant else step.told.said
            if step.kind == "amount":
                size = self._own(measure)
                self._within(claim, size, step.told.said, step.told.meant)
                self._state(claim, now == then + body.way * _real(size))
            else:
                ends = Range(
                    _plus(1, body.way, span.lower), _plus(1, body.way, span.upper), span.lower_open, span.upper_open
                )
                if body.way < 0:
                    ends = Range(ends.upper, ends.lower, ends.upper_open, ends.lower_open)
                self._multiple(claim, now, then, ends)

    def _converted(self, claim: Claim, cell: Any, other: Told, rate: Told) -> None:
        """State that an amount lies between what the figure in the other currency makes at the rate's two ends."""
        by, far = (one.meant if self.meant else one.said for one in (rate, other))
        assert None not in (by.lower, by.upper, far.lower, far.upper)
        low, high = (
            Fraction(far.lower or 0) / Fraction(by.upper or 1),
            Fraction(far.upper or 0) / Fraction(by.lower or 1),
        )
        span = Range(low, high, far.lower_open or by.upper_open, far.upper_open or by.lower_open)
        for fact in _between(_real(cell), span):
            self._state(claim, fact)

    def _order(self) -> None:
        """State that the better of two ranks of one order has no smaller value."""
        for (one, better, high), (other, worse, low) in permutations(self.ranked, 2):
            if better.award == worse.award and better.number < worse.number:
                both = z3.And(self.marks[one.full], self.marks[other.full])
                self.solver.add(z3.Implies(both, _real(high) >= _real(low)))

    def _share(self, claim: Claim, article: Article, body: Share) -> None:
        top, bottom = (self.cell(claim, subject, body.as_of, article) for subject in (body.top, body.bottom))
        if not body.told.said.holds(NOTHING):
            self._state(claim, _real(bottom) != 0)
        self._multiple(claim, _real(top), _real(bottom), body.told.meant if self.meant else body.told.said)

    def _multiple(self, claim: Claim, one: Any, other: Any, ends: Range) -> None:
        """State that one, which is not negative, is a multiple of the other between these ends."""
        open_low, open_high = ends.lower_open, ends.upper_open
        facts = []
        if ends.lower is not None:
            facts.append(one > _number(ends.lower) * other if open_low else one >= _number(ends.lower) * other)
        if ends.upper is not None:
            facts.append(one < _number(ends.upper) * other if open_high else one <= _number(ends.upper) * other)
        nothing = z3.And(other == 0, one == 0)
        self._state(claim, z3.Or(nothing, z3.And(facts)))

    def _within(self, claim: Claim, value: Any, said: Range, meant: Range) -> None:
        span = meant if self.meant else said
        for fact in _between(_real(value), span):
            self._state(claim, fact)
        key = self.names.get(value.get_id())
        if key is not None and any(formula[0] == "/" for formula in self.world.measure(key[0]).formulas):
            self.shares.setdefault(key, []).append((self.marks[claim.full], span))
            if not said.holds(NOTHING):  # 0 percent of nothing is what tables say
                self.sharing.setdefault(key, []).append(self.marks[claim.full])

    def _state(self, claim: Claim, fact: Any) -> None:
        self.solver.add(z3.Implies(self.marks[claim.full], fact))

    # Cells

    def key(self, claim: Claim, subject: Subject, as_of: AsOf, article: Article) -> Key:
        """Return the name of the cell that a claim speaks of."""
        measure = self.world.measure(subject.measure)
        kind = "actual" if claim.modality in ("fact", "estimate") else f"{claim.modality} {as_of.words is not None}"
        return subject.measure, subject.place, subject.of, subject.scope, kind, _time(measure, as_of, article)

    def cell(self, claim: Claim, subject: Subject, as_of: AsOf, article: Article) -> Any:
        """Return the cell that a claim speaks of."""
        return self._variable(self.key(claim, subject, as_of, article))

    def _variable(self, key: Key) -> Any:
        if key not in self.cells:
            measure = self.world.measure(key[0])
            name = repr(key)
            self.cells[key] = z3.Int(name) if measure.whole else z3.Real(name)
            self.names[self.cells[key].get_id()] = key
            self.solver.add(*_between(_real(self.cells[key]), measure.bounds))
        return self.cells[key]

    def _own(self, measure: Measure) -> Any:
        self.fresh += 1
        name = f"own {self.fresh}"
        return z3.Int(name) if measure.whole else z3.Real(name)

    def _frames(self) -> None:
        """Make a cell of each measure for all places, scopes and times around those that claims touch."""
        everywhere = tuple(one.id for one in self.world.places)
        times = {key[5] for key in self.cells}
        frames = {
            (place, of, kept, kind, at)
            for _, place, of, scope, kind, time in self.cells
            for size in range(len(scope) + 1)
            for kept in combinations(scope, size)
            for at in (times if time == ALWAYS else {time})
        }
        for place, of, scope, kind, time in sorted(frames, key=repr):
            for around in (None,) if place is None else everywhere:
                self._measures_at(around, of, scope, kind, time)

    def _measures_at(self, place: str | None, of: str | None, scope: Scope, kind: str, time: Time) -> None:
        for measure in self.world.measures:
            self._variable((measure.id, place, of, scope, kind, ALWAYS if measure.nature == "fixed" else time))

    # What the catalog says

    def _relate(self) -> None:
        for key in list(self.cells):
            for fact in (*self._parts(key), *self._laws(key)):
                self.solver.add(fact)
        self._periods()

    def _parts(self, key: Key) -> Iterator[Any]:
        measure = self.world.measure(key[0])
        for whole in measure.part_of:
            other = self.cells.get((whole, *key[1:]))
            if other is not None:
                yield _real(self.cells[key]) <= _real(other)
        if not measure.additive:
            return
        name, place, of, scope, kind, time = key
        for facet in scope:
            other = self.cells.get((name, place, of, tuple(one for one in scope if one != facet), kind, time))
            if other is not None:
                yield _real(self.cells[key]) <= _real(other)
        if place is None:
            return
        yield from self._places(key, place)

    def _places(self, key: Key, place: str) -> Iterator[Any]:
        name, _, of, scope, kind, time = key
        entry = self.world.place(place)
        parent = self.cells.get((name, entry.parent, of, scope, kind, time)) if entry.parent else None
        if parent is not None:
            yield _real(self.cells[key]) <= _real(parent)
        children = [one.id for one in self.world.places if one.parent == place]
        if entry.divided and children:
            yield _real(self.cells[key]) == z3.Sum(
                [_real(self.cells[name, child, of, scope, kind, time]) for child in children]
            )

    def _laws(self, key: Key) -> Iterator[Any]:
        measure = self.world.measure(key[0])
        for formula in measure.formulas:
            if formula[0] == "/":
                yield from self._share_law(key, measure, formula)
            else:
                yield _real(self.cells[key]) == self._computed(formula, key)
        for relation in self.world.relations:
            if relation.left == key[0]:
                yield self._computed(relation.left, key) >= self._computed(relation.right, key)

    def _share_law(self, key: Key, measure: Measure, formula: Formula) -> Iterator[Any]:
        top, bottom = (self._computed(name, key) for name in formula[1:])
        yield from (z3.Implies(mark, bottom != 0) for mark in self.sharing.get(key, []))
        stated = [(z3.BoolVal(True), measure.bounds), *self.shares.get(key, [])]
        for mark, span in stated:
            ends = span.times(measure.base)
            facts = []
            if ends.lower is not None:
                low = _number(ends.lower) * bottom
                facts.append(top > low if ends.lower_open else top >= low)
            if ends.upper is not None:
                high = _number(ends.upper) * bottom
                facts.append(top < high if ends.upper_open else top <= high)
            yield z3.Implies(mark, z3.Or(bottom == 0, z3.And(facts)))

    def _computed(self, formula: Formula, key: Key) -> Any:
        if isinstance(formula, str):
            measure = self.world.measure(formula)
            time = ALWAYS if measure.nature == "fixed" else key[5]
            return _real(self.cells[(formula, *key[1:5], time)])
        if isinstance(formula, Fraction):
            return _number(formula)
        op, left, right = formula[0], self._computed(formula[1], key), self._computed(formula[2], key)
        return left + right if op == "+" else left - right if op == "-" else left * right

    def _periods(self) -> None:
        for one, other in combinations(self.cells, 2):
            if one[:5] != other[:5] or not self.world.measure(one[0]).additive:
                continue
            for short, long in ((one, other), (other, one)):
                if short[5][0] == long[5][0] == "period" and _inside(short[5], long[5]):
                    self.solver.add(_real(self.cells[short]) <= _real(self.cells[long]))


def _time(measure: Measure, as_of: AsOf, article: Article) -> Time:
    """Return what is the same for two claims just when they are strictly of one time (design, section 2)."""
    if measure.nature == "fixed":
        return ALWAYS
    if as_of.words is None:
        return ("left out", article.id)
    if measure.nature == "flow":
        return ("period", as_of.first, as_of.last)
    return ("day", as_of.first) if as_of.is_day else ("wide", article.id, as_of.first, as_of.last)


def _inside(short: Time, long: Time) -> bool:
    return bool(long[1] <= short[1] and short[2] <= long[2])  # type: ignore[operator]


def _plus(start: int, way: int, end: Fraction | None) -> Fraction | None:
    return None if end is None else start + way * end


def _between(value: Any, span: Range) -> Iterator[Any]:
    if span.lower is not None:
        yield value > _number(span.lower) if span.lower_open else value >= _number(span.lower)
    if span.upper is not None:
        yield value < _number(span.upper) if span.upper_open else value <= _number(span.upper)


def _number(value: Fraction | int) -> Any:
    return z3.Q(Fraction(value).numerator, Fraction(value).denominator)


def _real(value: Any) -> Any:
    return z3.ToReal(value) if z3.is_int(value) else value
