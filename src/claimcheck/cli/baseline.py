"""``claimcheck baseline write|prune|show``: the findings that a newsroom started with."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from claimcheck.cli.baseline_file import read_baseline
from claimcheck.cli.errors import UsageError, not_written
from claimcheck.cli.output import say_on_stdout
from claimcheck.cli.reported import checked, rules_that_run
from claimcheck.cli.settings import settings_for, told_by
from claimcheck.cli.status import OK, UNREADABLE
from claimcheck.config.settings import COMMAND_LINE, DEFAULT, Settings
from claimcheck.documents.files import BASELINE
from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.domain.message import Message, Translate, join, say, verbatim
from claimcheck.record import evolve
from claimcheck.report.baseline import dump, name_of, stale
from claimcheck.report.model import Report
from claimcheck.report.sentences import number_of
from claimcheck.world.files import save


def run(options: Namespace) -> int:
    """Write, prune or show the baseline."""
    settings = settings_for(options)
    settings = evolve(settings, baseline=settings.baseline or BASELINE)
    report = checked(options, settings)
    return {"write": _write, "prune": _prune, "show": _show}[options.action](options, settings, report)


def _write(options: Namespace, settings: Settings, report: Report) -> int:
    """Write the findings that nobody accepted. Problems of the files are no findings, and stay."""
    del options
    names = {name_of(one) for one in _standing(report)}
    was_there = Path(_file(settings)).exists()
    _save(settings, names)
    findings = number_of(len(names), "{count} finding", "{count} findings")
    words = "{file}: replaced, {findings}" if was_there else "{file}: written, {findings}"
    translate = told_by(settings)
    say_on_stdout(say(words, file=_file(settings), findings=findings).text(translate))
    if settings.origin("baseline") in (DEFAULT, COMMAND_LINE):
        words = 'A check sets these apart with --baseline {file}, or once claimcheck.toml has: baseline = "{file}"'
        say_on_stdout(say(words, file=_file(settings)).text(translate))
    return _status(report, translate)


def _prune(options: Namespace, settings: Settings, report: Report) -> int:
    """Drop the entries that match nothing; of a ledger that was not read whole nobody knows which those are."""
    if report.problems:
        raise UsageError(
            say("correct the files first: {problems}; what they hide would be dropped", problems=_problems(report))
        )
    baseline = read_baseline(options, settings)
    idle = stale(baseline, report, ran=rules_that_run(settings))
    if idle or baseline.repeated:
        _save(settings, baseline.findings - set(idle))
    dropped = number_of(len(idle) + baseline.repeated, "{count} entry", "{count} entries")
    left = number_of(len(baseline.findings) - len(idle), "{count} entry", "{count} entries")
    words = say("{file}: {dropped} dropped, {left} left", file=_file(settings), dropped=dropped, left=left)
    say_on_stdout(words.text(told_by(settings)))
    return OK


def _show(options: Namespace, settings: Settings, report: Report) -> int:
    """List the entries, each with what it excuses now."""
    baseline = read_baseline(options, settings)
    found = {name_of(one): one for one in report.findings}
    ran = rules_that_run(settings)
    entries = number_of(len(baseline.findings), "{count} entry", "{count} entries")
    translate = told_by(settings)
    say_on_stdout(say("{file}: {entries}", file=_file(settings), entries=entries).text(translate))
    for name in sorted(baseline.findings):
        excused = _excuses(name, found.get(name), ran, whole=not report.problems)
        say_on_stdout(join([verbatim(f"  {name}"), excused], "  ").text(translate))
    return _status(report, translate)


def _excuses(name: str, finding: Diagnostic | None, ran: set[str], *, whole: bool) -> Message:
    if finding is None and name.partition(":")[0] not in ran:
        return say("its rule did not run")
    if finding is None:
        return say("stale: matches nothing any more") if whole else say("matches nothing in what could be read")
    if finding.accepted is not None:
        return say("accepted in the ledger as well")
    return say("{finding} ({place})", finding=finding.message, place=str(finding.mark))


def _standing(report: Report) -> Iterable[Diagnostic]:
    return (one for one in report.findings if one.accepted is None)


def _save(settings: Settings, names: Iterable[str]) -> None:
    fault = save(_file(settings), dump(names))
    if fault:
        raise UsageError(not_written(_file(settings), fault))


def _file(settings: Settings) -> str:
    return settings.baseline or BASELINE


def _status(report: Report, translate: Translate) -> int:
    if not report.problems:
        return OK
    words = "{problems}; a baseline never holds these, claimcheck check lists them"
    say_on_stdout(say(words, problems=_problems(report)).text(translate))
    return UNREADABLE


def _problems(report: Report) -> Message:
    return number_of(len(report.problems), "{count} problem in the files", "{count} problems in the files")
