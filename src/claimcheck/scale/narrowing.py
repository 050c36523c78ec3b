"""SQL that makes of the rows of an import what ``screen`` reads: what each claim leaves of its slots, and nothing more.

One pass over the columns makes a row for each claim, in the order of the file: so the numbers that the rows of a table
have are those of the file, and several threads can read it. What the catalog knows is looked up (``row_names``).
It decides nothing: whatever it finds odd is read again exactly, and a time or a facet that it takes too widely only
lets more through.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final, TypeAlias

from claimcheck.engine.blocks import Block
from claimcheck.record import frozen
from claimcheck.scale.narrowed import FIGURES, PARTS, narrowed
from claimcheck.scale.needs import Needs
from claimcheck.scale.row_columns import COLUMNS
from claimcheck.scale.row_names import columns as columns_of
from claimcheck.scale.row_names import known, number
from claimcheck.scale.row_tables import NOWHERE, Table
from claimcheck.scale.row_terms import (
    ENDS,
    FIGURE,
    FIGURE_FROM,
    FIGURE_TO,
    HEDGED,
    IS_WIDE,
    MEANT,
    MODALITY,
    ODD,
    SAID,
    first_date,
    first_day,
    is_day,
    last_date,
    last_day,
)
from claimcheck.scale.screen import FIRST, LAST

Terms: TypeAlias = Mapping[str, str]
"""What some columns hold for claims of one kind; those left out hold what is usual."""

_YEAR: Final = 366
# The columns whose names are looked up, each with its table, by what their numbers are called.
_NUMBERED: Final[Mapping[str, tuple[str, str]]] = {
    "place_id": ("known_thing", "place"),
    "recipient_id": ("known_thing", "recipient"),
    "speaker_id": ("known_thing", "said_by"),
    "other_id": ("known_other", '"of"'),
    "measure_id": ("known_measure", "measure"),
    "event_id": ("known_event", "event"),
    "award_id": ("known_award", "award"),
    "level_id": ("known_level", "level"),
}
_LOOKED_UP: Final = ("place_id", "measure_id", "event_id", "award_id")
# The time that a claim tells of, an event's being its date: one to be read where there were two columns.
_TIME: Final = "CASE WHEN kind = 'event' THEN date ELSE as_of END AS time"
_TIMES: Final = {"time": ("day", "until"), "published": ("printed", "printed_last")}
_THING: Final = 'place, "of", event, told_facets'
# Whether it was held is of the event whose venue another slot is of: to keep a third one takes memory for each claim.
_SLOT_3: Final = "CASE WHEN state IS NOT NULL THEN hash(12, slot_2) END"


@frozen
class Narrowing:
    """The queries for chosen rules, with the tables of the catalog; ``other_facets`` are no part of a slot.

    ``told`` yields a row for each claim. Beside what it leaves of up to three slots (``slots`` makes rows of them, of
    claims as ``numbered``):
    ``claim_hash``, ``article`` (a hash); ``is_odd``, whether the row may not be what it should be; where they are
    looked at, ``root``, a hash of what the blocks of a special claim have in common, ``is_special`` and ``root_2``,
    another root that makes it special by itself, ``is_alone``, whether it may be at fault alone, and the columns of
    ``screen.part_steps`` and ``screen.figure_steps``.
    """

    needs: Needs
    tables: Mapping[str, Table]
    other_facets: Collection[str] = ()

    def told(self, source: str) -> str:
        """Return the query for a source with the ``COLUMNS``."""
        columns = ", ".join(f'"{name}"' for name in COLUMNS)
        numbers = {name: number(self.tables[table], column) for name, (table, column) in _NUMBERED.items()}
        begins = {f"{text}_first": first_date(text) for text in _TIMES}
        are_days = {f"{text}_is_day": is_day(text) for text in _TIMES}
        ends = {f"{text}_last": last_date(text) for text in _TIMES}
        marks = {
            "mark": "instr(claim, '#')",
            "told_facets": self._facets,
            "told_category": "replace(lower(category), ' ', '')",
        }
        kinds = {f"is_{kind}": f"kind IS NOT DISTINCT FROM '{kind}'" for kind in ("quantity", "event")}
        days = {name: end(text) for text, names in _TIMES.items()
                for name, end in zip(names, (first_day, last_day), strict=True)}  # fmt: skip
        sources = {name: self.tables[_NUMBERED[name][0]] for name in _LOOKED_UP}
        looked_up = {one: known(table, one, name) for name, table in sources.items() for one in columns_of(table)}
        return f"""
        WITH told AS (SELECT {columns}, {_TIME} FROM {source}),
        numbered AS (SELECT *, {_named({**numbers, **begins, **marks, **kinds, **MODALITY})} FROM told),
        dated AS (SELECT *, {_named(are_days)} FROM numbered),
        met AS (SELECT *, {_named({**ends, **looked_up, **ENDS})} FROM dated),
        bounded AS (SELECT *, {_named({**days, **SAID, **MEANT})} FROM met)
        SELECT hash(claim) AS claim_hash, hash(left(claim, mark - 1)) AS article, coalesce({ODD}, false) AS is_odd,
          {HEDGED} AS is_hedged, {self._cells()}
        FROM bounded
        """

    @staticmethod
    def numbered(told: str, first: int) -> str:
        """Return the query for the claims of a table as ``told``, with their ``n`` and the slots that they do fill."""
        slots = f"CASE WHEN thing IS NOT NULL THEN slot_2 END AS slot_2, {_SLOT_3} AS slot_3"
        return f"SELECT rowid + {first} AS n, * EXCLUDE (slot_2), {slots} FROM {told}"

    def slots(self, told: str) -> str:
        """Return the query that makes a row for each slot of the claims of a relation as ``numbered``."""
        shared = "n, claim_hash, article, is_hedged, first_day, last_day, is_wide"
        first = [*(PARTS if self.needs.ties else ()), *(FIGURES if self.needs.echoes else ())]
        more, none = "".join(f", {name}" for name in first), ", NULL" * len(first)
        found = [f"SELECT {shared}, slot, lo, hi, meant_lo, meant_hi{more} FROM {told} WHERE slot IS NOT NULL"]
        things = f"{told} JOIN known_thing ON known_thing.rowid + 1 = thing"
        for slot, lo, hi, source in (("slot_2", "first", "last", things), ("slot_3", "state", "state", told)):
            ends = ", ".join(f"CAST({end} AS DOUBLE)" for end in (lo, hi, lo, hi))
            found.append(f"SELECT {shared}, {slot}, {ends}{none} FROM {source} WHERE {slot} IS NOT NULL")
        return " UNION ALL ".join(found)

    @property
    def _facets(self) -> str:
        """Return the facets of a scope as text, whatever their order: the pieces between its commas, sorted."""
        scope = "scope"
        if self.other_facets:
            spellings = {name.replace("-", mark) for name in self.other_facets for mark in "-_"}
            without = "{" + ", ".join(f'"{name}": null' for name in sorted(spellings)) + "}"
            scope = f"CASE WHEN scope IS NOT NULL THEN CAST(json_merge_patch(scope, '{without}') AS VARCHAR) END"
        plain = f"replace(replace(replace(replace(lower({scope}), '_', '-'), ' ', ''), '{{', ''), '}}', '')"
        pieces = f"array_to_string(list_sort(string_split({plain}, ',')), ',')"
        return f"nullif(CASE WHEN contains(scope, ',') THEN {pieces} ELSE {plain} END, '')"

    def _cells(self) -> str:
        """Return the columns that depend on the kind of a claim."""
        columns = narrowed(self.needs)
        kinds = [dict(kind) for kind in (self._quantity(), self._event(), self._rank())]
        return ", ".join(self._cell(name, *columns[name], kinds) for name in columns)

    @staticmethod
    def _cell(name: str, kind: str, usual: str, kinds: list[dict[str, str]]) -> str:
        quantity, event, rank = (terms.get(name, usual) for terms in kinds)
        of_others = event if event == rank else f"CASE WHEN is_event THEN {event} ELSE {rank} END"
        term = quantity if quantity == of_others else f"CASE WHEN is_quantity THEN {quantity} ELSE {of_others} END"
        return f"CAST({term} AS {kind}) AS {name}"

    def _doubt(self, fault: str, *names: str) -> Iterator[tuple[str, str]]:
        """Yield whether a claim may be at fault by itself, or is named in letters that are taken for others."""
        doubts = [fault] if Block.CLAIM in self.needs.blocks else []
        if Block.LOOK in self.needs.blocks:
            doubts += [f"strlen({name}) > length({name})" for name in names]
        if doubts:
            yield "is_alone", f"coalesce({' OR '.join(doubts)}, false)"

    def _quantity(self) -> Iterator[tuple[str, str]]:
        if self.needs.blocks.isdisjoint((Block.VALUE, Block.CLAIM, Block.LOOK, Block.FIGURE, Block.EVENT)):
            return
        if not self.needs.blocks.isdisjoint((Block.VALUE, Block.CLAIM, Block.LOOK, Block.FIGURE)):
            told = "measure_id, place_id, other_id, event_id, told_facets, class"
            yield "slot", f"CASE WHEN NOT is_denial THEN hash(1, {told}) END"
            yield from {name: name for name in (*SAID, *MEANT)}.items()
            yield from {"first_day": FIGURE_FROM, "last_day": FIGURE_TO, "is_wide": IS_WIDE}.items()
            yield from self._doubt("hi < least OR lo > most", "scope", "said_by")
        if self.needs.ties:
            special = "tied OR NOT is_actual OR (additive AND coalesce(is_divided, false))"
            yield "root", f"CASE WHEN spreads THEN hash(2, family) ELSE hash(2, family, {_THING}) END"
            yield "is_special", f"coalesce({special}, false)"
            yield "measure_number", "CASE WHEN spreads THEN number END"
            yield "place_number", f"coalesce(place_id - 1, {NOWHERE})"
            yield "rest", "CASE WHEN spreads THEN hash(other_id, event_id, class) END"
            yield "facets", "CASE WHEN spreads THEN coalesce(string_split(told_facets, ','), []) END"
        if self.needs.echoes:
            yield "figure", f"CASE WHEN NOT is_denial THEN {FIGURE} END"
            yield "figure_place", "place_id"
            yield "figure_measure", "number"
            yield "but_place", "hash(measure_id, other_id, event_id, told_facets, class)"
            yield "but_measure", "hash(place_id, other_id, event_id, told_facets, class)"
        if Block.EVENT in self.needs.beyond_slots:
            # A figure of an event may be of a day before it, any figure of a day after its article.
            early = "is_actual AND event IS NOT NULL AND as_of IS NOT NULL"
            late = "is_actual AND day > printed_last"
            yield "root_2", f"CASE WHEN {early} THEN hash(3, event) WHEN {late} THEN hash(4, claim) END"

    def _event(self) -> Iterator[tuple[str, str]]:
        if self.needs.blocks.isdisjoint((Block.EVENT, Block.RANK, Block.CLAIM, Block.LOOK)):
            return
        yield "slot", "CASE WHEN date IS NOT NULL AND NOT is_denial THEN hash(10, event_id, is_planned) END"
        yield "slot_2", "CASE WHEN NOT is_denial THEN hash(11, event_id, is_planned) END"
        yield from dict.fromkeys(("lo", "meant_lo"), "day").items()
        yield from {**dict.fromkeys(("hi", "meant_hi"), "until"), "thing": "place_id"}.items()
        yield "state", "CASE status WHEN 'held' THEN 0 WHEN 'cancelled' THEN 1 END"
        published = "printed IS NULL OR NOT is_planned"
        yield "first_day", f"CASE WHEN {published} THEN {FIRST} ELSE greatest({FIRST}, printed - {_YEAR}) END"
        yield "last_day", f"CASE WHEN {published} THEN {LAST} ELSE printed_last END"
        yield "is_wide", "is_planned"
        yield "root", "hash(3, event)"
        if Block.EVENT in self.needs.beyond_slots:
            late = "(status = 'held' AND date IS NULL) OR day > printed_last"
            yield "is_special", f"coalesce(ordered OR {late}, false)"
        yield from self._doubt("false", "place", "said_by")

    def _rank(self) -> Iterator[tuple[str, str]]:
        if self.needs.blocks.isdisjoint((Block.RANK, Block.CLAIM, Block.LOOK)):
            return
        field = "award_id, class, level_id, told_category, edition"
        is_single = "recipient IS NOT NULL AND NOT shared"
        yield "slot", f"CASE WHEN NOT is_denial THEN hash(6, {field}, recipient_id) END"
        yield "slot_2", f"CASE WHEN {is_single} AND NOT is_denial THEN hash(7, {field}, rank) END"
        yield from {**dict.fromkeys(("lo", "hi", "meant_lo", "meant_hi"), "rank"), "thing": "recipient_id"}.items()
        left_out = "level IS NULL OR category IS NULL OR recipient IS NULL OR edition IS NULL OR event IS NOT NULL"
        yield "root", "hash(5, award)"
        yield "is_special", f"coalesce({left_out} OR NOT is_actual, false)"
        # The days of its event tell which editions a rank can be of.
        yield "root_2", "CASE WHEN event IS NOT NULL THEN hash(3, event) END"
        yield from self._doubt("categorised AND category IS NOT NULL AND recipient IS NOT NULL", "recipient", "said_by")


def _named(terms: Terms) -> str:
    return ", ".join(f"{term} AS {name}" for name, term in terms.items())
