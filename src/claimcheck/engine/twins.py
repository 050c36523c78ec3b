"""Figures that say the same in all that a comparison looks at, of which one stands for all; and whose spans meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from heapq import heappop, heappush
from typing import TypeVar

from claimcheck.domain.assertion import Assertion
from claimcheck.domain.claim import Quantity
from claimcheck.domain.span import Span
from claimcheck.engine.sweep import Key

One = TypeVar("One")
Other = TypeVar("Other")


def twins(group: Iterable[Assertion]) -> Iterator[list[Assertion]]:
    """Yield the figures of a slot that are alike but for their claims, by claim id."""
    found: dict[Hashable, list[Assertion]] = defaultdict(list)
    for number, one in enumerate(sorted(group, key=lambda one: one.claim_id)):
        claim = one.claim
        if not isinstance(claim, Quantity) or claim.parts:
            found[number].append(one)  # which may tell more of this slot than one figure
            continue
        told = claim.value, claim.modality, claim.article.id, one.is_assumed, bool(claim.as_published_by)
        found[told, one.said, one.meant, one.hedged, one.valid, one.context, one.speaker].append(one)
    yield from found.values()


def meeting(ones: Iterable[tuple[Span, One]], others: Iterable[tuple[Span, Other]]) -> Iterator[tuple[One, Other]]:
    """Yield each of the ones with each of the others whose span meets its own: O(n log n + pairs) comparisons."""
    begun: tuple[list[tuple[Key, int]], list[tuple[Key, int]]] = ([], [])
    sides: tuple[Sequence[tuple[Span, One]], Sequence[tuple[Span, Other]]] = (list(ones), list(others))
    order = sorted((span.lower_key, side, number) for side in (0, 1) for number, (span, _) in enumerate(sides[side]))
    for lower, side, number in order:
        across = begun[1 - side]
        while across and across[0][0] < lower:
            heappop(across)
        for _, met in across:
            yield sides[0][met if side else number][1], sides[1][number if side else met][1]
        heappush(begun[side], (sides[side][number][0].upper_key, number))
