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
from replicas import replicated
from sources import written

from claimcheck import api
from claimcheck.engine.union import connected
from claimcheck.report.json import content
from claimcheck.report.model import Report
from claimcheck.scale import check as embedded
from claimcheck.scale.compile import compile_archive
from worlds.ledger import documents
from worlds.lying import false_world
from worlds.slots import slots
from worlds.telling import true_world

if shutil.which("java") is None:
    pytest.skip("Spark needs Java", allow_module_level=True)
pytest.importorskip("pyspark", reason="the extra claimcheck[spark] is not installed")

from pyspark.sql import DataFrame, SparkSession

from claimcheck.scale.spark_components import components
from claimcheck.scale.spark_exact import chunks
from claimcheck.spark import check

# Py4J leaves its sockets to the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

ROOT = Path(__file__).parents[2]
# A test's rows are few: to write and compile code for each query, or to plan it anew as it runs, takes longer.
MANY, DAYS, TASKS = 100_000, 1000, 4
"""Claims of one slot, the days that they tell of, and the tasks that share them."""
SHARING = {
    "spark.sql.shuffle.partitions": str(TASKS),
    "spark.sql.adaptive.enabled": "true",  # as by default
    "spark.sql.adaptive.coalescePartitions.enabled": "false",  # but what is small is shared out, too
}
FIRST = 1064521440
"""The first minute of 2025 in an archive."""
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
    assert found(session, archive) == Counter(map(text, expected(api.check(paths))))


def found(session: SparkSession, *archives: Path) -> Counter[str]:
    """Return the findings in archives, on Spark."""
    return told(check(session.read.parquet(*map(str, archives))))


def told(findings: DataFrame) -> Counter[str]:
    return Counter(text(row.asDict(recursive=True)) for row in findings.collect())


def text(finding: Mapping[str, Any]) -> str:
    return json.dumps(finding, ensure_ascii=False, sort_keys=True)


def expected(report: Report) -> Iterator[dict[str, Any]]:
    found: Any = content(report)["findings"]
    for one, finding in zip(report.findings, found, strict=True):
        sides = [{key.replace("-", "_"): value for key, value in side.items()} for side in finding["claims"]]
        mark = {"file": one.mark.file, "line": one.mark.line, "column": one.mark.column}
        yield {key: value for key, value in finding.items() if key != "accepted"} | mark | {"claims": sides}


def test_the_shipped_claims(session: SparkSession, tmp_path: Path) -> None:
    assert_same(session, [ROOT / "claims"], tmp_path)


def test_false_figures_that_parts_and_totals_tie(session: SparkSession, tmp_path: Path) -> None:
    world = false_world(true_world(3, most=9), 3)
    assert_same(session, written(tmp_path, [dict(one) for one in documents(world)]), tmp_path)


def test_false_events_and_ranks(session: SparkSession, tmp_path: Path) -> None:
    assert_same(session, written(tmp_path, slots(1, lies=2).documents()), tmp_path)


def test_an_archive_of_which_most_is_true(session: SparkSession, tmp_path: Path) -> None:
    write_archive(Archive(600, false=0.05, tied=0.3), tmp_path, ["jsonl"])
    assert_same(session, [tmp_path / "catalog.yaml", tmp_path / "claims.jsonl"], tmp_path)


WEEKDAY = {
    "article": {"id": "fair", "language": "en", "published": "2025-12-02"},
    "claims": [
        {"id": f"c{number}", "kind": "event", "event": event, "date": "Thursday, 28 November 2025"}
        for number, event in enumerate(("fair", "ceremony", "fair"))
    ],
}
EVENTS = {"events": {"fair": {"name": "Fair"}, "ceremony": {"name": "Ceremony"}}}


def test_several_archives_of_one_ledger(session: SparkSession, tmp_path: Path) -> None:
    world = false_world(true_world(2, most=9), 2)
    catalog, events, *articles = written(tmp_path, [EVENTS, *map(dict, documents(world)), WEEKDAY])
    archives = [tmp_path / f"{number}.parquet" for number in range(3)]
    for number, archive in enumerate(archives):
        compile_archive([catalog, events, *articles[number::3]], archive)
    report = api.check([catalog, events, *articles])
    assert found(session, *archives) == Counter(map(text, expected(report)))
    sides = {one.code: [side.claim for side in one.sides] for one in report.findings}
    # What an article says wrongly in several claims is one finding.
    assert sides.pop("weekday-mismatch") == ["fair#c0", "fair#c1", "fair#c2"]
    assert any(len({claim.partition("#")[0] for claim in claims}) > 1 for claims in sides.values())


def test_what_several_archives_say_of_one_article_is_refused(session: SparkSession, tmp_path: Path) -> None:
    catalog, fair, other = written(
        tmp_path, [EVENTS, WEEKDAY, {"claims": [{"id": "x", "kind": "event", "event": "fair", "corrects": "fair#c0"}]}]
    )
    archives = [tmp_path / f"{number}.parquet" for number in range(3)]
    for archive, paths in zip(archives, ([fair], [fair], [other]), strict=True):
        compile_archive([catalog, *paths], archive)
    with pytest.raises(ValueError, match="fair stands in several archives"):
        found(session, *archives[:2])
    with pytest.raises(ValueError, match="speaks of fair#c0, which stands in another"):
        found(session, *archives[1:])


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


def test_the_claims_of_one_slot_are_shared_out_among_tasks(session: SparkSession, tmp_path: Path) -> None:
    stock = {"measures": {"insured": {"unit": "person", "nature": "stock", "whole-number": True}}}
    claim = {"kind": "quantity", "measure": "insured", "as-of": "2025-01-01"}
    paths = written(tmp_path, [stock, *(
        {"article": {"id": name, "language": "en"}, "claims": [{**claim, "id": "c", "value": f"{value} people"}]}
        for name, value in (("one", 12), ("false", 15))
    )])  # fmt: skip
    small, large = tmp_path / "small.parquet", tmp_path / "large.parquet"
    compile_archive(paths, small)
    day, last = (f"{end} + i % {DAYS} * 1440" for end in (FIRST, FIRST + 1439))
    changes = f"""{day} AS valid_from, {last} AS valid_to, replace(replace(replace(data, 'one#c', 'one#c' || i),
        '{FIRST}', ({day})::VARCHAR), '{FIRST + 1439}', ({last})::VARCHAR) AS data"""
    replicated(small, large, "one#c", changes, count=MANY)
    for name, value in SHARING.items():
        session.conf.set(name, value)
    session.sparkContext.setJobGroup("one slot", "one slot")
    try:
        rows = session.read.parquet(str(large)).repartition(TASKS).localCheckpoint()
        findings = told(check(rows, select=["value-conflict"]))
    finally:
        for name in SHARING:
            session.conf.unset(name)
            if name in SETTINGS:
                session.conf.set(name, SETTINGS[name])
    assert findings == Counter(map(text, expected(embedded.check([large], select=["value-conflict"]))))
    assert MANY / TASKS <= max(received(session, "one slot")) < MANY / TASKS * 1.5


def received(session: SparkSession, group: str) -> Iterator[int]:
    """Yield how many rows tasks were sent by others, of each stage the most, as Spark's own pages show them."""
    tracker = session.sparkContext.statusTracker()
    jobs = [job for number in tracker.getJobIdsForGroup(group) if (job := tracker.getJobInfo(number)) is not None]
    store = session.sparkContext._jsc.sc().statusStore()
    for stage in sorted({stage for job in jobs for stage in job.stageIds}):
        tasks = store.taskList(stage, 0, 100)
        metrics = (tasks.apply(number).taskMetrics() for number in range(tasks.size()))
        yield max((one.get().shuffleReadMetrics().recordsRead() for one in metrics if one.isDefined()), default=0)


def test_groups_are_held_together_whole_up_to_about_so_many_claims() -> None:
    rows = [{"block": block, "root": root} for block, root in (*[("EVENT", 1)] * 3, ("EVENT", 2), *[("RANK", 2)] * 5)]
    assert [(block, [row["root"] for row in held]) for block, held in chunks(rows, most=3)] == [
        ("EVENT", [1, 1, 1]), ("EVENT", [2]), ("RANK", [2] * 5),
    ]  # fmt: skip


def test_other_tables_are_refused(session: SparkSession) -> None:
    with pytest.raises(ValueError, match="not the rows of an archive: there is no column article, block"):
        check(session.range(1).toDF("at"))
