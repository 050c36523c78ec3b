"""One label for two events.

“Paritrana Award 2024” can be a national ceremony in September 2024 and a provincial one in November 2025. Nothing need
be wrong, but a reader cannot tell which is meant, and figures and winners get mixed up.

## Why it matters

Whoever searches for the label finds both; a result of the one is soon quoted for the other.

## Fires

```yaml
awards:
  prize: {name: the prize}
events:
  national: {name: the national ceremony, award: prize, level: country}
  provincial: {name: the provincial ceremony, award: prize, level: province}
---
article: {id: one}
claims:
  - {id: c, kind: event, event: national, edition: 2024, date: 12/9/2024}
---
article: {id: two}
claims:
  - {id: c, kind: event, event: provincial, edition: 2024, date: 27/11/2024}
```

## Silent

```yaml
awards:
  prize: {name: the prize}
events:
  national: {name: the national ceremony, award: prize, level: country}
  provincial: {name: the provincial ceremony, award: prize, level: province}
---
article: {id: one}
claims:
  - {id: c, kind: event, event: national, edition: 2024, date: 12/9/2024}
---
article: {id: two}
claims:
  - {id: c, kind: event, event: provincial, edition: tahun penilaian 2024, date: 27/11/2025}
```

## Not reported

Labels that differ in number or in what the number counts, events of different awards, and an event that is part of the
other.

## What to do

Name the level, the place or the date beside the label: “Paritrana Award 2024 tingkat Provinsi Banten”.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.labels import Basis
from claimcheck.domain.message import say, term, verbatim
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Camp, Found
from claimcheck.resolve.ledger import Ledger
from claimcheck.rules._case import Case
from claimcheck.rules._edition_labels import Label, labels, named, when_and_where
from claimcheck.rules._rule import rule
from claimcheck.rules._uses import weakened_by, why_weaker


@rule("label-reused", Severity.NOTE, among=Block.EVENT)
def check(case: Case) -> Iterator[Found]:
    """Yield each label of an award that two or more events go by."""
    found: dict[tuple[str, str, int], dict[str, list[Label]]] = defaultdict(lambda: defaultdict(list))
    for label in labels(case.ledger):
        if label.award is not None:
            found[label.award, label.edition.basis.name, label.edition.number][label.event].append(label)
    for _, by_event in sorted(found.items()):
        events = outermost(case.ledger.catalog, sorted(by_event))
        if len(events) > 1:
            yield _finding(case.ledger, {event: by_event[event] for event in events})


def outermost(catalog: Catalog, events: Sequence[str]) -> list[str]:
    """Return the events that lie inside no other of them: a part goes by the label of its whole."""
    tree = catalog.event_tree
    return [event for event in events if not any(other != event and tree.contains(other, event) for other in events)]


def _finding(ledger: Ledger, by_event: Mapping[str, Sequence[Label]]) -> Found:
    surest = [min(given, key=lambda label: (len(label.use.assumed), label.claim.id)) for given in by_event.values()]
    name, counted = named(ledger.catalog, surest[0]), surest[0].edition.basis
    uses = tuple(label.use for label in surest)
    reasons = weakened_by(ledger.catalog, *uses)
    return Found(
        message=say("{count} events go by the label “{name}”", count=len(by_event), name=name),
        subject=name,
        camps=tuple(
            Camp(tuple(label.witness for label in given), verbatim(ledger.catalog.events[event].name))
            for event, given in by_event.items()
        ),
        why=(
            *(say("“{name}” is {event}.", name=name, event=when_and_where(ledger, event)) for event in by_event),
            *(() if counted is Basis.UNSTATED else (say("In each the number is {basis}.", basis=term(counted.value)),)),
            *why_weaker(uses, reasons),
        ),
        reconcile=(
            say("Nothing need be wrong: name level, place or date beside the label, so that nobody mixes them up."),
        ),
        reasons=reasons,
    )
