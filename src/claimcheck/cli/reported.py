"""The report of a run: the whole ledger checked as the settings say, then baseline, revision and limit applied."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from datetime import date
from functools import partial

from claimcheck.api import check
from claimcheck.cli.errors import UsageError
from claimcheck.cli.scale import LARGE, by_extra
from claimcheck.cli.settings import config_notice, config_revision, known_revision, ledger_paths, start_of
from claimcheck.config.git import GitError, within
from claimcheck.config.settings import COMMAND_LINE, Settings, notices
from claimcheck.domain.message import Message, say
from claimcheck.record import evolve
from claimcheck.report.baseline import MAX_BYTES, Baseline, apply, parse
from claimcheck.report.model import Report, capped
from claimcheck.resolve.acceptances import read_day
from claimcheck.world import looks


def reported(options: Namespace, settings: Settings, check: Callable[..., Report] = check) -> Report:
    """Return the report that a run shows and is judged by; ``check`` takes what ``api.check`` takes."""
    report = checked(options, settings, check)
    if settings.baseline is not None:
        report = apply(read_baseline(options, settings), report, ran=rules_that_run(settings), known=rules_known())
    if options.since is not None:
        from claimcheck.cli.since import since  # noqa: PLC0415 - only where a revision is asked for

        paths = ledger_paths(options, settings)
        report = since(report, known_revision(options.since, start_of(paths)), paths, settings)
    return capped(report, settings.most_findings)


def checked(options: Namespace, settings: Settings, check: Callable[..., Report] = check) -> Report:
    """Return the report on the whole ledger, with a notice of everything that the settings change in it."""
    paths = ledger_paths(options, settings)
    report = _way_to_check(options, paths, check)(
        paths,
        select=settings.select,
        ignore=settings.ignore,
        levels=settings.levels,
        today=today(options),
        seconds=settings.most_seconds,
    )
    return evolve(report, notices=(*report.notices, *config_notice(options, settings), *notices(settings)))


def _way_to_check(options: Namespace, paths: list[str], check: Callable[..., Report]) -> Callable[..., Report]:
    """Return what checks these paths: only where archives are among them or stand against them are they imported."""
    against, memory = getattr(options, "against", []), getattr(options, "memory", None)
    if not against and not any(path.lower().endswith(LARGE) for path in paths):
        return check
    looks.spoil()  # what an archive holds is read elsewhere
    return partial(by_extra, "check", "check", against=against, memory=memory)


def today(options: Namespace) -> date | None:
    """Return the day that ``--today`` names."""
    given: str | None = getattr(options, "today", None)
    if given is None:
        return None
    day = read_day(given)
    if day is None:
        raise UsageError(say("--today: “{words}” is no day; write it as 2026-06-30", words=given[:40]))
    return day


def rules_known() -> set[str]:
    """Return the names of all rules."""
    from claimcheck.rules._rule import all_rules  # noqa: PLC0415

    return set(all_rules())


def rules_that_run(settings: Settings) -> set[str]:
    """Return the names of the rules that the settings let run."""
    return (set(settings.select) or rules_known()) - set(settings.ignore) - settings.levels.off()


def read_baseline(options: Namespace, settings: Settings) -> Baseline:
    """Return the baseline in force; with a configuration of another revision it is that revision's, too."""
    path = settings.baseline or ""
    rev = config_revision(options)
    if rev is not None and settings.origin("baseline") != COMMAND_LINE:
        try:
            content = rev.read(within(rev, path))
        except GitError as error:
            raise UsageError(error.words) from None
    else:
        content = _content(path)
    if content is None:
        raise UsageError(say("there is no baseline {file}; claimcheck baseline write makes it", file=path))
    read = parse(path, content.decode("utf-8", "replace"))
    if isinstance(read, Message):
        raise UsageError(read)
    return read


def _content(path: str) -> bytes | None:
    """Return what a plain file holds, ``None`` where there is none."""
    if looks.kind(path) == looks.NOTHING:
        return None
    try:
        return looks.content(looks.real(path), MAX_BYTES)
    except looks.NotPlainError:
        raise UsageError(say("{file} is no plain file, so no baseline", file=path)) from None
    except looks.TooLargeError:
        words = "{file} is larger than {most} MB, too large for a baseline"
        raise UsageError(say(words, file=path, most=MAX_BYTES // 1_000_000)) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise UsageError(say("cannot read the baseline {file}: {why}", file=path, why=why)) from None
