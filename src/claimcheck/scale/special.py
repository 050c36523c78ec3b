"""Which claims the screen over assertion rows does not judge.

The screen looks at the spans of one slot and at parts beside their wholes, pair by pair. A claim that can stand in a
finding of another kind is special: all that its keys connect it to (``engine.keys``) is examined. What two spellings,
or two slots, of something equal show is not told by one claim: there the one that departs from the usual is special.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.catalog.catalog import Catalog
from claimcheck.catalog.entries import FacetKind
from claimcheck.catalog.expressions import measures
from claimcheck.catalog.lookalikes import lookalikes
from claimcheck.domain.assertion import Nature
from claimcheck.domain.claim import (
    AnyClaim,
    Attribute,
    Domain,
    Happening,
    Modality,
    Office,
    Quantity,
    Ranking,
    Reference,
    Subject,
)
from claimcheck.domain.labels import Basis, Notation
from claimcheck.engine.names import references, words_of
from claimcheck.lower.attributes import has_a_line
from claimcheck.record import Factory, field, frozen

_ACTUAL = frozenset({Modality.FACT, Modality.ESTIMATE})


@frozen(eq=False)
class Specials:
    """What in a catalog makes claims special.

    ``tied`` are measures of which an equation, a relation, a yearly change or a running total tells more than a slot
    does; ``divided`` places whose figures add up; ``ordered`` events that stand before, after or within others.
    """

    catalog: Catalog
    tied: frozenset[str] = field(init=False, default=Factory(lambda self: frozenset(_tied(self.catalog)), True))
    divided: frozenset[str] = field(init=False, default=Factory(lambda self: frozenset(_divided(self.catalog)), True))
    ordered: frozenset[str] = field(init=False, default=Factory(lambda self: frozenset(_ordered(self.catalog)), True))

    def holds(self, claim: AnyClaim) -> bool:
        """Whether a claim is special."""
        if claim.modality not in _ACTUAL or self._is_named_unusually(claim):
            return True
        match claim:
            case Quantity():
                return bool(claim.parts or claim.converted) or self._is_tied(claim, claim.subject)
            case Happening():
                return self._is_more_than_dated(claim)
            case Ranking():
                return _is_more_than_ranked(claim)
            case Attribute():
                return self.catalog.properties[claim.property].single and not self._is_on_a_line(claim)
            case Office():
                # That one is in office since a day may explain what other articles tell of who held it.
                return claim.as_of is not None
        return True  # changes and ratios

    def _is_tied(self, claim: Quantity, subject: Subject) -> bool:
        measure, facets = self.catalog.measures[subject.measure], self.catalog.facets
        return (
            subject.measure in self.tied
            or (measure.additive and subject.place in self.divided)
            or any(facets.get(name, FacetKind.PART) is not FacetKind.PART for name, _ in subject.scope)
            or (claim.as_of is not None and subject.event is not None)
            or may_follow(claim)
        )

    def _is_more_than_dated(self, claim: Happening) -> bool:
        """Whether more of an event than its date, its place and that it was held may be wrong."""
        if claim.event in self.ordered or claim.start or claim.end or claim.edition or claim.attended_by:
            return True
        # Of an event told as held without its date, another article's date may come too late.
        return claim.status == "held" if claim.date is None else may_follow(claim)

    def _is_on_a_line(self, claim: Attribute) -> bool:
        return len(claim.values) == 1 and has_a_line(self.catalog, claim.values[0])

    def _is_named_unusually(self, claim: AnyClaim) -> bool:
        named = list(references(claim))
        if any(one.domain is Domain.ENTITY and one.words not in (one.id, self._name(one)) for one in named):
            return True
        return any(lookalikes(words) for words in (*(one.words for one in named), *words_of(claim)))

    def _name(self, reference: Reference) -> str:
        return self.catalog.entry(reference.domain, reference.id).name


def may_follow(claim: AnyClaim) -> bool:
    """Whether what a claim tells may lie wholly after the article's publication."""
    told = claim.date if isinstance(claim, Happening) else claim.as_of
    published = claim.article.published
    return told is not None and published is not None and published.meant.precedes(told.meant)


def _is_more_than_ranked(claim: Ranking) -> bool:
    """Whether a rank tells, or leaves out, what makes it comparable to ranks of other slots."""
    if claim.level is None or claim.category is None or claim.recipient is None or claim.edition is None:
        return True
    if claim.event is not None or claim.edition.basis in (Basis.ASSESSED, Basis.PRESENTED, Basis.SEASON):
        return True
    return claim.rank.notation is Notation.ROMAN or claim.out_of is not None or claim.ordered_by is not None


def _tied(catalog: Catalog) -> Iterator[str]:
    for measure in catalog.measures.values():
        if measure.equals:
            yield measure.id
            yield from (other for expression in measure.equals for other in measures(expression))
        if measure.yearly_change is not None or measure.nature is Nature.CUMULATIVE:
            yield measure.id
    yield from (other for own in catalog.relations for other in measures(own.relation))


def _divided(catalog: Catalog) -> Iterator[str]:
    for place in catalog.places.values():
        if place.divided_into:
            yield place.id
            yield from place.divided_into


def _ordered(catalog: Catalog) -> Iterator[str]:
    for event in catalog.events.values():
        others = (*event.after, *((event.within,) if event.within else ()))
        if others:
            yield event.id
            yield from others
