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
from collections.abc import Iterator, Mapping, Sequence

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion, Family, Nature, Origin
from claimcheck.domain.claim import Modality
from claimcheck.domain.diagnostic import Reason, Severity, weakness
from claimcheck.domain.figure import Hedge
from claimcheck.domain.message import Message, say, term
from claimcheck.domain.period import MINUTES_A_DAY
from claimcheck.engine.blocks import Block
from claimcheck.engine.comparison import Obstacle, same_context, same_time
from claimcheck.engine.finding import Camp, Found, Witness
from claimcheck.lower.reads import period_reads
from claimcheck.lower.times import local_span, valid
from claimcheck.lower.values import value_of
from claimcheck.rules._case import Case
from claimcheck.rules._figures import figure_words, subject_words
from claimcheck.rules._rule import rule
from claimcheck.rules._series import figure_then, time_words
from claimcheck.rules._uses import Reasons, Use, weakened_by, why_weaker
from claimcheck.rules._values import subject_of

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
    for aim in aims:
        values = present.get(aim.slot.key[:-1], ())
        is_open = aim.claim.modality in AIMS and not has_passed(aim)
        met = _met_by(catalog, aim, values) if is_open else {}
        if met:
            yield _met(catalog, aim, met)
        elif (
            has_passed(aim) and not _awaits_its_figure(aim) and not any(_tells_outcome(aim, value) for value in values)
        ):
            yield _passed(catalog, aim)


def _met_by(catalog: Catalog, aim: Assertion, values: Sequence[Assertion]) -> Mapping[Assertion, Reasons]:
    """Return the present values that are no worse than the target, each with what weakens that."""
    measure = catalog.measures[subject_of(aim).measure]
    found: dict[Assertion, Reasons] = {}
    for value in values:
        if value.claim_id == aim.claim_id or not is_met(aim, value, best=measure.best) or _is_told_later(aim, value):
            continue
        in_time = _present(catalog, aim, value)
        in_context = same_context(aim.context, value.context)
        if not isinstance(in_time, Obstacle) and not isinstance(in_context, Obstacle):
            found[value] = in_time | in_context | weakened_by(catalog, Use.of(aim), Use.of(value))
    return found


def _is_told_later(aim: Assertion, value: Assertion) -> bool:
    """Whether a value without a time of its own comes from an article of a later day: by then the target was met."""
    set_on, told_on = aim.claim.article.published, value.claim.article.published
    if set_on is None or told_on is None or value.valid.origin is Origin.STATED:
        return False
    return local_span(set_on).precedes(local_span(told_on))


def _present(catalog: Catalog, aim: Assertion, value: Assertion) -> Reasons | Obstacle:
    """Return what weakens that a value holds when the target is stated; a flow is of the target's own period."""
    nature = aim.slot.nature
    if nature is Nature.FLOW:
        return same_time(nature, aim.valid, value.valid)
    measure = catalog.measures[subject_of(aim).measure]
    stated = valid(nature, aim.claim.article, None, measure.holds_for)
    return same_time(nature, stated, value.valid)


def is_met(aim: Assertion, value: Assertion, *, best: str = "high") -> bool:
    """Whether all that is said is at least as good as all that is usually meant by the aim (a limit: as the limit).

    An aim is set, not measured: "60 persen" does not stand for what may be 65.
    """
    figures = value_of(aim).figure, value_of(value).figure
    if aim.said == value.said and all(figure.hedge is Hedge.PLAIN for figure in figures):
        return True
    is_limit = figures[0].also is None and figures[0].hedge in (_CEILINGS if best == "low" else _FLOORS)
    if best == "low":
        goal = aim.meant.upper if is_limit else aim.meant.lower
        return goal is not None and value.said.upper is not None and value.said.upper <= goal
    goal = aim.meant.lower if is_limit else aim.meant.upper
    return goal is not None and value.said.lower is not None and value.said.lower >= goal


_FLOORS = (Hedge.AT_LEAST, Hedge.MORE)
_CEILINGS = (Hedge.AT_MOST, Hedge.LESS)


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


def _met(catalog: Catalog, aim: Assertion, met: Mapping[Assertion, Reasons]) -> Found:
    values = sorted(met, key=lambda value: (weakness(Severity.TENSION, met[value]), value.claim_id))
    lead = values[0]
    reasons = met[lead]
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
