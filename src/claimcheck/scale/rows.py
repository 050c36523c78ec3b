"""Files of rows: very many claims with values already read, as other systems export them (``docs/rows.md``).

DuckDB reads a file once, only the columns that are needed, and keeps of each claim what ``screen`` asks for
(``narrowing``). What the screen leaves, and what is wrong, is read again by number, exactly (``row_claims``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from time import monotonic
from typing import Final

from claimcheck.checking.examine import examine
from claimcheck.checking.report import chosen_rules, report_on
from claimcheck.domain.claim import AnyClaim
from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.engine.coverage import held_together
from claimcheck.record import evolve
from claimcheck.report.model import Report
from claimcheck.resolve.ledger import Ledger
from claimcheck.rules._rule import Rule
from claimcheck.scale import database
from claimcheck.scale.gathered import Choice
from claimcheck.scale.room import lacks_room, no_room
from claimcheck.scale.row_files import BrokenError
from claimcheck.scale.row_screened import Screened
from claimcheck.scale.row_screening import screened
from claimcheck.scale.store import Ahead, connected

_MILLION: Final = 1_000_000


def report_with_rows(
    paths: Sequence[str],
    ledger: Ledger,
    problems: tuple[Diagnostic, ...],
    choice: Choice,
    begun: Ahead | None = None,
    *,
    memory: str | None = None,
    seconds: int | None = None,
) -> Report:
    """Return the report on a ledger together with files of rows, which are read by a database, perhaps a ``begun`` one.

    ``memory`` limits the database (``2GB``). The time that rules may take begins when they do, and is ``seconds`` for
    each million claims that there are: how long a file takes is a matter of its size.
    """
    chosen = chosen_rules(choice.select, choice.ignore, choice.levels)
    left = _left(paths, ledger, chosen, memory, begun)
    size = ledger.size + left.size
    together = evolve(joined(ledger, left.claims), among=size)
    until = None if seconds is None else monotonic() + seconds * max(1, left.size // _MILLION)
    outcome = examine(together, chosen, choice.levels, until=until)
    report = report_on(together, (*problems, *left.problems), outcome, chosen, today=choice.today)
    alone = left.alone - len(left.lone & held_together(outcome.findings))
    alone += len(report.alone.keys() - {claim.id for claim in left.claims})
    articles = len(ledger.articles) + left.articles
    counts = evolve(report.summary, articles=articles, claims=size, compared=size - alone, alone=alone)
    return evolve(report, summary=counts)


def _left(
    paths: Sequence[str], ledger: Ledger, chosen: Mapping[str, Rule], memory: str | None, begun: Ahead | None = None
) -> Screened:
    """Return what is left of files of rows, without those that are broken."""
    try:
        with connected(memory, begun) as connection:
            return screened(connection, paths, ledger, chosen)
    except (database.duckdb.Error, OSError) as error:
        if not lacks_room(error):
            raise
        return Screened((), (no_room(error, paths),), 0, 0, 0)
    except BrokenError as broken:
        told = broken.told
    others = [path for path in paths if PurePath(path).as_posix() != told.mark.file]
    left = _left(others, ledger, chosen, memory)
    return evolve(left, problems=(told, *left.problems))


def joined(ledger: Ledger, claims: Sequence[AnyClaim]) -> Ledger:
    """Return a ledger with further claims."""
    return evolve(
        ledger,
        articles=dict(sorted({**{claim.article.id: claim.article for claim in claims}, **ledger.articles}.items())),
        claims=tuple(sorted((*ledger.claims, *claims), key=lambda claim: claim.id)),
    )
