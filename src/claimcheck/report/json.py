r"""The report as one JSON object, as ``claim-files.md`` fixes it: names and meanings are stable.

Text stays readable (no ASCII escapes), but what cannot be seen, and any ``##`` that a CI system may look for, is
escaped by JSON's own means, so that a parser reads the same text and a log shows nothing untoward. Surrogates without
their partner, which only a file name can bring, are spelt out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from json.encoder import encode_basestring
from typing import TypeAlias

from claimcheck.domain.diagnostic import Acceptance, Diagnostic, Side
from claimcheck.domain.message import Translate
from claimcheck.report.model import Report
from claimcheck.report.terminal import UNSEEN, is_seen

Json: TypeAlias = "str | int | list[Json] | dict[str, Json] | None"
VERSION = 1

_HASHES = re.compile("##")


def render(report: Report, *, translate: Translate = str) -> str:
    """Return the report as text of one JSON object, with a line end; keys and codes are in no language."""
    return f"{dump(content(report, translate))}\n"


def dump(value: Json | Mapping[str, object]) -> str:
    """Return a value as JSON text that is safe to print."""
    return _HASHES.sub(r"#\\u0023", _laid_out(value, "\n"))


def _laid_out(value: object, margin: str) -> str:
    """Return what ``json.dumps`` would with an indent of 2, but sooner: there that is left to Python.

    ``margin`` is what stands between two lines.
    """
    if isinstance(value, str):
        return _text(value)
    inner = f"{margin}  "
    if isinstance(value, dict) and value:
        told = [f"{_key(key)}: {_laid_out(one, inner)}" for key, one in value.items()]
        return f"{{{inner}{f',{inner}'.join(told)}{margin}}}"
    if isinstance(value, list) and value:
        told = [_laid_out(one, inner) for one in value]
        return f"[{inner}{f',{inner}'.join(told)}{margin}]"
    return "null" if value is None else str(value) if type(value) is int else json.dumps(value, allow_nan=False)


def _text(value: str) -> str:
    text = encode_basestring(value)
    return text if is_seen(text) else re.sub(UNSEEN, _escaped, text)


_key = lru_cache(maxsize=1000)(_text)  # there are few


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    code = ord(character)
    if 0xD800 <= code < 0xE000:
        return f"\\\\u{code:04x}"
    return json.dumps(character)[1:-1] if code > 0xFF else f"\\u{code:04x}"


def content(report: Report, translate: Translate = str) -> dict[str, Json]:
    """Return the report as plain text, numbers, lists and mappings."""
    counts = report.summary
    return {
        "version": VERSION,
        "summary": {
            "articles": counts.articles,
            "claims": counts.claims,
            "contradictions": counts.contradictions,
            "tensions": counts.tensions,
            "notes": counts.notes,
            "accepted": counts.accepted,
            "baselined": counts.baselined,
            "problems": counts.problems,
            "compared": counts.compared,
            "alone": counts.alone,
            "undecided": counts.undecided,
        },
        "findings": [finding_content(one, translate) for one in report.findings],
        "problems": [_problem(one, translate) for one in report.problems],
        "notices": [one.text(translate) for one in report.notices],
    }


def finding_content(finding: Diagnostic, translate: Translate = str) -> dict[str, Json]:
    """Return a finding as plain text, numbers, lists and mappings."""
    accepted = finding.accepted
    return {
        "rule": finding.code,
        "severity": str(finding.severity),
        "fingerprint": finding.fingerprint,
        "message": finding.message.text(translate),
        "why": [sentence.text(translate) for sentence in finding.why],
        "reconcile": [sentence.text(translate) for sentence in finding.reconcile],
        "claims": [_side(side, translate) for side in finding.sides],
        "accepted": None if accepted is None else _acceptance(accepted),
    }


def _acceptance(accepted: Acceptance) -> Json:
    return {"because": accepted.because, "by": accepted.by, "until": accepted.until, "baseline": accepted.baseline}


def _side(side: Side, translate: Translate) -> Json:
    return {
        "claim": side.claim,
        "article": side.article,
        "file": side.mark.file,
        "line": side.mark.line,
        "column": side.mark.column,
        "side": side.camp,
        "quote": side.quote,
        "reads": side.reads.text(translate),
        "said-by": side.said_by,
    }


def _problem(one: Diagnostic, translate: Translate) -> Json:
    return {
        "code": one.code,
        "message": one.message.text(translate),
        "file": one.mark.file,
        "line": one.mark.line,
        "column": one.mark.column,
    }
