"""The laws of single slots: true claims agree, and whatever two claims exclude each other is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
    for pair in clashing - pairs - _by_default_zones(world, made.report.findings):
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


def _by_default_zones(world: Slots, findings: Iterable[Diagnostic]) -> set[frozenset[str]]:
    """Return the dates that lie next to each other in articles of two languages, whose clocks are none that they state.

    Such are a tension: by another clock "Mei 2025" and "June 2025" have some hours in common.
    """
    found = [one for one in findings if one.code == "date-conflict" and one.severity is Severity.TENSION]
    pairs = {pair for one in found for pair in _pairs(one)}
    return {pair for pair in pairs if len({world.languages[claim.partition("#")[0]] for claim in pair}) > 1}


def _pairs(finding: Diagnostic) -> set[frozenset[str]]:
    """Return the claims of different camps, two by two."""
    return {
        frozenset((one.claim, other.claim))
        for one in finding.sides
        for other in finding.sides
        if one.camp != other.camp
    }
