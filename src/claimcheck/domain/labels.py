"""Ranks, edition labels and titles as read."""

from __future__ import annotations

from claimcheck.domain.choice import Choice
from claimcheck.record import frozen


class Notation(Choice):
    """How a rank is written; digits and words are one notation in Indonesian."""

    ROMAN = "Roman numerals"
    PLAIN = "digits or words"


@frozen
class RankWords:
    """A rank as read; ``number`` is ``None`` for a title without one (juara umum, favourite)."""

    words: str
    number: int | None
    notation: Notation


class Basis(Choice):
    """What the number of an edition label counts."""

    UNSTATED = "a bare year"
    ASSESSED = "the year assessed"
    PRESENTED = "the year presented"
    ORDINAL = "the number of the edition"
    SEASON = "the first of two years"


@frozen
class Edition:
    """An edition label as read: ``2025``, ``tahun penilaian 2024``, ``musim 2024/2025``, ``edisi ke-5``."""

    words: str
    number: int
    basis: Basis

    @property
    def years(self) -> tuple[int, ...]:
        """The years that it names: two of a season, none of an ordinal."""
        if self.basis is Basis.ORDINAL:
            return ()
        return (self.number, self.number + 1) if self.basis is Basis.SEASON else (self.number,)

    @property
    def is_bare(self) -> bool:
        """Whether it is a year that does not say of what."""
        return self.basis is Basis.UNSTATED


class Title(Choice):
    """The title before an office: the definitive holder or one who acts for them."""

    DEFINITIVE = "definitive"
    ACTING = "acting, appointed"  # Pj, Penjabat, often misspelt Pejabat
    ACTING_DAILY = "acting, daily"  # Plt, Plh
    ACTING_SOMEHOW = "acting"  # in English, which does not tell the two apart; Pjs, for a holder on leave
