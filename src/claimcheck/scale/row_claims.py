"""A row of the import schema as a claim: exact, for the rows that the screen leaves and for those that are wrong.

The columns are told in ``docs/rows.md``, how values are read in ``row_values``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final

from claimcheck.catalog.catalog import Catalog
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
from claimcheck.domain.labels import Basis, Edition, Notation, RankWords
from claimcheck.domain.message import say
from claimcheck.record import Factory, evolve, field, frozen
from claimcheck.scale.row_values import (
    LANGUAGE,
    VALUED,
    Row,
    RowError,
    folded,
    missing,
    one_of,
    scope_of,
    shown,
    text,
    time_of,
    value_of,
    whole,
    wrong,
)

THINGS: Final = (Domain.ENTITY, Domain.PLACE, Domain.EVENT)
_CLAIM: Final = re.compile(r"[^#]+#.+", re.DOTALL)
_STATUSES: Final = {one: one for one in ("held", "planned", "cancelled")}
_KEPT: Final = 4096  # names and values, of which rows hold few again and again
_MODALITIES: Final = {one.value: one for one in Modality}


@frozen(eq=False)
class RowReader:
    """Makes claims of the rows of one file under a catalog."""

    catalog: Catalog
    file: str
    levels: frozenset[str] = field(init=False, default=Factory(lambda self: self._names_of_levels(), True))
    _parts: Mapping[Domain, Mapping[str, object]] = field(
        init=False, default=Factory(lambda self: self._parts_of_the_catalog(), True)
    )
    _found: Callable[[str, tuple[Domain, ...]], Reference | None] = field(
        init=False, default=Factory(lambda self: lru_cache(_KEPT)(self._reference), True)
    )
    _value: Callable[..., Value] = field(
        init=False, default=Factory(lambda self: lru_cache(_KEPT, typed=True)(self._value_of), True)
    )
    _makers: Mapping[str, Callable[[Row], dict[str, Any]]] = field(
        init=False,
        default=Factory(lambda self: {"quantity": self._quantity, "event": self._event, "rank": self._rank}, True),
    )

    def _parts_of_the_catalog(self) -> Mapping[Domain, Mapping[str, object]]:
        return {domain: self.catalog.part(domain) for domain in Domain}

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
        name, kind = text(row, "claim"), text(row, "kind")
        if name is None or not _CLAIM.fullmatch(name):
            raise RowError("bad-row", say("a row names its claim as article#id in “claim”"))
        if kind is None or kind not in self._makers:
            known = ", ".join(self._makers)
            raise RowError(
                "bad-row", say("the kind of a row is one of {known}, not “{kind}”", known=known, kind=shown(kind))
            )
        given = {**self._common(row, name, mark), **self._makers[kind](row)}
        return _CLASSES[kind](**given)

    def _common(self, row: Row, name: str, mark: Mark) -> dict[str, Any]:
        speaker = self._named(row, "said_by", (Domain.ENTITY, Domain.PLACE))
        assumed = row.get("assumed")
        if assumed is not None and not (isinstance(assumed, list) and all(isinstance(one, str) for one in assumed)):
            raise wrong("assumed", say("a list of names of columns"))
        published = time_of(row, "published")
        return {
            "id": name,
            "article": Article(name.partition("#")[0], Mark(self.file), published=published, language=LANGUAGE),
            "mark": mark,
            "quote": text(row, "quote"),
            "said_by": (speaker,) if speaker else (),
            "as_of": None if row["kind"] == "event" else time_of(row, "as_of"),
            "modality": one_of(row, "modality", _MODALITIES) or Modality.FACT,
            "assumed": frozenset(one.replace("_", "-") for one in assumed or ()),
        }

    def _quantity(self, row: Row) -> dict[str, Any]:
        measure = self._named(row, "measure", (Domain.MEASURE,), needed=True)
        assert measure is not None  # noqa: S101 - it is needed
        place, event = self._named(row, "place", (Domain.PLACE,)), self._named(row, "event", (Domain.EVENT,))
        of = self._named(row, "of", THINGS)
        thing = f"{of.domain.value}:{of.id}" if of else None
        subject = Subject(measure.id, place.id if place else None, thing, event.id if event else None, scope_of(row))
        return {"subject": subject, "value": self._valued(row, measure.id)}

    def _valued(self, row: Row, measure: str) -> Value:
        """Return the value of a row: one object for all rows that tell the same, which are compared again and again."""
        try:
            return self._value(measure, *map(row.get, VALUED))
        except TypeError:  # a list, say, which has no hash, and is told as what the column is not
            return value_of(row, self.catalog.measures[measure])

    def _value_of(self, measure: str, *told: object) -> Value:
        return value_of(dict(zip(VALUED, told, strict=True)), self.catalog.measures[measure])

    def _event(self, row: Row) -> dict[str, Any]:
        event = self._named(row, "event", (Domain.EVENT,), needed=True)
        status = one_of(row, "status", _STATUSES)
        date, quote = time_of(row, "date"), text(row, "quote")
        return {
            "event": event and event.id,
            "date": evolve(date, words=quote) if date and quote else date,
            "place": self._named(row, "place", (Domain.PLACE,)),
            "status": status,
        }

    def _rank(self, row: Row) -> dict[str, Any]:
        award = self._named(row, "award", (Domain.AWARD,), needed=True)
        event = self._named(row, "event", (Domain.EVENT,))
        number, edition, level = whole(row, "rank"), whole(row, "edition"), text(row, "level")
        if number is None:
            raise missing("rank")
        if level is not None and level not in self.levels:
            raise RowError("unknown-name", say("no level is called “{name}”", name=shown(level)))
        category = text(row, "category")
        return {
            "award": award and award.id,
            "rank": RankWords(text(row, "quote") or str(number), number, Notation.PLAIN),
            "event": event and event.id,
            "edition": None if edition is None else Edition(str(edition), edition, Basis.UNSTATED),
            "level": level,
            "category": None if category is None else folded(category),
            "recipient": self._named(row, "recipient", (Domain.PLACE, Domain.ENTITY)),
        }

    def _named(self, row: Row, key: str, domains: tuple[Domain, ...], *, needed: bool = False) -> Reference | None:
        """Return what an id of the catalog names; the first of the domains that has it counts."""
        name = text(row, key)
        if name is None:
            if needed:
                raise missing(key)
            return None
        found = self._found(name, domains)
        if found is not None:
            return found
        words = say("“{key}”: the catalog has no {kind} with the id “{name}”", key=key,
                    kind=" or ".join(one.value for one in domains), name=shown(name))  # fmt: skip
        raise RowError("unknown-name", words)

    def _reference(self, name: str, domains: tuple[Domain, ...]) -> Reference | None:
        return next((Reference(domain, name, name) for domain in domains if name in self._parts[domain]), None)


_CLASSES: Final[Mapping[str, Callable[..., AnyClaim]]] = {"quantity": Quantity, "event": Happening, "rank": Ranking}
