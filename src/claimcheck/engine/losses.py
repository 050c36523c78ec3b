"""Changes of what is below zero: "the deficit narrowed by £4.4bn", from -13.5 to -9.1, is told of its size."""

from __future__ import annotations

from claimcheck.catalog.catalog import Catalog
from claimcheck.catalog.unit import TEMPERATURE, TEMPERATURE_DIFFERENCE
from claimcheck.domain.claim import Change, Value


def is_of_a_loss(catalog: Catalog, claim: Change) -> bool:
    """Whether both ends of a change are below zero, so that "fell" may be told of the size of a loss."""
    return bool(claim.direction) and _tells_sizes(catalog, claim) and _is_loss(claim.before) and _is_loss(claim.after)


def may_be_of_a_loss(catalog: Catalog, claim: Change, others_tell_of_one: bool) -> bool:
    """Whether a change that leaves an end untold may be one of the size of a loss.

    ``others_tell_of_one``: claims give figures below zero where it began or ended.
    """
    if not _tells_sizes(catalog, claim) or (claim.before is not None and claim.after is not None):
        return False
    return others_tell_of_one or _is_loss(claim.before) or _is_loss(claim.after)


def _tells_sizes(catalog: Catalog, claim: Change) -> bool:
    # Degrees rise and fall by their sign.
    return catalog.measures[claim.subject.measure].unit.dimension not in (TEMPERATURE, TEMPERATURE_DIFFERENCE)


def _is_loss(value: Value | None) -> bool:
    return value is not None and value.figure.n < 0 and value.said.upper is not None and value.said.upper <= 0
