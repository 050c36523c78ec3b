"""``claimcheck accept FINDING --because …``: write down why a desk lives with a finding."""

from __future__ import annotations

import os
import re
from argparse import Namespace
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path, PurePath

from claimcheck.api import check, load
from claimcheck.cli.choices import did_you_mean, suggestions
from claimcheck.cli.errors import UsageError, not_written, nothing_read
from claimcheck.cli.output import say_on_stdout
from claimcheck.cli.settings import ledger_or_claims, settings_for, told_by
from claimcheck.cli.status import OK
from claimcheck.documents.accepting import with_acceptance
from claimcheck.documents.files import find_files, read_source
from claimcheck.documents.models import AcceptedEntry
from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.domain.message import say
from claimcheck.report.baseline import name_of
from claimcheck.report.model import Report
from claimcheck.resolve.acceptances import read_day
from claimcheck.resolve.ledger import Ledger
from claimcheck.world.files import save

FILE = "accepted.yaml"
_DIGITS = re.compile(r"[0-9a-f]{4,16}", re.ASCII)


def run(options: Namespace) -> int:
    """Write the acceptance into the ledger, or say why not."""
    settings = settings_for(options)
    paths = ledger_or_claims(settings)
    because = _reason(options.because)
    until = _last_day(options.until)
    ledger, problems = load(paths)
    if problems and not ledger.claims:
        raise UsageError(nothing_read(problems))
    report = check(ledger, select=settings.select, ignore=settings.ignore, levels=settings.levels)
    finding = _finding(report, options.finding)
    name = name_of(finding)
    _refuse_twice(ledger, name)
    path = _file(options.into, paths)
    by = " ".join(options.by.split()) if options.by else None
    line = _write(path, AcceptedEntry(finding=name, because=because, by=by or None, until=until), paths)
    words = say("{place}: accepted {name}, {finding}", place=f"{path}:{line}", name=name, finding=finding.message)
    say_on_stdout(words.text(told_by(settings)))
    return OK


def _reason(because: str | None) -> str:
    words = " ".join((because or "").split())
    if not words:
        raise UsageError(
            say("say with --because why the desk lives with this finding; without a reason it is not accepted")
        )
    return words


def _last_day(until: str | None) -> str | None:
    if until is None:
        return None
    day = read_day(until)
    if day is None:
        raise UsageError(say("--until: “{words}” is no day; write it as 2026-06-30", words=until[:40]))
    if day < datetime.now(UTC).date():
        raise UsageError(say("--until: {day} is over; the acceptance would hold for no day", day=until))
    return until


def _finding(report: Report, wanted: str) -> Diagnostic:
    """Return the finding of this name; the first digits of the fingerprint will do where only one begins so."""
    by_name = {name_of(one): one for one in report.findings}
    rule, colon, digits = wanted.rpartition(":")
    found = [
        name
        for name, one in by_name.items()
        if (not colon or one.code == rule) and _DIGITS.fullmatch(digits) and one.fingerprint.startswith(digits)
    ]
    if len(found) == 1:
        return by_name[found[0]]
    if found:
        names = ", ".join(found[:5])
        raise UsageError(say("several findings begin with “{wanted}”: {names}", wanted=wanted, names=names))
    near = suggestions(wanted, by_name) or _of_rule(by_name, rule or wanted)
    hint = did_you_mean(near) if near else say("; claimcheck check lists them ({count})", count=len(by_name))
    raise UsageError(say("there is no finding “{wanted}” in this report{hint}", wanted=wanted[:100], hint=hint))


def _of_rule(names: Iterable[str], rule: str) -> list[str]:
    return [name for name in names if name.startswith(f"{rule}:")][:3]


def _refuse_twice(ledger: Ledger, name: str) -> None:
    for entry in ledger.accepted:
        if name.startswith(entry.finding):
            place = str(entry.mark)
            raise UsageError(
                say("{name} has an acceptance already, in {place}; change that one", name=name, place=place)
            )


def _file(into: str | None, paths: list[str]) -> str:
    """Return the file to write to: the one asked for, else ``accepted.yaml`` in the first folder of the ledger."""
    if into is None:
        folder = next((path for path in paths if Path(path).is_dir()), None)
        if folder is None:
            raise UsageError(say("say with --into which file of the ledger takes the acceptance"))
        into = (PurePath(folder) / FILE).as_posix()
    if PurePath(into).suffix.lower() not in (".yaml", ".yml"):
        raise UsageError(say("--into: {file} is no YAML file; acceptances are written as YAML", file=into))
    if Path(into).is_symlink():
        raise UsageError(say("{file} is a symbolic link; it is not written through", file=into))
    return into


def _write(path: str, entry: AcceptedEntry, paths: list[str]) -> int:
    """Add the entry to the file and return its line there."""
    old = _text(path)
    new = with_acceptance(old, entry)
    if new is None:
        words = "{file} cannot be added to as it stands; correct it first, or name another file with --into"
        raise UsageError(say(words, file=path))
    if not _is_read(path, paths):
        words = "{file} is no part of the ledger that was checked, so the acceptance would not be read"
        raise UsageError(say(words, file=path))
    fault = save(path, new)
    if fault:
        raise UsageError(not_written(path, fault))
    return new.count("\n", 0, new.rindex(entry.finding)) + 1


def _text(path: str) -> str:
    """Return what the file holds now, with its byte order mark and line ends; nothing where there is no file."""
    if not Path(path).exists():
        return ""
    source = read_source(path, os.path.realpath(path))
    if source.problems:
        raise UsageError(say("{file}: {words}", file=path, words=source.problems[0].message))
    return Path(path).read_bytes().decode("utf-8")


def _is_read(path: str, paths: list[str]) -> bool:
    """Whether a file will be among those of the ledger once it is written."""
    real = Path(os.path.realpath(path))
    if any(file.path == str(real) for file in find_files(paths)[0]):
        return True
    folders = [Path(os.path.realpath(one)) for one in paths if Path(one).is_dir()]
    return any(
        real.is_relative_to(folder) and not any(part.startswith(".") for part in real.relative_to(folder).parts)
        for folder in folders
    )
