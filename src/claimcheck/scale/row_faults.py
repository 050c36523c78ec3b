"""What is wrong with the rows of a file, told by line: of very many, the first ones, and how many more there are."""

from __future__ import annotations

import json
from array import array
from pathlib import Path
from typing import Final

from claimcheck.domain.diagnostic import Diagnostic, problem
from claimcheck.domain.message import counted, say
from claimcheck.record import define, field
from claimcheck.scale.row_claims import RowReader
from claimcheck.scale.row_files import JsonRows, row_of

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
        words = say("rows that are faulty, too: {count}", count=counted(self.more))
        return [*self.first, problem("more-bad-rows", self.first[-1].mark, words)]


def cleaned(file: JsonRows, reader: RowReader, path: Path) -> tuple[JsonRows, list[Diagnostic]]:
    """Return a copy of a file, in ``path``, with the rows that are sound, and what is wrong with the others."""
    told, lines = Told(file.name), array("q")
    with file.path.open("rb") as given, path.open("w", encoding="utf-8") as sound:
        for number, line in enumerate(given, start=1):
            if not line.strip():
                continue
            row = row_of(line, is_first=number == 1)
            read = reader.read(row, number)
            if isinstance(read, Diagnostic):
                told.add(read)
            else:
                sound.write(json.dumps(row) + "\n")
                lines.append(number)
    return JsonRows(file.name, path, lines), told.problems()
