"""Two plain figures for one thing inside one article that rounding explains only with good will.

"85 ribu" in the headline and "86 ribu" in the text can both be written for 85,600 people, but no one writer rounds one
number in two ways.

## Why it matters

A reader sees both within a minute and asks which one it is. Often the text was corrected and the headline forgotten.

## Fires

```yaml
measures:
  refugees: {name: refugees, unit: person, nature: stock, whole-number: true}
---
article: {id: one}
claims:
  - {id: headline, kind: quantity, measure: refugees, value: 85 ribu orang, part: headline}
  - {id: text, kind: quantity, measure: refugees, value: 86 ribu orang}
```

## Silent

One is the other, rounded.

```yaml
measures:
  refugees: {name: refugees, unit: person, nature: stock, whole-number: true}
---
article: {id: one}
claims:
  - {id: headline, kind: quantity, measure: refugees, value: 85 ribu orang, part: headline}
  - {id: text, kind: quantity, measure: refugees, value: 85.400 orang}
```

Two articles may round as they like.

```yaml
measures:
  refugees: {name: refugees, unit: person, nature: stock, whole-number: true}
---
article: {id: one}
claims:
  - {id: c, kind: quantity, measure: refugees, value: 85 ribu orang}
---
article: {id: two}
claims:
  - {id: c, kind: quantity, measure: refugees, value: 86 ribu orang}
```

## Not reported

Figures of two articles; figures with a hedge ("more than", "nearly"), which `value-conflict` compares everywhere.
Figures that no rounding explains are a `value-conflict`.

## What to do

Look up the figure and use one form of it throughout the article.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.diagnostic import Reason, Severity
from claimcheck.domain.message import Message, say
from claimcheck.engine.blocks import Block
from claimcheck.engine.clash import Clash
from claimcheck.engine.finding import Found
from claimcheck.engine.slots import SlotConflict
from claimcheck.rules._case import Case
from claimcheck.rules._reasons import weakened
from claimcheck.rules._rule import rule
from claimcheck.rules._values import Fault, clashing, conflicts, content, spans, topic
from claimcheck.rules._words import camps_of


@rule("figures-differ", Severity.TENSION, among=Block.VALUE)
def check(case: Case) -> Iterator[Found]:
    """Yield the plain figures of one article that agree only in their widest reading."""
    catalog = case.ledger.catalog
    for conflict in conflicts(case, Fault.PLAIN_FIGURES):
        article = conflict.camps[0][0].claim.article.id
        figures = [content(catalog, camp) for camp in conflict.camps]
        subject = topic(catalog, conflict)
        yield Found(
            message=say(
                "{article} gives {subject} as {figures}",
                article=article,
                subject=subject,
                figures=clashing(catalog, conflict),
            ),
            subject=subject,
            camps=camps_of(conflict, figures),
            why=(*spans(conflict), *_meant_otherwise(catalog, conflict)),
            reconcile=(
                say("They agree if they are of different times or groups: then give each its as-of or scope."),
                say("Otherwise look up the figure and use one form of it throughout {article}.", article=article),
            ),
            # That only the usual reading clashes is what the rule finds; it does not lower it once more.
            reasons=conflict.reasons - {Reason.MEANT_ONLY},
        )


def _meant_otherwise(catalog: Catalog, conflict: SlotConflict) -> Iterator[Message]:
    """Yield that the figures agree in their widest reading only, and what else weakens that they differ."""
    strongest = conflict.strongest
    if len(conflict.camps) == 2:
        yield from weakened(catalog, strongest)
        return
    yield say("In the widest reading of the words those next to each other can hold; as usually meant, they cannot.")
    yield from weakened(catalog, Clash(strongest.first, strongest.second, strongest.reasons - {Reason.MEANT_ONLY}))
