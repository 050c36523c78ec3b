"""Places of files as a repository knows them: relative, with slashes, nothing of the machine in them."""

from __future__ import annotations

import re
from posixpath import basename, normpath

from claimcheck.domain.diagnostic import Diagnostic, Mark, Side
from claimcheck.record import evolve
from claimcheck.report.articles import ArticleShown
from claimcheck.report.model import Report

_ABSOLUTE = re.compile(r"/|[A-Za-z]:/", re.ASCII)
_UPWARDS = re.compile(r"(?:\.\./)+")
_NOTHING = "."


def relative(file: str, root: str = "") -> str:
    """Return a file's path below the folder ``root`` (an absolute path with slashes).

    Of an absolute path that does not lie there only the file's name is left, of ``../x/y`` only ``x/y``: what a run is
    called on its machine is nobody's business, and no reader of a report could follow it.
    """
    path = normpath(file)
    if not _ABSOLUTE.match(path):
        upwards = _UPWARDS.match(f"{path}/")
        return (path[upwards.end() :] if upwards else path) or _NOTHING
    inside = f"{normpath(root).rstrip('/')}/"
    return path.removeprefix(inside) if root and path.startswith(inside) else basename(path) or _NOTHING


def relative_to(report: Report, root: str) -> Report:
    """Return the report with each place below the folder ``root``."""

    def moved(mark: Mark) -> Mark:
        return evolve(mark, file=relative(mark.file, root))

    def side(one: Side) -> Side:
        return evolve(one, mark=moved(one.mark))

    def diagnostic(one: Diagnostic) -> Diagnostic:
        return evolve(one, mark=moved(one.mark), sides=tuple(side(part) for part in one.sides))

    def article(one: ArticleShown) -> ArticleShown:
        claims = tuple(evolve(claim, mark=moved(claim.mark)) for claim in one.claims)
        return evolve(one, mark=moved(one.mark), claims=claims)

    return evolve(
        report,
        findings=tuple(diagnostic(one) for one in report.findings),
        problems=tuple(diagnostic(one) for one in report.problems),
        articles=tuple(article(one) for one in report.articles),
    )
