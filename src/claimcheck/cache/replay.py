"""A run again without running it: where nothing that it looked at has changed, its output is what it was.

Only the quickest modules of the standard library are imported here: this decides how long a run takes in which nothing
changed.
"""

from __future__ import annotations

import os
import sys
from hashlib import blake2b

from claimcheck.cache import places
from claimcheck.cache.entry import Entry, unpack
from claimcheck.world import looks, streams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

FORMAT = "1"
MOST_BYTES = 20_000_000
"""The size of the largest entry that is kept, and so read."""


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
    folder = places.folder(arguments)
    if folder is None:
        return None
    try:
        key = key_of(arguments)
        data = looks.content(os.path.realpath(path_of(folder, key)), MOST_BYTES)
    except (OSError, ValueError):
        return None
    secret = places.secret()
    entry = secret and unpack(data, key, secret)
    return entry if entry and all(looks.same(look, of) == seen for look, of, seen in entry.trace) else None


def path_of(folder: str, key: str) -> str:
    """Return where the entry of a key lies."""
    return os.path.join(folder, f"claimcheck-{key[:32]}.run")


def key_of(arguments: Sequence[str]) -> str:
    """Return the digest of what is run: the arguments, where, and by which interpreter; raises ``OSError``."""
    shown = str(os.isatty(1))  # what a terminal gets and what a pipe gets are kept beside each other
    facts = [FORMAT, sys.version, str(sys.flags), shown, os.getcwd(), str(len(sys.path)), *sys.path, *arguments]
    return blake2b(os.fsencode("\0".join(facts)), digest_size=32).hexdigest()
