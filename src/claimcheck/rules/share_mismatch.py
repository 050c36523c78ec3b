"""A share that does not follow from its part and whole.

A measure that the catalog `equals` to a quotient must be what the two figures give, within their rounding.

## Why it matters

A percentage is checked by readers with a pocket calculator; one that is off shows that a figure was changed after it
was worked out.

## Fires

```yaml
measures:
  workers: {unit: person, whole-number: true}
  insured: {unit: person, whole-number: true, part-of: workers}
  coverage: {unit: percent, equals: insured / workers}
---
article: {id: one}
claims:
  - {id: whole, kind: quantity, measure: workers, value: "5,92 juta orang"}
  - {id: part, kind: quantity, measure: insured, value: "2,73 juta orang"}
  - {id: share, kind: quantity, measure: coverage, value: "56,03 persen"}
```

## Silent

```yaml
measures:
  workers: {unit: person, whole-number: true}
  insured: {unit: person, whole-number: true, part-of: workers}
  coverage: {unit: percent, equals: insured / workers}
---
article: {id: one}
claims:
  - {id: whole, kind: quantity, measure: workers, value: "5,92 juta orang"}
  - {id: part, kind: quantity, measure: insured, value: "2,73 juta orang"}
  - {id: share, kind: quantity, measure: coverage, value: "46,03 persen"}
```

## Not reported

A share that rounding allows: every figure stands for all that it may have been rounded from.

## What to do

Work the share out again from the unrounded figures; correct whichever of the three is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.domain.diagnostic import Severity
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Found
from claimcheck.rules._arithmetic import found_by
from claimcheck.rules._case import Case
from claimcheck.rules._rule import rule


@rule("share-mismatch", Severity.CONTRADICTION, among=Block.VALUE)
def check(case: Case) -> Iterator[Found]:
    """Yield the conflicts that a relation of this kind closes."""
    yield from found_by(case, "share-mismatch")
