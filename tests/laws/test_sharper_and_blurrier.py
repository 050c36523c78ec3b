"""Law 4: a sharper figure never removes a contradiction, a more vague one never makes one."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.domain.diagnostic import Severity
from worlds.ledger import documents
from worlds.lying import false_world
from worlds.model import World
from worlds.rewrites import blurrier, sharper
from worlds.shrink import ledger_text
from worlds.telling import true_world
from worlds.tool import run

seeds = st.integers(0, 10**9)


def contradicts(world: World) -> bool:
    """Whether the claims exclude each other; figures that a mark explains do so too."""
    made = run(documents(world))
    return bool(made.strict) or any(one.severity is Severity.CONTRADICTION for one in made.report.findings)


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_a_sharper_figure_removes_no_contradiction(seed: int) -> None:
    world = false_world(true_world(seed, most=6), 0)
    if contradicts(world):
        for sharp in sharper(world, Random(seed)):
            assert contradicts(sharp), ledger_text(sharp)


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_a_vaguer_figure_makes_no_contradiction(seed: int) -> None:
    world = false_world(true_world(seed, most=6), 0)
    if not contradicts(world):
        for vague in blurrier(world, Random(seed)):
            assert not contradicts(vague), ledger_text(vague)


def test_there_are_sharper_and_vaguer_worlds() -> None:
    made = [false_world(true_world(seed, most=6), 0) for seed in range(40)]
    assert sum(len(list(sharper(world, Random(0)))) for world in made) > 40
    assert sum(len(list(blurrier(world, Random(0)))) for world in made) > 40
