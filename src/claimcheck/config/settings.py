"""The settings in force, each with where it was set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from claimcheck.domain.message import Message, counted, join, say, verbatim
from claimcheck.locale import ENGLISH
from claimcheck.record import field, frozen
from claimcheck.rules._levels import Level, Levels, Within

MOST_FINDINGS: Final = 5000
MOST_SECONDS: Final = 60
FAIL_ON: Final = ("contradiction", "tension", "note", "never")
DEFAULT: Final = "default"
COMMAND_LINE: Final = "command line"


@frozen
class Settings:
    """What a newsroom sets. ``origins`` goes from a setting's key to where it was set; what is absent is a default.

    ``lang`` is the language of messages. ``paths`` and ``baseline`` are named from the present folder; ``base`` is the
    folder of the file, from which the patterns of ``per_path`` start, and ``here`` the present one (both absolute, with
    slashes).
    """

    paths: tuple[str, ...] = ()
    fail_on: str = "contradiction"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: Mapping[str, Level] = field(factory=dict, hash=False)
    per_path: tuple[Within, ...] = ()
    baseline: str | None = None
    lang: str = ENGLISH
    cache: bool = True
    most_findings: int = MOST_FINDINGS
    most_seconds: int = MOST_SECONDS
    origins: Mapping[str, str] = field(factory=dict, hash=False)
    source: str | None = None
    base: str = ""
    here: str = ""

    @property
    def levels(self) -> Levels:
        """The levels of rules, as a check takes them."""
        return Levels(self.rules, self.per_path, self.base, self.here)

    def origin(self, key: str) -> str:
        """Return where a setting was set."""
        return self.origins.get(key, DEFAULT)

    def told_origin(self, key: str) -> Message:
        """Return where a setting was set, for a sentence."""
        origin = self.origin(key)
        if origin == DEFAULT:
            return say("default")
        return say("command line") if origin == COMMAND_LINE else verbatim(origin)


def level_name(level: Level) -> str:
    """Return a level as a file writes it."""
    return "off" if level is None else str(level)


def notices(settings: Settings) -> Iterator[Message]:
    """Yield what settings keep from a report or change in it, so that nothing is switched off in silence."""
    if settings.select:
        names = ", ".join(sorted(settings.select))
        yield say("Only these rules were run: {rules} ({origin}).", rules=names, origin=settings.told_origin("select"))
    if settings.ignore:
        names = ", ".join(sorted(settings.ignore))
        yield say("These rules were left out: {rules} ({origin}).", rules=names, origin=settings.told_origin("ignore"))
    if settings.rules:
        yield say(
            "Levels of rules were set: {rules} ({origin}).",
            rules=_levels(settings.rules),
            origin=settings.told_origin("rules"),
        )
    for number, one in enumerate(settings.per_path):
        yield say(
            "Levels of rules were set for findings that lie wholly in {path}: {rules} ({origin}).",
            path=verbatim(one.path),
            rules=_levels(one.levels),
            origin=settings.told_origin(f"per-path.{number}"),
        )
    if settings.most_findings != MOST_FINDINGS:
        yield say(
            "The limit of findings in a report is {count} ({origin}).",
            count=counted(settings.most_findings),
            origin=settings.told_origin("limits.findings"),
        )
    if settings.most_seconds != MOST_SECONDS:
        yield say(
            "The limit of seconds for a check is {count} ({origin}).",
            count=counted(settings.most_seconds),
            origin=settings.told_origin("limits.seconds"),
        )


def _levels(levels: Mapping[str, Level]) -> Message:
    return join([say("{rule} {level}", rule=rule, level=level_name(levels[rule])) for rule in sorted(levels)])
