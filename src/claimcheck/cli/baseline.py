"""``claimcheck baseline write|prune|show``: the findings that a newsroom started with."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from attrs import evolve

from claimcheck.cli.errors import UsageError
from claimcheck.cli.output import say_on_stdout
from claimcheck.cli.reported import checked, read_baseline, rules_that_run
from claimcheck.cli.settings import settings_for
from claimcheck.cli.status import OK, UNREADABLE
from claimcheck.config.settings import Settings
from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.report.baseline import dump, name_of, stale
from claimcheck.report.model import Report
from claimcheck.report.sentences import number_of
from claimcheck.world.files import save

FILE = "claimcheck-baseline.json"


def run(options: Namespace) -> int:
    """Write, prune or show the baseline."""
    settings = settings_for(options)
    settings = evolve(settings, baseline=settings.baseline or FILE)
    report = checked(options, settings)
    return {"write": _write, "prune": _prune, "show": _show}[options.action](options, settings, report)


def _write(options: Namespace, settings: Settings, report: Report) -> int:
    """Write the findings that nobody accepted. Problems of the files are no findings, and stay."""
    del options
    names = {name_of(one) for one in _standing(report)}
    was_there = Path(settings.baseline or "").exists()
    _save(settings, names)
    done = "replaced" if was_there else "written"
    findings = number_of(len(names), "{count} finding", "{count} findings")
    say_on_stdout(f"{settings.baseline}: {done}, {findings}")
    return _status(report)


def _prune(options: Namespace, settings: Settings, report: Report) -> int:
    """Drop the entries that match nothing; of a ledger that was not read whole nobody knows which those are."""
    if report.problems:
        raise UsageError(f"correct the files first: {_problems(report)}; what they hide would be dropped")
    baseline = read_baseline(options, settings)
    idle = stale(baseline, report, ran=rules_that_run(settings))
    if idle or baseline.repeated:
        _save(settings, baseline.findings - set(idle))
    dropped = number_of(len(idle) + baseline.repeated, "{count} entry", "{count} entries")
    left = number_of(len(baseline.findings) - len(idle), "{count} entry", "{count} entries")
    say_on_stdout(f"{settings.baseline}: {dropped} dropped, {left} left")
    return OK


def _show(options: Namespace, settings: Settings, report: Report) -> int:
    """List the entries, each with what it excuses now."""
    baseline = read_baseline(options, settings)
    found = {name_of(one): one for one in report.findings}
    ran = rules_that_run(settings)
    entries = number_of(len(baseline.findings), "{count} entry", "{count} entries")
    say_on_stdout(f"{settings.baseline}: {entries}")
    for name in sorted(baseline.findings):
        say_on_stdout(f"  {name}  {_excuses(name, found.get(name), ran)}")
    return _status(report)


def _excuses(name: str, finding: Diagnostic | None, ran: set[str]) -> str:
    if finding is None:
        was_looked_for = name.partition(":")[0] in ran
        return "stale: matches nothing any more" if was_looked_for else "its rule did not run"
    return f"{finding.message} ({finding.mark})" if finding.accepted is None else "accepted in the ledger as well"


def _standing(report: Report) -> Iterable[Diagnostic]:
    return (one for one in report.findings if one.accepted is None)


def _save(settings: Settings, names: Iterable[str]) -> None:
    fault = save(settings.baseline or FILE, dump(names))
    if fault:
        raise UsageError(fault)


def _status(report: Report) -> int:
    if not report.problems:
        return OK
    say_on_stdout(f"{_problems(report)}; a baseline never holds these, claimcheck check lists them")
    return UNREADABLE


def _problems(report: Report) -> str:
    return str(number_of(len(report.problems), "{count} problem in the files", "{count} problems in the files"))
