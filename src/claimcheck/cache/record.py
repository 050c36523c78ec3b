"""Keeps what a run printed, with all that it looked at."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from claimcheck.cache import places
from claimcheck.cache.entry import Entry, pack
from claimcheck.cache.replay import LOOSE, MOST_BYTES, key_of, path_of
from claimcheck.world import looks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_KEPT = 200_000_000
"""How many bytes all entries may have together; the oldest are dropped."""
_BEGINNING, _ENDS = "claimcheck-", (".run", ".parts", ".loose", ".half")


def record(arguments: Sequence[str], sort: str, trace: looks.Trace, entry: Entry, loose: bytes = b"") -> None:
    """Keep an entry with all that was looked at for it, if it can be trusted later; what stands against it is no error.

    The trace of the entry itself is put in; ``loose`` are pieces that are to lie beside it.
    """
    folder = places.folder(arguments)
    if folder is None or not trace.is_sound:
        return
    with suppress(OSError, ValueError):
        secret = places.secret(make=True)
        if secret is None or not places.made(folder):
            return
        key = key_of(arguments, sort)
        entry.trace = [(look, of, answer) for (look, of), answer in trace.noted.items()]
        data = pack(entry, key, secret)
        if len(data) + len(loose) <= MOST_BYTES[sort]:
            if loose:
                _put(path_of(folder, key, LOOSE), loose)
            _put(path_of(folder, key, sort), data)
            _drop_oldest(folder)


def look_at_code(trace: looks.Trace) -> None:
    """Note the state of the code that ran: a result that another made may be another."""
    token = looks.keep(trace)
    try:
        for path in code():
            looks.version(path)
    finally:
        looks.stop(token)


def code() -> Iterator[str]:
    """Yield the files and folders of all that was imported: what another state of them may run otherwise.

    Folders of the import path change when a package is installed or removed, those of packages with each new module.
    """
    yield from sys.path
    for module in list(sys.modules.values()):
        yield from (one for one in [module.__dict__.get("__file__"), *module.__dict__.get("__path__", ())] if one)
    yield from getattr(sys.modules.get("zoneinfo"), "TZPATH", ())
    own = os.path.dirname(os.path.dirname(__file__))
    for folder, _, names in os.walk(own):
        if not folder.endswith("__pycache__"):
            yield from (os.path.join(folder, name) for name in names if not name.endswith(".py"))


def _put(path: str, data: bytes) -> None:
    beside = f"{path}-{os.urandom(8).hex()}.half"
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with open(handle, "wb") as stream:
            stream.write(data)
        os.replace(beside, path)
    except BaseException:  # also an interruption: nothing half done stays behind
        with suppress(OSError):
            os.unlink(beside)
        raise


def _drop_oldest(folder: str) -> None:
    kept = []
    with os.scandir(folder) as listing:
        for entry in listing:
            if entry.name.startswith(_BEGINNING) and entry.name.endswith(_ENDS):
                status = entry.stat(follow_symlinks=False)
                kept.append((status.st_mtime_ns, entry.path, status.st_size))
    room = MOST_KEPT
    for _, path, size in sorted(kept, reverse=True):
        room -= size
        if room < 0:
            with suppress(OSError):
                os.unlink(path)
