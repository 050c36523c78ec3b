"""``claimcheck config``: what is in force, and where each setting comes from."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from claimcheck.cli.output import columns, say_lines
from claimcheck.cli.settings import settings_for
from claimcheck.cli.status import OK
from claimcheck.config.settings import Settings, level_name
from claimcheck.report.terminal import BLANK, Style, indented, spread


def run(options: Namespace) -> int:
    """Show the settings."""
    settings = settings_for(options)
    source = f"configuration: {settings.source}" if settings.source else "no configuration file; the defaults hold"
    say_lines([*indented(source, columns(), indent=0, style=Style.STRONG), BLANK])
    for key, value, origin in rows(settings):
        say_lines(spread(f"{key} = {value}", origin, columns()))
    return OK


def rows(settings: Settings) -> Iterator[tuple[str, str, str]]:
    """Yield each setting with its value and where it was set."""
    plain = {
        "paths": _list(settings.paths),
        "fail-on": settings.fail_on,
        "select": _list(settings.select) or "all rules",
        "ignore": _list(settings.ignore),
        "baseline": settings.baseline or "",
        "lang": settings.lang,
        "cache": "true" if settings.cache else "false",
        "limits.findings": str(settings.most_findings),
        "limits.seconds": str(settings.most_seconds),
    }
    for key, value in plain.items():
        yield key, value or "none", settings.origin(key)
    for name in sorted(settings.rules):
        yield f"rules.{name}", level_name(settings.rules[name]), settings.origin(f"rules.{name}")
    for number, one in enumerate(settings.per_path):
        for name in sorted(one.levels):
            origin = settings.origin(f"per-path.{number}")
            yield f"rules.{name} in {one.path}", level_name(one.levels[name]), origin


def _list(values: tuple[str, ...]) -> str:
    return ", ".join(values)
