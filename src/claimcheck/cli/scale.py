"""What the commands share that work with archives, an extra."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from claimcheck.cli.errors import UsageError
from claimcheck.domain.message import say

ARCHIVE = ".parquet"
LARGE = (ARCHIVE, ".rows.jsonl")
"""The endings of what is read with the extra."""


def scale_module(name: str) -> Any:
    """Return a module of ``claimcheck.scale``; raises ``UsageError`` where the extra is not installed."""
    try:
        return import_module(f"claimcheck.scale.{name}")
    except ModuleNotFoundError as error:
        if error.name != "duckdb":
            raise
        words = "archives need an extra: python -m pip install 'claimcheck[scale]'"
        raise UsageError(say(words)) from None
