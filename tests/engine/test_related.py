"""What no relation speaks of may be left out when claims are woven together: what is tied stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.documents import load_mapping
from claimcheck.domain.assertion import Assertion, Family, Nature, Valid
from claimcheck.engine.cells import Clock, When, strictly
from claimcheck.engine.reach import is_lawless
from claimcheck.engine.related import relevant_to
from claimcheck.engine.weave import weave
from claimcheck.engine.woven import components_of
from claimcheck.lower.lower import lower
from claimcheck.resolve.ledger import Ledger
from claimcheck.resolve.resolve import resolve
from worlds.ledger import documents
from worlds.lying import false_world
from worlds.model import World
from worlds.telling import true_world

WORLDS = 150


def lawless(world: World) -> World:
    """Return a world of which the catalog says no more than what is a part of what."""
    return replace(
        world,
        relations=(),
        places=tuple(replace(one, divided=False) for one in world.places),
        measures=tuple(replace(one, formulas=()) for one in world.measures),
    )


def ledger_of(world: World) -> Ledger:
    read = [one for number, told in enumerate(documents(world)) for one in load_mapping(told, f"{number}.yaml")[0]]
    return resolve(read)[0]


def at_once(nature: Nature, valid: Valid) -> When:
    return strictly(nature, valid) if nature is Nature.FLOW else "any"


def woven(ledger: Ledger, assertions: Sequence[Assertion], clock: Clock) -> list[tuple[list[str], list[str]]]:
    """Return the claims and the relations of each part of the network, in its order."""
    parts = components_of(weave(ledger, assertions, clock))
    return [([f"{one.claim} {one.said}" for one in part.seen], list(map(str, part.ties))) for part in parts]


def test_what_is_left_out_ties_nothing() -> None:
    parts = left_out = 0
    for seed in range(WORLDS):
        true = true_world(seed)
        for world in (true, false_world(true, seed)):
            ledger = ledger_of(lawless(world))
            every = lower(ledger)
            relevant = relevant_to(ledger, every)
            assert is_lawless(ledger.catalog)
            for clock in (strictly, at_once):
                found = woven(ledger, every, clock)
                assert woven(ledger, relevant, clock) == found
                parts += len(found)
            left_out += len(every) - len(relevant)
    assert min(parts, left_out) > WORLDS  # it is no law of nothing


def test_a_law_bears_on_whatever_is_known() -> None:
    made = (ledger_of(true_world(seed)) for seed in range(WORLDS))
    ledgers = [ledger for ledger in made if not is_lawless(ledger.catalog)]
    assert ledgers
    for ledger in ledgers:
        figures = [one for one in lower(ledger) if one.slot.family is Family.VALUE]
        assert relevant_to(ledger, figures) == figures
