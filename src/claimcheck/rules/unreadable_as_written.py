"""A figure, date or rank that the article writes in a way that has no reading.

"2.73.1 orang" is no number, 31 February no day. The quote holds the words, so the article itself is at fault.

## Why it matters

Whatever was meant, readers cannot know it, and each will guess something else.

## Fires

```yaml
measures:
  insured: {name: insured workers, unit: person, nature: stock, whole-number: true}
---
article: {id: one}
claims:
  - {id: c, kind: quantity, measure: insured, value: 2.73.1 orang, quote: tercatat 2.73.1 orang}
```

```yaml
events:
  ceremony: {name: the ceremony}
---
article: {id: one}
claims:
  - {id: c, kind: event, event: ceremony, date: 31 Februari 2025, quote: digelar pada 31 Februari 2025}
```

What the article may well have written rightly, and only has no reading here, is a tension.

```yaml
measures:
  insured: {name: insured workers, unit: person, nature: stock, whole-number: true}
---
article: {id: one}
claims:
  - {id: c, kind: quantity, measure: insured, value: 5 sampai hampir 6 juta orang, quote: 5 sampai hampir 6 juta orang}
```

## Silent

A broken form that leaves one reading is read: no thousands can be meant by "46.03".

```yaml
measures:
  coverage: {name: share of workers insured, unit: percent, nature: stock}
---
article: {id: one, language: id}
claims:
  - {id: c, kind: quantity, measure: coverage, value: 46.03 persen, quote: baru 46.03 persen pekerja}
```

## Not reported

Words with several readings ("5/8/2025" in English), which are a problem of the ledger until the claim says with
`reads:` which is meant. Words that the quote does not hold: they are a problem of the ledger too.

## What to do

Ask the author what is meant and correct the article. Until then `reads:` beside the verbatim words lets the claim take
part; what rests on it is then lowered one step.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.message import Message, say
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Found
from claimcheck.resolve.ledger import Fault
from claimcheck.rules._case import Case
from claimcheck.rules._faults import Telling, faults_found
from claimcheck.rules._rule import rule


@rule("unreadable-as-written", Severity.CONTRADICTION, among=Block.CLAIM)
def check(case: Case) -> Iterator[Found]:
    """Yield the words of each article that have no reading."""
    telling = Telling(
        say("words without a reading"),
        say("As these words stand, they give no figure, date or rank, so they cannot be compared with anything."),
        _ways_out,
        say("No reading of these words is known here, so they cannot be compared with anything."),
    )
    yield from faults_found(case, "unreadable-as-written", telling)


def _ways_out(fault: Fault) -> tuple[Message, ...]:
    if fault.is_doubtful:
        return (
            say(
                "They are compared if {claim} says in other words, or with `reads:`, what they mean.", claim=fault.claim
            ),
        )
    return (
        say("Ask {article} what “{words}” stands for, and correct it.", article=fault.article.id, words=fault.words),
        say("Where the article keeps the words, say in {claim} with `reads:` what they mean.", claim=fault.claim),
    )
