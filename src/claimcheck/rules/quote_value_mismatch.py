"""A claim whose quote gives another figure, date or rank.

The quote is what the article wrote, the claim is what somebody made of it. Where the quote holds figures (dates, ranks)
and none of them, in any reading, fits what the claim states, one of the two is wrong.

## Why it matters

All other findings rest on the claims. A slip in writing one down makes an article say what it never said.

## Fires

```yaml
measures:
  coverage: {name: share of workers insured, unit: percent, nature: stock}
---
article: {id: one}
claims:
  - {id: c, kind: quantity, measure: coverage, value: "46,30 persen", quote: "46,03 persen yang terlindungi"}
```

```yaml
events:
  ceremony: {name: the ceremony}
---
article: {id: one}
claims:
  - {id: c, kind: event, event: ceremony, date: 27/11/2025, quote: digelar pada Selasa (25/11/2025)}
```

## Silent

Another notation, figures in words, and a quote that holds no figure of the kind.

```yaml
measures:
  coverage: {name: share of workers insured, unit: percent, nature: fixed}
  insured: {name: insured workers, unit: person, nature: fixed, whole-number: true}
  nominees: {name: nominees, unit: person, nature: fixed, whole-number: true}
---
article: {id: one}
claims:
  - {id: insured, kind: quantity, measure: insured, value: 2730000 person, quote: "baru 2,73 juta orang"}
  - {id: nominees, kind: quantity, measure: nominees, value: 23 orang, quote: dua puluh tiga nomine tahun 2025}
  - {id: coverage, kind: quantity, measure: coverage, value: "46,03 persen", quote: "dari 5,92 juta pekerja"}
```

## Not reported

Keys that are `assumed`, and values with `reads`; figures that a rounding of each other explains; counts below three,
which are written in too many ways ("a", "both"); numbers that name a thing ("Pasal 340", "Boeing 737-800"); places,
names and values in words; the time that a claim holds at (`as-of`), which often stands in another sentence.

## What to do

Correct the claim, or quote the words that state it. If the article's words mislead, keep them as the value and say with
`reads:` how they are to be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.domain.claim import AnyClaim, Happening
from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.message import Message, join, say
from claimcheck.engine.blocks import Block
from claimcheck.engine.evidence import Against, against
from claimcheck.engine.finding import Camp, Found, Witness
from claimcheck.lower.reads import value_reads
from claimcheck.rules._arithmetic_words import MAX_FIGURES, values_of
from claimcheck.rules._case import Case
from claimcheck.rules._happenings import times_read
from claimcheck.rules._rule import rule
from claimcheck.rules._words import listed


@rule("quote-value-mismatch", Severity.CONTRADICTION, among=Block.CLAIM)
def check(case: Case) -> Iterator[Found]:
    """Yield each claim whose quote speaks against its figure, date or rank."""
    for claim in case.ledger.claims:
        found = against(case.ledger.catalog, claim)
        if found is not None:
            yield _finding(claim, found)


def _finding(claim: AnyClaim, found: Against) -> Found:
    stated, held = _quoted(found.stated), _quoted(found.held)
    return Found(
        message=say("{claim} states {stated}, its quote {held}", claim=claim.id, stated=stated, held=held),
        subject=say("the quote of {claim}", claim=claim.id),
        camps=(Camp((Witness(claim, _reads(claim, stated)),), stated),),
        why=(say("In every reading of its words, the quote holds nothing that fits {stated}.", stated=stated),),
        reconcile=(
            say("Look up in {article} which of the two it says, and correct the claim or its quote.",
                article=claim.article.id),
            say("If {stated} stands elsewhere in the article, quote those words.", stated=stated),
        ),
    )  # fmt: skip


def _reads(claim: AnyClaim, stated: Message) -> Message:
    """Return how what the claim states is read, which shows a slip in it: "40,000" in Indonesian is 40."""
    if isinstance(claim, Happening):
        return times_read(claim)
    read = [value_reads(value) for value in values_of(claim)[:MAX_FIGURES]]
    return join(read) if read else stated


def _quoted(words: Sequence[str]) -> Message:
    return listed([say("“{words}”", words=one) for one in words])
