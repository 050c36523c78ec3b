"""A change whose before, after and difference do not fit.

What was, plus by how much it changed, is what is; percent, percentage points and factors likewise. The word for the
direction (rose, fell) is checked as well.

A percentage or a factor of nothing ("naik 50 persen dari 0"), or one that leads from a loss to a gain, has no agreed
meaning: where the figures do not clash by themselves, that is a tension.

## Why it matters

Growth figures carry a story; when they do not fit their own two ends, the story is wrong or a figure is.

## Fires

```yaml
measures:
  insured: {unit: person, whole-number: true}
---
article: {id: one}
claims:
  - {id: growth, kind: change, measure: insured, from: "2,6 juta orang", to: "2,8 juta orang", by: 400 ribu orang}
```

## Silent

```yaml
measures:
  insured: {unit: person, whole-number: true}
---
article: {id: one}
claims:
  - {id: growth, kind: change, measure: insured, from: "2,6 juta orang", to: "2,8 juta orang", by: 200 ribu orang}
```

## Not reported

Percent of a negative number that stays negative ("the loss grew by half"), about which there is no agreement, and what
rounding allows.

## What to do

Ask the source for the two figures, and work the change out again.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.domain.diagnostic import Severity
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Found
from claimcheck.rules._arithmetic import found_by
from claimcheck.rules._case import Case
from claimcheck.rules._change_undefined import undefined_changes
from claimcheck.rules._rule import rule


@rule("change-mismatch", Severity.CONTRADICTION, among=Block.VALUE)
def check(case: Case) -> Iterator[Found]:
    """Yield the conflicts that a relation of this kind closes, and the changes that have no meaning."""
    yield from found_by(case, "change-mismatch")
    told = {claim for knot in case.arithmetic.knots for claim in knot.lead.claims}
    yield from undefined_changes(case.ledger, told)
