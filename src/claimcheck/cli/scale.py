"""What the commands share that work with archives and rows, an extra."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from claimcheck.cli.errors import UsageError
from claimcheck.domain.message import say

ARCHIVE = ".parquet"
LARGE = (ARCHIVE, ".rows.jsonl")
"""The endings of what is read with the extra."""


def by_extra(module: str, function: str, *arguments: Any, **options: Any) -> Any:
    """Return what a function of ``claimcheck.scale`` returns; raises ``UsageError`` where it needs the extra."""
    try:
        return getattr(import_module(f"claimcheck.scale.{module}"), function)(*arguments, **options)
    except ModuleNotFoundError as error:
        if error.name != "duckdb":  # a draft held against an indexed archive does without
            raise
        words = "archives and rows need an extra: python -m pip install 'claimcheck[scale]'"
        raise UsageError(say(words)) from None
