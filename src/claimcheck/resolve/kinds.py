"""Each kind of claim, from the words of its entry to the frozen object."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from claimcheck.documents import models
from claimcheck.documents.keys import key_of
from claimcheck.domain.claim import (
    AnyClaim,
    Attribute,
    Change,
    Domain,
    Happening,
    Modality,
    Office,
    PropertyValue,
    Quantity,
    Ranking,
    Ratio,
)
from claimcheck.domain.labels import Title
from claimcheck.domain.message import say
from claimcheck.domain.period import Period
from claimcheck.domain.unread import Unread
from claimcheck.reading.dates import read_period
from claimcheck.reading.figures import read_figure
from claimcheck.reading.labels import not_in_office, read_edition, read_title, title_told, told_out_of_office
from claimcheck.reading.ranks import read_rank
from claimcheck.resolve.levels import level_of
from claimcheck.resolve.quantities import THINGS, change, facets_of, quantity
from claimcheck.resolve.ratios import ratio
from claimcheck.resolve.reader import PathPart, Reader
from claimcheck.resolve.sums import Sums


def build(reader: Reader, entry: models.ClaimEntry, sums: Sums) -> AnyClaim | None:
    """Return the claim, or ``None`` where a key that it needs could not be read (the reader keeps why)."""
    common = _common(reader, entry)
    kind, make = _KINDS[type(entry)]
    claim = make(reader, entry, sums)
    if claim is None or reader.problems or reader.faults:
        return None
    common.update(claim)
    return kind(**common)


def _common(reader: Reader, entry: models.ClaimEntry) -> dict[str, Any]:
    """Return the fields that all claims have, of those with a default only what is stated."""
    stated = vars(entry)
    common: dict[str, Any] = {} if _RARE.isdisjoint(stated) else _rare(reader, entry)
    if entry.as_of is not None:
        common["as_of"] = reader.period(("as_of",), entry.as_of)
    common["id"] = reader.claim_id
    common["article"] = reader.article
    common["mark"] = reader.located.mark
    common["quote"] = entry.quote
    common["words"] = _words(type(entry), stated)
    return common


def _rare(reader: Reader, entry: models.ClaimEntry) -> dict[str, Any]:
    """Return the fields that all claims have and few state."""
    if entry.reads and type(entry) not in READ_AS:
        reader.problem("unknown-key", ("reads",), say("a claim of this kind has no one value that “reads” could be of"))
    speakers = tuple(reader.name(THINGS, ("said_by", i), name) for i, name in enumerate(entry.said_by))
    published_by = entry.as_published_by and reader.name(THINGS, ("as_published_by",), entry.as_published_by)
    return {
        "said_by": speakers,
        "as_published_by": published_by,
        "modality": _MODALITIES[entry.modality],
        "assumed": _assumed(entry),
        "part": entry.part,
        "corrects": entry.corrects,
    }


def _assumed(entry: models.ClaimEntry) -> frozenset[str]:
    keys = frozenset(key.replace("_", "-") for key in entry.assumed)
    return keys.union(READ_AS.get(type(entry), ())) if entry.reads else keys


def _words(model: type[models.ClaimEntry], stated: dict[str, Any]) -> Mapping[str, str]:
    """Return the texts that an entry states, by key, without those that it would have anyway."""
    others, renamed, defaults = _texts(model, tuple(stated))
    words = stated.copy()  # a mapping of so few is copied in a tenth of the time that putting it together takes
    for field in others:
        del words[field]
    for field, key in renamed:
        words[key] = words.pop(field)
    if not defaults:
        return words
    return {key: text for key, text in words.items() if text is not None and text != defaults.get(key)}


@cache
def _texts(
    model: type[models.ClaimEntry], names: tuple[str, ...]
) -> tuple[list[str], list[tuple[str, str]], dict[str, str]]:
    """Return, of the fields that an entry states, those of no one text, those with other keys, and what texts it had.

    The last are those that it would have without stating them.
    """
    of_texts = models.texts_of(model)
    texts = [name for name in names if name in of_texts]
    defaults = {key_of(name): default for name in texts if (default := of_texts[name]) is not None}
    renamed = [(name, key_of(name)) for name in texts if key_of(name) != name]
    return [name for name in names if name not in of_texts], renamed, defaults


_RARE = frozenset({"reads", "said_by", "as_published_by", "modality", "assumed", "part", "corrects"})
_MODALITIES: Mapping[str, Modality] = {modality.value: modality for modality in Modality}
READ_AS: Mapping[type, tuple[str, ...]] = {
    models.Quantity: ("value",),
    models.Ratio: ("value",),
    models.Attribute: ("value",),
    models.Event: ("date",),
    models.Rank: ("rank",),
}


def _happening(reader: Reader, entry: models.Event, sums: Sums) -> dict[str, Any] | None:
    del sums
    reader.planned = entry.status == "planned" or entry.modality in ("plan", "forecast", "target")
    event = reader.name((Domain.EVENT,), ("event",), entry.event)
    date = entry.reads or entry.date
    attending = [reader.name(THINGS, ("attended_by", i), name) for i, name in enumerate(entry.attended_by)]
    fields = {  # read also of an event that is unknown: whoever mends a claim is told of all that is wrong with it
        "event": event and event.id,
        "date": date and reader.period(("date",), date),
        **_start_and_end(reader, entry),
        "place": entry.place and reader.name((Domain.PLACE,), ("place",), entry.place),
        "edition": entry.edition and _labelled(reader, entry.edition),
        "attended_by": tuple(attending),
        "status": entry.status,
        "scope": facets_of(entry.scope),
    }
    return None if event is None else fields


def _start_and_end(reader: Reader, entry: models.Event) -> dict[str, Period | None]:
    """Return when an event begins and ends: of two days without a year, publication may lie between."""
    start = reader.period(("start",), entry.start) if entry.start else None
    end = reader.period(("end",), entry.end) if entry.end else None
    if entry.start and entry.end and start and end and end.said.precedes(start.said):
        if end.derived and not reader.planned:
            end = reader.period(("end",), entry.end, planned=True)
        elif start.derived and reader.planned:
            start = reader.period(("start",), entry.start, planned=False)
    return {"start": start, "end": end}


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
        reader.reject(rank, ("rank",), entry.rank)
    fields = {
        "award": award and award.id,
        "rank": rank,
        "event": event and event.id,
        "edition": entry.edition and _labelled(reader, entry.edition),
        "level": entry.level and level_of(reader, entry.level),
        "category": entry.category and " ".join(entry.category.casefold().split()),
        "recipient": entry.recipient and reader.name((Domain.PLACE, Domain.ENTITY), ("recipient",), entry.recipient),
        "out_of": entry.out_of and _whole(reader, ("out_of",), entry.out_of),
        "ordered_by": entry.ordered_by and _measure_id(reader, entry.ordered_by),
        "scope": facets_of(entry.scope),
    }
    return None if award is None or isinstance(rank, Unread) else fields


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
    if title is Title.DEFINITIVE and isinstance(reader.catalog.find(Domain.ROLE, entry.role, hint=False), str):
        words = entry.role  # "New York Governor" is no new one of York
    if not_in_office(entry.role) and isinstance(reader.catalog.find(Domain.ROLE, words, hint=False), Unread):
        _out_of_office(reader, ("role",), entry.role)
        return None
    role = reader.name((Domain.ROLE,), ("role",), words)
    if person is None or role is None:
        return None
    if title is Title.DEFINITIVE and entry.quote:
        office = reader.catalog.roles[role.id]
        offices = (entry.role, office.name, *office.aliases)
        told = told_out_of_office(entry.quote, offices, entry.person)
        if told is not None and not _is_of_the_past(reader, entry):
            _out_of_office(reader, ("quote",), told)
            return None
        title = title_told(entry.quote, offices, entry.person) or title
    return {"person": person, "role": role.id, "title": title, "of": of, "scope": facets_of(entry.scope)}


def _is_of_the_past(reader: Reader, entry: models.Role) -> bool:
    """Whether somebody is said to have held an office before the article was published, as a "former mayor" did."""
    if entry.as_of is None or reader.problems or reader.faults:
        return False  # it holds when the article was published, or what is wrong is told already
    told, published = reader.period(("as_of",), entry.as_of), reader.article.published
    if told is None or told.first_day is None or published is None or published.first_day is None:
        return True
    return told.first_day < published.first_day


def _out_of_office(reader: Reader, path: tuple[PathPart, ...], told: str) -> None:
    message = say(
        "“{role}” does not hold the office at that time: leave the claim out, or name the office, with the time of "
        "the term as `as-of`",
        role=told,
    )
    reader.problem("not-in-office", path, message)


def _attribute(reader: Reader, entry: models.Attribute, sums: Sums) -> dict[str, Any] | None:
    del sums
    about = reader.name((Domain.AWARD, Domain.EVENT, *THINGS), ("subject",), entry.subject)
    named = reader.name((Domain.PROPERTY,), ("property",), entry.property)
    written = [entry.reads] if entry.reads else entry.value
    values = tuple(_property_value(reader, words) for words in written)
    if about is None or named is None:
        return None
    return {"about": about, "property": named.id, "values": values, "scope": facets_of(entry.scope)}


def _property_value(reader: Reader, words: str) -> PropertyValue:
    article = reader.article
    period = read_period(words, article.language, zone=article.zone, published=article.published)
    figure = read_figure(words, article.language)
    return PropertyValue(
        words,
        reader.glossary.name((*THINGS, Domain.AWARD, Domain.EVENT), words),
        None if isinstance(period, Unread) else period,
        None if isinstance(figure, Unread) else figure,
    )


_KINDS: Mapping[type, tuple[Callable[..., AnyClaim], Callable[..., dict[str, Any] | None]]] = {
    models.Quantity: (Quantity, quantity),
    models.Change: (Change, change),
    models.Ratio: (Ratio, ratio),
    models.Event: (Happening, _happening),
    models.Rank: (Ranking, _ranking),
    models.Role: (Office, _office),
    models.Attribute: (Attribute, _attribute),
}
