"""Records put in order in little memory: strewn over files by the number that they are sorted by, each sorted alone.

That is a bucket sort on disk. A database sorts rows of long texts too, but keeps much of them in memory meanwhile.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TypeAlias

from claimcheck.world.files import naming

Record: TypeAlias = tuple[int, int, str, str]
"""Two numbers to be sorted by, an id, and a line of text."""

_COUNT: Final = 256
AT_ONCE: Final = 1 << 25  # characters kept until they are written


class Buckets:
    """Records in a folder. Raises ``OSError`` as files do."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._waiting: dict[int, list[str]] = defaultdict(list)
        self._size = 0

    def add(self, record: Record) -> None:
        """Add a record, whose line has no break."""
        at, second, id_, data = record
        line = f"{at}\t{second}\t{json.dumps(id_)}\t{data}\n"
        self._waiting[(at + (1 << 63)) * _COUNT >> 64].append(line)
        self._size += len(line)
        if self._size >= AT_ONCE:
            self._write()

    def sorted(self) -> Iterator[Record]:
        """Yield all records in order; to be called once."""
        self._write()
        for number in range(_COUNT):
            path = self._path(number)
            if path.exists():
                with path.open(encoding="utf-8", errors="surrogatepass", newline="\n") as lines:
                    yield from sorted(map(_read, lines))
                path.unlink()

    def _write(self) -> None:
        for number, lines in self._waiting.items():
            path = self._path(number)
            with naming(path), path.open("a", encoding="utf-8", errors="surrogatepass", newline="\n") as file:
                file.writelines(lines)
        self._waiting.clear()
        self._size = 0

    def _path(self, number: int) -> Path:
        return self._folder / f"records-{number}.txt"


def _read(line: str) -> Record:
    at, second, id_, data = line.removesuffix("\n").split("\t", 3)
    return int(at), int(second), json.loads(id_), data
