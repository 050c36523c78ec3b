"""The rules: one a file, found by themselves; see ``_rule``. The names here are what a rule of one's own is made of."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.domain.assertion import Family
    from claimcheck.domain.diagnostic import Reason, Severity
    from claimcheck.domain.message import say, verbatim
    from claimcheck.engine.blocks import Block
    from claimcheck.engine.finding import Camp, Found, Witness, camp_of
    from claimcheck.rules._case import Case
    from claimcheck.rules._rule import rule

# The names are imported when they are first used: settings name levels of rules, and need none of these.
_WHERE = {
    "Block": "claimcheck.engine.blocks",
    "Camp": "claimcheck.engine.finding",
    "Case": "claimcheck.rules._case",
    "Family": "claimcheck.domain.assertion",
    "Found": "claimcheck.engine.finding",
    "Reason": "claimcheck.domain.diagnostic",
    "Severity": "claimcheck.domain.diagnostic",
    "Witness": "claimcheck.engine.finding",
    "camp_of": "claimcheck.engine.finding",
    "rule": "claimcheck.rules._rule",
    "say": "claimcheck.domain.message",
    "verbatim": "claimcheck.domain.message",
}

__all__ = [
    "Block",
    "Camp",
    "Case",
    "Family",
    "Found",
    "Reason",
    "Severity",
    "Witness",
    "camp_of",
    "rule",
    "say",
    "verbatim",
]


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_WHERE[name]), name)
