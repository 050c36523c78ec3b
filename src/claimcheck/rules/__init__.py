"""The rules: one a file, found by themselves; see ``_rule``. The names here are what a rule of one's own is made of."""

from claimcheck.domain.assertion import Family
from claimcheck.domain.diagnostic import Reason, Severity
from claimcheck.domain.message import say, verbatim
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Camp, Found, Witness, camp_of
from claimcheck.rules._case import Case
from claimcheck.rules._rule import rule

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
