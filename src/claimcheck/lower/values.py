"""Quantities, changes and ratios to assertions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, partial

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion, Context, Family, Nature, Slot
from claimcheck.domain.claim import AnyClaim, Change, Claim, Part, Quantity, Subject, Value
from claimcheck.domain.period import Period
from claimcheck.domain.remembered import make_room, remembered
from claimcheck.lower.background import Background, modality_class, speaker_span
from claimcheck.lower.reads import value_reads
from claimcheck.lower.slots import told_apart
from claimcheck.lower.times import counted_at, valid

PART = "part "  # begins the name by which an assertion tells that it is of a part
VALUE_KEYS = frozenset({"measure", "place", "of", "event", "scope", "value", "from", "to"})
_UNSCOPED = Context()
_OF_QUANTITY = VALUE_KEYS - {"from", "to"}


def value_slot(catalog: Catalog, subject: Subject, modality: str) -> tuple[Slot, Context]:
    """Return the slot of a quantity, and the facets that are no part of it but must agree."""
    known = _known_slots(catalog)
    key = subject, modality
    met = known.get(key)
    if met is None:
        make_room(known)
        met = known[key] = _slot(catalog, subject, modality)
    return met


@remembered
def _known_slots(catalog: Catalog) -> dict[tuple[Subject, str], tuple[Slot, Context]]:
    """Return the slots met under a catalog: what is one object is the same at a glance, wherever slots are compared."""
    del catalog
    return {}


def _slot(catalog: Catalog, subject: Subject, modality: str) -> tuple[Slot, Context]:
    measure = catalog.measures[subject.measure]
    if not subject.scope:
        key = (subject.measure, subject.place, subject.of, subject.event, (), modality)
        return Slot(Family.VALUE, key, measure.nature), _UNSCOPED
    parts, others = told_apart(catalog, subject.scope)
    told = (subject.measure, subject.place, subject.of, subject.event, parts, modality)
    return Slot(Family.VALUE, told, measure.nature), Context(others)


def value_assertion(catalog: Catalog, claim: AnyClaim, subject: Subject, value: Value, as_of: Period | None,
                    uses: frozenset[str]) -> Assertion:  # fmt: skip
    """Return what a figure asserts of its slot at a time."""
    measure = catalog.measures[subject.measure]
    slot, context = value_slot(catalog, subject, modality_class(claim, as_of))
    timed = uses if measure.nature is Nature.FIXED else _timed(uses)
    return Assertion(
        slot,
        value.said,
        value.meant,
        claim,
        partial(value_reads, value),
        timed,
        valid(measure.nature, claim.article, counted_at(measure.nature, as_of, claim.article), measure.holds_for),
        context,
        hedged=value.figure.is_hedged,
        speaker=speaker_span(catalog, claim),
    )


@cache
def _timed(uses: frozenset[str]) -> frozenset[str]:
    return uses | {"as-of"}


def quantity(catalog: Catalog, background: Background, claim: Quantity) -> Iterable[Assertion]:
    """Return the figure of a quantity, and those that it gives in place for parts which are something else than it."""
    del background
    own = value_assertion(catalog, claim, claim.subject, claim.value, claim.as_of, _OF_QUANTITY)
    return (own, *_of_parts(catalog, claim)) if claim.parts else (own,)


def _of_parts(catalog: Catalog, claim: Quantity) -> Iterator[Assertion]:
    for index, part in enumerate(claim.parts):
        if part.subject is not None and part.value is not None and part.subject != claim.subject:
            uses = VALUE_KEYS - {"value", "from", "to"} | {"parts", f"{PART}{index}"}
            yield value_assertion(catalog, claim, part.subject, part.value, claim.as_of, uses)


def change(catalog: Catalog, background: Background, claim: Change) -> Iterator[Assertion]:
    """Yield where a change ended, and where it began if a time for that is stated; else that is its own."""
    del background
    if claim.after is not None:
        as_of = claim.after_as_of or claim.as_of
        yield value_assertion(catalog, claim, claim.subject, claim.after, as_of, VALUE_KEYS - {"value", "from"})
    if claim.before is not None and claim.before_as_of is not None:
        keys = VALUE_KEYS - {"value", "to"} | {"from-as-of"}
        yield value_assertion(catalog, claim, claim.subject, claim.before, claim.before_as_of, keys)


def ratio(catalog: Catalog, background: Background, claim: Claim) -> Iterator[Assertion]:
    """Yield nothing: a ratio narrows no slot by itself, it ties two."""
    del catalog, background, claim
    return iter(())


def part_asserted(assertion: Assertion) -> Part | None:
    """Return the part given in place that a claim asserts the figure of, if it is not its own."""
    claim = assertion.claim
    if not isinstance(claim, Quantity) or not claim.parts:
        return None
    index = next((use.removeprefix(PART) for use in assertion.uses if use.startswith(PART)), None)
    return None if index is None else claim.parts[int(index)]


def value_of(assertion: Assertion) -> Value:
    """Return the figure that a claim asserts of a slot of values.

    A change asserts where it began (its use of ``from`` tells) or where it ended.
    """
    claim = assertion.claim
    if isinstance(claim, Quantity) and not claim.parts:
        return claim.value
    part = part_asserted(assertion)
    if isinstance(claim, Change):
        found = claim.before if "from" in assertion.uses else claim.after
    elif part is not None:
        found = part.value
    else:
        found = claim.value if isinstance(claim, Quantity) else None
    if found is None:
        raise TypeError(f"{claim.id} asserts no value")
    return found
