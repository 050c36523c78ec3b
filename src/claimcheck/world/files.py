"""Files that claimcheck writes: whole, or not at all."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager, suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


@contextmanager
def naming(path: str | os.PathLike[str]) -> Iterator[None]:
    """Let an error of the system say which file it met, also where that was opened and could not be written to."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = os.fspath(path)
        raise


def save(path: str, text: str | bytes) -> str | None:
    """Write text, or the bytes of one, to a file, as UTF-8; return why that failed, or ``None``.

    The text goes to a new file beside it, which then takes its place: who reads the file finds the old text or the new,
    never half of it. A link stays a link; into a device or a pipe the text is written directly.
    """
    data = text.encode("utf-8", "backslashreplace") if isinstance(text, str) else text
    try:
        _save(os.path.realpath(path), data)
    except (OSError, ValueError) as error:
        return getattr(error, "strerror", None) or str(error)
    return None


def _save(target: str, data: bytes) -> None:
    exists = os.path.exists(target)
    if exists and not os.path.isfile(target):
        if os.path.isdir(target):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        with open(target, "wb") as device:
            device.write(data)
        return
    if exists and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    beside = os.path.join(os.path.dirname(target), f".claimcheck-{os.urandom(8).hex()}")
    handle = os.open(beside, _FLAGS, 0o666)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(handle)
        if exists:
            os.chmod(beside, stat.S_IMODE(os.stat(target).st_mode))
        os.replace(beside, target)
    except BaseException:  # also an interruption: nothing half done stays behind
        with suppress(OSError):
            os.unlink(beside)
        raise
