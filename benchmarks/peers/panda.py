"""pandas: the rows of each slot joined with themselves."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.peers.columns import print_claims

_VALUE = ["measure", "place", "of", "event", "scope", "as_of"]
_AWARD = ["award", "edition", "level", "category"]


def _narrowing(rows: pd.DataFrame, keys: list[str], lo: pd.Series, hi: pd.Series) -> pd.DataFrame:
    # A missing key is a value here: rows that both lack it are of one slot.
    return pd.DataFrame({"claim": rows["claim"], **{key: rows[key].fillna("") for key in keys}, "lo": lo, "hi": hi})


def _clashing(narrowed: pd.DataFrame) -> set[str]:
    keys = [name for name in narrowed.columns if name not in ("claim", "lo", "hi")]
    pairs = narrowed.merge(narrowed, on=keys)
    return set(pairs.loc[(pairs["lo_x"] > pairs["hi_y"]) | (pairs["hi_x"] < pairs["lo_y"]), "claim_x"])


def conflicting(rows: Path, leaves: Path) -> list[str]:
    """Return the ids of the claims that contradict others of their slot."""
    frame = pd.read_parquet(rows) if rows.suffix == ".parquet" else pd.read_json(rows, lines=True, convert_dates=False)
    frame["scope"] = frame["scope"].astype(str)
    spans = pd.read_csv(leaves).set_index("place")
    value, event, rank = (frame[frame["kind"] == kind] for kind in ("quantity", "event", "rank"))
    upper = value["upper"].fillna(np.inf)
    upper = upper.mask(value["upper_open"] == 1, np.nextafter(upper, -np.inf))
    days = event["date"].str.replace("-", "").str.split("/")
    held, holder = (spans.loc[places].set_index(places.index) for places in (event["place"], rank["recipient"]))
    narrowed = [
        _narrowing(value, _VALUE, value["lower"], upper),
        _narrowing(event, ["event"], days.str[0].astype(float), days.str[-1].astype(float)),
        _narrowing(event, ["event"], held["first"], held["last"]),
        _narrowing(rank, [*_AWARD, "recipient"], rank["rank"], rank["rank"]),
        _narrowing(rank, [*_AWARD, "rank"], holder["first"], holder["last"]),
    ]
    return sorted(set().union(*map(_clashing, narrowed)))


if __name__ == "__main__":
    print_claims(sys.argv, conflicting)
