"""What the narrowing of rows asks of a catalog, as small tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from claimcheck.catalog.catalog import Catalog
from claimcheck.catalog.tree import Tree
from claimcheck.domain.assertion import Nature
from claimcheck.domain.span import EVERYTHING
from claimcheck.engine.inclusion import above
from claimcheck.engine.keys import Keys
from claimcheck.lower.times import DEFAULT_HOLDS
from claimcheck.record import frozen
from claimcheck.scale.schema import highest, lowest
from claimcheck.scale.special import Specials

if TYPE_CHECKING:
    import duckdb  # Spark does without

NOWHERE: Final = -1  # the number of a place that is not stated
_MEASURE: Final = (
    "id VARCHAR, number INTEGER, is_fixed BOOLEAN, is_flow BOOLEAN, holds INTEGER, tied BOOLEAN, additive BOOLEAN,"
    " spreads BOOLEAN, family VARCHAR, least DOUBLE, most DOUBLE, factor DOUBLE, lowest DOUBLE, highest DOUBLE,"
    " counts BOOLEAN"
)
_DAYS: Final = {"day": 1, "week": 7, "month": 31, "year": 366}


@frozen
class Table:
    """A table of the catalog: its columns with their types, and its rows."""

    name: str
    columns: str
    rows: tuple[tuple[object, ...], ...]


def tables(catalog: Catalog) -> Iterator[Table]:
    """Yield all tables."""
    yield from tables_of_names(catalog)
    yield from tables_of_wholes(catalog)


def tables_of_names(catalog: Catalog) -> Iterator[Table]:
    """Yield what names are known; places and entities stand on one line, as in ``lower.background.thing_span``.

    Places come first, each in the row of its number in the tree.
    """
    specials, keys = Specials(catalog), Keys(catalog)
    tree = catalog.place_tree
    things = {name: (name, True, *_ends(tree, name), name in specials.divided) for name in tree.order}
    after = len(things)
    for name in catalog.entities:
        first, last = _ends(catalog.entity_tree, name)
        things.setdefault(name, (name, False, first + after, last + after, False))
    columns = "id VARCHAR, is_place BOOLEAN, first INTEGER, last INTEGER, is_divided BOOLEAN"
    yield Table("known_thing", columns, tuple(things.values()))
    yield Table("known_measure", _MEASURE, tuple(_measures(catalog, _numbers(catalog))))
    yield Table("known_event", "id VARCHAR, event_root VARCHAR, ordered BOOLEAN",
                tuple((one, root, one in specials.ordered) for one, root in keys.orders.items()))  # fmt: skip
    yield Table("known_award", "id VARCHAR, shared BOOLEAN, categorised BOOLEAN",
                tuple((one.id, one.shared_ranks, bool(one.categories)) for one in catalog.awards.values()))  # fmt: skip
    yield Table("known_other", "id VARCHAR", tuple((name,) for name in {*catalog.events, *things}))
    yield Table("known_level", "id VARCHAR", tuple((name,) for rung in catalog.levels for name in rung))


def tables_of_wholes(catalog: Catalog) -> Iterator[Table]:
    """Yield what each measure and each place is a part of, itself included; only ``part_steps`` asks for them."""
    tree, numbers = catalog.place_tree, _numbers(catalog)
    chains = [(tree.numbers[one], tree.numbers[wider]) for one in catalog.places for wider in tree.chain(one)]
    yield Table("place_above", "place INTEGER, wider INTEGER", ((NOWHERE, NOWHERE), *chains))
    wholes = ((numbers[one], numbers[other], spreads) for one in numbers for other, spreads in above(catalog, one))
    yield Table("measure_above", "part INTEGER, whole INTEGER, spreads BOOLEAN", tuple(wholes))


def _numbers(catalog: Catalog) -> Mapping[str, int]:
    return {name: number for number, name in enumerate(catalog.measures)}


def _measures(catalog: Catalog, numbers: Mapping[str, int]) -> Iterator[tuple[object, ...]]:
    specials, keys = Specials(catalog), Keys(catalog)
    over = {one: [catalog.measures[other] for other, _ in above(catalog, one) if other != one] for one in numbers}
    wholes = {other.id for others in over.values() for other in others}
    # Parts and wholes are compared in one unit; where theirs differ, the exact engine converts.
    unlike = {
        name
        for one, others in over.items()
        for other in others
        if other.unit.factor != catalog.measures[one].unit.factor
        for name in (one, other.id)
    }
    for one in catalog.measures.values():
        tied = one.id in specials.tied or one.id in unlike
        spreads = one.additive or bool(over[one.id]) or one.id in wholes
        is_flow = one.nature is Nature.FLOW  # it holds for what it is said of
        holds = 0 if is_flow else _longest(one.holds_for or DEFAULT_HOLDS.get(one.nature))
        plausible = one.plausible or EVERYTHING
        yield (
            one.id, numbers[one.id], one.nature is Nature.FIXED, is_flow, holds, tied, one.additive, spreads,
            keys.groups[one.id], lowest(plausible), highest(plausible), float(one.unit.factor),
            lowest(one.bounds), highest(one.bounds), one.whole_number,
        )  # fmt: skip


def _ends(tree: Tree, name: str) -> tuple[int, int]:
    number = tree.numbers[name]
    return number, tree.last(number)


def _longest(duration: tuple[int, str] | None) -> int:
    """Return at least as many days as a duration can have: a time that is too wide only lets more through."""
    count, unit = duration or (0, "day")
    return count * _DAYS[unit]


def load(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Make a table in a database."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {table.name} ({table.columns})")
    if table.rows:
        columns = list(zip(*table.rows, strict=True))
        unnested = ", ".join("unnest(?)" for _ in columns)
        connection.execute(f"INSERT INTO {table.name} SELECT {unnested}", [list(column) for column in columns])
