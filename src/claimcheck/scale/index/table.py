"""Tables sorted by a pair of numbers, in blocks, with two levels of pages that tell where which block begins.

That is a B-tree (Bayer and McCreight 1972) of a fixed height that is written once. A page tells of each block also how
low its upper ends and how high its lower ends are, and whether it has a special row: where nothing in it can clash, it
is not read.
"""

from __future__ import annotations

import os
import struct
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any, BinaryIO, Final, NamedTuple, TypeAlias

from claimcheck.record import Factory, field, frozen
from claimcheck.scale.index.columns import Columns, Schema, packed, squeezed, unpacked_numbers, unsqueezed
from claimcheck.stored import StoredError

Pair: TypeAlias = tuple[int, int]
LEAST, GREATEST = -(1 << 63), (1 << 63) - 1

FANOUT: Final = 64
_BLOCKS: Final = 512  # that stay unpacked in memory
_PAGES: Final = 2_048  # that do, each of some 10 KB: those of a million claims


class Span(NamedTuple):
    """Where something lies in the file: all offsets are from its beginning."""

    offset: int
    length: int


class Zone(NamedTuple):
    """What is known of a block's rows: the highest lower end, the lowest upper end, whether one is special."""

    low: float
    high: float
    special: bool


_Entry: TypeAlias = tuple[Pair, Span, Zone]
_PAGE: Final = "qqQIddB"
"""What packs an entry of a page."""
_WIDTHS: Final = [struct.calcsize(f"<{code}") for code in _PAGE]
_COLUMNS: Final = {
    name: (code, before, width)
    for name, code, before, width in zip(
        ("at", "second", "offset", "length", "low", "high", "special"),
        _PAGE,
        accumulate(_WIDTHS, initial=0),
        _WIDTHS,
        strict=False,
    )
}
"""The columns of a page: what packs each, and how wide an entry is before it and in it."""
_CHECK: Final = struct.Struct("<I")  # CRC-32 of a page


@frozen
class Reader:
    """The file that tables lie in, of so many bytes."""

    file: BinaryIO
    size: int = field(init=False, default=Factory(lambda self: self.file.seek(0, os.SEEK_END), True))

    def read(self, span: Span) -> bytes:
        """Return what lies there; raises ``StoredError`` where nothing does."""
        if not 0 <= span.offset <= span.offset + span.length <= self.size:
            raise StoredError("the index is cut short")
        try:
            data = _read(self.file, span)
        except (OSError, ValueError) as error:
            raise StoredError(f"the index: {error}") from None
        if len(data) != span.length:
            raise StoredError("the index is cut short")
        return data


def _read_with_others(file: BinaryIO, span: Span) -> bytes:
    """Read without a move in the file: a process forked from one that has an archive open shares its place in it."""
    return os.pread(file.fileno(), span.length, span.offset)


def _read_alone(file: BinaryIO, span: Span) -> bytes:
    file.seek(span.offset)
    return file.read(span.length)


_read: Final = _read_with_others if hasattr(os, "pread") else _read_alone


class _Page:
    """The entries of a page, column by column, each unpacked when it is first asked for; raises ``StoredError``."""

    __slots__ = ("_data", "_found", "_size")

    def __init__(self, data: bytes) -> None:
        self._size, rest = divmod(len(data) - _CHECK.size, sum(_WIDTHS))
        if self._size < 0 or rest or data[-_CHECK.size :] != _CHECK.pack(zlib.crc32(data[: -_CHECK.size])):
            raise StoredError("the index: a checksum is wrong")
        self._data = data
        self._found: dict[str, Sequence[Any]] = {}

    def __getitem__(self, name: str) -> Sequence[Any]:
        """Return a column."""
        found = self._found.get(name)
        if found is None:
            code, before, width = _COLUMNS[name]
            start, end = self._size * before, self._size * (before + width)
            found = self._found[name] = unpacked_numbers(code, self._data[start:end], self._size)
        return found

    def place(self, pair: Pair, bisect: Callable[[Sequence[int], int, int, int], int]) -> int:
        """Return where a pair stands among the entries, before or behind those that are equal to it."""
        ats = self["at"]
        first = bisect_left(ats, pair[0])
        if first == len(ats) or ats[first] != pair[0]:  # as of most
            return first
        return bisect(self["second"], pair[1], first, bisect_right(ats, pair[0], first))


class Table:
    """A table to look up rows in, which raises ``StoredError`` where it is damaged."""

    def __init__(self, reader: Reader, schema: Schema, root: Span, dictionary: bytes = b"") -> None:
        self._reader = reader
        self._schema = schema
        self._second = tuple(schema)[1]
        self._dictionary = dictionary
        self._root = root
        self._page = lru_cache(_PAGES)(self._read_page)
        self._block = lru_cache(_BLOCKS)(self._read_block)

    def between(
        self, first: Pair, last: Pair, wanted: Callable[[Zone], bool] | None = None
    ) -> Iterator[tuple[Columns, int, int]]:
        """Yield the blocks that hold rows from one pair of numbers to another: their columns, and from where to where.

        ``wanted`` tells of a block by what is known of it whether it is to be read.
        """
        for page in self._within(self._root, first, last, wanted):
            for span in self._within(page, first, last, wanted):
                block = self._block(span)
                ats = block["at"]
                start, stop = bisect_left(ats, first[0]), bisect_right(ats, last[0])
                if first[0] == last[0] and (first[1], last[1]) != (LEAST, GREATEST):
                    seconds = block[self._second]
                    start = bisect_left(seconds, first[1], start, stop)
                    stop = bisect_right(seconds, last[1], start, stop)
                if start < stop:
                    yield block, start, stop

    def at(self, at: int, wanted: Callable[[Zone], bool] | None = None) -> Iterator[tuple[Columns, int, int]]:
        """Yield the same for one number."""
        return self.between((at, LEAST), (at, GREATEST), wanted)

    def among(self, at: int, seconds: Sequence[int]) -> Iterator[tuple[Columns, int, int]]:
        """Yield the same for one number, of the blocks that may hold any of several second numbers, which rise."""
        left = 0
        while left < len(seconds):
            for block, start, stop in self.between((at, seconds[left]), (at, seconds[-1])):
                yield block, start, stop
                last = block[self._second][stop - 1]
                left = bisect_left(seconds, last, left)
                if seconds[left] != last:  # else the next block may begin with it, too
                    break
            else:
                return

    def _within(
        self, at: Span, first: Pair, last: Pair, wanted: Callable[[Zone], bool] | None
    ) -> Iterator[Span]:  # fmt: skip
        page = self._page(at)
        start, stop = page.place(first, bisect_left), page.place(last, bisect_right)
        # What begins with the same pair may have begun in the block before.
        for number in range(max(start - 1, 0), stop):
            if wanted is None or wanted(Zone(page["low"][number], page["high"][number], bool(page["special"][number]))):
                yield Span(page["offset"][number], page["length"][number])

    def _read_page(self, at: Span) -> _Page:
        return _Page(self._reader.read(at))

    def _read_block(self, span: Span) -> Columns:
        data = unsqueezed(self._reader.read(span), self._dictionary)
        try:
            return Columns(self._schema, data)
        except struct.error as error:
            raise StoredError(f"the index: {error}") from None


def _page_form(size: int) -> str:
    return "<" + "".join(f"{size}{code}" for code in _PAGE)


class Writer:
    """Writes what tables are made of, one after the other, to the end of a file. Raises ``OSError``."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._offset = file.seek(0, 2)

    def write(self, data: bytes) -> Span:
        """Write data; return where."""
        self._file.write(data)
        span = Span(self._offset, len(data))
        self._offset += len(data)
        return span

    def table(
        self, schema: Schema, blocks: Iterable[Sequence[Sequence[Any]]], zone: Callable[[Any], Zone],
        dictionary: bytes = b"",
    ) -> Span:  # fmt: skip
        """Write a table of blocks of sorted rows; return where its root is. ``zone`` tells what is known of rows."""
        pages: list[_Entry] = []
        entries: list[_Entry] = []
        for rows in blocks:
            span = self.write(squeezed(packed(schema, rows), dictionary))
            entries.append(((rows[0][0], _second(schema, rows[0])), span, zone(rows)))
            if len(entries) == FANOUT:
                pages.append(self._paged(entries))
                entries = []
        if entries:
            pages.append(self._paged(entries))
        return self._paged(pages)[1]

    def _paged(self, entries: Sequence[_Entry]) -> _Entry:
        """Write a page; return what a page above tells of it."""
        size = len(entries)
        firsts, spans, zones = zip(*entries, strict=True) if entries else ((), (), ())
        columns = [column for group in (firsts, spans, zones) for column in zip(*group, strict=True)]
        data = struct.pack(_page_form(size), *(value for column in columns for value in column))
        span = self.write(data + _CHECK.pack(zlib.crc32(data)))
        highest = max((zone.low for zone in zones), default=0.0)
        lowest = min((zone.high for zone in zones), default=0.0)
        return (firsts[0] if firsts else (0, 0)), span, Zone(highest, lowest, any(zone.special for zone in zones))


def _second(schema: Schema, row: Sequence[Any]) -> int:
    """Return the second number that rows are sorted by, if the second column holds such."""
    return row[1] if tuple(schema.values())[1] in "qi" else 0
