"""Archives checked on Spark beside the embedded check: ``python -m benchmarks.spark ARCHIVE.parquet [MORE ...]``.

Says whether the findings are the same, and what each stage took: seconds of processor, bytes shuffled.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any


def findings_on_spark(archives: list[str], memory: str, folder: str) -> list[tuple[str, str, str]]:
    """Return rule, fingerprint and message of each finding, on two threads of this machine."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 - one of the two needs it

    from claimcheck.spark import check  # noqa: PLC0415

    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {"spark.driver.memory": memory, "spark.sql.shuffle.partitions": "8", "spark.ui.enabled": "false",
                "spark.ui.showConsoleProgress": "false", "spark.local.dir": folder, "spark.eventLog.enabled": "true",
                "spark.eventLog.dir": Path(folder).as_uri(), "spark.eventLog.compress": "false",
                "spark.eventLog.rolling.enabled": "false"}  # fmt: skip
    builder = SparkSession.builder.master("local[2]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    start = time.perf_counter()
    rows = check(spark.read.parquet(*archives)).select("rule", "fingerprint", "message").collect()
    print(f"Spark: {time.perf_counter() - start:.1f} s beside the start of its JVM")
    spark.stop()
    return [(row["rule"], row["fingerprint"], row["message"]) for row in rows]


def findings_embedded(archives: list[str]) -> list[tuple[str, str, str]]:
    """Return the same of the embedded check."""
    from claimcheck.scale.check import check  # noqa: PLC0415 - one of the two needs it

    start, before = time.perf_counter(), time.process_time()
    report = check(archives)
    print(f"embedded: {time.perf_counter() - start:.1f} s, {time.process_time() - before:.1f} s of processor, for "
          f"{report.summary.claims:,} claims")  # fmt: skip
    return [(one.code, one.fingerprint, str(one.message)) for one in report.findings]


def tasks(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the metrics of the tasks of all runs logged in a folder."""
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        with path.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                if line.startswith('{"Event":"SparkListenerTaskEnd"'):
                    yield json.loads(line)["Task Metrics"]


def main() -> int:
    """Compare the two; the exit status tells whether they agree."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archives", nargs="+")
    parser.add_argument("--memory", default="2g", help="of Spark's driver")
    given = parser.parse_args()
    with TemporaryDirectory(prefix="claimcheck-") as folder:
        found = findings_on_spark(given.archives, given.memory, folder)
        done = list(tasks(Path(folder)))
    written = [one["Shuffle Write Metrics"]["Shuffle Bytes Written"] for one in done]
    run = sum(one["Executor Run Time"] for one in done) / 1000
    cpu = sum(one["Executor CPU Time"] for one in done) / 1e9
    longest = max(one["Executor Run Time"] for one in done) / 1000
    print(f"{len(done)} tasks, {run:.1f} s in all, {cpu:.1f} s of processor in the JVM; the longest {longest:.1f} s")
    print(f"{sum(written) / 1e6:.1f} MB shuffled")
    same = Counter(found) == Counter(findings_embedded(given.archives))
    print(f"{len(found)} findings, {'the same' if same else 'NOT THE SAME'} in both")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
