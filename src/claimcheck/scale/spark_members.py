"""Which claims of an archive the exact engine has to see, in which groups: the screen, and the special claims' blocks.

A group is a set of claims that no finding leaves: a block (``engine.blocks``) in which a special claim stands, or what
of the others clashes with each other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F  # noqa: N812 - the usual name

from claimcheck.catalog.catalog import Catalog
from claimcheck.engine.blocks import Block, Key
from claimcheck.engine.keys import Keys
from claimcheck.scale.archived import steps
from claimcheck.scale.dialects import Spark
from claimcheck.scale.row_tables import Table, tables
from claimcheck.scale.schema import PLACE_BITS, key_at
from claimcheck.scale.screen import Step
from claimcheck.scale.spark_components import components, kept

LOOK: Final = key_at(Key(Block.LOOK, ""))
_GATHERS: Final = re.compile("GROUP BY|JOIN|DISTINCT")
_VALUE: Final = Block.VALUE.name


def members(rows: DataFrame, catalog: Catalog, kinds: Collection[Block], digits: int) -> DataFrame:
    """Return ``block, root, claim``: the claims and faults to be examined for these kinds of blocks, by group.

    Equal figures count that have so many ``digits``.
    """
    asserted = rows.where("kind = 'assertion'")
    keys = rows.where("kind = 'key' AND cell IS NULL").where(F.col("block").isin([kind.name for kind in kinds]))
    keys = keys.where(f"block <> '{Block.FIGURE.name}' OR lo >= {digits}")
    thing = F.struct("home", "measure").alias("thing")
    keys = keys.select("block", F.col("at").alias("node"), "claim", "reaches", "special", thing)
    place = F.expr(f"at & {(1 << PLACE_BITS) - 1}")
    figures = rows.where("cell IS NOT NULL").withColumn("adds_up", place.isin(_below_divided(catalog)))
    closed = kept(_closed(keys, figures))
    apart = _apart(suspicious(rows, catalog), asserted, closed)
    found = closed.unionByName(apart).unionByName(_alone(rows))
    return found.where(F.col("block").isin([kind.name for kind in kinds]))


def suspicious(rows: DataFrame, catalog: Catalog) -> DataFrame:
    """Return ``n``, the claims that the screen over assertion rows does not pass."""
    made = list(steps(Spark(), "claim", "rows.article"))
    needed = [table for table in tables(catalog) if any(_names(step, table.name) for step in made)]
    known = {table.name: _loaded(rows.sparkSession, table) for table in needed}
    return run(made, {"rows": rows, **known}, "told")


def _loaded(session: SparkSession, table: Table) -> DataFrame:
    return session.createDataFrame(list(table.rows), table.columns.replace("VARCHAR", "STRING"))


def run(steps: Sequence[Step], given: Mapping[str, DataFrame], wanted: str) -> DataFrame:
    """Return one of the relations that steps make of others; nothing is left in the catalog of the session.

    What gathers rows and is asked for more than once is kept: else plans would grow with the number of ways to it.
    """
    known = dict(given)
    session = next(iter(known.values())).sparkSession
    for step in steps:
        used = {name: frame for name, frame in known.items() if _names(step, name)}
        tables = ", ".join(f"{name} AS (SELECT * FROM {{{name}}})" for name in used)
        frame = session.sql(f"WITH {tables} {step.query}", **used)
        is_kept = sum(_names(other, step.name) for other in steps) > 1 and _GATHERS.search(step.query)
        known[step.name] = kept(frame) if is_kept else frame
    return known[wanted]


def _names(step: Step, name: str) -> int:
    return len(re.findall(rf"\b{name}\b", step.query))


def _below_divided(catalog: Catalog) -> list[int]:
    """Return the numbers, as in ``Rows.of_place``, of the places in one whose parts add up to it.

    Their figures meet in its cell even if nothing is told of the whole.
    """
    tree, divided = catalog.place_tree, Keys(catalog).divided
    return [tree.numbers[one] + 1 for one in catalog.places if not divided.isdisjoint(tree.chain(one))]


def _closed(keys: DataFrame, figures: DataFrame) -> DataFrame:
    """Return ``block, root, claim`` of the blocks in which a special claim stands, and of equal figures."""
    cells = kept(_cells(figures))
    moved = _of_several_things(keys)
    keys = keys.where(F.col("block") != Block.FIGURE.name).unionByName(moved)
    added = cells.where("adds_up").select(F.explode("wider"))
    owned = kept(keys.where("NOT reaches").select("node").union(cells.select("cell")).union(added).distinct())
    keys = kept(keys.join(owned, "node", "left_semi"))
    wider = cells.select(F.col("cell").alias("a"), F.explode("wider").alias("b"))
    edges = wider.join(owned.withColumnRenamed("node", "b"), "b", "left_semi").select("a", "b")
    edges = edges.union(cells.select(F.col("cell"), F.col("cell"))).union(_hubs(keys, figures))
    seeds = keys.where("special").select("node").union(cells.where("special").select("cell")).distinct()
    labels = components(edges)
    chosen = labels.join(labels.join(seeds, "node", "left_semi").select("root").distinct(), "root", "left_semi")
    by_key = keys.join(chosen, "node").select("block", "root", "claim")
    by_cell = figures.withColumnRenamed("cell", "node").join(chosen, "node")
    by_cell = by_cell.select(F.lit(_VALUE).alias("block"), "root", "claim")
    return by_key.unionByName(by_cell).distinct()


def _cells(figures: DataFrame) -> DataFrame:
    """Return the cells of figures: ``cell``, those it reaches for, whether some claim is special or adds up."""
    some = (F.bool_or(name).alias(name) for name in ("special", "adds_up"))
    return figures.groupBy("cell").agg(F.first("wider").alias("wider"), *some)


def _of_several_things(keys: DataFrame) -> DataFrame:
    """Return the keys of figures that are told of more than one thing, as those of special claims."""
    figures = keys.where(F.col("block") == Block.FIGURE.name)
    told = figures.groupBy("node").agg(F.min("thing").alias("one"), F.max("thing").alias("other"))
    several = told.where("one <> other OR one.measure IS NULL")
    return figures.join(several.select("node"), "node", "left_semi").withColumn("special", F.lit(True))


def _hubs(keys: DataFrame, figures: DataFrame) -> DataFrame:
    """Return edges ``a, b`` that tie all nodes of a claim within each kind of blocks."""
    tied = keys.where(F.col("block") == _VALUE).select("claim").distinct()
    owners = figures.select("claim", F.col("cell").alias("node"), "special")
    owners = owners.where("special").select("claim", "node").union(
        owners.join(tied, "claim", "left_semi").select("claim", "node")
    )  # fmt: skip
    nodes = keys.select("block", "claim", "node").union(owners.select(F.lit(_VALUE), "claim", "node"))
    return _stars(nodes, "block", "claim")


def _stars(nodes: DataFrame, *by: str) -> DataFrame:
    """Return edges ``a, b`` from the least node that a thing has to all that it has."""
    least = nodes.groupBy(*by).agg(F.min("node").alias("a"))
    return nodes.join(least, list(by)).select("a", F.col("node").alias("b")).distinct()


def _apart(found: DataFrame, asserted: DataFrame, closed: DataFrame) -> DataFrame:
    """Return ``block, root, claim`` of suspicious claims outside these blocks, in groups of what meets among them."""
    told = asserted.join(found.withColumnRenamed("n", "claim"), "claim", "left_semi")
    told = kept(told.join(closed.select("block", "claim"), ["block", "claim"], "left_anti"))
    own = told.select("block", "claim", F.col("slot").alias("node"))
    cells = told.where("cell IS NOT NULL").select("block", "claim", F.col("cell").alias("node"))
    wider = told.where("cell IS NOT NULL").select("block", "claim", F.explode("wider").alias("node"))
    nodes = own.union(cells).union(
        wider.join(cells.select("node").distinct(), "node", "left_semi").select(*cells.columns)
    )
    labels = components(_stars(nodes, "block", "claim"))
    return own.join(labels, "node").select("block", "root", "claim").distinct()


def _alone(rows: DataFrame) -> DataFrame:
    """Return ``block, root, claim`` of claims and faults that are looked at one by one, and of odd names.

    The names of the catalog are looked at even if no claim has an odd one: so there is a row without a claim.
    """
    faults = rows.where("kind = 'fault'")
    one_by_one = faults.union(rows.where("is_suspect")).select(
        F.lit(Block.CLAIM.name).alias("block"), F.xxhash64("article").alias("root"), "claim"
    )
    odd = faults.where(F.get_json_object("data", "$.code") == "confusable-name").select("claim")
    nobody = rows.sparkSession.range(1).select(F.lit(None).cast("string").alias("claim"))
    names = odd.union(nobody).select(F.lit(Block.LOOK.name).alias("block"), F.lit(LOOK).alias("root"), "claim")
    return one_by_one.union(names)
