"""Which assertions relations may tie: of many measures the catalog says nothing that ties their figures to others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.catalog.catalog import Catalog
from claimcheck.catalog.expressions import measures
from claimcheck.domain.assertion import Assertion, Family, Nature
from claimcheck.domain.claim import Change, Quantity, Ranking, Ratio
from claimcheck.domain.remembered import remembered
from claimcheck.engine.reach import is_lawless
from claimcheck.engine.stated import stating_claims
from claimcheck.engine.union import connected
from claimcheck.resolve.ledger import Ledger


def relevant_to(ledger: Ledger, assertions: Sequence[Assertion]) -> list[Assertion]:
    """Return the assertions that relations may tie: figures, and the ranks that follow them.

    A law of the catalog, and a place that is divided, bears on whatever is known of a place and a time, so that all
    figures count. Where there is neither, those count whose measure may be a part of something, or stands in a claim
    that states a relation itself.
    """
    told = [one for one in assertions if one.slot.family in (Family.VALUE, Family.RANK)]
    if not is_lawless(ledger.catalog):
        return told
    tied = _inclusive(ledger.catalog).union(_stated(ledger))
    return [one for one in told if one.slot.family is Family.RANK or one.slot.key[0] in tied]


@remembered
def _inclusive(catalog: Catalog) -> frozenset[str]:
    """Return the measures of which a figure may be a part of another one."""
    parts = [measure for measure in catalog.measures.values() if measure.part_of]
    wholes = {whole for measure in parts for whole in measure.part_of}
    adding_up = {measure.id for measure in catalog.measures.values() if measure.additive}
    return frozenset(adding_up.union(wholes, (measure.id for measure in parts)))


@remembered
def tied_measures(catalog: Catalog) -> tuple[tuple[str, ...], ...]:
    """Return the measures in groups of those that the catalog ties to each other."""
    ties = []
    for measure in catalog.measures.values():
        ties += [(measure.id, whole) for whole in measure.part_of]
        ties += [(measure.id, other) for expression in measure.equals for other in measures(expression)]
    for own in catalog.relations:
        first, *others = measures(own.relation)
        ties += [(first, other) for other in others]
    return tuple(map(tuple, connected(catalog.measures, ties)))


@remembered
def measures_beside_fixed(catalog: Catalog) -> frozenset[str]:
    """Return the measures of groups in which some are fixed and others are not: what is fixed ties times."""
    natures = (
        (group, {catalog.measures[one].nature is Nature.FIXED for one in group}) for group in tied_measures(catalog)
    )
    return frozenset(one for group, found in natures if len(found) > 1 for one in group)


def _stated(ledger: Ledger) -> Iterator[str]:
    """Yield the measures that claims relate."""
    yield from (claim.ordered_by for claim in ledger.of_kind(Ranking) if claim.ordered_by is not None)
    for claim in stating_claims(ledger):
        yield from _related_by(ledger, claim)


def _related_by(ledger: Ledger, claim: Change | Quantity | Ratio) -> Iterator[str]:
    if isinstance(claim, Ratio):
        yield from (claim.numerator.subject.measure, claim.denominator.subject.measure)
    else:
        yield claim.subject.measure
    for part in claim.parts if isinstance(claim, Quantity) else ():
        other = ledger.claim(part.claim) if part.claim is not None else None
        subject = other.subject if isinstance(other, (Quantity, Change)) else part.subject
        if subject is not None:
            yield subject.measure
