"""Plain Python: dictionaries of slots, and every two of a slot compared."""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from math import inf, nextafter
from pathlib import Path
from typing import Any, TypeAlias

from benchmarks.peers.columns import print_claims

Slot: TypeAlias = tuple[Any, ...]
Span: TypeAlias = tuple[float, float]


def narrowings(row: dict[str, Any], leaves: dict[str, Span]) -> Iterator[tuple[Slot, float, float]]:
    """Yield the slots that a row narrows, and the ends of what it leaves of them."""
    if row["kind"] == "quantity":
        lower, upper = row.get("lower", -inf), row.get("upper", inf)
        lower = nextafter(lower, inf) if row.get("lower_open") else lower
        upper = nextafter(upper, -inf) if row.get("upper_open") else upper
        keys = (row["measure"], row.get("place"), row.get("of"), row.get("event"), row.get("as_of"))
        yield ("value", *keys, *row.get("scope", {}).items()), lower, upper
    elif row["kind"] == "event":
        days = row["date"].replace("-", "").split("/")
        yield ("date", row["event"]), float(days[0]), float(days[-1])
        yield ("venue", row["event"]), *leaves[row["place"]]
    else:
        award = (row["award"], row["edition"], row["level"], row["category"])
        yield ("rank", *award, row["recipient"]), row["rank"], row["rank"]
        yield ("holder", *award, row["rank"]), *leaves[row["recipient"]]


def conflicting(rows: Path, leaves: Path) -> list[str]:
    """Return the ids of the claims that contradict others of their slot."""
    with leaves.open(encoding="utf-8") as file:
        spans = {place: (float(first), float(last)) for place, first, last in list(csv.reader(file))[1:]}
    slots: dict[Slot, list[tuple[float, float, str]]] = defaultdict(list)
    with rows.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            for slot, lower, upper in narrowings(row, spans):
                slots[slot].append((lower, upper, row["claim"]))
    found = set()
    for group in slots.values():
        for one, other in combinations(group, 2):
            if one[0] > other[1] or one[1] < other[0]:
                found |= {one[2], other[2]}
    return sorted(found)


if __name__ == "__main__":
    print_claims(sys.argv, conflicting)
