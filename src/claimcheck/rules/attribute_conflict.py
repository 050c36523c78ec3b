"""Two values of a property that can have but one.

Properties that the catalog declares `single` (when something was founded, who initiated it, its official name) have one
value. Values are compared as what they are: a person or a place that the catalog knows, a date, a figure; else by their
words. Where a value can be read in several ways, all of them must clash.

## Why it matters

Names, years and founders are what readers look up, and what other desks copy.

## Fires

```yaml
awards:
  paritrana: {name: Paritrana Award}
properties:
  founded: {name: founded, single: true}
---
article: {id: one}
claims:
  - {id: c, kind: attribute, subject: Paritrana Award, property: founded, value: 2017}
---
article: {id: two}
claims:
  - {id: c, kind: attribute, subject: Paritrana Award, property: founded, value: 2018}
```

Two lists clash where neither holds the other.

```yaml
awards:
  paritrana: {name: Paritrana Award}
properties:
  initiated-by: {name: initiated by, single: true}
---
article: {id: one}
claims:
  - {id: c, kind: attribute, subject: paritrana, property: initiated-by, value: [the ministry, the fund]}
---
article: {id: two}
claims:
  - {id: c, kind: attribute, subject: paritrana, property: initiated-by, value: [the ministry, the province]}
```

## Silent

A year and a day in it; a list and a part of it; a name and a longer form of it.

```yaml
awards:
  paritrana: {name: Paritrana Award}
properties:
  founded: {name: founded, single: true}
  initiated-by: {name: initiated by, single: true}
  slogan: {name: slogan, single: true}
---
article: {id: one}
claims:
  - {id: year, kind: attribute, subject: paritrana, property: founded, value: 2017}
  - {id: by, kind: attribute, subject: paritrana, property: initiated-by, value: [the ministry, the fund]}
  - {id: slogan, kind: attribute, subject: paritrana, property: slogan, value: Pekerja terlindungi}
---
article: {id: two}
claims:
  - {id: year, kind: attribute, subject: paritrana, property: founded, value: 4 Desember 2017}
  - {id: by, kind: attribute, subject: paritrana, property: initiated-by, value: the ministry}
  - {id: slogan, kind: attribute, subject: paritrana, property: slogan, value: "Pekerja terlindungi, keluarga tenang"}
```

## Not reported

Properties that are not declared `single`; a value that names something known against words that name nothing known,
since the words may be another name of it; a text inside the other.

## What to do

Look it up at the source. Where both values are names of one thing, give that thing both names in the catalog; where
several values can hold at once, the property is not `single`.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion, Nature
from claimcheck.domain.claim import PropertyValue
from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.message import Message, linked, say, verbatim
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Found
from claimcheck.engine.slots import SlotConflict
from claimcheck.lower.wording import hold_turned_scores
from claimcheck.rules._attributes import attribute_conflicts, claim_of
from claimcheck.rules._case import Case
from claimcheck.rules._reasons import weakened
from claimcheck.rules._rule import rule
from claimcheck.rules._words import articles_of, camps_of, cannot, distinct, few, listed, or_ask, told


@rule("attribute-conflict", Severity.CONTRADICTION, among=Block.PROPERTY)
def check(case: Case) -> Iterator[Found]:
    """Yield the values of each single-valued property that exclude each other."""
    catalog = case.ledger.catalog
    for conflict in attribute_conflicts(case):
        claim = claim_of(conflict.camps[0][0])
        names = {
            "thing": catalog.entry(claim.about.domain, claim.about.id).name,
            "property": catalog.properties[claim.property].name,
        }
        values = [_content(catalog, camp) for camp in conflict.camps]
        sentence = say(
            "{thing} {cannot} have two values of “{property}”: {values}",
            **names,
            cannot=cannot(conflict),
            values=linked(few(values), "{one} against {other}"),
        )
        yield Found(
            message=told(conflict, sentence),
            subject=say("{thing}: {property}", **names),
            camps=camps_of(conflict, values),
            why=(
                say("The catalog declares “{property}” a property with one value.", property=names["property"]),
                *weakened(catalog, conflict.strongest),
            ),
            reconcile=tuple(_ways_out(conflict)),
            reasons=conflict.reasons,
        )


def _content(catalog: Catalog, camp: tuple[Assertion, ...]) -> Message:
    return listed(distinct(listed([_value(catalog, value) for value in claim_of(one).values]) for one in camp))


def _value(catalog: Catalog, value: PropertyValue) -> Message:
    if value.thing is not None:
        return verbatim(catalog.entry(value.thing.domain, value.thing.id).name)
    return say("“{words}”", words=value.words)


def _ways_out(conflict: SlotConflict) -> Iterator[Message]:
    articles = articles_of(conflict)
    otherwise = say("Otherwise ask where {articles} took it from, and correct it.", articles=articles)
    ask = say("Ask where {articles} took it from, and correct it.", articles=articles)
    return or_ask(_ways(conflict), otherwise, ask)


def _ways(conflict: SlotConflict) -> Iterator[Message]:
    claims = [claim_of(one) for camp in conflict.camps for one in camp]
    if any(len(claim.values) > 1 for claim in claims):
        yield say("They agree if each names only some of them: then one of the claims should name all.")
    elif not any(value.words[:1].isdigit() for claim in claims for value in claim.values):
        yield say("They agree if both are names of one thing: then the catalog should know it by both.")
    if hold_turned_scores(claim.values[0].words for claim in claims if len(claim.values) == 1):
        yield say("They agree if each tells the score with another side first: then give it in one order.")
    if conflict.slot.nature is not Nature.FIXED:
        yield say("They agree if one followed the other: then give each its as-of.")
