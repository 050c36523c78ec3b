"""A quote that the article's text does not hold.

Where the ledger has an article's text (`text:`), each quote is looked up in it and in the title. A gap (`…`) may stand
for anything; the pieces must follow one another.

## Why it matters

A claim is only as good as its quote. One that nobody wrote makes an article say what it does not say, or shows that the
article was changed after the claim was written down.

## Fires

The headline says "46,03 persen".

```yaml
measures:
  coverage: {name: share of workers insured, unit: percent, nature: stock}
---
article: {id: one, title: "Baru 46,03 persen pekerja terlindungi"}
claims:
  - id: c
    kind: quantity
    part: headline
    measure: coverage
    value: 46,30 persen
    quote: Baru 46,30 persen pekerja
```

## Silent

Typography does not count: quotation marks, dashes, blanks, composed letters. A gap may stand for anything.

```yaml
measures:
  coverage: {name: share of workers insured, unit: percent, nature: stock}
---
article: {id: one, title: "“Baru 46,03 persen” – pekerja di Banten terlindungi"}
claims:
  - id: c
    kind: quantity
    part: headline
    measure: coverage
    value: 46,03 persen
    quote: '"Baru 46,03 persen" -  pekerja … terlindungi'
```

## Not reported

Claims without a quote. Articles without their text, but for claims of the headline, whose quotes are looked up in the
title. A quote that differs in capitals only is a note. What counts as typography: Unicode normal form C and ligatures;
the kinds of quotation marks, apostrophes and dashes; quotation marks around the quote; hyphens and dashes between
letters, so that a word may be parted at the end of a line, and the blanks around any; blanks and line breaks (no-break
ones too), soft hyphens, marks of direction and characters without width.

## What to do

Copy the quote from the article. If the article has changed, check what else of the claim has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from claimcheck.domain.claim import AnyClaim
from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.message import Message, say, verbatim
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Camp, Exhibit, Found, Witness
from claimcheck.engine.quotes import Held, Page
from claimcheck.rules._case import Case
from claimcheck.rules._faults import exhibit
from claimcheck.rules._rule import rule

MOST_SEARCHED = 50  # nearest matches of one article


@rule("quote-not-found", Severity.CONTRADICTION, among=Block.CLAIM)
def check(case: Case) -> Iterator[Found]:
    """Yield each claim whose quote its article does not hold."""
    pages: dict[tuple[str, bool], Page] = {}
    searched: Counter[str] = Counter()
    for claim in _quoted(case):
        article = claim.article
        in_title = article is not None and article.text is None
        if article is None or claim.quote is None or (in_title and not (article.title and _is_headline(claim))):
            continue
        key = (article.id, in_title)
        if key not in pages:
            pages[key] = Page(f"{article.title or ''}\n{article.text or ''}")
        held = pages[key].held(claim.quote)
        if held is not Held.VERBATIM:
            searched[article.id] += 1
            where = say("headline") if in_title else say("text")
            near = searched[article.id] <= MOST_SEARCHED
            yield _finding(claim, article.id, where, held, tuple(_why(claim.quote, held, pages[key], search=near)))


def _quoted(case: Case) -> Iterator[AnyClaim | Exhibit]:
    yield from case.ledger.claims
    yield from {fault.claim: exhibit(fault) for fault in case.ledger.faults if fault.quote}.values()


def _is_headline(claim: AnyClaim | Exhibit) -> bool:
    return not isinstance(claim, Exhibit) and claim.part == "headline"


def _finding(claim: AnyClaim | Exhibit, article: str, where: Message, held: Held, why: tuple[Message, ...]) -> Found:
    told = say("the {where} of {article} does not hold the quote of {claim}", where=where, article=article,
               claim=claim.id)  # fmt: skip
    capitals = held is Held.OTHER_CAPITALS
    return Found(
        message=say("{told}, but for its capitals", told=told) if capitals else told,
        subject=say("the quote of {claim}", claim=claim.id),
        camps=(
            Camp(
                (Witness(claim, say("words that are not in the {where}", where=where)),), verbatim(f"“{claim.quote}”")
            ),
        ),
        why=why,
        reconcile=(
            say("Copy the quote from the article word by word; “…” marks what is left out."),
            say("If {article} was changed since, ask why, and look at the whole claim again.", article=article),
        ),
        level=Severity.NOTE if capitals else None,
    )


def _why(quote: str, held: Held, page: Page, *, search: bool) -> Iterator[Message]:
    piece = page.missing(quote) or quote
    if held is Held.OTHER_CAPITALS:
        yield say("“{piece}” stands there with other capitals.", piece=piece)
    elif page.holds(piece):
        yield say("“{piece}” stands there, but not after the words that come before it in the quote.", piece=piece)
    else:
        yield say("“{piece}” does not stand there.", piece=piece)
    near = page.nearest(piece) if search else None
    if near is not None and near != piece:
        yield say("The nearest words are “{near}”.", near=near)
