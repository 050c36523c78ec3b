"""A recipient that its category is not for.

The catalog may say what a category of an award is for: `categories: {Pemerintah Kota: {recipients: [city]}}`. A regency
that is reported to have won in the category of cities was given the wrong category, or is the wrong recipient.

## Why it matters

Cities and regencies of one name are mixed up easily: Kota Tangerang and Kabupaten Tangerang.

## Fires

```yaml
places:
  kabupaten-tangerang: {name: Kabupaten Tangerang, level: regency}
awards:
  prize: {name: the prize, categories: {Pemerintah Kota: {recipients: [city]}}}
---
article: {id: one}
claims:
  - {id: c, kind: rank, award: prize, edition: 2025, category: Pemerintah Kota, recipient: Kabupaten Tangerang, rank: 1}
```

## Silent

```yaml
places:
  kota-tangerang: {name: Kota Tangerang, level: city}
awards:
  prize: {name: the prize, categories: {Pemerintah Kota: {recipients: [city]}}}
---
article: {id: one}
claims:
  - {id: c, kind: rank, award: prize, edition: 2025, category: Pemerintah Kota, recipient: Kota Tangerang, rank: 1}
```

## Not reported

Categories that the catalog does not know, recipients that are no places, and places without a level.

## What to do

Check the recipient and the category with whoever gives the award.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.claim import Domain, Modality, Ranking
from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.message import join, say, term, verbatim
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Camp, Found, Witness
from claimcheck.lower.reads import place_reads
from claimcheck.rules._case import Case
from claimcheck.rules._confusable import easily_confused
from claimcheck.rules._rule import rule
from claimcheck.rules._uses import Use, weakened_by, why_weaker
from claimcheck.rules._words import MOST_LISTED, listed


@rule("recipient-outside-category", Severity.TENSION, among=Block.CLAIM)
def check(case: Case) -> Iterator[Found]:
    """Yield each rank whose recipient is of none of the levels that its category is for."""
    catalog = case.ledger.catalog
    categories = {award.id: _folded(award.categories) for award in catalog.awards.values()}
    for claim in case.ledger.of_kind(Ranking):
        if claim.modality is Modality.DENIAL:
            continue
        recipient = claim.recipient
        if claim.category is None or recipient is None or recipient.domain is not Domain.PLACE:
            continue
        allowed = categories[claim.award].get(claim.category)
        level = catalog.places[recipient.id].level
        if allowed and level is not None and level not in allowed:
            yield _finding(catalog, claim, recipient.id, allowed)


def _folded(categories: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {" ".join(name.casefold().split()): levels for name, levels in categories.items()}


def _finding(catalog: Catalog, claim: Ranking, place: str, allowed: tuple[str, ...]) -> Found:
    use = Use(claim, frozenset({"award", "category", "recipient"}))
    reasons = weakened_by(catalog, use)
    entry = catalog.places[place]
    levels = listed([term(level) for level in allowed])
    alike = [
        verbatim(other.name)
        for other in catalog.places.values()
        if other.level in allowed and other.id != place and easily_confused(other.name, entry.name)
    ]
    meant = say("They agree if this is meant: {names}.", names=join(alike[:MOST_LISTED], " / "))
    return Found(
        message=say(
            "{recipient} is a {level}, but its category is for: {levels}",
            recipient=entry.name,
            level=term(entry.level or ""),
            levels=levels,
        ),
        subject=verbatim(catalog.awards[claim.award].name),
        camps=(Camp((Witness(claim, place_reads(catalog, place)),), place_reads(catalog, place)),),
        why=(
            say(
                "The catalog says that the category “{category}” is for: {levels}.",
                category=claim.words.get("category", claim.category or ""),
                levels=levels,
            ),
            *why_weaker([use], reasons),
        ),
        reconcile=(
            *((meant,) if alike else ()),
            say("Ask whoever gives the award for the recipient and the category."),
        ),
        reasons=reasons,
    )
