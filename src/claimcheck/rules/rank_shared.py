"""Two recipients of one rank in one award.

An award gives each rank once, in each level and category, at each event, unless the catalog declares `shared-ranks`.

## Why it matters

One of the two did not win what the article says, or the article did not say that the rank was shared.

## Fires

```yaml
places:
  tangsel: {name: Kota Tangerang Selatan, aliases: [Tangsel], level: city}
  tangerang: {name: Kota Tangerang, level: city}
awards:
  paritrana: {name: Paritrana Award}
---
article: {id: one}
claims:
  - {id: c, kind: rank, award: paritrana, edition: 2025, recipient: Tangsel, rank: Terbaik Kedua}
---
article: {id: two}
claims:
  - {id: c, kind: rank, award: paritrana, edition: 2025, recipient: Kota Tangerang, rank: Terbaik Kedua}
```

## Silent

```yaml
places:
  tangsel: {name: Kota Tangerang Selatan, aliases: [Tangsel], level: city}
  tangerang: {name: Kota Tangerang, level: city}
awards:
  paritrana: {name: Paritrana Award}
  medal: {name: the medal, shared-ranks: true}
---
article: {id: one}
claims:
  - {id: c, kind: rank, award: paritrana, edition: 2025, recipient: Tangsel, rank: Terbaik II, category: cities}
  - {id: medal, kind: rank, award: medal, edition: 2025, recipient: Tangsel, rank: juara 1}
---
article: {id: two}
claims:
  - {id: c, kind: rank, award: paritrana, edition: 2025, recipient: Kota Tangerang, rank: Terbaik II, category: firms}
  - {id: medal, kind: rank, award: medal, edition: 2025, recipient: Kota Tangerang, rank: juara 1}
```

## Not reported

Awards whose ranks are shared; a rank that is told as such ("juara 3 bersama", "tied for third"); a place against an
organisation, which may be its government, and a person against either; a recipient that lies within the other, and
those who lie within one that holds the rank, too, as the players of a pair; ranks whose as-of lie apart, as in a table
that is another one each day. Where one side leaves out the level or the category, the finding is a tension.

## What to do

Ask whoever gives the award for the list of its winners. If ranks can be shared, declare `shared-ranks: true`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion, Family
from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.message import Message, say, verbatim
from claimcheck.engine.blocks import Block
from claimcheck.engine.clash import Clash
from claimcheck.engine.comparison import Obstacle, compare
from claimcheck.engine.finding import Found
from claimcheck.engine.slots import SlotConflict
from claimcheck.lower.labels import PERSON
from claimcheck.lower.reads import name_of
from claimcheck.rules._case import Case
from claimcheck.rules._ranks import rank_written, ranking
from claimcheck.rules._reasons import weakened
from claimcheck.rules._rule import rule
from claimcheck.rules._words import both, camps_of, cannot, distinct, listed, told


@rule("rank-shared", Severity.CONTRADICTION, among=Block.RANK)
def check(case: Case) -> Iterator[Found]:
    """Yield each rank that several recipients are said to hold."""
    catalog = case.ledger.catalog
    wide: dict[tuple[Hashable, ...], list[Assertion]] = defaultdict(list)
    for one in case.asserted(Family.RANK_HOLDER):
        if not one.said.is_point:
            wide[one.slot.key[:2]].append(one)

    def accepts(clash: Clash) -> bool:
        return not any(_hold_together(whole, clash) for whole in wide.get(clash.first.slot.key[:2], ()))

    for conflict in case.conflicts(Family.RANK_HOLDER, accepts):
        award = catalog.awards[ranking(conflict.camps[0][0]).award].name
        holders = [_holders(catalog, camp) for camp in conflict.camps]
        names = {"award": award, "rank": str(conflict.slot.key[1])}
        sentence = say("rank {rank} in {award} {cannot} have gone to {holders}", **names, cannot=cannot(conflict),
                       holders=both(holders))  # fmt: skip
        yield Found(
            message=told(conflict, sentence),
            subject=verbatim(award),
            camps=camps_of(conflict, holders),
            why=(
                *(rank_written(camp[0]) for camp in conflict.camps),
                say("The catalog does not say that {award} shares a rank among several.", award=award),
                *weakened(catalog, conflict.strongest),
            ),
            reconcile=(
                *_as_a_team(conflict),
                say("They agree if the ranks are of different levels, categories, years or days: then state them."),
                say("They agree if {award} can share a rank: then the catalog should say `shared-ranks`.", award=award),
                say("Otherwise ask whoever gives the award for the list of winners, and correct the other report."),
            ),
            reasons=conflict.reasons,
        )


def _hold_together(whole: Assertion, clash: Clash) -> bool:
    """Whether a pair or a team holds the rank, and both recipients lie within it."""
    pair = (clash.first, clash.second)
    return all(one.said.within(whole.said) and not isinstance(compare(whole, one), Obstacle) for one in pair)


def _holders(catalog: Catalog, camp: tuple[Assertion, ...]) -> Message:
    names = [name_of(catalog, claim.recipient) for one in camp if (claim := ranking(one)).recipient]
    return listed(distinct(map(verbatim, names)))


def _as_a_team(conflict: SlotConflict) -> Iterator[Message]:
    """Yield what to do where persons won it together."""
    if conflict.slot.key[2] == PERSON:
        yield say("They agree if they won it as a pair or a team: then tell its rank, with both `within` it.")
