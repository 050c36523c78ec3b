"""Two sides of claims of which very many exclude each other: their knots, without every pair of them.

Claims that are alike in all that decides whether they exclude one of the other side are held against it once, as a
kind. What is found is what the pairs would yield: which claims hang together, and which two exclude each other with
the least to weaken that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import product
from typing import Generic, TypeAlias, TypeVar

from claimcheck.domain.assertion import Assertion
from claimcheck.domain.diagnostic import Severity, weakness
from claimcheck.engine.comparison import Reasons

T = TypeVar("T", bound=Hashable)
Weakens: TypeAlias = Callable[[Assertion, Assertion], Reasons | None]
Fits: TypeAlias = Callable[[T, T], bool]


class Kind(Generic[T]):
    """Claims of one side that are alike, by id; ``like`` numbers what weakens pairs, ``told`` is what they say."""

    __slots__ = ("like", "members", "told")

    def __init__(self, like: int, told: T) -> None:
        self.like, self.told = like, told
        self.members: list[Assertion] = []

    @property
    def first(self) -> str:
        """The id of its first claim."""
        return self.members[0].claim_id


class Knot:
    """Claims that exclude each other directly or through others, by id, and the strongest of their pairs."""

    __slots__ = ("lead", "ones", "others", "reasons")

    def __init__(
        self, ones: Sequence[Kind[T]], others: Sequence[Kind[T]], lead: tuple[Assertion, Assertion], reasons: Reasons
    ) -> None:
        self.ones, self.others = _members(ones), _members(others)
        self.lead, self.reasons = lead, reasons


class Sides(Generic[T]):
    """What stands against what: claims of the one side and of the other that fit, unless nothing lets them be compared.

    ``like`` returns what decides what weakens a pair, which ``weakens`` returns (``None`` where the two are not
    compared); ``told`` what decides whether they fit.
    """

    def __init__(
        self,
        sides: tuple[Iterable[Assertion], Iterable[Assertion]],
        like: Callable[[Assertion], Hashable],
        weakens: Weakens,
        told: Callable[[Assertion], T],
    ) -> None:
        self._weakens, self._known = weakens, dict[tuple[int, int], Reasons | None]()
        self._likes: dict[Hashable, int] = {}
        self._examples: list[Assertion] = []
        self.ones, self.others = (self._kinds(side, like, told) for side in sides)

    def knots(self, fits: Fits[T], level: Severity) -> Iterator[Knot]:
        """Yield the knots of two claims and more, in the order of their first claims."""
        left, right = dict.fromkeys(self.ones), dict.fromkeys(self.others)
        for start in self.ones:
            if start not in left:
                continue
            del left[start]
            ones, others = [start], list[Kind[T]]()
            # Whom one is known to belong to is found already, and not looked at again: of many that fit, few remain.
            waiting = [(start, True)]
            for kind, is_one in waiting:
                across = right if is_one else left
                found = [far for far in across if self._is_pair(*((kind, far) if is_one else (far, kind)), fits)]
                for far in found:
                    del across[far]
                (others if is_one else ones).extend(found)
                waiting += [(far, not is_one) for far in found]
            if others:
                yield Knot(ones, others, *self._strongest(ones, others, fits, level))

    def _is_pair(self, one: Kind[T], other: Kind[T], fits: Fits[T]) -> bool:
        return fits(one.told, other.told) and self._of(one.like, other.like) is not None

    def pairs(self, fits: Fits[T]) -> Iterator[tuple[Kind[T], Kind[T]]]:
        """Yield each two kinds that exclude each other."""
        for one, other in product(self.ones, self.others):
            if self._is_pair(one, other, fits):
                yield one, other

    def _strongest(
        self, ones: Sequence[Kind[T]], others: Sequence[Kind[T]], fits: Fits[T], level: Severity
    ) -> tuple[tuple[Assertion, Assertion], Reasons]:
        """Return the pair that the least weakens; of several, the first by its claims."""
        likes_of: dict[Reasons, set[tuple[int, int]]] = defaultdict(set)
        for pair in product({one.like for one in ones}, {other.like for other in others}):
            reasons = self._of(*pair)
            if reasons is not None:
                likes_of[reasons].add(pair)
        left, right = sorted(ones, key=lambda one: one.first), sorted(others, key=lambda one: one.first)
        for reasons, likes in sorted(likes_of.items(), key=lambda one: weakness(level, one[0])):
            for one, other in product(left, right):
                if (one.like, other.like) in likes and fits(one.told, other.told):
                    return (one.members[0], other.members[0]), reasons
        raise AssertionError("those that are connected exclude each other")

    def _kinds(
        self, side: Iterable[Assertion], like: Callable[[Assertion], Hashable], told: Callable[[Assertion], T]
    ) -> list[Kind[T]]:
        found: dict[Hashable, Kind[T]] = {}
        for one in sorted(side, key=lambda one: one.claim_id):
            number = self._likes.setdefault(like(one), len(self._examples))
            if number == len(self._examples):
                self._examples.append(one)
            key = number, told(one)
            found.setdefault(key, Kind(*key)).members.append(one)
        return list(found.values())

    def _of(self, one: int, other: int) -> Reasons | None:
        pair = one, other
        if pair not in self._known:
            self._known[pair] = self._weakens(self._examples[one], self._examples[other])
        return self._known[pair]


def _members(kinds: Iterable[Kind[T]]) -> list[Assertion]:
    return sorted((one for kind in kinds for one in kind.members), key=lambda one: one.claim_id)
