"""Looks at the world: whatever a result depends on is seen through one of these, and can be looked at again.

While a trace is kept, each look is noted with a digest of what was seen. A result still holds if every look of its
trace would see the same (a constructive trace: Mokhov, Mitchell and Peyton Jones 2018, "Build systems à la carte").
"""

from __future__ import annotations

import os
import stat
import sys
from contextvars import ContextVar

from claimcheck.world.digests import blake2b

TYPE_CHECKING = False  # not from typing: these modules are there for speed
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextvars import Token
    from datetime import date

MOST_BYTES = 100_000_000
ENDINGS = (".yaml", ".yml", ".json", ".jsonl")
"""What the names of claim files end in."""
ROWS = (".rows.jsonl", ".rows.parquet")
"""What the names of files end in that hold rows (docs/rows.md), and no documents."""
ARCHIVE = ".parquet"
"""What the names of archives end in (docs/archives.md)."""
LARGE = (ARCHIVE, ROWS[0])
"""What the names of files end in that a database reads: archives and rows."""
FILE, FOLDER, LINK, OTHER, DENIED, NOTHING = "file", "folder", "link", "other", "denied", ""

# A pipe put in a file's place must not block, and a link put there must not be followed: paths are resolved before.
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOFOLLOW", "O_BINARY"))
_TRACE: ContextVar[Trace | None] = ContextVar("trace", default=None)


class NotPlainError(OSError):
    """What is to be read is a folder, a pipe or a device."""


class TooLargeError(OSError):
    """A file is larger than what is read of one."""


class Trace:
    """What was seen while it is kept: the name of each look and what was looked at, with a digest of the answer.

    ``is_sound`` turns false where something was seen that cannot be looked at again, or changed on the way.
    """

    def __init__(self) -> None:
        self.noted: dict[tuple[str, str], str] = {}
        self.is_sound = True

    def note(self, look: str, of: str, answer: str) -> None:
        """Add a look; two that saw different things spoil the trace."""
        self.is_sound &= self.noted.setdefault((look, of), answer) == answer


def keep(trace: Trace) -> Token[Trace | None]:
    """Let a trace be told of all looks from now on; return what ``stop`` takes."""
    return _TRACE.set(trace)


def stop(token: Token[Trace | None]) -> None:
    """Let the trace that was kept before be told again, if there was one."""
    _TRACE.reset(token)


def take(other: Trace) -> None:
    """Tell the trace, if one is kept, what was seen while another one was."""
    trace = _TRACE.get()
    if trace is not None:
        for (look, of), answer in other.noted.items():
            trace.note(look, of, answer)
        trace.is_sound &= other.is_sound


def spoil() -> None:
    """Tell the trace, if one is kept, that the result depends on what nobody can look at again cheaply."""
    trace = _TRACE.get()
    if trace is not None:
        trace.is_sound = False


def same(look: str, of: str) -> str:
    """Return the digest of what a look sees now; empty for a name that is no look."""
    answer = _ANSWERS.get(look)
    return "" if answer is None else answer(of)


def content(path: str, most: int = MOST_BYTES) -> bytes:
    """Return what a plain file holds; raises ``OSError`` (also the two above) and ``ValueError`` for what is no path.

    No link is followed, so the path is a real one.
    """
    try:
        data = _read(path, most)
    except (OSError, ValueError) as error:
        if isinstance(error, TooLargeError):
            spoil()
        _note("content", path, type(error).__name__)
        raise
    if _is_wanted():
        _note("content", path, blake2b(data).hexdigest())
    return data


def entries(path: str) -> list[tuple[str, str]]:
    """Return the names in a folder with what each is, in order: folders, links, claim files and rows, none hidden.

    Raises ``OSError``.
    """
    try:
        seen = _listed(path)
    except OSError as error:
        _note("entries", path, type(error).__name__)
        raise
    if _is_wanted():
        _note("entries", path, _digest_of(seen))
    return seen


def kind(path: str) -> str:
    """Return what stands at a path, links followed: a file, a folder, another thing, none that one may see, nothing."""
    try:
        mode = os.stat(path).st_mode
    except PermissionError:
        seen = DENIED
    except (OSError, ValueError):
        seen = NOTHING
    else:
        seen = FILE if stat.S_ISREG(mode) else FOLDER if stat.S_ISDIR(mode) else OTHER
    _note("kind", path, seen)
    return seen


def real(path: str) -> str:
    """Return a path without links; what cannot be a path is returned as it is."""
    seen = path if "\0" in path else os.path.realpath(path)
    _note("real", path, seen)
    return seen


def is_link(path: str) -> bool:
    """Return whether a symbolic link stands at a path."""
    try:
        seen = stat.S_ISLNK(os.lstat(path).st_mode)
    except (OSError, ValueError):
        seen = False
    _note("link", path, str(seen))
    return seen


def variable(name: str) -> str:
    """Return a variable of the environment, empty where it is not set."""
    seen = os.environ.get(name, "")
    _note("variable", name, seen)
    return seen


def terminal_columns() -> int | None:
    """Return how wide the terminal of standard output is, ``None`` where it is none."""
    try:
        seen = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError, AttributeError):
        seen = None
    _note("columns", "", str(seen))
    return seen


def is_terminal() -> bool:
    """Return whether standard output is a terminal."""
    seen = sys.stdout is not None and sys.stdout.isatty()
    _note("terminal", "", str(seen))
    return seen


def today() -> date:
    """Return the present day, UTC."""
    from datetime import UTC, datetime  # noqa: PLC0415 - rarely asked for

    seen = datetime.now(UTC).date()
    _note("today", "", str(seen))
    return seen


def version(path: str) -> str:
    """Return what tells one state of installed code from another without reading it: when it was written, its size."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        seen = ""
    else:
        seen = f"{status.st_mtime_ns} {status.st_size}"
    _note("version", path, seen)
    return seen


def _is_wanted() -> bool:
    """Whether a trace is kept that may be of use: to work out digests for a spoilt one would be for nothing."""
    trace = _TRACE.get()
    return trace is not None and trace.is_sound


def _note(look: str, of: str, answer: str) -> None:
    trace = _TRACE.get()
    if trace is not None:
        trace.note(look, of, answer)


def _read(path: str, most: int) -> bytes:
    handle = os.open(path, _FLAGS)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise NotPlainError
        if status.st_size > most:
            raise TooLargeError
        data = b"".join(_chunks(handle, most + 1))
    finally:
        os.close(handle)
    if len(data) > most:
        raise TooLargeError
    return data


def _chunks(handle: int, room: int) -> Iterator[bytes]:
    while room and (chunk := os.read(handle, min(room, 1 << 20))):
        room -= len(chunk)
        yield chunk


def _listed(path: str) -> list[tuple[str, str]]:
    with os.scandir(path) as listing:
        named = [(entry.name, _sort(entry)) for entry in listing if not entry.name.startswith(".")]
    return sorted(
        (name, sort) for name, sort in named if sort in (FOLDER, LINK) or name.lower().endswith((*ENDINGS, *ROWS))
    )


def _sort(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return LINK
    if entry.is_dir(follow_symlinks=False):
        return FOLDER
    return FILE if entry.is_file(follow_symlinks=False) else OTHER


def _digest_of(seen: list[tuple[str, str]]) -> str:
    return blake2b(os.fsencode("\0".join(part for pair in seen for part in pair))).hexdigest()


def _content_again(path: str) -> str:
    try:
        return blake2b(_read(path, MOST_BYTES)).hexdigest()
    except (OSError, ValueError) as error:
        return type(error).__name__


def _entries_again(path: str) -> str:
    try:
        return _digest_of(_listed(path))
    except OSError as error:
        return type(error).__name__


_ANSWERS: dict[str, Callable[[str], str]] = {
    "content": _content_again,
    "entries": _entries_again,
    "kind": kind,
    "real": real,
    "link": lambda path: str(is_link(path)),
    "variable": variable,
    "columns": lambda _: str(terminal_columns()),
    "terminal": lambda _: str(is_terminal()),
    "today": lambda _: str(today()),
    "version": version,
}
