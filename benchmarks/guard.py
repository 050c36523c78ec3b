"""``python -m benchmarks.guard``: exit with 1 where claimcheck has become slower than its ceilings allow.

Each workload has two ceilings in ceilings.json. ``calls``: of functions, the same on every machine, with a head-room
of a fifth. ``times``: the processor's time as a multiple of what PyYAML's C parser needs for the events of 2,000
claims, by turns with it and the least of several runs, with a head-room of three fifths, for what calls do not show.
``--write`` sets the ceilings by what is measured now.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final, TypeAlias

from benchmarks.archives import CATALOG
from benchmarks.desk import claimcheck
from benchmarks.measure import ROOT, Command, by_turns, run, table

CEILINGS: Final = ROOT / "benchmarks" / "ceilings.json"
_RUNS: Final = 5
_BASE: Final = "events"

Figures: TypeAlias = dict[str, float]  # by what is measured: calls, times


def workloads(folder: Path) -> dict[str, Command]:
    """Make what is checked, and return the commands to measure."""
    run((sys.executable, "-m", "benchmarks.archives", folder, "--claims", "2000", "--form", "articles"))
    return {
        "claims/, cold": claimcheck("claims"),
        "claims/, unchanged": claimcheck("claims", cached=True),
        "2,000 claims in 100 files": claimcheck(folder / "articles", folder / CATALOG),
    }


def measured() -> dict[str, Figures]:
    """Return the calls of each workload, and its time as a multiple of the base."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        found = workloads(folder)
        base = (sys.executable, "-m", "benchmarks.peers.events", folder)
        for command in found.values():
            run(command)  # compiles modules and fills caches
        calls = {name: int(run((sys.executable, "-m", "benchmarks.calls", *command[3:])).output)
                 for name, command in found.items()}  # fmt: skip
        taken = by_turns({_BASE: base, **found}, _RUNS)
    least = {name: min(one.spent.processor for one in some) for name, some in taken.items()}
    return {name: {"calls": calls[name], "times": round(least[name] / least[_BASE], 2)} for name in found}


def compared(found: Mapping[str, Figures], ceilings: Mapping[str, Figures]) -> list[tuple[str, ...]]:
    """Return a row for each figure: what it is, beside its ceiling, and whether it is above that or has none."""
    rows: list[tuple[str, ...]] = []
    for name, figures in found.items():
        for what, value in figures.items():
            ceiling = ceilings.get(name, {}).get(what)
            verdict = "no ceiling" if ceiling is None else "above" if value > ceiling else "within"
            rows.append((name, what, f"{value:,}", "" if ceiling is None else f"{ceiling:,}", verdict))
    return rows


def with_head_room(figures: Figures) -> Figures:
    """Return the ceilings for figures as measured."""
    return {"calls": round(figures["calls"] * 1.2), "times": round(figures["times"] * 1.6, 1)}


def main() -> int:
    """Measure, print each figure beside its ceiling, and return whether any is not within."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="set the ceilings by what is measured now")
    given = parser.parse_args()
    found = measured()
    if given.write:
        ceilings = {name: with_head_room(figures) for name, figures in found.items()}
        CEILINGS.write_text(json.dumps(ceilings, indent=2) + "\n", encoding="utf-8")
    rows = compared(found, json.loads(CEILINGS.read_text(encoding="utf-8")))
    print(table(("workload", "measure", "measured", "ceiling", ""), rows, words=(0, 1, 4)))
    return 0 if all(row[-1] == "within" for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
