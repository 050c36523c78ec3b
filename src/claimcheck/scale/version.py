"""The version that an archive's rows were made by."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed


@cache
def version() -> str:
    """Return the version of the installed claimcheck, empty where it is not installed."""
    try:
        return installed("claimcheck")
    except PackageNotFoundError:
        return ""
