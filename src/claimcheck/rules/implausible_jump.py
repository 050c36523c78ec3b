"""A figure that moves further between two dates than its measure allows.

The catalog may say how far a measure moves in a year (`yearly-change: 10 percent`). Two figures with a stated as-of
that lie further apart than that allows for the time between them are worth a second look.

## Why it matters

A jump is often a slip of a digit, a unit or a place, or two measures under one name.

## Fires

```yaml
measures:
  workers: {name: workers, unit: person, nature: stock, whole-number: true, yearly-change: 10 percent}
---
article: {id: one}
claims:
  - {id: c, kind: quantity, measure: workers, value: 2.730.512 orang, as-of: 1 Januari 2024}
---
article: {id: two}
claims:
  - {id: c, kind: quantity, measure: workers, value: 5.920.318 orang, as-of: 1 Januari 2025}
```

## Silent

```yaml
measures:
  workers: {name: workers, unit: person, nature: stock, whole-number: true, yearly-change: 10 percent}
---
article: {id: one}
claims:
  - {id: c, kind: quantity, measure: workers, value: 2.730.512 orang, as-of: 1 Januari 2024}
---
article: {id: two}
claims:
  - {id: c, kind: quantity, measure: workers, value: 2.950.104 orang, as-of: 1 Januari 2025}
```

## How far is too far

The more generous of two counts is taken each way. Upwards the change compounds: 10 percent a year is 21 percent in two
years, and a part of a year counts as its part of the yearly change. Downwards it does not: in two years 20 percent of
the first figure may go. Time is counted from the first moment of the earlier as-of to the last of the later one, in
years of 365 days. Flows are compared over equal parts of different years, such as two third quarters.

## Not reported

Figures without a stated as-of, figures that are negative or zero, times more than 100 years apart, and what rounding
leaves room for.

## What to do

Check both figures, their units and what they count. If the jump is real, the reason for it is news: accept the finding
with that reason, or declare a wider `yearly-change`.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion, Family, Nature, Origin
from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.message import Message, say
from claimcheck.engine.blocks import Block
from claimcheck.engine.figure_numbers import MEASURE
from claimcheck.engine.finding import Found
from claimcheck.engine.movement import least, most, years_between
from claimcheck.lower.reads import number
from claimcheck.lower.values import value_of
from claimcheck.rules._case import Case
from claimcheck.rules._figures import figure_words, subject_words
from claimcheck.rules._jumps import jumping_pairs
from claimcheck.rules._rule import rule
from claimcheck.rules._series import MOST_STEPS, Group, Step, camps, figure_then, groups, lead, series
from claimcheck.rules._uses import why_weaker
from claimcheck.rules._values import subject_of


@rule("implausible-jump", Severity.TENSION, among=Block.VALUE)
def check(case: Case) -> Iterator[Found]:
    """Yield each figure that lies too far from others of its slot for the time between them."""
    catalog = case.ledger.catalog
    moving = {
        name
        for name, measure in catalog.measures.items()
        if measure.yearly_change is not None and measure.nature in (Nature.STOCK, Nature.FLOW)
    }

    def is_bounded(one: Assertion) -> bool:
        if one.slot.key[MEASURE] not in moving or one.valid.origin is not Origin.STATED:
            return False
        return one.said.lower is not None and one.said.lower >= 0

    for figures in series(case.asserted(Family.VALUE), is_bounded):
        change = catalog.measures[subject_of(figures[0]).measure].yearly_change
        pairs = jumping_pairs(figures, change) if change is not None else iter(())
        steps = [Step.of(catalog, earlier, later) for earlier, later in islice(pairs, MOST_STEPS)]
        for group in groups(steps):
            yield _finding(catalog, group)


def _finding(catalog: Catalog, group: Group) -> Found:
    strongest = lead(group.steps)
    return Found(
        message=say(
            "from {earlier} to {later}: further than this measure moves in that time",
            earlier=figure_words(catalog, value_of(strongest.earlier)),
            later=figure_words(catalog, value_of(strongest.later)),
        ),
        subject=subject_words(catalog, subject_of(strongest.earlier)),
        camps=camps(catalog, group),
        why=(_why(catalog, strongest), *why_weaker(strongest.uses, strongest.reasons)),
        reconcile=(
            say("They agree if one of the figures counts something else, or is in another unit: ask both sources."),
            say("If the jump is real, accept the finding with its reason, or declare a wider `yearly-change`."),
        ),
        reasons=strongest.reasons,
    )


def _why(catalog: Catalog, step: Step) -> Message:
    measure = catalog.measures[subject_of(step.earlier).measure]
    change = measure.yearly_change or Fraction(0)
    years = years_between(measure.nature, step.earlier.valid.span, step.later.valid.span) or Fraction(0)
    rises = step.earlier.said.precedes(step.later.said)
    end = (step.earlier.said.upper if rises else step.earlier.said.lower) or 0
    limit = end * (most(change, years) if rises else least(change, years))
    return say(
        "The catalog lets {measure} change by {percent} percent a year: after {earlier}, {bound} {limit} is possible "
        "by the later date, not {later}.",
        measure=measure.name,
        percent=number(change * 100),
        earlier=figure_then(catalog, step.earlier),
        bound=say("no more than") if rises else say("no less than"),
        limit=number(limit.__ceil__() if rises else limit.__floor__()) if measure.whole_number else number(limit),
        later=figure_then(catalog, step.later),
    )
