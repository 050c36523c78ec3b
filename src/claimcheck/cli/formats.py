"""The forms of a report: which renderer each is, imported only when it is asked for."""

from __future__ import annotations

import os
from collections.abc import Collection
from importlib import import_module
from typing import Any

from claimcheck.cli.errors import UsageError
from claimcheck.domain.message import say
from claimcheck.locale import ENGLISH, translator
from claimcheck.report.model import Report
from claimcheck.report.terminal import DEFAULT_COLUMNS

# What a person asked for on a terminal names files as they did; what another program reads knows only the repository.
_AS_GIVEN = ("text", "json")
_EXTRA = ("jinja2", "markupsafe")


def rendered(
    report: Report, form: str, *, columns: int = DEFAULT_COLUMNS, color: bool = False, verbose: bool = False,
    first: Collection[str] = (), language: str = ENGLISH,
) -> str:  # fmt: skip
    """Return the report in one of the forms of ``FORMATS``; ``columns`` to ``first`` are for text."""
    options: dict[str, Any] = {"translate": translator(language)}
    if form == "text":
        from claimcheck.report import text  # noqa: PLC0415 - one renderer a run

        return text.render(report, columns=columns, color=color, verbose=verbose, first=first, **options)
    if form not in _AS_GIVEN:
        from claimcheck.report._paths import relative_to  # noqa: PLC0415

        report = relative_to(report, _here())
    if form == "html":
        options["language"] = language
    try:
        made: str = import_module(f"claimcheck.report.{form}").render(report, **options)
    except ModuleNotFoundError as missing:
        if form != "html" or missing.name not in _EXTRA:
            raise
        words = "the HTML report needs jinja2, which is not installed: pip install 'claimcheck[html]'"
        raise UsageError(say(words)) from missing
    return made


def _here() -> str:
    try:
        return os.getcwd().replace(os.sep, "/")
    except OSError:  # the folder is gone
        return ""
