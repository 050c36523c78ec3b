"""Figures of one slot over time, and the fewest findings that tell which of them do not fit."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from attrs import frozen

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion, Context, Family, Slot
from claimcheck.domain.message import Message, say
from claimcheck.engine.finding import Camp, Witness
from claimcheck.lower.reads import period_reads
from claimcheck.lower.values import value_of
from claimcheck.rules._figures import figure_words
from claimcheck.rules._reasons import as_of
from claimcheck.rules._uses import Reasons, Use


@frozen(eq=False)
class Step:
    """Two figures of one slot at two times that do not fit, and what weakens that."""

    earlier: Assertion
    later: Assertion
    reasons: Reasons

    @property
    def uses(self) -> tuple[Use, Use]:
        """The claims and keys that it rests on."""
        return use_of_figure(self.earlier), use_of_figure(self.later)


def use_of_figure(one: Assertion) -> Use:
    """Return the claim of a figure with the keys used."""
    return Use(one.claim, one.uses)


def series(
    assertions: Iterable[Assertion],
    wanted: Callable[[Assertion], bool],
    voice: Callable[[Assertion], Hashable] = lambda _: None,
) -> Iterator[list[Assertion]]:
    """Yield the figures of each slot in one scope and as told by one voice, in the order of their times."""
    found: dict[tuple[Slot, Context, Hashable], list[Assertion]] = defaultdict(list)
    for one in assertions:
        if one.slot.family is Family.VALUE and one.claim.modality.is_actual and wanted(one):
            found[one.slot, one.context, voice(one)].append(one)
    for group in found.values():
        if len(group) > 1:
            yield sorted(group, key=lambda one: (one.valid.span.lower_key, one.valid.span.upper_key, one.claim_id))


def stars(steps: Sequence[Step]) -> Iterator[tuple[Assertion, list[Step]]]:
    """Yield a few figures with the steps that each is part of, so that every step stands once.

    One wrong figure in a row clashes with many others: it is taken first.
    """
    left = list(steps)
    while left:
        counts = Counter(end for step in left for end in {step.earlier, step.later})
        odd = min(counts, key=lambda one: (-counts[one], one.claim_id, one.said.lower_key))
        yield odd, [step for step in left if odd in (step.earlier, step.later)]
        left = [step for step in left if odd not in (step.earlier, step.later)]


def camps(catalog: Catalog, odd: Assertion, steps: Sequence[Step]) -> tuple[Camp, ...]:
    """Return the figure that does not fit and those that it does not fit with."""
    others = {(one.claim_id, one.said): one for step in steps for one in (step.earlier, step.later) if one is not odd}
    rest = [one for one in others.values() if one.claim_id != odd.claim_id]
    sides = [[odd], sorted(rest, key=lambda one: one.claim_id)]
    if all(step.earlier is not odd for step in steps):
        sides.reverse()
    return tuple(
        Camp(tuple(Witness(one.claim, figure_then(catalog, one)) for one in side), figure_then(catalog, side[0]))
        for side in sides
        if side
    )


def figure_then(catalog: Catalog, one: Assertion) -> Message:
    """Return a figure with its time: ``50 people (27 November 2025)``."""
    return say("{figure} ({time})", figure=figure_words(catalog, value_of(one)), time=time_words(one))


def time_words(one: Assertion) -> Message:
    """Return when a figure holds: what the claim states, else the day of publication."""
    period = as_of(one) or one.claim.article.published
    return period_reads(period) if period is not None else say("at a time not known")
