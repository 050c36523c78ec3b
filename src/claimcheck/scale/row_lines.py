"""Where the lines of a large file are: counted once, piece by piece, so that a few of them are found again quickly."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from claimcheck.record import frozen

_PIECE: Final = 1 << 14  # bytes
_READ: Final = 64 * _PIECE  # bytes at once


@frozen
class Lines:
    """The lines of a file: how many there are, and how many of them end ``before`` each piece of it."""

    path: Path
    count: int
    before: array[int]

    @classmethod
    def of(cls, path: Path) -> Lines:
        """Count the lines of a file, the last one ended or not."""
        ended, last, before = 0, b"\n", array("q")
        with path.open("rb") as file:
            while chunk := file.read(_READ):
                for at in range(0, len(chunk), _PIECE):
                    before.append(ended)
                    ended += chunk.count(b"\n", at, at + _PIECE)
                last = chunk[-1:]
        return cls(path, ended + (last != b"\n"), before)

    def read(self, numbers: Iterable[int]) -> Iterator[bytes]:
        """Yield the lines of these numbers, which count from 0 and ascend."""
        at = 0
        with self.path.open("rb") as file:
            for number in numbers:
                # A piece may begin amid a line: so the last one that begins before the line is ended is the right one.
                piece = max(0, bisect_left(self.before, number) - 1)
                if self.before[piece] > at:
                    file.seek(piece * _PIECE)
                    at = self.before[piece]
                yield next(islice(file, number - at, None))
                at = number + 1
