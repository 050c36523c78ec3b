"""The desk's cache: a run in which nothing changed, as a multiple of ``python -c pass``, alternating runs, medians.

Run with the interpreter of an environment that has claimcheck: ``python benchmarks/warm.py [runs]``. The large ledger,
12,000 claims in 500 YAML files, is made anew from its seed; so is the cache, in a folder that is removed afterwards.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
CLAIMS, FILES = 12_000, 500


def large_ledger(folder: Path) -> Path:
    """Write a ledger of figures and events, most of them in agreement, and return its folder."""
    folder.mkdir()
    draw = random.Random(1)  # noqa: S311 - a ledger that comes again
    places = "".join(f"  p{i}: {{name: Kabupaten Nomor{i}x, level: regency, within: banten}}\n" for i in range(200))
    measures = "".join(f"  m{i}: {{unit: person, whole-number: true, holds-for: 1 month}}\n" for i in range(60))
    events = "".join(f"  e{i}: {{name: Acara {i}}}\n" for i in range(200))
    catalog = f"places:\n  banten: {{name: Banten, level: province}}\n{places}measures:\n{measures}events:\n{events}"
    (folder / "catalog.yaml").write_text(catalog, encoding="utf-8")
    truth: dict[object, int] = {}
    for number in range(FILES):
        head = f"article: {{id: a{number}, published: 2025-{1 + number % 12:02}-{1 + number % 28:02}}}\nclaims:\n"
        claims = "".join(_claim(draw, truth, at) for at in range(CLAIMS // FILES))
        (folder / f"a{number:04}.yaml").write_text(head + claims, encoding="utf-8")
    return folder


def _claim(draw: random.Random, truth: dict[object, int], number: int) -> str:
    if draw.random() < 0.8:
        measure, place, month = draw.randrange(60), draw.randrange(200), draw.randrange(1, 13)
        value = f"{truth.setdefault((measure, place, month), draw.randrange(1000, 9000) * 10):,}".replace(",", ".")
        return (
            f"  - id: c{number}\n    kind: quantity\n    measure: m{measure}\n    place: Kabupaten Nomor{place}x\n"
            f"    value: {value} orang\n    as-of: 2024-{month:02}-10\n    quote: sebanyak {value} orang\n"
        )
    event = draw.randrange(200)
    day = truth.setdefault(event, draw.randrange(1, 29))
    return (
        f"  - id: c{number}\n    kind: event\n    event: e{event}\n    date: {day}/3/2024\n"
        f"    place: Kabupaten Nomor{event}x\n    quote: digelar pada {day}/3/2024\n"
    )


def alternating(runs: int, tasks: dict[str, tuple[list[str], Callable[[], None]]]) -> dict[str, float]:
    """Return the median seconds of each command; what is to be done before it does not count."""
    times: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(runs):
        for name, (command, before) in tasks.items():
            before()
            start = time.perf_counter()
            subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False, env=os.environ)
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(one) for name, one in times.items()}


def main(runs: int) -> None:
    """Print the medians and their ratios."""
    with TemporaryDirectory() as folder:
        os.environ.update(XDG_CACHE_HOME=f"{folder}/cache", XDG_STATE_HOME=f"{folder}/state", CLAIMCHECK_NO_CACHE="")
        check = [sys.executable, "-m", "claimcheck", "check"]
        large = [*check, str(large_ledger(Path(folder) / "large"))]
        shipped = [*check, "claims"]
        for command in (large, shipped):
            subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
        medians = alternating(
            runs,
            {
                "python -c pass": ([sys.executable, "-c", "pass"], _nothing),
                "shipped ledger, unchanged": (shipped, _nothing),
                f"{CLAIMS} claims in {FILES} files, unchanged": (large, _nothing),
            },
        )
        for name, median in medians.items():
            print(f"{name:42} {median:7.3f} s {median / medians['python -c pass']:6.1f} x")


def _nothing() -> None:
    pass


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
