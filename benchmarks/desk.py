"""At the desk: how long claimcheck keeps an editor waiting, beside what checks other things on tiny inputs."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from itertools import cycle
from pathlib import Path

from benchmarks.archives import CATALOG
from benchmarks.measure import ROOT, Command, by_turns, median, run, table, versions

NOTHING = "python -c pass"
EVENTS = "PyYAML's C events alone"
_PYTHON = sys.executable


def tiny(folder: Path) -> dict[str, Command]:
    """Write one small input for each other checker that is installed, and return how to check it."""
    (folder / "tiny.py").write_text('"""Nothing much."""\n\nONE: int = 1\n', encoding="utf-8")
    (folder / "tiny.yaml").write_text("---\none: 1\n", encoding="utf-8")
    (folder / "tiny.json").write_text('{"one": 1}', encoding="utf-8")
    (folder / "tiny.schema.json").write_text(json.dumps({"required": ["one"]}), encoding="utf-8")
    (folder / "tiny.ttl").write_text("<urn:a> <urn:b> <urn:c> .\n", encoding="utf-8")
    commands: dict[str, Command] = {
        "ruff": (_PYTHON, "-m", "ruff", "check", "--no-cache", "tiny.py"),
        "yamllint": (_PYTHON, "-m", "yamllint", "tiny.yaml"),
        "check_jsonschema": (_PYTHON, "-m", "check_jsonschema", "--schemafile", "tiny.schema.json", "tiny.json"),
        "mypy": (_PYTHON, "-m", "mypy", "tiny.py"),
        "pyshacl": (_PYTHON, "-m", "pyshacl", "tiny.ttl"),
    }
    return {name: command for name, command in commands.items() if find_spec(name)}


def claimcheck(*paths: Path | str, cached: bool = False) -> Command:
    """Return the command that checks these paths."""
    return (_PYTHON, "-m", "claimcheck", "check", *map(str, paths), *(() if cached else ("--no-cache",)))


def changer(file: Path) -> Callable[[], object]:
    """Return what changes a file, each time to something else than before."""
    text, marks = file.read_text(encoding="utf-8"), cycle("ab")
    return lambda: file.write_text(f"{text}# {next(marks)}\n", encoding="utf-8")


def shown(heads: tuple[str, str], commands: Mapping[str, Command], runs: int, folder: Path,
          before: Mapping[str, Callable[[], object]] | None = None) -> str:  # fmt: skip
    """Measure commands by turns and return the table: each as a multiple of the first."""
    for name, command in commands.items():
        if before and name in before:
            before[name]()
        run(command, folder)  # fills caches, and brings files to memory
    rows = []
    taken = by_turns(commands, runs, folder, before)
    base = median(taken[next(iter(commands))])
    for name, some in taken.items():
        spent = median(some)
        rows.append((name, f"{spent.clock:.3f} s", f"{spent.clock / base.clock:.1f}", f"{spent.processor:.3f} s",
                     f"{spent.processor / base.processor:.1f}", f"{spent.memory / 2**20:.0f} MiB"))  # fmt: skip
    return table((heads[0], "clock", f"x {heads[1]}", "processor", f"x {heads[1]}", "memory"), rows)


def report(runs: int, folder: Path, say: Callable[[str], None]) -> None:
    """Say the tables: tiny inputs and the shipped ledger; 12,000 claims in 500 files."""
    folder.mkdir(parents=True, exist_ok=True)
    say(versions("claimcheck", "PyYAML", "ruff", "yamllint", "check-jsonschema", "mypy", "pyshacl"))
    shipped = {
        "claimcheck claims/, cold": claimcheck(ROOT / "claims"),
        "claimcheck claims/, unchanged": claimcheck(ROOT / "claims", cached=True),
    }
    say("\n" + shown(("tiny inputs", "pass"), {NOTHING: (_PYTHON, "-c", "pass"), **tiny(folder), **shipped}, runs,
                     folder))  # fmt: skip
    say("\n" + _many_files(folder / "files", runs))


def _many_files(folder: Path, runs: int) -> str:
    shutil.rmtree(folder, ignore_errors=True)
    run(
        (_PYTHON, "-m", "benchmarks.archives", folder, "--claims", "12000", "--per-article", "24", "--form", "articles")
    )
    articles = (folder / "articles", folder / CATALOG)
    commands: dict[str, Command] = {
        EVENTS: (_PYTHON, "-m", "benchmarks.peers.events", str(folder)),
        "claimcheck, cold": claimcheck(*articles),
        "claimcheck, one file changed": claimcheck(*articles, cached=True),
        "claimcheck, unchanged": claimcheck(*articles, cached=True),
        NOTHING: (_PYTHON, "-c", "pass"),
    }
    before = {"claimcheck, one file changed": changer(min((folder / "articles").iterdir()))}
    return shown(("12,000 claims in 500 files", "events"), commands, runs, folder, before)
