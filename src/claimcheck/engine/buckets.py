"""Assertions of one slot, parted by what they must agree in, so that few of those held together differ in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from claimcheck.domain.assertion import Assertion

MOST_COPIES = 4
_EVENT, _EDITION = "", "#"  # what parts by an occasion, among the names of facets


def buckets(group: Sequence[Assertion]) -> Iterator[Sequence[Assertion]]:
    """Yield parts of the group; two that could be compared stand together in at least one of them.

    One that leaves a facet out may be compared with every value of it and stands with each; where that would make
    many copies, the facet parts nothing. What stands together need not be comparable: ``compare`` tells.
    """
    context = group[0].context if group else None
    if all(one.context is context for one in group):
        yield group  # as most figures, which have no facets
        return
    facets = sorted({name for one in group for name, _ in one.context.facets})
    yield from _parted(group, (_EVENT, _EDITION, *facets))


def _parted(group: Sequence[Assertion], facets: Sequence[str]) -> Iterator[Sequence[Assertion]]:
    if not facets or len(group) < 2:
        yield group
        return
    by_value: dict[Hashable, list[Assertion]] = defaultdict(list)
    for one in group:
        by_value[_stated(one, facets[0])].append(one)
    silent = by_value.pop(None, [])
    if not by_value or len(silent) * len(by_value) > MOST_COPIES * len(group):
        yield from _parted(group, facets[1:])
        return
    for members in by_value.values():
        yield from _parted([*members, *silent], facets[1:])


def _stated(assertion: Assertion, facet: str) -> Hashable:
    """Return an assertion's value of a facet, its event, or the number of its edition where no event settles that.

    Of two editions that can be compared, whatever they count, the numbers are equal.
    """
    occasion = assertion.context.occasion
    if facet == _EVENT:
        return occasion.event if occasion else None
    if facet == _EDITION:
        return occasion.edition.number if occasion and occasion.edition and not occasion.event else None
    for name, value in assertion.context.facets:
        if name == facet:
            return value
    return None
