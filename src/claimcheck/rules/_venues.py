"""Where claims place an event, counted; and the places whose names hold a shorter one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion
from claimcheck.domain.remembered import remembered
from claimcheck.domain.span import Span


class PlacesTold:
    """Where claims place an event, so that those that a wider place meets are counted without looking at each."""

    __slots__ = ("_begins", "_ends", "size")

    def __init__(self, told: Sequence[Assertion]) -> None:
        self._begins = sorted(one.said.lower_key for one in told)
        self._ends = sorted(one.said.upper_key for one in told)
        self.size = len(told)

    def met_by(self, span: Span) -> int:
        """Return how many of the claims have a place in common with a span."""
        return bisect_right(self._begins, span.upper_key) - bisect_left(self._ends, span.lower_key)


def longer_names(catalog: Catalog, words: str) -> Iterator[str]:
    """Yield the ids of the places whose name, without regard to capitals, holds the words as such and more.

    “Solo” is no part of Solok.
    """
    names = _names_of_places(catalog)
    short = f" {words.casefold()} "
    at = names.text.find(short)
    while at >= 0:
        number = bisect_right(names.begins, at) - 1
        end = names.begins[number + 1]
        name = names.text[names.begins[number] : end - 1]
        if short in name and short != name:
            yield names.ids[number]
        at = names.text.find(short, end)


class _Names(NamedTuple):
    """The names of places as one text, which is searched at once, and where in it each one begins."""

    ids: tuple[str, ...]
    text: str
    begins: tuple[int, ...]


@remembered
def _names_of_places(catalog: Catalog) -> _Names:
    names = [f" {place.name.casefold()} \n" for place in catalog.places.values()]
    return _Names(tuple(catalog.places), "".join(names), (0, *accumulate(map(len, names))))
