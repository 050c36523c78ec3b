"""What is checked together, once it is gathered, and the report on it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import cached_property

from claimcheck.checking.examine import examine
from claimcheck.checking.outcome import Outcome
from claimcheck.checking.report import chosen_rules, report_on
from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.domain.message import Message
from claimcheck.engine.coverage import held_together
from claimcheck.record import evolve, frozen
from claimcheck.report.model import Report
from claimcheck.resolve.ledger import Ledger
from claimcheck.rules._levels import DEFAULT, Levels
from claimcheck.rules._rule import Rule
from claimcheck.scale.parts import about
from claimcheck.scale.suspects import Counts


@frozen
class Choice:
    """How a check is wanted, as for ``claimcheck.check``; ``until`` is a time of ``time.monotonic``."""

    select: Collection[str] = ()
    ignore: Collection[str] = ()
    levels: Levels = DEFAULT
    today: date | None = None
    until: float | None = None

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """Rules to run, by name."""
        return chosen_rules(self.select, self.ignore, self.levels)

    def examine(self, ledger: Ledger) -> Outcome:
        """Return what they find in a ledger."""
        return examine(ledger, self.rules, self.levels, until=self.until)


@frozen
class Gathered:
    """A ledger, what could not be resolved in it, and the part of it that is asked about: ``None`` is all of it.

    ``examine`` returns what is found about this part, if that takes no look at all of the ledger. ``counts`` are those
    of a whole of which only what the findings need is there.
    """

    ledger: Ledger
    problems: tuple[Diagnostic, ...] = ()
    own: Ledger | None = None
    examine: Callable[[Choice], Outcome] | None = None
    counts: Counts | None = None
    notices: tuple[Message, ...] = ()

    def report(self, problems: tuple[Diagnostic, ...], choice: Choice) -> Report:
        """Return the report, with what was met before."""
        problems = tuple(dict.fromkeys((*problems, *self.problems)))  # some of a file, and of its copy in an archive
        outcome = choice.examine(self.ledger) if self.examine is None else self.examine(choice)
        if self.own is None:
            report = report_on(self.ledger, problems, outcome, choice.rules, today=choice.today)
            return report if self.counts is None else _counted(report, self.counts)
        own = evolve(self.own, accepted=self.ledger.accepted)
        report = report_on(own, problems, about(own, outcome), choice.rules, today=choice.today, whole=False)
        return evolve(report, notices=(*report.notices, *self.notices))


def _counted(report: Report, counts: Counts) -> Report:
    """Return the report on a part of a ledger with the counts of the whole one."""
    in_findings = counts.alone_among(held_together(report.findings))
    compared = max(counts.compared + in_findings, report.summary.compared)
    summary = evolve(
        report.summary,
        articles=counts.articles,
        claims=counts.claims,
        compared=compared,
        alone=counts.claims - compared,
    )
    return evolve(report, summary=summary, alone={}, readings={})
