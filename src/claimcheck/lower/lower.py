"""Claims to assertions: what each claim leaves of each slot that it speaks of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from claimcheck.domain.assertion import Assertion
from claimcheck.domain.claim import Attribute, Change, Happening, Office, Quantity, Ranking, Ratio
from claimcheck.lower.attributes import attribute
from claimcheck.lower.background import background_of
from claimcheck.lower.events import happening
from claimcheck.lower.labels import office, ranking
from claimcheck.lower.values import change, quantity, ratio
from claimcheck.resolve.ledger import Ledger


def lower(ledger: Ledger) -> tuple[Assertion, ...]:
    """Return the assertions of all claims of the ledger, in the order of the claims."""
    background = background_of(ledger)
    made = (
        assertion for claim in ledger.claims for assertion in _LOWERED[type(claim)](ledger.catalog, background, claim)
    )
    return tuple(made)


_LOWERED: Mapping[type, Callable[..., Iterator[Assertion]]] = {
    Quantity: quantity,
    Change: change,
    Ratio: ratio,
    Happening: happening,
    Ranking: ranking,
    Office: office,
    Attribute: attribute,
}
