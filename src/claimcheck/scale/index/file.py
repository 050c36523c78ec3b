"""Where the index lies in an archive, and what it holds.

    PAR1  pages of rows  …  INDEX: blobs, tables, header, trailer  footer of Parquet  its length  PAR1

The trailer, of fixed size, tells where the header lies; the header, in JSON, where all else does.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO, Final

from claimcheck.scale.index.columns import DAMAGED, LINES, LISTS, TEXTS, Columns, Schema, packed, squeezed, unsqueezed
from claimcheck.scale.index.table import Reader, Span, Table, Writer
from claimcheck.scale.schema import hashed
from claimcheck.stored import StoredError
from claimcheck.stored.forms import checked

NEAR: Final[Schema] = {
    "at": "q", "slot": "q", "cell": "q", "lo": "d", "hi": "d", "meant_lo": "d", "meant_hi": "d", "valid_from": "q",
    "valid_to": "q", "flags": "B", "measure": TEXTS, "wider": LISTS, "home": "q", "members": LINES,
}  # fmt: skip
"""What claims say of slots and cells, and all claims that say it: rows of kind assertion, and keys that have a cell.

Members are a list of claim and article in turn, as JSON; ``home`` tells where among the records these claims stand.
"""
KEYS: Final[Schema] = {"at": "q", "special": "B", "claim": TEXTS, "article": TEXTS, "home": "q"}
"""What claims have in common beside slots and cells."""
FIGURES: Final[Schema] = {"at": "q", "claim": TEXTS, "article": TEXTS, "measure": TEXTS, "home": "q"}
"""Exact figures, each one's claims in order."""
RECORDS: Final[Schema] = {"at": "q", "second": "i", "id": TEXTS, "data": LINES, "of": LINES}
"""Claims in pieces, each with its article if that is short, and articles.

Claims stand by what they are about, those of one thing by ``second_of`` theirs: where a figure of a draft clashes with
very many, they are read from one place. Articles stand by the hash of their ids, each with the ids of its claims.
"""
ECHOES: Final[Schema] = RECORDS
"""Claims again, by the figures that several things have, each with its article: a draft with one asks for them all."""
ARTICLE: Final = -1
"""What stands in the place of a claim's second number for an article."""
TABLES: Final[Mapping[str, Schema]] = {
    "near": NEAR, "keys": KEYS, "figures": FIGURES, "records": RECORDS, "echoes": ECHOES
}  # fmt: skip
_BLOB: Final[Schema] = {"claim": TEXTS, "data": LINES}

_MAGIC: Final = b"CLAIMIDX"
_VERSION: Final = 3
_TRAILER: Final = struct.Struct("<8sIQII")  # magic, version, where the header lies, CRC-32 of what stands before
_AT_ONCE: Final = 1 << 20
_PARQUET: Final = struct.Struct("<I4s")  # the length of the footer, magic


def second_of(claim: str) -> int:
    """Return the number by which a claim is found among those of one thing."""
    return hashed(claim) & 0xFFFF


class Index:
    """The index of an archive, read as it is asked. Raises ``StoredError`` where it is damaged."""

    def __init__(self, reader: Reader, header: Mapping[str, Any]) -> None:
        self._reader = reader
        self._header = header
        try:
            self.metadata: Mapping[str, str] = {str(name): str(value) for name, value in header["metadata"].items()}
            self._dictionary = self._blob(header["dictionary"])
            told = header["tables"]
            roots = {name: _span(told[name]) for name in TABLES}
        except (*DAMAGED, AttributeError) as error:
            raise StoredError(f"the index: {error}") from None
        self.near = Table(reader, NEAR, roots["near"])
        self.keys = Table(reader, KEYS, roots["keys"])
        self.figures = Table(reader, FIGURES, roots["figures"])
        self.records = Table(reader, RECORDS, roots["records"], self._dictionary)
        self.echoes = Table(reader, ECHOES, roots["echoes"], self._dictionary)

    def look_at_rows(self) -> None:
        """Read the rows and the footer, all that others read; raise ``StoredError`` where they are not as written."""
        told = self._header.get("rows")  # not of archives that were written before there was one
        footer = _footer(self._reader)
        if told is not None and (footer is None or told != _rows_sum(self._reader, _span(told).offset, footer)):
            raise StoredError("the rows: a checksum is wrong")

    def small(self, kind: str) -> list[tuple[str, str]]:
        """Return claim and data of the rows of a kind of ``SMALL``."""
        try:
            columns = Columns(_BLOB, self._blob(self._header["small"][kind]))
        except DAMAGED as error:
            raise StoredError(f"the index: {error}") from None
        return list(zip(columns["claim"], columns["data"], strict=True)) if columns.size else []

    def close(self) -> None:
        """Close the file."""
        self._reader.file.close()

    def _blob(self, span: Any) -> bytes:
        return unsqueezed(self._reader.read(_span(span)))


def opened(path: str) -> Index | None:
    """Return the index of an archive; ``None`` for a file that has none. Raises ``OSError`` and ``StoredError``."""
    file = Path(path).open("rb", buffering=0)  # noqa: SIM115 - it stays open with the index
    index = None
    try:
        header = _header(Reader(file))
        index = None if header is None else Index(Reader(file), header)
    finally:
        if index is None:
            file.close()
    return index


def _header(reader: Reader) -> Mapping[str, Any] | None:
    footer = _footer(reader)
    if footer is None or footer < _TRAILER.size:
        return None
    data = reader.read(Span(footer - _TRAILER.size, _TRAILER.size))
    magic, version, offset, length, checksum = _TRAILER.unpack(data)
    if magic != _MAGIC or version != _VERSION:
        return None
    if checksum != zlib.crc32(data[:-4]):
        raise StoredError("the index: a checksum is wrong")
    try:
        header: Mapping[str, Any] = json.loads(unsqueezed(reader.read(Span(offset, length))))
    except (ValueError, RecursionError) as error:
        raise StoredError(f"the index: {error}") from None
    return header


def _span(plain: Any) -> Span:
    """Return a pair of whole numbers of the header; raises ``StoredError`` for what is none."""
    offset, length = checked(list, plain) if len(checked(list, plain)) == len(Span._fields) else (None, None)
    return Span(checked(int, offset), checked(int, length))


def _footer(reader: Reader) -> int | None:
    """Return where the footer of a Parquet file begins, if it is one."""
    if reader.size < _PARQUET.size:
        return None
    length, magic = _PARQUET.unpack(reader.read(Span(reader.size - _PARQUET.size, _PARQUET.size)))
    begins = reader.size - _PARQUET.size - length
    return begins if magic == b"PAR1" and begins > 0 else None


def _rows_sum(reader: Reader, end: int, footer: int) -> list[int]:
    """Return where the pages of rows end, and the CRC-32 of them and of the footer."""
    found = 0
    for first, last in ((0, end), (footer, reader.size)):
        for start in range(first, last, _AT_ONCE):
            found = zlib.crc32(reader.read(Span(start, min(last - start, _AT_ONCE))), found)
    return [end, found]


class Addition:
    """What is being written between the last page of an archive and its footer. Raises ``OSError``."""

    def __init__(self, file: BinaryIO) -> None:
        """Take off the footer of a file that was opened to be read and written."""
        reader = Reader(file)
        begins = _footer(reader)
        if begins is None:
            raise OSError("no Parquet file was written")
        self._rows = _rows_sum(reader, begins, begins)
        file.seek(begins)
        self._footer = file.read()
        file.seek(begins)
        file.truncate()
        self._file = file
        self.writer = Writer(file)
        self.tables: dict[str, Span] = {}
        self._small: dict[str, Span] = {}

    def small(self, kind: str, rows: list[tuple[str, str]]) -> None:
        """Write all rows of a kind of ``SMALL``."""
        self._small[kind] = self.writer.write(squeezed(packed(_BLOB, rows)))

    def finish(self, metadata: Mapping[str, str], dictionary: bytes) -> None:
        """Write what tells where all is, and the footer again."""
        told = {
            "metadata": metadata,
            "rows": self._rows,
            "dictionary": self.writer.write(squeezed(dictionary)),
            "small": self._small,
            "tables": self.tables,
        }
        header = self.writer.write(squeezed(json.dumps(told).encode()))
        trailer = _TRAILER.pack(_MAGIC, _VERSION, *header, 0)[:-4]
        self.writer.write(trailer + struct.pack("<I", zlib.crc32(trailer)))
        self.writer.write(self._footer)
