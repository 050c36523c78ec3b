"""SARIF 2.1.0 (OASIS standard, 2020), for code scanning and editors: one result a finding.

Every side is a related location with its own message, and the result's text links to it. Text of strangers stands in
``message.text`` only, never in Markdown: what it might use as SARIF's own syntax is taken apart (3.11.5: braces are
doubled; 3.11.6: ``](`` would make a link). Kept within what GitHub takes ("SARIF support for code scanning"): where
something is cut, a notification says so. ``primaryLocationLineHash`` is the one fingerprint that GitHub compares.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import quote

from claimcheck.domain.diagnostic import Diagnostic, Mark
from claimcheck.domain.message import Message, Translate, counted, join, say, verbatim
from claimcheck.report._paths import relative
from claimcheck.report._sarif_rules import LEVELS, descriptors
from claimcheck.report._telling import by_turns, grade, gravest_first, numbered, reasoning, statement, words
from claimcheck.report.json import Json, dump
from claimcheck.report.model import Report
from claimcheck.report.sentences import accepted
from claimcheck.report.terminal import flowing, shown

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_RESULTS = 5_000
MOST_LOCATIONS = 100
MOST_BYTES = 10_000_000
"""Of the compressed log; GitHub counts in MB without saying which."""
_BASE = "%SRCROOT%"
_NOTIFICATIONS = 1_000
_LINKED = 20


def render(report: Report, *, translate: Translate = str) -> str:
    """Return the report as a SARIF log with one run."""
    findings = gravest_first(report.findings)
    findings = findings[:MOST_RESULTS]
    while True:
        text = f"{dump(_log(report, findings, translate))}\n"
        size = _compressed(text)
        if size <= MOST_BYTES or not findings:
            return text
        findings = findings[: len(findings) * MOST_BYTES * 9 // (size * 10)]


def _compressed(text: str) -> int:
    """Return the size of a compressed log; a small one is not worth the work."""
    return 0 if len(text) * 4 <= MOST_BYTES else len(zlib.compress(text.encode()))


def _log(report: Report, findings: Sequence[Diagnostic], translate: Translate) -> Mapping[str, Json]:
    rules = descriptors((one.code for one in findings), translate)
    numbers = {code: index for index, code in enumerate(rules)}
    turns = numbered(one.fingerprint for one in findings)
    run: dict[str, Json] = {
        "tool": {"driver": {"name": "claimcheck", **_version(), "rules": list(rules.values())}},
        "invocations": [
            {
                "executionSuccessful": not report.problems,
                "toolExecutionNotifications": _notifications(report, findings, translate),
            }
        ],
        "originalUriBaseIds": {_BASE: {"description": {"text": "The folder in which the check was run."}}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [
            _result(one, numbers[one.code], turn, translate) for one, turn in zip(findings, turns, strict=True)
        ],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _version() -> dict[str, Json]:
    try:
        return {"version": version("claimcheck")}
    except PackageNotFoundError:
        return {}


def _result(finding: Diagnostic, rule: int, turn: int, translate: Translate) -> Json:
    sides = by_turns(finding.sides)[: MOST_LOCATIONS - 1]
    paragraphs = [_sentence(finding.message, translate)]
    paragraphs += [f"{number}. [{_link(side.claim)}]({number}): {_text(statement(side), translate)}"
                   for number, side in enumerate(sides[:_LINKED], start=1)]  # fmt: skip
    paragraphs += [_text(one, translate) for one in reasoning(finding)]
    return {
        "ruleId": shown(finding.code),
        "ruleIndex": rule,
        "level": LEVELS[grade(finding)],
        "message": {"text": "\n".join(paragraphs)},
        "locations": [_location(finding.mark)],
        "relatedLocations": [
            {"id": number, **_location(side.mark), "message": {"text": _text(statement(side), translate)}}
            for number, side in enumerate(sides, start=1)
        ],
        "partialFingerprints": {
            "claimcheck/v1": finding.fingerprint,
            "primaryLocationLineHash": f"{finding.fingerprint}:{turn}",
        },
        "suppressions": _suppressions(finding, translate),
    }


def _suppressions(finding: Diagnostic, translate: Translate) -> Json:
    """Return why a desk lives with a finding; an empty list says that nobody suppressed it (3.27.23)."""
    if finding.accepted is None:
        return []
    reason = words(accepted(finding.accepted), translate)
    return [{"kind": "external", "status": "accepted", "justification": reason}]


def _notifications(report: Report, findings: Sequence[Diagnostic], translate: Translate) -> list[Json]:
    """Return what could not be read, what options kept out, and what the limits cut."""
    listed: list[Json] = [
        {
            "descriptor": {"id": shown(one.code)},
            "level": "error",
            "message": {"text": _text(one.message, translate)},
            "locations": [_location(one.mark)],
        }
        for one in report.problems[:_NOTIFICATIONS]
    ]
    listed += [{"level": "note", "message": {"text": _text(one, translate)}} for one in report.notices]
    listed += [{"level": "warning", "message": {"text": _text(one, translate)}} for one in _cuts(report, findings)]
    return listed


def _cuts(report: Report, findings: Sequence[Diagnostic]) -> list[Message]:
    cuts = []
    if len(findings) < len(report.findings):
        cuts.append(say(
            "Only {shown} of {all} findings are in this file, the gravest, because GitHub takes no more.",
            shown=counted(len(findings)), all=counted(len(report.findings))))  # fmt: skip
    long = sorted({one.fingerprint for one in findings if len(one.sides) >= MOST_LOCATIONS})
    if long:
        cuts.append(say(
            "Only {most} claims are named of each of these findings, because GitHub takes no more places: {findings}.",
            most=MOST_LOCATIONS - 1, findings=join([verbatim(one) for one in long])))  # fmt: skip
    if len(report.problems) > _NOTIFICATIONS:
        cuts.append(say(
            "Only {shown} of {all} problems are in this file.",
            shown=counted(_NOTIFICATIONS), all=counted(len(report.problems)),
        ))  # fmt: skip
    return cuts


def _location(mark: Mark) -> dict[str, Json]:
    """Return the place of a claim: its first character, which is all that a mark tells."""
    region: dict[str, Json] = {
        "startLine": mark.line,
        "startColumn": mark.column,
        "endLine": mark.line,
        "endColumn": mark.column + 1,
    }
    artifact: dict[str, Json] = {"uri": _uri(mark.file), "uriBaseId": _BASE}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _uri(file: str) -> str:
    """Return a file's name as a relative reference (RFC 3986); an encoded colon cannot be taken for a scheme's."""
    return quote(relative(file).encode("utf-8", "backslashreplace"), safe="/")


def _sentence(message: Message, translate: Translate) -> str:
    """Return the first sentence of a result, which viewers show alone where there is little room."""
    text = _text(message, translate)
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _text(message: Message, translate: Translate) -> str:
    return _plain(words(message, translate)) or "…"  # GitHub takes no empty text


def _plain(text: str) -> str:
    return text.replace("](", "] (").replace("{", "{{").replace("}", "}}")


def _link(name: str) -> str:
    """Return the text of a link: brackets and backslashes need a backslash there (3.11.6)."""
    text = _plain(flowing(name))
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]") or "?"
