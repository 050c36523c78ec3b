"""Each kind of claim, from the words of its entry to the frozen object."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen

from claimcheck.catalog.entries import Measure
from claimcheck.catalog.units import convert
from claimcheck.documents import models
from claimcheck.domain.claim import (
    AnyClaim,
    Attribute,
    Change,
    Conversion,
    Domain,
    Happening,
    Modality,
    Office,
    Part,
    PropertyValue,
    Quantity,
    Ranking,
    Ratio,
    Reference,
    Step,
    StepKind,
    Subject,
    Term,
    Value,
)
from claimcheck.domain.figure import Hedge
from claimcheck.domain.message import say
from claimcheck.domain.span import Span
from claimcheck.domain.unread import Unread
from claimcheck.reading.dates import read_period
from claimcheck.reading.figures import read_figure
from claimcheck.reading.labels import read_edition, read_title
from claimcheck.reading.ranks import read_rank
from claimcheck.reading.spans import figure_spans
from claimcheck.resolve.reader import PathPart, Reader

THINGS = (Domain.ENTITY, Domain.PLACE)


@frozen
class Sums:
    """Which figures of a document stand in a stated sum that is written to the unit: claims by id, inline parts too."""

    exact: frozenset[str] = frozenset()


def build(reader: Reader, entry: models.ClaimEntry, sums: Sums) -> AnyClaim | None:
    """Return the claim, or ``None`` where a key that it needs could not be read (the reader keeps why)."""
    common = _common(reader, entry)
    kind, make = _KINDS[type(entry)]
    claim = make(reader, entry, sums)
    return kind(**common, **claim) if claim is not None and reader.is_sound else None


def _common(reader: Reader, entry: models.ClaimEntry) -> dict[str, Any]:
    speakers = [reader.name(THINGS, ("said_by", i), name) for i, name in enumerate(entry.said_by)]
    published_by = entry.as_published_by and reader.name(THINGS, ("as_published_by",), entry.as_published_by)
    return {
        "id": reader.claim_id,
        "article": reader.article,
        "mark": reader.located.mark,
        "quote": entry.quote,
        "said_by": tuple(speakers),
        "as_published_by": published_by,
        "as_of": entry.as_of and reader.period(("as_of",), entry.as_of),
        "modality": Modality(entry.modality),
        "assumed": frozenset(_assumed(entry)),
        "part": entry.part,
        "corrects": entry.corrects,
        "words": _words(entry),
    }


def _assumed(entry: models.ClaimEntry) -> set[str]:
    keys = {key.replace("_", "-") for key in entry.assumed}
    return keys | set(READ_AS.get(type(entry), ())) if entry.reads else keys


def _words(entry: models.ClaimEntry) -> dict[str, str]:
    fields = entry.model_dump(exclude_none=True, exclude_defaults=True, by_alias=True)
    return {key: value for key, value in fields.items() if isinstance(value, str)}


READ_AS: Mapping[type, tuple[str, ...]] = {
    models.Quantity: ("value",),
    models.Ratio: ("value",),
    models.Attribute: ("value",),
    models.Event: ("date",),
    models.Rank: ("rank",),
}


def measure_of(reader: Reader, path: tuple[PathPart, ...], name: str) -> Measure | None:
    """Return the catalog's measure of this name."""
    found = reader.name((Domain.MEASURE,), path, name)
    return reader.catalog.measures[found.id] if found else None


def subject_of(
    reader: Reader, measure: Measure, entry: models.Quantity | models.Change | models.Term | models.InlinePart,
    scope: Mapping[str, str], path: tuple[PathPart, ...] = (),
) -> Subject:  # fmt: skip
    """Return what a quantity is of; a name that is not known is noted and left out."""
    place = entry.place and reader.name((Domain.PLACE,), (*path, "place"), entry.place)
    of = entry.of and reader.name((*THINGS, Domain.EVENT), (*path, "of"), entry.of)
    named = getattr(entry, "event", None)
    event = named and reader.name((Domain.EVENT,), (*path, "event"), named)
    facets = tuple(sorted((key.replace("_", "-"), " ".join(value.casefold().split())) for key, value in scope.items()))
    return Subject(
        measure.id,
        place.id if place else None,
        f"{of.domain.value}:{of.id}" if of else None,
        event.id if event else None,
        facets,
    )


def _quantity(reader: Reader, entry: models.Quantity, sums: Sums) -> dict[str, Any] | None:
    measure = measure_of(reader, ("measure",), entry.measure)
    if measure is None:
        return None
    value = reader.value(("value",), entry.reads or entry.value, measure, exact=reader.claim_id in sums.exact)
    parts = tuple(_part(reader, entry, measure, index, part, sums) for index, part in enumerate(entry.parts))
    return {
        "subject": subject_of(reader, measure, entry, entry.scope),
        "value": value,
        "parts": parts,
        "complete": entry.complete,
        "converted": entry.converted and _conversion(reader, entry.converted),
    }


def _conversion(reader: Reader, entry: models.Converted) -> Conversion | None:
    """Return a converted amount; it is compared with nothing but the amount it was converted from."""
    amount, rate = (reader.figure(("converted", key), getattr(entry, key)) for key in ("value", "rate"))
    unit = reader.catalog.units.read(amount.unit) if amount is not None and amount.unit else None
    if amount is None or rate is None:
        return None
    if unit is None:
        message = say("“{words}” names no currency or unit that is known", words=entry.value)
        reader.problem("unknown-unit", ("converted", "value"), message)
        return None
    said, meant = (span.scaled(unit.factor) for span in figure_spans(amount))
    return Conversion(Value(said, meant, amount, unit.name), Value(*figure_spans(rate), rate, ""))


def _part(
    reader: Reader, whole: models.Quantity, measure: Measure, index: int, part: str | models.InlinePart, sums: Sums
) -> Part:
    path: tuple[PathPart, ...] = ("parts", index)
    if isinstance(part, str):
        claim = part if "#" in part else f"{reader.article.id}#{part}"
        return Part(label=part, claim=claim)
    own = measure_of(reader, (*path, "measure"), part.measure) if part.measure else measure
    if own is None:
        return Part(label=part.value)
    inherited = part.model_copy(update={"place": part.place or whole.place, "of": part.of or whole.of})
    exact = f"{reader.claim_id}/{index}" in sums.exact
    return Part(
        label=part.of or part.place or " ".join(part.scope.values()) or part.value,
        subject=subject_of(reader, own, inherited, {**whole.scope, **part.scope}, path),
        value=reader.value((*path, "value"), part.value, own, exact=exact),
    )


def _change(reader: Reader, entry: models.Change, sums: Sums) -> dict[str, Any] | None:
    measure = measure_of(reader, ("measure",), entry.measure)
    if measure is None:
        return None
    if entry.from_ is None and entry.to is None and not entry.by and entry.direction is None:
        reader.problem("missing-key", (), say("a change needs one of from, to, by or direction"))
        return None
    exact = reader.claim_id in sums.exact
    steps = [_step(reader, measure, index, words, exact=exact) for index, words in enumerate(entry.by)]
    stated = {"up": 1, "down": -1, "same": 0}[entry.direction] if entry.direction else None
    return {
        "subject": subject_of(reader, measure, entry, entry.scope),
        "before": entry.from_ and reader.value(("from_",), entry.from_, measure, exact=exact),
        "after": entry.to and reader.value(("to",), entry.to, measure, exact=exact),
        "by": tuple(step for step, _ in steps if step),
        "direction": next((way for way in (stated, *(way for _, way in steps)) if way is not None), None),
        "before_as_of": entry.from_as_of and reader.period(("from_as_of",), entry.from_as_of),
        "after_as_of": entry.to_as_of and reader.period(("to_as_of",), entry.to_as_of),
        "revision": entry.revision,
    }


def _step(reader: Reader, measure: Measure, index: int, words: str, *, exact: bool) -> tuple[Step | None, int | None]:
    """Return by how much, as a size without its sign, and the sign."""
    path: tuple[PathPart, ...] = ("by", index)
    figure = reader.figure(path, words)
    if figure is None:
        return None, None
    unit = reader.unit(path, figure, measure)
    if unit is None:
        return None, None
    said, meant = figure_spans(figure, whole=measure.whole_number, exact=exact)
    way = -1 if figure.n < 0 else figure.direction
    if figure.hedge is Hedge.FACTOR:
        return Step(StepKind.FACTOR, Value(said, meant, figure, "")), way
    share = unit.dimension == () and figure.unit != ""
    points = unit.dimension == (("percentage-point", 1),)
    if share and measure.unit.dimension == ():
        message = say("“{words}” of a share: percent of it, or percentage points? state the unit", words=words)
        reader.problem("ambiguous-figure", path, message)
        return None, None
    if not (share or points or measure.unit.takes(unit)):
        reader.reject("unit-mismatch", path, words, say("“{words}” is not in a unit of {measure}", words=words,
                                                        measure=measure.name))  # fmt: skip
        return None, None
    kind = StepKind.PERCENT if share else StepKind.POINTS if points else StepKind.AMOUNT
    if kind is StepKind.AMOUNT:
        said, meant = (convert(span, unit, measure.unit, difference=True) for span in (said, meant))
    else:
        said, meant = said.scaled(unit.factor), meant.scaled(unit.factor)
    return Step(kind, Value(_size(said), _size(meant), figure, measure.unit.name)), way


def _size(span: Span) -> Span:
    """Return the span without the sign, which the direction tells."""
    return span.scaled(-1) if span.upper is not None and span.upper <= 0 else span


def _ratio(reader: Reader, entry: models.Ratio, sums: Sums) -> dict[str, Any] | None:
    terms = {"numerator": entry.numerator, "denominator": entry.denominator}
    built = {name: _term(reader, name, term, entry.scope) for name, term in terms.items()}
    figure = reader.figure(("value",), entry.reads or entry.value)
    if figure is None:
        return None
    unit = reader.catalog.units.read(figure.unit) if figure.unit else None
    factor = unit.factor if unit is not None and unit.dimension == () else 1
    said, meant = figure_spans(figure, exact=reader.claim_id in sums.exact)
    return {**built, "value": Value(said.scaled(factor), meant.scaled(factor), figure, figure.unit)}


def _term(reader: Reader, name: str, term: models.Term, scope: Mapping[str, str]) -> Term | None:
    measure = measure_of(reader, (name, "measure"), term.measure)
    if measure is None:
        return None
    subject = subject_of(reader, measure, term, {**scope, **term.scope}, (name,))
    return Term(subject, reader.period((name, "as_of"), term.as_of) if term.as_of else None)


def _happening(reader: Reader, entry: models.Event, sums: Sums) -> dict[str, Any] | None:
    del sums
    reader.planned = entry.status == "planned" or entry.modality in ("plan", "forecast", "target")
    event = reader.name((Domain.EVENT,), ("event",), entry.event)
    date = entry.reads or entry.date
    attending = [reader.name(THINGS, ("attended_by", i), name) for i, name in enumerate(entry.attended_by)]
    return (
        None
        if event is None
        else {
            "event": event.id,
            "date": date and reader.period(("date",), date),
            "start": entry.start and reader.period(("start",), entry.start),
            "end": entry.end and reader.period(("end",), entry.end),
            "place": entry.place and reader.name((Domain.PLACE,), ("place",), entry.place),
            "edition": entry.edition and _labelled(reader, entry.edition),
            "attended_by": tuple(attending),
            "status": entry.status,
        }
    )


def _labelled(reader: Reader, words: str) -> object:
    read = read_edition(words, reader.article.language)
    if isinstance(read, Unread):
        reader.problem(read.code, ("edition",), read.message)
        return None
    return read


def _ranking(reader: Reader, entry: models.Rank, sums: Sums) -> dict[str, Any] | None:
    del sums
    award = reader.name((Domain.AWARD,), ("award",), entry.award)
    event = reader.name((Domain.EVENT,), ("event",), entry.event) if entry.event else None
    rank = read_rank(entry.reads or entry.rank, reader.article.language)
    if isinstance(rank, Unread):
        reader.reject(rank.code, ("rank",), entry.rank, rank.message)
        return None
    levels = {name for rung in reader.catalog.levels for name in rung}
    if entry.level and entry.level not in levels:
        known = ", ".join(name for rung in reader.catalog.levels for name in rung)
        message = say("no level is called “{level}”; the levels are {known}", level=entry.level, known=known)
        reader.problem("unknown-name", ("level",), message)
    return (
        None
        if award is None
        else {
            "award": award.id,
            "rank": rank,
            "event": event.id if event else None,
            "edition": entry.edition and _labelled(reader, entry.edition),
            "level": entry.level,
            "category": entry.category and " ".join(entry.category.casefold().split()),
            "recipient": entry.recipient
            and reader.name((Domain.PLACE, Domain.ENTITY), ("recipient",), entry.recipient),
            "out_of": entry.out_of and _whole(reader, ("out_of",), entry.out_of),
            "ordered_by": entry.ordered_by and _measure_id(reader, entry.ordered_by),
        }
    )


def _measure_id(reader: Reader, name: str) -> str | None:
    found = reader.name((Domain.MEASURE,), ("ordered_by",), name)
    return found.id if found else None


def _whole(reader: Reader, path: tuple[PathPart, ...], words: str) -> int | None:
    figure = reader.figure(path, words)
    if figure is None or figure.n.denominator == 1:
        return None if figure is None else int(figure.n)
    reader.problem("bad-number", path, say("“{words}” is not a whole number", words=words))
    return None


def _office(reader: Reader, entry: models.Role, sums: Sums) -> dict[str, Any] | None:
    del sums
    person = reader.name((Domain.ENTITY,), ("person",), entry.person)
    of = reader.name((Domain.PLACE, Domain.ENTITY), ("of",), entry.of) if entry.of else None
    title, words = read_title(entry.role, reader.article.language)
    role = reader.name((Domain.ROLE,), ("role",), words)
    if person is None or role is None:
        return None
    return {"person": person, "role": role.id, "title": title, "of": of}


def _attribute(reader: Reader, entry: models.Attribute, sums: Sums) -> dict[str, Any] | None:
    del sums
    about = reader.name((Domain.AWARD, Domain.EVENT, *THINGS), ("subject",), entry.subject)
    named = reader.name((Domain.PROPERTY,), ("property",), entry.property)
    written = [entry.reads] if entry.reads else entry.value
    values = tuple(_property_value(reader, words) for words in written)
    if about is None or named is None:
        return None
    return {"about": about, "property": named.id, "values": values}


def _property_value(reader: Reader, words: str) -> PropertyValue:
    thing: Reference | None = None
    for domain in (Domain.ENTITY, Domain.PLACE, Domain.AWARD, Domain.EVENT):
        found = reader.catalog.find(domain, words)
        if isinstance(found, str):
            thing = Reference(domain, found, words)
            break
    article = reader.article
    period = read_period(words, article.language, zone=article.zone, published=article.published)
    figure = read_figure(words, article.language)
    return PropertyValue(
        words,
        thing,
        None if isinstance(period, Unread) else period,
        None if isinstance(figure, Unread) else figure,
    )


_KINDS: Mapping[type, tuple[Callable[..., AnyClaim], Callable[..., dict[str, Any] | None]]] = {
    models.Quantity: (Quantity, _quantity),
    models.Change: (Change, _change),
    models.Ratio: (Ratio, _ratio),
    models.Event: (Happening, _happening),
    models.Rank: (Ranking, _ranking),
    models.Role: (Office, _office),
    models.Attribute: (Attribute, _attribute),
}
