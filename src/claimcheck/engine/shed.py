"""Dropping from a long sum's conflict, in one pass, the claims that it can do without.

With ten thousand parts that exceed their total, trying the parts one by one would take ten thousand times a sum of ten
thousand. But how far the sum misses is known, and so is how much each claim adds to that.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from claimcheck.domain.span import Exact, Span
from claimcheck.engine.expression import Observation
from claimcheck.engine.narrow import contradicts, narrow
from claimcheck.engine.network import Network
from claimcheck.engine.program import Program
from claimcheck.engine.proof import broken_side


def shed(
    network: Network, core: Sequence[Hashable], claims: Mapping[Hashable, Sequence[Observation]]
) -> list[Hashable]:
    """Return a part of the core that is a contradiction still, without those claims that one sum can spare.

    Acts only where each claim of the core observes one variable, no two the same, and one linear constraint shows the
    contradiction at once; then that constraint can spare none of the claims left. Else the core as it is.
    """
    observations = [observation for claim in core for observation in claims[claim]]
    narrowing = narrow(network, observations)
    proof, number = narrowing.proof(), narrowing.box.failed
    is_one_each = len({observation.variable for observation in observations}) == len(observations) == len(core)
    if proof is None or proof.steps or number is None or not is_one_each:
        return list(core)
    side = broken_side(narrowing.box, number)
    if side == "both":
        return list(core)
    sign = 1 if side == "below" else -1
    needed = _needed(network.programs[number], sign, narrowing.box.spans, narrow(network, ()).box.spans)
    kept = [observation for observation in observations if network.number_of[observation.variable] in needed]
    return [observation.id for observation in kept] if contradicts(network, kept) else list(core)


def _needed(program: Program, sign: int, seen: Sequence[Span], ground: Sequence[Span]) -> set[int]:
    """Return the variables whose observation the sum cannot spare; the least telling is dropped first, if it can be.

    The sum, times ``sign``, must not exceed zero, but does even at its least. What it exceeds zero by only shrinks, so
    what could not be dropped in its turn cannot be later.
    """
    factor_of = {variable: sign * factor for variable, factor in (program.factor_of or {}).items()}
    excess: Exact = sign * program.constant
    opens = int(program.allowed.upper_open if sign > 0 else program.allowed.lower_open)
    losses: list[tuple[Exact, int, int]] = []
    for variable, factor in factor_of.items():
        least, is_open = _least(factor, seen[variable])
        without, was_open = _least(factor, ground[variable])
        excess += least or 0
        opens += is_open
        if least is not None and without is not None:
            losses.append((least - without, is_open - was_open, variable))
    needed = set(factor_of)
    for loss, less_open, variable in sorted(losses):
        if excess > loss or (excess == loss and opens > less_open):
            excess, opens = excess - loss, opens - less_open
            needed.discard(variable)
    return needed


def _least(factor: Exact, span: Span) -> tuple[Exact | None, bool]:
    end, is_open = (span.lower, span.lower_open) if factor > 0 else (span.upper, span.upper_open)
    return (None if end is None else factor * end), is_open
