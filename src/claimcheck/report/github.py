"""Workflow commands of GitHub Actions, which become annotations beside the lines of a claim file; then the whole text.

GitHub shows ten annotations of a kind for each step, the first ones. So the first side of each finding comes first, the
gravest finding leading, then the problems of the ledger, then the other sides. What is escaped, and how, is the rule of
the official toolkit (actions/toolkit, packages/core/src/command.ts: ``escapeData`` and ``escapeProperty``), whose
inverse the runner applies.
"""

from __future__ import annotations

import re

from claimcheck.domain.diagnostic import Diagnostic, Mark, Severity, Side
from claimcheck.domain.message import Message, Translate, say
from claimcheck.report import text
from claimcheck.report._paths import relative
from claimcheck.report._telling import by_turns, grade, gravest_first, reasoning, statement, words
from claimcheck.report.model import Report
from claimcheck.report.sentences import SEVERITIES
from claimcheck.report.terminal import UNSEEN, escaped, flowing, plain, write

_COMMANDS = {Severity.CONTRADICTION: "error", Severity.TENSION: "warning", Severity.NOTE: "notice"}
_TITLE = 200
_OTHERS = 3


def render(report: Report, *, translate: Translate = str) -> str:
    """Return the annotations, one a line, and the report as text below them."""
    turns: list[tuple[int, int, str]] = []
    for finding in gravest_first(one for one in report.findings if one.accepted is None):
        sides = by_turns(finding.sides)
        turns += [(turn, -grade(finding), _side(finding, side, translate)) for turn, side in enumerate(sides)]
    # Between the first sides and the others: no flood of problems may push a contradiction out of the ten.
    turns += [(0, 0, _problem(one, translate)) for one in report.problems]
    turns.sort(key=lambda one: one[:2])
    lines = [f"{line}\n" for _, _, line in turns]
    return "".join([*lines, "\n" if lines else "", text.render(report, translate=translate)])


def command(name: str, mark: Mark, title: str, message: str) -> str:
    """Return a workflow command that puts a message beside a place."""
    properties = {
        "file": _file(relative(mark.file)),
        "line": str(mark.line),
        "col": str(mark.column),
        "title": title,
    }
    listed = ",".join(f"{key}={escape_property(value)}" for key, value in properties.items())
    return f"::{name} {listed}::{escape_data(message)}"


def escape_data(value: str) -> str:
    """Return the text of a command's message, by the toolkit's rule."""
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(value: str) -> str:
    """Return the text of a command's property, by the toolkit's rule."""
    return escape_data(value).replace(":", "%3A").replace(",", "%2C")


def _side(finding: Diagnostic, side: Side, translate: Translate) -> str:
    others = [one for one in by_turns(finding.sides) if one is not side]
    others.sort(key=lambda one: one.camp == side.camp)
    sentences: list[Message] = [finding.message, say("Here: {words}", words=statement(side))]
    sentences += [
        say("Elsewhere, {place}: {words}", place=f"{relative(one.mark.file)}:{one.mark.line}", words=statement(one))
        for one in others[:_OTHERS]
    ]
    sentences += reasoning(finding)
    severity = grade(finding)
    title = say("{severity}, {rule}", severity=SEVERITIES[severity], rule=finding.code)
    return command(
        _COMMANDS[severity],
        side.mark,
        _line(words(title, translate, _TITLE)),
        "\n".join(_line(words(one, translate)) for one in sentences),
    )


def _problem(problem: Diagnostic, translate: Translate) -> str:
    title = words(say("problem, {code}", code=problem.code), translate, _TITLE)
    return command("error", problem.mark, _line(title), _line(words(problem.message, translate)))


def _line(line: str) -> str:
    """Return a line in which no CI system finds a command of its own."""
    return write([plain(flowing(line))])[:-1]


def _file(path: str) -> str:
    """Return a file's name as the runner must see it to find the file; what cannot stand in a log is spelt out."""
    return re.sub(UNSEEN, lambda found: found[0] if found[0] in "\r\n" else escaped(found[0]), path)
