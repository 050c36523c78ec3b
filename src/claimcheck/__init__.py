"""A type checker for facts: finds the claims of a newsroom that cannot all be true.

``check`` gives the report on a ledger, ``load`` the ledger and what could not be read, ``explain`` says why two claims
clash or do not. Nothing is raised for what files say.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # not from typing: under `python -m` a typing.py of the current directory would be run (__main__)
if TYPE_CHECKING:
    from claimcheck.api import explain, load
    from claimcheck.domain.diagnostic import Diagnostic, Severity, Side
    from claimcheck.library import check
    from claimcheck.report.model import Report, Summary
    from claimcheck.resolve.ledger import Ledger
    from claimcheck.rules._levels import Levels, Within
    from claimcheck.scale.archive import Archive, ArchiveError

# The names are imported when they are first used: the command line needs few of them, and starts the quicker.
_WHERE = {
    "Archive": "claimcheck.scale.archive",
    "ArchiveError": "claimcheck.scale.archive",
    "Diagnostic": "claimcheck.domain.diagnostic",
    "Ledger": "claimcheck.resolve.ledger",
    "Levels": "claimcheck.rules._levels",
    "Report": "claimcheck.report.model",
    "Severity": "claimcheck.domain.diagnostic",
    "Side": "claimcheck.domain.diagnostic",
    "Summary": "claimcheck.report.model",
    "Within": "claimcheck.rules._levels",
    "check": "claimcheck.library",
    "explain": "claimcheck.api",
    "load": "claimcheck.api",
}

__all__ = [
    "Archive", "ArchiveError", "Diagnostic", "Ledger", "Levels", "Report", "Severity", "Side", "Summary", "Within",
    "check", "explain", "load",
]  # fmt: skip


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module 'claimcheck' has no attribute {name!r}")
    return getattr(import_module(_WHERE[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
