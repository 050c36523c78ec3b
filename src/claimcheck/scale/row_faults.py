"""What is wrong with the rows of a file, told by line: of very many, the first ones, and how many more there are."""

from __future__ import annotations

import json
from array import array
from pathlib import Path
from typing import Any, Final

from claimcheck.domain.diagnostic import Diagnostic, Mark, problem
from claimcheck.domain.message import say
from claimcheck.record import define, field
from claimcheck.scale.row_claims import RowReader
from claimcheck.scale.row_columns import COLUMNS, LATER
from claimcheck.scale.row_files import JsonRows

MOST_TOLD: Final = 20  # faulty rows of a file that are told one by one


@define
class Told:
    """The first faulty rows of a file, and how many more there are."""

    file: str
    first: list[Diagnostic] = field(factory=list)
    more: int = 0

    def add(self, met: Diagnostic) -> None:
        """Tell, or count, what is wrong with one more row."""
        if len(self.first) < MOST_TOLD:
            self.first.append(met)
        else:
            self.more += 1

    def problems(self) -> list[Diagnostic]:
        """Return what is to be told."""
        if not self.more:
            return self.first
        words = say("rows that are faulty, too: {count}", count=self.more)
        return [*self.first, problem("more-bad-rows", Mark(self.file), words)]


def cleaned(file: JsonRows, reader: RowReader, path: Path) -> tuple[JsonRows, list[Diagnostic]]:
    """Return a copy of a file, in ``path``, with the rows that are sound, and what is wrong with the others."""
    told, lines = Told(file.name), array("q")
    with file.path.open("rb") as given, path.open("w", encoding="utf-8") as sound:
        for number, line in enumerate(given, start=1):
            if not line.strip():
                continue
            row = _row(line)
            read = reader.read(row, number)
            if isinstance(read, Diagnostic):
                told.add(read)
            elif isinstance(row, dict):
                sound.write(json.dumps({key: row[key] for key in (*COLUMNS, *LATER) if key in row}) + "\n")
                lines.append(number)
    return JsonRows(file.name, path, lines), told.problems()


def _row(line: bytes) -> object:
    """Return what a line holds; a fault in it is told as what a row is."""
    try:
        return json.loads(line.decode("utf-8"), object_pairs_hook=_once)
    except (ValueError, RecursionError):
        return None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    row = dict(pairs)
    if len(row) < len(pairs):
        raise ValueError("a key stands twice")
    return row
