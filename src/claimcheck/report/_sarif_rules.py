"""What a SARIF log says of the rules, taken from their pages."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.message import Translate
from claimcheck.report.json import Json
from claimcheck.report.sentences import cut
from claimcheck.report.terminal import shown
from claimcheck.rules._rule import Rule, all_rules

LEVELS = {Severity.CONTRADICTION: "error", Severity.TENSION: "warning", Severity.NOTE: "note"}
_GITHUB_SEVERITIES = {"error": "error", "warning": "warning", "note": "recommendation"}
_DESCRIPTION = 1_024
_NAME = 255


def descriptors(codes: Iterable[str], translate: Translate = str) -> dict[str, Json]:
    """Return a descriptor for each rule there is, by name, and for each further one that a finding names.

    The pages come with the program, not from strangers, so they may be Markdown. Their braces stand single: a page has
    no placeholders, and readers show it as it is.
    """
    known = {name: _descriptor(rule, translate) for name, rule in all_rules().items()}
    unknown = sorted(set(codes) - set(known))
    return known | {code: _bare(code) for code in unknown}


def _descriptor(rule: Rule, translate: Translate) -> Json:
    first, page = rule.summary.text(translate), rule.page_in(translate)
    rest = page.partition("\n")[2]
    more = " ".join(rest.partition("\n## ")[0].split())
    level = LEVELS[rule.level]
    return {
        "id": rule.name,
        "name": _pascal(rule.name),
        "shortDescription": {"text": cut(first, _DESCRIPTION)},
        "fullDescription": {"text": cut(f"{first} {more}".strip(), _DESCRIPTION)},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": level},
        "properties": {"problem.severity": _GITHUB_SEVERITIES[level], "tags": ["facts"]},
    }


def _bare(code: str) -> Json:
    name = shown(code)
    text = cut(name, _DESCRIPTION)
    return {"id": name, "shortDescription": {"text": text}, "fullDescription": {"text": text}, "help": {"text": text}}


def _pascal(name: str) -> str:
    """Return a rule's name as SARIF's rule SARIF2012 wants it: ``VenueConflict``."""
    return "".join(part.capitalize() for part in name.split("-"))[:_NAME]
