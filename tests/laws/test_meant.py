"""Laws 1 to 3 for what is meant: tensions of one article, where what is said can hold, are those of the judge."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.domain.diagnostic import Reason
from worlds.judge import Judge
from worlds.ledger import documents
from worlds.lying import false_world
from worlds.model import World
from worlds.telling import true_world
from worlds.tool import run

SEEDS = 60


def of_one_article(world: World) -> World:
    """Return the world with the claims of the article that has most of them."""
    names = [claim.article for claim in world.claims]
    most = max(names, key=names.count)
    return replace(world, claims=tuple(claim for claim in world.claims if claim.article == most))


def test_tensions_in_what_is_meant_are_those_of_the_judge() -> None:
    found = 0
    for seed in range(SEEDS):
        world = of_one_article(false_world(true_world(seed, most=9), seed))
        names = sorted(claim.full for claim in world.claims)
        if Judge(world).consistent(names) is not True:
            continue  # claims of a contradiction are left out of the search for tensions
        judged = Judge(world, meant=True).conflicts(names)
        assert judged is not None
        made = run(documents(world)).conflicts
        told = {
            claims for claims, reasons in made.items() if Reason.MEANT_ONLY in reasons and Reason.TIME not in reasons
        }
        assert told == judged, f"seed {seed}"
        found += len(judged)
    assert found > SEEDS / 20
