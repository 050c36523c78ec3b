"""Equal figures of things that are not the same: a figure that slipped from one place or measure to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from itertools import combinations

from claimcheck.catalog.catalog import Catalog
from claimcheck.catalog.expressions import measures
from claimcheck.domain.assertion import Assertion
from claimcheck.domain.claim import Modality
from claimcheck.domain.remembered import remembered
from claimcheck.engine.figure_numbers import MEASURE, PLACE, Number, exact_number, keys_of, least_digits
from claimcheck.engine.moved_pairs import Echoes, Ties, groups
from claimcheck.lower.values import value_of

MOST_COMPARED = 60  # of one figure; what stands for more things than that is no slip


def echoes(catalog: Catalog, assertions: Iterable[Assertion], claims: int = 0) -> Iterator[Echoes]:
    """Yield, for each figure, its claims for several places, and those for several measures.

    A figure counts where so many of its digits are not zero as it takes among so many ``claims``. Pairs of places of
    which one contains the other, and of measures that the catalog ties, may well be equal and are left out.
    """
    digits = least_digits(claims)
    alike: dict[Number, list[Assertion]] = defaultdict(list)
    met: dict[tuple[int, Hashable, Modality], Number | None] = {}  # claims that give one figure share it
    for one in assertions:
        told = id(value_of(one)), one.slot.key[MEASURE], one.claim.modality
        if told not in met:
            met[told] = exact_number(catalog, one, digits)
        number = met[told]
        if number is not None:
            alike[number].append(one)
    ties = _ties(catalog)
    for some in alike.values():
        if len({one.slot.key[:2] for one in some}) == 1:
            continue  # as nearly all are: the figure of one thing, told again and again
        buckets: dict[tuple[int, Hashable], list[Assertion]] = defaultdict(list)
        for one in some:
            for which, key in zip((PLACE, MEASURE), keys_of(one), strict=True):
                buckets[which, key].append(one)
        for (which, _), bucket in buckets.items():
            if len({one.slot.key[which] for one in bucket}) > 1:
                members = sorted(bucket, key=lambda one: one.claim_id)[:MOST_COMPARED]
                yield from groups(catalog, ties, which, members)


@remembered
def _ties(catalog: Catalog) -> Ties:
    """Return the pairs of measures that a ``part-of``, an ``equals`` or a relation of the ledger ties."""
    found: set[tuple[str, str]] = set()
    for measure in catalog.measures.values():
        found |= {(measure.id, whole) for whole in catalog.wholes(measure.id)}
        for expression in measure.equals:
            found |= set(combinations((measure.id, *measures(expression)), 2))
    for own in catalog.relations:
        found |= set(combinations(measures(own.relation), 2))
    return frozenset(found)
