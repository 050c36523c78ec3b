"""Claims to assertions: what each claim leaves of each slot that it speaks of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion
from claimcheck.domain.claim import AnyClaim, Attribute, Change, Happening, Office, Quantity, Ranking, Ratio
from claimcheck.lower.attributes import attribute
from claimcheck.lower.background import Background, background_of
from claimcheck.lower.events import happening
from claimcheck.lower.labels import office, ranking
from claimcheck.lower.values import change, quantity, ratio
from claimcheck.resolve.ledger import Ledger


def lower(ledger: Ledger, claims: Iterable[AnyClaim] | None = None) -> tuple[Assertion, ...]:
    """Return the assertions of all claims of the ledger, or of some of them, in the order of the claims."""
    told = ledger.claims if claims is None else tuple(claims)
    background = Background() if all(type(claim) in _ALONE for claim in told) else background_of(ledger)
    catalog = ledger.catalog
    return tuple(chain.from_iterable([_LOWERED[type(claim)](catalog, background, claim) for claim in told]))


def lowered(catalog: Catalog, background: Background, claim: AnyClaim) -> Iterable[Assertion]:
    """Return the assertions of one claim."""
    return _LOWERED[type(claim)](catalog, background, claim)


_ALONE = frozenset({Quantity, Change, Ratio})  # kinds of claims of which others do not decide what they assert
_LOWERED: Mapping[type, Callable[..., Iterable[Assertion]]] = {
    Quantity: quantity,
    Change: change,
    Ratio: ratio,
    Happening: happening,
    Ranking: ranking,
    Office: office,
    Attribute: attribute,
}
