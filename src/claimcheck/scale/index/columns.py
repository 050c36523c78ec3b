"""Blocks of rows, column by column: packed and compressed on disk, each column unpacked when it is first asked for."""

from __future__ import annotations

import json
import struct
import sys
import zlib
from array import array
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import Any, Final, TypeAlias, overload

from claimcheck.stored import StoredError

Schema: TypeAlias = Mapping[str, str]
"""The columns of a table, each with what packs it: ``q``, ``i``, ``d`` and ``B`` as in ``struct``; texts; lists."""

TEXTS, LINES, LISTS = "texts", "lines", "lists"
"""Texts; texts that hold no line breaks, such as JSON; lists of whole numbers."""
DAMAGED: Final = (
    struct.error, zlib.error, ValueError, IndexError, TypeError, KeyError, OverflowError, RecursionError
)  # fmt: skip
"""What unpacking raises that which was not packed so."""
_TEXT: Final = frozenset({str, type(None)})
_MOST: Final = 1 << 30  # bytes of a block: more is damage, as no file of a ledger is as large


class Columns:
    """The columns of a block by name, and what was ``made`` of its rows, by their numbers.

    Raises ``StoredError`` for what was not packed so.
    """

    def __init__(self, schema: Schema, packed: bytes) -> None:
        self.size, *lengths = struct.unpack_from(f"<{len(schema) + 1}I", packed)
        self._ends = list(accumulate(lengths, initial=4 * (len(schema) + 1)))
        self._schema = schema
        self._packed = packed
        self._found: dict[str, Sequence[Any]] = {}
        self.made: dict[int, Any] = {}

    def __getitem__(self, name: str) -> Sequence[Any]:
        """Return a column."""
        found = self._found.get(name)
        if found is None:
            number = list(self._schema).index(name)
            data = self._packed[self._ends[number] : self._ends[number + 1]]
            try:
                found = _unpacked(self._schema[name], data, self.size)
            except DAMAGED as error:
                raise StoredError(f"a block of the index: {error}") from None
            self._found[name] = found
        return found


def packed(schema: Schema, rows: Sequence[Sequence[Any]]) -> bytes:
    """Return rows, whose values are in the order of the schema, as one block."""
    columns = zip(*rows, strict=True) if rows else ((),) * len(schema)
    parts = [_PACK[code](column) for code, column in zip(schema.values(), columns, strict=True)]
    lengths = struct.pack(f"<{len(parts) + 1}I", len(rows), *map(len, parts))
    return b"".join((lengths, *parts))


def squeezed(data: bytes, dictionary: bytes = b"") -> bytes:
    """Return data compressed (RFC 1950: with a checksum), by the aid of texts that are like them."""
    writer = zlib.compressobj(zdict=dictionary) if dictionary else zlib.compressobj()
    return writer.compress(data) + writer.flush()


def unsqueezed(data: bytes, dictionary: bytes = b"") -> bytes:
    """Return what was compressed so; raises ``StoredError`` where it was not, or was changed."""
    reader = zlib.decompressobj(zdict=dictionary) if dictionary else zlib.decompressobj()
    try:
        found = reader.decompress(data, _MOST)
    except zlib.error as error:
        raise StoredError(f"the index: {error}") from None
    if not reader.eof or reader.unused_data:
        raise StoredError("the index: a block is cut short, or more stands behind it")
    return found


def _numbers(code: str) -> Callable[[Sequence[Any]], bytes]:
    return lambda values: struct.pack(f"<{len(values)}{code}", *values)


def _lists(values: Sequence[Sequence[int]]) -> bytes:
    numbers = [number for one in values for number in one]
    return struct.pack(f"<{len(values)}H{len(numbers)}q", *map(len, values), *numbers)


_PACK: Final[Mapping[str, Callable[[Sequence[Any]], bytes]]] = {
    **{code: _numbers(code) for code in "qidB"},
    TEXTS: lambda values: json.dumps(values, separators=(",", ":")).encode(),
    LINES: lambda values: "\n".join(values).encode("utf-8", "surrogatepass"),
    LISTS: _lists,
}


def _unpacked(code: str, data: bytes, size: int) -> Sequence[Any]:
    if code in "qidB":
        return unpacked_numbers(code, data, size)
    if code == LISTS:
        return _Lists(data, size)
    found: list[Any] = json.loads(data.decode()) if code == TEXTS else data.decode("utf-8", "surrogatepass").split("\n")
    if len(found) != size or not _TEXT.issuperset(map(type, found)):
        raise ValueError(f"{len(found)} texts for {size} rows, or something else")
    return found


def unpacked_numbers(code: str, data: bytes, size: int) -> Sequence[Any]:
    """Return so many numbers; raises ``ValueError`` where there are others."""
    # To the garbage collector an array is nothing, while it would look at each member of a tuple.
    found = array(code, data)
    if len(found) != size:
        raise ValueError(f"{len(found)} numbers for {size} rows")
    if sys.byteorder == "big":
        found.byteswap()
    return found


class _Lists(Sequence[Sequence[int]]):
    """Lists of whole numbers, of which few are asked for."""

    def __init__(self, data: bytes, size: int) -> None:
        self._ends = list(accumulate(struct.unpack_from(f"<{size}H", data), initial=0))
        self._numbers = unpacked_numbers("q", data[2 * size :], self._ends[-1])

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, number: int) -> Sequence[int]: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Sequence[int]]: ...
    def __getitem__(self, number: int | slice) -> Sequence[int] | Sequence[Sequence[int]]:
        if isinstance(number, slice):
            return [self[one] for one in range(len(self))[number]]
        return self._numbers[self._ends[number] : self._ends[number + 1]]
