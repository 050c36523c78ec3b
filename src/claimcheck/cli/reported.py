"""The report of a run: the whole ledger checked as the settings say, then baseline, revision and limit applied."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from datetime import date
from functools import partial

from claimcheck.api import check
from claimcheck.cli.errors import UsageError
from claimcheck.cli.scale import by_extra
from claimcheck.cli.settings import config_notice, known_revision, ledger_paths, start_of
from claimcheck.config.settings import Settings, notices
from claimcheck.domain.message import say
from claimcheck.record import evolve
from claimcheck.report.model import Report, capped
from claimcheck.world import looks


def reported(options: Namespace, settings: Settings, check: Callable[..., Report] = check) -> Report:
    """Return the report that a run shows and is judged by; ``check`` takes what ``api.check`` takes."""
    report = checked(options, settings, check)
    if settings.baseline is not None:
        from claimcheck.cli.baseline_file import read_baseline  # noqa: PLC0415 - only where there is one
        from claimcheck.report.baseline import apply  # noqa: PLC0415

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
    if not against and not any(path.lower().endswith(looks.LARGE) for path in paths):
        return check
    looks.spoil()  # what an archive holds is read elsewhere
    return partial(by_extra, "check", "check", against=against, memory=memory)


def today(options: Namespace) -> date | None:
    """Return the day that ``--today`` names."""
    given: str | None = getattr(options, "today", None)
    if given is None:
        return None
    from claimcheck.resolve.acceptances import read_day  # noqa: PLC0415 - only where a day is named

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
