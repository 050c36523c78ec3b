"""An edition year that is not the year of presentation.

“Paritrana Award 2024”, presented on 27 November 2025: a bare year after the name of an award reads as the year in which
it was given. Where it is another year, it may be the year assessed, or a slip.

## Why it matters

Readers take the year of an award for the year in which it was won.

## Fires

```yaml
awards:
  prize: {name: the prize}
events:
  ceremony: {name: the ceremony, award: prize}
---
article: {id: one}
claims:
  - {id: c, kind: event, event: ceremony, edition: 2024, date: 27/11/2025}
```

## Silent

```yaml
awards:
  prize: {name: the prize}
events:
  ceremony: {name: the ceremony, award: prize}
---
article: {id: one}
claims:
  - {id: c, kind: event, event: ceremony, edition: tahun penilaian 2024, date: 27/11/2025}
```

## Not reported

Labels that say that their year is the year assessed, numbers of editions, and events whose date is open or planned. If
any claim dates the event to the label's year, the label may be right and is not reported.

## What to do

Write which year it is (“tahun penilaian 2024”). If a claim already says so, the finding names it; then the bare year is
only short for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from claimcheck.domain.claim import Happening
from claimcheck.domain.diagnostic import Severity, weakness
from claimcheck.domain.labels import Basis
from claimcheck.domain.message import Message, join, say, term, verbatim
from claimcheck.domain.period import Period
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Camp, Found, Witness
from claimcheck.lower.events import times
from claimcheck.resolve.ledger import Ledger
from claimcheck.rules._case import Case
from claimcheck.rules._edition_labels import Label, labels_by_event, named, words_in
from claimcheck.rules._happenings import by_date, dated, times_read, use_of
from claimcheck.rules._rule import rule
from claimcheck.rules._uses import weakened_by, why_weaker
from claimcheck.rules._words import articles, distinct, listed

BY_PRESENTATION = (Basis.UNSTATED, Basis.PRESENTED)


@rule("edition-year", Severity.TENSION, among=Block.EVENT)
def check(case: Case) -> Iterator[Found]:
    """Yield each label of an event whose year is none of the years that the event is dated to."""
    dates = dated(case.ledger)
    for event, given in labels_by_event(case.ledger).items():
        by_year: dict[int, list[Label]] = defaultdict(list)
        for label in given:
            if label.edition.basis in BY_PRESENTATION:
                by_year[label.edition.number].append(label)
        told = dates.get(event, ())
        for year, wrong in sorted(by_year.items()):
            if told and not may_be_in([period for claim in told for _, period in times(claim)], year):
                yield _finding(case.ledger, wrong, told, [label for label in given if _explains(label, year)])


def may_be_in(periods: Sequence[Period], year: int) -> bool:
    """Whether an event of these times may have been held in a year: from the first to the last, on local calendars."""
    first = [period.first_day.year if period.first_day else 1 for period in periods]
    last = [period.last_day.year if period.last_day else 9999 for period in periods]
    return min(first) <= year <= max(last)


def _explains(label: Label, year: int) -> bool:
    return label.edition.basis is Basis.ASSESSED and label.edition.number == year


def _finding(ledger: Ledger, wrong: Sequence[Label], told: Sequence[Happening], explaining: Sequence[Label]) -> Found:
    def strength(pair: tuple[Label, Happening]) -> tuple[object, ...]:
        label, claim = pair
        reasons = weakened_by(ledger.catalog, label.use, use_of(claim, *dict(times(claim))))
        return weakness(Severity.TENSION, reasons), label.claim.id, claim.id

    lead, date = min(((label, claim) for label in wrong for claim in told), key=strength)
    uses = lead.use, use_of(date, *dict(times(date)))
    reasons = weakened_by(ledger.catalog, *uses)
    name, time = named(ledger.catalog, lead), times_read(date)
    labelling = dict.fromkeys(label.claim.id for label in wrong)
    others = [claim for claim in told if claim.id not in labelling]
    camps = [Camp(tuple(label.witness for label in wrong), name)]
    if others:
        presented = say("held {times}", times=listed(distinct(times_read(claim) for claim in told)))
        camps.append(Camp(tuple(Witness(claim, times_read(claim)) for claim in others), presented))
    return Found(
        message=say("“{name}” was held {time}, in another year", name=name, time=time),
        subject=verbatim(ledger.catalog.events[lead.event].name),
        camps=tuple(camps),
        why=(
            say(
                "{words}: {basis}, read as the year of presentation.",
                words=words_in(wrong),
                basis=term(lead.edition.basis.value),
            ),
            say("It was held {times}.", times=_dated_in(told)),
            *_explained(lead.edition.number, explaining),
            *why_weaker(uses, reasons),
        ),
        reconcile=tuple(_ways_out(lead.edition.number, explaining)),
        reasons=reasons,
    )


def _dated_in(claims: Sequence[Happening]) -> Message:
    parts = [say("{time} in {articles}", time=time, articles=articles(some)) for time, some in by_date(claims)]
    return join(parts, "; ")


def _explained(year: int, explaining: Sequence[Label]) -> Iterator[Message]:
    if explaining:
        yield say("{words}: {year} is the year assessed.", words=words_in(explaining), year=year)
    else:
        yield say("No claim says that {year} is the year assessed.", year=year)


def _ways_out(year: int, explaining: Sequence[Label]) -> Iterator[Message]:
    if explaining:
        yield say(
            "They agree if the bare year is short for the year assessed, as in {articles}: then write “tahun penilaian "
            "{year}”.",
            articles=articles(label.claim for label in explaining),
            year=year,
        )
    else:
        yield say("They agree if {year} is the year assessed: then write “tahun penilaian {year}”.", year=year)
    yield say("Otherwise ask the organiser for the year of the award, and correct the label or the date.")
