"""The settings of a run: the configuration file's, and what the command line puts in their place."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.cli.choices import split, unknown_rule
from claimcheck.cli.errors import UsageError
from claimcheck.cli.output import complain
from claimcheck.config.find import settings_of_revision, settings_of_tree
from claimcheck.config.settings import COMMAND_LINE, Settings
from claimcheck.domain.message import Message, Translate, join, say
from claimcheck.locale import LANGUAGES, translator
from claimcheck.record import evolve
from claimcheck.world import looks

if TYPE_CHECKING:
    from claimcheck.config.git import Revision

_OPTIONS = ("fail_on", "select", "ignore", "baseline", "lang")


def settings_for(options: Namespace) -> Settings:
    """Return what is in force for a run with these options; raises ``UsageError`` where the configuration is wrong."""
    start = start_of(options.paths)
    rev = config_revision(options)
    settings, problems = settings_of_tree(start, _rules) if rev is None else settings_of_revision(rev, _rules)
    if problems:
        *before, last = (say("{place}: {words} [{code}]", place=str(one.mark), words=one.message, code=one.code)
                         for one in problems)  # fmt: skip
        for words in before:
            complain(words, told_by(_overridden(settings, options)))
        raise UsageError(last)
    return _overridden(settings, options)


def config_revision(options: Namespace) -> Revision | None:
    """Return the revision that the configuration is read from, if one is asked for."""
    name = getattr(options, "config_from", None)
    return None if name is None else known_revision(name, start_of(options.paths))


def known_revision(name: str, folder: str) -> Revision:
    """Return a revision of the repository that a folder lies in; raises ``UsageError``."""
    from claimcheck.config.git import GitError, revision  # noqa: PLC0415 - only where one is asked for

    try:
        return revision(name, folder)
    except GitError as error:
        raise UsageError(error.words) from None


def ledger_paths(options: Namespace, settings: Settings) -> list[str]:
    """Return the paths to check: those given, else the configuration's; raises ``UsageError`` where there are none."""
    paths = [*options.paths] or [*settings.paths]
    if not paths:
        raise UsageError(say("say what to check, such as the folder claims/ (claimcheck --help tells more)"))
    return paths


def ledger_or_claims(settings: Settings) -> list[str]:
    """Return the paths of the ledger: those given, else the configuration's, else the folder ``claims``."""
    return [*settings.paths] or ["claims"]


def config_notice(options: Namespace, settings: Settings) -> list[Message]:
    """Return where the configuration was read from, if not from the tree."""
    if getattr(options, "config_from", None) is None:
        return []
    if settings.source is None:
        return [
            say("At revision {revision} there is no configuration; the defaults hold.", revision=options.config_from)
        ]
    return [say("The configuration is that of {file}.", file=settings.source)]


def told_by(settings: Settings) -> Translate:
    """Return what puts messages into the language that settings name."""
    return translator(settings.lang)


def told_in(options: Namespace, start: str = ".") -> Translate:
    """Return what puts messages into the language of the option, else that of the configuration of a folder."""
    return translator(options.lang or settings_of_tree(start, _rules)[0].lang)


def language_of(arguments: Sequence[str]) -> str:
    """Return the language that a call asks for, understood or not: that of ``--lang``, else the configuration's."""
    given = [after for before, after in pairwise((*arguments, "")) if before == "--lang"]
    given += [one.removeprefix("--lang=") for one in arguments if one.startswith("--lang=")]
    folder = next((one for one in arguments if not one.startswith("-") and os.path.isdir(one)), ".")
    return next((one for one in given if one in LANGUAGES), None) or settings_of_tree(folder, _rules)[0].lang


def _overridden(settings: Settings, options: Namespace) -> Settings:
    """Return the settings with what the command line gives put in their place."""
    given: dict[str, object] = {}
    for name in _OPTIONS:
        value = getattr(options, name, None)
        if value:
            given[name] = value
    for name in ("select", "ignore"):
        if name in given:
            given[name] = tuple(_known_rules(given[name]))
    if options.paths:
        given["paths"] = tuple(options.paths)
    origins = {name.replace("_", "-"): COMMAND_LINE for name in given}
    return evolve(settings, **given, origins={**settings.origins, **origins})  # type: ignore[arg-type]


def _known_rules(given: object) -> list[str]:
    names = split(given) if isinstance(given, list) else []
    known = _rules()
    wrong = [name for name in names if name not in known]
    if wrong:
        raise UsageError(join([unknown_rule(name, known) for name in wrong], "; "))
    return names


def _rules() -> list[str]:
    from claimcheck.rules._rule import all_rules  # noqa: PLC0415 - only where a rule is named

    return list(all_rules())


def start_of(paths: list[str]) -> str:
    """Return the folder where the search for a configuration begins: that of the first path, else the present one."""
    if not paths:
        return "."
    first = paths[0]
    folder = first if looks.kind(first) == looks.FOLDER else os.path.dirname(first) or "."
    return folder if looks.kind(folder) == looks.FOLDER else "."
