"""Run many worlds: ``make worlds N=100000 SEED=1``. Prints counts, and a minimal ledger where a law does not hold.

The counts so far are printed as it runs, and when it is interrupted or ended early.

For each seed there are three worlds: one of true claims, one of true claims that hold as usually meant and in which
nothing moves, and one with false claims, which the judge decides.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from multiprocessing import Pool
from signal import SIGINT, SIGTERM, signal

from worlds.laws import Tally, hold_false, hold_true
from worlds.lying import false_world
from worlds.model import World
from worlds.shrink import ledger_text, smallest
from worlds.telling import true_world

CHUNK = 5  # seeds
SILENCE = 20  # seconds between two lines of counts
KINDS: tuple[tuple[str, Callable[[int], World], Callable[[World], Tally]], ...] = (
    ("true", true_world, hold_true),
    ("calm", lambda seed: true_world(seed, calm=True), hold_true),
    ("false", lambda seed: false_world(true_world(seed, most=9), seed), hold_false),
)


def of_seed(seed: int) -> Tally:
    """Return what the worlds of one seed show; a crash is a broken law too."""
    tally = Tally()
    for name, make, law in KINDS:
        world = make(seed)
        try:
            found = law(world)
        except Exception:  # noqa: BLE001 - whatever it is, the seed must be told
            found = Tally(worlds=1, broken=[traceback.format_exc()])
        if found.broken:
            found.broken = [story(f"seed {seed}, {name}", found.broken, world, law)]
        tally.add(found)
    return tally


def story(title: str, broken: list[str], world: World, law: Callable[[World], Tally]) -> str:
    """Return what is wrong, with the smallest ledger that shows it."""

    def is_broken(fewer: World) -> bool:
        try:
            return bool(law(fewer).broken)
        except Exception:  # noqa: BLE001 - a crash is what is looked for, if it was one
            return True

    small = smallest(world, is_broken)
    try:
        told = law(small).broken
    except Exception:  # noqa: BLE001 - as above
        told = [traceback.format_exc()]
    return "\n".join([f"{title}: {broken[0]}", *told, ledger_text(small)])


def chunk(seeds: range) -> Tally:
    """Return what the worlds of several seeds show."""
    tally = Tally()
    for seed in seeds:
        tally.add(of_seed(seed))
    return tally


def tallies(count: int, seed: int, processes: int) -> Iterator[Tally]:
    """Yield what chunks of worlds show, as they are done."""
    seeds = -(-count // len(KINDS))
    chunks = [range(at, min(at + CHUNK, seed + seeds)) for at in range(seed, seed + seeds, CHUNK)]
    if processes == 1:
        yield from map(chunk, chunks)
        return
    with Pool(processes) as pool:
        yield from pool.imap_unordered(chunk, chunks)


def counts(tally: Tally, seconds: float) -> str:
    """Return the counts as one line."""
    sizes = ", ".join(f"{size}: {count:,}" for size, count in sorted(tally.sizes.items()))
    return (
        f"{seconds / 60:.1f} min  worlds {tally.worlds:,}  claims {tally.claims:,}  "
        f"conflicts {tally.conflicts:,} (by claims {sizes or 'none'})  "
        f"misses {tally.misses}  false alarms {tally.false_alarms}  non-minimal {tally.non_minimal}  "
        f"left open {tally.undecided}  not judged {tally.unjudged}  broken {len(tally.broken)}  "
        f"{tally.worlds / seconds:.1f} worlds per second"
    )


def tell(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> int:
    """Run the worlds that the command line asks for; 1 where a law did not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=3000, help="how many worlds")
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--processes", type=int, default=2)
    asked = parser.parse_args()
    stops: list[int] = []
    for number in (SIGINT, SIGTERM):
        # No exception: raised while z3 lets go of something, it would be swallowed.
        signal(number, lambda *_: stops.append(1))
    tally, started, told = Tally(), time.monotonic(), time.monotonic()
    for found in tallies(asked.n, asked.seed, asked.processes):
        tally.add(found)
        for broken in found.broken:
            tell(broken)
        if time.monotonic() - told > SILENCE:
            told = time.monotonic()
            tell(counts(tally, told - started))
        if stops:
            tell("stopped early")
            break
    tell(counts(tally, time.monotonic() - started))
    return 1 if tally.broken or stops else 0


if __name__ == "__main__":
    sys.exit(main())
