"""``claimcheck rules``: the rules, each with its severity and what it finds."""

from __future__ import annotations

from argparse import Namespace

from claimcheck.cli.output import columns, say_lines
from claimcheck.cli.settings import told_in
from claimcheck.cli.status import OK
from claimcheck.report.sentences import SEVERITIES
from claimcheck.report.terminal import Style, labelled
from claimcheck.rules._rule import all_rules


def run(options: Namespace) -> int:
    """List the rules."""
    translate = told_in(options)
    rules = all_rules()
    column = max(map(len, rules), default=0) + 2
    for rule in rules.values():
        words = f"{SEVERITIES[rule.level].text(translate):<15}{rule.summary.text(translate)}"
        say_lines(labelled(rule.name, words, columns(), indent=0, column=column, style=Style.PLAIN))
    return OK
