"""SQL that makes of the rows of an import what ``screen`` reads: what each claim leaves of each slot, and nothing more.

One pass over the columns, joined with small tables of the catalog (``row_tables``). It decides nothing: whatever it
finds odd is read again exactly, and a time or a facet that it takes too widely only lets more through.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from attrs import frozen

from claimcheck.domain.claim import Modality
from claimcheck.engine.blocks import Block
from claimcheck.rules._rule import Rule
from claimcheck.scale.row_tables import NOWHERE
from claimcheck.scale.screen import FIRST, LAST

BOUNDS: Final = ("lower", "upper", "meant_lower", "meant_upper")
COLUMNS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("claim", "kind", "measure", "place", "of", "event", "scope", "as_of"), "VARCHAR"),
    **dict.fromkeys(BOUNDS, "DOUBLE"),
    **dict.fromkeys((*(f"{bound}_open" for bound in BOUNDS), "hedged"), "BOOLEAN"),
    **dict.fromkeys(("date", "status", "award", "level", "category", "recipient"), "VARCHAR"),
    **dict.fromkeys(("edition", "rank"), "DOUBLE"),  # a fraction is a fault, and would be rounded to a whole number
    **dict.fromkeys(("said_by", "modality", "published"), "VARCHAR"),
}
"""The columns that the screen reads, with DuckDB's types; ``assumed`` and ``quote`` are for the report alone."""

# Rules for which the sweep over slots shows every claim that can stand in a finding.
_IN_SLOTS: Final = frozenset(
    "value-conflict figures-differ date-conflict venue-conflict status-conflict rank-conflict rank-shared".split()  # noqa: SIM905
)


@frozen
class Needs:
    """What chosen rules look at: the kinds of blocks, and those of them in which slots alone do not show everything."""

    blocks: frozenset[Block]
    beyond_slots: frozenset[Block]

    @classmethod
    def of(cls, rules: Mapping[str, Rule], *, joined: bool = False) -> Needs:
        """Return what these rules look at; ``joined`` tells that other claims may meet those of rows in any way."""
        blocks = frozenset(rule.among for rule in rules.values())
        return cls(blocks, blocks if joined else frozenset(r.among for n, r in rules.items() if n not in _IN_SLOTS))


def _day(text: str) -> str:
    """Return the days from 0001-01-01 to a day in ISO form; NULL where it is none."""
    return f"CAST(try_cast({text} AS DATE) - DATE '0001-01-01' AS INTEGER)"


def _first(text: str) -> str:
    return f"coalesce({_day(f'left({text}, 10)')}, CASE WHEN {text} LIKE '../%' THEN {FIRST} END)"


def _last(text: str, first: str) -> str:
    later = f"coalesce({_day(f'right({text}, 10)')}, CASE WHEN {text} LIKE '%/..' THEN {LAST} END)"
    return f"CASE WHEN length({text}) = 10 THEN {first} ELSE {later} END"


def _lo(bound: str, is_open: str) -> str:
    """Return a lower end as ``schema.lowest`` has it, cut to what the measure can be."""
    end = f"CASE WHEN {is_open} THEN nextafter({bound}, 'inf'::DOUBLE) ELSE coalesce({bound}, '-inf'::DOUBLE) END"
    return f"CASE WHEN kind = 'quantity' THEN greatest(CASE WHEN counts THEN ceil({end}) ELSE {end} END, lowest) END"


def _hi(bound: str, is_open: str) -> str:
    """Return an upper end as ``schema.highest`` has it, cut to what the measure can be."""
    end = f"CASE WHEN {is_open} THEN nextafter({bound}, '-inf'::DOUBLE) ELSE coalesce({bound}, 'inf'::DOUBLE) END"
    return f"CASE WHEN kind = 'quantity' THEN least(CASE WHEN counts THEN floor({end}) ELSE {end} END, highest) END"


def _no_time(text: str) -> str:
    """Return whether there is a text that has not the form of a day, or of two."""
    forms = ("____-__-__", "____-__-__/____-__-__", "../____-__-__", "____-__-__/..")
    one_of = " OR ".join(f"{text} LIKE '{form}'" for form in forms)
    return f"NOT ({one_of})"


_ACTUAL: Final = f"coalesce(modality IN ('{Modality.FACT.value}', '{Modality.ESTIMATE.value}'), true)"
_MODALITIES: Final = ", ".join(f"'{one.value}'" for one in Modality)
_CLASS: Final = f"CASE WHEN NOT {_ACTUAL} THEN concat(modality, as_of IS NULL) END"
_IS_PLANNED: Final = f"(coalesce(status = 'planned', false) OR NOT {_ACTUAL})"
_HEDGED: Final = "coalesce(hedged, lower IS NULL OR upper IS NULL)"
_IS_DENIAL: Final = f"coalesce(modality = '{Modality.DENIAL.value}', false)"

_PRINTED_LAST: Final = _last("published", "printed")

_ENDS: Final = ", ".join(
    (
        f"{_lo('lower', 'lower_open')} AS lo",
        f"{_hi('upper', 'upper_open')} AS hi",
        f"{_lo('coalesce(meant_lower, lower)', 'coalesce(meant_lower_open, lower_open)')} AS meant_lo",
        f"{_hi('coalesce(meant_upper, upper)', 'coalesce(meant_upper_open, upper_open)')} AS meant_hi",
    )
)

# When a figure or a plan holds: as stated, else from the day of publication back (``lower.times``), else unknown.
_FROM: Final = (
    f"CASE WHEN nature = 'FIXED' OR (day IS NULL AND printed IS NULL) THEN {FIRST} WHEN day IS NOT NULL THEN day"
    f" WHEN nature = 'FLOW' THEN printed ELSE greatest({FIRST}, printed - holds) END"
)
_TO: Final = (
    f"CASE WHEN nature = 'FIXED' OR (day IS NULL AND printed IS NULL) THEN {LAST} WHEN day IS NOT NULL THEN until"
    f" ELSE {_PRINTED_LAST} END"
)
# Flows are compared over equal periods, or where a period is not known.
_IS_WIDE: Final = (
    "CASE nature WHEN 'FIXED' THEN false WHEN 'FLOW' THEN day IS NULL AND printed IS NULL"
    " ELSE day IS NULL OR day <> until END"
)
_IS_OUTSIDE: Final = "hi < least OR lo > most"
_YEAR: Final = 366

_ODD_QUANTITY: Final = " OR ".join(
    (
        "number IS NULL",
        "(place IS NOT NULL AND NOT coalesce(is_place, false))",
        '("of" IS NOT NULL AND "of" NOT IN (SELECT id FROM known_other))',
        "(lower IS NULL AND upper IS NULL)",
        f"NOT isfinite({' + '.join(f'coalesce({bound}, 0)' for bound in BOUNDS)})",
        "NOT (lo <= meant_lo AND meant_lo <= meant_hi AND meant_hi <= hi)",
        r"""(scope IS NOT NULL AND NOT regexp_full_match(scope, '\{("[^"\\]*":"[^"\\]*",?)*\}'))""",
    )
)
_ODD_EVENT: Final = (
    "event IS NULL OR (place IS NOT NULL AND NOT coalesce(is_place, false))"
    " OR NOT coalesce(status IN ('held', 'planned', 'cancelled'), true)"
)
_ODD_RANK: Final = (
    "shared IS NULL OR rank IS NULL OR NOT (rank >= 1 AND rank = floor(rank) AND rank < 2147483648)"
    " OR NOT coalesce(edition >= 1 AND edition = floor(edition) AND edition < 2147483648, true)"
    " OR (recipient IS NOT NULL AND NOT has_thing)"
    " OR (level IS NOT NULL AND level NOT IN (SELECT id FROM known_level))"
)
_ODD: Final = " OR ".join(
    (
        "claim IS NULL",
        "instr(claim, '#') < 2",
        "(event IS NOT NULL AND event_root IS NULL)",
        _no_time("time"),
        _no_time("published"),
        "(time IS NOT NULL AND (day IS NULL OR until IS NULL OR day > until))",
        "(published IS NOT NULL AND printed IS NULL)",
        f"modality NOT IN ({_MODALITIES})",
        "(said_by IS NOT NULL AND said_by NOT IN (SELECT id FROM known_thing))",
        (
            f"CASE kind WHEN 'quantity' THEN {_ODD_QUANTITY} WHEN 'event' THEN {_ODD_EVENT}"
            f" WHEN 'rank' THEN {_ODD_RANK} ELSE true END"
        ),
    )
)

Conditional: TypeAlias = tuple[str, str]
"""A condition, and a row that is listed where it holds."""
ALWAYS: Final = "true"

_FIELDS: Final[Mapping[str, str]] = {
    "slot": "UBIGINT",
    "root": "UBIGINT",
    "is_special": "BOOLEAN",
    "is_alone": "BOOLEAN",
    "first_day": "INTEGER",
    "last_day": "INTEGER",
    "is_wide": "BOOLEAN",
    "lo": "DOUBLE",
    "hi": "DOUBLE",
    "meant_lo": "DOUBLE",
    "meant_hi": "DOUBLE",
}
_PART_FIELDS: Final[Mapping[str, str]] = {
    "measure_number": "INTEGER",
    "place_number": "INTEGER",
    "rest": "UBIGINT",
    "facets": "VARCHAR[]",
}
_FIGURE_FIELDS: Final[Mapping[str, str]] = {
    "figure": "DOUBLE",
    "figure_place": "INTEGER",
    "figure_measure": "INTEGER",
    "but_place": "UBIGINT",
    "but_measure": "UBIGINT",
}
# The number of a figure as ``row_claims`` has it, in the base unit; one of two ends is none.
_FIGURE: Final = (
    f"factor * CASE WHEN NOT {_HEDGED} THEN coalesce((coalesce(meant_lower, lower) + coalesce(meant_upper, upper)) / 2,"
    " meant_lower, lower, meant_upper, upper)"
    " WHEN lower IS NULL THEN coalesce(meant_upper, upper) WHEN upper IS NULL THEN lower END"
)


@frozen
class Narrowing:
    """The query for chosen rules; ``other_facets`` are facets that are no part of a slot.

    Beside the columns of ``screen`` it yields ``root``, a hash of what the blocks of a special claim have in common;
    ``is_special``; ``claim_hash``; ``is_odd``, whether the row may not be what it should be. A row without a slot says
    nothing of one. Where arithmetic is looked at, there are the columns of ``screen.part_steps``.
    """

    needs: Needs
    other_facets: Collection[str] = ()

    def query(self, source: str, number: str) -> str:
        """Return the query for a source with the ``COLUMNS``, whose rows an expression numbers."""
        columns = ", ".join(f'"{name}"' for name in COLUMNS)
        fields = ", ".join(self._fields)
        lists = (
            f"CASE kind WHEN 'quantity' THEN {self._list([*self._quantity()])} WHEN 'event' THEN"
            f" {self._list([*self._event()])} ELSE {self._list([*self._rank()])} END"
        )
        return f"""
        WITH told AS (SELECT {columns}, {number} AS n FROM {source}),
        timed AS (
          SELECT *, CASE kind WHEN 'event' THEN date ELSE as_of END AS time, {self._facets} AS told_facets FROM told
        ),
        dated AS (
          SELECT *, {_first("time")} AS day, {_first("published")} AS printed FROM timed
        ),
        spanned AS (SELECT *, {_last("time", "day")} AS until FROM dated),
        met AS (
          SELECT spanned.*, thing.id IS NOT NULL AS has_thing, thing.* EXCLUDE (id), counted.* EXCLUDE (id),
            happening.root AS event_root, happening.ordered, given.* EXCLUDE (id)
          FROM spanned
          LEFT JOIN known_thing AS thing ON thing.id = coalesce(recipient, place)
          LEFT JOIN known_measure AS counted ON counted.id = measure
          LEFT JOIN known_event AS happening ON happening.id = event
          LEFT JOIN known_award AS given ON given.id = award
        ),
        bounded AS (SELECT *, {_ENDS} FROM met)
        SELECT n, claim_hash, article, is_odd, is_hedged, {fields} FROM (
          SELECT *, unnest(lists, recursive := true) FROM (
            SELECT n, hash(claim) AS claim_hash, hash(split_part(claim, '#', 1)) AS article,
              coalesce({_ODD}, false) AS is_odd, {_HEDGED} AS is_hedged, {lists} AS lists
            FROM bounded
          ) AS listed
        ) AS narrowed
        """

    @property
    def _facets(self) -> str:
        """Return the facets of a scope as text, whatever their order: the pieces between its commas, sorted."""
        scope = "scope"
        if self.other_facets:
            spellings = {name.replace("-", mark) for name in self.other_facets for mark in "-_"}
            without = "{" + ", ".join(f'"{name}": null' for name in sorted(spellings)) + "}"
            scope = f"CASE WHEN scope IS NOT NULL THEN CAST(json_merge_patch(scope, '{without}') AS VARCHAR) END"
        plain = f"replace(replace(lower({scope}), ' ', ''), '_', '-')"
        inside = f"substr({plain}, 2, length({plain}) - 2)"
        pieces = f"array_to_string(list_sort(string_split({inside}, ',')), ',')"
        text = f"CASE WHEN contains(scope, ',') THEN {pieces} ELSE {inside} END"
        return f"CASE WHEN scope IS NOT NULL THEN nullif({text}, '') END"

    @property
    def _fields(self) -> Mapping[str, str]:
        return {
            **_FIELDS,
            **(_PART_FIELDS if Block.VALUE in self.needs.beyond_slots else {}),
            **(_FIGURE_FIELDS if Block.FIGURE in self.needs.blocks else {}),
        }

    def _list(self, rows: Sequence[Conditional], stated: Sequence[str] = ()) -> str:
        """Return a list of the rows whose conditions hold, of at least one row: every claim is counted."""
        if not rows:
            return f"[{', '.join(stated or [self._struct()])}]"
        (condition, row), *others = rows
        listed = self._list(others, [*stated, row])
        if condition == ALWAYS:
            return listed
        return f"CASE WHEN {condition} THEN {listed} ELSE {self._list(others, stated)} END"

    def _struct(self, **given: str) -> str:
        """Return a row; what is not given is NULL, what is said is meant, and holds at all times."""
        lo, hi = given.get("lo", "NULL"), given.get("hi", "NULL")
        usual = {"meant_lo": lo, "meant_hi": hi, "is_special": "false", "is_alone": "false", "is_wide": "false",
                 "first_day": str(FIRST), "last_day": str(LAST)}  # fmt: skip
        given = {**usual, **given}
        pairs = (f"{name}: CAST({given.get(name, 'NULL')} AS {kind})" for name, kind in self._fields.items())
        return "{" + ", ".join(pairs) + "}"

    def _alone(self, fault: str, *names: str) -> dict[str, str]:
        """Return whether a claim may be at fault by itself, or is named in letters that are taken for others."""
        doubts = [fault] if Block.CLAIM in self.needs.blocks else []
        if Block.LOOK in self.needs.blocks:
            doubts += [f"strlen({name}) > length({name})" for name in names]
        return {"is_alone": f"coalesce({' OR '.join(doubts)}, false)"} if doubts else {}

    def _quantity(self) -> Iterator[Conditional]:
        thing = 'place, "of", event, told_facets'
        special = f"tied OR NOT {_ACTUAL} OR (additive AND coalesce(is_divided, false))"
        is_whole = Block.VALUE in self.needs.beyond_slots
        more = {
            "root": f"CASE WHEN spreads THEN hash(2, family) ELSE hash(2, family, {thing}) END",
            "is_special": f"coalesce({special}, false)",
            "measure_number": "CASE WHEN spreads THEN number END",
            "place_number": f"coalesce(first, {NOWHERE})",
            "rest": f'hash("of", event, {_CLASS})',
            "facets": "CASE WHEN told_facets IS NULL THEN [] ELSE string_split(told_facets, ',') END",
        }
        figure = {
            "figure": f"CASE WHEN NOT {_IS_DENIAL} THEN {_FIGURE} END",
            "figure_place": "first",
            "figure_measure": "number",
            "but_place": f'hash(measure, "of", event, told_facets, {_CLASS})',
            "but_measure": f"hash({thing}, {_CLASS})",
        }
        if self.needs.blocks & {Block.VALUE, Block.CLAIM, Block.LOOK, Block.FIGURE}:
            yield ALWAYS, self._struct(
                **self._alone(_IS_OUTSIDE, "scope", "said_by"),
                slot=f"CASE WHEN NOT {_IS_DENIAL} THEN hash(1, measure, {thing}, {_CLASS}) END",
                first_day=_FROM, last_day=_TO, is_wide=_IS_WIDE,
                lo="lo", hi="hi", meant_lo="meant_lo", meant_hi="meant_hi",
                **(more if is_whole else {}),
                **(figure if Block.FIGURE in self.needs.blocks else {}),
            )  # fmt: skip
        if Block.EVENT in self.needs.beyond_slots:
            # A figure of an event may be of a day before it, any figure of a day after its article.
            early = "event IS NOT NULL AND as_of IS NOT NULL"
            late = f"day > {_PRINTED_LAST}"
            yield (
                f"{_ACTUAL} AND (({early}) OR {late})",
                self._struct(
                    root=f"CASE WHEN {early} THEN hash(3, event_root) ELSE hash(4, claim) END",
                    is_special="true",
                ),
            )

    def _event(self) -> Iterator[Conditional]:
        if self.needs.blocks.isdisjoint((Block.EVENT, Block.RANK, Block.CLAIM, Block.LOOK)):
            return
        published = f"printed IS NULL OR NOT {_IS_PLANNED}"
        plan = {
            "root": "hash(3, event_root)",
            "first_day": f"CASE WHEN {published} THEN {FIRST} ELSE greatest({FIRST}, printed - {_YEAR}) END",
            "last_day": f"CASE WHEN {published} THEN {LAST} ELSE {_PRINTED_LAST} END",
            "is_wide": _IS_PLANNED,
        }
        late = f"(status = 'held' AND date IS NULL) OR day > {_PRINTED_LAST}"
        special = {"is_special": f"coalesce(ordered OR {late}, false)"}
        more = special if Block.EVENT in self.needs.beyond_slots else {}
        state = "CASE status WHEN 'held' THEN 0 WHEN 'cancelled' THEN 1 END"
        alone = self._alone("false", "place", "said_by")
        stated = (
            ("date IS NOT NULL", 10, "day", "until"),
            ("place IS NOT NULL", 11, "first", "last"),
            ("status IN ('held', 'cancelled')", 12, state, state),
        )
        for condition, family, lo, hi in stated:
            slot = f"CASE WHEN NOT {_IS_DENIAL} THEN hash({family}, event, {_IS_PLANNED}) END"
            yield condition, self._struct(slot=slot, lo=lo, hi=hi, **plan, **more, **alone)

    def _rank(self) -> Iterator[Conditional]:
        if self.needs.blocks.isdisjoint((Block.RANK, Block.CLAIM, Block.LOOK)):
            return
        category = "replace(lower(category), ' ', '')"
        field = f"award, {_CLASS}, level, {category}, edition"
        left_out = "level IS NULL OR category IS NULL OR recipient IS NULL OR edition IS NULL OR event IS NOT NULL"
        alone = self._alone("categorised AND category IS NOT NULL AND recipient IS NOT NULL", "recipient", "said_by")
        own = {**alone, "root": "hash(5, award)", "is_special": f"coalesce({left_out} OR NOT {_ACTUAL}, false)"}
        is_compared = f"NOT {_IS_DENIAL}"
        yield is_compared, self._struct(slot=f"hash(6, {field}, recipient)", lo="rank", hi="rank", **own)
        yield (
            f"{is_compared} AND recipient IS NOT NULL AND NOT shared",
            self._struct(slot=f"hash(7, {field}, rank)", lo="first", hi="last", **own),
        )
        # The days of its event tell which editions a rank can be of.
        yield "event IS NOT NULL", self._struct(root="hash(3, event_root)", is_special="true")
