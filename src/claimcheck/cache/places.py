"""Where the cache lies, and the secret that tells its entries from foreign ones.

The two are kept apart: a cache folder may be restored from elsewhere, shared, or come with a tree of strangers; the
secret lies in the user's own folder for the state of programs, and never leaves it. Without a place for both there is
no cache, and no complaint. Folders: XDG Base Directory Specification 0.8; Apple's File System Programming Guide;
Microsoft's known folder ``LocalAppData``.
"""

from __future__ import annotations

import os
import stat
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

OFF = "CLAIMCHECK_NO_CACHE"
NO_CACHE, CACHE_DIR = "--no-cache", "--cache-dir"
_NAME = "claimcheck"
_LENGTH = 32
_FLAGS = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))


def folder(arguments: Sequence[str]) -> str | None:
    """Return the folder of the cache that holds for these arguments, which need not exist; ``None``: there is none."""
    if os.environ.get(OFF) or NO_CACHE in arguments:
        return None
    given: str | None = None
    for at, word in enumerate(arguments):
        if word == CACHE_DIR and at + 1 < len(arguments):
            given = arguments[at + 1]
        elif word.startswith(f"{CACHE_DIR}="):
            given = word.partition("=")[2]
    return given or _own("XDG_CACHE_HOME", ".cache", "Library/Caches", "Cache")


def secret(*, make: bool = False) -> bytes | None:
    """Return the user's secret, made anew if there is none and ``make`` says so; ``None`` where there can be none."""
    place = _own("XDG_STATE_HOME", ".local/state", "Library/Application Support", "State")
    if place is None:
        return None
    path = os.path.join(place, "cache-secret")
    found = _read(path)
    if found is None and make:
        _write(path, os.urandom(_LENGTH))
        found = _read(path)  # of two runs that make one at once the last is right for both
    return found


def made(path: str) -> bool:
    """Make a folder that only its user may enter, and those above it; return whether it is there."""
    try:
        os.makedirs(path, mode=0o700, exist_ok=True)
    except (OSError, ValueError):
        return False
    return True


def _own(variable: str, unix: str, mac: str, windows: str) -> str | None:
    """Return our folder among those of one sort; no home is made that is not there."""
    given = os.environ.get(variable, "")
    if os.path.isabs(given):
        return os.path.join(given, _NAME)
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", "")
        return os.path.join(local, _NAME, windows) if os.path.isdir(local) else None
    home = os.environ.get("HOME", "")
    if not os.path.isabs(home) or not os.path.isdir(home):
        return None
    return os.path.join(home, mac if sys.platform == "darwin" else unix, _NAME)


def _read(path: str) -> bytes | None:
    """Return what the file holds if it is a plain one that nobody but its owner, this user, can read or write."""
    try:
        handle = os.open(path, os.O_RDONLY | _FLAGS)
    except (OSError, ValueError):
        return None
    try:
        status = os.fstat(handle)
        is_ours = sys.platform == "win32" or (status.st_uid == os.geteuid() and not status.st_mode & 0o077)
        found = os.read(handle, _LENGTH + 1) if is_ours and stat.S_ISREG(status.st_mode) else b""
    except OSError:
        return None
    finally:
        os.close(handle)
    return found if len(found) == _LENGTH else None


def _write(path: str, data: bytes) -> None:
    """Put a file in place, whole or not at all."""
    if not made(os.path.dirname(path)):
        return
    beside = f"{path}.{os.urandom(8).hex()}"
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _FLAGS, 0o600)
        try:
            os.write(handle, data)
        finally:
            os.close(handle)
        os.replace(beside, path)
    except OSError:
        from contextlib import suppress  # noqa: PLC0415 - runs in which nothing changed do without

        with suppress(OSError):
            os.unlink(beside)
