"""What follows from what a claim says, worked out once for those that say the same: in archives most repeat others.

Claims of archives share what they say piece by piece (``forms.Pieces``), so it is told apart by identity: that two say
the same is seen at a glance, and where it is missed, only time is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cache
from operator import attrgetter
from typing import Any, Final, TypeVar

from claimcheck.domain.claim import AnyClaim
from claimcheck.engine.names import words_of
from claimcheck.record import fields

R = TypeVar("R")

# Where a claim stands, and how it is written.
_ELSEWHERE: Final = frozenset({"id", "article", "mark", "quote", "words"})
_KEPT: Final = 3_000


def alike(work: Callable[[AnyClaim], R]) -> Callable[[AnyClaim], R]:
    """Return a function of claims that is asked once for those that say the same."""
    known: dict[Hashable, tuple[AnyClaim, R]] = {}

    def found(claim: AnyClaim) -> R:
        key = _said(claim)
        one = known.get(key)
        if one is None:
            if len(known) >= _KEPT:
                known.clear()
            # The claim stays, so that nothing else gets the identity of what it says.
            one = known[key] = claim, work(claim)
        return one[1]

    return found


def _said(claim: AnyClaim) -> Hashable:
    # Flat, of numbers and texts alone: the collector of cyclic garbage passes such a tuple by.
    kind: type = type(claim)
    return (id(kind), *map(id, _values(kind)(claim)), *words_of(claim))


@cache
def _values(kind: type) -> Callable[[AnyClaim], tuple[Any, ...]]:
    return attrgetter(*(one.name for one in fields(kind) if one.name not in _ELSEWHERE))
