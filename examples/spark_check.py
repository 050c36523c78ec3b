"""Check archives on a Spark cluster, and write the findings as JSON lines.

spark-submit examples/spark_check.py ARCHIVE.parquet [MORE.parquet ...] FINDINGS

The Python of driver and executors needs ``pip install 'claimcheck[spark]'``. Ends with 1 where claims contradict each
other, as ``claimcheck check`` does.
"""

from __future__ import annotations

import sys

from pyspark.sql import SparkSession

from claimcheck.spark import check


def main(archives: list[str], target: str) -> int:
    """Write the findings in the archives; return the exit status."""
    spark = SparkSession.builder.appName("claimcheck").getOrCreate()
    check(spark.read.parquet(*archives)).write.mode("overwrite").json(target)
    found = spark.read.json(target, schema="rule string, severity string")
    counts = {row["severity"]: row["count"] for row in found.groupBy("severity").count().collect()}
    for severity in ("contradiction", "tension", "note"):
        print(f"{severity}: {counts.get(severity, 0)}")
    spark.stop()
    return 1 if counts.get("contradiction") else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:-1], sys.argv[-1]))
