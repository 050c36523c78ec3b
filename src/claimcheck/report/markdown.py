"""A comment on a pull request, or the summary of a step: GitHub's Markdown, also read by GitLab.

Each finding is a line that unfolds. Text of strangers is made of entities where it could be markup, never begins a
line, and a word that a code host would make something of (a mention, a reference, an address, an emoji) is shown as
code, where the hosts leave it alone: they look for those in the finished page, in which entities are plain text again.
The first line is a comment by which a bot finds its own earlier message.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from claimcheck.domain.diagnostic import Diagnostic, Side
from claimcheck.domain.message import Message, Translate, counted, join, say
from claimcheck.record import frozen
from claimcheck.report._paths import relative
from claimcheck.report._telling import LONGEST, by_turns, grade, gravest_first, words
from claimcheck.report.model import Report
from claimcheck.report.sentences import SEVERITIES, cut, is_told, number_of, origin, summary
from claimcheck.report.terminal import flowing

LIMIT = 65_536
MARKER = "<!-- claimcheck -->"
_SIDES = 12
_LONGEST = 400

_MARKUP = {ord(one): f"&#{ord(one)};" for one in "&<>\"'\\`*_[]{}|~$#!"}
# In a lively word also what cmark-gfm itself makes links of, before any host looks: it does so in an HTML tag too, and
# joins entities to the text around them before it looks for the @ of an address; a comment keeps them apart.
_LIVELY_MARKUP = _MARKUP | {ord("."): "&#46;", ord(":"): "&#58;", ord("@"): "<!-- -->&#64;"}
# What GitHub and GitLab turn into links, pings and pictures: @name, #1, GH-1, !1 ~label %milestone &1 $1, addresses,
# :emoji:, [issue:1].
_LIVELY = re.compile(r"[@#$]|://|www\.|\bGH-[0-9]|(?<!\w)[!~%&^][\w\"]|:[\w+-]+:|\[\w+:", re.ASCII | re.IGNORECASE)
_CLAIM = re.compile(r"(\(?)([a-z0-9-]+#[a-z0-9-]+)([).,;:]*)")  # the name of a claim, with the signs of a sentence


def render(report: Report, *, limit: int = LIMIT, translate: Translate = str) -> str:
    """Return the report as Markdown of at most ``limit`` (from 4,096) bytes of UTF-8; no host counts more strictly.

    What does not fit is left out from the end, the least grave first, and a sentence says how much.
    """
    page = _Page(translate)
    first, *more = summary(report.summary)
    head = f"{MARKER}\n### claimcheck\n\n{page.text(first)}\n"
    tail = page.problems(report.problems, limit // 8) + page.remarks([*more, *report.notices], limit // 8)
    findings = gravest_first(one for one in report.findings if one.accepted is None)
    room = limit - _size(head) - _size(tail) - _size(page.left_out(len(findings)))
    blocks = _fitting((page.forms(one) for one in findings), room)
    missing = len(findings) - len(blocks)
    return "".join([head, *blocks, page.left_out(missing) if missing else "", tail])


def _fitting(findings: Iterable[tuple[str, str]], room: int) -> list[str]:
    """Return the longer form of each finding while there is room, where it is too long the shorter one, then stop."""
    blocks: list[str] = []
    for forms in findings:
        block = next((form for form in forms if _size(form) <= room), None)
        if block is None:
            break
        blocks.append(block)
        room -= _size(block)
    return blocks


def _leading(parts: Iterable[str], room: int) -> list[str]:
    """Return the first of the parts, as many as there is room for."""
    kept: list[str] = []
    for part in parts:
        room -= _size(part) + len("<br>")
        if room < 0:
            break
        kept.append(part)
    return kept


def _size(text: str) -> int:
    return len(text.encode())


def escape(text: str) -> str:
    """Return foreign text as Markdown, and as HTML, that shows exactly this text."""
    return " ".join(_word(word) for word in flowing(text).split(" "))


def _word(word: str) -> str:
    if not _LIVELY.search(word):
        return word.translate(_MARKUP)
    claim = _CLAIM.fullmatch(word)
    return f"{claim[1]}{_in_code(claim[2])}{claim[3]}" if claim else _in_code(word)


def _code(text: str) -> str:
    return _in_code(flowing(text))


def _in_code(word: str) -> str:
    shown = cut(word, LONGEST)
    return f"<code>{shown.translate(_LIVELY_MARKUP if _LIVELY.search(shown) else _MARKUP)}</code>"


@frozen
class _Page:
    """Writes the parts of the comment."""

    translate: Translate = str

    def text(self, message: Message, most: int = _LONGEST) -> str:
        return escape(words(message, self.translate, most))

    def forms(self, finding: Diagnostic) -> tuple[str, str]:
        """Return a finding with all that there is to say, and in one line."""
        severity = self.text(SEVERITIES[grade(finding)])
        title = f"<b>{severity}</b> {self.text(finding.message)}"
        name = _code(f"{finding.code}:{finding.fingerprint}")
        body = "\n\n".join(self.body(finding))
        return (
            f"\n<details><summary>{title}</summary>\n\n{body}\n\n{name}\n\n</details>\n",
            f"\n{title} {name}\n",
        )

    def body(self, finding: Diagnostic) -> Iterator[str]:
        """Yield the parts of a finding: what it is about, its sides, why they clash, what would reconcile them."""
        if finding.subject is not None:
            yield f"<i>{self.text(finding.subject)}</i>"
        yield "\n".join(self.table(finding))
        for label, sentences in ((say("Why"), finding.why), (say("To reconcile"), finding.reconcile)):
            if sentences:
                told = "<br>".join(self.text(one) for one in sentences)
                yield f"<b>{self.text(label)}</b> {told}"

    def table(self, finding: Diagnostic) -> Iterator[str]:
        """Yield the lines of the table of sides, ordered by camp, as far as there is room for them."""
        titles = (say("It says"), say("in these words"), say("Who"), say("Where"))
        yield f"| {' | '.join(self.text(one) for one in titles)} |"
        yield f"|{' --- |' * len(titles)}"
        kept = by_turns(finding.sides)[:_SIDES]
        for side in finding.sides:
            if any(side is one for one in kept):
                yield f"| {' | '.join(self.row(finding, side))} |"
        if len(kept) < len(finding.sides):
            more = say(
                "and {claims} more", claims=number_of(len(finding.sides) - len(kept), "{count} claim", "{count} claims")
            )
            yield f"| {self.text(more)} | | | |"

    def row(self, finding: Diagnostic, side: Side) -> Iterator[str]:
        has_camps = len(finding.camps) > 1 and side.camp < len(finding.camps)
        yield self.text(self._says(finding.camps[side.camp], side.reads) if has_camps else side.reads)
        yield self.text(say("“{quote}”", quote=side.quote)) if side.quote else ""
        yield self.text(origin(side))
        yield _code(f"{relative(side.mark.file)}:{side.mark.line}")

    def _says(self, camp: Message, reads: Message) -> Message:
        """Return what a camp says and how a claim of it was read, told once where these are the same words."""
        same = f" {camp.text(self.translate)}".endswith(f" {reads.text(self.translate)}")
        return camp if same or is_told(reads, camp) else join([camp, reads], ": ")

    def problems(self, problems: Sequence[Diagnostic], room: int) -> str:
        """Return what could not be read, as far as there is room."""
        rows = (f"{_code(f'{relative(one.mark.file)}:{one.mark.line}')} {self.text(one.message)}" for one in problems)
        kept = _leading(rows, room)
        if len(kept) < len(problems):
            kept.append(self.text(say("and {count} more", count=counted(len(problems) - len(kept)))))
        title = self.text(
            say("{problems} in the files", problems=number_of(len(problems), "{count} problem", "{count} problems"))
        )
        return f"\n<details><summary>{title}</summary>\n\n{'<br>'.join(kept)}\n\n</details>\n" if problems else ""

    def remarks(self, sentences: Sequence[Message], room: int) -> str:
        """Return the small print: what was compared, what limits and options kept out."""
        told = _leading((self.text(one) for one in sentences), room)
        return f"\n<sub>{'<br>'.join(told)}</sub>\n" if told else ""

    def left_out(self, count: int) -> str:
        """Return the sentence that stands for the findings for which there is no room."""
        findings = number_of(count, "{count} finding", "{count} findings")
        return (
            f"\n{self.text(say('{findings} more would not fit here; the full report has them.', findings=findings))}\n"
        )
