"""Slots as objects: equal ones are one, which is seen at a glance wherever slots are compared."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache

from claimcheck.catalog.catalog import Catalog
from claimcheck.catalog.entries import FacetKind
from claimcheck.domain.assertion import Context, Family, Nature, Slot
from claimcheck.domain.claim import Facets


@lru_cache(10_000)
def slot_of(family: Family, key: tuple[Hashable, ...], nature: Nature) -> Slot:
    """Return the slot of a family with this key."""
    return Slot(family, key, nature)


@lru_cache(10_000)
def context_of(scope: Facets) -> Context:
    """Return the context of a claim that is narrowed so; most are not, and share one."""
    return Context(scope)


def told_apart(catalog: Catalog, scope: Facets) -> tuple[Facets, Facets]:
    """Return the facets of a scope that make a slot of their own, and those that must agree to be compared."""
    parts = tuple(facet for facet in scope if catalog.facets.get(facet[0], FacetKind.PART) is FacetKind.PART)
    return parts, tuple(facet for facet in scope if facet not in parts)
