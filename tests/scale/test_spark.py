"""On Spark, an archive yields the findings of its sources; one session serves all tests, as a start takes seconds."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from benchmarks.archives import write_archive
from benchmarks.ledgers.archive import Archive

from claimcheck import api
from claimcheck.catalog.catalog import Catalog
from claimcheck.engine.union import connected
from claimcheck.report.json import content
from claimcheck.scale.compile import compile_archive
from worlds.ledger import documents
from worlds.lying import false_world
from worlds.slots import slots
from worlds.telling import true_world

if shutil.which("java") is None:
    pytest.skip("Spark needs Java", allow_module_level=True)
pytest.importorskip("pyspark", reason="the extra claimcheck[spark] is not installed")

from pyspark.sql import SparkSession
from pyspark.sql import functions as F  # noqa: N812 - the usual name

from claimcheck.scale.spark_components import components
from claimcheck.scale.spark_exact import chunks
from claimcheck.scale.spark_members import suspicious
from claimcheck.spark import check

# Py4J leaves its sockets to the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

ROOT = Path(__file__).parents[2]
# A test's rows are few: to write and compile code for each query, or to plan it anew as it runs, takes longer.
SETTINGS = {
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.driver.memory": "1g",
    "spark.driver.host": "127.0.0.1",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]").config("spark.local.dir", str(tmp_path_factory.mktemp("spark")))
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    started = builder.getOrCreate()
    yield started
    started.stop()


def assert_same(session: SparkSession, paths: Sequence[Path], folder: Path) -> None:
    """Compare the findings with those of the sources, word for word."""
    archive = folder / "archive.parquet"
    compile_archive(paths, archive)
    found = [row.asDict(recursive=True) for row in check(session.read.parquet(str(archive))).collect()]
    assert Counter(map(text, found)) == Counter(map(text, expected(paths)))


def text(finding: Mapping[str, Any]) -> str:
    return json.dumps(finding, ensure_ascii=False, sort_keys=True)


def expected(paths: Sequence[Path]) -> Iterator[dict[str, Any]]:
    report = api.check(paths)
    told: Any = content(report)["findings"]
    for one, finding in zip(report.findings, told, strict=True):
        sides = [{key.replace("-", "_"): value for key, value in side.items()} for side in finding["claims"]]
        mark = {"file": one.mark.file, "line": one.mark.line, "column": one.mark.column}
        yield {key: value for key, value in finding.items() if key != "accepted"} | mark | {"claims": sides}


def written(mappings: Sequence[Mapping[str, object]], folder: Path) -> list[Path]:
    paths = [folder / f"{number:03}.json" for number in range(len(mappings))]
    for path, mapping in zip(paths, mappings, strict=True):
        path.write_text(json.dumps(mapping, default=str), "utf-8")
    return paths


def test_the_shipped_claims(session: SparkSession, tmp_path: Path) -> None:
    assert_same(session, [ROOT / "claims"], tmp_path)


def test_false_figures_that_parts_and_totals_tie(session: SparkSession, tmp_path: Path) -> None:
    world = false_world(true_world(3, most=9), 3)
    assert_same(session, written([dict(one) for one in documents(world)], tmp_path), tmp_path)


def test_false_events_and_ranks(session: SparkSession, tmp_path: Path) -> None:
    assert_same(session, written(slots(1, lies=2).documents(), tmp_path), tmp_path)


def test_an_archive_of_which_most_is_true(session: SparkSession, tmp_path: Path) -> None:
    write_archive(Archive(600, false=0.05, tied=0.3), tmp_path, ["jsonl"])
    assert_same(session, [tmp_path / "catalog.yaml", tmp_path / "claims.jsonl"], tmp_path)


@pytest.mark.parametrize("few", [0, 1000])
def test_components_by_rounds_and_on_the_driver(session: SparkSession, few: int) -> None:
    draw = Random(few)
    chain = [(node, node + 1) for node in range(100, 140)]
    star = [(200, node) for node in range(201, 240)]
    loose = [(draw.randrange(300, 400), draw.randrange(300, 400)) for _ in range(60)]
    edges = [*chain, *star, *loose, (500, 500)]
    draw.shuffle(edges)
    labels = components(session.createDataFrame(edges, "a bigint, b bigint"), few).collect()
    nodes = sorted({node for edge in edges for node in edge})
    assert {row["node"]: row["root"] for row in labels} == {
        node: min(group) for group in connected(nodes, edges) for node in group
    }
    assert len(labels) == len(nodes)


def test_a_slot_of_very_many_claims_reaches_no_task_as_a_whole(session: SparkSession) -> None:
    rows = session.range(20_000).selectExpr(
        "'assertion' AS kind", "concat('a', id, '#c') AS claim", "concat('a', id) AS article", "0L AS at", "1L AS slot",
        "'STOCK' AS nature", "'STATED' AS origin", "false AS is_day", "CAST(NULL AS string) AS measure",
        "CAST(NULL AS array<string>) AS facets", "true AS is_hedged", "49D - id % 49 AS lo", "51D + id % 47 AS hi",
        "49D - id % 49 AS meant_lo", "51D + id % 47 AS meant_hi", "1440000L + id % 40 * 1440 AS valid_from",
        "1442879L + id % 40 * 1440 AS valid_to",
    )  # fmt: skip
    outlier = rows.where("article = 'a7'").withColumn("claim", F.lit("b#c")).withColumn("lo", F.lit(60.0))
    outlier = (
        outlier.withColumn("hi", F.lit(60.0)).withColumn("meant_lo", F.lit(60.0)).withColumn("meant_hi", F.lit(60.0))
    )
    found = {row["n"] for row in suspicious(rows.union(outlier), Catalog()).collect()}
    # Of the days at hand those that end below it: not the slot.
    clashing = {f"a{n}#c" for n in range(20_000) if abs(n % 40 - 7) <= 1 and 51 + n % 47 < 60}
    assert clashing | {"b#c"} <= found
    assert len(found) < 20_000 / 40 * 8


def test_groups_are_held_together_whole_up_to_about_so_many_claims() -> None:
    rows = [{"block": block, "root": root} for block, root in (*[("EVENT", 1)] * 3, ("EVENT", 2), *[("RANK", 2)] * 5)]
    assert [(block, [row["root"] for row in held]) for block, held in chunks(rows, most=3)] == [
        ("EVENT", [1, 1, 1]), ("EVENT", [2]), ("RANK", [2] * 5),
    ]  # fmt: skip


def test_other_tables_are_refused(session: SparkSession) -> None:
    with pytest.raises(ValueError, match="not the rows of an archive: there is no column article, block"):
        check(session.range(1).toDF("at"))
