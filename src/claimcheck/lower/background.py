"""What all claims together tell of events, and what every lowering needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from attrs import frozen

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.claim import Claim, Domain, Happening, Ranking, Reference
from claimcheck.domain.labels import Basis
from claimcheck.domain.period import Period
from claimcheck.domain.span import Span
from claimcheck.resolve.ledger import Ledger


@frozen
class Background:
    """What all claims together tell of events: which last longer than a day, and the years each is linked to."""

    phases: frozenset[str]
    years: Mapping[str, frozenset[int]]


def background_of(ledger: Ledger) -> Background:
    """Return what is known of each event from the claims about it."""
    phases: set[str] = set()
    years: dict[str, set[int]] = defaultdict(set)
    for claim in ledger.claims:
        if isinstance(claim, Happening):
            if claim.start or claim.end:
                phases.add(claim.event)
            if claim.date and claim.date.first_day and claim.date.last_day:
                years[claim.event] |= {claim.date.first_day.year, claim.date.last_day.year}
        edition = claim.edition if isinstance(claim, (Happening, Ranking)) else None
        if edition and edition.basis is not Basis.ORDINAL and isinstance(claim, (Happening, Ranking)) and claim.event:
            years[claim.event].add(edition.number)
    return Background(frozenset(phases), {event: frozenset(found) for event, found in years.items()})


def modality_class(claim: Claim, stated: Period | None) -> str:
    """Return what kind of statement the claim is compared as; an undated target is no dated one."""
    if claim.modality.is_actual:
        return "actual"
    return claim.modality.value if stated else f"{claim.modality.value}, undated"


def speaker_span(catalog: Catalog, claim: Claim) -> Span | None:
    """Return the span of the one quoted on the line of entities; ``None`` is the article's own voice."""
    speaker = claim.speaker
    if speaker is None:
        return None
    return thing_span(catalog, speaker)


def thing_span(catalog: Catalog, thing: Reference) -> Span:
    """Return the span of a place or an entity on one line for both: places come before entities."""
    if thing.domain is Domain.PLACE:
        return catalog.place_tree.span(thing.id)
    return catalog.entity_tree.span(thing.id).scaled(1, len(catalog.places))
