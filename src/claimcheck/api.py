"""The pipeline: documents, ledger, assertions, findings, report."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from os import PathLike
from typing import TypeAlias

from claimcheck.documents import SourceDocument, load
from claimcheck.domain.diagnostic import Diagnostic, problem
from claimcheck.domain.message import say
from claimcheck.engine.arithmetic import Arithmetic, arithmetic
from claimcheck.engine.coverage import alone
from claimcheck.engine.slots import clashes
from claimcheck.lower.lower import lower
from claimcheck.report.model import Report, summarise
from claimcheck.resolve.ledger import Ledger
from claimcheck.resolve.resolve import resolve
from claimcheck.rules._case import Case
from claimcheck.rules._rule import all_rules
from claimcheck.rules._run import run

Paths: TypeAlias = str | PathLike[str] | Sequence[str | PathLike[str]]


def check(ledger: Paths | Ledger, *, select: Collection[str] = (), ignore: Collection[str] = ()) -> Report:
    """Return the report on a ledger or on the files and folders of one.

    ``select`` and ``ignore`` name rules: those to run (all if empty) and those to leave out. Nothing is raised for what
    the files say; it is in ``report.problems``.
    """
    ledger, problems = (ledger, ()) if isinstance(ledger, Ledger) else read(ledger)
    assertions = lower(ledger)
    sums = arithmetic(ledger, assertions)
    case = Case(ledger, assertions, tuple(clashes(assertions)), sums)
    chosen = {name: rule for name, rule in all_rules().items() if (not select or name in select) and name not in ignore}
    findings = run(case, chosen)
    lonely = alone(ledger, assertions, sums.tied)
    problems = (*problems, *_impossible(ledger, sums))
    summary = summarise(
        findings,
        problems,
        articles=len(ledger.articles),
        claims=ledger.size,
        alone=len(lonely),
        undecided=sums.undecided,
    )
    return Report(findings, problems, summary, lonely)


def _impossible(ledger: Ledger, sums: Arithmetic) -> Iterator[Diagnostic]:
    """Yield a problem for the relations of the catalog that contradict each other before any claim is made."""
    if sums.impossible:
        cell = sums.impossible[0].cells[0]
        mark = ledger.catalog.measures[cell.measure].mark
        words = "; ".join(sorted({tie.words for tie in sums.impossible if tie.words}))
        yield problem(
            "impossible-relations", mark, say("these relations cannot all hold: {relations}", relations=words)
        )


def read(paths: Paths) -> tuple[Ledger, tuple[Diagnostic, ...]]:
    """Return the ledger of these files and folders, and the problems met on the way."""
    listed = [paths] if isinstance(paths, (str, PathLike)) else list(paths)
    documents, unreadable = load(listed)
    ledger, unresolved = resolve(documents)
    return ledger, (*unreadable, *unresolved)


__all__ = ["SourceDocument", "check", "read"]
