"""From a world in which a law is broken to a ledger that a person can look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import yaml

from worlds.ledger import documents
from worlds.model import Claim, Figure, World


def smallest(world: World, is_broken: Callable[[World], bool]) -> World:
    """Return the world with as few claims as show the same; each claim that is left is needed for it."""
    has_shrunk = True
    while has_shrunk:
        has_shrunk = False
        for claim in world.claims:
            fewer = without(world, claim)
            if is_broken(fewer):
                world, has_shrunk = fewer, True
                break
    return world


def without(world: World, claim: Claim) -> World:
    """Return the world without a claim, and without the totals that name it as a part."""
    left = [
        other
        for other in world.claims
        if other != claim and not (other.article == claim.article and claim.id in _parts(other))
    ]
    return replace(world, claims=tuple(left))


def _parts(claim: Claim) -> set[str | None]:
    return {part.claim for part in claim.body.parts} if isinstance(claim.body, Figure) else set()


def ledger_text(world: World) -> str:
    """Return the ledger of a world as YAML, without what no claim speaks of."""
    return str(yaml.safe_dump_all(documents(world), sort_keys=False, allow_unicode=True, width=120))
