"""A figure that its measure can never have.

No share of a whole is above 100 percent, nobody counts half a person, and no count is below zero. The quote holds the
figure, so the article itself is at fault.

## Why it matters

No source can make such a figure true. It is a slip of the pen, or the figure is of something else.

## Fires

```yaml
measures:
  coverage: {name: share of workers insured, unit: percent, nature: stock, bounds: [0, 100]}
---
article: {id: one}
claims:
  - {id: c, kind: quantity, measure: coverage, value: 120 persen, quote: sebanyak 120 persen pekerja}
```

```yaml
measures:
  insured: {name: insured workers, unit: person, nature: stock, whole-number: true}
---
article: {id: one}
claims:
  - {id: half, kind: quantity, measure: insured, value: "2,5 orang", quote: "hanya 2,5 orang"}
  - {id: negative, kind: quantity, measure: insured, value: -5 orang, quote: tersisa -5 orang}
```

## Silent

A percentage that may exceed 100, and a figure that is rounded to its bound.

```yaml
measures:
  growth: {name: growth, unit: percent, nature: fixed}
  coverage: {name: share of workers insured, unit: percent, nature: fixed, bounds: [0, 100]}
---
article: {id: one}
claims:
  - {id: growth, kind: quantity, measure: growth, value: 120 persen, quote: tumbuh 120 persen}
  - {id: all, kind: quantity, measure: coverage, value: hampir 100 persen, quote: hampir 100 persen pekerja}
```

## Not reported

Figures of which some reading lies within the bounds, and figures that are merely unlikely (`implausible-size`). Where
the quote does not hold the figure, it is a problem of the ledger, with the code `impossible-value` as well.

## What to do

Ask the author for the figure. If it is right, the measure's `bounds` or its `whole-number` is wrong, or the claim has
the wrong measure.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.message import Message, say
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Found
from claimcheck.resolve.ledger import Fault
from claimcheck.rules._case import Case
from claimcheck.rules._faults import Telling, faults_found
from claimcheck.rules._rule import rule


@rule("impossible-value", Severity.CONTRADICTION, among=Block.CLAIM)
def check(case: Case) -> Iterator[Found]:
    """Yield each figure that lies outside its measure's bounds, or between whole numbers."""
    telling = Telling(
        say("a figure that cannot be"),
        say("Even in its widest reading the figure leaves no value that the measure can have."),
        _ways_out,
    )
    yield from faults_found(case, "impossible-value", telling)


def _ways_out(fault: Fault) -> tuple[Message, ...]:
    return (
        say("Ask {article} where “{words}” comes from, and correct it.", article=fault.article.id, words=fault.words),
        say("If it is of something else, give {claim} that measure.", claim=fault.claim),
    )
