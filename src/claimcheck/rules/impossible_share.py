"""A percentage that no number over the stated denominator can give.

Of 23 nominees, 46.03 percent would be ten and a half. This is the granularity test of Brown and Heathers (2017), here
for shares: the numerator counts whole things, so only some percentages are possible. Nor is anything a share of
nothing: 40 percent of 0 nominees.

## Why it matters

Such a share was worked out over another denominator, or mistyped.

## Fires

```yaml
measures:
  nominees: {unit: person, whole-number: true, nature: fixed}
  women: {unit: person, whole-number: true, nature: fixed, part-of: nominees}
  share-of-women: {unit: percent, nature: fixed, equals: women / nominees}
---
article: {id: one}
claims:
  - {id: all, kind: quantity, measure: nominees, value: 23 orang}
  - {id: share, kind: quantity, measure: share-of-women, value: "46,03 persen"}
```

## Silent

```yaml
measures:
  nominees: {unit: person, whole-number: true, nature: fixed}
  women: {unit: person, whole-number: true, nature: fixed, part-of: nominees}
  share-of-women: {unit: percent, nature: fixed, equals: women / nominees}
---
article: {id: one}
claims:
  - {id: all, kind: quantity, measure: nominees, value: 23 orang}
  - {id: share, kind: quantity, measure: share-of-women, value: "47,8 persen"}
```

## Not reported

Shares over large or rounded denominators, where some whole number always fits. A share that may be 0
percent of 0, as tables have it.

## What to do

Ask which denominator the share is of.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.domain.diagnostic import Severity
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Found
from claimcheck.rules._arithmetic import found_by
from claimcheck.rules._case import Case
from claimcheck.rules._rule import rule


@rule("impossible-share", Severity.CONTRADICTION, among=Block.VALUE)
def check(case: Case) -> Iterator[Found]:
    """Yield the conflicts that a relation of this kind closes."""
    yield from found_by(case, "impossible-share")
