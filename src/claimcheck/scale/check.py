"""Checking what archives are a part of: several of them, with claim files, or claim files against them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from time import monotonic
from typing import TYPE_CHECKING, Final

from claimcheck.api import Source
from claimcheck.documents import SourceDocument
from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.domain.message import say
from claimcheck.record import evolve
from claimcheck.report.model import Report
from claimcheck.resolve.resolve import resolve
from claimcheck.rules._levels import DEFAULT, Levels
from claimcheck.scale.gathered import Choice, Gathered
from claimcheck.scale.inputs import Documents, Path, parted, read, rows_apart, without_given
from claimcheck.scale.store import Ahead, Database, look_at

if TYPE_CHECKING:
    from claimcheck.scale.archives import Archives

_ALL_SIDES: Final = say(
    "With rows, “--against” leaves no findings out: those among the archives' own claims are shown, too."
)


def check(
    sources: Source | Sequence[Source], *, against: Sequence[Path] = (), select: Collection[str] = (),
    ignore: Collection[str] = (), levels: Levels = DEFAULT, today: date | None = None, seconds: int | None = None,
    memory: str | None = None,
) -> Report:  # fmt: skip
    """Return the report on archives and whatever else ``claimcheck.check`` takes, together.

    With ``against``, archives, the findings are those with a side in the sources, but where rows are among these.
    Nothing is raised for what files say; ``ValueError`` where ``memory`` is no size.
    """
    choice = Choice(select, ignore, levels, today, None if seconds is None else monotonic() + seconds)
    rows, others = rows_apart(sources)
    archived, others = parted(others)
    if rows:
        from claimcheck.scale.rows import report_with_rows  # noqa: PLC0415 - drafts do without

        begun = Ahead()
        documents, problems = read(others)
        more, met = documents_in([*archived, *against], documents, memory)
        ledger, unresolved = resolve([*documents, *more])
        met = (*problems, *met, *unresolved)
        report = report_with_rows(rows, ledger, met, choice, begun, memory=memory, seconds=seconds)
        return evolve(report, notices=(*report.notices, _ALL_SIDES)) if against else report
    documents, problems = read(others)
    if against:
        more, met = documents_in(archived, documents, memory)
        documents, problems, archived = (*documents, *more), (*problems, *met), list(against)
    archives, broken = _opened(archived, memory)
    problems = (*problems, *broken)
    if archives is None:
        return Gathered(*resolve(documents)).report(problems, choice)
    try:
        found = archives.around(documents, choice.rules) if against else archives.all_with(documents, choice.rules)
        return found.report(problems, choice)
    except archives.damage() as error:
        return Gathered(*resolve(documents)).report((*problems, archives.damaged(error)), choice)
    finally:
        archives.close()


def _opened(paths: Sequence[Path], memory: str | None) -> tuple[Archives | None, list[Diagnostic]]:
    begun = Database(memory)
    facts, broken = look_at(begun, paths)
    if facts:
        from claimcheck.scale.archives import Archives  # noqa: PLC0415 - rows do without

        return Archives(facts, begun), broken
    begun.close()
    return None, broken


def documents_in(paths: Sequence[Path], beside: Sequence[SourceDocument], memory: str | None = None) -> Documents:
    """Return what archives were compiled of that are held against others, but for the files that stand beside them."""
    archives, broken = _opened(paths, memory) if paths else (None, [])
    if archives is None:
        return (), tuple(broken)
    try:
        documents, problems = archives.documents()
    except archives.damage() as error:
        return (), (*broken, archives.damaged(error))
    else:
        documents, differing = without_given(documents, beside)
        return documents, (*problems, *broken, *differing)
    finally:
        archives.close()
