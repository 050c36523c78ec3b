"""Running commands by turns, and what each took."""

from __future__ import annotations

import math
import os
import platform
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple, TypeAlias

ROOT = Path(__file__).resolve().parent.parent

_OWN = tempfile.TemporaryDirectory()  # removed when Python ends

Command: TypeAlias = Sequence[str | os.PathLike[str]]


class Spent(NamedTuple):
    """What one run took: seconds by the clock and of the processors, and bytes of memory at the most."""

    clock: float
    processor: float
    memory: int


class Run(NamedTuple):
    """One run of a command: what it took, how it ended, and what it printed."""

    spent: Spent
    status: int
    output: str


def run(command: Command, folder: Path = ROOT) -> Run:
    """Run a command and the processes that it starts to their end."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.DEVNULL, env=_environment())
        _, status, usage = os.wait4(process.pid, 0)  # what this process took, not all before it
        clock = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        kilo = 1 if platform.system() == "Darwin" else 1024
        spent = Spent(clock, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * kilo)
        return Run(spent, process.returncode, output.read())


def _environment() -> dict[str, str]:
    """Return an environment in which nothing is kept from other runs than ours, nor for them.

    Bytecode is kept, as for all that is installed: what a run that compiles its sources takes says nothing of them.
    """
    left_out = ("CLAIMCHECK_NO_CACHE", "PYTHONDONTWRITEBYTECODE")
    kept = {key: value for key, value in os.environ.items() if key not in left_out}
    own = {"XDG_CACHE_HOME": f"{_OWN.name}/cache", "XDG_STATE_HOME": f"{_OWN.name}/state"}
    return {**kept, **own, "NO_COLOR": "1", "PYTHONPATH": str(ROOT)}


def by_turns(commands: Mapping[str, Command], runs: int, folder: Path = ROOT,
             before: Mapping[str, Callable[[], object]] | None = None) -> dict[str, list[Run]]:  # fmt: skip
    """Run several commands one after the other, and all of them again, so that the machine is the same to each.

    ``before`` has what is to be done first, and not measured, before each run of some of them.
    """
    taken: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            if before and name in before:
                before[name]()
            taken[name].append(run(command, folder))
    return taken


def median(runs: Sequence[Run]) -> Spent:
    """Return the median of each of the things that runs took."""
    clock, processor, memory = zip(*(one.spent for one in runs), strict=True)
    return Spent(statistics.median(clock), statistics.median(processor), int(statistics.median(memory)))


def growth(before: float, after: float, times: float) -> float:
    """Return the exponent e for which something of a size n grew as n^e when the size grew by so many times."""
    return math.log(after / before) / math.log(times)


def versions(*packages: str) -> str:
    """Return the versions of what is measured, and the machine."""
    found = []
    for package in packages:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            found.append(f"{package} not installed")
    load = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "load unknown"
    return f"CPython {platform.python_version()}, {', '.join(found)}; {os.cpu_count()} processors, {load} at the start"


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], words: Collection[int] = (0,)) -> str:
    """Return rows in columns, those of words to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) if index in words else cell.rjust(width)
                       for index, (cell, width) in enumerate(zip(row, widths, strict=True))).rstrip()
             for row in (heads, *rows)]  # fmt: skip
    return "\n".join(lines)
