"""One exact figure for two places, or for two measures.

A figure with three digits or more that are not zero is seldom the same for two things by chance. More often it slipped
from one line of a table to the next, or from one place to its neighbour. Among more than 10,000 claims chance is not so
rare, and it takes four digits; five among more than 100,000, and so on.

## Why it matters

Such a slip passes every check of its own: the figure is real, it is only not of this place.

## Fires

```yaml
places:
  kota-tangerang: {name: Kota Tangerang, level: city}
  kota-serang: {name: Kota Serang, level: city}
measures:
  insured: {name: insured workers, unit: person, nature: stock, whole-number: true}
---
article: {id: one, publisher: The Daily}
claims:
  - {id: c, kind: quantity, measure: insured, place: Kota Tangerang, value: 385.741 pekerja, as-of: 2025-11-27}
---
article: {id: two, publisher: The Daily}
claims:
  - {id: c, kind: quantity, measure: insured, place: Kota Serang, value: 385.741 pekerja, as-of: 2025-11-27}
```

Two newspapers, and no word on when: a note.

```yaml
measures:
  insured: {name: insured workers, unit: person, nature: stock, whole-number: true}
  trained: {name: trained workers, unit: person, nature: stock, whole-number: true}
---
article: {id: one}
claims:
  - {id: c, kind: quantity, measure: insured, value: 385.741 pekerja}
---
article: {id: two}
claims:
  - {id: c, kind: quantity, measure: trained, value: 385.741 pekerja}
```

## Silent

A round figure; the figure of a city that is all there is in its province; a measure that is a part of the other.

```yaml
places:
  banten: {name: Banten, level: province}
  kota-tangerang: {name: Kota Tangerang, level: city, within: banten}
  kota-serang: {name: Kota Serang, level: city, within: banten}
measures:
  workers: {name: workers, unit: person, nature: fixed, whole-number: true}
  insured: {name: insured workers, unit: person, nature: fixed, whole-number: true, part-of: workers}
---
article: {id: one}
claims:
  - {id: round, kind: quantity, measure: insured, place: Kota Serang, value: 16.000 pekerja}
  - {id: exact, kind: quantity, measure: insured, place: Banten, value: 385.741 pekerja}
---
article: {id: two}
claims:
  - {id: round, kind: quantity, measure: insured, place: Kota Tangerang, value: 16.000 pekerja}
  - {id: exact, kind: quantity, measure: insured, place: Kota Tangerang, value: 385.741 pekerja}
  - {id: workers, kind: quantity, measure: workers, place: Kota Tangerang, value: 385.741 pekerja}
```

## Not reported

Figures of one article by one voice, where a reader sees both; places of which one contains the other; measures that
`part-of`, `equals` or a relation ties; times further apart than the measure's `holds-for`; ranges, fractions and
denials. The finding is a tension where one publisher or one speaker gives both, of the same time and as precisely, else
a note; and always a note for shares and what is told per something: one price is set for many places, and of the growth
of all provinces in percent some two are alike.

## What to do

Look the figure up for both. If they are equal, accept the finding; if one measure follows from the other, tie them in
the catalog.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion, Family
from claimcheck.domain.diagnostic import Severity, weakness
from claimcheck.domain.message import Message, say, verbatim
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Found, camp_of
from claimcheck.engine.moved import echoes
from claimcheck.engine.moved_pairs import Echoes, Pair
from claimcheck.lower.values import value_of
from claimcheck.rules._case import Case
from claimcheck.rules._figures import figure_words, subject_words
from claimcheck.rules._rule import rule
from claimcheck.rules._uses import Reasons, Use, weakened_by, why_weaker
from claimcheck.rules._values import subject_of
from claimcheck.rules._words import both, distinct, listed


@rule("figure-moved", Severity.TENSION, among=Block.FIGURE)
def check(case: Case) -> Iterator[Found]:
    """Yield each exact figure that is given for two places or two measures."""
    catalog = case.ledger.catalog
    for group in echoes(catalog, case.asserted(Family.VALUE), case.ledger.in_all):
        yield _finding(catalog, group)


def _level(*, is_one_source: bool, is_rate: bool) -> Severity:
    return Severity.TENSION if is_one_source and not is_rate else Severity.NOTE


def _is_rate(catalog: Catalog, one: Assertion) -> bool:
    return catalog.measures[subject_of(one).measure].unit.is_rate


def _finding(catalog: Catalog, group: Echoes) -> Found:
    a, b, is_one_source = _strongest(catalog, group)
    first, second = group.members[a], group.members[b]
    camps: dict[object, list[Assertion]] = {}
    for one in group.members:
        camps.setdefault(one.slot, []).append(one)
    is_rate = _is_rate(catalog, first)
    topics = [subject_words(catalog, subject_of(camp[0])) for camp in camps.values()]
    figure, reasons = figure_words(catalog, value_of(first)), _reasons(catalog, first, second)
    return Found(
        message=say("the figure {figure} is given for {topics}", figure=figure, topics=both(topics)),
        subject=listed(topics),
        camps=tuple(camp_of(tuple(camp), topic) for camp, topic in zip(camps.values(), topics, strict=True)),
        why=(
            (
                say("It may have slipped from one to the other, or be the same for both, as many a share or price is.")
                if is_rate
                else say(
                    "So exact a figure is seldom the same for two things; it may have slipped from one to the other."
                )
            ),
            *(_one_source(first, second) if is_one_source else ()),
            *why_weaker([Use.of(one) for one in (first, second)], reasons),
        ),
        reconcile=(
            say("Look up {figure}: of which of them is it?", figure=figure),
            say("If it is right for both, accept the finding, or say in the catalog why they are equal."),
        ),
        reasons=reasons,
        level=_level(is_one_source=is_one_source, is_rate=is_rate),
    )


def _strongest(catalog: Catalog, group: Echoes) -> Pair:
    """Return the pair that is weakened least, of several the first; of very many, most are weakened alike."""
    is_rate = _is_rate(catalog, group.members[0])  # figures of one number are of one sort of unit

    def weak(pair: Pair) -> tuple[tuple[int, int, list[str]], Pair]:
        a, b, is_one_source = pair
        reasons = _reasons(catalog, group.members[a], group.members[b])
        return weakness(_level(is_one_source=is_one_source, is_rate=is_rate), reasons), pair

    return min(group.firsts(map(_weakening, group.members)), key=weak)


def _weakening(one: Assertion) -> tuple[object, ...]:
    """Return what of an assertion ``weakened_by`` looks at."""
    claim = one.claim
    return bool(claim.assumed & one.uses), claim.modality, bool(claim.as_published_by), claim.speaker


def _reasons(catalog: Catalog, *pair: Assertion) -> Reasons:
    return weakened_by(catalog, *(Use.of(one) for one in pair))


def _one_source(first: Assertion, second: Assertion) -> Iterator[Message]:
    speaker = first.claim.speaker
    names = (first.claim.article.publisher, second.claim.article.publisher)
    sources = [verbatim(name) for name in names if name]
    source = verbatim(speaker.words) if speaker else listed(distinct(sources)) if sources else say("one story")
    yield say("Both are told by {source}, of the same time and to the same digit.", source=source)
