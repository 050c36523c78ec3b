"""The check of archives on Apache Spark: screen, group, examine; the findings are a table."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812 - the usual name

from claimcheck.catalog.catalog import Catalog
from claimcheck.checking.report import chosen_rules
from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.engine.blocks import Block
from claimcheck.engine.figure_numbers import least_digits
from claimcheck.rules._levels import DEFAULT, Levels
from claimcheck.scale.forms import thaw_catalog, thawed, write_catalog
from claimcheck.scale.schema import A_CLAIM, COLUMNS
from claimcheck.scale.spark_exact import Exact
from claimcheck.scale.spark_members import members

SIDE: Final = (
    "struct<claim: string, article: string, file: string, line: int, column: int, side: int, quote: string,"
    " reads: string, said_by: string>"
)
FINDINGS: Final = (
    "rule string, severity string, fingerprint string, message string, why array<string>, reconcile array<string>,"
    f" claims array<{SIDE}>, file string, line int, column int"
)


def check(
    rows: DataFrame, catalog: Catalog | None = None, *, select: Collection[str] = (), ignore: Collection[str] = (),
    levels: Levels = DEFAULT,
) -> DataFrame:  # fmt: skip
    """Return the findings in the rows of archives, as ``spark.read.parquet`` gives them; a row a finding.

    ``select``, ``ignore`` and ``levels`` are as for ``claimcheck.check``. ``catalog`` is the one that the archives were
    compiled with; by default, the one that stands in the rows. The columns are ``rule``, ``severity``, ``fingerprint``,
    ``message``, ``why``, ``reconcile``, ``claims`` (the sides of the finding) and ``file``, ``line``, ``column`` of the
    first one. What is accepted is listed as well.

    Grouping runs jobs at once; the exact engine runs when the findings are asked for. ``ValueError`` where the rows
    are not those of archives under one catalog, where archives speak of one article, or where a rule must see the whole
    ledger at a time.
    """
    missing = sorted(COLUMNS.keys() - set(rows.columns))
    if missing:
        raise ValueError(f"not the rows of an archive: there is no column {', '.join(missing)}")
    chosen = chosen_rules(select, ignore, levels)
    whole = sorted(name for name, rule in chosen.items() if rule.among is Block.LEDGER)
    if whole:
        raise ValueError(f"rules that look at the whole ledger cannot run in parts; ignore {', '.join(whole)}")
    _refuse_ties(rows)
    text = _catalog_in(rows) if catalog is None else write_catalog(catalog)
    kinds = {rule.among for rule in chosen.values()}
    claims = rows.where(A_CLAIM).count() if Block.FIGURE in kinds else 0  # only equal figures depend on it
    found = members(rows, thaw_catalog(text), kinds, least_digits(claims))
    return _examined(_with_data(found, rows), Exact(text, tuple(chosen), levels, claims))


def _catalog_in(rows: DataFrame) -> str:
    found = rows.where("kind = 'catalog'").select("data").distinct().take(2)
    if len(found) != 1:
        raise ValueError(f"the rows hold {'no catalog' if not found else 'archives of several catalogs'}")
    return str(found[0]["data"])


def _refuse_ties(rows: DataFrame) -> None:
    """Raise ``ValueError`` where archives speak of each other: only their documents together tell what that means."""
    twice = rows.where("kind = 'article'").groupBy("article").count().where("count > 1").take(1)
    if twice:
        raise ValueError(f"the article {twice[0]['article']} stands in several archives; compile it into one")
    unresolved = rows.where("kind = 'unresolved' AND data LIKE '%unknown-claim%'").select("data").collect()
    met = (thawed(Diagnostic, row["data"]) for row in unresolved)
    sought = sorted({str(one.message.arguments["id"]) for one in met if one.code == "unknown-claim"})
    there = rows.where(F.col("claim").isin(sought)).take(1) if sought else []
    if there:
        raise ValueError(f"an archive speaks of {there[0]['claim']}, which stands in another; compile both into one")


def _with_data(found: DataFrame, rows: DataFrame) -> DataFrame:
    """Return the members of groups with what the archive holds of them and of their articles."""
    data = rows.where("kind IN ('assertion', 'claim', 'fault') AND data IS NOT NULL")
    articles = rows.where("kind = 'article'").selectExpr("article", "data AS article_data")
    told = found.join(data.select("claim", "article", "kind", "data"), "claim", "left")
    return told.join(articles, "article", "left")


def _examined(told: DataFrame, exact: Exact) -> DataFrame:
    """Return the findings of groups: each is held by one task, in the order in which ``Exact`` takes them."""
    count = int(told.sparkSession.conf.get("spark.sql.shuffle.partitions") or 200)
    sorted_groups = told.repartition(count, "block", "root").sortWithinPartitions("block", "root")
    return sorted_groups.mapInArrow(exact, FINDINGS)
