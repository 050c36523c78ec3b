"""How many claims each slot has, and which of all claims they are."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from math import gcd, log
from typing import Final

from benchmarks.ledgers.draws import draw

LARGEST: Final = 1000
_GOLDEN: Final = 0.6180339887498949


class Slots:
    """So many claims dealt to slots: which slot a claim is of, and which claims a slot has.

    The claims of a slot lie far apart. Held in memory: eight bytes a slot.
    """

    def __init__(self, starts: array[int]) -> None:
        """Take the slots' first places among all claims and, at the end, the number of claims."""
        self._starts = starts
        self.claims = starts[-1]
        self._step = next(step for step in range(int(self.claims * _GOLDEN) | 1, self.claims + 3)
                          if gcd(step, max(self.claims, 1)) == 1)  # fmt: skip
        self._back = pow(self._step, -1, self.claims) if self.claims > 1 else 0

    def __len__(self) -> int:
        return len(self._starts) - 1

    def size(self, slot: int) -> int:
        """Return how many claims a slot has."""
        return self._starts[slot + 1] - self._starts[slot]

    def locate(self, claim: int) -> tuple[int, int]:
        """Return the slot that a claim is of, and which of its claims it is, from 0."""
        place = claim * self._step % self.claims
        slot = bisect_right(self._starts, place) - 1
        return slot, place - self._starts[slot]

    def members(self, slot: int) -> Iterator[int]:
        """Yield the claims of a slot."""
        for place in range(self._starts[slot], self._starts[slot + 1]):
            yield place * self._back % self.claims


def zipf_sizes(claims: int, seed: int, stream: int) -> Slots:
    """Return slots whose sizes follow Zipf's law: k claims with a probability of about 1 / k^2, at most ``LARGEST``."""
    starts = array("q", [0])
    while starts[-1] < claims:
        chance = (draw(seed, stream, len(starts)) + 1) / (1 << 64)
        starts.append(min(starts[-1] + min(int(1 / chance), LARGEST), claims))
    return Slots(starts)


def zipf_ranks(claims: int, slots: int) -> Slots:
    """Return so many slots of which the r-th has a share of about 1 / (r + slots / 50): Zipf and Mandelbrot."""
    shift = slots / 50 + 1
    whole = log((slots + shift) / shift)
    starts = array("q", (round(claims * log((rank + shift) / shift) / whole) for rank in range(slots + 1)))
    return Slots(starts)
