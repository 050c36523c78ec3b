"""Ranks of one award in Roman numerals and otherwise.

“Terbaik III” and “Terbaik Kedua” are ranks 3 and 2: both can hold, for two recipients. But an award has one way of
writing its ranks, so two ways in the reports of one award hint at a rank that was misread, or at recipients mixed up.

## Why it matters

“Terbaik II” becomes “Terbaik III” by one stroke, and “Kota Tangerang” is found inside “Kota Tangerang Selatan”. Where
both happen at once, one report may have given the rank of the one to the other.

## Fires

```yaml
places:
  kota-tangerang: {name: Kota Tangerang, level: city}
  tangerang-selatan: {name: Kota Tangerang Selatan, level: city}
awards:
  prize: {name: the prize}
events:
  ceremony: {name: the ceremony, award: prize}
---
article: {id: one}
claims:
  - {id: c, kind: rank, award: prize, event: ceremony, recipient: Kota Tangerang, rank: Terbaik III}
---
article: {id: two}
claims:
  - {id: c, kind: rank, award: prize, event: ceremony, recipient: Kota Tangerang Selatan, rank: Terbaik Kedua}
```

## Silent

```yaml
places:
  kota-tangerang: {name: Kota Tangerang, level: city}
  tangerang-selatan: {name: Kota Tangerang Selatan, level: city}
awards:
  prize: {name: the prize}
events:
  ceremony: {name: the ceremony, award: prize}
---
article: {id: one}
claims:
  - {id: c, kind: rank, award: prize, event: ceremony, recipient: Kota Tangerang, rank: Terbaik Ketiga}
---
article: {id: two}
claims:
  - {id: c, kind: rank, award: prize, event: ceremony, recipient: Kota Tangerang Selatan, rank: Terbaik 2}
```

## Not reported

Digits and words, which are one notation; a rank that one recipient has in both notations, as two articles then agree on
it; ranks of other events, levels or categories; ranks whose recipient is not named; one recipient under two ranks, and
two recipients under one, which are for `rank-conflict` and `rank-shared`.
Where no two recipients are easily confused, the finding is a note.

## What to do

Ask whoever gives the award for the list of winners, and check that no two of them are mixed up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion, Family, Slot
from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.labels import Notation
from claimcheck.domain.message import Message, say, term, verbatim
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Camp, Found, Witness
from claimcheck.engine.sides import Fits, Knot, Sides
from claimcheck.lower.background import thing_span
from claimcheck.lower.reads import name_of
from claimcheck.rules._case import Case
from claimcheck.rules._confusable import Name, are_easily_confused
from claimcheck.rules._ranks import fields, rank_written, ranking
from claimcheck.rules._rule import rule
from claimcheck.rules._uses import Use, why_weaker
from claimcheck.rules._words import distinct, listed


class _Held(NamedTuple):
    """A rank and who holds it."""

    rank: int | None
    recipient: str


@rule("rank-notation", Severity.TENSION, among=Block.RANK)
def check(case: Case) -> Iterator[Found]:
    """Yield the ranks of an award in two notations: those of recipients easily confused, else all of a field."""
    by_slot: dict[Slot, list[Assertion]] = defaultdict(list)
    for one in case.asserted(Family.RANK):
        if ranking(one).recipient is not None:
            by_slot[one.slot].append(one)
    for slot, ranks in by_slot.items():
        award = case.ledger.catalog.awards[str(slot.key[0])]
        for level, knot in _knots(case.ledger.catalog, ranks, is_shared=award.shared_ranks):
            yield _finding(case.ledger.catalog, award.name, knot, level)


def _knots(catalog: Catalog, ranks: Sequence[Assertion], *, is_shared: bool) -> Iterator[tuple[Severity, Knot]]:
    """Yield ranks of one field in two notations, of recipients that can both hold theirs, and how grave that is."""
    sides = _sides(ranks)
    told_alike = {
        one.claim_id for pair in sides.pairs(_telling_alike(catalog, ranks)) for kind in pair for one in kind.members
    }
    if told_alike:
        sides = _sides([one for one in ranks if one.claim_id not in told_alike])

    def can_both_hold(one: _Held, other: _Held) -> bool:
        return one.recipient != other.recipient and (is_shared or one.rank != other.rank)

    names = {_held(one).recipient: Name(recipient_name(catalog, one)) for one in ranks}

    @cache
    def are_confused(one: str, other: str) -> bool:
        return are_easily_confused(names[one], names[other])

    def are_mixed_up(one: _Held, other: _Held) -> bool:
        return can_both_hold(one, other) and are_confused(one.recipient, other.recipient)

    confused = [(Severity.TENSION, knot) for knot in sides.knots(are_mixed_up, Severity.TENSION)]
    yield from confused or ((Severity.NOTE, knot) for knot in sides.knots(can_both_hold, Severity.TENSION))


def _sides(ranks: Sequence[Assertion]) -> Sides[_Held]:
    roman = [one for one in ranks if ranking(one).rank.notation is Notation.ROMAN]
    plain = [one for one in ranks if ranking(one).rank.notation is not Notation.ROMAN]
    return fields(roman, plain, _held)


def _held(one: Assertion) -> _Held:
    recipient = ranking(one).recipient
    assert recipient is not None  # noqa: S101 - only ranks of a recipient come here
    return _Held(ranking(one).rank.number, recipient.key)


def _telling_alike(catalog: Catalog, ranks: Sequence[Assertion]) -> Fits[_Held]:
    """Return whether two notations tell one rank of one recipient: then nobody has mixed up whom it went to.

    A book and who wrote it are one recipient, and so are a pupil and the school.
    """
    recipients = {_held(one).recipient: ranking(one).recipient for one in ranks}
    spans = {key: (one.domain, thing_span(catalog, one)) for key, one in recipients.items() if one is not None}

    def tell_alike(one: _Held, other: _Held) -> bool:
        if one.rank != other.rank or one.recipient == other.recipient:
            return one.rank == other.rank
        (domain, a), (other_domain, b) = spans[one.recipient], spans[other.recipient]
        return domain is other_domain and (a.within(b) or b.within(a))

    return tell_alike


def recipient_name(catalog: Catalog, one: Assertion) -> str:
    """Return the catalog's name of who holds a rank."""
    recipient = ranking(one).recipient
    return name_of(catalog, recipient) if recipient is not None else ""


def _finding(catalog: Catalog, award: str, knot: Knot, level: Severity) -> Found:
    sides = [knot.ones, knot.others]
    names = dict(zip(("one", "other"), (recipient_name(catalog, one) for one in knot.lead), strict=True))
    uses = tuple(Use.of(one) for one in knot.lead)
    confused = level is Severity.TENSION
    return Found(
        message=say("ranks of {award} in two notations: {words}", award=award, words=_written(sides)),
        subject=verbatim(award),
        camps=tuple(_camp(catalog, side) for side in sides),
        why=(
            *distinct(rank_written(one) for one in knot.lead),
            say("Both can hold: the recipients differ, {one} and {other}.", **names),
            *((say("But “{one}” and “{other}” are easily taken for each other.", **names),) if confused else ()),
            say("One award seldom writes its ranks in two ways, and “II” and “III” differ by one stroke."),
            *why_weaker(uses, knot.reasons),
        ),
        reconcile=(
            say("Check with the list of winners that {one} and {other} are not mixed up.", **names),
            say("Then write the ranks of {award} in one way.", award=award),
        ),
        reasons=knot.reasons,
        level=level,
    )


def _written(sides: Sequence[Sequence[Assertion]]) -> Message:
    return listed(distinct(say("“{words}”", words=ranking(one).rank.words) for side in sides for one in side))


def _camp(catalog: Catalog, side: Sequence[Assertion]) -> Camp:
    notation = term(ranking(side[0]).rank.notation.value)
    witnesses = tuple(
        Witness(one.claim, say("{reads} for {name}", reads=one.reads, name=recipient_name(catalog, one)))
        for one in side
    )
    held = listed(distinct(witness.reads for witness in witnesses))
    return Camp(witnesses, say("in {notation}: {held}", notation=notation, held=held))
