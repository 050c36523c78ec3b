"""A target that is met already, or whose date has passed.

A target says where something shall go. One that is not better than the value that is stated as the present one, or one
for a time that was over when it was stated, is a slip: of the target, of the present value, or of the year.

## Why it matters

Readers take a target as a promise. To promise what is there already is no news, and often a confusion of two measures.

## Fires

```yaml
measures:
  coverage: {name: coverage, unit: percent, nature: stock, bounds: [0, 100]}
places:
  banten: {name: Banten, level: province}
---
article: {id: one, published: 2025-11-28}
claims:
  - {id: now, kind: quantity, measure: coverage, place: Banten, value: "56,03 persen"}
  - {id: soon, kind: quantity, measure: coverage, place: Banten, value: 50 persen, modality: target}
```

## Silent

```yaml
measures:
  coverage: {name: coverage, unit: percent, nature: stock, bounds: [0, 100]}
places:
  banten: {name: Banten, level: province}
---
article: {id: one, published: 2025-11-28}
claims:
  - {id: now, kind: quantity, measure: coverage, place: Banten, value: "46,03 persen"}
  - {id: soon, kind: quantity, measure: coverage, place: Banten, value: 50 persen, modality: target}
  - {id: later, kind: quantity, measure: coverage, place: Banten, value: 65 persen, as-of: 2030, modality: target}
```

## Not reported

Values of another time than that of the article with the target, those that an article of a later day gives without a
time, figures that only rounding brings together, and forecasts below the present value: things may get worse. For a
measure with `best: low` a target is met at or above the present value. A target whose date has passed is silent where
the same article tells what became of it, and a forecast of what is counted over a period that ended within the last
year: how the economy grew is known months later.

## What to do

Ask the speaker for the target, its year and what it counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion, Family, Nature, Origin
from claimcheck.domain.claim import Modality
from claimcheck.domain.diagnostic import Reason, Severity
from claimcheck.domain.message import Message, say, term
from claimcheck.domain.period import MINUTES_A_DAY
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Camp, Found, Witness
from claimcheck.lower.reads import period_reads
from claimcheck.lower.times import local_span
from claimcheck.lower.values import value_of
from claimcheck.rules._case import Case
from claimcheck.rules._figures import figure_words, subject_words
from claimcheck.rules._rule import rule
from claimcheck.rules._series import figure_then, time_words
from claimcheck.rules._targets import Values
from claimcheck.rules._uses import Reasons, Use, weakened_by, why_weaker
from claimcheck.rules._values import subject_of
from claimcheck.rules._words import shown_of

_COUNTED_WITHIN = 366 * MINUTES_A_DAY
"""How long after a period what was counted over it may still be awaited."""
AIMS = (Modality.TARGET, Modality.PLAN)
AHEAD = (*AIMS, Modality.FORECAST)


@rule("target-already-met", Severity.TENSION, among=Block.VALUE)
def check(case: Case) -> Iterator[Found]:
    """Yield each target with the present values that meet it, else each whose time was over when it was stated."""
    present: dict[tuple[object, ...], list[Assertion]] = defaultdict(list)
    aims = []
    for one in case.asserted(Family.VALUE):
        if one.claim.modality.is_actual:
            present[one.slot.key[:-1]].append(one)
        elif one.claim.modality in AHEAD and "from" not in one.uses:
            aims.append(one)
    catalog = case.ledger.catalog
    found = {key: Values(catalog, values) for key, values in present.items()}
    for aim in aims:
        values = present.get(aim.slot.key[:-1], ())
        is_open = aim.claim.modality in AIMS and not has_passed(aim)
        met = found[aim.slot.key[:-1]].that_meet(aim) if is_open and values else ()
        if met:
            yield _met(catalog, aim, met)
        elif (
            has_passed(aim) and not _awaits_its_figure(aim) and not any(_tells_outcome(aim, value) for value in values)
        ):
            yield _passed(catalog, aim)


def has_passed(aim: Assertion) -> bool:
    """Whether the stated time of a target was over before its article was published."""
    published = aim.claim.article.published
    return (
        aim.valid.origin is Origin.STATED and published is not None and aim.valid.span.precedes(local_span(published))
    )


def _awaits_its_figure(aim: Assertion) -> bool:
    """Whether a forecast is of a period that is counted only after it: analysts forecast the growth of last quarter."""
    published, ended = aim.claim.article.published, aim.valid.span.upper
    if aim.claim.modality is not Modality.FORECAST or aim.slot.nature is not Nature.FLOW or published is None:
        return False
    stated = local_span(published).lower
    return stated is not None and ended is not None and stated - ended <= _COUNTED_WITHIN


def _tells_outcome(aim: Assertion, value: Assertion) -> bool:
    """Whether an article that states a target of the past also states what became of it."""
    return value.claim.article.id == aim.claim.article.id and value.valid.span.meets(aim.valid.span)


def _met(catalog: Catalog, aim: Assertion, met: Sequence[tuple[Assertion, Reasons]]) -> Found:
    lead, reasons = met[0]
    shown, more = shown_of(met)
    values = [value for value, _ in shown]
    low = catalog.measures[subject_of(aim).measure].best == "low"
    told = {"target": figure_words(catalog, value_of(aim)), "value": figure_words(catalog, value_of(lead))}
    return Found(
        message=say("a target of {target}, where {value} is reached already", **told),
        subject=subject_words(catalog, subject_of(aim)),
        camps=(
            _camp(catalog, [aim], say("target: {target}", **told)),
            _camp(catalog, values, say("present: {value}", **told)),
        ),
        why=(
            say(
                "The target ({claim}) is no lower than the present value ({other}); low is good here.",
                claim=aim.claim_id,
                other=lead.claim_id,
            )
            if low
            else say(
                "The target ({claim}) is no higher than the present value ({other}).",
                claim=aim.claim_id,
                other=lead.claim_id,
            ),
            *(_time_sentence(reasons)),
            *why_weaker((Use.of(aim), Use.of(lead)), reasons),
            *more,
        ),
        reconcile=(
            say("They agree if the two count different things, or if the present value is of another time."),
            *(() if low else (say("They agree if less of it is better: then write `best: low` at its measure."),)),
            say("Otherwise ask {who} for the target and for the present value.", who=_who(aim)),
        ),
        reasons=reasons,
    )


def _time_sentence(reasons: Reasons) -> Iterator[Message]:
    if Reason.TIME in reasons:
        yield say("The present value need not be of the time at which the target was stated.")
    if Reason.FACET_LEFT_OUT in reasons:
        yield say("One of the two leaves out which version or definition it goes by.")


def _passed(catalog: Catalog, aim: Assertion) -> Found:
    published = aim.claim.article.published
    use = Use.of(aim)
    reasons = weakened_by(catalog, use)
    target = figure_words(catalog, value_of(aim))
    return Found(
        message=say(
            "a {kind} for {time}, which was over when it was stated",
            kind=term(aim.claim.modality.value),
            time=time_words(aim),
        ),
        subject=subject_words(catalog, subject_of(aim)),
        camps=(_camp(catalog, [aim], target),),
        why=(
            say(
                "{article} was published on {published}, after {time}.",
                article=aim.claim.article.id,
                published=period_reads(published) if published else say("an unknown day"),
                time=time_words(aim),
            ),
            *why_weaker([use], reasons),
        ),
        reconcile=(
            say("They agree if the article looks back at an old target: encode what became of it beside it."),
            say("Otherwise ask {who} for the year of the target.", who=_who(aim)),
        ),
        reasons=reasons,
    )


def _camp(catalog: Catalog, members: Sequence[Assertion], label: Message) -> Camp:
    return Camp(tuple(Witness(one.claim, _reads(catalog, one)) for one in members), label)


def _reads(catalog: Catalog, one: Assertion) -> Message:
    """Return a figure with its time; a target has one only where that is stated."""
    is_timed = one.claim.modality.is_actual or one.valid.origin is Origin.STATED
    return figure_then(catalog, one) if is_timed else figure_words(catalog, value_of(one))


def _who(aim: Assertion) -> str:
    return aim.claim.speaker.words if aim.claim.speaker else aim.claim.article.id
