"""The rows of the table ``near``: what their flags mean, each a bit, and what they say."""

from __future__ import annotations

import json
import math
from collections.abc import Collection
from typing import Final, cast

from claimcheck.scale.index.columns import Columns
from claimcheck.scale.index.table import GREATEST, LEAST
from claimcheck.scale.lookup import Member, Seen
from claimcheck.stored import StoredError

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
    flags, home = columns["flags"][number], columns["home"][number]
    begins, ends = columns["valid_from"][number], columns["valid_to"][number]
    names = names_in(columns["members"][number])
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
        [Member(claim, home, article) for claim, article in zip(names[::2], names[1::2], strict=True)],
    )


def first_of(columns: Columns, number: int, without: Collection[str]) -> Member | None:
    """Return the first claim of a row, of which there are often hundreds, that stands in no article to be left out."""
    names = names_in(columns["members"][number])
    told, home = zip(names[::2], names[1::2], strict=True), columns["home"][number]
    return next((Member(claim, home, article) for claim, article in told if article not in without), None)


def names_in(line: str) -> list[str]:
    """Return the texts of a list in JSON; raises ``StoredError`` for another line."""
    try:
        return cast("list[str]", json.loads(line))
    except ValueError as error:
        raise StoredError(f"a block of the index: {error}") from None
