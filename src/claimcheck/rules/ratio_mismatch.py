"""A ratio that the two figures do not give.

“Twice as many as”, a share of one measure in another, and any measure that the catalog defines by a product or
quotient.

## Why it matters

Comparisons are remembered longer than the figures under them.

## Fires

```yaml
measures:
  exports: {unit: tonne, nature: fixed}
  imports: {unit: tonne, nature: fixed}
---
article: {id: one}
claims:
  - {id: out, kind: quantity, measure: exports, value: "500 ton"}
  - {id: in, kind: quantity, measure: imports, value: "400 ton"}
  - {id: twice, kind: ratio, numerator: {measure: exports}, denominator: {measure: imports}, value: tiga kali lipat}
```

## Silent

```yaml
measures:
  exports: {unit: tonne, nature: fixed}
  imports: {unit: tonne, nature: fixed}
---
article: {id: one}
claims:
  - {id: out, kind: quantity, measure: exports, value: "500 ton"}
  - {id: in, kind: quantity, measure: imports, value: "240 ton"}
  - {id: twice, kind: ratio, numerator: {measure: exports}, denominator: {measure: imports}, value: dua kali lipat}
```

## Not reported

Ratios over a denominator that may be zero.

## What to do

Work the ratio out from the unrounded figures.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.domain.diagnostic import Severity
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Found
from claimcheck.rules._arithmetic import found_by
from claimcheck.rules._case import Case
from claimcheck.rules._rule import rule


@rule("ratio-mismatch", Severity.CONTRADICTION, among=Block.VALUE)
def check(case: Case) -> Iterator[Found]:
    """Yield the conflicts that a relation of this kind closes."""
    yield from found_by(case, "ratio-mismatch")
