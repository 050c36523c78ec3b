"""One event under two edition labels.

An award may be named after the year it is presented in or after the year it judges. “Paritrana Award 2024” and
“Paritrana Award 2025” for one and the same ceremony can both be right only if each goes by another of the two.

## Why it matters

Readers who look for the award of 2024 find two, or none. An archive counts one award twice.

## Fires

```yaml
awards:
  prize: {name: the prize}
events:
  ceremony: {name: the ceremony, award: prize}
---
article: {id: one}
claims:
  - {id: c, kind: event, event: ceremony, edition: 2024}
---
article: {id: two}
claims:
  - {id: c, kind: event, event: ceremony, edition: 2025}
```

## Silent

```yaml
awards:
  prize: {name: the prize}
events:
  ceremony: {name: the ceremony, award: prize}
---
article: {id: one, language: en}
claims:
  - {id: c, kind: event, event: ceremony, edition: assessment year 2024}
---
article: {id: two}
claims:
  - {id: c, kind: event, event: ceremony, edition: assessment year 2024, date: 2025-11-27}
```

## Not reported

Labels with one number; a year assessed and another year presented, where both are stated; the number of an edition
and a year. Where both say what their number counts, and it is the same, the finding is a contradiction; where a bare
year stands on either side, a tension.

## What to do

Ask the organiser which year the award goes by, and write that in all reports: “tahun penilaian 2024”.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from claimcheck.domain.diagnostic import Severity, weakness
from claimcheck.domain.labels import Basis, Edition
from claimcheck.domain.message import Message, say, term, verbatim
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Camp, Found
from claimcheck.resolve.ledger import Ledger
from claimcheck.rules._case import Case
from claimcheck.rules._edition_labels import Label, labels_by_event, named, words_in
from claimcheck.rules._happenings import by_date, dated
from claimcheck.rules._rule import rule
from claimcheck.rules._uses import Reasons, weakened_by, why_weaker
from claimcheck.rules._words import articles


class _Clash:
    __slots__ = ("level", "one", "other", "reasons")

    def __init__(self, one: Label, other: Label, level: Severity, reasons: Reasons) -> None:
        self.one, self.other, self.level, self.reasons = one, other, level, reasons

    @property
    def key(self) -> tuple[object, ...]:
        """What the strongest is chosen by."""
        return weakness(self.level, self.reasons), self.one.claim.id, self.other.claim.id


@rule("edition-label", Severity.CONTRADICTION, among=Block.EVENT)
def check(case: Case) -> Iterator[Found]:
    """Yield each event whose labels differ in number, unless they count different things."""
    for given in labels_by_event(case.ledger).values():
        for kind in (False, True):
            alike = [label for label in given if label.is_ordinal is kind]
            clashes = list(_clashes(case.ledger, alike))
            if clashes:
                yield _finding(case.ledger, clashes)


def clash_level(one: Edition, other: Edition) -> Severity | None:
    """Return how sure it is that two labels of one event exclude each other; ``None`` where they need not."""
    if one.number == other.number:
        return None
    if one.basis is other.basis and not one.is_bare:
        return Severity.CONTRADICTION
    bare = (one.is_bare or other.is_bare) and one.years and other.years
    return Severity.TENSION if bare and set(one.years).isdisjoint(other.years) else None


def _clashes(ledger: Ledger, given: Sequence[Label]) -> Iterator[_Clash]:
    editions = dict.fromkeys(label.edition for label in given)  # thousands of articles may name the one alike
    if all(clash_level(*pair) is None for pair in combinations(editions, 2)):
        return
    for one, other in combinations(given, 2):
        level = clash_level(one.edition, other.edition)
        if level is not None:
            yield _Clash(one, other, level, weakened_by(ledger.catalog, one.use, other.use))


def _finding(ledger: Ledger, clashes: Sequence[_Clash]) -> Found:
    lead = min(clashes, key=lambda clash: clash.key)
    camps: dict[int, dict[str, Label]] = defaultdict(dict)
    for clash in clashes:
        for label in (clash.one, clash.other):
            camps[label.edition.number][label.claim.id] = label
    sides = [[label for _, label in sorted(camp.items())] for _, camp in sorted(camps.items())]
    sides.sort(key=lambda side: -len({label.claim.article.source for label in side}))
    event = ledger.catalog.events[lead.one.event].name
    return Found(
        message=say("“{event}” goes under {count} edition labels", event=event, count=len(sides)),
        subject=verbatim(event),
        camps=tuple(Camp(tuple(label.witness for label in side), named(ledger.catalog, side[0])) for side in sides),
        why=tuple(_why(ledger, sides, lead)),
        reconcile=tuple(_ways_out(sides, lead)),
        reasons=lead.reasons,
        level=lead.level,
    )


def _why(ledger: Ledger, sides: Sequence[Sequence[Label]], lead: _Clash) -> Iterator[Message]:
    for side in sides:
        yield say("{number}: {words}.", number=side[0].edition.number, words=words_in(side))
    if lead.level is Severity.CONTRADICTION:
        yield say("Both numbers count the same ({basis}), and they differ.", basis=term(lead.one.edition.basis.value))
    else:
        yield say("A bare year does not say whether it is the year assessed or the year of presentation.")
    yield from _one_event(ledger, lead.one.event)
    yield from why_weaker((lead.one.use, lead.other.use), lead.reasons)


def _one_event(ledger: Ledger, event: str) -> Iterator[Message]:
    """Yield why it is one event: the date on which several articles agree."""
    for time, claims in by_date(dated(ledger).get(event, ())):
        if len({claim.article.id for claim in claims}) > 1:
            yield say("It is one event: {articles} all date it {time}.", articles=articles(claims), time=time)


def _ways_out(sides: Sequence[Sequence[Label]], lead: _Clash) -> Iterator[Message]:
    if lead.level is Severity.TENSION and not lead.one.is_ordinal:
        numbers = sorted(side[0].edition.number for side in sides)
        yield say(
            "They agree if {first} is the year assessed and {last} the year of presentation.",
            first=numbers[0],
            last=numbers[-1],
        )
        stated = [label for side in sides for label in side if label.edition.basis is not Basis.UNSTATED]
        if stated:
            yield say("What is stated: {words}.", words=words_in(stated))
    yield say("Ask the organiser what the award is called, and use one label in all reports.")
