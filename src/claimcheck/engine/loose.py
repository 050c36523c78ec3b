"""Claims that may be of one time though they do not say so: at which moments, and what relations then tie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeAlias

from claimcheck.domain.assertion import Assertion, Nature, Valid
from claimcheck.domain.span import Span
from claimcheck.engine.cells import NOW, Cell, When, loosely, strictly
from claimcheck.engine.stated import times_stated
from claimcheck.engine.weave import weave
from claimcheck.engine.woven import Component, components_of
from claimcheck.resolve.ledger import Ledger

_Time: TypeAlias = tuple[Nature, Valid]

MAX_MOMENTS = 200  # of one component, looked at for what may be of one time


def loose_components(ledger: Ledger, relevant: Sequence[Assertion]) -> tuple[tuple[Component, ...], int]:
    """Return what relations tie of the claims that may be of one time, where that adds to what strictly is.

    Also returns of how many groups of claims not all moments were looked at.
    """
    found: list[Component] = []
    cut = 0
    for claims, members in _loose_groups(ledger, relevant):
        times = _times_by_claim(ledger, claims, members)
        moments = list(islice(_moments([one for told in times.values() for one in told]), MAX_MOMENTS + 1))
        cut += len(moments) > MAX_MOMENTS
        for moment in moments[:MAX_MOMENTS]:
            woven = components_of(weave(ledger, members, loosely(moment), claims, around=NOW))
            found += [component for component in woven if _is_of_several_times(component, times)]
    return tuple(found), cut


def _loose_groups(ledger: Ledger, assertions: Sequence[Assertion]) -> Iterator[tuple[frozenset[str], list[Assertion]]]:
    """Yield the assertions that relations would tie if all were of one time, where that is more than one time."""

    def timeless(nature: Nature, valid: Valid) -> When:
        return strictly(nature, valid) if nature is Nature.FLOW else "any"

    merged = weave(ledger, assertions, timeless)
    of_claim: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(assertions):
        of_claim[one.claim_id].append(number)
    for component in components_of(merged):
        claims = frozenset(one.claim for one in component.seen)
        members = [assertions[number] for number in sorted(number for claim in claims for number in of_claim[claim])]
        if len({_strict(one) for told in _times_by_claim(ledger, claims, members).values() for one in told}) > 1:
            yield claims, members


def _times_by_claim(ledger: Ledger, claims: frozenset[str], members: Sequence[Assertion]) -> Mapping[str, list[_Time]]:
    """Return the times that each claim speaks of, as far as they matter: of its own figures, and of those it ties."""
    times: dict[str, list[_Time]] = defaultdict(list)
    for one in members:
        times[one.claim_id].append((one.slot.nature, one.valid))
    for name in sorted(claims):
        claim = ledger.claim(name)
        times[name] += () if claim is None else times_stated(ledger.catalog, claim)
    return {name: [one for one in told if one[0] is not Nature.FIXED] for name, told in times.items()}


def _is_of_several_times(component: Component, times: Mapping[str, Sequence[_Time]]) -> bool:
    """Whether anything in it is new beside what is strictly of one time."""
    at_moment = any(isinstance(one.variable.name, Cell) and one.variable.name.when == NOW for one in component.seen)
    return at_moment and len({_strict(told) for one in component.seen for told in times.get(one.claim, ())}) > 1


def _moments(times: Sequence[_Time]) -> Iterator[int | None]:
    """Yield moments at which the times that may hold then are several, and no other moment has more."""
    timed = [one for one in times if one[0] is not Nature.FLOW]
    seen: list[frozenset[int]] = []
    for start, active in _held_at_starts([valid.span for _, valid in timed]):
        several = len({_strict(timed[index]) for index in active}) > 1
        if several and not any(active <= other for other in seen):
            seen.append(active)
            yield start


def _held_at_starts(spans: Sequence[Span]) -> Iterator[tuple[int | None, frozenset[int]]]:
    """Yield each moment at which a span begins, with the numbers of those that hold then; first those without end."""
    begun = [number for number, span in enumerate(spans) if span.lower is None]
    if begun:
        yield None, frozenset(begun)
    beginning: dict[int, list[int]] = defaultdict(list)
    for number, span in enumerate(spans):
        if span.lower is not None:
            beginning[int(span.lower)].append(number)
    for start in sorted(beginning):
        begun = [number for number in begun if not _is_over(spans[number], start)] + beginning[start]
        yield start, frozenset(number for number in begun if spans[number].holds(start))


def _is_over(span: Span, moment: int) -> bool:
    return span.upper is not None and span.upper < moment


def _strict(time: _Time) -> When:
    return strictly(*time)
