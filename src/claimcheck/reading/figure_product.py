"""So many times as much: the "2x660 MW" of a power station, the "2x24 jam" of a deadline."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from claimcheck.domain.figure import Figure, Hedge
from claimcheck.domain.unread import Unread
from claimcheck.record import evolve

_TIMES: Final = re.compile(r"\b([1-9][0-9]?) ?[xX×] ?(?=[0-9])")
# "2x3 meter" are the sides of something.
_SIDES: Final = "m cm mm km meter metre metres sentimeter centimetres kilometer inci inch inches ft"
_LENGTHS: Final = frozenset(_SIDES.split())


def read_product(text: str, language: str, read: Callable[[str, str], Figure | Unread]) -> Figure | None:
    """Return the figure of "2x660 MW", 1,320 MW; ``None`` for all other words."""
    found = _TIMES.search(text)
    rest = None if found is None else text[: found.start()] + text[found.end() :]
    if found is None or rest is None or _TIMES.search(rest):
        return None
    each, times = read(rest, language), int(found[1])
    if isinstance(each, Unread) or each.hedge is not Hedge.PLAIN or each.direction or each.share or not each.unit:
        return None
    if not _LENGTHS.isdisjoint(each.unit.casefold().split()):
        return None
    return evolve(each, words=text, n=each.n * times, w=each.w * times, z=each.z * times, in_full=False)
