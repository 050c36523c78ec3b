"""Parts that do not add up to their total.

A claim may name the parts of its total (`parts:`), a place what it is `divided-into`, a measure the sum that it
`equals`.

## Why it matters

Sub-totals are copied from tables by hand; one wrong digit is found by adding up.

## Fires

```yaml
measures:
  injured: {unit: person, whole-number: true}
---
article: {id: one}
claims:
  - {id: total, kind: quantity, measure: injured, value: "44 orang", parts: [
      {of: Serang, value: 21 orang}, {of: Cilegon, value: 2 orang}, {of: Lebak, value: 20 orang}]}
---
entities:
  serang: {name: Serang}
  cilegon: {name: Cilegon}
  lebak: {name: Lebak}
```

## Silent

```yaml
measures:
  injured: {unit: person, whole-number: true}
---
article: {id: one}
claims:
  - {id: total, kind: quantity, measure: injured, value: "43 orang", parts: [
      {of: Serang, value: 21 orang}, {of: Cilegon, value: 2 orang}, {of: Lebak, value: 20 orang}]}
---
entities:
  serang: {name: Serang}
  cilegon: {name: Cilegon}
  lebak: {name: Lebak}
```

## Not reported

Totals of rounded parts that can meet, and lists that are `complete: false` and do not exceed their total.

## What to do

Add up again from the source; the finding names, for each figure, the value that would make the sum right.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.domain.diagnostic import Severity
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Found
from claimcheck.rules._arithmetic import found_by
from claimcheck.rules._case import Case
from claimcheck.rules._rule import rule


@rule("sum-mismatch", Severity.CONTRADICTION, among=Block.VALUE)
def check(case: Case) -> Iterator[Found]:
    """Yield the conflicts that a relation of this kind closes."""
    yield from found_by(case, "sum-mismatch")
