"""Claims that disagree about one variable, and the ways to take sides.

Two spans of one variable that are disjoint are a conflict of their own. So that these do not hide the conflicts that
need a relation, the latter are looked for among claims that agree slot by slot: one *stance* takes for each disputed
variable the claims of one of its camps, which are the largest sets of spans with a common point.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from itertools import islice, product
from typing import Final, TypeAlias

from claimcheck.domain.span import Span
from claimcheck.engine.expression import Observation, Variable
from claimcheck.engine.network import name_order

Claims: TypeAlias = Mapping[Hashable, Sequence[Observation]]
Spans: TypeAlias = list[tuple[Span, Hashable]]

MANY: Final = 64
"""As many stances are taken in all their combinations; beyond that, one variable at a time leaves its largest camp."""


def stances(claims: Claims) -> tuple[list[frozenset[Hashable]], bool]:
    """Return the claims to leave out, for each stance, and whether these are all the stances there are."""
    removals = [
        [frozenset(claim for _, claim in spans) - camp for camp in islice(camps(spans), MANY + 1)]
        for spans in _disputed(claims)
    ]
    count = 1
    for choices in removals:
        count = min(count * len(choices), MANY + 1)
    if count <= MANY:
        return list(dict.fromkeys(frozenset().union(*choice) for choice in product(*removals))), True
    largest = [min(choices, key=len) for choices in removals]
    found = [frozenset[Hashable]().union(*largest)]
    for index, choices in enumerate(removals):
        rest = frozenset[Hashable]().union(*largest[:index], *largest[index + 1 :])
        found += [rest | removal for removal in choices]
    return list(dict.fromkeys(found))[:MANY], False


def camps(spans: Spans) -> Iterator[frozenset[Hashable]]:
    """Yield the largest sets of claims whose spans have a common point, from below upwards: one sweep."""
    ending: list[tuple[tuple[int, object, int], int]] = []
    active: dict[int, Hashable] = {}
    has_grown = False
    for index, (span, claim) in enumerate(sorted(spans, key=lambda pair: (pair[0].lower_key, name_order(pair[1])))):
        if has_grown and ending and ending[0][0] < span.lower_key:
            yield frozenset(active.values())
            has_grown = False
        while ending and ending[0][0] < span.lower_key:
            del active[heappop(ending)[1]]
        active[index] = claim
        heappush(ending, (span.upper_key, index))
        has_grown = True
    if active:
        yield frozenset(active.values())


def disjoint_claims(claims: Claims, cap: int) -> list[frozenset[Hashable]]:
    """Return the claims, one or two, that speak of disjoint spans of one variable; not many more than the cap."""
    found: dict[frozenset[Hashable], None] = {}
    for spans in _disputed(claims):
        by_upper = sorted(spans, key=lambda pair: (pair[0].upper_key, name_order(pair[1])))
        for span, claim in sorted(spans, key=lambda pair: (pair[0].lower_key, name_order(pair[1]))):
            for other_span, other in by_upper:
                if not other_span.precedes(span) or len(found) > cap:
                    break
                found[frozenset((claim, other))] = None
    return list(found)


def _disputed(claims: Claims) -> list[Spans]:
    """Return the spans, with their claims, of each variable on which two of them are disjoint."""
    by_variable: dict[Variable, Spans] = {}
    for claim, observations in claims.items():
        for observation in observations:
            span = observation.span.whole() if observation.variable.whole else observation.span
            if span is not None:
                by_variable.setdefault(observation.variable, []).append((span, claim))
    return [
        by_variable[variable]
        for variable in sorted(by_variable, key=lambda variable: name_order(variable.name))
        if _is_disputed(by_variable[variable])
    ]


def _is_disputed(spans: Spans) -> bool:
    return min(span.upper_key for span, _ in spans) < max(span.lower_key for span, _ in spans)
