"""Two figures for one thing that cannot both be right.

A figure narrows a measure of one thing, in one place and scope, at one time. It is read generously: "2,8 juta" is
written for anything from 2,750,000 to just under 2,900,000. Figures conflict when nothing is left that all of them can
be written for.

## Why it matters

Readers remember figures. Two of them for one thing, unexplained, say that nobody checked.

## Fires

```yaml
places:
  banten: {name: Banten, level: province}
measures:
  insured: {name: insured workers, unit: person, nature: stock, whole-number: true}
---
article: {id: one}
claims:
  - {id: c, kind: quantity, measure: insured, place: Banten, value: "2,73 juta orang", as-of: 2025-11-27}
---
article: {id: two}
claims:
  - {id: c, kind: quantity, measure: insured, place: Banten, value: "2,8 juta orang", as-of: 2025-11-27}
```

More than 500 is usually meant as fewer than 600; literally, 900 is more than 500 too. That is a tension.

```yaml
measures:
  injured: {name: injured people, unit: person, nature: fixed, whole-number: true}
---
article: {id: one}
claims:
  - {id: c, kind: quantity, measure: injured, value: lebih dari 500 orang}
---
article: {id: two}
claims:
  - {id: c, kind: quantity, measure: injured, value: 946 orang}
```

## Silent

One figure is the other, rounded; and a day later another figure may hold.

```yaml
places:
  banten: {name: Banten, level: province}
measures:
  insured: {name: insured workers, unit: person, nature: stock, whole-number: true}
---
article: {id: one}
claims:
  - {id: c, kind: quantity, measure: insured, place: Banten, value: "2,73 juta orang", as-of: 2025-11-27}
---
article: {id: two}
claims:
  - {id: c, kind: quantity, measure: insured, place: Banten, value: "2.731.418 orang", as-of: 2025-11-27}
  - {id: later, kind: quantity, measure: insured, place: Banten, value: "2,8 juta orang", as-of: 2025-12-31}
```

## Not reported

Figures that rounding explains; figures of different times, places, scopes or kinds of statement (a target against a
present value); denials; what a change with `revision: true` counted before, told no later than that; two plain figures
of two articles that differ only as usually meant ("85 ribu", "86 ribu"), which `figures-differ` tells inside one
article; a mark read in two ways, which `decimal-mark` tells. The finding is a tension where two different speakers are
quoted, where one figure is an estimate, where the times only overlap or come from the day of publication, and where
only the usual reading clashes.

## What to do

Ask whoever published the figure. Where both are right, say what tells them apart: `as-of`, `scope`, `said-by`.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.message import say
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Found
from claimcheck.rules._case import Case
from claimcheck.rules._reasons import weakened
from claimcheck.rules._rule import rule
from claimcheck.rules._values import Fault, clashing, conflicts, content, spans, topic, ways_out
from claimcheck.rules._words import camps_of, cannot, told


@rule("value-conflict", Severity.CONTRADICTION, among=Block.VALUE)
def check(case: Case) -> Iterator[Found]:
    """Yield the figures of each slot that exclude each other."""
    catalog = case.ledger.catalog
    for conflict in conflicts(case, Fault.VALUES):
        figures = [content(catalog, camp) for camp in conflict.camps]
        subject = topic(catalog, conflict)
        sentence = say(
            "{subject} {cannot} be {figures}",
            subject=subject,
            cannot=cannot(conflict),
            figures=clashing(catalog, conflict),
        )
        yield Found(
            message=told(conflict, sentence),
            subject=subject,
            camps=camps_of(conflict, figures),
            why=(*spans(conflict), *weakened(catalog, conflict.strongest)),
            reconcile=tuple(ways_out(conflict)),
            reasons=conflict.reasons,
        )
