"""A finding in plain sentences, for the renderers that hand it to other programs.

Strangers' text leaves here on one line, with what cannot be seen spelt out (:func:`~claimcheck.report.terminal.shown`)
and at a bounded length; each renderer then escapes it by the rules of its own format.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck.domain.diagnostic import Diagnostic, Severity, Side
from claimcheck.domain.message import Message, Translate, say
from claimcheck.report.sentences import SEVERITIES, accepted, cut, origin
from claimcheck.report.terminal import flowing

LONGEST = 1_000


def grade(finding: Diagnostic) -> Severity:
    """Return a finding's severity."""
    return finding.severity or Severity.NOTE


def words(message: Message, translate: Translate = str, most: int = LONGEST) -> str:
    """Return a message as one line of at most ``most`` characters in which everything can be seen."""
    return cut(flowing(message.text(translate)), most)


def headline(finding: Diagnostic) -> Message:
    """Return what was found, after how sure it is."""
    return say("{severity}: {message}", severity=SEVERITIES[grade(finding)], message=finding.message)


def statement(side: Side) -> Message:
    """Return what a side says: its words, how they were read, who says it."""
    if side.quote:
        return say("“{quote}”, read as {reads} — {origin}", quote=side.quote, reads=side.reads, origin=origin(side))
    return say("{reads} — {origin}", reads=side.reads, origin=origin(side))


def reasoning(finding: Diagnostic) -> list[Message]:
    """Return why the sides clash, what would reconcile them, and why a desk accepted that."""
    sentences = [*finding.why, *finding.reconcile]
    if finding.accepted is not None:
        sentences.append(say("Accepted: {reason}", reason=accepted(finding.accepted)))
    return sentences


def gravest_first(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the findings that nobody accepted before the others, the gravest first, else in the order given."""
    return sorted(findings, key=lambda one: (one.accepted is not None, -grade(one)))


def by_turns(sides: Sequence[Side]) -> list[Side]:
    """Return the first side of each camp, then the second of each, so that a cut leaves every camp a voice."""
    met: dict[int, int] = {}
    turns = []
    for side in sides:
        met[side.camp] = met.get(side.camp, -1) + 1
        turns.append(met[side.camp])
    return [side for _, side in sorted(zip(turns, sides, strict=True), key=lambda pair: (pair[0], pair[1].camp))]


def numbered(fingerprints: Iterable[str]) -> list[int]:
    """Return for each fingerprint how many equal ones there are up to it: 1 for the first."""
    met: dict[str, int] = {}
    numbers = []
    for one in fingerprints:
        met[one] = met.get(one, 0) + 1
        numbers.append(met[one])
    return numbers
