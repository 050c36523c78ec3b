"""The pipeline: documents, ledger, assertions, findings, report."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from os import PathLike
from time import monotonic
from typing import TYPE_CHECKING, TypeAlias

from claimcheck.checking.examine import examine
from claimcheck.checking.outcome import Outcome
from claimcheck.documents import load_mapping
from claimcheck.documents.files import find_files
from claimcheck.documents.loading import load_files
from claimcheck.domain.diagnostic import Diagnostic, Mark, problem
from claimcheck.domain.message import Message, say
from claimcheck.domain.progress import tell
from claimcheck.engine.acceptance import settle
from claimcheck.engine.coverage import held_together
from claimcheck.lower.lower import lower
from claimcheck.report.model import Report, summarise
from claimcheck.report.shown import articles_shown
from claimcheck.resolve.ledger import Ledger
from claimcheck.resolve.resolve import resolve
from claimcheck.rules._levels import DEFAULT, Levels
from claimcheck.rules._rule import Rule, all_rules
from claimcheck.world import looks
from claimcheck.world.processes import is_copy_allowed

if TYPE_CHECKING:
    from claimcheck.engine.explain import Explanation
    from claimcheck.kept.parts import Parts

Source: TypeAlias = str | PathLike[str] | Mapping[str, object]
Sources: TypeAlias = Source | Sequence[Source]
Keep: TypeAlias = Callable[[Ledger, Outcome], None]

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
    set. ``today`` decides which acceptances have expired (default: the present day, UTC, asked for only where one of
    them may). After so many ``seconds`` (default: never) no further rule begins, and that is a problem. Nothing is
    raised for what the files say; it is in ``report.problems``. ``keep`` is given the ledger and what was found in it
    where nothing stands against checking a change of it alone (``check_again``).
    """
    until = None if seconds is None else monotonic() + seconds
    ledger, problems = (ledger, ()) if isinstance(ledger, Ledger) else load(ledger)
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
    from claimcheck.kept.again import again  # noqa: PLC0415 - only where a ledger was edited

    until = None if seconds is None else monotonic() + seconds
    chosen = chosen_rules(select, ignore, levels)
    found = again(parts, changed, chosen, levels, until=until)
    if found is None:
        return None
    findings, unfit = settle(found.findings, parts.accepted(), known=all_rules(), ran=chosen, whole=True, today=today)
    counts = summarise(findings, unfit, articles=found.articles, claims=found.claims, alone=found.alone)
    return Report(findings, unfit, counts)


def chosen_rules(select: Collection[str], ignore: Collection[str], levels: Levels) -> dict[str, Rule]:
    """Return the rules to run."""
    left_out = levels.off().union(ignore)
    return {name: rule for name, rule in all_rules().items() if (not select or name in select) and name not in left_out}


def report_on(
    ledger: Ledger, problems: tuple[Diagnostic, ...], outcome: Outcome, ran: Collection[str], *,
    today: date | None = None, whole: bool = True,
) -> Report:  # fmt: skip
    """Return the report on what the rules that ``ran`` found.

    ``whole`` tells that they saw everything: an acceptance that matches no finding then is a problem.
    """
    problems = (*problems, *_out_of_time(ledger, outcome.unfinished))
    findings, unfit = settle(
        outcome.findings, ledger.accepted, known=all_rules(), ran=ran, whole=whole and not problems, today=today
    )
    problems = (*problems, *unfit, *outcome.impossible)
    compared = held_together(outcome.findings)
    lone = {claim: why for claim, why in outcome.lone.items() if claim not in compared}
    lonely = dict(sorted({**ledger.left_out, **lone}.items()))
    summary = summarise(
        findings,
        problems,
        articles=len(ledger.articles),
        claims=ledger.size,
        alone=len(lonely),
        undecided=outcome.undecided,
    )
    return Report(
        findings,
        problems,
        summary,
        lonely,
        outcome.readings,
        tuple(_cut(outcome)),
        articles=articles_shown(ledger),
    )


def _cut(outcome: Outcome) -> Iterator[Message]:
    """Yield what limits kept from the report."""
    if outcome.cut:
        words = "Relations show more in {count} groups of claims than is told: correct what is, and check again."
        yield say(words, count=outcome.cut)


def _out_of_time(ledger: Ledger, unfinished: Collection[str]) -> Iterator[Diagnostic]:
    """Yield a problem for the rules that did not look at everything: such a report must not pass for a whole one."""
    if unfinished:
        looks.spoil()  # the next run may have the time
        mark = min((article.mark for article in ledger.articles.values()), default=Mark("ledger"))
        words = "the time for a check was over, so these rules did not look at everything: {rules}"
        yield problem("out-of-time", mark, say(words, rules=", ".join(sorted(unfinished))))


def load(sources: Sources) -> tuple[Ledger, tuple[Diagnostic, ...]]:
    """Return the ledger of files, folders and mappings together, and the problems met on the way.

    A mapping is one document as a file would hold it (``{"article": {...}, "claims": [...], "places": {...}}``): so
    claims and catalogs are built in Python without files.
    """
    listed = [sources] if isinstance(sources, (str, PathLike, Mapping)) else list(sources)
    files, skipped = find_files([one for one in listed if not isinstance(one, Mapping)])
    if len(files) >= MANY and is_copy_allowed() and not any(isinstance(one, Mapping) for one in listed):
        from claimcheck.resolve.halves import resolve_halves  # noqa: PLC0415 - a small run does without

        found = resolve_halves(files)
        if found is not None:
            return found[0], (*skipped, *found[1])
    documents, met = load_files(files)
    problems = (*skipped, *met)
    for number, mapping in enumerate((one for one in listed if isinstance(one, Mapping)), start=1):
        more, met = load_mapping(mapping, f"<python {number}>")
        documents, problems = (*documents, *more), (*problems, *met)
    tell("looking names up")
    ledger, unresolved = resolve(documents)
    return ledger, (*problems, *unresolved)


def explain(ledger: Ledger, one: str, other: str) -> Explanation:
    """Return why two claims of a ledger, by their ids, clash or do not; ``KeyError`` for an id that takes no part."""
    from claimcheck.engine.explain import explain as explain_claims  # noqa: PLC0415 - a check does without

    claims = {claim.id: claim for claim in ledger.claims}
    return explain_claims(ledger, lower(ledger), claims[one], claims[other])
