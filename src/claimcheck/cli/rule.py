"""``claimcheck rule NAME``: the page of a rule."""

from __future__ import annotations

from argparse import Namespace

from claimcheck.cli.choices import unknown_rule
from claimcheck.cli.errors import UsageError
from claimcheck.cli.output import say_on_stdout
from claimcheck.cli.settings import told_in
from claimcheck.cli.status import OK
from claimcheck.report.sentences import SEVERITIES
from claimcheck.rules._rule import all_rules


def run(options: Namespace) -> int:
    """Print a rule's page."""
    rules = all_rules()
    rule = rules.get(options.name)
    if rule is None:
        raise UsageError(unknown_rule(options.name, rules))
    translate = told_in(options)
    say_on_stdout(f"# {rule.name} ({SEVERITIES[rule.level].text(translate)})\n\n{rule.page_in(translate)}")
    return OK
