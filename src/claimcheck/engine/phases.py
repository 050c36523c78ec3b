"""The network of dates: which limits on the starts and ends of events cannot all hold.

An event is an interval of time with a start before its end (Allen 1983). What is known of two events is that one end
does not come after another (``end(x) <= start(y)``), and a claim bounds a start or an end from below or above: a simple
temporal network whose differences are all zero (Dechter, Meiri and Pearl 1991). Such a network can be satisfied unless

- its links alone lead from an end of an event round to its start, which is a cycle; or
- links lead from an end with a lower limit to one with an earlier upper limit, which is a conflict of two limits, or
  of one claim that gives both.

Nothing else can go wrong: give every end the greatest lower limit among those that lead to it, and all links hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from claimcheck.engine.knots import knots
from claimcheck.engine.moments import Link, LinkKind, Moment, by_first, by_then
from claimcheck.engine.union import connected


class Limit:
    """What one claim leaves of a moment: minutes, both ends included, ``None`` for none.

    ``key`` is the key of the claim that gives it.
    """

    __slots__ = ("claim", "key", "lower", "moment", "upper")

    def __init__(self, claim: str, moment: Moment, key: str, lower: int | None, upper: int | None) -> None:
        self.claim, self.moment, self.key, self.lower, self.upper = claim, moment, key, lower, upper


class Conflict:
    """``late`` cannot be before ``early`` is over, though ``path`` leads from the one to the other; minimal."""

    __slots__ = ("early", "late", "path")

    def __init__(self, late: Limit, early: Limit, path: tuple[Link, ...]) -> None:
        self.late, self.early, self.path = late, early, path

    @property
    def claims(self) -> frozenset[str]:
        """The one or two claims that cannot hold together."""
        return frozenset({self.late.claim, self.early.claim})


def conflicts(links: Sequence[Link], limits: Iterable[Limit]) -> tuple[Conflict, ...]:
    """Return the minimal conflicts among the limits: those of one claim, then those of two; each set of claims once.

    What the catalog says of events on a cycle is left out: it is wrong whatever the claims say. Of a component of
    events that links tie together, ``MOST_CONFLICTS`` clashing limits are looked at.
    """
    knotted = {link for knot in knots(links) for link in knot if link.kind is not LinkKind.LASTS}
    network = _Network.of([link for link in links if link not in knotted], limits)
    found: dict[frozenset[str], Conflict] = {}
    for component in network.components():
        for conflict in islice(network.clashing(component), MOST_CONFLICTS):
            known = found.get(conflict.claims)
            if known is None or _rank(conflict) < _rank(known):
                found[conflict.claims] = conflict
    alone = {claim for claims in found if len(claims) == 1 for claim in claims}
    minimal = [one for claims, one in found.items() if len(claims) == 1 or not claims & alone]
    return tuple(sorted(minimal, key=lambda one: (len(one.claims), sorted(one.claims))))


MOST_CONFLICTS = 1000


def _rank(conflict: Conflict) -> tuple[int, tuple[str, str], tuple[str, str], str, str]:
    late, early = conflict.late, conflict.early
    return len(conflict.path), late.moment.key, early.moment.key, late.key, early.key


class _Network:
    """Sound links, the limits of each moment, and the greatest lower limit that leads to it."""

    __slots__ = ("backward", "earliest", "held", "links")

    def __init__(
        self,
        links: Sequence[Link],
        held: Mapping[Moment, Sequence[Limit]],
        backward: Mapping[Moment, Sequence[Link]],
        earliest: Mapping[Moment, int],
    ) -> None:
        self.links, self.held, self.backward, self.earliest = links, held, backward, earliest

    @classmethod
    def of(cls, links: Sequence[Link], limits: Iterable[Limit]) -> _Network:
        held: dict[Moment, list[Limit]] = defaultdict(list)
        for limit in sorted(limits, key=lambda one: (one.claim, one.key, one.moment.key)):
            held[limit.moment].append(limit)
        return cls(links, held, by_then(links), _earliest(by_first(links), held))

    def components(self) -> Iterator[list[Moment]]:
        """Yield the moments with limits that links tie together."""
        moments = {moment: None for link in self.links for moment in (link.first, link.then)}
        groups = connected(moments | dict.fromkeys(self.held), ((link.first, link.then) for link in self.links))
        yield from ([moment for moment in group if moment in self.held] for group in groups)

    def clashing(self, moments: Iterable[Moment]) -> Iterator[Conflict]:
        """Yield every two limits, the upper one of these moments, that links forbid."""
        for moment in moments:
            ceilings = [one for one in self.held[moment] if one.upper is not None and self.earliest[moment] > one.upper]
            if ceilings:
                yield from self._above(moment, ceilings)

    def _above(self, goal: Moment, ceilings: Sequence[Limit]) -> Iterator[Conflict]:
        """Yield the lower limits that lead to the goal and lie above its ceilings, the nearest first."""
        floor = min(one.upper for one in ceilings if one.upper is not None)
        following: dict[Moment, Link | None] = {goal: None}
        queue = [goal]
        for moment in queue:
            for late in self.held.get(moment, ()):
                if late.lower is not None and late.lower > floor:
                    path = _path(following, moment)
                    yield from (
                        Conflict(late, early, path)
                        for early in ceilings
                        if early.upper is not None and late.lower > early.upper
                    )
            for link in self.backward.get(moment, ()):
                if link.first not in following and self.earliest[link.first] > floor:
                    following[link.first] = link
                    queue.append(link.first)


def _path(following: Mapping[Moment, Link | None], moment: Moment) -> tuple[Link, ...]:
    path = []
    while (link := following[moment]) is not None:
        path.append(link)
        moment = link.then
    return tuple(path)


def _earliest(onward: Mapping[Moment, Sequence[Link]], held: Mapping[Moment, Sequence[Limit]]) -> Mapping[Moment, int]:
    """Return the greatest lower limit that leads to each moment: taken from the greatest down, each is met once."""
    lowers = [(limit.lower, moment) for moment, limits in held.items() for limit in limits if limit.lower is not None]
    earliest: dict[Moment, int] = defaultdict(lambda: _NEVER)
    for lower, source in sorted(lowers, key=lambda one: -one[0]):
        waiting = [source]
        while waiting:
            moment = waiting.pop()
            if moment not in earliest:
                earliest[moment] = lower
                waiting.extend(link.then for link in onward.get(moment, ()))
    return earliest


_NEVER = -1_000_000_000  # before every minute there is, in any zone
