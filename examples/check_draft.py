"""Says what a draft article would contradict in a ledger.

    python examples/check_draft.py [DRAFT] [LEDGER]

Without arguments the draft beside this file is held against the shipped claims. Exit status 1: it contradicts them.
"""

from __future__ import annotations

import sys
from pathlib import Path

from claimcheck import Diagnostic, Severity, check, load

HERE = Path(__file__).resolve().parent
DRAFT, LEDGER = HERE / "draft.yaml", HERE.parent / "claims"


def against_draft(draft: Path, ledger: Path) -> list[Diagnostic]:
    """Return the findings that a draft has a part in, the gravest first."""
    articles = load(draft)[0].articles
    return [one for one in check([ledger, draft]).findings if any(side.article in articles for side in one.sides)]


def tell(finding: Diagnostic) -> None:
    """Print a finding with the words of each side."""
    print(f"{finding.severity}: {finding.message}")
    for side in finding.sides:
        print(f"  {side.claim}: “{side.quote}”")
    for way_out in finding.reconcile:
        print(f"  - {way_out}")
    print()


def main(draft: Path = DRAFT, ledger: Path = LEDGER) -> int:
    """Tell every finding and return the exit status."""
    found = against_draft(draft, ledger)
    for finding in found:
        tell(finding)
    grave = sum(one.severity is Severity.CONTRADICTION for one in found)
    print(f"{len(found)} findings on {draft.name}, {grave} of them contradictions.")
    return 1 if grave else 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:3])))
