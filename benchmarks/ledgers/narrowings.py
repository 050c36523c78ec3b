"""What the rows of an import narrow, and which of them cannot hold together: exact; to be read, not to be quick."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from math import inf
from typing import Any, NamedTuple, TypeAlias

from benchmarks.ledgers import country

Fields: TypeAlias = dict[str, Any]
# An end of a span and its side: an open end lies a little inside its number, a closed one on it.
End: TypeAlias = tuple[Fraction | float, int]


class Narrowing(NamedTuple):
    """A claim leaves of a slot what lies between two ends, as it is said and, within that, as it is meant.

    What is meant counts against all others where a claim is hedged, else only against others that are, or that stand in
    the same article.
    """

    slot: tuple[object, ...]
    claim: str
    lower: End
    upper: End
    meant_lower: End
    meant_upper: End
    hedged: bool = False


def narrowings(row: Fields) -> Iterator[Narrowing]:
    """Yield what a row narrows: a value; a date and a venue; a recipient's rank and a rank's holder."""
    claim = row["claim"]
    if row["kind"] == "quantity":
        scope = tuple(sorted(row.get("scope", {}).items()))
        slot = tuple(row.get(key) for key in ("measure", "place", "of", "event", "as_of"))
        said, meant = _ends(row), _ends({**row, **_meant(row)})
        yield Narrowing(
            ("value", *slot, scope), claim, *said, *meant, row.get("hedged", -inf in said[0] or inf in said[1])
        )
    elif row["kind"] == "event":
        first, _, last = row["date"].partition("/")
        days = (_day(first), 0), (_day(last or first), 0)
        yield Narrowing(("date", row["event"]), claim, *days, *days)
        yield Narrowing(("venue", row["event"]), claim, *_leaves(row["place"]) * 2)
    else:
        award = tuple(row[key] for key in ("award", "edition", "level", "category"))
        rank = (Fraction(row["rank"]), 0)
        yield Narrowing(("rank", *award, row["recipient"]), claim, rank, rank, rank, rank)
        yield Narrowing(("holder", *award, row["rank"]), claim, *_leaves(row["recipient"]) * 2)


def contradicting(rows: Iterable[Fields]) -> set[str]:
    """Return the claims of which some other's span of the same slot is disjoint.

    On a line, a span that is disjoint from any is disjoint from the one that ends first or the one that begins last.
    """
    found = set()
    for group in _slots(rows):
        first_end, last_start = min(one.upper for one in group), max(one.lower for one in group)
        found |= {one.claim for one in group if one.lower > first_end or one.upper < last_start}
    return found


def clashing_as_meant(rows: Iterable[Fields]) -> set[str]:
    """Return the claims of which some other's span of the same slot is disjoint as they are meant, where it counts."""
    found = set()
    for group in _slots(rows):
        by_article: dict[str, list[Narrowing]] = defaultdict(list)
        for one in group:
            by_article[one.claim.partition("#")[0]].append(one)
        hedged = [one for one in group if one.hedged]
        found |= {one.claim for one in group if _is_apart(one, group if one.hedged else hedged)}
        found |= {one.claim for own in by_article.values() if len(own) > 1 for one in own if _is_apart(one, own)}
    return found


def _slots(rows: Iterable[Fields]) -> Iterable[list[Narrowing]]:
    slots: dict[tuple[object, ...], list[Narrowing]] = defaultdict(list)
    for row in rows:
        for one in narrowings(row):
            slots[one.slot].append(one)
    return slots.values()


def _is_apart(one: Narrowing, others: Sequence[Narrowing]) -> bool:
    return any(one.meant_lower > other.meant_upper or one.meant_upper < other.meant_lower for other in others)


def _ends(row: Fields) -> tuple[End, End]:
    lower = (_number(row["lower"]), int(row.get("lower_open", False))) if "lower" in row else (-inf, 0)
    upper = (_number(row["upper"]), -int(row.get("upper_open", False))) if "upper" in row else (inf, 0)
    return lower, upper


def _meant(row: Fields) -> Fields:
    """Return the bounds of what is meant as if they were those of what is said."""
    return {key.removeprefix("meant_"): value for key, value in row.items() if key.startswith("meant_")}


def _number(given: float | str) -> Fraction:
    return Fraction(repr(given) if isinstance(given, float) else given)


def _day(iso: str) -> Fraction:
    year, month, day = iso.split("-")
    return Fraction(int(year) * 10_000 + int(month) * 100 + int(day))


@cache
def _spans() -> dict[str, tuple[End, End]]:
    return {one.id: ((Fraction(one.first), 0), (Fraction(one.last), 0)) for one in country.PLACE}


def _leaves(place: str) -> tuple[End, End]:
    return _spans()[place]
