"""Connected components: of few edges on the driver, of many as rounds of joins.

A round costs about a second however little there is to do, and a driver ties some hundred thousand edges in that time;
what an archive of billions has no single machine should hold. The rounds contract stars, and no step of them holds all
neighbours of a node in one place. Kiveris et al. 2014, "Connected Components in MapReduce and Beyond": in turns, each
node ties its greater neighbours to the least of all its neighbours (large star), and its lesser ones (small star),
until stars are left.
"""

from __future__ import annotations

from typing import Final

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F  # noqa: N812 - the usual name

from claimcheck.engine.union import connected

FEW: Final = 200_000


def kept(frame: DataFrame) -> DataFrame:
    """Return the same rows, made now, without the plan that made them: what is built on them is planned by itself."""
    return frame.localCheckpoint()


def components(edges: DataFrame, few: int = FEW) -> DataFrame:
    """Return ``node, root`` for each node of edges ``a, b``: the root is the least node of its component.

    A node alone has an edge to itself. Up to ``few`` edges are taken to the driver.
    """
    edges = kept(edges.distinct())
    taken = edges.limit(few + 1).collect()
    return _rounds(edges) if len(taken) > few else _at_once(edges.sparkSession, [(row["a"], row["b"]) for row in taken])


def _at_once(session: SparkSession, ties: list[tuple[int, int]]) -> DataFrame:
    groups = connected(sorted({node for tie in ties for node in tie}), ties)
    labels = [(node, group[0]) for group in groups for node in group]
    return session.createDataFrame(labels, "node bigint, root bigint")


def _rounds(edges: DataFrame) -> DataFrame:
    """Return the same in O(log² n) rounds."""
    nodes = edges.select(F.col("a").alias("node")).union(edges.select("b")).distinct()
    stars, before = _directed(edges), None
    while (now := _fingerprint(stars)) != before:
        before = now
        stars = kept(_small_star(_large_star(stars)))
    roots = stars.select(F.col("a").alias("node"), F.col("b").alias("root"))
    return kept(nodes.join(roots, "node", "left").select("node", F.coalesce("root", "node").alias("root")))


def _directed(edges: DataFrame) -> DataFrame:
    """Return the edges from the greater node to the lesser one, each once."""
    pairs = edges.where("a <> b").select(F.greatest("a", "b").alias("a"), F.least("a", "b").alias("b"))
    return kept(pairs.distinct())


def _large_star(edges: DataFrame) -> DataFrame:
    both = edges.union(edges.select(F.col("b").alias("a"), F.col("a").alias("b")))
    least = both.groupBy("a").agg(F.min("b").alias("least")).select("a", F.least("a", "least").alias("least"))
    greater = both.where("b > a").join(least, "a")
    return greater.select(F.col("b").alias("a"), F.col("least").alias("b")).distinct()


def _small_star(edges: DataFrame) -> DataFrame:
    least = edges.groupBy("a").agg(F.min("b").alias("least"))
    others = edges.join(least, "a").where("b <> least").select(F.col("b").alias("a"), F.col("least").alias("b"))
    return others.union(least).distinct()


def _fingerprint(edges: DataFrame) -> tuple[int, int]:
    row = edges.agg(F.count("*"), F.expr("bit_xor(xxhash64(a, b))")).head()
    return (row[0], row[1] or 0) if row is not None else (0, 0)
