"""Changes between two times of which others tell levels less closely, or that are wider than a day themselves.

"Up by 162,000 from 2025 to 2026" ties levels of two times. At any one moment only one of them can be held against what
another article tells of its year, so that both are looked at together here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product

from claimcheck.domain.assertion import Assertion, Family, Nature, Valid
from claimcheck.domain.claim import Change
from claimcheck.domain.span import Span
from claimcheck.engine.cells import Frame, framed, loosely_between, strictly
from claimcheck.engine.stated import stating_claims, times_stated
from claimcheck.engine.weave import weave
from claimcheck.engine.woven import Component, components_of
from claimcheck.lower.background import modality_class
from claimcheck.lower.values import value_slot
from claimcheck.resolve.ledger import Ledger

MAX_PAIRS = 50  # of moments, looked at for one change
_OF_LEVELS = (Nature.STOCK, Nature.CUMULATIVE)


def loose_changes(ledger: Ledger, relevant: Sequence[Assertion]) -> tuple[tuple[Component, ...], int]:
    """Return what changes tie of the figures that may be of their two times, where that adds to what strictly is.

    Also returns of how many changes not all pairs of moments were looked at.
    """
    found: list[Component] = []
    cut = 0
    changes = [one for one in stating_claims(ledger) if isinstance(one, Change) and one.before_as_of is not None]
    of_slot = _by_slot(relevant) if changes else {}
    for claim in changes:
        nature = ledger.catalog.measures[claim.subject.measure].nature
        before, after = (valid for _, valid in times_stated(ledger.catalog, claim))
        if nature not in _OF_LEVELS or before.span.meets(after.span):
            continue
        slot, context = value_slot(ledger.catalog, claim.subject, modality_class(claim, claim.before_as_of))
        members = of_slot.get(framed(slot, context), [])
        pairs = list(islice(_pairs(members, before, after), MAX_PAIRS + 1))
        cut += len(pairs) > MAX_PAIRS
        for pair in pairs[:MAX_PAIRS]:
            clock = loosely_between((before.span, pair[0]), (after.span, pair[1]))
            woven = components_of(weave(ledger, members, clock, frozenset({claim.id})))
            found += [one for one in woven if any(tie.constraint.by == claim.id for tie in one.ties.values())]
    return tuple(found), cut


def _by_slot(assertions: Iterable[Assertion]) -> dict[tuple[object, Frame], list[Assertion]]:
    found: dict[tuple[object, Frame], list[Assertion]] = defaultdict(list)
    for one in assertions:
        if one.slot.family is Family.VALUE and one.slot.nature in _OF_LEVELS:
            found[framed(one.slot, one.context)].append(one)
    return found


def _pairs(members: Sequence[Assertion], before: Valid, after: Valid) -> Iterator[tuple[int, int]]:
    """Yield pairs of moments of the two times, where what holds at them is of more times than what strictly does."""
    sides = [_moments([one for one in members if not one.valid.span.meets(other.span)], own)
             for own, other in ((before, after), (after, before))]  # fmt: skip
    for (first, is_of_more), (then, is_more) in product(*sides):
        if is_of_more or is_more:
            yield first, then


def _moments(members: Sequence[Assertion], own: Valid) -> list[tuple[int, bool]]:
    """Return the moments of a time at which the most of what may be of it holds, and whether any is of another time.

    A time that nothing else tells of has its first moment, too: the change may give that figure itself.
    """
    at = [one.valid for one in members if one.valid.span.meets(own.span)]
    starts = {int(start) for one in at if (start := _start(one.span, own.span)) is not None}
    held = {start: frozenset(number for number, one in enumerate(at) if one.span.holds(start)) for start in starts}
    most = [start for start in sorted(held) if not any(held[start] < other for other in held.values())]
    strict = strictly(Nature.STOCK, own)
    told = {held[start]: start for start in reversed(most)}
    found = [(start, any(strictly(Nature.STOCK, at[number]) != strict for number in active))
             for active, start in told.items()]  # fmt: skip
    alone = own.span.upper if own.span.lower is None else own.span.lower
    return sorted(found) or ([] if alone is None else [(int(alone), False)])


def _start(one: Span, within: Span) -> int | None:
    """Return the first moment that two times which meet have in common; of two without beginning, a last one."""
    starts = [int(span.lower) for span in (one, within) if span.lower is not None]
    ends = [int(span.upper) for span in (one, within) if span.upper is not None]
    return max(starts) if starts else min(ends, default=None)
