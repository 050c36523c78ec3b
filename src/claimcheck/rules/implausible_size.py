"""A figure outside the range that the desk holds plausible for its measure.

The catalog may say how large a measure can sensibly be (`plausible: [lower, upper]`). A figure that misses that range
in its widest reading is worth a second look: most often a scale word is wrong ("miliar" for "juta").

## Why it matters

A figure a thousand times too large is read past by those who write it every day, and noticed by everyone else.

## Fires

```yaml
measures:
  wage: {name: minimum wage, unit: rupiah/month, nature: stock, plausible: [1000000, 10000000]}
---
article: {id: one}
claims:
  - {id: c, kind: quantity, measure: wage, value: "Rp 4,9 miliar per bulan"}
```

## Silent

```yaml
measures:
  wage: {name: minimum wage, unit: rupiah/month, nature: stock, plausible: [1000000, 10000000]}
---
article: {id: one}
claims:
  - {id: c, kind: quantity, measure: wage, value: "Rp 4,9 juta per bulan"}
  - {id: edge, kind: quantity, measure: wage, value: sekitar Rp 1 juta per bulan, as-of: 2010}
```

## Not reported

Measures without a plausible range, denials, figures of which some reading lies inside the range, by how much something
changed.

## What to do

Look the figure up. If it is right, widen the measure's `plausible`.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.claim import AnyClaim, Change, Modality, Quantity, Subject, Value
from claimcheck.domain.diagnostic import Reason, Severity
from claimcheck.domain.message import Message, say
from claimcheck.domain.picture import Line, Scale, Stretch
from claimcheck.domain.span import Span
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Camp, Found, Witness
from claimcheck.lower.reads import in_digits, span_in_unit, unit_words, value_reads
from claimcheck.rules._case import Case
from claimcheck.rules._figures import figure_words, subject_words
from claimcheck.rules._pictures import figure
from claimcheck.rules._rule import rule
from claimcheck.rules._uses import Use, weakened_by, why_weaker

_SCALES = (1000, 1_000_000)


@rule("implausible-size", Severity.TENSION, among=Block.CLAIM)
def check(case: Case) -> Iterator[Found]:
    """Yield each figure that lies outside its measure's plausible range in every reading."""
    catalog = case.ledger.catalog
    if all(measure.plausible is None for measure in catalog.measures.values()):
        return  # as in most catalogs
    for claim in case.ledger.claims:
        if claim.modality is Modality.DENIAL:
            continue
        for key, subject, value in _stated(claim):
            plausible = catalog.measures[subject.measure].plausible
            if plausible is not None and not value.said.meets(plausible):
                yield _finding(catalog, Use(claim, frozenset({key, "measure"})), subject, value, plausible)


def _stated(claim: AnyClaim) -> Iterator[tuple[str, Subject, Value]]:
    """Yield each figure of a measure that a claim states, with its key."""
    if isinstance(claim, Quantity):
        yield "value", claim.subject, claim.value
        yield from (("parts", part.subject, part.value) for part in claim.parts if part.subject and part.value)
    elif isinstance(claim, Change):
        ends = (("from", claim.before), ("to", claim.after))
        yield from ((key, claim.subject, value) for key, value in ends if value is not None)


def _finding(catalog: Catalog, use: Use, subject: Subject, value: Value, plausible: Span) -> Found:
    topic, claim = subject_words(catalog, subject), use.claim
    told, article = figure_words(catalog, value), claim.article.id
    reasons = weakened_by(catalog, use) - {Reason.TWO_SPEAKERS}
    larger = plausible.precedes(value.said)
    template = "{figure} is implausibly large for {topic}" if larger else "{figure} is implausibly small for {topic}"
    held = span_in_unit(plausible, unit_words(value.unit))
    return Found(
        message=say(template, figure=told, topic=topic),
        subject=topic,
        camps=(Camp((Witness(claim, value_reads(value)),), told),),
        why=(
            say("The catalog holds {range} plausible for {measure}.", range=held,
                measure=catalog.measures[subject.measure].name),
            say("“{words}” in {article} is {reads}.", words=value.figure.words, article=article,
                reads=value_reads(value)),
            *why_weaker([use], reasons),
        ),
        reconcile=(
            *_other_scale(value, plausible),
            say("Ask {article} where the figure comes from; if it is right, widen the measure's plausible range.",
                article=article),
        ),
        reasons=reasons,
        pictures=(
            Line(
                Scale.NUMBER,
                (figure(topic, value, 0, claim.id), Stretch(say("plausible"), held, plausible, plausible)),
                unit_words(value.unit),
            ),
        ),
    )  # fmt: skip


def _other_scale(value: Value, plausible: Span) -> Iterator[Message]:
    """Yield that another scale word would make the figure plausible."""
    for scale in _SCALES:
        if value.said.scaled(scale).meets(plausible):
            times = in_digits(scale)
            yield say("It would be plausible {times} times as large: a scale word may be missing.", times=times)
            return
        if value.said.scaled(Fraction(1, scale)).meets(plausible):
            times = in_digits(scale)
            yield say("It would be plausible {times} times smaller: the scale word may be wrong.", times=times)
            return
