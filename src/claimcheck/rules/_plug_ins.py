"""Rules in packages of one's own: those installed beside claimcheck, never those of the tree that is checked.

A package names the modules that hold its rules in the entry point group ``claimcheck.rules`` (Python Packaging User
Guide, "Entry points specification"). Only the site folders of the interpreter are searched: not the current directory,
nor what ``PYTHONPATH`` or a test runner puts on the import path, since strangers may have put a ``*.dist-info`` there.
"""

from __future__ import annotations

import os
import site
import sys
from functools import cache
from importlib import import_module

GROUP = "claimcheck.rules"


class PlugInError(Exception):
    """A rule of another package cannot be used; the words tell a person which, and why."""


@cache
def plug_ins() -> tuple[tuple[str, str], ...]:
    """Return each module that holds rules with the name of the package that installed it, sorted.

    ``importlib.metadata`` costs more than a small ledger: it is asked only where a file in a site folder names the
    group.
    """
    folders = [folder for folder in site_folders() if _names_group(folder)]
    if not folders:
        return ()
    from importlib.metadata import distributions  # noqa: PLC0415 - only where there is a plug-in

    packages = list(distributions(path=folders))
    return tuple(
        sorted({(entry.value, one.name) for one in packages for entry in one.entry_points if entry.group == GROUP})
    )


def load(module: str, package: str) -> None:
    """Import a module of rules; raises ``PlugInError`` where that cannot be done."""
    try:
        import_module(module)
    except PlugInError as error:
        raise PlugInError(f"the rules of the package {package} cannot be used: {error}") from error
    except Exception as error:
        words = f"{type(error).__name__}: {error}"
        raise PlugInError(
            f"the rules of the package {package} ({module}) cannot be loaded: {words}; repair it, or uninstall it"
        ) from error


def site_folders() -> list[str]:
    """Return the folders of the import path that packages are installed in."""
    user = [site.getusersitepackages()] if site.ENABLE_USER_SITE else []
    installed = {os.path.realpath(folder) for folder in [*site.getsitepackages(), *user]}
    return [folder for folder in sys.path if folder and os.path.realpath(folder) in installed]


def _names_group(folder: str) -> bool:
    """Whether a package that is installed in a folder may have entry points of the group."""
    try:
        with os.scandir(folder) as listing:
            names = [entry.path for entry in listing if entry.name.endswith((".dist-info", ".egg-info"))]
    except OSError:
        return False
    return any(GROUP.encode() in _content(f"{name}/entry_points.txt") for name in names)


def _content(path: str) -> bytes:
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - pathlib would take longer than the reading
            return file.read()
    except OSError:
        return b""
