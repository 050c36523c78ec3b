"""The values that meet a target: all that is said is at least as good as what is usually meant by it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion, Nature, Origin
from claimcheck.domain.diagnostic import Severity, weakness
from claimcheck.domain.figure import Hedge
from claimcheck.engine.comparison import Obstacle, same_context, same_time
from claimcheck.lower.times import local_span, valid
from claimcheck.lower.values import value_of
from claimcheck.rules._uses import Reasons, Use, weakened_by
from claimcheck.rules._values import subject_of


class Values:
    """Present values of one thing, of which thousands may be told: those alike in all but the figure, as a kind."""

    def __init__(self, catalog: Catalog, values: Sequence[Assertion]) -> None:
        self.catalog = catalog
        self._kinds: dict[Hashable, list[Assertion]] = defaultdict(list)
        for value in values:
            self._kinds[_like(value)].append(value)
        self._known: dict[tuple[Hashable, Hashable], Reasons | None] = {}

    def that_meet(self, aim: Assertion) -> list[tuple[Assertion, Reasons]]:
        """Return the values that are no worse than the target, each with what weakens that, the strongest first."""
        is_reached = reaches(aim, self.catalog.measures[subject_of(aim).measure].best)
        found: dict[Reasons, list[Assertion]] = defaultdict(list)
        like, article = _like(aim), aim.claim.article.id
        for kind, values in self._kinds.items():
            if (like, kind) not in self._known:
                other = next((one for one in values if one.claim.article.id != article), None)
                if other is not None:
                    self._known[like, kind] = self.weakens(aim, other)
            elsewhere = self._known.get((like, kind))
            for value in values:
                is_elsewhere = value.claim.article.id != article
                if (is_elsewhere and elsewhere is None) or value.claim_id == aim.claim_id or not is_reached(value):
                    continue
                reasons = elsewhere if is_elsewhere else self.weakens(aim, value)
                if reasons is not None:
                    found[reasons].append(value)
        return [
            (value, reasons)
            for reasons in sorted(found, key=lambda one: weakness(Severity.TENSION, one))
            for value in sorted(found[reasons], key=lambda one: one.claim_id)
        ]

    def weakens(self, aim: Assertion, value: Assertion) -> Reasons | None:
        """Return what weakens that a value meets a target; ``None`` where the two are not compared."""
        if _is_told_later(aim, value):
            return None
        in_time = _present(self.catalog, aim, value)
        in_context = same_context(aim.context, value.context)
        if isinstance(in_time, Obstacle) or isinstance(in_context, Obstacle):
            return None
        return in_time | in_context | weakened_by(self.catalog, Use.of(aim), Use.of(value))


def _like(one: Assertion) -> Hashable:
    """Return all that is held against figures of other articles, but the figure itself."""
    claim, published, time = one.claim, one.claim.article.published, one.valid
    doubts = claim.modality, claim.as_published_by is not None, claim.assumed & one.uses, one.speaker
    times = time.span, time.origin, time.is_day, None if published is None else local_span(published)
    return doubts, one.context, times


def _is_told_later(aim: Assertion, value: Assertion) -> bool:
    """Whether a value without a time of its own comes from an article of a later day: by then the target was met."""
    set_on, told_on = aim.claim.article.published, value.claim.article.published
    if set_on is None or told_on is None or value.valid.origin is Origin.STATED:
        return False
    return local_span(set_on).precedes(local_span(told_on))


def _present(catalog: Catalog, aim: Assertion, value: Assertion) -> Reasons | Obstacle:
    """Return what weakens that a value holds when the target is stated; a flow is of the target's own period."""
    nature = aim.slot.nature
    if nature is Nature.FLOW:
        return same_time(nature, aim.valid, value.valid)
    measure = catalog.measures[subject_of(aim).measure]
    stated = valid(nature, aim.claim.article, None, measure.holds_for)
    return same_time(nature, stated, value.valid)


def reaches(aim: Assertion, best: str) -> Callable[[Assertion], bool]:
    """Return what tells whether all that is said is at least as good as all that is usually meant by the aim.

    A limit counts as it stands. An aim is set, not measured: "60 persen" does not stand for what may be 65.
    """
    figure = value_of(aim).figure
    is_limit = figure.also is None and figure.hedge in (_CEILINGS if best == "low" else _FLOORS)
    goal = aim.meant.upper if is_limit == (best == "low") else aim.meant.lower

    def is_reached(value: Assertion) -> bool:
        told = value.said.upper if best == "low" else value.said.lower
        if goal is not None and told is not None and (told <= goal if best == "low" else told >= goal):
            return True
        is_plain = figure.hedge is Hedge.PLAIN and value_of(value).figure.hedge is Hedge.PLAIN
        return is_plain and aim.said == value.said

    return is_reached


_FLOORS = (Hedge.AT_LEAST, Hedge.MORE)
_CEILINGS = (Hedge.AT_MOST, Hedge.LESS)
