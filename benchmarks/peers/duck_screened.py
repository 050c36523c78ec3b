"""DuckDB: the query of ``duck`` with a grouping before it, as claimcheck screens."""

from __future__ import annotations

import sys

from benchmarks.peers.columns import print_claims
from benchmarks.peers.duck import screened

if __name__ == "__main__":
    print_claims(sys.argv, screened)
