"""The laws of the design, held against one world at a time; a broken one is told as a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.span import Span
from worlds.judge import Judge
from worlds.ledger import documents
from worlds.model import Claim, Figure, Move, Range, Told, World
from worlds.tool import Run, run, values_of

MANY = 45  # conflicts: beyond that the library stops looking


@dataclass
class Tally:
    """What was counted over worlds.

    ``sizes`` are the conflicts by how many claims each has; ``broken`` are the laws that did not hold, in words.
    """

    worlds: int = 0
    claims: int = 0
    sizes: Counter[int] = field(default_factory=Counter)
    misses: int = 0
    false_alarms: int = 0
    non_minimal: int = 0
    undecided: int = 0
    unjudged: int = 0
    broken: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Add the counts of other worlds."""
        for name in vars(other):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def conflicts(self) -> int:
        """How many conflicts there were."""
        return self.sizes.total()


def hold_true(world: World) -> Tally:
    """Hold a world of true claims against law 1 (soundness)."""
    tally = Tally(worlds=1, claims=len(world.claims))
    made = run(documents(world))
    tally.undecided = made.report.summary.undecided
    tally.broken += [f"{one.code}: {one.message} ({one.mark})" for one in made.problems]
    tally.broken += differing_readings(world, made)
    for finding in made.report.findings:
        level = finding.severity or Severity.NOTE
        if level is Severity.CONTRADICTION or (world.calm and level > Severity.NOTE):
            tally.false_alarms += 1
            tally.broken.append(f"true claims, but {level}: {finding.code}: {finding.message}")
    return tally


def differing_readings(world: World, made: Run) -> Iterator[str]:
    """Yield each figure that the library reads otherwise than it was made to be read."""
    for claim in world.claims:
        read = made.ledger.claim(claim.full)
        if read is None:
            yield f"{claim.full} takes no part: {made.ledger.left_out.get(claim.full)}"
            continue
        told = dict(figures_of(claim))
        for key, value in values_of(read):
            for name, span, mine in (("said", value.said, told[key].said), ("meant", value.meant, told[key].meant)):
                if _range(span) != mine:
                    yield f"{claim.full}: “{value.figure.words}” is read as {name} {span}, but is {mine}"


def figures_of(claim: Claim) -> Iterator[tuple[str, Told]]:
    """Yield the figures of a claim, by key."""
    body = claim.body
    if isinstance(body, Figure):
        yield "value", body.told
        yield from ((f"part {index}", part.figure) for index, part in enumerate(body.parts) if part.figure)
        yield from zip(("converted", "rate"), body.converted or (), strict=False)
    elif isinstance(body, Move):
        yield from ((key, told) for key, told in (("from", body.before), ("to", body.after)) if told)
        yield from ((f"by {index}", step.told) for index, step in enumerate(body.steps))


def _range(span: Span) -> Range:
    low, high = (None if end is None else end + 0 for end in (span.lower, span.upper))
    return Range(low, high, span.lower_open, span.upper_open)  # type: ignore[arg-type]


def hold_false(world: World) -> Tally:
    """Hold a world with false claims against laws 1 to 3: what the judge finds is found, and nothing else."""
    tally = Tally(worlds=1, claims=len(world.claims))
    made = run(documents(world))
    tally.undecided = made.report.summary.undecided
    tally.broken += differing_readings(world, made)
    if made.problems:
        return tally
    judge = Judge(world)
    names = sorted(claim.full for claim in world.claims)
    judged = judge.conflicts(names)
    if judged is None or len(judged) > MANY:
        tally.unjudged += 1
        return tally
    _compare(tally, judge, judged, made)
    _severities(tally, world, judged, made)
    return tally


def _compare(tally: Tally, judge: Judge, judged: set[frozenset[str]], made: Run) -> None:
    tally.sizes = Counter(map(len, judged))
    for missed in judged - made.strict:
        if not tally.undecided:  # what is left open is told by the report
            tally.misses += 1
            tally.broken.append(f"not found: {sorted(missed)}")
    two_figures = {frozenset((one.first.claim_id, one.second.claim_id)) for one in made.clashing}
    for extra in made.strict - judged:
        if judge.consistent(extra) is False:
            if extra in two_figures or tally.undecided:
                continue  # two figures of one slot are told even where one of them is wrong by itself
            tally.non_minimal += 1
            tally.broken.append(f"not minimal: {sorted(extra)}")
        else:
            tally.false_alarms += 1
            tally.broken.append(f"can hold together: {sorted(extra)}")


def _severities(tally: Tally, world: World, judged: set[frozenset[str]], made: Run) -> None:
    """Hold what the report says against the conflicts that no reason weakens."""
    plain = {conflict for conflict in judged if is_plain(world, conflict)}
    told = [
        (finding, frozenset(side.claim for side in finding.sides))
        for finding in made.report.findings
        if finding.severity is Severity.CONTRADICTION or finding.code == "decimal-mark"
    ]
    grave = {frozenset(one.claims) for knot in made.sums.knots for one in (knot.lead, *knot.others)}
    for conflict in plain:
        knotted = any(conflict in _members(made, claims) for _, claims in told)
        if not knotted and not any(conflict <= claims for _, claims in told) and not tally.undecided:
            tally.misses += 1
            tally.broken.append(f"no contradiction tells {sorted(conflict)} (known: {conflict in grave})")
    for finding, claims in told:
        is_told = any(conflict <= claims for conflict in plain)
        if finding.severity is Severity.CONTRADICTION and not is_told:
            tally.false_alarms += 1
            tally.broken.append(f"a contradiction without plain conflict: {finding.code} {sorted(claims)}")


def _members(made: Run, claims: frozenset[str]) -> set[frozenset[str]]:
    """Return all conflicts of the finding that is led by these claims."""
    for knot in made.sums.knots:
        if frozenset(knot.lead.claims) == claims:
            return {frozenset(one.claims) for one in (knot.lead, *knot.others)}
    return set()


def is_plain(world: World, conflict: frozenset[str]) -> bool:
    """Whether nothing lowers a conflict of these claims."""
    claims = [claim for claim in world.claims if claim.full in conflict]
    voices = [claim.speaker for claim in claims if claim.speaker]
    one_voice = all(_speaks_for(world, a, b) or _speaks_for(world, b, a) for a, b in combinations(voices, 2))
    return one_voice and len({claim.modality for claim in claims}) == 1 and not any(claim.assumed for claim in claims)


def _speaks_for(world: World, one: str, other: str) -> bool:
    at: str | None = one
    while at is not None and at != other:
        at = world.speakers[at]
    return at == other
