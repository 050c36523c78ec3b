"""Two figures for one thing, one a thousand times the other, with a mark before three digits.

Indonesian writes 300.003 for three hundred thousand and three, English for three hundred and three thousandths.
"300.003 triliun" and "300,003 triliun" are most likely one figure of which one mark is wrong.

## Why it matters

The figure is wrong a thousandfold, and the reader has no way to see which one is meant.

## Fires

```yaml
measures:
  budget: {name: budget, unit: rupiah, nature: fixed}
---
article: {id: one}
claims:
  - {id: c, kind: quantity, measure: budget, value: Rp 300.003 triliun}
---
article: {id: two}
claims:
  - {id: c, kind: quantity, measure: budget, value: "Rp 300,003 triliun"}
```

A part that is larger than its whole may have the wrong mark too.

```yaml
places:
  banten: {name: Banten, level: province}
  serang: {name: Serang, level: city, within: banten}
measures:
  insured: {name: insured workers, unit: person, nature: fixed, whole-number: true}
---
article: {id: one}
claims:
  - {id: c, kind: quantity, measure: insured, place: Serang, value: 16.000 orang}
---
article: {id: two}
claims:
  - {id: c, kind: quantity, measure: insured, place: Banten, value: 40 orang}
```

## Silent

Each is written by the form of its own language.

```yaml
measures:
  budget: {name: budget, unit: rupiah, nature: fixed}
---
article: {id: one, language: id}
claims:
  - {id: c, kind: quantity, measure: budget, value: "Rp 300,003 triliun"}
---
article: {id: two, language: en}
claims:
  - {id: c, kind: quantity, measure: budget, value: Rp 300.003 trillion}
```

## Not reported

Figures a thousand times apart without such a mark ("5 ribu" and "5 juta"): they are a `value-conflict`. This finding
stands in place of that one.

## What to do

Find out which figure is meant and correct the mark. Where the article keeps its wrong mark, give the claim
`reads:` with the right one beside its verbatim `value:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.message import Message, say
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Found
from claimcheck.engine.slots import SlotConflict
from claimcheck.lower.values import value_of
from claimcheck.rules._arithmetic import found_by
from claimcheck.rules._case import Case
from claimcheck.rules._reasons import weakened
from claimcheck.rules._rule import rule
from claimcheck.rules._values import Fault, conflicts, content, spans, topic
from claimcheck.rules._words import articles_of, both, camps_of, told


@rule("decimal-mark", Severity.TENSION, among=Block.VALUE)
def check(case: Case) -> Iterator[Found]:
    """Yield the figures of each slot, and parts and wholes, that agree once one of them is divided by 1,000."""
    yield from _in_one_slot(case)
    yield from found_by(case, "decimal-mark")


def _in_one_slot(case: Case) -> Iterator[Found]:
    catalog = case.ledger.catalog
    for conflict in conflicts(case, Fault.MARK):
        subject = topic(catalog, conflict)
        sentence = say("{subject} is written as {words}: one mark is wrong", subject=subject, words=_written(conflict))
        yield Found(
            message=told(conflict, sentence),
            subject=subject,
            camps=camps_of(conflict, [content(catalog, camp) for camp in conflict.camps]),
            why=(
                *spans(conflict),
                say("They agree once one of them is divided by 1,000, as if its mark were the other one."),
                *weakened(catalog, conflict.strongest),
            ),
            reconcile=(
                say("They agree if the point or comma of one is the decimal mark, not the one for thousands."),
                say("Ask where {articles} took the figure from, and correct the mark.", articles=articles_of(conflict)),
            ),
            reasons=conflict.reasons,
        )


def _written(conflict: SlotConflict) -> Message:
    return both([say("“{words}”", words=value_of(camp[0]).figure.words) for camp in conflict.camps])
