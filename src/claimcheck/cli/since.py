"""``--since REV``: the findings that a change brings, or that touch what it changes; the whole ledger is checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from posixpath import dirname, join, normpath
from typing import TypeAlias, cast

from claimcheck.api import check
from claimcheck.cli.errors import UsageError
from claimcheck.config.git import GitError, Revision, within
from claimcheck.config.settings import Settings
from claimcheck.documents import SourceDocument, load_text
from claimcheck.documents.files import FORMS, is_inner_path
from claimcheck.documents.loading import Form
from claimcheck.documents.source import decode
from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.domain.message import say
from claimcheck.record import evolve
from claimcheck.report.model import Report, with_findings
from claimcheck.report.sentences import number_of
from claimcheck.resolve.ledger import Ledger
from claimcheck.resolve.resolve import resolve

_Told: TypeAlias = tuple[object, ...]


def since(report: Report, revision: Revision, paths: Sequence[str], settings: Settings) -> Report:
    """Return the report without the findings that the ledger had at a revision just so.

    Just so: the same claims with the same words, read in the same way, of the same severity, and not accepted then
    unless they are now. So a finding stays in the report if one of its claims was changed, and also if it is new for
    another reason, such as a change of the catalog. Where claims stand does not matter.
    """
    try:
        ledger = ledger_at(revision, paths)
    except GitError as error:
        raise UsageError(error.words) from None
    before = check(ledger, select=settings.select, ignore=settings.ignore, levels=settings.levels)
    known = {_told(one) for one in before.findings}
    kept = tuple(one for one in report.findings if _told(one) not in known)
    words = say(
        "Shown are the findings that are new since {revision} or whose claims were changed since; {older} left out.",
        revision=revision.name,
        older=number_of(len(report.findings) - len(kept), "{count} older one was", "{count} older ones were"),
    )
    return evolve(with_findings(report, kept), notices=(*report.notices, words))


def _told(finding: Diagnostic) -> _Told:
    """Return all that a finding says but where its claims stand."""
    sides = sorted((side.claim, side.quote or "", side.said_by or "", str(side.reads)) for side in finding.sides)
    is_accepted = finding.accepted is not None and not finding.accepted.baseline
    return finding.code, finding.fingerprint, finding.severity, is_accepted, tuple(sides)


def ledger_at(revision: Revision, paths: Sequence[str]) -> Ledger:
    """Return the ledger that these paths of the present folder held at a revision; raises ``GitError``."""
    names = dict(_files(revision, paths))
    documents: list[tuple[str, SourceDocument]] = []
    for path, content in revision.read_all(list(names)):
        form = cast("Form", FORMS["." + path.rpartition(".")[2].lower()])
        documents += ((path, one) for one in load_text(content, names[path], form)[0])
    return resolve(_with_texts(revision, documents))[0]


def _files(revision: Revision, paths: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the claim files of a revision, each by its path in the repository and by its name in marks."""
    for given in paths:
        top = within(revision, given)
        for path in revision.files([top]):
            below = path.removeprefix(top).lstrip("/") if top != "." else path
            hidden = any(part.startswith(".") for part in below.split("/"))
            if "." + path.rpartition(".")[2].lower() in FORMS and not hidden:
                yield path, normpath(join(given, below)) if below else given


def _with_texts(revision: Revision, documents: list[tuple[str, SourceDocument]]) -> list[SourceDocument]:
    """Return the documents with the texts of their articles as they were."""
    wanted = {
        (path, one.index): normpath(join(dirname(path), one.article.entry.text))
        for path, one in documents
        if one.article is not None and one.article.entry.text and is_inner_path(one.article.entry.text)
    }
    texts = {path: decode(path, content).text for path, content in revision.read_all(sorted(set(wanted.values())))}
    return [evolve(one, text=texts.get(wanted.get((path, one.index), ""))) for path, one in documents]
