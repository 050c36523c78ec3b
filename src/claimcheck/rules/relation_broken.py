"""A relation that the ledger itself requires does not hold.

`relations:` of the catalog state what the desk knows of its measures; claims of one scope and time must satisfy them.

## Why it matters

The desk wrote the relation down because it was burnt once.

## Fires

```yaml
measures:
  insured: {unit: person, whole-number: true}
  wage: {unit: person, whole-number: true}
  other: {unit: person, whole-number: true}
relations:
  - {id: wage-and-other, require: insured >= wage + other}
---
article: {id: one}
claims:
  - {id: all, kind: quantity, measure: insured, value: 43 orang}
  - {id: wage, kind: quantity, measure: wage, value: 23 orang}
  - {id: other, kind: quantity, measure: other, value: 21 orang}
```

## Silent

```yaml
measures:
  insured: {unit: person, whole-number: true}
  wage: {unit: person, whole-number: true}
  other: {unit: person, whole-number: true}
relations:
  - {id: wage-and-other, require: insured >= wage + other}
---
article: {id: one}
claims:
  - {id: all, kind: quantity, measure: insured, value: 44 orang}
  - {id: wage, kind: quantity, measure: wage, value: 23 orang}
  - {id: other, kind: quantity, measure: other, value: 21 orang}
```

## Not reported

A relation of which one measure is not stated, unless its bounds already decide.

## What to do

Correct the figure, or the relation where it claims too much.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.domain.diagnostic import Severity
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Found
from claimcheck.rules._arithmetic import found_by
from claimcheck.rules._case import Case
from claimcheck.rules._rule import rule


@rule("relation-broken", Severity.CONTRADICTION, among=Block.VALUE)
def check(case: Case) -> Iterator[Found]:
    """Yield the conflicts that a relation of this kind closes."""
    yield from found_by(case, "relation-broken")
