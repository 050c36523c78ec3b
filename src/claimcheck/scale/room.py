"""No room: what a database says when memory, or the disk, takes no more, as a problem of the files that it read."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from typing import Final

from claimcheck.domain.diagnostic import Diagnostic, Mark, problem
from claimcheck.domain.message import say
from claimcheck.scale import database

_FULL: Final = "write"  # what the database's words for a disk that takes no more have in common
_NO_MORE: Final = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


def lacks_room(error: Exception) -> bool:
    """Whether an error, of the database or the system, says that memory, or the disk, takes no more."""
    if isinstance(error, OSError):
        return error.errno in _NO_MORE
    return isinstance(error, database.duckdb.OutOfMemoryException) or _FULL in str(error).lower()


def no_room(error: Exception, files: Iterable[str]) -> Diagnostic:
    """Return the problem of files that there is no room to check."""
    words = "there is not enough memory, or room in the temporary folder, to check it: {why}"
    return problem("no-room", Mark(", ".join(files)), say(words, why=in_short(error)))


def in_short(error: Exception) -> str:
    """Return the first line of what a database says."""
    return str(error).partition("\n")[0][:200]
