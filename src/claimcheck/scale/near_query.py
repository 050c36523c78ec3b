"""The SQL by which rows of archives are found that may have to do with those that are searched from.

What is sought stands in a table beside the rows, and is joined by ``at``: of that the database makes a filter for
single rows, and reads the pages only that hold them, while of ``IN`` with several values it only takes which to leave
out. The query is one, and has few words: to plan it costs as much as to read what it finds.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from claimcheck.domain.assertion import Nature
from claimcheck.engine.moved import MOST_COMPARED
from claimcheck.scale.lookup import FIGURE, KEY, NEAR, Answer, Member, Seeker, Seen
from claimcheck.scale.relations import quoted
from claimcheck.scale.schema import Row
from claimcheck.scale.store import Store

_SOUGHT: Final = {
    "n": "INTEGER",  # the number of the row that is searched from
    "role": "VARCHAR",
    "places": "BIGINT[]",  # where to look
    "special": "BOOLEAN",
    "exceeding": "BOOLEAN",
    "slot": "BIGINT",
    "cell": "BIGINT",
    "above": "BIGINT[]",  # the own cell and the wider ones
    "measure": "VARCHAR",
    "is_flow": "BOOLEAN",
    "lo": "DOUBLE",
    "hi": "DOUBLE",
    "meant_lo": "DOUBLE",
    "meant_hi": "DOUBLE",
    "is_hedged": "BOOLEAN",
    "articles": "VARCHAR[]",
    "valid_from": "BIGINT",
    "valid_to": "BIGINT",
    "first": "BIGINT",  # the places of the narrower cells
    "last": "BIGINT",
}
_TYPED: Final = ", ".join(f"{name}::{kind} AS {name}" for name, kind in _SOUGHT.items())
_FEW: Final = 200
"""How many places are named one by one, rather than as from one to another."""

_SEEN: Final = (
    "claim", "home", "article", "special", "slot", "at", "cell", "wider", "measure", "lo", "hi", "meant_lo", "meant_hi",
    "is_hedged", "valid_from", "valid_to",
)  # fmt: skip
_ROW: Final = "{" + ", ".join(f"'{name}': r.\"{name}\"" for name in _SEEN) + "}"
_ENDLESS: Final = (("valid_from", -math.inf), ("valid_to", math.inf))
_NAME: Final = "{'claim': r.claim, 'home': r.home, 'article': r.article, 'measure': r.measure}"
_COMES_FIRST: Final = "{'lo': coalesce(r.lo, '-inf'::DOUBLE), 'claim': r.claim}"
_MEETS: Final = "coalesce(r.valid_to >= s.valid_from, true) AND coalesce(r.valid_from <= s.valid_to, true)"
_CLASHES: Final = f"""
    r.slot = s.slot AND {_MEETS} AND (
        r.lo > s.hi OR r.hi < s.lo
        OR ((r.is_hedged OR s.is_hedged OR list_contains(s.articles, r.article))
            AND (r.meant_lo > s.meant_hi OR r.meant_hi < s.meant_lo)))
"""
# Of one thing, only a shorter period is part of a longer one.
_TIED: Final = f"""
    r.cell IS NOT NULL AND (list_contains(s.above, r.cell) OR r."at" BETWEEN s.first AND s.last) AND (
        r.special OR s.special OR s.exceeding
        OR ((r.cell <> s.cell OR r.measure <> s.measure OR s.is_flow OR r.nature = '{Nature.FLOW.name}') AND {_MEETS}
            AND (r.meant_hi < s.meant_lo OR r.meant_lo > s.meant_hi)))
"""
_FOUND: Final = f"""
    SELECT s.n,
        list({_ROW}) FILTER (s.role = '{NEAR}' AND (({_CLASHES}) OR ({_TIED}))),
        arg_min({_NAME}, {_COMES_FIRST}) FILTER (s.role = '{NEAR}' AND r.slot = s.slot AND {_MEETS}),
        CASE WHEN bool_or(r.special OR s.special) THEN list({_NAME}) FILTER (s.role = '{KEY}') END,
        list({_NAME} ORDER BY r.claim) FILTER (s.role = '{FIGURE}')[:{MOST_COMPARED}]
"""


def answers(
    store: Store, sought: Sequence[tuple[str, Seeker]], without: Collection[str], exceeding: Collection[str]
) -> Iterator[Answer]:
    """Yield what there is of rows that are sought in their roles, as ``lookup.Lookup`` has it."""
    if not sought:
        return
    lines = [_line(number, role, seeker, exceeding) for number, (role, seeker) in enumerate(sought)]
    values = ", ".join(f"({', '.join(map(_literal, line))})" for line in lines)
    given = f"(VALUES {values}) AS given({', '.join(_SOUGHT)})"
    table = f"WITH s AS MATERIALIZED (SELECT {_TYPED}, unnest(places::BIGINT[]) AS place FROM {given})"
    elsewhere = f"AND r.article NOT IN ({', '.join(map(quoted, sorted(without)))})" if without else ""
    where = f"WHERE r.kind IN ('assertion', 'key') {elsewhere}"
    queries = [f'{table} {_FOUND} FROM rows AS r JOIN s ON r."at" = s.place {where} GROUP BY s.n']
    for number, (_, (row, reach, _)) in enumerate(sought):
        if (
            reach is not None and reach.last - reach.first > _FEW
        ):  # the bounds must be constant, for pages to be left out by them
            own = f"s.n = {number} AND s.place = {row['at']}"
            span = f'r."at" BETWEEN {reach.first} AND {reach.last}'
            queries.append(f"{table} {_FOUND} FROM rows AS r JOIN s ON {own} {where} AND {span} GROUP BY s.n")
    for query in queries:
        for number, near, company, of_key, of_figure in store.query(query):
            seen, met = [_seen(one) for one in near or ()], company and Member(**company)
            yield Answer(number, seen, met, _members(of_key), _members(of_figure))


def _members(found: Iterable[Mapping[str, Any]] | None) -> list[Member]:
    return [Member(**one) for one in found or ()]


def _seen(row: Row) -> Seen:
    members = (Member(row["claim"], row["home"], row["article"]),)
    alike = {name: value for name, value in row.items() if name in Seen._fields}
    times = {name: end if row[name] is None else row[name] for name, end in _ENDLESS}
    return Seen(**{**alike, **times}, members=members)


def _line(number: int, role: str, seeker: Seeker, exceeding: Collection[str]) -> tuple[object, ...]:
    """Return the line of the table of what is sought."""
    row, reach, articles = seeker
    places, above, first, last = {row["at"]}, [], None, None
    if reach is not None:
        above, first, last = [row["cell"], *row["wider"]], reach.first, reach.last
        places.update(reach.chain, range(first, last + 1) if last - first <= _FEW else ())
    return (
        number, role, sorted(places), row["special"], row["claim"] in exceeding, row.get("slot"), row.get("cell"),
        above, row.get("measure"), row.get("nature") == Nature.FLOW.name, row.get("lo"), row.get("hi"),
        row.get("meant_lo"), row.get("meant_hi"), row.get("is_hedged", False), sorted(articles),
        row.get("valid_from"), row.get("valid_to"), first, last,
    )  # fmt: skip


def _literal(value: object) -> str:
    """Return a value as SQL; those of a column get its type where the table is made."""
    match value:
        case None:
            return "NULL"
        case bool():
            return str(value).lower()
        case str():
            return quoted(value)
        case float():
            return f"'{value!r}'"
        case list():
            return f"[{', '.join(map(_literal, value))}]"
    return str(value)
