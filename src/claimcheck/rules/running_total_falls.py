"""A running total that falls.

A death toll, votes counted so far, people helped to date: such a measure (`nature: cumulative`) can only grow. A later
figure below an earlier one, as told by one speaker or by the articles themselves, is a slip or an unreported revision.

## Why it matters

A toll that shrinks without a word makes readers doubt all figures; often one of the two counts something else.

## Fires

```yaml
measures:
  deaths: {name: deaths, unit: person, nature: cumulative, whole-number: true}
---
article: {id: one, published: 2025-12-01}
claims:
  - {id: c, kind: quantity, measure: deaths, value: 53 orang}
---
article: {id: two, published: 2025-12-03}
claims:
  - {id: c, kind: quantity, measure: deaths, value: 46 orang}
```

## Silent

```yaml
measures:
  deaths: {name: deaths, unit: person, nature: cumulative, whole-number: true}
---
article: {id: one, published: 2025-12-01}
claims:
  - {id: c, kind: quantity, measure: deaths, value: 53 orang}
---
article: {id: two, published: 2025-12-03}
claims:
  - {id: c, kind: quantity, measure: deaths, value: 46 orang}
  - {id: r, kind: change, measure: deaths, from: 53 orang, to: 46 orang, revision: true}
```

## Not reported

A fall that a change with `revision: true` reports, claims that another one `corrects`, figures of two different
speakers or of a speaker and an article, and figures whose rounding leaves room. Times are the as-of that is stated,
else the day of publication; times that overlap are for `value-conflict`. A total over a stretch of time that both its
ends tell ("1 January to 22 March") begins with it, and is not held against an earlier one.

## What to do

Ask the source whether the count was revised. If so, report the revision and encode it (`revision: true`); if the two
figures count different things, give one of them a `scope`.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import heappop, heappush
from itertools import islice

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion, Family, Nature, Origin
from claimcheck.domain.claim import Change, Subject
from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.message import Message, say
from claimcheck.domain.span import Exact, Span
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Camp, Found, Witness
from claimcheck.engine.succession import ends_of
from claimcheck.lower.times import counted_at, valid
from claimcheck.lower.values import value_of
from claimcheck.reading.calendar import Unit
from claimcheck.rules._case import Case
from claimcheck.rules._figures import figure_words, subject_words
from claimcheck.rules._rule import rule
from claimcheck.rules._series import MOST_STEPS, Group, Step, camps, figure_then, groups, lead, series
from claimcheck.rules._uses import Use, weakened_by, why_weaker
from claimcheck.rules._values import subject_of


@rule("running-total-falls", Severity.TENSION, among=Block.VALUE)
def check(case: Case) -> Iterator[Found]:
    """Yield each figure of a running total that falls, or that others fall below; then changes that say so."""
    catalog = case.ledger.catalog
    revised = _revisions(case)
    for figures in series(case.asserted(Family.VALUE), _is_running, _voice):
        subject = subject_of(figures[0])
        steps = [
            Step.of(catalog, earlier, later)
            for earlier, later in islice(falls(figures), MOST_STEPS)
            if not any(_reports(time, earlier.valid.span) for time in revised.get(subject, ()))
        ]
        for group in groups(steps):
            yield _finding(catalog, group)
    yield from _falling_changes(case)


def _is_running(one: Assertion) -> bool:
    return one.slot.nature is Nature.CUMULATIVE and one.valid.origin is not Origin.UNKNOWN


def _voice(one: Assertion) -> str:
    return one.claim.speaker.id if one.claim.speaker else ""


def falls(figures: Sequence[Assertion]) -> Iterator[tuple[Assertion, Assertion]]:
    """Yield each two figures, the earlier first, of which the later lies below the earlier in any reading.

    The figures come in the order of their first times; those whose time is over are kept sorted by their lower ends,
    so that what a later figure falls below is the tail: O(n log n + pairs) comparisons.
    """
    going: list[tuple[tuple[int, int], int]] = []
    over: list[tuple[tuple[int, Exact, int], int]] = []
    for index, later in enumerate(figures):
        while going and figures[going[0][1]].valid.span.precedes(later.valid.span):
            ended = heappop(going)[1]
            insort(over, (figures[ended].said.lower_key, ended))
        counts_anew = _counts_anew(later)
        for _, earlier in over[bisect_right(over, later.said.upper_key, key=lambda one: one[0]) :]:
            if figures[earlier].claim_id != later.claim_id and not counts_anew:
                yield figures[earlier], later
        last = later.valid.span.upper
        heappush(going, ((0, int(last)) if last is not None else (1, 0), index))


def _counts_anew(one: Assertion) -> bool:
    """Whether a total is told over a stretch of its own, as "1 January to 22 March", so that it begins with it.

    A month or a year may as well be when the total was told, and so may a week.
    """
    first, last = one.valid.span.lower, one.valid.span.upper
    if one.valid.origin is not Origin.STATED or first is None or last is None or ends_of(one.valid.span)[0] is None:
        return False
    return last - first >= Unit.WEEK.minutes


def _revisions(case: Case) -> Mapping[Subject, list[Span]]:
    """Return, for each thing counted, when revisions of it were reported, other than upwards."""
    found: dict[Subject, list[Span]] = defaultdict(list)
    for claim in case.ledger.of_kind(Change):
        if claim.revision and claim.direction != 1:
            told = counted_at(Nature.CUMULATIVE, claim.after_as_of or claim.as_of, claim.article)
            time = valid(Nature.CUMULATIVE, claim.article, told)
            found[claim.subject].append(time.span)
    return found


def _reports(revision: Span, earlier: Span) -> bool:
    """Whether a revision may be about a figure: it was not made before."""
    return not revision.precedes(earlier)


def _finding(catalog: Catalog, group: Group) -> Found:
    strongest = lead(group.steps)
    subject = subject_words(catalog, subject_of(strongest.earlier))
    return Found(
        message=say(
            "a running total falls from {earlier} to {later}",
            earlier=figure_words(catalog, value_of(strongest.earlier)),
            later=figure_words(catalog, value_of(strongest.later)),
        ),
        subject=subject,
        camps=camps(catalog, group),
        why=(
            say(
                "“{subject}” is a running total, which can only grow; {later} is less than {earlier}.",
                subject=subject,
                earlier=figure_then(catalog, strongest.earlier),
                later=figure_then(catalog, strongest.later),
            ),
            *why_weaker(strongest.uses, strongest.reasons),
        ),
        reconcile=tuple(_ways_out(strongest.later.claim.article.id)),
        reasons=strongest.reasons,
    )


def _ways_out(article: str) -> Iterator[Message]:
    yield say("They agree if the count was revised: then {article} should say so (`revision: true`).", article=article)
    yield say("They agree if the two count different things, such as found and identified: then give them a `scope`.")
    yield say("Otherwise ask the source which of the figures is right.")


def _falling_changes(case: Case) -> Iterator[Found]:
    """Yield the changes of a running total that are themselves said to be a fall, but not a revision."""
    catalog = case.ledger.catalog
    for claim in case.ledger.of_kind(Change):
        if claim.revision or not claim.modality.is_actual:
            continue
        if catalog.measures[claim.subject.measure].nature is Nature.CUMULATIVE and _falls(claim):
            subject = subject_words(catalog, claim.subject)
            use = Use(claim, frozenset({"measure", "from", "to", "by", "direction"}))
            reasons = weakened_by(catalog, use)
            reads = _change_words(catalog, claim)
            yield Found(
                message=say("a running total is said to fall"),
                subject=subject,
                camps=(Camp((Witness(claim, reads),), reads),),
                why=(
                    say("“{subject}” is a running total, which can only grow.", subject=subject),
                    *why_weaker([use], reasons),
                ),
                reconcile=tuple(_ways_out(claim.article.id)),
                reasons=reasons,
            )


def _falls(claim: Change) -> bool:
    if claim.before is not None and claim.after is not None:
        return claim.after.said.precedes(claim.before.said)
    return claim.direction == -1


def _change_words(catalog: Catalog, claim: Change) -> Message:
    if claim.before is None or claim.after is None:
        return say("a fall")
    return say(
        "from {before} to {after}",
        before=figure_words(catalog, claim.before),
        after=figure_words(catalog, claim.after),
    )
