"""Articles that report a world: every claim is true, however it is rounded, hedged, scoped, dated and worded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any, TypeAlias

from worlds.model import (
    Article,
    AsOf,
    Claim,
    Figure,
    Measure,
    Move,
    Part,
    Range,
    Rank,
    Share,
    Step,
    Subject,
    Told,
    World,
)
from worlds.truth import Truth, catalog_of, places_of
from worlds.writing import exactly, write

Time: TypeAlias = tuple[int, ...] | int | None
TODAY = date(2025, 11, 27)
MONTHS_ID = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
             "November", "Desember")  # fmt: skip
MONTHS_EN = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
             "November", "December")  # fmt: skip
SPEAKERS: dict[str, str | None] = {"bps": None, "bps-banten": "bps", "disnaker": None}
SIZES = (12, 60, 900, 40_000, 3_000_000, 2_000_000_000)


def true_world(seed: int, *, calm: bool = False, most: int = 12) -> World:
    """Return the world of a seed with articles of which every claim is true."""
    rng = Random(seed)
    measures, relations = catalog_of(rng)
    articles = tuple(
        Article(f"art-{index}", rng.choice(["id", "id", "en"]), None if rng.random() < 0.15 else _published(rng, calm))
        for index in range(rng.randint(1, 5))
    )
    world = World(seed, places_of(rng), measures, relations, SPEAKERS, articles, (), calm)
    teller = Teller(world, Truth(world, rng, rng.choice(SIZES)), rng, _scene(world, rng))
    claims: list[Claim] = []
    for index in range(rng.randint(3, most)):
        claims += teller.tell(f"c{index}", rng.choice(articles))
    return replace(world, claims=tuple(claims))


def _published(rng: Random, calm: bool) -> date:
    return TODAY if calm and rng.random() < 0.5 else TODAY + timedelta(days=rng.randint(0, 40))


@dataclass(frozen=True)
class Scene:
    """What the articles speak of: few places, scopes and times, so that claims meet."""

    places: tuple[str | None, ...]
    scopes: tuple[tuple[tuple[str, str], ...], ...]
    days: tuple[date, ...]
    things: tuple[str | None, ...]


def _scene(world: World, rng: Random) -> Scene:
    names = [one.id for one in world.places]
    places = tuple(rng.sample(names, min(len(names), rng.randint(1, 4)))) if rng.random() < 0.95 else (None,)
    scopes = ((),) if rng.random() < 0.6 else ((), (), (("sector", "informal"),), (("sector", "formal"),))
    days = (TODAY,) if rng.random() < 0.6 else (TODAY, TODAY - timedelta(days=rng.choice([1, 30, 400])))
    return Scene(places, scopes, days, (None,) if rng.random() < 0.9 else (None, "plant"))


@dataclass
class Teller:
    """Tells true claims."""

    world: World
    truth: Truth
    rng: Random
    scene: Scene

    def tell(self, name: str, article: Article) -> list[Claim]:
        """Return a claim, or two where one is a part of the other."""
        kinds = {"figure": 66, "change": 10, "share": 6, "sum": 8, "rank": 6, "conversion": 6, "target": 4, "denial": 2}
        kind = self.rng.choices(list(kinds), list(kinds.values()))[0]
        told = getattr(self, f"_{kind}")(name, article)
        return told or self._figure(name, article)

    def subject(self) -> Subject:
        """Draw what a claim is of."""
        rng, scene = self.rng, self.scene
        return Subject(rng.choice(self.world.measures).id, rng.choice(scene.places), rng.choice(scene.scopes),
                       rng.choice(scene.things))  # fmt: skip

    def value(self, subject: Subject, when: Time) -> Fraction | None:
        """Return the true value; nothing moves in a calm world, but for flows."""
        if self.world.calm and not isinstance(when, tuple):
            when = 0
        return self.truth.value(subject, when)

    def time(self, measure: Measure, article: Article) -> tuple[AsOf, Time]:
        """Draw when a claim holds as it says, and the moment that it truly speaks of."""
        rng = self.rng
        if measure.nature == "flow":
            return _period(rng, article.language)
        day = rng.choice(self.scene.days)
        form = rng.choices(["day", "month", "year", "left out"], [70, 7, 5, 18])[0]
        if measure.nature == "fixed" and rng.random() < 0.7:
            form = "left out"
        return as_of(day, form, article, rng)

    def written(self, value: Fraction, subject: Subject, article: Article, **more: Any) -> Told:
        """Return a figure as the article writes it."""
        measure = self.world.measure(subject.measure)
        return write(value, measure, article.language, self.rng, calm=self.world.calm, **more)

    def _figure(self, name: str, article: Article, modality: str = "") -> list[Claim]:
        return [self._figure_of(name, article, modality)[0]]

    def _figure_of(self, name: str, article: Article, modality: str = "") -> tuple[Claim, Fraction]:
        """Return a claim of a figure, and the true value behind it."""
        while True:
            subject = self.subject()
            stated, when = self.time(self.world.measure(subject.measure), article)
            value = self.value(subject, when)
            if value is not None:
                break
        told = self.written(value, subject, article)
        claim = figure_claim(name, article, subject, stated, told)
        return self._voiced(claim, modality), value

    def _voiced(self, claim: Claim, modality: str = "") -> Claim:
        rng = self.rng
        modality = modality or ("estimate" if rng.random() < 0.06 else "fact")
        speaker = rng.choice(list(SPEAKERS)) if rng.random() < 0.2 else None
        entry = dict(claim.entry)
        if speaker:
            entry["said-by"] = speaker
        if modality != "fact":
            entry["modality"] = modality
        assumed = rng.random() < 0.05
        if assumed:
            entry["assumed"] = ["place"]
        return replace(claim, entry=entry, modality=modality, speaker=speaker, assumed=assumed)

    def _target(self, name: str, article: Article) -> list[Claim]:
        """Return what shall be: the same for all articles, and nothing to do with what is."""
        subject = self.subject()
        measure = self.world.measure(subject.measure)
        goal = AsOf("2030", date(2030, 1, 1), date(2030, 12, 31))
        value = self.truth.value(subject, -1 if measure.nature != "flow" else (-1,))
        if value is None or measure.nature == "fixed" or self.world.calm:
            return []  # in a calm world no target is so low that it is met already
        told = exactly(value, measure, article.language, self.rng)
        claim = figure_claim(name, article, subject, goal, told)
        return [replace(claim, modality="target", entry={**claim.entry, "modality": "target"})]

    def _denial(self, name: str, article: Article) -> list[Claim]:
        """Return that something is not so."""
        made = self._figure(name, article, "denial")[0]
        assert isinstance(made.body, Figure)
        wrong = Fraction(self.rng.randint(1, 90))
        told = exactly(wrong, self.world.measure(made.body.subject.measure), article.language, self.rng)
        return [replace(made, body=replace(made.body, told=told), entry={**made.entry, "value": told.words})]

    def _change(self, name: str, article: Article) -> list[Claim]:
        """Return how a level moved from one day to another."""
        subject = self.subject()
        measure = self.world.measure(subject.measure)
        if measure.nature not in ("stock", "cumulative") or subject.of or measure.unit == "percent":
            return []
        late, early = self.rng.choice(self.scene.days), TODAY - timedelta(days=500)
        after, before = self.value(subject, late.toordinal()), self.truth.value(subject, early.toordinal())
        if after is None or before is None or (measure.nature == "cumulative" and after < before):
            return []
        after_of, _ = as_of(late, "day", article, self.rng)
        has_time = not self.world.calm and self.rng.random() < 0.6
        before_of = as_of(early, "day", article, self.rng)[0] if has_time else None
        move = self._move(subject, measure, before, after, article)
        if move is None:
            return []
        move = replace(move, after_as_of=after_of, before_as_of=before_of)
        return [self._voiced(change_claim(name, article, move))]

    def _move(self, subject: Subject, measure: Measure, before: Fraction, after: Fraction,
              article: Article) -> Move | None:  # fmt: skip
        """Return a change with two or three of its figures; all are coarse, or all are exact."""
        way = (after > before) - (after < before)
        if way == 0:
            return None
        rounds = self.rng.random() < 0.6
        size = abs(after - before)

        def tell(value: Fraction) -> Told:
            if not rounds:
                return exactly(value, measure, article.language, self.rng)
            return self.written(value, subject, article, plain=True, fits=lambda told: not told.to_the_unit)

        first = [tell(before), tell(after), tell(size)]
        if rounds and any(told.to_the_unit for told in first):
            return None
        kind = self.rng.choice(["amount", "percent", "factor", "none"])
        step = self._step(kind, measure, before, after, first[2], article)
        keeps_after = self.rng.random() < 0.7 or step is None
        figures = exact_together(
            [first[0], first[1] if keeps_after else None, first[2] if step and kind == "amount" else None]
        )
        if step is not None and figures[2] is not None:
            step = replace(step, told=figures[2])
        assert figures[0] is not None
        return Move(subject, AsOf(), figures[0], None, figures[1], (step,) if step else (), way)

    def _step(self, kind: str, measure: Measure, before: Fraction, after: Fraction, size: Told,
              article: Article) -> Step | None:  # fmt: skip
        if kind == "amount" and measure.unit != "percent":
            return Step("amount", size)
        if kind == "percent" and before > 0 and measure.unit != "percent":
            share = Measure("share", "percent")
            told = write(
                abs(after - before) / before * 100, share, article.language, self.rng, calm=self.world.calm, plain=True
            )
            hundredth = Fraction(1, 100)
            return Step("percent", replace(told, said=told.said.times(hundredth), meant=told.meant.times(hundredth)))
        return None

    def _share(self, name: str, article: Article) -> list[Claim]:
        """Return one figure as a share of another at the same time."""
        top, bottom = self.subject(), self.subject()
        measures = self.world.measure(top.measure), self.world.measure(bottom.measure)
        if (
            measures[0].unit != measures[1].unit
            or measures[0].unit == "percent"
            or measures[0].nature != measures[1].nature
        ):
            return []
        stated, when = self.time(measures[0], article)
        over, under = self.value(top, when), self.value(bottom, when)
        if not under or over is None or top == bottom:
            return []
        told = write(over / under * 100, Measure("share", "percent"), article.language, self.rng, calm=self.world.calm)
        hundredth = Fraction(1, 100)
        told = replace(told, said=told.said.times(hundredth), meant=told.meant.times(hundredth))
        entry: dict[str, Any] = {"id": name, "kind": "ratio", "value": told.words,
                                 "numerator": subject_entry(top), "denominator": subject_entry(bottom)}  # fmt: skip
        if stated.words:
            entry["as-of"] = stated.words
        return [self._voiced(Claim(name, article.id, Share(top, bottom, stated, told), entry))]

    def _rank(self, name: str, article: Article) -> list[Claim]:
        """Return the number of a place among all by a measure on one day; what is equal goes by the name."""
        measure, day = self.rng.choice(self.world.measures), self.rng.choice(self.scene.days)
        if measure.nature == "flow" or len(self.world.places) < 2:
            return []
        stated, when = as_of(day, "day", article, self.rng)
        subjects = [Subject(measure.id, place.id) for place in self.world.places]
        values = {subject: self.value(subject, when) for subject in subjects}
        known = {subject: value for subject, value in values.items() if value is not None}
        if not known:
            return []
        in_order = sorted(known, key=lambda subject: (-known[subject], str(subject.place)))
        number = self.rng.randrange(len(in_order))
        award = f"by-{measure.id}-{day.isoformat()}"
        words = {"id": "peringkat ke-{}", "en": "rank {}"}[article.language].format(number + 1)
        entry = {"id": name, "kind": "rank", "award": award, "recipient": in_order[number].place, "rank": words,
                 "ordered-by": measure.id, "as-of": stated.words}  # fmt: skip
        return [Claim(name, article.id, Rank(award, in_order[number], stated, number + 1), entry)]

    def _conversion(self, name: str, article: Article) -> list[Claim]:
        """Return an amount with what it is in rupiah by a rate."""
        claim, value = self._figure_of(name, article)
        assert isinstance(claim.body, Figure)
        if self.world.measure(claim.body.subject.measure).unit != "USD" or value < 1:
            return [claim]
        rate = Fraction(self.rng.randrange(14_000, 16_500))
        other = write(value * rate, Measure("converted", "rupiah"), article.language, self.rng, calm=True, plain=True)
        by = exactly(rate, Measure("rate", "number"), article.language, self.rng)
        body = replace(claim.body, converted=(other, by))
        entry = {**claim.entry, "converted": {"value": other.words, "rate": by.words}}
        return [replace(claim, body=body, entry=entry)]

    def _sum(self, name: str, article: Article) -> list[Claim]:
        """Return a total with its parts, which are inline or claims of their own."""
        whole = self.subject()
        measure = self.world.measure(whole.measure)
        if not measure.additive or whole.scope or whole.place is None:
            return []
        place = self.world.place(whole.place)
        children = [one.id for one in self.world.places if one.parent == place.id]
        if not children:
            return []
        stated, when = self.time(measure, article)
        subjects = [Subject(whole.measure, child, whole.scope, whole.of) for child in children]
        values = [self.value(subject, when) for subject in (whole, *subjects)]
        told = [exactly(value, measure, article.language, self.rng) for value in values if value is not None]
        figures = [one for one in exact_together([*told]) if one is not None]
        parts, claims = [], []
        for index, (subject, figure) in enumerate(zip(subjects, figures[1:], strict=True)):
            if self.rng.random() < 0.5:
                parts.append(Part(None, subject, figure))
            else:
                claim = figure_claim(f"{name}-{index}", article, subject, stated, figure)
                claims.append(claim)
                parts.append(Part(claim.id))
        total = figure_claim(name, article, whole, stated, figures[0])
        entry = {**total.entry, "parts": [part_entry(part) for part in parts]}
        complete = place.divided
        if not complete:
            entry["complete"] = False
        assert isinstance(total.body, Figure)
        body = replace(total.body, parts=tuple(parts), complete=complete)
        return [*claims, replace(total, body=body, entry=entry)]


def exact_together(figures: list[Told | None]) -> list[Told | None]:
    """Return the figures of one stated sum: two in digits to the unit, of which one does not end in 0, are exact."""
    given = [one for one in figures if one is not None and one.whole_digits is not None]
    if len(given) < 2 or not any(one.to_the_unit for one in given):
        return figures
    return [one and _point(one) for one in figures]


def _point(told: Told) -> Told:
    """Return the figure as exactly what its digits say, if digits to the unit stand there."""
    if told.whole_digits is None:
        return told
    span = Range(told.whole_digits, told.whole_digits)
    return replace(told, said=span, meant=span)


def subject_entry(subject: Subject) -> dict[str, Any]:
    """Return a subject as a claim's keys."""
    entry: dict[str, Any] = {"measure": subject.measure}
    if subject.place:
        entry["place"] = subject.place
    if subject.of:
        entry["of"] = subject.of
    if subject.scope:
        entry["scope"] = dict(subject.scope)
    return entry


def part_entry(part: Part) -> Any:
    """Return a part as it stands in its total."""
    if part.subject is None or part.figure is None:
        return part.claim
    return {**subject_entry(part.subject), "value": part.figure.words}


def figure_claim(name: str, article: Article, subject: Subject, stated: AsOf, told: Told) -> Claim:
    """Return a claim of a figure."""
    entry: dict[str, Any] = {"id": name, "kind": "quantity", **subject_entry(subject), "value": told.words}
    if stated.words:
        entry["as-of"] = stated.words
    return Claim(name, article.id, Figure(subject, stated, told), entry)


def change_claim(name: str, article: Article, move: Move) -> Claim:
    """Return a claim of a change."""
    entry: dict[str, Any] = {"id": name, "kind": "change", **subject_entry(move.subject)}
    entry["direction"] = {1: "up", -1: "down", 0: "same"}[move.way]
    if move.before:
        entry["from"] = move.before.words
    if move.after:
        entry["to"] = move.after.words
    if move.steps:
        entry["by"] = [step.told.words for step in move.steps]
    if move.before_as_of:
        entry["from-as-of"] = move.before_as_of.words
    if move.after_as_of.words:
        entry["to-as-of"] = move.after_as_of.words
    return Claim(name, article.id, move, entry)


def as_of(day: date, form: str, article: Article, rng: Random) -> tuple[AsOf, Time]:
    """Return a day in one of the forms that an article may give, and the moment spoken of."""
    months = MONTHS_ID if article.language == "id" else MONTHS_EN
    if form == "day":
        written = [day.isoformat(), f"{day.day} {months[day.month - 1]} {day.year}"]
        if article.language == "id":
            written.append(f"{day.day}/{day.month}/{day.year}")
        return AsOf(rng.choice(written), day, day), day.toordinal()
    first = date(day.year, 1 if form == "year" else day.month, 1)
    last = date(day.year, 12, 31) if form == "year" else _month_end(first)
    if form == "month":
        return AsOf(f"{months[day.month - 1]} {day.year}", first, last), _moment(article, 100 + day.month)
    if form == "year":
        return AsOf(str(day.year), first, last), _moment(article, 200 + day.year)
    return AsOf(), _moment(article, 300)


def _moment(article: Article, form: int) -> int:
    """Return the moment that all figures of an article with the same vague time are of."""
    return 1_000_000 * (1 + int(article.id.rpartition("-")[2])) + form


def _month_end(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _period(rng: Random, language: str) -> tuple[AsOf, tuple[int, ...]]:
    """Return a stated period of 2024: the year, a quarter or a month, with its months."""
    months = MONTHS_ID if language == "id" else MONTHS_EN
    form = rng.choice(["year", "year", "quarter", "month"])
    if form == "year":
        return AsOf("2024", date(2024, 1, 1), date(2024, 12, 31)), tuple(range(1, 13))
    if form == "quarter":
        words = "triwulan III 2024" if language == "id" else "Q3 2024"
        return AsOf(words, date(2024, 7, 1), date(2024, 9, 30)), (7, 8, 9)
    month = rng.choice([7, 8, 9])
    first = date(2024, month, 1)
    return AsOf(f"{months[month - 1]} 2024", first, _month_end(first)), (month,)
