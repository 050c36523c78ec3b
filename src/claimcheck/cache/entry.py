"""An entry of the cache as bytes, with a code that only its own user can have made.

::

    code        64 hexadecimal digits: BLAKE2b (RFC 7693) of all that follows, keyed with the user's secret
    head        numbers in a line: exit status, the lengths of trace and output, then of each file's path and text
    key         what was run, as a digest; so that an entry is not taken for another by its file's name
    trace       look, argument and answer of each look, with zero bytes between them
    output      what standard output got
    files       path and text of each file that was written

Nothing is looked at before the code is found right, so what follows it can be read simply.
"""

from __future__ import annotations

import os

from claimcheck.world.digests import blake2b, compare_digest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_CODE = 64
_KEY = 64


class Entry:
    """What a run looked at, and what came of it."""

    __slots__ = ("files", "output", "status", "trace")

    def __init__(
        self, trace: list[tuple[str, str, str]], status: int, output: bytes, files: list[tuple[str, bytes]]
    ) -> None:
        self.trace = trace
        self.status = status
        self.output = output
        self.files = files


def pack(entry: Entry, key: str, secret: bytes) -> bytes:
    """Return the bytes of an entry; raises ``ValueError`` where a path cannot be kept."""
    fields = [field for look in entry.trace for field in look]
    if any("\0" in field for field in fields):
        raise ValueError("a zero byte in a path")
    parts = [os.fsencode("\0".join(fields)), entry.output]
    parts += [part for path, text in entry.files for part in (os.fsencode(path), text)]
    head = " ".join(map(str, [entry.status, *map(len, parts)]))
    body = b"".join([f"{head}\n{key}".encode("ascii"), *parts])
    return _code(body, secret) + body


def unpack(data: bytes, key: str, secret: bytes) -> Entry | None:
    """Return the entry that these bytes are, ``None`` where they are not one of this user and key."""
    body = data[_CODE:]
    if not compare_digest(data[:_CODE], _code(body, secret)):
        return None
    head, _, rest = body.partition(b"\n")
    if rest[:_KEY] != key.encode("ascii"):
        return None
    status, *lengths = map(int, head.split())
    trace, output, *files = _cut(rest, lengths)
    fields = os.fsdecode(trace).split("\0")
    looks = list(zip(fields[::3], fields[1::3], fields[2::3], strict=True))
    written = [(os.fsdecode(path), text) for path, text in zip(files[::2], files[1::2], strict=True)]
    return Entry(looks, status, output, written)


def _cut(data: bytes, lengths: list[int]) -> Iterator[bytes]:
    at = _KEY
    for length in lengths:
        yield data[at : at + length]
        at += length


def _code(body: bytes, secret: bytes) -> bytes:
    return blake2b(body, digest_size=_CODE // 2, key=secret).hexdigest().encode("ascii")
