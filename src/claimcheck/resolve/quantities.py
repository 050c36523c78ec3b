"""Quantities and changes, from the words of their entries to values in the measure's unit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimcheck.catalog.entries import Measure
from claimcheck.catalog.unit import SHARE_DIFFERENCE
from claimcheck.catalog.units import Unit, convert
from claimcheck.documents import models
from claimcheck.domain.assertion import Nature
from claimcheck.domain.claim import Conversion, Domain, Facets, Modality, Part, Step, StepKind, Subject, Value
from claimcheck.domain.figure import Figure, Hedge
from claimcheck.domain.message import say
from claimcheck.domain.period import Period
from claimcheck.domain.remembered import make_room
from claimcheck.domain.span import Span
from claimcheck.domain.unread import Unread
from claimcheck.reading.figure_compared import compared
from claimcheck.reading.figure_listed import told_again
from claimcheck.reading.figure_telling import tells_of_estimate
from claimcheck.reading.figures import read_figure
from claimcheck.reading.spans import figure_spans
from claimcheck.record import evolve
from claimcheck.resolve.figure_units import told_in
from claimcheck.resolve.meant import comes_in_units
from claimcheck.resolve.reader import PathPart, Reader
from claimcheck.resolve.sums import Sums

THINGS = (Domain.ENTITY, Domain.PLACE)


def measure_of(reader: Reader, path: tuple[PathPart, ...], name: str) -> Measure | None:
    """Return the catalog's measure of this name."""
    known = reader.glossary.measures
    met = known.get(name)
    if met is None:
        found = reader.name((Domain.MEASURE,), path, name)
        if found is not None:
            make_room(known)
            met = known[name] = reader.catalog.measures[found.id]
    return met


def facets_of(scope: Mapping[str, str]) -> Facets:
    """Return the facets of a scope, sorted, each as it is compared."""
    return tuple(sorted((key.replace("_", "-"), " ".join(value.casefold().split())) for key, value in scope.items()))


def subject_of(
    reader: Reader, measure: Measure, entry: models.Quantity | models.Change | models.Term | models.InlinePart,
    scope: Mapping[str, str], path: tuple[PathPart, ...] = (),
) -> Subject:  # fmt: skip
    """Return what a quantity is of; a name that is not known is noted and left out."""
    named, known = getattr(entry, "event", None), reader.glossary.subjects
    words = measure.id, entry.place, entry.of, named, tuple(scope.items()) if scope else ()
    met = known.get(words)
    if met is not None:
        return met
    place = entry.place and reader.name((Domain.PLACE,), (*path, "place"), entry.place)
    of = entry.of and reader.name((*THINGS, Domain.EVENT), (*path, "of"), entry.of)
    event = named and reader.name((Domain.EVENT,), (*path, "event"), named)
    subject = Subject(
        measure.id,
        place.id if place else None,
        of.key if of else None,
        event.id if event else None,
        facets_of(scope),
    )
    if reader.is_sound:  # so all of its names are known
        make_room(known)
        known[words] = subject
    return subject


def quantity(reader: Reader, entry: models.Quantity, sums: Sums) -> dict[str, Any] | None:
    """Return the fields of a quantity."""
    measure = measure_of(reader, ("measure",), entry.measure)
    if measure is None:
        return None
    value = reader.value(("value",), entry.reads or entry.value, measure, exact=reader.claim_id in sums)
    subject = subject_of(reader, measure, entry, entry.scope)
    fields: dict[str, Any] = {"subject": subject, "value": value, "complete": entry.complete}
    if value is not None and entry.modality == "fact" and _is_estimated(value.figure, reader.article.language):
        fields["modality"] = Modality.ESTIMATE
    if entry.parts:
        fields["parts"] = tuple(
            [_part(reader, entry, subject, index, part, sums) for index, part in enumerate(entry.parts)]
        )
    if entry.converted:
        fields["converted"] = _conversion(reader, entry.converted)
    return fields


def _is_estimated(figure: Figure, language: str) -> bool:
    """Whether the words of a figure say that it was estimated, as its claim need not say again."""
    return figure.hedge is not Hedge.PLAIN and tells_of_estimate(figure.words, language)


def _conversion(reader: Reader, entry: models.Converted) -> Conversion | None:
    """Return a converted amount; it is compared with nothing but the amount it was converted from."""
    amount, rate = (reader.figure(("converted", key), getattr(entry, key)) for key in ("value", "rate"))
    unit = reader.catalog.units.of_figure(amount.unit) if amount is not None and amount.unit else None
    if amount is None or rate is None:
        return None
    if unit is None:
        message = say("“{words}” names no currency or unit that is known", words=entry.value)
        reader.problem("unknown-unit", ("converted", "value"), message)
        return None
    said, meant = (span.scaled(unit.factor) for span in figure_spans(amount))
    return Conversion(Value(said, meant, amount, unit.name), Value(*figure_spans(rate), rate, ""))


def _part(
    reader: Reader, whole: models.Quantity, subject: Subject, index: int, part: str | models.InlinePart, sums: Sums
) -> Part:
    """Return a part of a total; what it does not say of itself is as ``subject``, the total's, has it."""
    path: tuple[PathPart, ...] = ("parts", index)
    if isinstance(part, str):
        claim = part if "#" in part else f"{reader.article.id}#{part}"
        return Part(label=part, claim=claim)
    total = reader.catalog.measures[subject.measure]
    own = measure_of(reader, (*path, "measure"), part.measure) if part.measure else total
    if own is None:
        return Part(label=part.value)
    inherited = models.InlinePart(**{**vars(part), "place": part.place or whole.place, "of": part.of or whole.of})
    built = subject_of(reader, own, inherited, {**whole.scope, **part.scope}, path)
    exact = f"{reader.claim_id}/{index}" in sums
    return Part(
        label=part.of or part.event or part.place or " ".join(part.scope.values()) or part.value,
        subject=built if part.event else evolve(built, event=subject.event),
        value=reader.value((*path, "value"), part.value, own, exact=exact),
    )


def change(reader: Reader, entry: models.Change, sums: Sums) -> dict[str, Any] | None:
    """Return the fields of a change."""
    measure = measure_of(reader, ("measure",), entry.measure)
    if measure is None:
        return None
    if entry.from_ is None and entry.to is None and not entry.by and entry.direction is None:
        reader.problem("missing-key", (), say("a change needs one of from, to, by or direction"))
        return None
    exact = reader.claim_id in sums
    told = [(index, part) for index, words in enumerate(entry.by) for part in _amounts(words, reader.article.language)]
    steps = [_step(reader, measure, index, words, exact=exact) for index, words in told]
    stated = {"up": 1, "down": -1, "same": 0}[entry.direction] if entry.direction else None
    return {
        "subject": subject_of(reader, measure, entry, entry.scope),
        "before": entry.from_ and reader.value(("from_",), entry.from_, measure, exact=exact),
        "after": entry.to and reader.value(("to",), entry.to, measure, exact=exact),
        "by": tuple(step for step, _ in steps if step),
        "direction": next((way for way in (stated, *(way for _, way in steps)) if way is not None), None),
        **_times(reader, entry, measure),
        "revision": entry.revision,
    }


def _times(reader: Reader, entry: models.Change, measure: Measure) -> dict[str, Period | None]:
    """Return when a change began and ended.

    What a revision counts anew had two counts at one time: the old one belongs to the claim alone, as without a time.
    So does what a change of a fixed measure starts from: seats may be fixed for each election and change between them.
    """
    first = reader.period(("from_as_of",), entry.from_as_of) if entry.from_as_of else None
    last = reader.period(("to_as_of",), entry.to_as_of) if entry.to_as_of else None
    at_once = entry.from_as_of == entry.as_of
    at_once = at_once or (first is not None and last is not None and first.said.meets(last.said))
    is_alone = measure.nature is Nature.FIXED or (entry.revision and at_once)
    return {"before_as_of": None if is_alone else first, "after_as_of": last}


def _amounts(words: str, language: str) -> tuple[str, ...]:
    """Return the two amounts of "Rp 329.380 atau 6,5 persen", which are told as one; else the words themselves."""
    told = told_again(words) or ()
    units = {figure.unit for part in told if isinstance(figure := read_figure(part, language), Figure)}
    return told if len(units - {""}) == 2 else (words,)


def _step(reader: Reader, measure: Measure, index: int, words: str, *, exact: bool) -> tuple[Step | None, int | None]:
    """Return by how much, as a size without its sign, and the sign."""
    path: tuple[PathPart, ...] = ("by", index)
    amount, compared_way = compared(words, reader.article.language) or (words, None)
    figure = reader.figure(path, amount)
    unit = None if figure is None else reader.unit(path, figure, measure)
    if figure is None or unit is None:
        return None, None
    unit = _of_exchange(figure, unit, measure)
    figure = evolve(figure, words=words, direction=compared_way) if compared_way else figure
    figure = told_in(unit, figure, measure, reader.catalog.units)
    way = -1 if figure.n < 0 else figure.direction
    if measure.unit.is_exchange_rate:
        way = None  # the rupiah that rises is fewer rupiah to the dollar: the words tell of either currency
    kind = _kind_of_step(figure, unit, measure)
    fault = _fault_of_step(figure, unit, measure, kind)
    if fault is not None:
        reader.reject(fault, path, words)
        return None, None
    counts = kind is StepKind.AMOUNT
    exact = counts and exact and comes_in_units(measure, reader.catalog.units)
    said, meant = figure_spans(figure, whole=counts and measure.whole_number, exact=exact)
    if figure.factor and compared_way == 1:
        # "Three times more" is three times as much to most, and four times to some.
        said, meant = (span.hull(span.scaled(1, 1)) for span in (said, meant))
    if counts:
        said, meant = (convert(span, unit, measure.unit, difference=True) for span in (said, meant))
        if measure.whole_number:
            said, meant = (span.whole() or span for span in (said, meant))
    elif kind is not StepKind.FACTOR:
        said, meant = said.scaled(unit.factor), meant.scaled(unit.factor)
    return Step(kind, Value(_size(said), _size(meant), figure, measure.unit.name if counts else "")), way


def _of_exchange(figure: Figure, unit: Unit, measure: Measure) -> Unit:
    """Return the unit of a step: of rupiah to the dollar "menguat 50 poin" is 50 rupiah."""
    own = measure.unit
    is_rupiah = own.is_exchange_rate and dict(own.dimension).get("IDR") == 1 and own.factor == 1
    return own if is_rupiah and figure.unit.casefold() in {"poin", "point", "points"} else unit


def _kind_of_step(figure: Figure, unit: Unit, measure: Measure) -> StepKind:
    if figure.factor:
        return StepKind.FACTOR
    if unit.dimension == SHARE_DIFFERENCE:
        return StepKind.POINTS
    if figure.share and unit.name == "share":
        return StepKind.PERCENT  # "fell by a third", of a share as well
    is_share = unit.dimension == () and figure.unit != ""
    return StepKind.PERCENT if is_share and measure.unit.dimension != () else StepKind.AMOUNT


def _fault_of_step(figure: Figure, unit: Unit, measure: Measure, kind: StepKind) -> Unread | None:
    words = figure.words
    if figure.ended:
        return Unread("bad-value", say("“{words}” says where a change ended: write it under “to”", words=words))
    if kind is StepKind.AMOUNT and unit.dimension == measure.unit.dimension == () and figure.unit:
        message = say("“{words}” of a share: percent of it, or percentage points? state the unit", words=words)
        return Unread("ambiguous-figure", message)
    misplaced = kind is StepKind.POINTS and measure.unit.dimension != ()
    if misplaced or (kind is StepKind.AMOUNT and not measure.unit.takes(unit)):
        message = say("“{words}” is not in a unit of {measure}", words=words, measure=measure.name)
        own = measure.unit  # as of a value: one seat of what is counted in other things, points of percent a year
        alike = (unit.counts and own.counts) or (unit.is_money and own.is_money) or own.name.startswith("percent")
        alike = alike or own.is_exchange_rate  # points and pips are of its last digits
        alike = alike or unit.name.startswith("percent/")  # "up 9.8% annually", which may be so over many years
        return Unread("unit-mismatch", message, at_fault=not alike)
    return None


def _size(span: Span) -> Span:
    """Return the span without the sign, which the direction tells."""
    return span.scaled(-1) if span.upper is not None and span.upper <= 0 else span
