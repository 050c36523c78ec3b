"""Figures of one slot over time, and the fewest findings that tell which of them do not fit."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion, Context, Slot
from claimcheck.domain.diagnostic import Severity, weakness
from claimcheck.domain.message import Message, say
from claimcheck.domain.span import Exact
from claimcheck.engine.finding import Camp, Witness
from claimcheck.engine.union import connected
from claimcheck.lower.reads import period_reads
from claimcheck.lower.values import value_of
from claimcheck.rules._figures import figure_words
from claimcheck.rules._reasons import as_of
from claimcheck.rules._uses import Reasons, Use, weakened_by

MOST_STEPS = 10_000  # as many steps of one slot are told; a series with more is not read figure by figure


class Step:
    """Two figures of one slot at two times that do not fit, and what weakens that."""

    __slots__ = ("earlier", "later", "reasons")

    def __init__(self, earlier: Assertion, later: Assertion, reasons: Reasons) -> None:
        self.earlier, self.later, self.reasons = earlier, later, reasons

    @classmethod
    def of(cls, catalog: Catalog, earlier: Assertion, later: Assertion) -> Step:
        """Return the step from one figure to the other, with what weakens it."""
        return cls(earlier, later, weakened_by(catalog, Use.of(earlier), Use.of(later)))

    @property
    def uses(self) -> tuple[Use, Use]:
        """The claims and keys that it rests on."""
        return Use.of(self.earlier), Use.of(self.later)


def series(
    assertions: Iterable[Assertion],
    wanted: Callable[[Assertion], bool],
    voice: Callable[[Assertion], Hashable] = lambda _: None,
) -> Iterator[list[Assertion]]:
    """Yield the figures of each slot in one scope and as told by one voice, in the order of their times."""
    found: dict[tuple[Slot, Context, Hashable], list[Assertion]] = defaultdict(list)
    for one in assertions:
        if one.claim.modality.is_actual and wanted(one):
            found[one.slot, one.context, voice(one)].append(one)
    for group in found.values():
        if len(group) > 1:
            yield sorted(group, key=lambda one: (one.valid.span.lower_key, one.valid.span.upper_key, one.claim_id))


class Group:
    """Steps that are told as one: figures of the one side do not fit those of the other."""

    __slots__ = ("sides", "steps")

    def __init__(self, sides: tuple[list[Assertion], list[Assertion]], steps: list[Step]) -> None:
        self.sides, self.steps = sides, steps


def groups(steps: Sequence[Step]) -> Iterator[Group]:
    """Yield few groups in which every step stands once.

    Earlier figures against later ones are one group. Where a figure is both, the one that is in most steps is taken out
    first: a single wrong figure in a row clashes with those before it and those after it.
    """
    left = list(steps)
    while left:
        counts = Counter(end for step in left for end in (step.earlier, step.later))
        ties = ((step.earlier, step.later) for step in left)
        together = set(next(connected(sorted(counts, key=_order), ties)))
        inside = [step for step in left if step.earlier in together]
        earlier, later = ({_order(end(step)): end(step) for step in inside} for end in (_earlier, _later))
        if earlier.keys() & later.keys():
            odd = min(together, key=lambda one: (-counts[one], _order(one)))
            inside = [step for step in inside if odd in (step.earlier, step.later)]
            others = {_order(one): one for step in inside for one in (step.earlier, step.later) if one != odd}
            earlier, later = {_order(odd): odd}, others
        yield Group((_sorted(earlier), _sorted(later)), inside)
        told = set(map(id, inside))
        left = [step for step in left if id(step) not in told]


def _earlier(step: Step) -> Assertion:
    return step.earlier


def _later(step: Step) -> Assertion:
    return step.later


def _sorted(side: Mapping[_Order, Assertion]) -> list[Assertion]:
    return [side[key] for key in sorted(side)]


_Order: TypeAlias = tuple[tuple[int, Exact, int], tuple[int, Exact, int], str]


def _order(one: Assertion) -> _Order:
    """Return what figures are sorted by: their time, their value, and only then the names of their claims."""
    return one.valid.span.lower_key, one.said.lower_key, one.claim_id


def lead(steps: Iterable[Step]) -> Step:
    """Return the step that the least weakens."""
    return min(steps, key=lambda one: (weakness(Severity.TENSION, one.reasons), _order(one.earlier), _order(one.later)))


def camps(catalog: Catalog, group: Group) -> tuple[Camp, ...]:
    """Return the two sides; a claim that gives both figures stands on the first."""
    first, second = group.sides
    named = {one.claim_id for one in first}
    return tuple(
        Camp(tuple(Witness(one.claim, figure_then(catalog, one)) for one in side), figure_then(catalog, side[0]))
        for side in (first, [one for one in second if one.claim_id not in named])
        if side
    )


def figure_then(catalog: Catalog, one: Assertion) -> Message:
    """Return a figure with its time: ``50 people (27 November 2025)``."""
    return say("{figure} ({time})", figure=figure_words(catalog, value_of(one)), time=time_words(one))


def time_words(one: Assertion) -> Message:
    """Return when a figure holds: what the claim states, else the day of publication."""
    period = as_of(one) or one.claim.article.published
    return period_reads(period) if period is not None else say("at a time not known")
