"""``claimcheck check``: check a ledger."""

from __future__ import annotations

from argparse import Namespace

from claimcheck.api import check
from claimcheck.cli.choices import split, unknown
from claimcheck.cli.errors import UsageError
from claimcheck.cli.output import columns, put, wants_color
from claimcheck.cli.status import FOUND, OK, UNREADABLE
from claimcheck.domain.diagnostic import Severity
from claimcheck.report.model import Report


def run(options: Namespace) -> int:
    """Check the paths, print the report, return the exit status."""
    select, ignore = (_rules(names) for names in (options.select, options.ignore))
    report = check(options.paths, select=select, ignore=ignore)
    put(_rendered(report, options))
    return status(report, options.fail_on)


def status(report: Report, fail_on: str) -> int:
    """Return the exit status for a report: a ledger that was not read whole outweighs what was found in the rest."""
    if report.problems:
        return UNREADABLE
    worst = report.worst()
    if worst is None or fail_on == "never":
        return OK
    return FOUND if worst >= Severity[fail_on.upper()] else OK


def _rendered(report: Report, options: Namespace) -> str:
    if options.format == "json":
        from claimcheck.report import json  # noqa: PLC0415 - one renderer a run

        return json.render(report)
    from claimcheck.report import text  # noqa: PLC0415

    return text.render(report, columns=columns(), color=wants_color(options.color), verbose=options.verbose)


def _rules(given: list[str]) -> list[str]:
    names = split(given)
    if names:
        from claimcheck.rules._rule import all_rules  # noqa: PLC0415 - rarely asked for

        known = all_rules()
        wrong = [name for name in names if name not in known]
        if wrong:
            raise UsageError("; ".join(unknown("rule", name, known) for name in wrong))
    return names
