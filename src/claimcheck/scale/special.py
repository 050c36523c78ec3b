"""Which claims the screen over assertion rows does not judge."""

from __future__ import annotations

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.claim import AnyClaim


def is_special(catalog: Catalog, claim: AnyClaim) -> bool:
    """Whether a claim can take part in a finding that the screen does not show, so that its blocks are examined."""
    del catalog, claim
    return True
