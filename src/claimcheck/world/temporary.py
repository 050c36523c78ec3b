"""Folders for what a run needs for a while; those that a killed run left are swept away by the next one.

A run that is ended by force, as where memory is short, cannot tidy up. So each folder holds a file that its run has
locked: the system takes the lock off when the run ends, however it ends, and whose lock is off is left behind. Where
there are no such locks, as on Windows, nothing is swept.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import gettempdir, mkdtemp
from typing import Final

_HAS_LOCKS: Final = os.name == "posix"
_PREFIX: Final = "claimcheck-"
LOCK: Final = "run-of-claimcheck.lock"  # no folder of anybody else holds such a file
_FLAGS: Final = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


@contextmanager
def temporary_folder(beside: Path | None = None) -> Iterator[Path]:
    """Yield a new folder among the temporary files, or hidden ``beside`` a file; in the end it goes with all in it."""
    around, prefix = (Path(gettempdir()), _PREFIX) if beside is None else (beside.parent, f".{_PREFIX}")
    _sweep(around, prefix)
    folder = Path(mkdtemp(prefix=prefix, dir=around))
    lock = None
    try:
        lock = _locked(folder)
        yield folder
    finally:
        rmtree(folder, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def is_beside(path: object, target: Path) -> bool:
    """Whether a path is that of a folder that is hidden beside a file, or of what is in it."""
    return isinstance(path, str) and path.startswith(str(target.with_name(f".{_PREFIX}")))


def _locked(folder: Path) -> int | None:
    """Lock a new folder, if that can be done; else it is never swept.

    Its lock has its name only when it is locked, so that nobody finds it open meanwhile.
    """
    if not _HAS_LOCKS:
        return None
    import fcntl  # noqa: PLC0415 - only where it is

    new = folder / f"{LOCK}-new"
    handle = None
    with suppress(OSError):
        handle = os.open(new, _FLAGS | os.O_CREAT, 0o600)
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        new.rename(folder / LOCK)
    return handle


def _sweep(around: Path, prefix: str) -> None:
    """Remove the folders whose runs have ended, as far as they are this user's."""
    if not _HAS_LOCKS:
        return
    with suppress(OSError), os.scandir(around) as listing:
        for entry in listing:
            if entry.name.startswith(prefix) and entry.is_dir(follow_symlinks=False):
                with suppress(OSError):
                    _remove_if_left(entry)


def _remove_if_left(entry: os.DirEntry[str]) -> None:
    import fcntl  # noqa: PLC0415 - as above

    if entry.stat(follow_symlinks=False).st_uid != os.geteuid():
        return
    handle = os.open(os.path.join(entry.path, LOCK), _FLAGS)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)  # raises where its run goes on
        rmtree(entry.path, ignore_errors=True)
    finally:
        os.close(handle)
