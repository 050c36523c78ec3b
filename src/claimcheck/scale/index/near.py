"""The rows of the table ``near``: what their flags mean, each a bit, and what they say."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Collection
from typing import Final

from claimcheck.scale.index.columns import Columns
from claimcheck.scale.index.table import GREATEST, LEAST
from claimcheck.scale.lookup import Member, Seen
from claimcheck.stored import StoredError

_FIRST: Final = re.compile(r'\["([^"\\]+)","([^"\\]+)"')  # names without escapes, as are nearly all
SPECIAL: Final = 1
IS_HEDGED: Final = 2
HAS_SLOT: Final = 4
HAS_CELL: Final = 8


def said(columns: Columns, number: int, without: Collection[str]) -> Seen | None:
    """Return what a row says and its claims; ``None`` where all of these are to be left out."""
    found: Seen = columns.made.get(number) or columns.made.setdefault(number, _made(columns, number))
    if any(member.article in without for member in found.members):
        members = [member for member in found.members if member.article not in without]
        return found._replace(members=members) if members else None
    return found


def _made(columns: Columns, number: int) -> Seen:
    flags = columns["flags"][number]
    begins, ends = columns["valid_from"][number], columns["valid_to"][number]
    return Seen(
        columns["at"][number],
        columns["slot"][number] if flags & HAS_SLOT else None,
        columns["cell"][number] if flags & HAS_CELL else None,
        columns["wider"][number],
        columns["measure"][number],
        columns["lo"][number],
        columns["hi"][number],
        columns["meant_lo"][number],
        columns["meant_hi"][number],
        -math.inf if begins == LEAST else begins,
        math.inf if ends == GREATEST else ends,
        bool(flags & IS_HEDGED),
        bool(flags & SPECIAL),
        _members(columns, number),
    )


def first_of(columns: Columns, number: int, without: Collection[str]) -> Member | None:
    """Return the first claim of a row, of which there are often hundreds, that stands in no article to be left out."""
    first = _FIRST.match(columns["members"][number])  # as a rule there is no need to read all
    if first is not None and first[2] not in without:
        return Member(first[1], columns["home"][number], first[2])
    return next((one for one in _members(columns, number) if one.article not in without), None)


def _members(columns: Columns, number: int) -> list[Member]:
    names, home = names_in(columns["members"][number]), columns["home"][number]
    if len(names) % 2:
        raise StoredError("a block of the index: a claim without its article")
    return [Member(claim, home, article) for claim, article in zip(names[::2], names[1::2], strict=True)]


def names_in(line: str) -> list[str]:
    """Return the texts of a list in JSON; raises ``StoredError`` for another line."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise StoredError(f"a block of the index: {error}") from None
    if type(found) is not list or not {str}.issuperset(map(type, found)):
        raise StoredError("a block of the index: something else than names")
    return found
