"""``claimcheck config``: what is in force, and where each setting comes from."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from claimcheck.cli.output import columns, say_lines
from claimcheck.cli.settings import settings_for, told_by
from claimcheck.cli.status import OK
from claimcheck.config.settings import Settings, level_name
from claimcheck.domain.message import Message, say, verbatim
from claimcheck.report.terminal import BLANK, Style, indented, spread


def run(options: Namespace) -> int:
    """Show the settings."""
    settings = settings_for(options)
    translate = told_by(settings)
    source = (
        say("configuration: {file}", file=settings.source)
        if settings.source
        else say("no configuration file; the defaults hold")
    )
    say_lines([*indented(source.text(translate), columns(), indent=0, style=Style.STRONG), BLANK])
    for key, value, origin in rows(settings):
        say_lines(
            spread(say("{key} = {value}", key=key, value=value).text(translate), origin.text(translate), columns())
        )
    return OK


def rows(settings: Settings) -> Iterator[tuple[Message, Message, Message]]:
    """Yield each setting with its value and where it was set."""
    plain = {
        "paths": _list(settings.paths),
        "fail-on": settings.fail_on,
        "select": _list(settings.select),
        "ignore": _list(settings.ignore),
        "baseline": settings.baseline or "",
        "lang": settings.lang,
        "cache": "true" if settings.cache else "false",
        "limits.findings": str(settings.most_findings),
        "limits.seconds": str(settings.most_seconds),
    }
    for key, value in plain.items():
        absent = say("all rules") if key == "select" else say("none")
        yield verbatim(key), verbatim(value) if value else absent, settings.told_origin(key)
    for name in sorted(settings.rules):
        key = f"rules.{name}"
        yield verbatim(key), verbatim(level_name(settings.rules[name])), settings.told_origin(key)
    for number, one in enumerate(settings.per_path):
        for name in sorted(one.levels):
            where = say("{key} in {path}", key=f"rules.{name}", path=one.path)
            yield where, verbatim(level_name(one.levels[name])), settings.told_origin(f"per-path.{number}")


def _list(values: tuple[str, ...]) -> str:
    return ", ".join(values)
