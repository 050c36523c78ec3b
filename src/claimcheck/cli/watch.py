"""``claimcheck check --watch``: check again whenever a claim file changes, until interrupted."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from pathlib import Path, PurePath
from time import sleep
from typing import TypeAlias

from claimcheck.cli.errors import UsageError
from claimcheck.cli.output import complain, say_on_stdout
from claimcheck.documents.files import FORMS
from claimcheck.domain.message import Message, Translate, say, verbatim

_Batches: TypeAlias = Iterator[set[str]]

_SETTINGS = ("claimcheck.toml", "pyproject.toml")
_SHOWN = 3
_PATIENCE = 200
"""Milliseconds after which watchfiles says that nothing changed; it begins to watch only when it is first asked."""


def watch(once: Callable[[], int], changes: Iterable[Collection[str]], translate: Translate = str) -> int:
    """Run a check, then again after each of the changes, given as the paths that changed; return the last status.

    The first of the changes only says that they are being watched: what is written during the first check counts too.
    A call that is wrong from the start ends it; a mistake made on the way, as in the configuration, is told, and the
    next change waited for.
    """
    gc.enable()  # a short run does without; this one lasts
    batches = iter(changes)
    next(batches, None)
    status = once()
    for paths in batches:
        say_on_stdout("\n" + say("{files} changed; checked again:", files=_named(paths)).text(translate) + "\n\n")
        try:
            status = once()
        except UsageError as error:
            status = complain(error.words, translate)
    return status


def changes_of(paths: Collection[str], outputs: Collection[str] = ()) -> Iterator[set[str]]:
    """Yield nothing once a ledger is watched, then its changed files; raises ``UsageError`` where that cannot be known.

    ``outputs`` are what the check itself writes: no reason to check again.
    """
    missing = next((path for path in paths if not Path(path).exists()), None)
    if missing is not None:
        raise UsageError(say("--watch: there is no {path}", path=missing))
    try:
        from watchfiles import watch as watch_files  # noqa: PLC0415 - an extra, and only wanted here
    except ImportError:
        raise UsageError(say("--watch needs an extra: python -m pip install 'claimcheck[watch]'")) from None
    is_ours = relevant(paths, outputs)
    folders = {path if Path(path).is_dir() else str(Path(path).parent) for path in paths}
    any_folder = any(Path(path).is_dir() for path in paths)
    begin = partial(
        watch_files, *sorted(folders), watch_filter=lambda _, path: is_ours(path), recursive=any_folder,
        yield_on_timeout=True, rust_timeout=_PATIENCE,
    )  # fmt: skip
    return _batches(begin, folders)


def _batches(begin: Callable[[], Iterable[Collection[tuple[object, str]]]], folders: Collection[str]) -> _Batches:
    """Yield nothing once the folders are watched, then what changed.

    A folder that is put in the place of another, as by git, is another one to the system, and is watched anew.
    """
    first: set[str] = set()
    while True:
        before = _standing(folders)
        for at, batch in enumerate(begin()):
            if batch or at == 0:
                yield {path for _, path in batch} or first
            if _standing(folders) != before:
                break
        else:
            return
        while None in _standing(folders):
            sleep(_PATIENCE / 1000)
        first = set(folders)


def _standing(folders: Iterable[str]) -> list[tuple[int, int] | None]:
    """Return which folders stand at these paths, to tell one from another that takes its place."""
    return [_identity(Path(path)) for path in folders]


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        seen = folder.stat()
    except OSError:
        return None
    return seen.st_dev, seen.st_ino


def relevant(paths: Collection[str], outputs: Collection[str]) -> Callable[[str], bool]:
    """Return whether a change may change the report: of a claim file, a text, a folder of them, or the settings."""
    own = {os.path.realpath(path) for path in outputs}
    files = {os.path.realpath(path) for path in paths if not Path(path).is_dir()}
    folders = [Path(os.path.realpath(path)) for path in paths if Path(path).is_dir()]

    def is_ours(path: str) -> bool:
        real = Path(os.path.realpath(path))
        if str(real) in own:
            return False
        if str(real) in files or real.name in _SETTINGS:
            return True
        inside = next((real.relative_to(one) for one in folders if real.is_relative_to(one)), None)
        hidden = inside is None or any(part.startswith(".") for part in inside.parts)
        suffix = real.suffix.lower()
        return not hidden and (suffix in FORMS or suffix == ".txt" or (not suffix and not real.is_file()))

    return is_ours


def _named(paths: Collection[str]) -> Message:
    written = [path for path in paths if PurePath(path).suffix] or paths  # editors make files of odd names meanwhile
    names = sorted({PurePath(path).name for path in written})
    more = len(names) - _SHOWN
    named = ", ".join(names[:_SHOWN])
    return say("{names} and {count} more", names=named, count=more) if more > 0 else verbatim(named)
