"""``python -m benchmarks``: measure claimcheck beside its peers and print the tables.

``scale``: archives of growing size. ``desk``: single runs on small inputs. Ratios matter, not seconds: all that stands
in one table ran by turns in one run. Programs of their own: ``python -m benchmarks.drafts``, drafts against an archive;
``benchmarks.spark``; ``benchmarks.guard``, which fails where claimcheck has become much slower than was measured.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import desk, scale
from benchmarks.measure import ROOT

RESULTS = ROOT / "benchmarks" / "RESULTS.md"


def main() -> int:
    """Measure what the command line says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("tables", nargs="*", choices=("scale", "desk"), default=["desk", "scale"])
    parser.add_argument("--runs", type=int, default=5, help="runs of which the median counts")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000, 1_000_000])
    parser.add_argument("--tied", type=float, default=0.05, help="share of quantities that are parts of others")
    parser.add_argument("--folder", type=Path, help="where the archives are made, and kept")
    parser.add_argument("--write", action="store_true", help=f"add the tables to {RESULTS.name}")
    given = parser.parse_args()
    said: list[str] = []

    def say(text: str) -> None:
        said.append(text)
        print(text, flush=True)

    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        if "desk" in given.tables:
            desk.report(given.runs, folder / "desk", say)
        if "scale" in given.tables:
            scale.report(given.sizes, given.runs, folder, given.tied, say)
    if given.write:
        with RESULTS.open("a", encoding="utf-8") as file:
            command = f"python -m benchmarks {' '.join(given.tables)} --runs {given.runs}"
            file.write(f"\n## {datetime.now(UTC):%Y-%m-%d}\n\n`{command}`\n\n```text\n" + "\n".join(said) + "\n```\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
