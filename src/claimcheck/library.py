"""``claimcheck.check``: claim files are checked in memory, archives and rows by a database (``claimcheck[scale]``)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from os import fspath
from typing import TYPE_CHECKING

from claimcheck.api import Sources, listed
from claimcheck.api import check as check_in_memory
from claimcheck.report.model import Report
from claimcheck.resolve.ledger import Ledger
from claimcheck.rules._levels import DEFAULT, Levels
from claimcheck.world.looks import LARGE

if TYPE_CHECKING:
    from claimcheck.api import Terms


def check(
    ledger: Sources | Ledger,
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    levels: Levels = DEFAULT,
    today: date | None = None,
    seconds: int | None = None,
) -> Report:
    """Return the report on a ledger, or on the files, folders and mappings of one: claims, rows and archives together.

    ``select`` and ``ignore`` name rules: those to run (all if empty) and those to leave out; ``levels`` are what a desk
    set. ``ValueError`` is raised for a name that no rule has, nothing for what the files say: that is in
    ``report.problems``. ``today`` decides which acceptances have expired (default: the present day, UTC). Rules have so
    many ``seconds`` (default: no limit): one that takes most of what is left is ended, and named in a problem. For
    archives and rows (by the ending of their names) ``ModuleNotFoundError`` where the extra is not installed.
    """
    terms: Terms = {"select": select, "ignore": ignore, "levels": levels, "today": today, "seconds": seconds}
    if isinstance(ledger, Ledger):
        return check_in_memory(ledger, **terms)
    sources = listed(ledger)
    if not any(not isinstance(one, Mapping) and fspath(one).lower().endswith(LARGE) for one in sources):
        return check_in_memory(sources, **terms)
    from claimcheck.scale.check import check as check_by_database  # noqa: PLC0415 - few need it

    return check_by_database(sources, **terms)
