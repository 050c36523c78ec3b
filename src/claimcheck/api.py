"""The pipeline: documents, ledger, assertions, findings, report."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from os import PathLike
from time import monotonic
from typing import TYPE_CHECKING, TypeAlias, TypedDict

from claimcheck.documents import load_mapping
from claimcheck.documents.files import find_files
from claimcheck.documents.loading import load_files
from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.domain.progress import tell
from claimcheck.resolve.ledger import Ledger
from claimcheck.resolve.resolve import resolve
from claimcheck.rules._levels import DEFAULT, Levels
from claimcheck.world.processes import is_copy_allowed

if TYPE_CHECKING:
    from claimcheck.checking.outcome import Outcome
    from claimcheck.engine.explain import Explanation
    from claimcheck.kept.parts import Parts
    from claimcheck.report.model import Report

    class Terms(TypedDict, total=False):
        """The terms of a check, as ``check`` explains them."""

        select: Collection[str]
        ignore: Collection[str]
        levels: Levels
        today: date | None
        seconds: int | None


Source: TypeAlias = str | PathLike[str] | Mapping[str, object]
Sources: TypeAlias = Source | Iterable[Source]
Keep: TypeAlias = Callable[[Ledger, "Outcome"], None]

MANY = 10  # files: fewer are not read by two processes


def check(
    ledger: Sources | Ledger,
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    levels: Levels = DEFAULT,
    today: date | None = None,
    seconds: int | None = None,
    keep: Keep | None = None,
) -> Report:
    """Return the report on a ledger, or on the files, folders and mappings of one as ``load`` takes them.

    ``select`` and ``ignore`` name rules: those to run (all if empty) and those to leave out; ``levels`` are what a desk
    set. ``ValueError`` is raised for a name that no rule has, nothing for what the files say: that is in
    ``report.problems``. ``today`` decides which acceptances have expired (default: the present day, UTC, asked for only
    where one of them may). Rules have so many ``seconds`` (default: no limit): one that takes most of what is left is
    ended, in the first thread by the system's timer, and named in a problem.
    ``keep`` is given the ledger and what was found in it where nothing stands against checking a change of it alone
    (``check_again``).
    """
    until = None if seconds is None else monotonic() + seconds
    ledger, problems = (ledger, ()) if isinstance(ledger, Ledger) else _load(ledger, _get_ready)
    from claimcheck.checking.examine import examine  # noqa: PLC0415 - not before files are being read
    from claimcheck.checking.report import chosen_rules, report_on  # noqa: PLC0415

    chosen = chosen_rules(select, ignore, levels)
    outcome = examine(ledger, chosen, levels, until=until)
    if keep is not None and not problems and outcome.is_settled:
        keep(ledger, outcome)
    return report_on(ledger, problems, outcome, chosen, today=today)


def check_again(
    parts: Parts,
    changed: Collection[str],
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    levels: Levels = DEFAULT,
    today: date | None = None,
    seconds: int | None = None,
) -> Report | None:
    """Return the report on a kept ledger of which these files (by their real paths) have changed since.

    It is that of ``check`` with the same terms, but does not list the claims; ``None`` where the ledger must be read
    whole.
    """
    from claimcheck.checking.report import chosen_rules  # noqa: PLC0415 - as above
    from claimcheck.engine.acceptance import settle  # noqa: PLC0415
    from claimcheck.kept.again import again  # noqa: PLC0415 - only where a ledger was edited
    from claimcheck.report.model import Report, summarise  # noqa: PLC0415
    from claimcheck.rules._rule import all_rules  # noqa: PLC0415

    until = None if seconds is None else monotonic() + seconds
    chosen = chosen_rules(select, ignore, levels)
    found = again(parts, changed, chosen, levels, until=until)
    if found is None:
        return None
    findings, unfit = settle(found.findings, parts.accepted(), known=all_rules(), ran=chosen, whole=True, today=today)
    counts = summarise(findings, unfit, articles=found.articles, claims=found.claims, alone=found.alone)
    return Report(findings, unfit, counts)


def load(sources: Sources) -> tuple[Ledger, tuple[Diagnostic, ...]]:
    """Return the ledger of files, folders and mappings together, and the problems met on the way.

    A mapping is one document as a file would hold it (``{"article": {...}, "claims": [...], "places": {...}}``): so
    claims and catalogs are built in Python without files.
    """
    return _load(sources, lambda: None)


def listed(sources: Sources) -> list[Source]:
    """Return what is given as a list: one source, or several, be it of an iterator that can be run once."""
    return [sources] if isinstance(sources, (str, PathLike, Mapping)) else list(sources)


def _get_ready() -> None:
    """Import what a check needs once its files are read: meanwhile another process may read a part of them."""
    from claimcheck.checking import examine, report  # noqa: F401, PLC0415
    from claimcheck.rules._rule import all_rules  # noqa: PLC0415

    all_rules()


def _load(sources: Sources, get_ready: Callable[[], None]) -> tuple[Ledger, tuple[Diagnostic, ...]]:
    """Return what ``load`` does; what else must be done may be done while another process reads a part."""
    given = listed(sources)
    files, skipped = find_files([one for one in given if not isinstance(one, Mapping)])
    if len(files) >= MANY and is_copy_allowed() and not any(isinstance(one, Mapping) for one in given):
        from claimcheck.resolve.halves import resolve_halves  # noqa: PLC0415 - a small run does without

        found = resolve_halves(files, get_ready)
        if found is not None:
            return found[0], (*skipped, *found[1])
    documents, met = load_files(files)
    problems = (*skipped, *met)
    for number, mapping in enumerate((one for one in given if isinstance(one, Mapping)), start=1):
        more, met = load_mapping(mapping, f"<python {number}>")
        documents, problems = (*documents, *more), (*problems, *met)
    tell("looking names up")
    ledger, unresolved = resolve(documents)
    return ledger, (*problems, *unresolved)


def explain(ledger: Ledger, one: str, other: str) -> Explanation:
    """Return why two claims of a ledger, by their ids, clash or do not; ``KeyError`` for an id that takes no part."""
    from claimcheck.engine.explain import explain as explain_claims  # noqa: PLC0415 - a check does without
    from claimcheck.lower.lower import lower  # noqa: PLC0415

    claims = {claim.id: claim for claim in ledger.claims}
    return explain_claims(ledger, lower(ledger), claims[one], claims[other])
