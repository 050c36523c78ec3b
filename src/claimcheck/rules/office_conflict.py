"""Two people in an office that has one holder, or two titles of one person in it.

An office that the catalog declares `single-holder` has one at a time. Its title says how it is held: definitively, by
one appointed to act (Pj), or by one who acts from day to day (Plt, Plh) while the holder stays in office.

## Why it matters

A wrong regent, or an acting one who is none, is an error that the office itself will notice.

## Fires

```yaml
places:
  kabupaten-tangerang: {name: Kabupaten Tangerang, level: regency}
entities:
  maesyal: {name: Maesyal Rasyid, kind: person}
  andi: {name: Andi Ony, kind: person}
roles:
  bupati: {name: Bupati, single-holder: true}
---
article: {id: one}
claims:
  - {id: c, kind: role, person: Maesyal Rasyid, role: Bupati, of: Kabupaten Tangerang, as-of: 2025-11-27}
---
article: {id: two}
claims:
  - {id: c, kind: role, person: Andi Ony, role: Pj Bupati, of: Kabupaten Tangerang, as-of: 2025-11-27}
```

One person, acting or not.

```yaml
places:
  kabupaten-tangerang: {name: Kabupaten Tangerang, level: regency}
entities:
  andi: {name: Andi Ony, kind: person}
roles:
  bupati: {name: Bupati, single-holder: true}
---
article: {id: one}
claims:
  - {id: c, kind: role, person: Andi Ony, role: Bupati, of: Kabupaten Tangerang, as-of: 2024-09-12}
---
article: {id: two}
claims:
  - {id: c, kind: role, person: Andi Ony, role: Pj Bupati, of: Kabupaten Tangerang, as-of: 2024-09-12}
```

## Silent

One followed the other.

```yaml
places:
  kabupaten-tangerang: {name: Kabupaten Tangerang, level: regency}
entities:
  maesyal: {name: Maesyal Rasyid, kind: person}
  andi: {name: Andi Ony, kind: person}
roles:
  bupati: {name: Bupati, single-holder: true}
---
article: {id: one}
claims:
  - {id: c, kind: role, person: Maesyal Rasyid, role: Bupati, of: Kabupaten Tangerang, as-of: 2025-11-27}
---
article: {id: two}
claims:
  - {id: c, kind: role, person: Andi Ony, role: Pj Bupati, of: Kabupaten Tangerang, as-of: 2024-09-12}
```

## Not reported

Offices without `single-holder`; holders at different times, also of terms that one day, month or year divides; a
holder whom only the day of publication dates, where a claim that states its time has that holder in office after the
other; a Plt or Plh beside the holder for whom he or she acts, and who is only said to act (English “acting”, Pjs),
which may be either, beside any of these. Two who are said so are a tension: one of them may stand in for the other.
Where the time is only known from the day of publication, the finding is a tension.

## What to do

Look up who held the office on that day. If one followed the other in between, give each claim its `as-of`. Where many
articles name either of them, one claim that says since when the new holder is in office settles all of them.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion, Family, Origin, Slot
from claimcheck.domain.claim import Office
from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.message import Message, say, verbatim
from claimcheck.domain.span import Span
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Found
from claimcheck.engine.slots import SlotConflict
from claimcheck.engine.succession import has_followed
from claimcheck.lower.reads import name_of
from claimcheck.rules._case import Case
from claimcheck.rules._reasons import weakened
from claimcheck.rules._rule import rule
from claimcheck.rules._words import both, camps_of, cannot, distinct, listed, told


@rule("office-conflict", Severity.CONTRADICTION, among=Block.OFFICE)
def check(case: Case) -> Iterator[Found]:
    """Yield each office with several holders at one time, and each holder with several titles."""
    catalog = case.ledger.catalog
    for conflict in _conflicts(case, Family.OFFICE):
        yield _found(catalog, conflict, "{office} {cannot} be {camps} at one time",
                     say("{office} is an office with one holder.", office=_office(catalog, conflict)))  # fmt: skip
    for conflict in _conflicts(case, Family.TITLE):
        yield _found(catalog, conflict, "{person} {cannot} be {camps} as {office} at one time",
                     say("Who acts in an office does not hold it."))  # fmt: skip


def _conflicts(case: Case, family: Family) -> Iterator[SlotConflict]:
    """Yield the conflicts of a family that no change of hands explains which the ledger tells of itself."""
    # Very many articles name the holder of an office: those that state one time alike tell one thing.
    of_slot: dict[Slot, dict[Hashable, Assertion]] = {told.slot: {} for told in case.told(family)}
    for one in case.asserted(family) if of_slot else ():
        if one.slot in of_slot and one.valid.origin is Origin.STATED:
            of_slot[one.slot].setdefault((one.valid.span, one.meant), one)
    known: dict[tuple[Slot, Span], list[Assertion]] = {}

    def naming(late: Assertion) -> list[Assertion]:
        key = late.slot, late.meant
        if key not in known:
            known[key] = [one for one in of_slot[late.slot].values() if one.meant.meets(late.meant)]
        return known[key]

    yield from case.conflicts(family, lambda clash: not has_followed(clash.first, clash.second, naming))


def _found(catalog: Catalog, conflict: SlotConflict, template: str, why: Message) -> Found:
    said = [listed(distinct(one.reads for one in camp)) for camp in conflict.camps]
    office = _office(catalog, conflict)
    person = name_of(catalog, _claim(conflict.camps[0][0]).person)
    sentence = say(template, person=person, office=office, cannot=cannot(conflict), camps=both(said))
    return Found(
        message=told(conflict, sentence),
        subject=office,
        camps=camps_of(conflict, said),
        why=(why, *weakened(catalog, conflict.strongest)),
        reconcile=(
            say("They agree if one came after the other: then give each claim its as-of."),
            say("Otherwise ask the office of the {office} who held it then, and as what.", office=office),
        ),
        reasons=conflict.reasons,
    )


def _claim(assertion: Assertion) -> Office:
    if not isinstance(assertion.claim, Office):
        raise TypeError(f"{assertion.claim_id} is not about an office")
    return assertion.claim


def _office(catalog: Catalog, conflict: SlotConflict) -> Message:
    claim = _claim(conflict.camps[0][0])
    role = catalog.roles[claim.role].name
    return say("{role} of {of}", role=role, of=name_of(catalog, claim.of)) if claim.of else verbatim(role)
