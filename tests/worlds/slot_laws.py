"""The laws of single slots: true claims agree, and whatever two claims exclude each other is told."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.domain.diagnostic import Diagnostic, Severity
from worlds.slots import Slots
from worlds.tool import run

TOLD_APART = {
    "venue-conflict",
    "date-conflict",
    "rank-conflict",
    "rank-shared",
    "office-conflict",
    "attribute-conflict",
}


def broken(world: Slots) -> Iterator[str]:
    """Yield what is wrong with the report on a world."""
    made = run(world.documents())
    yield from (f"{one.code}: {one.message}" for one in made.problems)
    clashing = world.clashes()
    told = [finding for finding in made.report.findings if finding.severity is Severity.CONTRADICTION]
    pairs = {pair for finding in told if finding.code in TOLD_APART for pair in _pairs(finding)}
    for pair in clashing - pairs:
        yield f"not told: {sorted(pair)}"
    for finding in told:
        if not any(pair <= {side.claim for side in finding.sides} for pair in clashing):
            yield f"nothing excludes what {finding.code} tells: {finding.message}"
    if not clashing:
        yield from (
            f"all agree, but {one.severity}: {one.code}: {one.message}"
            for one in made.report.findings
            if (one.severity or Severity.NOTE) > Severity.NOTE
        )


def _pairs(finding: Diagnostic) -> set[frozenset[str]]:
    """Return the claims of different camps, two by two."""
    return {
        frozenset((one.claim, other.claim))
        for one in finding.sides
        for other in finding.sides
        if one.camp != other.camp
    }
