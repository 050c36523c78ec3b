"""Writes what is generated, for ``make docs``: rule reference, JSON Schema, shapes of entries, help in the README."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from claimcheck.cli.arguments import parser
from claimcheck.documents.schema import json_schema
from claimcheck.report.json import dump
from claimcheck.rules._rule import Rule, all_rules
from claimcheck.tools.shapes import SHAPES, shapes

RULES = "docs/rules.md"
SCHEMA = "docs/claim-file.schema.json"
README = "README.md"
BEGIN, END = "<!-- help: written by `make docs` -->", "<!-- end of help -->"

_HEADINGS = re.compile("^(?=##? )", re.MULTILINE)


def generated(root: Path) -> dict[Path, str]:
    """Return each generated file below ``root``, the folder of the project, with the text that it should have."""
    readme = root / README
    return {
        root / RULES: rule_reference(),
        root / SCHEMA: f"{dump(json_schema())}\n",
        root / SHAPES: shapes(),
        readme: with_help(readme.read_text(encoding="utf-8")),
    }


def rule_reference() -> str:
    """Return the pages of all rules as one document with a table of contents."""
    rules = list(all_rules().values())
    lines = [
        "# Rules",
        "",
        "This page is made from the rules themselves (`make docs`). `claimcheck rule NAME` shows one of them.",
        "",
    ]
    lines += ["| rule | highest severity | finds |", "|---|---|---|"]
    lines += [f"| [`{rule.name}`](#{rule.name}) | {rule.level} | {_first_line(rule)} |" for rule in rules]
    return "\n".join([*lines, "", *(_section(rule) for rule in rules)])


def _first_line(rule: Rule) -> str:
    return rule.page.partition("\n")[0].replace("|", "\\|")


def _section(rule: Rule) -> str:
    """Return a rule's page below a heading of its own, its headings one level further down."""
    return f"## {rule.name}\n\n*{rule.level}*\n\n{_HEADINGS.sub('#', rule.page)}\n"


def with_help(readme: str) -> str:
    """Return the README with the help of the command line between its markers; unchanged where it has none."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        return readme
    return f"{before}{BEGIN}\n```text\n{parser().format_help().strip()}\n```\n{END}{after}"


def stale(root: Path) -> list[Path]:
    """Return the generated files below ``root`` that are missing or differ in their words from what they should be.

    How wide a column is does not count: argparse of Python 3.13 sets those of the help otherwise.
    """
    return [
        path
        for path, text in generated(root).items()
        if not path.exists() or path.read_text(encoding="utf-8").split() != text.split()
    ]


def main(root: Path) -> None:
    """Write the generated files below ``root``."""
    for path, text in generated(root).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
