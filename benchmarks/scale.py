"""Archives of growing size: claimcheck beside others who find the conflicts within slots, on the same files."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, NamedTuple

from benchmarks.archives import BESIDE, CATALOG, DOCUMENTS, PARQUET, PLANTED, ROWS
from benchmarks.measure import Command, Run, Spent, by_turns, growth, median, run, table, versions

BASE: Final = "DuckDB window query, JSON lines"
BASE_OF_PARQUET: Final = "DuckDB window query, Parquet"
_ENDLESS: Final = 10**9
SLOT_RULES: Final = ("value-conflict", "date-conflict", "venue-conflict", "rank-conflict", "rank-shared")
"""What the others look for, too."""
_FEW: Final = 10_000  # claims, up to which their articles are checked too
_LONG: Final = 60  # seconds; what takes longer is run once


class Contender(NamedTuple):
    """One who checks an archive: how it is started, what it needs, and up to how many claims it ends in time."""

    arguments: tuple[str, ...]
    needs: str
    most: int = _ENDLESS


def _peer(module: str, form: str = "rows") -> tuple[str, ...]:
    return ("-m", f"benchmarks.peers.{module}", ".", form)


def _claimcheck(name: str, *rules: str) -> tuple[str, ...]:
    chosen = [word for rule in rules for word in ("--select", rule)]
    return ("-m", "claimcheck", "check", name, CATALOG, "--format", "json", "--no-cache", *chosen)


def contenders() -> dict[str, Contender]:
    """Return who takes part, by name."""
    return {
        BASE: Contender(_peer("duck"), "duckdb"),
        BASE_OF_PARQUET: Contender(_peer("duck", "parquet"), "duckdb"),
        "DuckDB screened query, JSON lines": Contender(_peer("duck_screened"), "duckdb"),
        "DuckDB screened query, Parquet": Contender(_peer("duck_screened", "parquet"), "duckdb"),
        "claimcheck, JSON lines": Contender(_claimcheck(ROWS, *SLOT_RULES), "claimcheck"),
        "claimcheck, Parquet": Contender(_claimcheck(PARQUET, *SLOT_RULES), "claimcheck"),
        "claimcheck, all rules, JSON lines": Contender(_claimcheck(ROWS), "claimcheck"),
        "claimcheck, articles as JSON lines": Contender(_claimcheck(DOCUMENTS), "claimcheck", _FEW),
        "Polars, JSON lines": Contender(_peer("polar"), "polars"),
        "plain Python, JSON lines": Contender(_peer("plain"), "json", 1_000_000),
        "pandas self-join, JSON lines": Contender(_peer("panda"), "pandas", 100_000),
        "pySHACL, JSON lines": Contender(_peer("shacl"), "pyshacl", 1_000),
    }


def base_of(name: str) -> str:
    """Return whom a contender is held against: the query over a file of the same form."""
    return BASE_OF_PARQUET if name.endswith("Parquet") else BASE


def told(output: str) -> tuple[set[str], int]:
    """Return the claims in the contradictions of a JSON report, and how many were read; raise if not all were.

    Where a slot clashes only as meant, that is a tension: it counts, too.
    """
    report: dict[str, Any] = json.loads(output)
    if report["problems"]:
        raise ValueError(report["problems"][0]["message"])
    claims = {claim["claim"] for finding in report["findings"]
              if finding["severity"] == "contradiction" or finding["rule"] in SLOT_RULES
              for claim in finding["claims"]}  # fmt: skip
    return claims, report["summary"]["claims"]


class Wanted(NamedTuple):
    """What an archive holds: how many claims, which of them are planted, and which stand beside these as meant."""

    claims: int
    planted: set[str]
    beside: set[str]


def verdict(name: str, one: Run, wanted: Wanted) -> str:
    """Return what a run found of what is planted, in words that begin with "all" where it did just what it should.

    A finding of claimcheck shows more: claims of the slot that clash with what is planted as the two are meant.
    """
    planted = wanted.planted
    if not name.startswith("claimcheck"):
        found = set(one.output.split())
        return _of_planted(found, planted) if found == planted else f"wrong: {_of_planted(found, planted)}"
    try:
        found, read = told(one.output)
    except (ValueError, KeyError) as error:
        return f"cannot read this yet: {str(error) or one.output[:60]}"
    if read != wanted.claims:
        return f"read {read:,} of the claims"
    if found == planted | wanted.beside:
        return (
            f"all {len(planted):,}, and {len(wanted.beside):,} as meant" if wanted.beside else f"all {len(planted):,}"
        )
    return f"wrong: {_of_planted(found, planted)} where {len(wanted.beside):,} are so as meant"


def _of_planted(found: set[str], planted: set[str]) -> str:
    right = "all" if found >= planted else f"{len(found & planted):,} of"
    more = f", and {len(found - planted):,} more" if found - planted else ""
    return f"{right} {len(planted):,}{more}"


def measure(claims: int, runs: int, folder: Path, tied: float) -> dict[str, tuple[Spent | None, str]]:
    """Make an archive and return what each took, if it could, and what it found, in words."""
    wanted = _make(claims, folder, tied)
    taken: dict[str, tuple[Spent | None, str]] = {}
    able: dict[str, Command] = {}
    for name, one in contenders().items():
        if claims > one.most:
            continue
        if find_spec(one.needs) is None:
            taken[name] = None, f"{one.needs} is not installed"
            continue
        command = (sys.executable, *one.arguments)
        first = run(command, folder)
        found = verdict(name, first, wanted)
        taken[name] = (first.spent, f"{found} (one run)") if found.startswith("all") else (None, found)
        if found.startswith("all") and first.spent.clock < _LONG:
            able[name] = command
    for name, some in by_turns(able, runs, folder).items():
        taken[name] = median(some), verdict(name, some[-1], wanted)
    return taken


def _make(claims: int, folder: Path, tied: float) -> Wanted:
    """Make an archive and return what it holds.

    By a process of its own: one started from a large process counts that one's memory as its own (``ru_maxrss``).
    """
    forms = ("rows", *(("parquet",) if find_spec("duckdb") else ()), *(("jsonl",) if claims <= _FEW else ()))
    options = ("--claims", str(claims), "--tied", str(tied), "--form", *forms)
    made = run((sys.executable, "-m", "benchmarks.archives", str(folder), *options))
    if made.status:
        raise RuntimeError(f"no archive of {claims} claims in {folder}")
    planted, beside = (set((folder / name).read_text(encoding="utf-8").split()) for name in (PLANTED, BESIDE))
    return Wanted(claims, planted, beside)


def report(sizes: list[int], runs: int, folder: Path, tied: float, say: Callable[[str], None]) -> None:
    """Say the table of each size as soon as it is measured."""
    say(versions("claimcheck", "duckdb", "polars", "pandas", "pyshacl"))
    before: dict[str, tuple[int, Spent]] = {}
    for claims in sizes:
        taken = measure(claims, runs, folder / str(claims), tied)
        rows = [
            _row(name, spent, found, taken[base_of(name)][0], before.get(name), claims)
            for name, (spent, found) in taken.items()
        ]
        heads = (
            f"{claims:,} claims",
            "clock",
            "ratio",
            "processor",
            "ratio",
            "memory",
            "ratio",
            "processor grew",
            "found",
        )
        say("\n" + table(heads, rows, words=(0, 8)))
        before |= {name: (claims, spent) for name, (spent, _) in taken.items() if spent}


def _row(name: str, spent: Spent | None, found: str, base: Spent | None, before: tuple[int, Spent] | None,
         claims: int) -> tuple[str, ...]:  # fmt: skip
    if spent is None:
        return (name, *[""] * 7, found)

    def ratio(index: int) -> str:
        return f"{spent[index] / base[index]:.2f}" if base else ""

    grown = f"n^{growth(before[1].processor, spent.processor, claims / before[0]):.2f}" if before else ""
    return (name, f"{spent.clock:.2f} s", ratio(0), f"{spent.processor:.2f} s", ratio(1),
            f"{spent.memory / 2**20:,.0f} MiB", ratio(2), grown, found)  # fmt: skip
