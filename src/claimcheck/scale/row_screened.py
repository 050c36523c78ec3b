"""What the screen leaves of files of rows."""

from __future__ import annotations

from claimcheck.domain.claim import AnyClaim
from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.record import frozen


@frozen
class Screened:
    """The claims of rows that are to be examined, and what is wrong with others.

    ``size`` counts the claims of all rows that are sound, ``alone`` those of which no other row shares a slot; ``lone``
    are these among the claims.
    """

    claims: tuple[AnyClaim, ...]
    problems: tuple[Diagnostic, ...]
    size: int
    alone: int
    articles: int
    lone: frozenset[str] = frozenset()
