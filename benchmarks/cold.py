"""Cold start: ``python -m claimcheck claims/`` as a multiple of ``python -c pass``, alternating runs, medians.

Run with the interpreter of an environment that has claimcheck: ``python benchmarks/cold.py [runs]``.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "claimcheck claims/": [sys.executable, "-m", "claimcheck", "claims/"],
}


def spent(command: list[str]) -> tuple[float, float]:
    """Return the seconds that a command takes by the clock, and those of the processor."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=HERE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False,
                   env={**os.environ, "NO_COLOR": "1"})  # fmt: skip
    elapsed, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return elapsed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(runs: int) -> None:
    """Print the medians and their ratios, by the clock and by the processor."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in COMMANDS}
    for _ in range(runs):
        for name, command in COMMANDS.items():
            times[name].append(spent(command))
    for index, what in enumerate(("clock", "processor")):
        medians = {name: statistics.median(pair[index] for pair in pairs) for name, pairs in times.items()}
        for name, median in medians.items():
            print(f"{what:10} {name:20} {median:7.3f} s {median / medians['python -c pass']:6.1f} x")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
