"""One recipient with two ranks in one award.

Ranks meet where award, level and category agree, and the event, or else the edition, or else the time. There one
recipient has one rank. A report that names no recipient is taken to mean the same one as another that names none.

## Why it matters

A prize is what its winner reads first, and reads again.

## Fires

```yaml
places:
  tangsel: {name: Kota Tangerang Selatan, aliases: [Tangsel], level: city}
awards:
  paritrana: {name: Paritrana Award}
events:
  ceremony: {name: the ceremony, award: paritrana}
---
article: {id: one}
claims:
  - {id: c, kind: rank, award: Paritrana Award, event: ceremony, recipient: Tangsel, rank: Terbaik Kedua}
---
article: {id: two}
claims:
  - {id: c, kind: rank, award: Paritrana Award, event: ceremony, recipient: Tangsel, rank: Terbaik Ketiga}
```

Neither names a recipient.

```yaml
awards:
  paritrana: {name: Paritrana Award}
---
article: {id: one}
claims:
  - {id: c, kind: rank, award: Paritrana Award, edition: 2025, rank: Terbaik Kedua}
---
article: {id: two}
claims:
  - {id: c, kind: rank, award: Paritrana Award, edition: 2025, rank: Terbaik Ketiga}
```

## Silent

Two recipients; and a report without recipient may mean the one whose rank it is.

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
  - {id: c, kind: rank, award: paritrana, edition: 2025, recipient: Kota Tangerang, rank: Terbaik Ketiga}
---
article: {id: three}
claims:
  - {id: c, kind: rank, award: paritrana, edition: 2025, rank: Terbaik Ketiga}
```

## Not reported

Ranks of other levels, categories, events or editions; titles without a number; ranks whose as-of lie apart, as in a
table that is another one each day. Where one side leaves out the recipient, the level or the category, or one names the
event and the other the edition, the finding is a tension; and nothing where a recipient that is named holds the rank of
the report that names none.

## What to do

Ask whoever gives the award for the list of its winners.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from claimcheck.domain.assertion import Assertion, Family, Slot
from claimcheck.domain.claim import Ranking
from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.message import Message, say, verbatim
from claimcheck.engine.blocks import Block
from claimcheck.engine.clash import Clash
from claimcheck.engine.comparison import Obstacle, compare
from claimcheck.engine.finding import Found
from claimcheck.engine.slots import SlotConflict
from claimcheck.rules._case import Case
from claimcheck.rules._ranks import rank_written, ranking
from claimcheck.rules._reasons import weakened
from claimcheck.rules._rule import rule
from claimcheck.rules._words import both, camps_of, cannot, told


@rule("rank-conflict", Severity.CONTRADICTION, among=Block.RANK)
def check(case: Case) -> Iterator[Found]:
    """Yield the ranks of one recipient that exclude each other."""
    catalog = case.ledger.catalog
    named: dict[tuple[Slot, int | None], list[Assertion]] = defaultdict(list)
    for one in case.asserted(Family.RANK):
        if ranking(one).recipient:
            named[one.slot, ranking(one).rank.number].append(one)

    @cache  # each is asked for with every other rank that it clashes with
    def means_another(one: Assertion) -> bool:
        holders = named.get((one.slot, ranking(one).rank.number), ())
        return any(not isinstance(compare(one, other), Obstacle) for other in holders)

    def accepts(clash: Clash) -> bool:
        """Whether the side that names no recipient cannot mean one that is named elsewhere and holds its rank."""
        silent = [one for one in (clash.first, clash.second) if ranking(one).recipient is None]
        return len(silent) != 1 or not means_another(silent[0])

    for conflict in case.conflicts(Family.RANK, accepts):
        award = catalog.awards[ranking(conflict.camps[0][0]).award].name
        ranks = [camp[0].reads for camp in conflict.camps]
        sentence = say(
            "{recipient} {cannot} have {ranks} in {award}",
            recipient=_recipient(conflict),
            cannot=cannot(conflict),
            ranks=both(ranks),
            award=award,
        )
        yield Found(
            message=told(conflict, sentence),
            subject=verbatim(award),
            camps=camps_of(conflict, ranks),
            why=(*_why(conflict), *weakened(catalog, conflict.strongest)),
            reconcile=tuple(_ways_out(conflict)),
            reasons=conflict.reasons,
        )


def _ranking_pair(conflict: SlotConflict) -> tuple[Ranking, Ranking]:
    clash = conflict.strongest
    return ranking(clash.first), ranking(clash.second)


def _recipient(conflict: SlotConflict) -> Message:
    named = next((claim.recipient for claim in _ranking_pair(conflict) if claim.recipient), None)
    return verbatim(named.words) if named is not None else say("one recipient, whom no report names,")


def _why(conflict: SlotConflict) -> Iterator[Message]:
    for camp in conflict.camps:
        yield rank_written(camp[0])
    if not any(claim.recipient for claim in _ranking_pair(conflict)):
        yield say("Neither names a recipient, so they are taken to mean the same one.")


def _ways_out(conflict: SlotConflict) -> Iterator[Message]:
    silent = [claim for claim in _ranking_pair(conflict) if claim.recipient is None]
    if silent:
        articles = {claim.article.id for claim in silent}
        for article in sorted(articles):
            yield say("They agree if {article} means another recipient: then name it.", article=article)
    yield say("They agree if they are of different levels, categories, years or days: then state them.")
    yield say("Otherwise ask whoever gives the award for the list of winners, and correct the other report.")
