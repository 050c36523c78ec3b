"""The screen: SQL that tells which claims can stand in a conflict of one slot, for DuckDB and for Spark alike.

It reads a relation ``narrowing``, a row for what a claim leaves of a slot, and passes on too much, never too little:

=====================  ================================================================================================
n                      what the claim is known by
slot                   hash of what makes the slot, without its time
first_day, last_day    when it holds, from ``FIRST`` to ``LAST``
is_wide                whether it may overlap with another time of the slot that is not the same
lo, hi                 the said span as doubles, so that two disjoint spans are disjoint here too (``schema.lowest``)
meant_lo, meant_hi     the meant span, which lies within it
is_hedged              whether the meant span counts between articles (``engine.slots``)
article                hash of the article
=====================  ================================================================================================

On a line, a span is disjoint from some other one just if it is from the one that ends first or from the one that begins
last (Helly): so no pairs are made, and a slot of ten million rows costs a grouping and a window. Rows of one time are
compared first, as most are. Where times overlap without being the same, each is cut into one or two blocks of days as
long as it, at most; two times that meet have blocks of which one holds the other, as with the bins that genome browsers
look overlaps up by (Kent et al. 2002, "The human genome browser at UCSC").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from claimcheck.scale.dialects import Dialect

LEVELS: Final = 22  # blocks of 2^22 days hold all years from 1 to 9999
FIRST: Final = 0
LAST: Final = 2**LEVELS - 1


class Step(NamedTuple):
    """A relation to be made, and the query that makes it of those before."""

    name: str
    query: str


# The ends that come first and last among rows, in each reading: of all, and of the hedged ones.
_ENDS: Final = {
    "last_lo": "max(lo)",
    "first_hi": "min(hi)",
    "last_meant_lo": "max(meant_lo)",
    "first_meant_hi": "min(meant_hi)",
    "last_hedged_lo": "max(CASE WHEN is_hedged THEN meant_lo END)",
    "first_hedged_hi": "min(CASE WHEN is_hedged THEN meant_hi END)",
}
_GATHERED: Final = ", ".join(f"{ends} AS {name}" for name, ends in _ENDS.items())
_AGAIN: Final = ", ".join(f"{ends[:3]}({name}) AS {name}" for name, ends in _ENDS.items())
_SOME_CLASH: Final = (
    "coalesce(last_lo > first_hi OR last_hedged_lo > first_meant_hi OR last_meant_lo > first_hedged_hi, false)"
)
_CLASHES: Final = (
    "(lo > first_hi OR hi < last_lo OR meant_lo > first_hedged_hi OR meant_hi < last_hedged_lo"
    " OR (is_hedged AND (meant_lo > first_meant_hi OR meant_hi < last_meant_lo)))"
)
CELL: Final = "slot, first_day, last_day"
_ROW: Final = f"n, article, {CELL}, is_hedged, lo, hi, meant_lo, meant_hi"
_PART_CELL: Final = "measure_number, place_number, rest, facets, first_day, last_day"


def part_steps(dialect: Dialect) -> Iterator[Step]:
    """Yield the relations up to ``tied``: the ``n`` of claims that stand in a chain of parts and wholes that clash.

    ``narrowing`` here has the columns ``measure_number`` (NULL where it is not to be looked at), ``place_number``,
    ``rest`` (a hash of what a part and its whole share) and ``facets`` (a list). Beside it there are ``measure_above``
    (part, whole, and whether places and facets may be wider) and ``place_above`` (place, wider), both with each
    measure and place above itself. A conflict is told with all that is known on the way from its part upwards.
    """
    yield Step(
        "part_cell",
        f"SELECT {_PART_CELL}, {_GATHERED} FROM narrowing WHERE measure_number IS NOT NULL GROUP BY {_PART_CELL}",
    )
    whole = ", ".join(f"whole.{name} AS whole_{name}" for name in (*_PART_CELL.split(", "), *_ENDS))
    yield Step(
        "part_whole",
        f"SELECT part.*, {whole} FROM part_cell AS part"
        " JOIN measure_above AS above ON above.part = part.measure_number"
        " JOIN place_above AS around ON around.place = part.place_number"
        " JOIN part_cell AS whole ON whole.measure_number = above.whole AND whole.place_number = around.wider"
        " AND whole.rest = part.rest"
        " WHERE (above.spreads OR (whole.place_number = part.place_number AND whole.facets = part.facets))"
        f" AND {dialect.holds_all('part.facets', 'whole.facets')}"
        " AND part.first_day <= whole.last_day AND whole.first_day <= part.last_day"
        " AND NOT (whole.measure_number = part.measure_number AND whole.place_number = part.place_number"
        " AND whole.facets = part.facets AND whole.first_day = part.first_day AND whole.last_day = part.last_day)",
    )
    yield from _chains(dialect)


def _chains(dialect: Dialect) -> Iterator[Step]:
    """Yield what stands on the way upwards from parts that clash with a whole."""
    yield Step("doubtful_part", "SELECT * FROM part_whole WHERE last_meant_lo > whole_first_meant_hi")
    wider = ", ".join(f"whole_{name}" for name in _PART_CELL.split(", "))
    # What one article says is compared by its ends, so that no pair is made, however many rows there are.
    yield Step(
        "part_article",
        f"SELECT {_PART_CELL}, article, max(meant_lo) AS last_inside, min(meant_hi) AS first_inside"
        f" FROM narrowing {dialect.semi()} (SELECT {_PART_CELL} FROM doubtful_part UNION"
        f" SELECT {wider} FROM doubtful_part) AS cells USING ({_PART_CELL}) GROUP BY {_PART_CELL}, article",
    )
    own = _matching("own", "doubtful", "")
    other = _matching("other", "doubtful", "whole_")
    names = ", ".join(f"doubtful.{name}" for name in _PART_CELL.split(", "))
    yield Step(
        "clashing_part",
        f"SELECT DISTINCT {_PART_CELL} FROM doubtful_part"
        " WHERE last_lo > whole_first_hi OR last_hedged_lo > whole_first_meant_hi"
        " OR last_meant_lo > whole_first_hedged_hi"
        f" UNION SELECT DISTINCT {names} FROM part_article AS own JOIN doubtful_part AS doubtful ON {own}"
        f" JOIN part_article AS other ON {other} AND other.article = own.article"
        " AND own.last_inside > other.first_inside",
    )
    yield Step(
        "chain",
        f"SELECT {_PART_CELL} FROM clashing_part UNION"
        f" SELECT {wider} FROM part_whole {dialect.semi()} clashing_part USING ({_PART_CELL})",
    )
    yield Step("tied", f"SELECT DISTINCT n FROM narrowing {dialect.semi()} chain USING ({_PART_CELL})")


def figure_steps(least: int) -> Iterator[Step]:
    """Yield the relations up to ``echoing``: the ``n`` of claims of which others give the same number elsewhere.

    Of a number so many digits are not zero, at ``least``.

    ``narrowing`` here has the columns ``figure`` (a number in the base unit, as a double), ``figure_place``,
    ``figure_measure``, and hashes of all that a figure is of ``but_place`` and ``but_measure``. Numbers are compared by
    12 digits, and again a little further on, so that what lies beside a rounding in one way does not in the other.
    """
    number = "(figure / factor)"
    digits = f"length(translate(split_part(printf('%.14e', {number}), 'e', 1), '-.0', ''))"
    # Most are round, which is seen in a fifth of the time.
    is_round = f"{number} = round({number}, {least - 2} - CAST(floor(log10(abs({number}))) AS INTEGER))"
    yield Step(
        "told_figure",
        "SELECT n, figure_place, figure_measure, but_place, but_measure, printf('%.11e', figure) AS near,"
        " printf('%.11e', figure * (1 + 5e-13)) AS beside"
        " FROM narrowing JOIN known_measure ON number = figure_measure"
        " WHERE figure IS NOT NULL"
        f" AND CASE WHEN abs({number}) BETWEEN 1 AND 1e300 AND {is_round} THEN false ELSE {digits} >= {least} END",
    )
    found = []
    for number in ("near", "beside"):
        for thing, rest in (("figure_place", "but_place"), ("figure_measure", "but_measure")):
            found.append(
                f"SELECT n FROM told_figure JOIN (SELECT {number}, {rest} FROM told_figure GROUP BY {number}, {rest}"
                f" HAVING min({thing}) < max({thing})) AS several USING ({number}, {rest})"
            )
    yield Step("echoing", " UNION ".join(found))


def _matching(row: str, cell: str, prefix: str) -> str:
    return " AND ".join(f"{row}.{name} = {cell}.{prefix}{name}" for name in _PART_CELL.split(", "))


def steps(dialect: Dialect) -> Iterator[Step]:
    """Yield the relations up to ``clashing``: the numbers ``n`` of claims that clash with another one of a slot."""
    yield from _at_one_time(dialect)
    yield from _at_overlapping_times(dialect)
    parts = ("clashing_at_one_time", "clashing_in_one_article", "clashing_over_times")
    yield Step("clashing", " UNION ".join(f"SELECT n FROM {part}" for part in parts))


def _at_one_time(dialect: Dialect) -> Iterator[Step]:
    # Most rows lie in cells where nothing clashes: one grouping by few columns is all that is done with them.
    yield Step(
        "cell",
        f"SELECT {CELL}, count(*) AS size, bool_or(is_wide) AS some_wide, max(meant_lo) AS last_meant_lo,"
        f" min(meant_hi) AS first_meant_hi FROM narrowing GROUP BY {CELL}",
    )
    yield Step("doubtful_cell", f"SELECT {CELL} FROM cell WHERE last_meant_lo > first_meant_hi")
    yield Step("doubted", f"SELECT {_ROW} FROM narrowing {dialect.semi()} doubtful_cell USING ({CELL})")
    yield Step("doubtful", f"SELECT {CELL}, {_GATHERED} FROM doubted GROUP BY {CELL}")
    yield Step(
        "clashing_at_one_time",
        f"SELECT DISTINCT n FROM doubted JOIN doubtful USING ({CELL}) WHERE {_SOME_CLASH} AND {_CLASHES}",
    )
    # Two plain figures that differ as meant only count inside one article.
    yield Step(
        "clashing_in_one_article",
        "SELECT DISTINCT n FROM doubted JOIN (SELECT * FROM ("
        f"SELECT {CELL}, article, max(meant_lo) AS last_inside, min(meant_hi) AS first_inside"
        f" FROM doubted GROUP BY {CELL}, article) AS articles"
        f" WHERE last_inside > first_inside) AS inside USING ({CELL}, article)"
        " WHERE meant_lo > first_inside OR meant_hi < last_inside",
    )


def _at_overlapping_times(dialect: Dialect) -> Iterator[Step]:
    yield from _loose(dialect)
    yield from _blocks(dialect)
    yield Step(
        "clashing_over_times",
        f"SELECT DISTINCT n FROM loose_row JOIN near USING ({CELL}) WHERE {_CLASHES}"
        " UNION SELECT n FROM loose_row JOIN (SELECT * FROM ("
        "SELECT slot, article, max(meant_lo) AS last_inside, min(meant_hi) AS first_inside"
        " FROM loose_row GROUP BY slot, article) AS articles"
        " WHERE last_inside > first_inside) AS inside USING (slot, article)",
    )


def _loose(dialect: Dialect) -> Iterator[Step]:
    """Yield the rows of slots in which something clashes, be it at other times, and times may overlap."""
    yield Step(
        "loose",
        "SELECT slot FROM (SELECT slot, max(last_meant_lo) AS last_lo, min(first_meant_hi) AS first_hi,"
        " bool_or(some_wide) AS some_wide,"
        " min(first_day) AS a, max(first_day) AS b, min(last_day) AS c, max(last_day) AS d"
        " FROM cell GROUP BY slot) AS slots WHERE some_wide AND last_lo > first_hi AND (a < b OR c < d)",
    )
    yield Step("loose_row", f"SELECT {_ROW} FROM narrowing {dialect.semi()} loose USING (slot)")
    yield Step("loose_cell", f"SELECT {CELL}, {_GATHERED} FROM loose_row GROUP BY {CELL}")


def _blocks(dialect: Dialect) -> Iterator[Step]:
    """Yield the ends of what holds at times that overlap with those of each cell of ``loose_cell``."""
    level = f"least({LEVELS}, CAST(ceil(log2(last_day - first_day + 1)) AS INTEGER))"
    spread = dialect.numbers(_block("first_day", "level"), _block("last_day", "level"))
    yield Step(
        "own_block",
        f"SELECT *, {spread} AS block FROM (SELECT *, {level} AS level FROM loose_cell) AS levelled",
    )
    above = dialect.numbers("level", str(LEVELS))
    yield Step(
        "block_above",
        f"SELECT *, {_block('block', 'higher - level')} AS wider"
        f" FROM (SELECT *, {above} AS higher FROM own_block) AS climbing",
    )
    yield Step("held", f"SELECT slot, level, block, {_AGAIN} FROM own_block GROUP BY slot, level, block")
    yield Step("below", f"SELECT slot, higher, wider, {_AGAIN} FROM block_above GROUP BY slot, higher, wider")
    met = ", ".join(f"other.{name}" for name in _ENDS)
    own = ", ".join(f"own.{name}" for name in CELL.split(", "))
    yield Step(
        "near",
        f"SELECT {CELL}, {_AGAIN} FROM ("
        f"SELECT {own}, {met} FROM own_block AS own JOIN below AS other"
        " ON own.slot = other.slot AND own.level = other.higher AND own.block = other.wider"
        f" UNION ALL SELECT {own}, {met} FROM block_above AS own JOIN held AS other"
        " ON own.slot = other.slot AND own.higher = other.level AND own.wider = other.block"
        f") AS meeting GROUP BY {CELL}",
    )


def _block(day: str, level: str) -> str:
    """Return the number of the block of a level that a day, or a block, lies in."""
    return f"CAST(floor(({day}) / power(2, {level})) AS INTEGER)"
