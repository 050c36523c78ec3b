"""A rank larger than the number of entrants.

Nobody comes ninth of eight. A rank that is larger than the stated size of its field is wrong, or the size is.

## Why it matters

The size of a field is what makes a rank mean something: “third of three” and “third of thirty” are different news.

## Fires

```yaml
awards:
  prize: {name: the prize}
entities:
  banten: {name: Banten}
---
article: {id: one}
claims:
  - {id: c, kind: rank, award: prize, edition: 2025, recipient: Banten, rank: peringkat ke-9, out-of: 8}
```

## Silent

```yaml
awards:
  prize: {name: the prize}
entities:
  banten: {name: Banten}
---
article: {id: one}
claims:
  - {id: c, kind: rank, award: prize, edition: 2025, recipient: Banten, rank: peringkat ke-8, out-of: 8}
```

## Not reported

Fields of other levels, categories, events or editions. Where one of the two leaves out the level or the category, or
one names the event and the other the edition, the finding is a tension.

## What to do

Ask whoever made the ranking how many took part, and correct the rank or the number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion, Family, Slot
from claimcheck.domain.diagnostic import Severity, weakness
from claimcheck.domain.message import Message, say, verbatim
from claimcheck.domain.picture import Line, Scale, Stretch
from claimcheck.domain.span import Span
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Camp, Found, Witness
from claimcheck.engine.union import connected
from claimcheck.rules._case import Case
from claimcheck.rules._ranks import fields, rank_written, ranking
from claimcheck.rules._rule import rule
from claimcheck.rules._uses import Reasons, Use, weakened_by, why_weaker


class _Pair:
    """A rank, a claim that gives a smaller size of its field, and what weakens that."""

    __slots__ = ("field", "rank", "reasons")

    def __init__(self, rank: Assertion, field: Assertion, reasons: Reasons) -> None:
        self.rank, self.field, self.reasons = rank, field, reasons

    @property
    def key(self) -> tuple[object, ...]:
        """What the strongest is chosen by."""
        alone = self.rank.claim_id != self.field.claim_id
        return weakness(Severity.CONTRADICTION, self.reasons), alone, self.rank.claim_id, self.field.claim_id

    @property
    def uses(self) -> tuple[Use, ...]:
        """The keys that it rests on."""
        of_field = Use(self.field.claim, self.field.uses - {"rank", "recipient"} | {"out-of"})
        return (Use(self.rank.claim, self.rank.uses - {"recipient"}), of_field)


@rule("rank-beyond-field", Severity.CONTRADICTION, among=Block.RANK)
def check(case: Case) -> Iterator[Found]:
    """Yield the ranks that are larger than their field, with the claims that say how large it is."""
    by_slot: dict[Slot, list[Assertion]] = defaultdict(list)
    for one in case.asserted(Family.RANK):
        by_slot[one.slot].append(one)
    for ranks in by_slot.values():
        yield from _beyond(case.ledger.catalog, ranks)


def _beyond(catalog: Catalog, ranks: Sequence[Assertion]) -> Iterator[Found]:
    """Yield what ranks of one slot make a finding: a claim that hangs together with others is one of them."""
    sized = [one for one in ranks if ranking(one).out_of is not None]

    def weakened(rank: Assertion, field: Assertion) -> Reasons:
        return weakened_by(catalog, *_Pair(rank, field, frozenset()).uses)

    alone = [_Pair(one, one, weakened(one, one)) for one in sized if _is_beyond(_told(one), _told(one))]
    sides = fields(ranks, sized, _told, weakened)
    knots = list(sides.knots(_is_beyond, Severity.CONTRADICTION))
    ties = [(knot.ones[0], one) for knot in knots for one in (*knot.ones, *knot.others)]
    for group in connected(ranks, ties) if knots or alone else ():
        together = frozenset(group)
        own = [pair for pair in alone if pair.rank in together]
        inside = [knot for knot in knots if knot.ones[0] in together]
        if own or inside:
            lead = min([*own, *(_Pair(*knot.lead, knot.reasons) for knot in inside)], key=lambda pair: pair.key)
            ranked = [*(pair.rank for pair in own), *(one for knot in inside for one in knot.ones)]
            yield _finding(catalog, lead, ranked, [one for knot in inside for one in knot.others])


def _told(one: Assertion) -> tuple[int | None, int | None]:
    """Return a rank and the size of its field, as far as they are told."""
    return ranking(one).rank.number, ranking(one).out_of


def _is_beyond(one: tuple[int | None, int | None], other: tuple[int | None, int | None]) -> bool:
    (number, _), (_, size) = one, other
    return number is not None and size is not None and number > size


def _finding(catalog: Catalog, lead: _Pair, ranks: Iterable[Assertion], fields_: Iterable[Assertion]) -> Found:
    ranked = {one.claim_id: one for one in ranks}
    sized = {one.claim_id: one for one in fields_ if one.claim_id not in ranked}
    claim, field = ranking(lead.rank), ranking(lead.field)
    award = catalog.awards[claim.award].name
    numbers = {"rank": str(claim.rank.number), "size": str(field.out_of)}
    return Found(
        message=say("rank {rank} in a field of {size}", **numbers),
        subject=verbatim(award),
        camps=tuple(
            Camp(tuple(Witness(one.claim, _reads(one)) for _, one in sorted(side.items())), label)
            for side, label in ((ranked, say("rank {rank}", **numbers)), (sized, say("a field of {size}", **numbers)))
            if side
        ),
        why=(
            rank_written(lead.rank),
            say("{article} says that {size} took part.", article=field.article.id, **numbers),
            *why_weaker(lead.uses, lead.reasons),
        ),
        reconcile=(
            say("They agree if rank and number are of different levels, categories, years or days: then state them."),
            say("Otherwise ask whoever made the ranking how many took part."),
        ),
        reasons=lead.reasons,
        pictures=(Line(Scale.RANK, tuple(_drawn(lead, 1 if sized else None))),),
    )


def _drawn(pair: _Pair, camp: int | None) -> Iterator[Stretch]:
    """Yield the rank, and the ranks that a field of its size has."""
    number, size = ranking(pair.rank).rank.number or 0, ranking(pair.field).out_of or 0
    point, field = Span.point(number), Span(1, size)
    yield Stretch(say("rank {rank}", rank=number), verbatim(str(number)), point, point, 0, pair.rank.claim_id)
    yield Stretch(
        say("a field of {size}", size=size), say("ranks {first} to {last}", first=1, last=size), field, field, camp,
        pair.field.claim_id if camp else None,
    )  # fmt: skip


def _reads(one: Assertion) -> Message:
    size = ranking(one).out_of
    return say("{rank} of {size}", rank=one.reads, size=str(size)) if size is not None else one.reads
