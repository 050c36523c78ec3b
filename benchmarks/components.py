"""Components of 10, 100 and 1,000 claims, with and without cycles: our engine against z3 alone, in one run.

Each component is a tree of places whose counts add up, observed at every place; "with cycles" adds, for each inner
place, a share of its whole (a product, which closes a cycle). Consistent ones must be passed, and broken ones (one
claim falsified) refuted with a minimal conflict. Run with an environment that has the extra ``exact``:
``python benchmarks/components.py``.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from fractions import Fraction

from claimcheck.domain.span import Span
from claimcheck.engine.expression import Constraint, Observation, Variable, term, total
from claimcheck.engine.minimal import minimal_conflicts
from claimcheck.engine.narrow import Status
from claimcheck.engine.network import Network
from claimcheck.engine.solver import decide
from claimcheck.engine.z3_judge import ask

FAN = 3
RUNS = 5
COUNT = Span(lower=0)


def component(claims: int, *, cycles: bool, broken: bool) -> tuple[Network, tuple[Observation, ...]]:
    """Return a tree of sums with about as many claims, and shares across it if it is to have cycles."""
    wanted = claims // 2 if cycles else claims
    counts = [Variable(("count", index), COUNT, whole=True) for index in range(wanted)]
    children = {
        index: [child for child in range(FAN * index + 1, FAN * index + FAN + 1) if child < wanted]
        for index in range(wanted)
    }
    values = [0] * wanted
    for index in reversed(range(wanted)):
        values[index] = sum(values[child] for child in children[index]) or 100 + index % 7
    constraints = [
        Constraint(("sum", index), total(counts[child] for child in below), "=", term(counts[index]))
        for index, below in children.items()
        if below
    ]
    seen = [Observation(f"count {i:05}", counts[i], Span(values[i] - 1, values[i] + 1)) for i in range(wanted)]
    if cycles:
        for index in range(1, wanted):
            share = Variable(("share", index), Span(0, 1))
            constraints.append(Constraint(("share", index), term(share) * counts[0], "=", term(counts[index])))
            exact, percent = Fraction(values[index], values[0]), Fraction(1, 100)
            seen.append(Observation(f"share {index:05}", share, Span(exact * (1 - percent), exact * (1 + percent))))
    if broken:
        last = wanted - 1
        seen[last] = Observation(f"count {last:05}", counts[last], Span.point(values[0] * 2 + 10))
    return Network(constraints), tuple(seen)


def median(work: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median seconds of some runs."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Print the table."""
    heads = ("claims", "cycles", "broken", "ours", "z3 alone", "z3/ours", "explained")
    print(" ".join(f"{head:>9}" for head in heads), " verdicts")
    for cycles in (False, True):
        for broken in (False, True):
            for claims in (10, 100, 1000):
                network, seen = component(claims, cycles=cycles, broken=broken)
                ours, theirs = median(lambda: decide(network, seen)), median(lambda: ask(network, seen))  # noqa: B023
                verdicts = decide(network, seen).status, ask(network, seen).status
                told = median(lambda: minimal_conflicts(network, seen, 20), 1) if broken else None  # noqa: B023
                explained = f"{told:.3f}s" if told is not None else ""
                agreed = " / ".join(status.value for status in verdicts)
                cells = (len(seen), cycles, broken, f"{ours:.4f}s", f"{theirs:.4f}s", f"{theirs / ours:.1f}", explained)
                print(" ".join(f"{cell!s:>9}" for cell in cells), f" {agreed}", flush=True)
                if verdicts[0] is Status.OPEN:
                    print("        our engine left this open")


if __name__ == "__main__":
    main()
