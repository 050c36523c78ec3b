"""The report's own sentences: counts, who says it, what was accepted."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from claimcheck.domain.diagnostic import Acceptance, Severity, Side
from claimcheck.domain.message import Message, counted, join, say, verbatim
from claimcheck.report.model import Summary

SEVERITIES = {
    Severity.CONTRADICTION: say("contradiction"),
    Severity.TENSION: say("tension"),
    Severity.NOTE: say("note"),
}

MOST_ALIKE = 12
"""How many of those that say the same are told: where hundreds agree, no one reads them all."""
_LONGEST = 48


def number_of(count: int, one: str, many: str) -> Message:
    """Return a count with its noun, from the template for one and that for any other number."""
    return say(one if count == 1 else many, count=counted(count))


def parted(
    sides: Sequence[Side], most: int | None, first: Collection[str] = ()
) -> tuple[Sequence[Side], Sequence[Side]]:
    """Return the sides of a camp that are told and the others, both in order.

    Of those that are read alike at most so many are told (``None``: all), of the ``first`` files first.
    """
    if most is None or len(sides) <= most:
        return sides, ()
    met: dict[str, int] = {}
    told = set()
    for at in sorted(range(len(sides)), key=lambda at: sides[at].mark.file not in first):
        reads = str(sides[at].reads)
        met[reads] = met.get(reads, 0) + 1
        if met[reads] <= most:
            told.add(at)
    return [sides[at] for at in sorted(told)], [side for at, side in enumerate(sides) if at not in told]


def articles(count: int) -> Message:
    """Return how many articles stand behind something."""
    return number_of(count, "{count} article", "{count} articles")


def is_told(reads: Message, camp: Message | None) -> bool:
    """Whether the words of a camp, but for whose they are, already are those that a claim of it was read as."""
    return camp is not None and str(reads) in (str(camp), str(camp.arguments.get("content")))


def origin(side: Side) -> Message:
    """Return who says it: ``Rubrik Banten, 2025-11 · said by Maesyal Rasyid · rubrik#insured``."""
    # A title that stands for a publisher leaves room for the rest of the line.
    known = [verbatim(cut(words, _LONGEST)) for words in (side.publisher, side.published) if words]
    parts = [join(known)] if known else []
    if side.said_by:
        parts.append(say("said by {speaker}", speaker=side.said_by))
    return join([*parts, verbatim(side.claim)], " · ")


def cut(text: str, most: int) -> str:
    """Return the text, shortened to this many characters."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def accepted(acceptance: Acceptance) -> Message:
    """Return why a desk lives with a finding, who says so, and until when."""
    if acceptance.baseline:
        return say("it stands in the baseline {file}", file=acceptance.because)
    parts = [verbatim(acceptance.because)]
    if acceptance.by:
        parts.append(say("by {name}", name=acceptance.by))
    if acceptance.until:
        parts.append(say("until {day}", day=acceptance.until))
    return join(parts, "; ")


def summary(counts: Summary, *, verbose: bool = False) -> list[Message]:
    """Return the last lines of a report: what was found, how much was compared, what was left undecided."""
    if counts.claims == 0:
        none = "There are no claims here, so nothing was checked."
        unread = "There are no claims here that could be read, so nothing was checked."
        return [*_unread(counts), say(unread if counts.problems else none)]
    lines = [_found(counts), *_unread(counts), _compared(counts, verbose=verbose)]
    if counts.undecided:
        lines.append(
            say(
                "{groups} of claims tied by arithmetic could not be decided; the exact solver (claimcheck[exact]) can.",
                groups=number_of(counts.undecided, "{count} group", "{count} groups"),
            )
        )
    return lines


def _found(counts: Summary) -> Message:
    found = [
        number_of(counts.contradictions, "{count} contradiction", "{count} contradictions"),
        number_of(counts.tensions, "{count} tension", "{count} tensions"),
        number_of(counts.notes, "{count} note", "{count} notes"),
    ]
    if counts.accepted:
        found.append(say("{count} accepted", count=counted(counts.accepted)))
    if counts.baselined:
        found.append(say("{count} in the baseline", count=counted(counts.baselined)))
    return say(
        "{claims} in {articles}: {found}.",
        claims=number_of(counts.claims, "{count} claim", "{count} claims"),
        articles=articles(counts.articles),
        found=join(found),
    )


def _unread(counts: Summary) -> list[Message]:
    if not counts.problems:
        return []
    if counts.problems == 1:
        return [say("1 problem in the files; what could not be read was not checked.")]
    words = "{count} problems in the files; what could not be read was not checked."
    return [say(words, count=counted(counts.problems))]


def _compared(counts: Summary, *, verbose: bool) -> Message:
    if not counts.alone:
        return say("Each claim was compared with at least one other.")
    template = "{compared} compared with at least one other; {alone}"
    if counts.alone == 1:
        alone = say("1 stands alone, unchecked{hint}.", hint=_hint(verbose=verbose))
    else:
        words = "{count} stand alone, unchecked{hint}."
        alone = say(words, count=counted(counts.alone), hint=_hint(verbose=verbose))
    return say(template, compared=number_of(counts.compared, "{count} claim was", "{count} claims were"), alone=alone)


def _hint(*, verbose: bool) -> Message:
    return say("") if verbose else say(" (--verbose lists them with the reason)")
