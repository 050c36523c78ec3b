"""Two full names of one person that differ in a part.

Articles write "Moch. Maesyal Rasyid" and "Mochamad Maesyal Rasyid" for one person. The catalog knows that they are the
same; readers and archives do not.

## Why it matters

A name is the first thing that is looked up, and the first that its owner complains about. Searches find one half of
what was written.

## Fires

```yaml
entities:
  maesyal-rasyid: {name: Mochamad Maesyal Rasyid, aliases: [Moch. Maesyal Rasyid], kind: person}
roles:
  bupati: {name: Bupati, single-holder: true}
---
article: {id: one}
claims:
  - {id: c, kind: role, person: Moch. Maesyal Rasyid, role: Bupati}
---
article: {id: two}
claims:
  - {id: c, kind: role, person: Mochamad Maesyal Rasyid, role: Bupati}
```

## Silent

Titles, degrees and shortened names.

```yaml
entities:
  maryono: {name: Maryono Hasan, aliases: ["H. Maryono Hasan, S.H.", Maryono, M. Hasan], kind: person}
roles:
  wakil: {name: Wakil Wali Kota, single-holder: true}
---
article: {id: one}
claims:
  - {id: c, kind: role, person: "H. Maryono Hasan, S.H.", role: Wakil Wali Kota, said-by: M. Hasan}
---
article: {id: two}
claims:
  - {id: c, kind: role, person: Maryono Hasan, role: Wakil Wali Kota, said-by: Maryono}
```

## Not reported

Titles, degrees, offices and forms of address; parts that are left out or cut to a letter; capitals, accents and
punctuation; nicknames that share no part with the name; names of places and organisations; names that stand only in the
catalog.

## What to do

Ask how the person writes the name, and use that. If the desk lives with both, accept the finding.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import TypeAlias

from claimcheck.catalog.catalog import Catalog
from claimcheck.catalog.entries import Entity
from claimcheck.catalog.lookalikes import skeleton
from claimcheck.domain.claim import AnyClaim, Domain, Office, Reference
from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.message import say, verbatim
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Camp, Found, Witness
from claimcheck.engine.names import differ_in_a_part, is_shorter, parts_of, references, without_address
from claimcheck.rules._case import Case
from claimcheck.rules._rule import rule
from claimcheck.rules._words import listed

Parts: TypeAlias = tuple[str, ...]
Written: TypeAlias = Mapping[Parts, Sequence[tuple[AnyClaim, str]]]

MOST_SPELLINGS = 30


@rule("name-variant", Severity.NOTE, among=Block.NAME)
def check(case: Case) -> Iterator[Found]:
    """Yield each person with the spellings that articles give the full name."""
    catalog = case.ledger.catalog
    by_person: dict[str, dict[Parts, list[tuple[AnyClaim, str]]]] = defaultdict(lambda: defaultdict(list))
    for claim in case.ledger.claims:
        for reference in references(claim):
            if _is_person(catalog, claim, reference) and reference.words != reference.id:
                parts = without_address(parts_of(reference.words), parts_of(catalog.entities[reference.id].name))
                by_person[reference.id][parts].append((claim, reference.words))
    for person, written in sorted(by_person.items(), key=lambda item: catalog.entities[item[0]].name):
        spellings = _variants(written)
        if spellings:
            yield _finding(catalog.entities[person], {parts: written[parts] for parts in spellings})


def _is_person(catalog: Catalog, claim: AnyClaim, reference: Reference) -> bool:
    if reference.domain is not Domain.ENTITY:
        return False
    entity = catalog.entities[reference.id]
    holds_office = isinstance(claim, Office) and reference == claim.person
    return entity.is_person if entity.kind else holds_office


def _variants(written: Written) -> list[Parts]:
    """Return the full names that differ in a part from another one, in order."""
    names = sorted(written)[:MOST_SPELLINGS]
    found = set()
    for one, other in combinations(names, 2):
        # Two shortened forms of one longer name are no variants of each other.
        shortened = any(is_shorter(one, full) and is_shorter(other, full) for full in names)
        # Names that only look alike are told by `confusable-name`.
        alike = skeleton(" ".join(one)) == skeleton(" ".join(other))
        if differ_in_a_part(one, other) and not shortened and not alike:
            found |= {one, other}
    return sorted(found)


def _finding(person: Entity, written: Written) -> Found:
    names = {parts: say("“{name}”", name=min(words for _, words in uses)) for parts, uses in written.items()}
    counted = Counter(part for parts in written for part in set(parts))
    differing = sorted(part for part, count in counted.items() if count < len(written))
    return Found(
        message=say("one person is called {spellings}", spellings=listed(list(names.values()))),
        subject=verbatim(person.name),
        camps=tuple(Camp(tuple(_witnesses(uses)), names[parts]) for parts, uses in written.items()),
        why=(
            say(
                "The catalog says that these are names of one person; they differ in {parts}.",
                parts=listed([say("“{part}”", part=part) for part in differing]),
            ),
        ),
        reconcile=(
            say("Ask {person} or the office how the name is written, and use one spelling.", person=person.name),
        ),
        about=person.id,
    )


def _witnesses(uses: Sequence[tuple[AnyClaim, str]]) -> Iterator[Witness]:
    """Yield the first claim of each article: a spelling is told once for all of it."""
    told = set()
    for claim, words in uses:
        if claim.article.id not in told:
            told.add(claim.article.id)
            yield Witness(claim, say("“{name}”", name=words))
