"""The same worlds with some claims falsified beyond what their words can be stretched to."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

from worlds.model import Claim, Figure, Measure, Move, Part, Told, World
from worlds.telling import exact_together
from worlds.writing import exactly, write

FACTORS = (Fraction(1, 3), Fraction(9, 10), Fraction(11, 10), Fraction(5, 4), Fraction(2), Fraction(7))


def false_world(world: World, seed: int) -> World:
    """Return the world with one to three claims told wrong."""
    rng = Random(f"{world.seed} {seed}")
    for _ in range(rng.choice([1, 1, 2, 3])):
        chosen = [claim for claim in world.claims if _can_lie(claim)]
        if chosen:
            world = told_wrong(world, rng.choice(chosen), rng)
    return world


def _can_lie(claim: Claim) -> bool:
    is_part = "-" in claim.id
    return claim.modality in ("fact", "estimate") and not is_part and isinstance(claim.body, (Figure, Move))


def told_wrong(world: World, claim: Claim, rng: Random) -> World:
    """Return the world with another figure in one of its claims."""
    measure = world.measure(claim.body.subject.measure)  # type: ignore[union-attr]
    language = world.article(claim.article).language
    if isinstance(claim.body, Figure) and claim.body.parts:
        return _wrong_total(world, claim, claim.body, measure, language, rng)
    if isinstance(claim.body, Figure):
        told = _wrong(claim.body.told, measure, language, rng)
        body = replace(claim.body, told=told)
        return changed(world, replace(claim, body=body, entry={**claim.entry, "value": told.words}))
    assert isinstance(claim.body, Move)
    figure = claim.body.after
    if figure is None or figure.whole_digits is not None:
        return world
    told = _wrong(figure, measure, language, rng, plain=True)
    if told.whole_digits is not None:
        return world
    move = replace(claim.body, after=told)
    return changed(world, replace(claim, body=move, entry={**claim.entry, "to": told.words}))


def changed(world: World, *claims: Claim) -> World:
    """Return the world with these claims in place of those of their names."""
    new = {claim.full: claim for claim in claims}
    return replace(world, claims=tuple(new.get(claim.full, claim) for claim in world.claims))


def _wrong(told: Told, measure: Measure, language: str, rng: Random, *, plain: bool = False) -> Told:
    """Return a figure for a value that the words cannot be stretched to; the same where there is no such value."""
    ends = [end for end in (told.said.lower, told.said.upper) if end is not None]
    for _ in range(20):
        value = (rng.choice(ends) if ends else Fraction(1)) * rng.choice(FACTORS) + rng.choice([0, 1, 3])
        value = Fraction(int(value)) if measure.whole else value
        top = measure.bounds.upper
        if not told.said.holds(value) and value > 0 and (top is None or value <= top):
            return write(value, measure, language, rng, calm=False, plain=plain)
    return told


def _wrong_total(world: World, claim: Claim, body: Figure, measure: Measure, language: str, rng: Random) -> World:
    if not measure.whole or body.told.whole_digits is None:
        return world
    value = int(body.told.whole_digits * rng.choice(FACTORS)) + 1
    total = exactly(Fraction(value + (value % 10 == 0)), measure, language, rng)
    named = {one.id: one for one in world.claims if one.article == claim.article}
    others = [named[part.claim].body.told if part.claim else part.figure for part in body.parts]  # type: ignore[union-attr]
    figures = exact_together([total, *others])
    parts: list[Part] = []
    claims: list[Claim] = []
    for part, figure in zip(body.parts, figures[1:], strict=True):
        parts.append(replace(part, figure=figure) if part.figure else part)
        if part.claim:
            other = named[part.claim]
            assert isinstance(other.body, Figure)
            assert figure is not None
            claims.append(replace(other, body=replace(other.body, told=figure)))
    assert figures[0] is not None
    new = replace(body, told=figures[0], parts=tuple(parts))
    return changed(world, *claims, replace(claim, body=new, entry={**claim.entry, "value": total.words}))
