"""Entries of ``accepted:`` to acceptances: which finding, why, and the last day that it holds."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from claimcheck.documents import models
from claimcheck.documents.document import Located
from claimcheck.domain.diagnostic import Acceptance, Diagnostic, problem
from claimcheck.domain.message import say
from claimcheck.resolve.ledger import AcceptedFinding

FINDING: Final = re.compile(r"(?P<rule>[a-z][a-z0-9-]{0,99}):(?P<digits>[0-9a-f]{8,16})", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_SHOWN = 80


def read_acceptance(located: Located[models.AcceptedEntry]) -> AcceptedFinding | Diagnostic:
    """Return the acceptance of an entry, or the problem: no name of a finding, or no day."""
    entry = located.entry
    if not FINDING.fullmatch(entry.finding):
        words = say(
            "“{finding}” is no name of a finding; it is the rule, a colon and 16 digits (at least the first 8), as "
            "the report prints it: venue-conflict:3f9a1c2e70b4d865",
            finding=_short(entry.finding),
        )
        return problem("bad-acceptance", located.at("finding"), words)
    last_day = None if entry.until is None else read_day(entry.until)
    if entry.until is not None and last_day is None:
        words = say("“{until}” is no day; write it as 2026-06-30", until=_short(entry.until))
        return problem("bad-date", located.at("until"), words)
    return AcceptedFinding(entry.finding, Acceptance(entry.because, entry.by, entry.until), located.mark, last_day)


def read_day(text: str) -> date | None:
    """Return the day of an ISO 8601 calendar date in its long form, ``None`` for anything else."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
