"""A part that is larger than what it is part of.

A count in a regency is part of the count in its province, one with a narrower scope part of the one without, and a
measure that the catalog calls `part-of` another part of that. No part exceeds its whole.

A part is compared with its whole of another time only where the catalog says by how much the whole may move in a year
(`yearly-change`); that it would have to move further is a tension.

## Why it matters

Two figures from different tables, or of different years, stand side by side as if they were one: the desk has mixed
sources.

## Fires

```yaml
places:
  banten: {name: Banten, level: province}
  tangerang: {name: Kabupaten Tangerang, level: regency, within: banten}
measures:
  insured: {unit: person, whole-number: true}
---
article: {id: one}
claims:
  - {id: province, kind: quantity, measure: insured, place: Banten, value: "2,73 juta orang"}
  - {id: regency, kind: quantity, measure: insured, place: Kabupaten Tangerang, value: "2,8 juta orang"}
```

## Silent

```yaml
places:
  banten: {name: Banten, level: province}
  tangerang: {name: Kabupaten Tangerang, level: regency, within: banten}
measures:
  coverage: {unit: percent}
---
article: {id: one}
claims:
  - {id: province, kind: quantity, measure: coverage, place: Banten, value: "46,03 persen"}
  - {id: regency, kind: quantity, measure: coverage, place: Kabupaten Tangerang, value: "78 persen"}
```

## Not reported

Shares, rates and averages (a regency may well have a higher share), measures declared `additive: false`, and figures
of different times.

## What to do

Ask both sources what they count and when. Often one figure counts something wider (all ever registered) than the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.domain.diagnostic import Severity
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Found
from claimcheck.rules._arithmetic import found_by
from claimcheck.rules._case import Case
from claimcheck.rules._outgrown import outgrown
from claimcheck.rules._rule import rule


@rule("part-exceeds-whole", Severity.CONTRADICTION, among=Block.VALUE)
def check(case: Case) -> Iterator[Found]:
    """Yield the conflicts that a relation of this kind closes."""
    yield from found_by(case, "part-exceeds-whole")
    yield from outgrown(case)
