"""The keys by which a claim meets others: what each kind of block is made by."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from json import JSONEncoder
from json.encoder import encode_basestring
from typing import Final

from claimcheck.catalog.catalog import Catalog
from claimcheck.catalog.entries import FacetKind
from claimcheck.catalog.lookalikes import lookalikes
from claimcheck.domain.assertion import Assertion
from claimcheck.domain.claim import (
    AnyClaim,
    Attribute,
    Change,
    Domain,
    Happening,
    Office,
    Quantity,
    Ranking,
    Ratio,
    Reference,
    Subject,
)
from claimcheck.domain.labels import Edition
from claimcheck.domain.remembered import make_room
from claimcheck.engine.blocks import Block, Key
from claimcheck.engine.figure_numbers import figure_keys
from claimcheck.engine.inclusion import MAX_FACETS
from claimcheck.engine.names import references, words_of
from claimcheck.engine.orders import ranked_subject
from claimcheck.engine.related import tied_measures
from claimcheck.engine.union import connected
from claimcheck.lower.background import Background
from claimcheck.lower.lower import lowered
from claimcheck.record import Factory, field, frozen
from claimcheck.resolve.ledger import Fault

_WRITER: Final = JSONEncoder(ensure_ascii=False, separators=(",", ":"))


_KEPT: Final = 10_000  # most claims are about what others are about, too


@lru_cache(maxsize=_KEPT, typed=True)
def text(*parts: Hashable) -> str:
    """Return one text for several parts, different for different ones."""
    return _WRITER.encode(parts)


def key_of_claim(claim: str, *, reaches: bool = False) -> Key:
    """Return the key of a claim by its id, which totals reach for as their part."""
    return Key(
        Block.VALUE, f'["claim",{encode_basestring(claim)}]', reaches
    )  # as of ``text``, but of each there is one


@frozen(eq=False)
class Keys:
    """The keys of claims under a catalog.

    ``groups`` names, for each measure, one of those that it is tied to; ``orders`` the same for events. ``spreading``
    are the groups in which the count of a place is part of that of a wider one, ``divided`` the places that add up.
    """

    catalog: Catalog
    groups: dict[str, str] = field(
        init=False, default=Factory(lambda self: _first_of_each(tied_measures(self.catalog)), True)
    )
    orders: dict[str, str] = field(init=False, default=Factory(lambda self: _event_groups(self.catalog), True))
    spreading: frozenset[str] = field(init=False, default=Factory(lambda self: self._spreading(), True))
    divided: frozenset[str] = field(
        init=False,
        default=Factory(lambda self: frozenset(p.id for p in self.catalog.places.values() if p.divided_into), True),
    )

    _of_subjects: dict[Subject, tuple[Key, ...]] = field(init=False, factory=dict)

    def of(self, claim: AnyClaim, asserted: Iterable[Assertion] | None = None) -> Iterator[Key]:
        """Yield the keys of a claim; the same one may come twice. ``asserted`` is what it asserts, if that is known."""
        yield from self.own(claim)
        yield from self.shared(claim, asserted)

    def own(self, claim: AnyClaim) -> Iterator[Key]:
        """Yield the keys that a claim has for where it stands."""
        yield Key(Block.CLAIM, claim.article.id)
        if isinstance(claim, (Quantity, Change, Ratio)):
            yield key_of_claim(claim.id)
        if isinstance(claim, (Quantity, Change)):
            published = claim.article.published
            if claim.as_of is not None and published is not None and published.said.precedes(claim.as_of.said):
                yield Key(Block.EVENT, text("figure of a later day", claim.id))

    def shared(self, claim: AnyClaim, asserted: Iterable[Assertion] | None = None) -> Iterator[Key]:
        """Yield the keys that a claim has for what it says: others that say the same have the same."""
        match claim:
            case Quantity() | Change() | Ratio():
                yield from self._of_figures(claim, asserted)
            case Happening():
                yield from self._of_event(claim)
            case Ranking():
                yield from self._of_rank(claim)
            case Office():
                yield Key(Block.OFFICE, text(claim.role, *_thing(claim.of)))
            case Attribute():
                yield Key(Block.PROPERTY, text(*_thing(claim.about), claim.property))
        for subject in self.subjects(claim):
            yield from self.of_subject(subject)
        yield from self._of_names(claim)

    def of_values(self, claim: AnyClaim) -> Iterator[Key]:
        """Yield the keys by which a figure meets others of one thing, and those that relations tie to it."""
        yield key_of_claim(claim.id)
        if isinstance(claim, Quantity):
            yield from (key_of_claim(part.claim, reaches=True) for part in claim.parts if part.claim)
        for subject in self.subjects(claim):
            yield from self.of_subject(subject)

    def subjects(self, claim: AnyClaim) -> Iterator[Subject]:
        """Yield what a claim tells figures of, or ties to them, each once."""
        match claim:
            case Ratio():
                told = [claim.numerator.subject, claim.denominator.subject]
            case Quantity():
                told = [claim.subject, *(part.subject for part in claim.parts if part.subject is not None)]
            case Change():
                told = [claim.subject]
            case Ranking() if claim.ordered_by is not None and claim.recipient is not None:
                told = [ranked_subject(claim, claim.ordered_by)]
            case _:
                told = []
        yield from dict.fromkeys(told)

    def _of_figures(self, claim: Quantity | Change | Ratio, asserted: Iterable[Assertion] | None) -> Iterator[Key]:
        if not isinstance(claim, Ratio):
            if claim.subject.event is not None and claim.as_of is not None:
                yield Key(Block.EVENT, text("event", self.orders[claim.subject.event]), reaches=True)
            for one in lowered(self.catalog, Background(), claim) if asserted is None else asserted:
                yield from (Key(Block.FIGURE, words) for words in figure_keys(self.catalog, one))
        if isinstance(claim, Quantity):
            yield from (key_of_claim(part.claim, reaches=True) for part in claim.parts if part.claim)

    def of_subject(self, subject: Subject) -> tuple[Key, ...]:
        """Return the key of a cell without its time, and those of the cells that it may be a part of."""
        found = self._of_subjects.get(subject)
        if found is None:
            make_room(self._of_subjects)
            found = self._of_subjects[subject] = tuple(self._of_cells(subject))
        return found

    def _of_cells(self, subject: Subject) -> Iterator[Key]:
        group = self.groups[subject.measure]
        facets = tuple(sorted(facet for facet in subject.scope if self._is_part(facet[0])))
        chain = self.catalog.place_tree.chain(subject.place) if subject.place else (None,)
        own = text("cell", group, subject.place, subject.of, subject.event, facets)
        yield Key(Block.VALUE, own)
        if group not in self.spreading:
            return
        for place in chain:
            for size in range(min(len(facets), MAX_FACETS) + 1):
                for kept in combinations(facets, size):
                    words = text("cell", group, place, subject.of, subject.event, kept)
                    if words != own:
                        yield Key(Block.VALUE, words, reaches=place not in self.divided)

    def _is_part(self, facet: str) -> bool:
        return self.catalog.facets.get(facet, FacetKind.PART) is FacetKind.PART

    def _of_event(self, claim: Happening) -> Iterator[Key]:
        yield Key(Block.EVENT, text("event", self.orders[claim.event]))
        yield from self._of_label(self.catalog.events[claim.event].award, claim.edition)
        yield Key(Block.RANK, text("event", claim.event), reaches=True)
        guests = bool(claim.attended_by)
        yield Key(Block.GUEST, text("event", claim.event), reaches=not guests)
        yield from (Key(Block.GUEST, text(*_thing(guest))) for guest in claim.attended_by)

    def _of_rank(self, claim: Ranking) -> Iterator[Key]:
        yield Key(Block.RANK, text("award", claim.award))
        if claim.event is not None:
            yield Key(Block.RANK, text("event", claim.event))
            if claim.edition is not None:
                yield Key(Block.EVENT, text("event", self.orders[claim.event]))
                yield from self._of_label(claim.award, claim.edition)
        if claim.ordered_by is not None and claim.recipient is not None:
            yield Key(Block.VALUE, text("order", claim.award, claim.ordered_by))

    def _of_label(self, award: str | None, edition: Edition | None) -> Iterator[Key]:
        if award is not None and edition is not None:
            yield Key(Block.EVENT, text("label", award, edition.basis.name, edition.number))

    def _of_names(self, claim: AnyClaim) -> Iterator[Key]:
        named = list(references(claim))
        for reference in named:
            if reference.domain is Domain.ENTITY and reference.words != reference.id:
                yield Key(Block.NAME, reference.id)
        if any(lookalikes(name) for name in (*(one.words for one in named), *words_of(claim))):
            yield Key(Block.LOOK, "")

    def _spreading(self) -> frozenset[str]:
        return frozenset(self.groups[measure.id] for measure in self.catalog.measures.values() if measure.additive)


def fault_keys(fault: Fault) -> Iterator[Key]:
    """Yield the keys of a claim that could not be built."""
    yield Key(Block.CLAIM, fault.article.id)
    if fault.code == "confusable-name":
        yield Key(Block.LOOK, "")


def _thing(reference: Reference | None) -> tuple[str, ...]:
    return (reference.domain.value, reference.id) if reference is not None else ()


def _event_groups(catalog: Catalog) -> dict[str, str]:
    ties = [(event.id, other) for event in catalog.events.values() for other in event.after]
    ties += [(event.id, event.within) for event in catalog.events.values() if event.within]
    return _first_of_each(connected(catalog.events, ties))


def _first_of_each(groups: Iterable[Sequence[str]]) -> dict[str, str]:
    return {member: min(group) for group in groups for member in group}
