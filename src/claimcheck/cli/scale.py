"""What the commands share that work with archives and rows, an extra."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from claimcheck.cli.errors import UsageError


def by_extra(module: str, function: str, *arguments: Any, **options: Any) -> Any:
    """Return what a function of ``claimcheck.scale`` returns; raises ``UsageError`` where it needs the extra."""
    try:
        return getattr(import_module(f"claimcheck.scale.{module}"), function)(*arguments, **options)
    except ModuleNotFoundError as error:
        if error.name != "duckdb":  # a draft held against an indexed archive does without
            raise
        from claimcheck.scale.database import EXTRA  # noqa: PLC0415 - only where it is missing

        raise UsageError(EXTRA) from None
