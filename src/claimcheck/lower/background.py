"""What all claims together tell of events, and what every lowering needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple
from weakref import WeakKeyDictionary

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.claim import Attribute, Claim, Domain, Happening, Ranking, Reference
from claimcheck.domain.labels import Basis
from claimcheck.domain.period import Period
from claimcheck.domain.remembered import remembered
from claimcheck.domain.span import Span
from claimcheck.lower.wording import label_line, wording
from claimcheck.resolve.ledger import Ledger


class Background:
    """What all claims together tell: events that last longer than a day, and the years each event is linked to.

    ``editions`` are those by which an event goes, each with what its number counts.
    ``labels`` gives each wording of an attribute's values its point; ``listed`` are the properties (with what they are
    of) that some claim gives several values.
    """

    __slots__ = ("editions", "labels", "listed", "phases", "years")

    def __init__(
        self,
        phases: frozenset[str] = frozenset(),
        years: Mapping[str, frozenset[int]] = {},
        labels: Mapping[str, int] = {},
        listed: frozenset[tuple[Reference, str]] = frozenset(),
        editions: Mapping[str, frozenset[tuple[Basis, int]]] = {},
    ) -> None:
        self.phases, self.years, self.labels, self.listed = phases, years, labels, listed
        self.editions = editions


_KNOWN: WeakKeyDictionary[Ledger, Background] = WeakKeyDictionary()


def background_of(ledger: Ledger) -> Background:
    """Return what the claims of a ledger tell that no one of them tells, worked out once."""
    found = _KNOWN.get(ledger)
    if found is None:
        found = _KNOWN[ledger] = _background(ledger)
    return found


def _background(ledger: Ledger) -> Background:
    phases: set[str] = set()
    years: dict[str, set[int]] = defaultdict(set)
    editions: dict[str, set[tuple[Basis, int]]] = defaultdict(set)
    for told in ledger.of_kind(Happening):
        if told.start or told.end:
            phases.add(told.event)
        if told.date and told.date.first_day and told.date.last_day:
            years[told.event] |= {told.date.first_day.year, told.date.last_day.year}
    labelled: list[Happening | Ranking] = [*ledger.of_kind(Happening), *ledger.of_kind(Ranking)]
    for claim in labelled:
        if claim.edition is None or claim.event is None:
            continue
        editions[claim.event].add((claim.edition.basis, claim.edition.number))
        years[claim.event].update(claim.edition.years)
    attributes = ledger.of_kind(Attribute)
    return Background(
        frozenset(phases),
        {event: frozenset(found) for event, found in years.items()},
        label_line(wording(claim.values) for claim in attributes),
        frozenset((claim.about, claim.property) for claim in attributes if len(claim.values) > 1),
        {event: frozenset(found) for event, found in editions.items()},
    )


def modality_class(claim: Claim, stated: Period | None) -> str:
    """Return what kind of statement the claim is compared as; an undated target is no dated one."""
    if claim.modality.is_actual:
        return "actual"
    return claim.modality.value if stated else f"{claim.modality.value}, undated"


def speaker_span(catalog: Catalog, claim: Claim) -> Span | None:
    """Return the span of the one quoted on the line of entities; ``None`` is the article's own voice."""
    return thing_span(catalog, claim.said_by[-1]) if claim.said_by else None


def thing_span(catalog: Catalog, thing: Reference) -> Span:
    """Return the span of a place or an entity on one line for both: places come before entities."""
    if thing.domain is Domain.PLACE:
        return ground_of(catalog, thing.id).span
    known = _known_entities(catalog)
    if thing.id not in known:
        known[thing.id] = catalog.entity_tree.span(thing.id).scaled(1, len(catalog.places))
    return known[thing.id]


class Ground(NamedTuple):
    """The span of a place, and further ones: those that it shares ground with, and those that its name may mean."""

    span: Span
    overlapping: tuple[Span, ...]
    loosely: tuple[Span, ...]


def ground_of(catalog: Catalog, place: str) -> Ground:
    """Return what a place is of the line of places."""
    known = _known_places(catalog)
    if place not in known:
        tree = catalog.place_tree
        loosely = tuple(tree.span(name) for name in sorted(catalog.places[place].loosely))
        known[place] = Ground(tree.span(place), catalog.overlapping(place), loosely)
    return known[place]


@remembered
def _known_places(catalog: Catalog) -> dict[str, Ground]:
    """Return the places met under a catalog."""
    del catalog
    return {}


@remembered
def _known_entities(catalog: Catalog) -> dict[str, Span]:
    """Return the spans of the entities met under a catalog."""
    del catalog
    return {}
