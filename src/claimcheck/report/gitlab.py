"""GitLab's Code Quality report: a JSON array with one object a finding, shown in a merge request's widget and diff.

The format is the part of the Code Climate specification that GitLab reads: description, check_name, fingerprint (must
be unique), severity, and a location whose path is relative to the repository, without ``./``. Accepted findings are
left out, because the format has no word for them.
"""

from __future__ import annotations

from claimcheck.domain.diagnostic import Diagnostic, Mark, Severity
from claimcheck.domain.message import Translate, join, say
from claimcheck.report._paths import relative
from claimcheck.report._telling import by_turns, grade, gravest_first, numbered, statement, words
from claimcheck.report.json import Json, dump
from claimcheck.report.model import Report
from claimcheck.report.terminal import shown
from claimcheck.world.digests import sha256

_SEVERITIES = {Severity.CONTRADICTION: "critical", Severity.TENSION: "major", Severity.NOTE: "info"}
_PROBLEM = "blocker"
_SIDES = 6
_LONGEST = 2_000


def render(report: Report, *, translate: Translate = str) -> str:
    """Return the report as a JSON array: the findings that nobody accepted, the gravest first, then the problems."""
    findings = gravest_first(one for one in report.findings if one.accepted is None)
    entries = [
        (one, one.fingerprint or _of_place(one), _SEVERITIES[grade(one)], _finding(one, translate)) for one in findings
    ]
    entries += [(one, _of_place(one), _PROBLEM, words(one.message, translate)) for one in report.problems]
    numbers = numbered(fingerprint for _, fingerprint, _, _ in entries)
    listed: list[Json] = [
        {
            "description": description,
            "check_name": shown(one.code),
            "fingerprint": fingerprint if number == 1 else f"{fingerprint}-{number}",
            "severity": severity,
            "location": _location(one.mark),
            "other_locations": [_location(side.mark) for side in one.sides[1:]],
        }
        for (one, fingerprint, severity, description), number in zip(entries, numbers, strict=True)
    ]
    return f"{dump(listed)}\n"


def _finding(finding: Diagnostic, translate: Translate) -> str:
    sides = [
        say("{place}: {words}", place=f"{relative(side.mark.file)}:{side.mark.line}", words=statement(side))
        for side in by_turns(finding.sides)[:_SIDES]
    ]
    return words(say("{message}. {sides}", message=finding.message, sides=join(sides, "; ")), translate, _LONGEST)


def _location(mark: Mark) -> Json:
    return {"path": shown(relative(mark.file)), "lines": {"begin": mark.line}}


def _of_place(one: Diagnostic) -> str:
    """Return a fingerprint of a problem: what it says of which file, not where in the file."""
    said = "\n".join([one.code, relative(one.mark.file), str(one.message)])
    return sha256(said.encode("utf-8", "backslashreplace")).hexdigest()[:16]
