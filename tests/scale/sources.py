"""Ledgers that stand in mappings, as the files that an archive is compiled of."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path


def written(folder: Path, mappings: Sequence[Mapping[str, object]]) -> list[Path]:
    """Write a JSON file for each mapping, and return their paths in the same order."""
    paths = [folder / f"{number:03}.json" for number in range(len(mappings))]
    for path, mapping in zip(paths, mappings, strict=True):
        path.write_text(json.dumps(mapping, default=str), "utf-8")
    return paths
