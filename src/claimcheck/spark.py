"""Checking archives on Apache Spark (extra ``claimcheck[spark]``): ``docs/cluster.md``.

>>> findings = claimcheck.spark.check(spark.read.parquet("archive.parquet"))  # doctest: +SKIP
"""

try:
    from claimcheck.scale.spark_check import check
except ModuleNotFoundError as error:
    if error.name is None or error.name.partition(".")[0] not in ("pyspark", "pyarrow"):
        raise
    words = "claimcheck.spark needs an extra: python -m pip install 'claimcheck[spark]'"
    raise ModuleNotFoundError(words, name=error.name) from None

__all__ = ["check"]
