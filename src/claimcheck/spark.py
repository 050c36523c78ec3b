"""Checking archives on Apache Spark (extra ``claimcheck[spark]``): ``docs/cluster.md``.

>>> findings = claimcheck.spark.check(spark.read.parquet("archive.parquet"))  # doctest: +SKIP
"""

from claimcheck.scale.spark_check import check

__all__ = ["check"]
