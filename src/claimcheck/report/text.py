"""The report for people: each finding with its sides, why they clash and what would reconcile them; then the counts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, chain, groupby

from claimcheck.domain.diagnostic import Diagnostic, Severity, Side
from claimcheck.domain.message import Message, Translate, say
from claimcheck.report.model import Report
from claimcheck.report.sentences import (
    MOST_ALIKE,
    SEVERITIES,
    accepted,
    articles,
    is_told,
    number_of,
    origin,
    parted,
    summary,
)
from claimcheck.report.terminal import (
    BLANK,
    DEFAULT_COLUMNS,
    Line,
    Piece,
    Style,
    flowing,
    indented,
    labelled,
    plain,
    shown,
    spread,
    width,
    write,
)
from claimcheck.world.processes import beside

MANY = 40  # findings: for fewer a second process is not worth its while
_WHATEVER_SIDES = 4  # sides take as long to tell as what a finding has besides
_STYLES = {
    Severity.CONTRADICTION: Style.CONTRADICTION,
    Severity.TENSION: Style.TENSION,
    Severity.NOTE: Style.NOTE,
}


def render(
    report: Report, *, columns: int = DEFAULT_COLUMNS, color: bool = False, verbose: bool = False,
    first: Collection[str] = (), translate: Translate = str,
) -> str:  # fmt: skip
    """Return the report as text for a terminal of this many columns.

    ``verbose`` adds how each claim was read, which ones stand alone and why, the findings that were accepted, and
    every claim of a finding, where else few are told of those in a camp that read alike, of the ``first`` files first.
    """
    page = Page(columns, translate, None if verbose else MOST_ALIKE, first)
    told = [one for one in report.findings if verbose or one.accepted is None]
    half = _half(told) if len(told) > MANY else 0
    earlier, later = (
        partial(write, chain.from_iterable(map(page.separate, some)), color=color)
        for some in (told[:half], told[half:])
    )
    findings = beside(earlier, later) if half else (later(),)
    return "".join([*findings, write(page.rest(report, verbose=verbose), color=color)])


def _half(findings: Sequence[Diagnostic]) -> int:
    """Return how many of these findings take as long to tell as the others."""
    lengths = list(accumulate(len(one.sides) + _WHATEVER_SIDES for one in findings))
    return bisect_left(lengths, lengths[-1] / 2)


def finding_lines(finding: Diagnostic, *, columns: int = DEFAULT_COLUMNS, translate: Translate = str) -> list[Line]:
    """Return the lines that tell one finding."""
    return list(Page(columns, translate).finding(finding))


def finding_told(finding: Diagnostic, *, columns: int, translate: Translate) -> tuple[str, ...]:
    """Return the lines of text that a report tells a finding in, without colour."""
    lines = finding_lines(finding, columns=columns, translate=translate)
    return tuple(write([line]).removesuffix("\n") for line in lines)


class Page:
    """Lays a report out in lines of so many columns."""

    __slots__ = ("columns", "first", "most", "translate")

    def __init__(
        self, columns: int = DEFAULT_COLUMNS, translate: Translate = str, most: int | None = MOST_ALIKE,
        first: Collection[str] = (),
    ) -> None:  # fmt: skip
        self.columns, self.translate, self.most, self.first = columns, translate, most, first

    def separate(self, finding: Diagnostic) -> Iterator[Line]:
        """Yield one finding, apart from the next."""
        yield from self.finding(finding)
        yield BLANK

    def rest(self, report: Report, *, verbose: bool = False) -> Iterator[Line]:
        """Yield what follows the findings: problems of the ledger, what ``verbose`` adds, the counts."""
        if report.problems:
            yield from self.problems(report.problems)
            yield BLANK
        if verbose:
            yield from self.readings(report.readings)
            yield from self.alone(report.alone)
        for notice in report.notices:
            yield from self.paragraph(notice)
        for sentence in summary(report.summary, verbose=verbose):
            yield from self.paragraph(sentence)

    def finding(self, finding: Diagnostic) -> Iterator[Line]:
        """Yield one finding: what it is, each side, why, what would reconcile them."""
        if finding.told:
            yield from map(plain, finding.told)
            return
        yield from self.heading(finding)
        yield BLANK
        for number, sides in groupby(finding.sides, key=lambda side: side.camp):
            label = finding.camps[number] if number < len(finding.camps) else None
            yield from self.camp(label, list(sides), is_only=len(finding.camps) < 2)
        yield BLANK
        yield from self.reasoning(finding)

    def heading(self, finding: Diagnostic) -> Iterator[Line]:
        """Yield what was found and of what; the finding's name stands at the right, where there is room."""
        severity = finding.severity or Severity.NOTE
        head = self._words(say("{severity}: {message}", severity=SEVERITIES[severity], message=finding.message))
        name = f"{finding.code}:{finding.fingerprint}"
        subject = self._words(finding.subject) if finding.subject is not None else ""
        if width(flowing(head)) + 2 + width(name) <= self.columns:
            yield from spread(head, name, self.columns, style=_STYLES[severity])
            yield from indented(subject, self.columns, indent=2) if subject else ()
        else:
            yield from indented(head, self.columns, indent=0, style=_STYLES[severity])
            yield from spread(subject, name, self.columns, indent=2)

    def camp(self, label: Message | None, sides: Sequence[Side], *, is_only: bool) -> Iterator[Line]:
        """Yield the claims that agree, below what they agree on and how many articles stand behind it."""
        said = self._words(label) if label is not None else ""
        if said and not is_only:
            stories = len({side.source or side.article for side in sides if side.article})
            behind = articles(stories) if stories else say("the catalog")
            yield from spread(said, self._words(behind), self.columns, indent=2, style=Style.STRONG)
        kept, others = parted(sides, self.most, self.first)
        for side in kept:
            yield from self.side(side, label=None if is_only else label)
        if others:
            more = number_of(len(others), "{count} claim", "{count} claims")
            words = say("and {claims} more (--verbose lists them)", claims=more)
            yield from self.paragraph(words, Style.FAINT, indent=4)

    def side(self, side: Side, *, label: Message | None = None) -> Iterator[Line]:
        """Yield one claim: its quote and where it stands, how it was read (unless the label tells), who says it."""
        words = say("“{quote}”", quote=side.quote) if side.quote else say("no words quoted")
        place = f"{side.mark.file}:{side.mark.line}"
        yield from spread(self._words(words), place, self.columns, indent=4, hang=1)
        if str(side.reads) and not is_told(side.reads, label):
            yield from indented(self._words(say("read as {reads}", reads=side.reads)), self.columns, indent=6)
        yield from indented(self._words(origin(side)), self.columns, indent=6, style=Style.FAINT)

    def reasoning(self, finding: Diagnostic) -> Iterator[Line]:
        """Yield why the claims clash, what would reconcile them, and why a desk accepted that."""
        rows = [(say("why"), sentence) for sentence in finding.why]
        rows += [(say("reconcile"), sentence) for sentence in finding.reconcile]
        if finding.accepted is not None:
            rows.append((say("accepted"), accepted(finding.accepted)))
        before = None
        for label, sentence in rows:
            shown = "" if label == before else self._words(label)
            yield from labelled(shown, self._words(sentence), self.columns)
            before = label

    def problems(self, problems: Sequence[Diagnostic]) -> Iterator[Line]:
        """Yield what could not be read, each with the place to correct."""
        yield from self.paragraph(say("Problems in the files:"), Style.PROBLEM)
        for one in problems:
            # One line each, however long: this is the form that editors and CI systems look for.
            yield (
                Piece(shown(str(one.mark))),
                Piece(": "),
                Piece(flowing(self._words(one.message))),
                Piece(f" [{one.code}]"),
            )

    def readings(self, readings: Mapping[str, Message]) -> Iterator[Line]:
        """Yield how each claim was read."""
        if not readings:
            return
        yield from self.paragraph(say("How the claims were read"), Style.STRONG)
        column = min(max(map(len, readings)) + 2, self.columns // 2)
        for claim, words in sorted(readings.items()):
            yield from labelled(claim, self._words(words), self.columns, column=column, style=Style.PLAIN)
        yield BLANK

    def alone(self, alone: Mapping[str, Message]) -> Iterator[Line]:
        """Yield each reason for which claims stand alone, and the claims below it."""
        if not alone:
            return
        yield from self.paragraph(say("Claims that stand alone, and why"), Style.STRONG)
        by_reason: dict[str, list[str]] = {}
        for claim, reason in sorted(alone.items()):
            by_reason.setdefault(self._words(reason), []).append(claim)
        for words, claims in by_reason.items():
            yield from indented(words, self.columns, indent=2)
            yield from indented(", ".join(claims), self.columns, indent=4, style=Style.FAINT)
        yield BLANK

    def paragraph(self, sentence: Message, style: Style = Style.PLAIN, *, indent: int = 0) -> Iterator[Line]:
        """Yield a sentence so far from the left margin."""
        yield from indented(self._words(sentence), self.columns, indent=indent, style=style)

    def _words(self, message: Message) -> str:
        return message.text(self.translate)
