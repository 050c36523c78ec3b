"""``claimcheck rules``: the rules, each with its severity and what it finds."""

from __future__ import annotations

from argparse import Namespace

from claimcheck.cli.output import columns, say_lines
from claimcheck.cli.settings import told_in
from claimcheck.cli.status import OK
from claimcheck.report.sentences import SEVERITIES
from claimcheck.report.terminal import Piece, wrap
from claimcheck.rules._rule import all_rules


def run(options: Namespace) -> int:
    """List the rules, in columns."""
    translate = told_in(options)
    rules = all_rules()
    levels = {level: words.text(translate) for level, words in SEVERITIES.items()}
    names, column = (max(map(len, some)) + 2 for some in (rules, levels.values()))
    for rule in rules.values():
        head = f"{rule.name:<{names}}{levels[rule.level]:<{column}}"
        first, *rest = wrap(rule.summary.text(translate), columns() - len(head))
        say_lines([(Piece(head), Piece(first)), *((Piece(" " * len(head)), Piece(line)) for line in rest)])
    return OK
