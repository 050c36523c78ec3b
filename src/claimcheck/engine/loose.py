"""Claims that may be of one time though they do not say so: at which moments, and what relations then tie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from claimcheck.domain.assertion import Assertion, Nature, Valid
from claimcheck.engine.cells import NOW, Cell, When, loosely, strictly
from claimcheck.engine.weave import weave
from claimcheck.engine.woven import Component, components_of
from claimcheck.resolve.ledger import Ledger

MAX_MOMENTS = 200  # of one component, looked at for what may be of one time


def loose_components(ledger: Ledger, relevant: Sequence[Assertion]) -> tuple[tuple[Component, ...], int]:
    """Return what relations tie of the claims that may be of one time, where that adds to what strictly is.

    Also returns of how many groups of claims not all moments were looked at.
    """
    found: list[Component] = []
    cut = 0
    for claims, members in _loose_groups(ledger, relevant):
        times = _times_by_claim(members)
        moments = list(islice(_moments(members), MAX_MOMENTS + 1))
        cut += len(moments) > MAX_MOMENTS
        for moment in moments[:MAX_MOMENTS]:
            woven = components_of(weave(ledger, members, loosely(moment), claims))
            found += [component for component in woven if _is_of_several_times(component, times)]
    return tuple(found), cut


def _loose_groups(ledger: Ledger, assertions: Sequence[Assertion]) -> Iterator[tuple[frozenset[str], list[Assertion]]]:
    """Yield the assertions that relations would tie if all were of one time, where that is more than one time."""

    def timeless(nature: Nature, valid: Valid) -> When:
        return strictly(nature, valid) if nature is Nature.FLOW else "any"

    merged = weave(ledger, assertions, timeless)
    for component in components_of(merged):
        claims = frozenset(one.claim for one in component.seen)
        members = [one for one in assertions if one.claim_id in claims]
        if len({_strict(one) for one in members}) > 1:
            yield claims, members


def _times_by_claim(members: Sequence[Assertion]) -> Mapping[str, frozenset[When]]:
    """Return the times that each claim speaks of, as far as they matter."""
    times: dict[str, set[When]] = defaultdict(set)
    for one in members:
        times[one.claim_id] |= set() if one.slot.nature is Nature.FIXED else {_strict(one)}
    return {claim: frozenset(found) for claim, found in times.items()}


def _is_of_several_times(component: Component, times: Mapping[str, frozenset[When]]) -> bool:
    """Whether anything in it is new beside what is strictly of one time."""
    at_moment = any(isinstance(one.variable.name, Cell) and one.variable.name.when == NOW for one in component.seen)
    return at_moment and len(frozenset().union(*(times.get(one.claim, frozenset()) for one in component.seen))) > 1


def _moments(members: Sequence[Assertion]) -> Iterator[int | None]:
    """Yield moments at which the assertions that may hold then are of several times, and no other moment has more."""
    timed = [one for one in members if one.slot.nature not in (Nature.FIXED, Nature.FLOW)]
    starts = sorted({one.valid.span.lower for one in timed}, key=lambda start: (start is not None, start or 0))
    seen: list[frozenset[int]] = []
    for start in starts:
        clock = loosely(None if start is None else int(start))
        active = frozenset(
            index for index, one in enumerate(timed) if clock(one.slot.nature, one.valid) != _strict(one)
        )
        several = len({_strict(timed[index]) for index in active}) > 1
        if several and not any(active <= other for other in seen):
            seen.append(active)
            yield None if start is None else int(start)


def _strict(assertion: Assertion) -> When:
    return strictly(assertion.slot.nature, assertion.valid)
