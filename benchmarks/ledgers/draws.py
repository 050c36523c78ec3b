"""Numbers drawn by their place, not by their turn: the same from every process and in any order."""

from __future__ import annotations

from typing import Final

_MASK: Final = (1 << 64) - 1
_GAMMA: Final = 0x9E3779B97F4A7C15


def draw(seed: int, stream: int, index: int) -> int:
    """Return the 64 random bits at a place of a stream (SplitMix64: Steele, Lea and Flood, OOPSLA 2014)."""
    x = (seed * 0xD1342543DE82EF95 + stream * 0xAF251AF3B0F025B5 + (index + 1) * _GAMMA) & _MASK
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & _MASK
    return x ^ (x >> 31)


class Dice:
    """A few small choices cut from one draw."""

    __slots__ = ("_rest",)

    def __init__(self, seed: int, stream: int, index: int) -> None:
        self._rest = draw(seed, stream, index)

    def below(self, sides: int) -> int:
        """Return a number from 0 to ``sides`` - 1; the product of all ``sides`` asked for must stay far below 2^64."""
        self._rest, number = divmod(self._rest, sides)
        return number
