"""The command line as a real process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from attrs import frozen

ROOT = Path(__file__).parents[2]
CLAIMS = ROOT / "claims"
_KEPT = ("PATH", "SYSTEMROOT")

CLASH = """\
places:
  banten: {name: Banten, level: province}
  tangerang: {name: Kabupaten Tangerang, level: regency, within: banten}
  tangsel: {name: Kota Tangerang Selatan, level: city, within: banten}
events:
  ceremony: {name: the ceremony}
---
article: {id: one, publisher: One}
claims:
  - {id: venue, kind: event, event: ceremony, place: Kabupaten Tangerang, quote: di Kabupaten Tangerang}
  - {id: wide, kind: event, event: ceremony, place: Banten}
---
article: {id: two}
claims:
  - {id: venue, kind: event, event: ceremony, place: Kota Tangerang Selatan}
"""
QUIET = "article: {id: one}\nclaims: []\n"
BROKEN = "article: {id: one}\nclaims:\n  - {id: a, kind: event, event: nothing-known}\n"


@frozen
class Ran:
    """What a run left: the exit status, and what it printed."""

    status: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """Return a bare environment with these variables; nothing is kept for other runs unless they say so."""
    kept = {name: value for name, value in os.environ.items() if name in _KEPT or name.startswith("COVERAGE_")}
    return {**kept, "CLAIMCHECK_NO_CACHE": "1", **more}


def run(*arguments: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> Ran:
    """Run ``python -m claimcheck`` with these arguments."""
    return run_python("-m", "claimcheck", *arguments, cwd=cwd, env=env)


def run_python(*arguments: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> Ran:
    """Run the interpreter."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env=environment(**env or {}),
        capture_output=True,
        check=False,
        timeout=120,
    )
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    assert "Traceback" not in out + err
    return Ran(done.returncode, out, err)


def ledger(folder: Path, text: str, name: str = "claims.yaml") -> Path:
    """Write a ledger of one file and return its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder
