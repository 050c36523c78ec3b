"""Accepted findings: each acceptance is bound to what the claims say, and one that does nothing is itself reported.

Today's date is asked for only where an acceptance that matches a finding has an end: all other reports are the same
on any day. A caller that wants the same report for ever passes the day.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import TypeAlias

from claimcheck.domain.diagnostic import Diagnostic, problem
from claimcheck.domain.message import Message, say
from claimcheck.domain.nearest import nearest
from claimcheck.record import evolve
from claimcheck.resolve.ledger import AcceptedFinding
from claimcheck.world import looks

Key: TypeAlias = tuple[str, str]  # rule and fingerprint

_MOST_NAMED = 3


def settle(
    findings: tuple[Diagnostic, ...],
    accepted: Iterable[AcceptedFinding],
    *,
    known: Collection[str],
    ran: Collection[str],
    whole: bool = True,
    today: date | None = None,
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """Return the findings with the accepted ones marked, and a problem for each acceptance that does nothing.

    ``known`` are the names of all rules, ``ran`` of those that ran: what the others would find is not known. Of a
    ledger that was not read as a ``whole``, a finding may be missing because its claims are. ``today`` is the day
    against which ``until`` is held; by default the present day, UTC.
    """
    book = _Book(findings)
    holding: dict[Key, AcceptedFinding] = {}
    problems: list[Diagnostic] = []
    for entry in sorted(accepted, key=lambda one: (one.mark, one.finding, one.acceptance.because)):
        rule = entry.finding.partition(":")[0]
        if rule not in known:
            problems.append(_unknown_rule(entry, rule, known))
        elif rule in ran:
            found = book.find(entry.finding)
            if found or whole:
                problems += _apply(entry, found, holding, book, today)
    return tuple(_marked(one, holding) for one in findings), tuple(sorted(problems, key=lambda one: one.mark))


class _Book:
    """The fingerprints of the findings of each rule, in order, so that a million acceptances are looked up quickly."""

    def __init__(self, findings: Iterable[Diagnostic]) -> None:
        by_rule: dict[str, set[str]] = {}
        for one in findings:
            by_rule.setdefault(one.code, set()).add(one.fingerprint)
        self.fingerprints = {rule: sorted(found) for rule, found in by_rule.items()}

    def find(self, name: str) -> list[Key]:
        """Return the findings that a name, perhaps with fewer digits, stands for; two are enough to be ambiguous."""
        rule, _, digits = name.partition(":")
        there = self.fingerprints.get(rule, [])
        at = bisect_left(there, digits)
        return [(rule, one) for one in there[at : at + 2] if one.startswith(digits)]


def _apply(
    entry: AcceptedFinding, found: list[Key], holding: dict[Key, AcceptedFinding], book: _Book, today: date | None
) -> Iterator[Diagnostic]:
    """Let an acceptance hold for its finding, or yield why it does not."""
    if not found:
        yield problem("unmatched-acceptance", entry.mark, _unmatched(entry, book))
    elif len(found) > 1:
        words = say("more than one finding begins with “{finding}”; write all 16 digits", finding=entry.finding)
        yield problem("ambiguous-acceptance", entry.mark, words)
    elif entry.last_day is not None and (today or looks.today()) > entry.last_day:
        words = say(
            "the acceptance of {finding} held until {day}, so the finding stands again; look at it anew, then give "
            "the acceptance a later day or delete it",
            finding=entry.finding,
            day=entry.last_day.isoformat(),
        )
        yield problem("expired-acceptance", entry.mark, words)
    elif found[0] in holding:
        words = say(
            "{finding} is accepted already in {place}; keep one of the two",
            finding=entry.finding,
            place=str(holding[found[0]].mark),
        )
        yield problem("duplicate-acceptance", entry.mark, words)
    else:
        holding[found[0]] = entry


def _marked(finding: Diagnostic, holding: Mapping[Key, AcceptedFinding]) -> Diagnostic:
    entry = holding.get((finding.code, finding.fingerprint))
    return finding if entry is None else evolve(finding, accepted=entry.acceptance)


def _unmatched(entry: AcceptedFinding, book: _Book) -> Message:
    rule = entry.finding.partition(":")[0]
    there = book.fingerprints.get(rule, [])[:_MOST_NAMED]
    near = say("; {rule} finds now: {found}", rule=rule, found=", ".join(there)) if there else say("")
    return say(
        "there is no finding {finding}: the claims say something else now, or clash no more; delete the acceptance, "
        "or accept anew what is found{near}",
        finding=entry.finding,
        near=near,
    )


def _unknown_rule(entry: AcceptedFinding, rule: str, known: Collection[str]) -> Diagnostic:
    near = nearest(rule, known)
    hint = say("; did you mean {rule}?", rule=near[0]) if near else say("")
    return problem("unknown-rule", entry.mark, say("no rule is called “{rule}”{hint}", rule=rule, hint=hint))
