"""Finding and opening the files of a ledger: nothing outside its folder, no pipes or devices, nothing huge."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from os import PathLike
from pathlib import Path, PurePath
from typing import Final

from attrs import frozen

from claimcheck.documents.source import MAX_BYTES, TOO_LARGE, Source, decode, refused
from claimcheck.domain.diagnostic import Diagnostic, Mark, problem
from claimcheck.domain.message import Message, say

FORMS: Final = {".yaml": "yaml", ".yml": "yaml", ".json": "json", ".jsonl": "jsonl"}
LEDGER_FOLDER = "claims"
_NOT_PLAIN = say("not a plain file; it is skipped")
_LINK = say("a symbolic link that leads out of the ledger, to a hidden file or to nothing; it is skipped")
_FORM = say("not a claim file; those end in {endings}", endings=", ".join(FORMS))
# A slash or backslash in front, a drive, a scheme: absolute on one system or another, so refused on all.
_ABSOLUTE = re.compile(r"[/\\]|[A-Za-z][A-Za-z0-9+.-]*:", re.ASCII)

# A pipe put in a file's place must not block, and a link put there must not be followed: paths are resolved before.
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOFOLLOW", "O_BINARY"))


@frozen
class LedgerFile:
    """A claim file: its name in marks, its real path, the real path of its ledger's folder, and its form."""

    name: str
    path: Path
    root: Path
    form: str


def find_files(paths: Sequence[str | PathLike[str]]) -> tuple[list[LedgerFile], list[Diagnostic]]:
    """Return the claim files of these files and folders, each once, sorted by name, and what was skipped."""
    problems: list[Diagnostic] = []
    found: list[LedgerFile] = []
    for given in [paths] if isinstance(paths, (str, PathLike)) else paths:
        for item in _look(os.fspath(given)):
            if isinstance(item, LedgerFile):
                found.append(item)
            else:
                problems.append(item)
    found.sort(key=lambda file: (file.name, len(file.root.parts)))
    once = {file.path: file for file in reversed(found)}
    return sorted(once.values(), key=lambda file: file.name), sorted(set(problems), key=lambda item: item.mark)


def read_source(name: str, path: Path) -> Source:
    """Return the text of a plain file; where there is none the source is empty and says why."""
    try:
        handle = os.open(path, _FLAGS)
        try:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                return refused(name, "not-a-file", _NOT_PLAIN)
            if status.st_size > MAX_BYTES:
                return refused(name, "too-large", TOO_LARGE)
            return decode(name, b"".join(_chunks(handle)))
        finally:
            os.close(handle)
    except (OSError, ValueError) as error:
        return refused(name, "unreadable-file", _why(error))


def article_text(file: LedgerFile, written: str) -> Source | None:
    """Return the text that a document of this file names; ``None`` where it leads out of the ledger or is hidden."""
    if not is_inner_path(written):
        return None
    real = _real(file.path.parent / written)
    name = os.path.normpath(PurePath(file.name).parent / written).replace(os.sep, "/")
    return read_source(name, real) if _is_open_to(file.root, real) else None


def is_inner_path(written: str) -> bool:
    """Whether a path, by its words alone, may lie in the ledger: relative, with slashes, and nothing hidden in it."""
    if _ABSOLUTE.match(written) or "\\" in written:
        return False
    return not any(part.startswith(".") and part not in (".", "..") for part in written.split("/"))


def _look(given: str) -> Iterator[LedgerFile | Diagnostic]:
    path, name = Path(given), _shown_name(PurePath(given).as_posix())
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        if _is_link(path):
            yield problem("symlink-skipped", Mark(name), _LINK)
        elif isinstance(error, PermissionError):
            yield problem("unreadable-file", Mark(name), _why(error))
        else:
            yield problem("no-such-file", Mark(name), say("there is no such file or folder"))
        return
    if stat.S_ISDIR(mode):
        folder = _real(path)
        yield from _walk(folder, "" if name == "." else name.rstrip("/") + "/", _ledger_folder(folder))
        return
    form = FORMS.get(path.suffix.lower())
    root = _ledger_folder(_real(path.parent))
    if not stat.S_ISREG(mode):
        yield problem("not-a-file", Mark(name), _NOT_PLAIN)
    elif form is None:
        yield problem("not-a-claim-file", Mark(name), _FORM)
    elif _is_link(path) and not _is_open_to(root, _real(path)):
        yield problem("symlink-skipped", Mark(name), _LINK)
    else:
        yield LedgerFile(name, _real(path), root, form)


def _walk(folder: Path, name: str, root: Path) -> Iterator[LedgerFile | Diagnostic]:
    """Go through a folder, given by its real path, without following links to other folders."""
    folders = [(folder, name)]
    while folders:
        folder, name = folders.pop()
        try:
            with os.scandir(folder) as listing:
                entries = [entry for entry in listing if not entry.name.startswith(".")]
        except OSError as error:
            yield problem("unreadable-file", Mark(name), _why(error))
            continue
        for entry in entries:
            shown = name + _shown_name(entry.name)
            form = FORMS.get(PurePath(entry.name).suffix.lower())
            if entry.is_symlink():
                yield from _follow(Path(entry.path), shown, root, form)
            elif entry.is_dir(follow_symlinks=False) and form is None:
                folders.append((folder / entry.name, shown + "/"))
            elif form is not None and entry.is_file(follow_symlinks=False):
                yield LedgerFile(shown, folder / entry.name, root, form)
            elif form is not None:
                yield problem("not-a-file", Mark(shown), _NOT_PLAIN)


def _follow(link: Path, name: str, root: Path, form: str | None) -> Iterator[LedgerFile | Diagnostic]:
    """Read a linked file of the ledger; a linked folder of the ledger is met under its own name."""
    real = _real(link)
    mode = _mode(real)
    if form is None and not stat.S_ISDIR(mode):
        return
    if not _is_open_to(root, real) or not mode:
        yield problem("symlink-skipped", Mark(name), _LINK)
    elif form is not None and stat.S_ISREG(mode):
        yield LedgerFile(name, real, root, form)
    elif form is not None:
        yield problem("not-a-file", Mark(name), _NOT_PLAIN)


def _is_open_to(root: Path, real: Path) -> bool:
    """Whether a real path lies in the ledger's folder and no part of it below that is hidden."""
    return real.is_relative_to(root) and not any(part.startswith(".") for part in real.relative_to(root).parts)


def _ledger_folder(folder: Path) -> Path:
    """Return the nearest folder called ``claims`` that this one is or lies in, else the folder itself.

    So that ``claims/articles/x.yaml`` may name ``../texts/x.txt`` no matter whether the file or ``claims`` was given.
    """
    return next((place for place in (folder, *folder.parents) if place.name == LEDGER_FOLDER), folder)


def _mode(path: Path) -> int:
    """Return the kind of a file, 0 where there is none; unlike the questions that pathlib asks, it never raises."""
    try:
        return path.stat().st_mode
    except (OSError, ValueError):
        return 0


def _is_link(path: Path) -> bool:
    try:
        return stat.S_ISLNK(path.lstat().st_mode)
    except (OSError, ValueError):
        return False


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _shown_name(name: str) -> str:
    """Return a file name that can be printed: bytes of no encoding are shown as escapes."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _chunks(handle: int) -> Iterator[bytes]:
    """Yield what a file holds, up to one byte beyond the limit."""
    room = MAX_BYTES + 1
    while room and (chunk := os.read(handle, room)):
        room -= len(chunk)
        yield chunk


def _why(error: Exception) -> Message:
    if isinstance(error, FileNotFoundError):
        return say("the file is not there any more")
    if isinstance(error, PermissionError):
        return say("there is no permission to read it")
    return say("it cannot be read")
