"""A better rank with a worse figure.

Ranks that are `ordered-by` a measure follow its figures: the first has the highest, or the lowest where `best: low`.

## Why it matters

A table whose ranks and figures disagree has a row swapped.

## Fires

```yaml
places:
  serang: {name: Kabupaten Serang}
  lebak: {name: Kabupaten Lebak}
measures:
  coverage: {unit: percent}
awards:
  index: {name: Indeks}
---
article: {id: one}
claims:
  - {id: first, kind: rank, award: Indeks, recipient: Kabupaten Serang, rank: Terbaik 1, ordered-by: coverage}
  - {id: second, kind: rank, award: Indeks, recipient: Kabupaten Lebak, rank: Terbaik 2, ordered-by: coverage}
  - {id: a, kind: quantity, measure: coverage, place: Kabupaten Serang, value: "40,1 persen"}
  - {id: b, kind: quantity, measure: coverage, place: Kabupaten Lebak, value: "45,2 persen"}
```

## Silent

```yaml
places:
  serang: {name: Kabupaten Serang}
  lebak: {name: Kabupaten Lebak}
measures:
  coverage: {unit: percent}
awards:
  index: {name: Indeks}
---
article: {id: one}
claims:
  - {id: first, kind: rank, award: Indeks, recipient: Kabupaten Serang, rank: Terbaik 1, ordered-by: coverage}
  - {id: second, kind: rank, award: Indeks, recipient: Kabupaten Lebak, rank: Terbaik 2, ordered-by: coverage}
  - {id: a, kind: quantity, measure: coverage, place: Kabupaten Serang, value: "45,2 persen"}
  - {id: b, kind: quantity, measure: coverage, place: Kabupaten Lebak, value: "45,2 persen"}
```

## Not reported

Equal figures with different ranks, and figures of another time than the ranks.

## What to do

Look the table up at its source.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.domain.diagnostic import Severity
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Found
from claimcheck.rules._arithmetic import found_by
from claimcheck.rules._case import Case
from claimcheck.rules._rule import rule


@rule("rank-order-mismatch", Severity.CONTRADICTION, among=Block.VALUE)
def check(case: Case) -> Iterator[Found]:
    """Yield the conflicts that a relation of this kind closes."""
    yield from found_by(case, "rank-order-mismatch")
