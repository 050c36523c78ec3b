"""A run again without running it: where nothing that it looked at has changed, its output is what it was.

Only the quickest modules of the standard library are imported here: this decides how long a run takes in which nothing
changed.
"""

from __future__ import annotations

import os
import sys

from claimcheck.cache import places
from claimcheck.cache.entry import Entry, unpack
from claimcheck.world import looks, streams
from claimcheck.world.digests import blake2b

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RUN, PARTS = "run", "parts"
"""What there are entries for: what a run printed, and the parts of the ledger that it checked."""
LOOSE = "loose"
"""The pieces beside an entry."""
MOST_BYTES = {RUN: 20_000_000, PARTS: 100_000_000}
"""The size of the largest entry of each sort that is kept, and so read."""
_FORMAT = "1"


def replayed(arguments: Sequence[str]) -> int | None:
    """Print and write what a run with these arguments would, and return its exit status; ``None``: it must be run.

    Raises ``OSError`` where standard output takes nothing.
    """
    entry = found(arguments)
    if entry is None:
        return None
    if entry.files:
        from claimcheck.world.files import save  # noqa: PLC0415 - only where a report is written to a file

        faults = [save(path, text) for path, text in entry.files]
        if any(faults):
            return None  # the run itself says what is wrong
    streams.put(sys.stdout, entry.output)
    return entry.status


def found(arguments: Sequence[str]) -> Entry | None:
    """Return the entry that still holds for a run with these arguments, if there is one."""
    entry = kept(arguments, RUN)
    return entry if entry and not any(True for _ in differing(entry)) else None


def kept(arguments: Sequence[str], sort: str) -> Entry | None:
    """Return the entry for a run with these arguments, whether it still holds or not."""
    folder = places.folder(arguments)
    if folder is None:
        return None
    try:
        key = key_of(arguments, sort)
        data = looks.content(os.path.realpath(path_of(folder, key, sort)), MOST_BYTES[sort])
    except (OSError, ValueError):
        return None
    secret = places.secret()
    return unpack(data, key, secret) if secret else None


def differing(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the looks of an entry that would see something else now."""
    return ((look, of) for look, of, seen in entry.trace if looks.same(look, of) != seen)


def beside(arguments: Sequence[str], sort: str) -> str:
    """Return where the pieces beside an entry lie that there is."""
    return path_of(places.folder(arguments) or "", key_of(arguments, sort), LOOSE)


def path_of(folder: str, key: str, sort: str) -> str:
    """Return where the entry of a key lies."""
    return os.path.join(folder, f"claimcheck-{key[:32]}.{sort}")


def key_of(arguments: Sequence[str], sort: str) -> str:
    """Return the digest of what is run: the arguments, where, and by which interpreter; raises ``OSError``."""
    shown = str(os.isatty(1))  # what a terminal gets and what a pipe gets are kept beside each other
    facts = [_FORMAT, sort, sys.version, str(sys.flags), shown, os.getcwd(), str(len(sys.path)), *sys.path, *arguments]
    return blake2b(os.fsencode("\0".join(facts)), digest_size=32).hexdigest()
