"""Knots: links between starts and ends of events that no dates can satisfy, whatever the claims say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from claimcheck.engine.moments import Link, LinkKind, Moment, by_first, by_then


def cycles(links: Sequence[Link]) -> tuple[tuple[Link, ...], ...]:
    """Return one shortest way round for each knot of links that no dates can satisfy, in the order of their events."""
    onward = by_first(links)
    found = []
    for knot in knots(links):
        inside = {link.first for link in knot} | {link.then for link in knot}
        lasting = sorted((link for link in knot if link.kind is LinkKind.LASTS), key=lambda link: link.first.key)
        ways = [(link, *_way(onward, link.then, link.first, inside)) for link in lasting[:_TRIED]]
        found.append(min(ways, key=len))
    return tuple(sorted(found, key=lambda way: way[0].first.key))


_TRIED = 50  # how many events of a knot are tried as the start of a short way round


def knots(links: Sequence[Link]) -> list[list[Link]]:
    """Return, for each strongly connected part in which an event ends before it starts, the links inside it.

    Two passes of depth-first search (Kosaraju; Sharir 1981), without recursion.
    """
    onward, backward = by_first(links), by_then(links)
    order = _finished(onward)
    part: dict[Moment, Moment] = {}
    for root in reversed(order):
        waiting = [] if root in part else [root]
        while waiting:
            moment = waiting.pop()
            if moment not in part:
                part[moment] = root
                waiting.extend(link.first for link in backward.get(moment, ()))
    inside: dict[Moment, list[Link]] = defaultdict(list)
    for link in links:
        if part[link.first] == part[link.then]:
            inside[part[link.first]].append(link)
    return [knot for knot in inside.values() if any(link.kind is LinkKind.LASTS for link in knot)]


def _finished(onward: Mapping[Moment, Sequence[Link]]) -> list[Moment]:
    """Return the moments in the order in which a depth-first search leaves them."""
    order: list[Moment] = []
    seen: set[Moment] = set()
    for root in list(onward):
        if root in seen:
            continue
        seen.add(root)
        waiting = [(root, iter(onward.get(root, ())))]
        while waiting:
            moment, rest = waiting[-1]
            link = next(rest, None)
            if link is None:
                order.append(moment)
                waiting.pop()
            elif link.then not in seen:
                seen.add(link.then)
                waiting.append((link.then, iter(onward.get(link.then, ()))))
    return order


def _way(onward: Mapping[Moment, Sequence[Link]], start: Moment, goal: Moment, inside: set[Moment]) -> Sequence[Link]:
    """Return a shortest way from one moment to another that stays inside a knot; there is one."""
    reached: dict[Moment, Link | None] = {start: None}
    queue = [start]
    for moment in queue:
        for link in onward.get(moment, ()):
            if link.then in inside and link.then not in reached:
                reached[link.then] = link
                queue.append(link.then)
    path = []
    at = goal
    while (step := reached[at]) is not None:
        path.append(step)
        at = step.first
    return path[::-1]
