"""Drafts held against an archive: ``python -m benchmarks.drafts archive.parquet claims.jsonl``.

A draft is made of ten claims of the archive's own articles (``claims.jsonl`` of ``benchmarks.archives``, or a part of
it), under another id. Whole processes run by turns with ``python -c pass``; in a process that keeps the archive open
each draft is checked, then edited and checked again: one claim is replaced by another article's, or its figure by a
false one, which as a rule clashes with all that tell of the same thing. Processor time; medians.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from benchmarks.measure import by_turns, median, table, versions

_CLAIMS: Final = 10
_DIGIT: Final = re.compile("[0-9]")


def draft(lines: list[str], number: int, dice: random.Random) -> dict[str, Any]:
    """Return an article of claims of others."""
    claims = [{**_claim(lines, dice), "id": f"d{one}"} for one in range(_CLAIMS)]
    return {"article": {"id": f"draft{number}", "published": "2026-03-01", "language": "id"}, "claims": claims}


def _claim(lines: list[str], dice: random.Random) -> dict[str, Any]:
    claim: dict[str, Any] = dice.choice(json.loads(dice.choice(lines))["claims"])
    return claim


def edits(one: dict[str, Any], lines: list[str], count: int, dice: random.Random, *, false: bool) -> Iterator[Any]:
    """Yield versions of a draft, each with one claim changed."""
    claims = list(one["claims"])
    figures = [number for number, claim in enumerate(claims) if claim["kind"] == "quantity"]
    for _ in range(count):
        number = dice.choice(figures) if false else dice.randrange(len(claims))
        if false:
            words = _DIGIT.sub(str(dice.randint(1, 9)), claims[number]["value"], count=1)
            claims[number] = {**claims[number], "value": words, "quote": words}
        else:
            claims[number] = {**_claim(lines, dice), "id": claims[number]["id"]}
        yield {**one, "claims": list(claims)}


def processes(archive: Path, drafts: list[Any], runs: int) -> str:
    """Return the table of whole processes."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "claimcheck", "check", "--no-cache"]
        commands = {"python -c pass": [sys.executable, "-c", "pass"]}
        for number, one in enumerate(drafts):
            path = Path(folder) / f"draft{number}.json"
            path.write_text(json.dumps(one), "utf-8")
            if not number:
                commands["its file alone"] = [*command, str(path)]
            commands[f"draft {number}"] = [*command, str(path), "--against", str(archive)]
        taken = {name: median(some) for name, some in by_turns(commands, runs).items()}
    base = taken["python -c pass"].processor
    rows = [(name, f"{one.processor * 1000:.0f} ms", f"{one.processor / base:.1f}") for name, one in taken.items()]
    return table(("a process each", "processor", "x pass"), rows)


def kept_open(archive: Path, drafts: list[Any], lines: list[str], base: float, dice: random.Random) -> str:
    """Return the table of checks in one process; ``base`` is what ``python -c pass`` takes, in seconds."""
    from claimcheck import Archive  # noqa: PLC0415 - only here is it measured inside

    start = time.process_time()
    opened = Archive(archive)
    taken: dict[str, list[float]] = {"opening it": [time.process_time() - start]}
    with opened:

        def check(name: str, one: Any) -> None:
            start = time.process_time()
            opened.check(one)
            taken.setdefault(name, []).append(time.process_time() - start)

        for number, one in enumerate(drafts):
            check("the first draft" if not number else "another draft", one)
            check("again, unchanged", one)
            for edited in edits(one, lines, 10, dice, false=False):
                check("one claim replaced by another", edited)
            for edited in edits(one, lines, 10, dice, false=True):
                check("one figure replaced by a false one", edited)
    rows = [(name, str(len(some)), f"{statistics.median(some) * 1000:.0f} ms", f"{max(some) * 1000:.0f} ms",
             f"{statistics.median(some) / base:.1f}") for name, some in taken.items()]  # fmt: skip
    return table(("an archive kept open", "checks", "processor", "at most", "x pass"), rows)


def main() -> int:
    """Measure what the command line says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.drafts", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("archive", type=Path)
    parser.add_argument("claims", type=Path, nargs="+", help="articles of the archive, one a line")
    parser.add_argument("--runs", type=int, default=7, help="runs of which the median counts")
    parser.add_argument("--drafts", type=int, default=5)
    given = parser.parse_args()
    dice = random.Random(1)  # noqa: S311 - the same drafts each time
    lines = [line for path in given.claims for line in path.read_text("utf-8").splitlines()]
    drafts = [draft(lines, number, dice) for number in range(given.drafts)]
    print(versions("claimcheck", "duckdb"), "\n", sep="")
    print(processes(given.archive, drafts, given.runs), "\n", sep="", flush=True)
    passes = by_turns({"pass": [sys.executable, "-c", "pass"]}, given.runs)["pass"]
    print(kept_open(given.archive, drafts, lines, median(passes).processor, dice))
    return 0


if __name__ == "__main__":
    sys.exit(main())
