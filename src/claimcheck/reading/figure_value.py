"""A number as it stands in a text, before its unit and the words around it are known."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from claimcheck.domain.figure import Hedge
from claimcheck.domain.message import Message
from claimcheck.reading.figure_rounding import coarseness

IN_ONE_SIGN = "a fraction stands in one sign"
"""The note on "2½"."""


class Number(NamedTuple):
    """A number as it stands, not below zero; ``stop`` is the token after it and ``scale`` the worth of its scale words.

    ``hedge`` is what the form itself says (plain, "-an", a rough count, a fraction, a factor). ``readings`` are the
    several ways to read it, where there are more than one; ``n`` is then the first.
    """

    n: Fraction
    w: Fraction
    z: Fraction
    stop: int
    hedge: Hedge = Hedge.PLAIN
    scale: int = 1
    in_full: bool = False
    share: bool = False
    unit: str = ""
    direction: int | None = None
    note: str | None = None
    readings: tuple[Message, ...] = ()

    def times(self, scale: int) -> Number:
        """Return the number under a scale word that was written once for two."""
        return self._replace(n=self.n * scale, w=self.w * scale, z=self.z * scale, in_full=False)


def plain_number(n: Fraction, w: Fraction, stop: int, scale: int, *, decimals: bool) -> Number:
    """Return a number that stands in digits or words, as coarse as it is written."""
    w, z = coarseness(n, w, decimals=decimals)
    return Number(n, w, z, stop, scale=scale)
