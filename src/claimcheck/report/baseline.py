"""The baseline: the findings that a newsroom started with, by what their claims say, so that only new ones count.

A baseline is a JSON object ``{"version": 1, "findings": ["venue-conflict:3f9a1c2e70b4d865", …]}``, sorted, one finding
a line: rules and fingerprints, neither lines nor words, and never a problem of the files.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from typing import Any, Final

from claimcheck.domain.diagnostic import Acceptance, Diagnostic
from claimcheck.domain.message import Message, counted, say
from claimcheck.record import evolve, field, frozen
from claimcheck.report.model import Report, with_findings

VERSION: Final = 1
MAX_BYTES: Final = 100_000_000  # a million findings are half of that
_ENTRY = re.compile(r"[a-z][a-z0-9-]{0,99}:[0-9a-f]{16}", re.ASCII)
_SHOWN = 40
_MOST_NAMED = 3


@frozen
class Baseline:
    """The findings of a baseline file, and how many entries of it repeat another."""

    file: str
    findings: frozenset[str] = field(repr=False)
    repeated: int = 0


def name_of(finding: Diagnostic) -> str:
    """Return what a finding is called: its rule and fingerprint."""
    return f"{finding.code}:{finding.fingerprint}"


def dump(names: Iterable[str]) -> str:
    """Return the text of a baseline of these findings."""
    return f"{json.dumps({'version': VERSION, 'findings': sorted(set(names))}, indent=2)}\n"


def parse(file: str, text: str) -> Baseline | Message:
    """Return the baseline that a text holds, or what is wrong with it."""
    try:
        content: Any = json.loads(text)
    except json.JSONDecodeError as error:
        words = "{file}:{line}:{column}: the baseline is damaged; it is not JSON here"
        return say(words, file=file, line=error.lineno, column=error.colno)
    except (ValueError, RecursionError):
        return say("{file}: the baseline is damaged; it is not JSON that can be read", file=file)
    if not isinstance(content, dict) or not isinstance(content.get("findings"), list):
        return say("{file}: this is no baseline; claimcheck baseline write makes one", file=file)
    if content.get("version") != VERSION:
        words = "{file}: this baseline has another version than {known}, which this claimcheck reads"
        return say(words, file=file, known=VERSION)
    entries = content["findings"]
    for number, entry in enumerate(entries, start=1):
        if not isinstance(entry, str) or not _ENTRY.fullmatch(entry):
            words = "{file}: entry {number} of the baseline, “{entry}”, is no finding"
            return say(words, file=file, number=number, entry=str(entry)[:_SHOWN])
    return Baseline(file, frozenset(entries), len(entries) - len(set(entries)))


def stale(baseline: Baseline, report: Report, *, ran: Collection[str]) -> list[str]:
    """Return the entries that match no finding; those of rules that did not ``ran`` may, so they are not among them."""
    there = {name_of(one) for one in report.findings}
    return sorted(name for name in baseline.findings - there if name.partition(":")[0] in ran)


def strange(baseline: Baseline, *, known: Collection[str]) -> list[str]:
    """Return the entries of rules that are not ``known``: misspelt, or of a package that is not installed here."""
    return sorted(name for name in baseline.findings if name.partition(":")[0] not in known)


def apply(baseline: Baseline, report: Report, *, ran: Collection[str], known: Collection[str]) -> Report:
    """Return the report with the findings of the baseline set apart, and a notice of what is idle in it."""
    excuse = Acceptance(baseline.file, baseline=True)
    findings = tuple(
        evolve(one, accepted=excuse) if one.accepted is None and name_of(one) in baseline.findings else one
        for one in report.findings
    )
    idle = stale(baseline, report, ran=ran) if not report.problems else []
    notices = (*report.notices, *_notices(baseline, idle, strange(baseline, known=known)))
    return evolve(with_findings(report, findings), notices=notices)


def _notices(baseline: Baseline, idle: list[str], unknown: list[str]) -> Iterable[Message]:
    if unknown:
        words = "Entries of the baseline {file} whose rule is not known here: {count} ({named})."
        yield say(words, file=baseline.file, count=counted(len(unknown)), named=_named(unknown))
    if idle:
        yield say(
            "Entries of the baseline {file} that match nothing any more: {count} ({named}); claimcheck baseline prune "
            "drops them.",
            file=baseline.file,
            count=counted(len(idle)),
            named=_named(idle),
        )
    if baseline.repeated:
        words = "Entries of the baseline {file} that repeat another: {count}."
        yield say(words, file=baseline.file, count=counted(baseline.repeated))


def _named(names: list[str]) -> str:
    return ", ".join(names[:_MOST_NAMED]) + (", …" if len(names) > _MOST_NAMED else "")
