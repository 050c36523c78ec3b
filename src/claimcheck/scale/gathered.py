"""What is checked together, once it is gathered, and the report on it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from claimcheck.api import chosen_rules, report_on
from claimcheck.checking.examine import examine
from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.domain.record import frozen
from claimcheck.report.model import Report
from claimcheck.resolve.ledger import Ledger
from claimcheck.rules._levels import DEFAULT, Levels
from claimcheck.scale.parts import about


@frozen
class Choice:
    """How a check is wanted, as for ``claimcheck.check``; ``until`` is a time of ``time.monotonic``."""

    select: Collection[str] = ()
    ignore: Collection[str] = ()
    levels: Levels = DEFAULT
    today: date | None = None
    until: float | None = None


@frozen
class Gathered:
    """A ledger, what could not be resolved in it, and the part of it that is asked about: ``None`` is all of it."""

    ledger: Ledger
    problems: tuple[Diagnostic, ...] = ()
    own: Ledger | None = None

    def report(self, problems: tuple[Diagnostic, ...], choice: Choice) -> Report:
        """Return the report, with what was met before."""
        chosen = chosen_rules(choice.select, choice.ignore, choice.levels)
        outcome = examine(self.ledger, chosen, choice.levels, until=choice.until)
        problems = (*problems, *self.problems)
        if self.own is None:
            return report_on(self.ledger, problems, outcome, chosen, today=choice.today)
        return report_on(self.own, problems, about(self.own, outcome), chosen, today=choice.today, whole=False)
