"""Who was at which event on which day, and which two of these exclude each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, product

from claimcheck.catalog.catalog import Catalog
from claimcheck.catalog.entries import Entity
from claimcheck.domain.claim import Domain, Happening, Reference
from claimcheck.engine.dated import happenings
from claimcheck.lower.background import background_of
from claimcheck.lower.events import is_planned
from claimcheck.rules._case import Case
from claimcheck.rules._happenings import use_of
from claimcheck.rules._uses import Use


class Stay:
    """One person at one event: the day, the place, and the claims that tell of the person, the day and the place."""

    __slots__ = ("claims", "day", "event", "person", "place")

    def __init__(
        self, person: Reference, event: str, day: date, place: str, claims: tuple[Happening, Happening, Happening]
    ) -> None:
        self.person, self.event, self.day, self.place, self.claims = person, event, day, place, claims

    @property
    def uses(self) -> tuple[Use, ...]:
        """The keys used of each claim; one that tells several things stands once."""
        keys: dict[str, set[str]] = defaultdict(set)
        for claim, key in zip(self.claims, ("attended-by", "date", "place"), strict=True):
            keys[claim.id].add(key)
        return tuple(use_of(claim, *keys[claim.id]) for claim in {claim.id: claim for claim in self.claims}.values())


class Pairs:
    """The stays of a person on a day, and which two of them exclude each other."""

    def __init__(self, catalog: Catalog, stays: Iterable[Stay]) -> None:
        self._catalog = catalog
        self._by_seat: dict[str, list[Stay]] = defaultdict(list)
        for stay in sorted(stays, key=lambda stay: stay.event):
            self._by_seat[seat_of(catalog, stay.place)].append(stay)

    def __iter__(self) -> Iterator[tuple[Stay, Stay]]:
        """Yield each two, by their events."""
        for seat, other in combinations(self._by_seat, 2):  # what lies in one regency or city is not far apart
            for pair in product(self._by_seat[seat], self._by_seat[other]):
                if self._exclude(*pair):
                    one, later = sorted(pair, key=lambda stay: stay.event)
                    yield one, later

    def taking_part(self) -> Iterator[tuple[str, list[Stay]]]:
        """Yield each seat with the stays there that exclude one elsewhere."""
        for seat, stays in self._by_seat.items():
            excluded = [one for one in stays if any(self._exclude(one, other) for other in self._elsewhere(seat))]
            if excluded:
                yield seat, excluded

    def _elsewhere(self, seat: str) -> Iterator[Stay]:
        return (stay for other, there in self._by_seat.items() if other != seat for stay in there)

    def _exclude(self, one: Stay, other: Stay) -> bool:
        is_one_event = self._catalog.event_tree.related(one.event, other.event)
        return not is_one_event and far_apart(self._catalog, one.place, other.place)


def stays_of(case: Case) -> Iterator[Stay]:
    """Yield who was at which event, where and on which day, as far as the claims agree."""
    phases = background_of(case.ledger).phases
    told: dict[str, list[Happening]] = defaultdict(list)
    for claim in happenings(case.ledger):
        if not is_planned(claim):
            told[claim.event].append(claim)
    for event, claims in told.items():
        if event in phases:
            together = [claim for claim in claims if day_of(claim) and claim.place]
            yield from (stay for claim in together for stay in _at(case.ledger.catalog, event, [claim]))
        else:
            yield from _at(case.ledger.catalog, event, claims)


def _at(catalog: Catalog, event: str, claims: Sequence[Happening]) -> Iterator[Stay]:
    """Yield who was there, if the claims agree on one day and on places that contain each other."""
    guests = _guests(catalog, claims)
    if not guests:
        return  # as of most events
    dated = _surest([claim for claim in claims if claim.date], "date")
    placed = _surest([claim for claim in claims if claim.place], "place")
    places = {claim.place.id: claim for claim in reversed(placed) if claim.place}
    days = {day_of(claim) for claim in dated}
    day = next(iter(days)) if len(days) == 1 else None
    tree = catalog.place_tree
    if day is None or not all(tree.related(a, b) for a, b in combinations(places, 2)) or not places:
        return
    narrowest = max(places, key=lambda place: (len(tree.chain(place)), place))
    for person, claim in guests.items():
        yield Stay(person, event, day, narrowest, (claim, dated[0], places[narrowest]))


def _guests(catalog: Catalog, claims: Sequence[Happening]) -> Mapping[Reference, Happening]:
    """Return who attended, each with the surest claim that says so."""
    guests: dict[Reference, Happening] = {}
    for claim in _surest(claims, "attended-by"):
        for guest in claim.attended_by:
            if guest.domain is Domain.ENTITY and _may_be_a_person(catalog.entities[guest.id]):
                guests.setdefault(guest, claim)
    return guests


def _may_be_a_person(entity: Entity) -> bool:
    return entity.kind is None or entity.is_person


def _surest(claims: Sequence[Happening], key: str) -> list[Happening]:
    """Return the claims with those first that state the key and their event themselves."""
    return sorted(claims, key=lambda claim: (len(use_of(claim, key).assumed), claim.id))


def day_of(claim: Happening) -> date | None:
    """Return the one day that a claim gives to its event."""
    return claim.date.first_day if claim.date and claim.date.is_day else None


def far_apart(catalog: Catalog, one: str, other: str) -> bool:
    """Whether two places lie in different regencies or cities, or in wider places that exclude each other."""
    seats = seat_of(catalog, one), seat_of(catalog, other)
    if catalog.same_place(*seats) or catalog.same_place(one, other):
        return False
    tree = catalog.place_tree
    for a, b in ((one, other), (other, one)):
        if any(span.meets(tree.span(b)) for wider in tree.chain(a) for span in catalog.loosely(wider)):
            return False
    return True


def seat_of(catalog: Catalog, place: str) -> str:
    """Return the regency or city that a place lies in; a wider place, or one in none, stands for itself."""
    rungs = [rung for name in ("regency", "city") if (rung := catalog.level_rank(name)) is not None]
    rung = min(rungs, default=2)
    for wider in catalog.place_tree.chain(place):
        level = catalog.places[wider].level
        at = catalog.level_rank(level) if level else None
        if at is not None and at <= rung:
            return wider
    return place
