"""``claimcheck check``: check a ledger."""

from __future__ import annotations

from argparse import Namespace
from functools import partial
from typing import TYPE_CHECKING, Any

from claimcheck.cli.desk import Desk
from claimcheck.cli.errors import UsageError, not_written
from claimcheck.cli.formats import rendered
from claimcheck.cli.output import columns, complain, encoded, put, wants_color
from claimcheck.cli.progress import progress_shown
from claimcheck.cli.reported import reported
from claimcheck.cli.settings import ledger_paths, settings_for, told_by
from claimcheck.cli.status import FOUND, OK, UNREADABLE
from claimcheck.config.settings import Settings
from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.message import Message, say
from claimcheck.report.model import Report
from claimcheck.world import looks

if TYPE_CHECKING:
    from claimcheck.kept.keep import Tell


def run(options: Namespace) -> int:
    """Check the paths, again and again if they are to be watched; return the exit status."""
    if not options.watch:
        return _once(options)
    from claimcheck.cli.watch import changes_of, watch  # noqa: PLC0415 - rarely asked for

    settings = settings_for(options)
    paths = ledger_paths(options, settings)
    changes = changes_of(paths, [path for _, path in options.output])
    return watch(lambda: _once(options), changes, told_by(settings))


def _once(options: Namespace) -> int:
    """Check the paths, write the reports, print one, return the exit status: no form of a report changes it.

    What came of it is kept with all that was looked at, so that it can be told again where nothing has changed.
    """
    desk = Desk.of(options)
    trace = looks.Trace()
    token = looks.keep(trace)
    try:
        settings = settings_for(options)
        if not settings.cache:
            looks.spoil()
        done = _checked(options, settings, desk)
    finally:
        looks.stop(token)
    faults = _written(done.files) if done.files else []
    put(done.shown)
    for fault in faults:
        complain(fault, told_by(settings))
    if faults:
        return UNREADABLE
    if settings.cache and not options.watch:
        files = [(path, encoded(text)) for path, text in done.files]
        desk.keep(trace, done.status, encoded(done.shown), files, done.tell)
    return done.status


def _written(files: list[tuple[str, str]]) -> list[Message]:
    """Write the reports that go to files; return what cannot be written."""
    from claimcheck.world.files import save  # noqa: PLC0415 - most runs only print

    return [not_written(path, why) for path, text in files if (why := save(path, text))]


class _Done:
    """What is to be printed and written, each with its path, and the exit status that follows from the report.

    ``tell`` gives the lines of one finding, where what is printed needs no more of it.
    """

    __slots__ = ("files", "shown", "status", "tell")

    def __init__(self, shown: str, files: list[tuple[str, str]], status: int, tell: Tell | None) -> None:
        self.shown, self.files, self.status, self.tell = shown, files, status, tell


def _checked(options: Namespace, settings: Settings, desk: Desk) -> _Done:
    _keep_apart([path for _, path in options.output], ledger_paths(options, settings))
    with progress_shown(translate=told_by(settings)):
        report = reported(options, settings, desk.check)
    told: dict[str, Any] = {"verbose": options.verbose, "language": settings.lang}
    if options.against:  # a draft is told before what it is held against
        from claimcheck.documents.files import find_files  # noqa: PLC0415 - only of drafts

        told["first"] = frozenset(file.name for file in find_files(ledger_paths(options, settings))[0])
    shown = rendered(report, options.format, columns=columns(), color=wants_color(options.color), **told)
    files = [(path, rendered(report, form, **told)) for form, path in options.output]
    return _Done(shown, files, status(report, settings.fail_on), _teller(options, settings))


def _teller(options: Namespace, settings: Settings) -> Tell | None:
    """Return what tells a finding as this run does, if that is plain text of all of them and nothing else is made."""
    if options.format != "text" or options.output or options.since is not None or wants_color(options.color):
        return None
    from claimcheck.report.text import finding_told  # noqa: PLC0415 - one renderer a run

    return partial(finding_told, columns=columns(), translate=told_by(settings))


def status(report: Report, fail_on: str) -> int:
    """Return the exit status for a report: a ledger that was not read whole outweighs what was found in the rest."""
    if report.problems:
        return UNREADABLE
    worst = report.worst()
    if worst is None or fail_on == "never":
        return OK
    return FOUND if worst >= Severity[fail_on.upper()] else OK


def _keep_apart(outputs: list[str], inputs: list[str]) -> None:
    """Refuse two reports for one file, and a report for a file that is to be checked."""
    taken = {looks.real(path) for path in inputs}
    for path in outputs:
        real = looks.real(path)
        if real in taken:
            words = "{file} cannot hold the report: it is to be checked, or it is named for two reports"
            raise UsageError(say(words, file=path))
        taken.add(real)
