"""A row of the import schema as a claim: exact, for the rows that the screen leaves and for those that are wrong.

The columns are told in ``docs/archives.md``. A number stands for the shortest decimal that reads back as the same
double, whether it is written as a number or as text: so JSON readers understand numbers (RFC 8259, section 6), and the
screen and the exact engine speak of the same value. Up to 15 digits, that is the number as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from fractions import Fraction
from functools import lru_cache
from math import inf, isfinite
from typing import Any, Final, TypeAlias

from attrs import evolve, field, frozen

from claimcheck.catalog.catalog import Catalog
from claimcheck.catalog.entries import Measure
from claimcheck.domain.claim import (
    AnyClaim,
    Article,
    Domain,
    Happening,
    Modality,
    Quantity,
    Ranking,
    Reference,
    Subject,
    Value,
)
from claimcheck.domain.diagnostic import Diagnostic, Mark, problem
from claimcheck.domain.figure import Figure, Hedge
from claimcheck.domain.labels import Basis, Edition, Notation, RankWords
from claimcheck.domain.message import Message, say
from claimcheck.domain.period import Period
from claimcheck.domain.span import Exact, Span
from claimcheck.domain.unread import Unread
from claimcheck.lower.reads import span_of_numbers
from claimcheck.reading.dates import read_period
from claimcheck.resolve.glossary import cut

Row: TypeAlias = Mapping[str, object]

LANGUAGE: Final = "id"  # as of a document that states none: it gives the zone of days
THINGS: Final = (Domain.ENTITY, Domain.PLACE, Domain.EVENT)
_DATE: Final = re.compile(r"(?:\d{4}-\d\d-\d\d|\.\.)/(?:\d{4}-\d\d-\d\d|\.\.)|\d{4}-\d\d-\d\d", re.ASCII)
_NUMBER: Final = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?", re.ASCII)
_CLAIM: Final = re.compile(r"[^#]+#.+", re.DOTALL)
_STATUSES: Final = ("held", "planned", "cancelled")
_SHOWN: Final = 80
_EXACT: Final = 2**53  # whole numbers up to here are doubles
_LOWER: Final = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


class RowError(ValueError):
    """A row that is no claim, with the code and the words of the problem."""

    def __init__(self, code: str, message: Message) -> None:
        super().__init__(str(message))
        self.code = code
        self.message = message


@frozen(eq=False)
class RowReader:
    """Makes claims of the rows of one file under a catalog."""

    catalog: Catalog
    file: str
    levels: frozenset[str] = field(init=False)

    _parts: Mapping[Domain, Mapping[str, object]] = field(init=False)

    @_parts.default
    def _parts_of_the_catalog(self) -> Mapping[Domain, Mapping[str, object]]:
        return {domain: self.catalog.part(domain) for domain in Domain}

    @levels.default
    def _names_of_levels(self) -> frozenset[str]:
        return frozenset(name for rung in self.catalog.levels for name in rung)

    def read(self, row: object, line: int) -> AnyClaim | Diagnostic:
        """Return the claim of a row, or what is wrong with it."""
        mark = Mark(self.file, line)
        try:
            if not isinstance(row, Mapping):
                raise RowError("bad-row", say("a row is an object of columns and values"))  # noqa: TRY301
            return self._claim(row, mark)
        except RowError as error:
            return problem(error.code, mark, error.message)

    def _claim(self, row: Row, mark: Mark) -> AnyClaim:
        name, kind = _text(row, "claim"), _text(row, "kind")
        if name is None or not _CLAIM.fullmatch(name):
            raise RowError("bad-row", say("a row names its claim as article#id in “claim”"))
        if kind is None or kind not in self._makers:
            known = ", ".join(self._makers)
            raise RowError(
                "bad-row", say("the kind of a row is one of {known}, not “{kind}”", known=known, kind=_shown(kind))
            )
        given = {**self._common(row, name, mark), **self._makers[kind](row)}
        return _CLASSES[kind](**given)

    @property
    def _makers(self) -> Mapping[str, Callable[[Row], dict[str, Any]]]:
        return {"quantity": self._quantity, "event": self._event, "rank": self._rank}

    def _common(self, row: Row, name: str, mark: Mark) -> dict[str, Any]:
        speaker = self._named(row, "said_by", (Domain.ENTITY, Domain.PLACE))
        assumed = row.get("assumed")
        if assumed is not None and not (isinstance(assumed, list) and all(isinstance(one, str) for one in assumed)):
            raise _wrong("assumed", say("a list of names of columns"))
        published = _time(row, "published")
        return {
            "id": name,
            "article": Article(name.partition("#")[0], Mark(self.file), published=published, language=LANGUAGE),
            "mark": mark,
            "quote": _text(row, "quote"),
            "said_by": (speaker,) if speaker else (),
            "as_of": None if row["kind"] == "event" else _time(row, "as_of"),
            "modality": _one_of(row, "modality", {one.value: one for one in Modality}) or Modality.FACT,
            "assumed": frozenset(one.replace("_", "-") for one in assumed or ()),
        }

    def _quantity(self, row: Row) -> dict[str, Any]:
        measure = self._named(row, "measure", (Domain.MEASURE,), needed=True)
        assert measure is not None  # noqa: S101 - it is needed
        place, event = self._named(row, "place", (Domain.PLACE,)), self._named(row, "event", (Domain.EVENT,))
        of = self._named(row, "of", THINGS)
        thing = f"{of.domain.value}:{of.id}" if of else None
        subject = Subject(measure.id, place.id if place else None, thing, event.id if event else None, _scope(row))
        return {"subject": subject, "value": _value(row, self.catalog.measures[measure.id])}

    def _event(self, row: Row) -> dict[str, Any]:
        event = self._named(row, "event", (Domain.EVENT,), needed=True)
        status = _one_of(row, "status", {one: one for one in _STATUSES})
        date, quote = _time(row, "date"), _text(row, "quote")
        return {
            "event": event and event.id,
            "date": evolve(date, words=quote) if date and quote else date,
            "place": self._named(row, "place", (Domain.PLACE,)),
            "status": status,
        }

    def _rank(self, row: Row) -> dict[str, Any]:
        award = self._named(row, "award", (Domain.AWARD,), needed=True)
        event = self._named(row, "event", (Domain.EVENT,))
        number, edition, level = _whole(row, "rank"), _whole(row, "edition"), _text(row, "level")
        if number is None:
            raise _missing("rank")
        if level is not None and level not in self.levels:
            raise RowError("unknown-name", say("no level is called “{name}”", name=_shown(level)))
        category = _text(row, "category")
        return {
            "award": award and award.id,
            "rank": RankWords(_text(row, "quote") or str(number), number, Notation.PLAIN),
            "event": event and event.id,
            "edition": None if edition is None else Edition(str(edition), edition, Basis.UNSTATED),
            "level": level,
            "category": None if category is None else folded(category),
            "recipient": self._named(row, "recipient", (Domain.PLACE, Domain.ENTITY)),
        }

    def _named(self, row: Row, key: str, domains: tuple[Domain, ...], *, needed: bool = False) -> Reference | None:
        """Return what an id of the catalog names; the first of the domains that has it counts."""
        name = _text(row, key)
        if name is None:
            if needed:
                raise _missing(key)
            return None
        for domain in domains:
            if name in self._parts[domain]:
                return Reference(domain, name, name)
        words = say("“{key}”: the catalog has no {kind} with the id “{name}”", key=key,
                    kind=" or ".join(one.value for one in domains), name=_shown(name))  # fmt: skip
        raise RowError("unknown-name", words)


_CLASSES: Final[Mapping[str, Callable[..., AnyClaim]]] = {"quantity": Quantity, "event": Happening, "rank": Ranking}


def folded(text: str) -> str:
    """Return text as categories and facets are compared: without regard to blanks around and ASCII capitals."""
    return " ".join(text.translate(_LOWER).split())


def _scope(row: Row) -> tuple[tuple[str, str], ...]:
    scope = row.get("scope")
    if scope is None:
        return ()
    if not isinstance(scope, Mapping) or not all(isinstance(value, str) for value in scope.values()):
        raise _wrong("scope", say("an object of texts"))
    return tuple(sorted((key.replace("_", "-"), folded(value)) for key, value in scope.items()))


def _value(row: Row, measure: Measure) -> Value:
    lower, upper = _number(row, "lower"), _number(row, "upper")
    if lower is None and upper is None:
        raise RowError("bad-row", say("a quantity has a “lower” or an “upper” bound"))
    said = _span(lower, upper, _flag(row, "lower_open"), _flag(row, "upper_open"))
    meant_lower, meant_upper = _number(row, "meant_lower"), _number(row, "meant_upper")
    meant = _span(
        lower if meant_lower is None else meant_lower,
        upper if meant_upper is None else meant_upper,
        _flag(row, "meant_lower_open", _flag(row, "lower_open")),
        _flag(row, "meant_upper_open", _flag(row, "upper_open")),
    )
    if not meant.within(said):
        raise RowError("bad-row", say("what is meant does not lie within what is said"))
    figure = _figure(_text(row, "quote"), said, meant, hedged=_flag(row, "hedged", lower is None or upper is None))
    left = cut(said, measure)
    if left is None:
        raise RowError("impossible-value", say("{measure} cannot be in these bounds", measure=measure.name))
    return Value(left, cut(meant, measure) or left, figure, measure.unit.name)


def _span(lower: Exact | None, upper: Exact | None, lower_open: bool, upper_open: bool) -> Span:
    try:
        return Span(lower, upper, lower_open and lower is not None, upper_open and upper is not None)
    except ValueError:
        raise RowError("bad-row", say("the lower bound lies above the upper one")) from None


def _exact(number: Fraction) -> Exact:
    return int(number) if number.denominator == 1 else number


def _figure(quote: str | None, said: Span, meant: Span, *, hedged: bool) -> Figure:
    """Return a figure for the bounds: its words are the article's where they are known, else tell the bounds.

    A plain figure is the middle of what it means, as the table of readings makes it.
    """
    words = quote or str(span_of_numbers(said))
    ends = [Fraction(end) for end in (meant.lower, meant.upper) if end is not None]
    middle, width = (ends[0] + ends[-1]) / 2, ends[-1] - ends[0]
    if not hedged:
        return Figure(words, middle, width, width)
    if said.lower is None:
        return Figure(words, ends[-1], width, width, Hedge.LESS if said.upper_open else Hedge.AT_MOST)
    if said.upper is None:
        return Figure(words, Fraction(said.lower), width, width, Hedge.MORE if meant.lower_open else Hedge.AT_LEAST)
    end = Figure(words, Fraction(said.upper), width, width)
    return Figure(words, Fraction(said.lower), width, width, Hedge.RANGE, end=end)


def _number(row: Row, key: str) -> Exact | None:
    given = row.get(key)
    if given is None or (type(given) is int and abs(given) < _EXACT):
        return given
    is_number = isinstance(given, (int, float)) and not isinstance(given, bool)
    number = inf
    if is_number or (isinstance(given, str) and _NUMBER.fullmatch(given)):
        with suppress(OverflowError):
            number = float(given)  # type: ignore[arg-type]
    if not isfinite(number):
        raise _wrong(key, say("a finite decimal number"))
    return _exact(Fraction(repr(number)))


def _whole(row: Row, key: str) -> int | None:
    given = row.get(key)
    if given is None:
        return None
    whole = given if isinstance(given, (int, float)) and not isinstance(given, bool) else 0
    if not 0 < whole < 2**31 or whole != int(whole):
        raise _wrong(key, say("a whole number from 1"))
    return int(whole)


def _flag(row: Row, key: str, otherwise: bool = False) -> bool:
    given = row.get(key)
    if given is None:
        return otherwise
    if not isinstance(given, bool):
        raise _wrong(key, say("true or false"))
    return given


def _text(row: Row, key: str) -> str | None:
    given = row.get(key)
    if given is not None and not isinstance(given, str):
        raise _wrong(key, say("text"))
    return given


def _one_of(row: Row, key: str, known: Mapping[str, Any]) -> Any:
    given = _text(row, key)
    if given is not None and given not in known:
        raise _wrong(key, say("one of {known}", known=", ".join(known)))
    return None if given is None else known[given]


def _time(row: Row, key: str) -> Period | None:
    given = _text(row, key)
    if given is None:
        return None
    read = _period(given) if _DATE.fullmatch(given) else None
    if read is None or isinstance(read, Unread):
        raise _wrong(key, say("a day as 2025-11-27, or two as 2025-11-01/2025-11-30"))
    return read


@lru_cache(maxsize=4096)
def _period(text: str) -> Period | Unread:
    return read_period(text, LANGUAGE)


def _missing(key: str) -> RowError:
    return RowError("bad-row", say("the column “{key}” is missing or empty", key=key))


def _wrong(key: str, wanted: Message) -> RowError:
    return RowError("bad-row", say("“{key}” is not {wanted}", key=key, wanted=wanted))


def _shown(text: str | None) -> str:
    return "" if text is None else text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
