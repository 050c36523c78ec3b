"""Finds the configuration file: in the ledger's folder or the nearest one above it, within the repository."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterator
from functools import cache
from posixpath import normpath
from typing import TYPE_CHECKING, Final, TypeAlias

from claimcheck.config.settings import Settings
from claimcheck.documents.files import read_source
from claimcheck.documents.source import Source, decode
from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.record import evolve
from claimcheck.world import looks

if TYPE_CHECKING:
    from claimcheck.config.git import Revision

FILES = (("claimcheck.toml", False), ("pyproject.toml", True))

# What a TOML text has somewhere if it has a table tool.claimcheck, however that is spelt; most have no such thing, and
# need not be read.
_OUR_TABLE: Final = re.compile(
    r"""tool["']?[ \t]*\.[ \t]*["']?claimcheck|^[ \t]*(?:\[[ \t]*)?["']?tool["']?[ \t]*[]=]""", re.MULTILINE
)

Found: TypeAlias = tuple[Settings, tuple[Diagnostic, ...]]
Rules: TypeAlias = Callable[[], Collection[str]]


def settings_of_tree(start: str, rules: Rules) -> Found:
    """Return the settings that hold for a folder, and what is wrong with their file; the defaults where there is none.

    ``claimcheck.toml`` counts before ``pyproject.toml``; a ``pyproject.toml`` without ``[tool.claimcheck]`` is passed.
    """
    here = os.getcwd()  # the name as it is, links and all
    for folder in _upwards(os.path.abspath(start)):
        for name, is_shared in FILES:
            path = os.path.join(folder, name)
            if looks.kind(path) == looks.FILE:
                shown = _shown(os.path.relpath(path, here))
                found = _read(read_source(shown, looks.real(path)), rules, is_shared=is_shared)
                if found is not None:
                    return _placed(found, folder, here, shown)
    return Settings(), ()


def settings_of_revision(revision: Revision, rules: Rules) -> Found:
    """Return the settings that held for a revision's folder at that revision; whatever the tree has now is not read."""
    here = os.getcwd()
    parts = [part for part in revision.prefix.split("/") if part]
    for up in range(len(parts) + 1):
        inside = "/".join(parts[: len(parts) - up])
        for name, is_shared in FILES:
            path = f"{inside}/{name}" if inside else name
            content = revision.read(path)
            if content is not None:
                shown = f"{revision.name}:{path}"
                found = _read(decode(shown, content), rules, is_shared=is_shared)
                if found is not None:
                    folder = os.path.normpath(os.path.join(os.path.abspath(revision.folder), *[".."] * up))
                    return _placed(found, folder, here, shown)
    return Settings(), ()


def _read(source: Source, rules: Rules, *, is_shared: bool) -> Found | None:
    if is_shared and _OUR_TABLE.search(source.text) is None:
        return None
    if source.problems:
        return Settings(), tuple(source.problems)
    from claimcheck.config.reading import Origin, read_settings  # noqa: PLC0415 - only where there are settings

    return read_settings(source.text, Origin(source.file, is_shared), cache(rules))


def _placed(found: Found, folder: str, here: str, source: str) -> Found:
    """Return the settings with their paths named from the present folder."""
    settings, problems = found
    below = _shown(os.path.relpath(folder, here))
    placed = evolve(
        settings,
        paths=tuple(normpath(f"{below}/{path}") for path in settings.paths),
        baseline=None if settings.baseline is None else normpath(f"{below}/{settings.baseline}"),
        source=source,
        base=_shown(folder),
        here=_shown(here),
    )
    return placed, problems


def _upwards(folder: str) -> Iterator[str]:
    """Yield a folder and those above it, up to the one that holds a repository."""
    while True:
        yield folder
        above = os.path.dirname(folder)
        if above == folder or looks.kind(os.path.join(folder, ".git")) != looks.NOTHING:
            return
        folder = above


def _shown(path: str) -> str:
    return path.replace(os.sep, "/")
