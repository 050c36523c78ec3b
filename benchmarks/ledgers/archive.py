"""An archive: claims by number, each a true telling of one world, but for those planted to be false."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final, NamedTuple, TypeAlias

from benchmarks.ledgers import country
from benchmarks.ledgers.draws import Dice, draw
from benchmarks.ledgers.events import event_claim
from benchmarks.ledgers.narrowings import clashing_as_meant, contradicting
from benchmarks.ledgers.quantities import free_subject, quantity_claim, tied_subject
from benchmarks.ledgers.ranks import GROUP, rank_claim
from benchmarks.ledgers.slots import Slots, zipf_ranks, zipf_sizes

Fields: TypeAlias = dict[str, Any]

_SIZES, _FALSE, _SPEAKERS = 1, 41, 51  # streams of draws
_MILLION: Final = 1_000_000
_FIRST_PUBLISHED: Final = date(2026, 1, 1).toordinal()
_MOST_EVENTS: Final = 2000


class Family(NamedTuple):
    """The claims of one kind: their slots, and which of every twenty claims they are."""

    slots: Slots
    first: int
    end: int

    def number(self, index: int) -> int:
        """Return the number in the archive of a claim of this kind."""
        turn, rest = divmod(index, self.end - self.first)
        return turn * TURN + self.first + rest


TURN: Final = 20  # of twenty claims, 14 are quantities, 3 events and 3 ranks
_KINDS: Final = ((0, 14), (14, 17), (17, 20))


class Claim(NamedTuple):
    """A claim as a row of values already read, and as an entry of an article in its words."""

    row: Fields
    entry: Fields


class Archive:
    """Claims from 0 to ``claims`` - 1.

    ``false``: how many of all slots with several claims have a false one. ``tied``: how many of the slots of
    quantities are counts that are parts of one another. ``per_article``: how many claims an article has.
    """

    def __init__(self, claims: int, *, seed: int = 1, false: float = 0.005, tied: float = 0.05,
                 per_article: int = 20) -> None:  # fmt: skip
        self.claims, self.seed, self.per_article = claims, seed, per_article
        quantities, events, ranks = (claims // TURN * (end - first) + min(max(claims % TURN - first, 0), end - first)
                                     for first, end in _KINDS)  # fmt: skip
        self.events = min(_MOST_EVENTS, events // 8 + 1)
        slots = (
            zipf_sizes(quantities, seed, _SIZES),
            zipf_ranks(events, self.events),
            zipf_sizes(ranks, seed, _SIZES + 1),
        )
        self.families = tuple(Family(some, *kind) for some, kind in zip(slots, _KINDS, strict=True))
        self._tied = round(tied * len(slots[0]))
        self._false = round(false * _MILLION)

    def claim(self, number: int) -> Claim:
        """Return a claim by its number."""
        turn, rest = divmod(number, TURN)
        kind = 0 if rest < 14 else 1 if rest < 17 else 2
        family = self.families[kind]
        slot, member = family.slots.locate(turn * (family.end - family.first) + rest - family.first)
        false = member == self._false_member(kind, slot)
        if kind == 0:
            tied = slot < self._tied
            subject = tied_subject(slot) if tied else free_subject(slot - self._tied, self.events)
            row, entry = quantity_claim(self.seed, subject, slot, number, false=false)
        elif kind == 1:
            row, entry = event_claim(self.seed, slot, number, false=false)
        else:
            row, entry = rank_claim(self.seed, slot, false=false)
        article, place = divmod(number, self.per_article)
        row = {"claim": f"{article_id(article)}#c{place}", **row}
        entry = {"id": f"c{place}", **entry}
        speaker = Dice(self.seed, _SPEAKERS, number)
        if not false and speaker.below(10) == 0:
            who = speaker.below(country.SPEAKERS)
            row["said_by"], entry["said-by"] = f"s{who}", country.SPEAKER[who]
        row["published"], row["quote"] = published(article), entry["quote"]
        return Claim(row, entry)

    def article(self, number: int) -> range:
        """Return the numbers of the claims of an article."""
        return range(number * self.per_article, min((number + 1) * self.per_article, self.claims))

    @property
    def articles(self) -> int:
        """How many articles there are."""
        return -(-self.claims // self.per_article)

    def planted(self) -> Iterator[str]:
        """Yield the ids of the claims that some other claim of their slot excludes, as far as what is said goes."""
        for rows in self._spoilt():
            yield from sorted(contradicting(rows))

    def beside(self) -> Iterator[str]:
        """Yield the ids of the claims that are not planted and that some other of their slot excludes as meant."""
        for rows in self._spoilt():
            yield from sorted(clashing_as_meant(rows) - contradicting(rows))

    def _spoilt(self) -> Iterator[list[Fields]]:
        """Yield the rows of slots with a false claim; those of a rank with all others that it may be held by."""
        for kind, family in enumerate(self.families):
            together = GROUP if kind == 2 else 1  # a false rank clashes with who holds that rank too
            spoilt = {slot // together for slot in range(len(family.slots))
                      if self._false_member(kind, slot) is not None}  # fmt: skip
            for group in sorted(spoilt):
                slots = range(group * together, min((group + 1) * together, len(family.slots)))
                numbers = (family.number(index) for slot in slots for index in family.slots.members(slot))
                yield [self.claim(number).row for number in numbers]

    def _false_member(self, kind: int, slot: int) -> int | None:
        """Return which claim of a slot is false, if any."""
        size = self.families[kind].slots.size(slot)
        drawn = draw(self.seed, _FALSE + kind, slot)
        return drawn // _MILLION % size if size > 1 and drawn % _MILLION < self._false else None


def article_id(number: int) -> str:
    """Return the id of an article by number."""
    return f"n{number:07}"


def published(article: int) -> str:
    """Return the day on which an article was published: after all that it tells of."""
    return date.fromordinal(_FIRST_PUBLISHED + article % 120).isoformat()
