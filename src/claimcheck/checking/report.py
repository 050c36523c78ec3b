"""The report on what the rules found in a ledger."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from claimcheck.checking.outcome import Outcome
from claimcheck.domain.diagnostic import Diagnostic, Mark, problem
from claimcheck.domain.message import Message, counted, say
from claimcheck.domain.nearest import nearest
from claimcheck.engine.acceptance import settle
from claimcheck.engine.coverage import held_together
from claimcheck.report.model import Report, summarise
from claimcheck.report.shown import ArticlesShown
from claimcheck.resolve.ledger import Ledger
from claimcheck.rules._levels import Levels
from claimcheck.rules._rule import Rule, all_rules
from claimcheck.world import looks

_UNREAD_FILE = ("syntax", "not-utf-8", "too-large", "unreadable-file", "control-character")


def chosen_rules(select: Collection[str], ignore: Collection[str], levels: Levels) -> dict[str, Rule]:
    """Return the rules to run; raises ``ValueError`` for a name that no rule has, lest a slip pass everything."""
    rules, chosen, without = all_rules(), _names(select), _names(ignore)
    unknown = {*chosen, *without, *levels.named()} - rules.keys()
    if unknown:
        near = [f"; did you mean {one!r}?" for name in sorted(unknown) for one in nearest(name, rules)]
        raise ValueError(f"no rule is called {', '.join(sorted(map(repr, unknown)))}{''.join(near[:1])}")
    left_out = levels.off() | without
    return {name: rule for name, rule in rules.items() if (not chosen or name in chosen) and name not in left_out}


def _names(given: Collection[str]) -> frozenset[str]:
    """Return names of rules; a text is one name, and not those of its letters."""
    return frozenset([given] if isinstance(given, str) else given)


def report_on(
    ledger: Ledger, problems: tuple[Diagnostic, ...], outcome: Outcome, ran: Collection[str], *,
    today: date | None = None, whole: bool = True,
) -> Report:  # fmt: skip
    """Return the report on what the rules that ``ran`` found.

    ``whole`` tells that they saw everything: an acceptance that matches no finding then is a problem.
    """
    problems = (*problems, *_out_of_time(ledger, outcome.unfinished))
    findings, unfit = settle(
        outcome.findings, ledger.accepted, known=all_rules(), ran=ran, whole=whole and not problems, today=today
    )
    problems = tuple(sorted((*problems, *unfit, *outcome.impossible), key=lambda one: one.mark))
    compared = held_together(outcome.findings)
    lone = {claim: why for claim, why in outcome.lone.items() if claim not in compared}
    lonely = dict(sorted({**ledger.left_out, **lone}.items()))
    summary = summarise(
        findings,
        problems,
        articles=len(ledger.articles),
        claims=ledger.size,
        alone=len(lonely),
        undecided=outcome.undecided,
    )
    return Report(
        findings,
        problems,
        summary,
        lonely,
        outcome.readings,
        (*_to_begin_with(problems), *_cut(outcome)),
        articles=ArticlesShown(ledger),
    )


def _to_begin_with(problems: Sequence[Diagnostic]) -> Iterator[Message]:
    """Yield where to begin if names are unknown for no other reason, maybe, than that a file could not be read."""
    codes = {one.code for one in problems}
    if "unknown-name" in codes and not codes.isdisjoint(_UNREAD_FILE):
        yield say("Begin with the files that could not be read: names that stand in them are unknown in all others.")


def _cut(outcome: Outcome) -> Iterator[Message]:
    """Yield what limits kept from the report."""
    if outcome.cut:
        words = "Relations show more in {count} groups of claims than is told: correct what is, and check again."
        yield say(words, count=counted(outcome.cut))


def _out_of_time(ledger: Ledger, unfinished: Collection[str]) -> Iterator[Diagnostic]:
    """Yield a problem for the rules that did not look at everything: such a report must not pass for a whole one."""
    if unfinished:
        looks.spoil()  # the next run may have the time
        mark = min((article.mark for article in ledger.articles.values()), default=Mark("ledger"))
        words = "the time for a check was over, so these rules did not look at everything: {rules}"
        yield problem("out-of-time", mark, say(words, rules=", ".join(sorted(unfinished))))
