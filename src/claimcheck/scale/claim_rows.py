"""How a claim becomes rows of an archive.

A row of kind ``assertion`` is an assertion of ``lower`` without its time in the slot's hash; the first one of a claim
holds the claim itself (``data``); a claim that asserts nothing of a slot has a row of kind ``claim``. A row of kind
``key`` is a key of ``engine.keys`` that the claim's assertion rows do not show already by ``cell`` and ``wider``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from functools import lru_cache
from types import MappingProxyType
from typing import Final, TypeAlias

from claimcheck.catalog.catalog import Catalog
from claimcheck.catalog.entries import FacetKind
from claimcheck.domain.assertion import Assertion, Context, Family, Nature, Origin, Slot
from claimcheck.domain.claim import AnyClaim, Attribute, Change, Quantity, Subject
from claimcheck.domain.period import MINUTES_A_DAY, Period
from claimcheck.engine.blocks import HOME, Block, Key
from claimcheck.engine.clash import time_of
from claimcheck.engine.figure_numbers import digits_of, figure_keys
from claimcheck.engine.keys import Keys, key_of_claim, text
from claimcheck.lower.background import Background
from claimcheck.lower.lower import lowered
from claimcheck.lower.values import part_asserted
from claimcheck.lower.wording import wording
from claimcheck.record import Factory, field, frozen
from claimcheck.scale.alike import alike
from claimcheck.scale.schema import PLACE_BITS, Row, hashed, highest, interval, key_at, lowest, placed
from claimcheck.scale.special import Specials, may_follow

Assertions: TypeAlias = tuple[Assertion, ...]
Cells: TypeAlias = dict[int, Key]
"""The keys of the own cell of a subject, first, and of the wider ones, by ``key_at``."""


_OfArticles: TypeAlias = dict[tuple[int, str | None, bool], tuple[Period | None, tuple[Row, ...]]]
_KEPT: Final = 10_000  # subjects and slots: most claims are about what others are about, too
_DAYS: Final = 400  # for which the rows of what is said are kept
_TIMES: Final = ("as_of", "before_as_of", "after_as_of")


@lru_cache(_KEPT)
def slot_at(slot: Slot, context: Context) -> int:
    """Return the hash of what the assertions of one slot share that can be compared.

    A facet that one leaves out makes another slot. So claims that leave out what others of their kind may state are
    special.
    """
    occasion = context.occasion
    held = None
    if occasion is not None:
        edition = occasion.edition
        held = occasion.event or (edition and (edition.basis.name, edition.number))
    key = [part.value if isinstance(part, Enum) else part for part in slot.key]
    return hashed(text(slot.family.value, *key, context.facets, held))


@frozen(eq=False)
class Rows:
    """Makes the rows of claims under a catalog; ``write`` gives the JSON of a claim."""

    catalog: Catalog
    write: Callable[[AnyClaim], str]
    keys: Keys = field(init=False, default=Factory(lambda self: Keys(self.catalog), True))
    specials: Specials = field(init=False, default=Factory(lambda self: Specials(self.catalog), True))
    cells: Callable[[Subject], Cells] = field(
        init=False, default=Factory(lambda self: lru_cache(_KEPT)(self._cells_of), True)
    )
    """Returns ``cell`` and ``wider`` of a subject, each with its key."""

    def of(
        self,
        claim: AnyClaim,
        asserted: Assertions | None = None,
        others: Mapping[str, AnyClaim] = MappingProxyType({}),
    ) -> Iterator[Row]:
        """Yield the rows of a claim, first the one that holds it.

        ``asserted`` is what it asserts, if that is known; ``others`` are the parts of totals, by their ids.
        """
        asserted = tuple(self.asserted(claim)) if asserted is None else asserted
        shared = {"block": HOME[type(claim)].name, "claim": claim.id, "article": claim.article.id,
                  "special": self.specials.holds(claim)}  # fmt: skip
        cells = {subject: self.cells(subject) for subject in self.keys.subjects(claim)}
        rows: list[Row] = [{"kind": "assertion", **self._asserted(one, cells)} for one in asserted]
        rows = rows or [{"kind": "claim", "at": hashed(claim.id)}]
        shared["home"] = rows[0]["at"]
        rows[0] |= {"data": self.write(claim), **placed(claim.mark)}
        yield from ({**row, **shared} for row in rows)
        shared["kind"] = "key"
        yield from ({**shared, **row} for row in self._cell_rows(cells, {row.get("cell") for row in rows}))
        yield from ({**shared, **row} for row in self._key_rows(claim, asserted, cells))
        yield from self._parts(claim, others)

    def alike(self) -> Callable[[AnyClaim], tuple[Row, ...]]:
        """Return what gives the rows of a claim, by which it is searched from, or those of one that says the same.

        The same is also said at the same time. Of keys that a claim has for where it stands, those of the other lead
        to that one at most.
        """

        def key(claim: AnyClaim, *, is_timed: bool) -> tuple[int, str | None, bool]:
            return (*((id(claim.article.published), claim.article.zone) if is_timed else (0, None)), may_follow(claim))

        def first(claim: AnyClaim) -> tuple[bool, _OfArticles]:
            asserted = tuple(self.asserted(claim))
            is_timed = _is_timed_by_its_article(claim, asserted)
            found = claim.article.published, tuple(self.of(claim, asserted))
            return is_timed, {key(claim, is_timed=is_timed): found}

        saying = alike(first)

        def rows(claim: AnyClaim) -> tuple[Row, ...]:
            is_timed, known = saying(claim)
            its = key(claim, is_timed=is_timed)
            if its not in known:
                if len(known) >= _DAYS:
                    known.clear()
                # The day stays, so that nothing else gets its identity.
                known[its] = claim.article.published, tuple(self.of(claim))
            return known[its][1]

        return rows

    def asserted(self, claim: AnyClaim) -> Iterable[Assertion]:
        """Return what a claim asserts by itself; what it would be with others in view differs for special ones only."""
        labels = {wording(claim.values): 0} if isinstance(claim, Attribute) else {}
        return lowered(self.catalog, Background(labels=labels), claim)

    def home(self, claim: AnyClaim) -> int:
        """Return ``at`` of the row that holds a claim."""
        return next((self._at(one) for one in self.asserted(claim)), hashed(claim.id))

    def of_place(self, subject: Subject, *, last: bool = False) -> int:
        """Return ``at`` of the figures of a subject; those of the places below it follow, up to ``last``.

        The high half tells what a whole and its parts share, the low one numbers the place in the tree of places.
        """
        thing = hashed(text(self.keys.groups[subject.measure], subject.of, subject.event)) >> PLACE_BITS
        number = 0
        if subject.place is not None:
            tree = self.catalog.place_tree
            first = tree.numbers[subject.place]
            number = (tree.last(first) if last else first) + 1
        return (thing << PLACE_BITS) + number

    def _cells_of(self, subject: Subject) -> Cells:
        return {key_at(key): key for key in self.keys.of_subject(subject)}

    def _facets(self, subject: Subject) -> list[str]:
        kinds = self.catalog.facets
        parts = [one for one in subject.scope if kinds.get(one[0], FacetKind.PART) is FacetKind.PART]
        return [text(*one) for one in parts]

    def _cell_rows(self, cells: Mapping[Subject, Cells], shown: set[int | None]) -> Iterator[Row]:
        """Yield a row for each cell that a claim speaks of without asserting a figure of it."""
        for subject, found in cells.items():
            cell, *wider = found
            if cell not in shown:
                yield {"block": Block.VALUE.name, "at": self.of_place(subject), "measure": subject.measure,
                       "cell": cell, "wider": wider}  # fmt: skip

    def _key_rows(self, claim: AnyClaim, asserted: Assertions, cells: Mapping[Subject, Cells]) -> Iterator[Row]:
        # What figures are of, where all of a claim's are of one thing.
        measure = next(iter(cells)).measure if len(cells) == 1 else None
        shown = {key for found in cells.values() for key in found.values()}
        shown |= {Key(Block.CLAIM, claim.article.id), key_of_claim(claim.id)}
        digits = {words: float(digits_of(one)) for one in asserted for words in figure_keys(self.catalog, one)}
        for key in dict.fromkeys(self.keys.of(claim, asserted)):
            if key not in shown:
                row: Row = {"block": key.block.name, "at": key_at(key), "reaches": key.reaches}
                yield row | {"measure": measure, "lo": digits[key.words]} if key.block is Block.FIGURE else row

    def _at(self, one: Assertion) -> int:
        return self.of_place(subject_of(one)) if one.slot.family is Family.VALUE else slot_at(one.slot, one.context)

    def _asserted(self, one: Assertion, cells: Mapping[Subject, Cells]) -> Row:
        time = time_of(one)
        row: Row = {
            "at": self._at(one),
            "slot": slot_at(one.slot, one.context),
            "nature": one.slot.nature.name,
            "said": interval(one.said),
            "meant": interval(one.meant),
            "lo": lowest(one.said),
            "hi": highest(one.said),
            "meant_lo": lowest(one.meant),
            "meant_hi": highest(one.meant),
            "is_hedged": one.hedged,
            "valid_from": time.lower,
            "valid_to": time.upper,
            "is_day": one.valid.is_day,
            "origin": one.valid.origin.name,
        }
        if one.slot.family is Family.VALUE:
            subject = subject_of(one)
            cell, *wider = cells.get(subject) or self.cells(subject)
            row |= {"measure": subject.measure, "cell": cell, "wider": wider, "facets": self._facets(subject)}
        return row

    def _parts(self, claim: AnyClaim, others: Mapping[str, AnyClaim]) -> Iterator[Row]:
        """Yield, for the claims that a total reaches for as its parts, the keys by which they are reached."""
        for part in claim.parts if isinstance(claim, Quantity) else ():
            found = others.get(part.claim or "")
            if found is not None:
                at = key_at(key_of_claim(found.id))
                yield {"kind": "key", "at": at, "block": Block.VALUE.name, "claim": found.id,
                       "article": found.article.id, "special": True, "home": self.home(found)}  # fmt: skip


def _is_timed_by_its_article(claim: AnyClaim, asserted: Assertions) -> bool:
    """Whether the times of what a claim asserts may follow from the day of its article, or from its zone."""
    stated = (getattr(claim, name, None) for name in _TIMES)
    return any(map(_is_of_its_day, asserted)) or any(map(_is_read_by_an_article, filter(None, stated)))


def _is_read_by_an_article(stated: Period) -> bool:
    """Whether the day of an article closes a time that a claim states, or its zone tells the clock of it."""
    first, last = stated.local_first, stated.local_last
    return first is None or last is None or last - first < MINUTES_A_DAY - 1


def _is_of_its_day(one: Assertion) -> bool:
    """Whether the time of an assertion follows from the day of its article (``lower.times``)."""
    is_timeless = one.slot.nature is Nature.FIXED or time_of(one) is not one.valid.span
    return not is_timeless and one.valid.origin is not Origin.STATED


def subject_of(one: Assertion) -> Subject:
    """Return the subject of an assertion of a figure; ``TypeError`` for another one."""
    part, claim = part_asserted(one), one.claim
    found = part.subject if part is not None else claim.subject if isinstance(claim, (Quantity, Change)) else None
    if found is None:
        raise TypeError(f"{claim.id} asserts no figure")
    return found
