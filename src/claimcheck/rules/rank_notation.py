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
from itertools import product

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion, Family, Slot
from claimcheck.domain.diagnostic import Severity, weakness
from claimcheck.domain.labels import Notation
from claimcheck.domain.message import Message, say, term, verbatim
from claimcheck.engine.blocks import Block
from claimcheck.engine.comparison import Obstacle
from claimcheck.engine.finding import Camp, Found, Witness
from claimcheck.engine.union import connected
from claimcheck.lower.background import thing_span
from claimcheck.lower.reads import name_of
from claimcheck.rules._case import Case
from claimcheck.rules._confusable import easily_confused
from claimcheck.rules._ranks import in_one_field, rank_written, ranking
from claimcheck.rules._rule import rule
from claimcheck.rules._uses import Reasons, Use, why_weaker
from claimcheck.rules._words import distinct, listed


class _Pair:
    """Two ranks of one award, the first in Roman numerals, and what weakens that they are of one field."""

    __slots__ = ("plain", "reasons", "roman")

    def __init__(self, roman: Assertion, plain: Assertion, reasons: Reasons) -> None:
        self.roman, self.plain, self.reasons = roman, plain, reasons

    @property
    def key(self) -> tuple[object, ...]:
        """What the strongest is chosen by."""
        return weakness(Severity.TENSION, self.reasons), self.roman.claim_id, self.plain.claim_id


@rule("rank-notation", Severity.TENSION, among=Block.RANK)
def check(case: Case) -> Iterator[Found]:
    """Yield the ranks of an award in two notations: those of recipients easily confused, else all of a field."""
    by_slot: dict[Slot, list[Assertion]] = defaultdict(list)
    for one in case.asserted(Family.RANK):
        if ranking(one).recipient is not None:
            by_slot[one.slot].append(one)
    for slot, ranks in by_slot.items():
        pairs = list(_pairs(case.ledger.catalog, ranks))
        confused = [pair for pair in pairs if _is_confused(case.ledger.catalog, pair)]
        level = Severity.TENSION if confused else Severity.NOTE
        for group in connected(ranks, ((pair.roman, pair.plain) for pair in confused or pairs)) if pairs else ():
            together = frozenset(group)
            inside = [pair for pair in confused or pairs if pair.roman in together]
            if inside:
                award = case.ledger.catalog.awards[str(slot.key[0])].name
                yield _finding(case.ledger.catalog, award, inside, level)


def _pairs(catalog: Catalog, ranks: Sequence[Assertion]) -> Iterator[_Pair]:
    """Yield every two ranks of one field in two notations, of two recipients that can both hold theirs."""
    roman = [one for one in ranks if ranking(one).rank.notation is Notation.ROMAN]
    plain = [one for one in ranks if ranking(one).rank.notation is not Notation.ROMAN]
    shared = {award.id for award in catalog.awards.values() if award.shared_ranks}
    told_alike = {one.claim_id for pair in product(roman, plain) if _tell_alike(catalog, *pair) for one in pair}
    roman = [one for one in roman if one.claim_id not in told_alike]
    plain = [one for one in plain if one.claim_id not in told_alike]
    for one in roman:
        for other in plain:
            if ranking(one).recipient == ranking(other).recipient:
                continue
            if one.said == other.said and ranking(one).award not in shared:
                continue
            reasons = in_one_field(one, other)
            if not isinstance(reasons, Obstacle):
                yield _Pair(one, other, reasons)


def _tell_alike(catalog: Catalog, one: Assertion, other: Assertion) -> bool:
    """Whether two notations tell one rank of one recipient: then nobody has mixed up whom it went to.

    A book and who wrote it are one recipient, and so are a pupil and the school.
    """
    recipients = ranking(one).recipient, ranking(other).recipient
    if one.said != other.said or isinstance(in_one_field(one, other), Obstacle):
        return False
    spans = [thing_span(catalog, recipient) for recipient in recipients if recipient is not None]
    return recipients[0] == recipients[1] or (
        len({recipient.domain for recipient in recipients if recipient}) == 1
        and (spans[0].within(spans[1]) or spans[1].within(spans[0]))
    )


def _is_confused(catalog: Catalog, pair: _Pair) -> bool:
    return easily_confused(*(recipient_name(catalog, one) for one in (pair.roman, pair.plain)))


def recipient_name(catalog: Catalog, one: Assertion) -> str:
    """Return the catalog's name of who holds a rank."""
    recipient = ranking(one).recipient
    return name_of(catalog, recipient) if recipient is not None else ""


def _finding(catalog: Catalog, award: str, pairs: Sequence[_Pair], level: Severity) -> Found:
    lead = min(pairs, key=lambda pair: pair.key)
    sides = [
        sorted({pair.roman.claim_id: pair.roman for pair in pairs}.values(), key=lambda one: one.claim_id),
        sorted({pair.plain.claim_id: pair.plain for pair in pairs}.values(), key=lambda one: one.claim_id),
    ]
    names = {"one": recipient_name(catalog, lead.roman), "other": recipient_name(catalog, lead.plain)}
    uses = tuple(Use.of(one) for one in (lead.roman, lead.plain))
    confused = level is Severity.TENSION
    return Found(
        message=say("ranks of {award} in two notations: {words}", award=award, words=_written(sides)),
        subject=verbatim(award),
        camps=tuple(_camp(catalog, side) for side in sides),
        why=(
            *distinct(rank_written(one) for one in (lead.roman, lead.plain)),
            say("Both can hold: the recipients differ, {one} and {other}.", **names),
            *((say("But “{one}” and “{other}” are easily taken for each other.", **names),) if confused else ()),
            say("One award seldom writes its ranks in two ways, and “II” and “III” differ by one stroke."),
            *why_weaker(uses, lead.reasons),
        ),
        reconcile=(
            say("Check with the list of winners that {one} and {other} are not mixed up.", **names),
            say("Then write the ranks of {award} in one way.", award=award),
        ),
        reasons=lead.reasons,
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
