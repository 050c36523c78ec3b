"""What a written figure says before anything is known of the measure that it belongs to."""

from __future__ import annotations

from fractions import Fraction

from claimcheck.domain.choice import Choice
from claimcheck.record import frozen


class Hedge(Choice):
    """The form that a figure is written in; ``reading.spans`` gives each its said and meant spans."""

    PLAIN = "plain"
    ABOUT = "about"  # sekitar, kurang lebih, about, ~
    SOME_OF = "-an"  # 600-an, 1,3 jutaan
    REACHED = "reached"  # mencapai, tembus, reached, passed
    MORE = "more than"  # lebih dari, di atas, over
    AT_LEAST = "at least"  # minimal, setidaknya, no fewer than
    LESS = "less than"  # kurang dari, di bawah, under
    NEARLY = "nearly"  # hampir, nyaris, almost
    AT_MOST = "at most"  # maksimal, hingga, up to
    RANGE = "a to b"
    ROUGH_COUNT = "dozens"  # belasan, puluhan, ratusan, ribuan, dozens, hundreds of …
    FRACTION = "fraction"  # separuh, a third, one in four
    FACTOR = "factor"  # dua kali lipat, threefold


@frozen
class Figure:
    """A figure as it stands in the text.

    ``n`` is the number with its scale words applied, ``w`` the place value of the last written digit, ``z`` how
    coarsely it may have been rounded (``readings.md``). ``unit`` holds the unit's words as written, in the order of the
    text and without the number (``"orang"``, ``"persen"``, ``"Rp / bulan"``), or is empty. ``end`` is the second figure
    of a range. ``direction`` is +1 or -1 where the words say that something rose or fell. ``in_full`` tells that no
    scale or number word stands in it ("946", not "2 juta"). ``share`` tells that it is a part of one ("lebih dari
    separuh", "1 dari 4 warga", but also "setengah persen"), ``factor`` that it is a multiple ("lebih dari dua kali
    lipat"), whatever the hedge; ``ended`` that it is where a change ended, not how far it went ("melorot hingga 50,3
    persen"). ``also`` is a second hedge, which widens the first ("sekitar lebih dari 500"). ``note`` says what was
    unusual in the notation, if anything.
    """

    words: str
    n: Fraction
    w: Fraction
    z: Fraction
    hedge: Hedge = Hedge.PLAIN
    unit: str = ""
    end: Figure | None = None
    direction: int | None = None
    in_full: bool = False
    share: bool = False
    factor: bool = False
    ended: bool = False
    also: Hedge | None = None
    note: str | None = None

    @property
    def is_hedged(self) -> bool:
        """Whether words widen it or say on which side it lies; fractions and factors are plain figures, only coarse."""
        return self.hedge not in (Hedge.PLAIN, Hedge.FRACTION, Hedge.FACTOR)

    @property
    def is_negative(self) -> bool:
        """Whether it is below zero."""
        return self.n.numerator < 0  # which is seen in a tenth of the time that fractions take to compare

    def __hash__(self) -> int:
        return hash(self.words)  # which tell it from nearly all others: fractions take long to hash
