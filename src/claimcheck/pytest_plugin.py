"""``pytest --claimcheck claims/``: a test for each finding, beside the tests of a newsroom's own tools.

A finding at or above the failing severity is a test that fails, and its report is the finding as an editor reads it. An
article that no such finding cites is a test that passes; a problem of the files is an error. All that decides
a finding is as for ``claimcheck check``: the configuration, what was accepted, the baseline.

pytest loads this module whenever it runs, so nothing of claimcheck is imported before the option is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from claimcheck.domain.diagnostic import Diagnostic, Severity
    from claimcheck.domain.message import Translate
    from claimcheck.report.model import Report

_NAME = "claimcheck"
_REPORT = pytest.StashKey["Report"]()
_LANGUAGE = pytest.StashKey[str]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup(_NAME, "facts")
    group.addoption("--claimcheck", action="append", default=[], metavar="PATH",
                    help="check this claim file, or folder of them; repeat for several")  # fmt: skip
    group.addoption("--claimcheck-fail-on", choices=("contradiction", "tension", "note", "never"),
                    help="the least severity that fails a test (default: as configured)")  # fmt: skip


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Add the tests of the ledger; ``-k`` and the like choose among them as among all others."""
    paths: list[str] = config.getoption("--claimcheck")
    if paths:
        items += Ledger.from_parent(session, name=_NAME, nodeid=_NAME, paths=paths).collect()


def pytest_report_collectionfinish(config: pytest.Config) -> list[str]:
    """Say what was counted, and all that options and settings keep from the report."""
    report = config.stash.get(_REPORT, None)
    if report is None:
        return []
    from claimcheck.domain.message import say  # noqa: PLC0415 - see above
    from claimcheck.locale import translator  # noqa: PLC0415
    from claimcheck.report.sentences import summary  # noqa: PLC0415
    from claimcheck.report.terminal import flowing  # noqa: PLC0415

    translate = translator(config.stash[_LANGUAGE])
    sentences = (*report.notices, *summary(report.summary))
    return [flowing(say("claimcheck: {words}", words=one).text(translate)) for one in sentences]


class Ledger(pytest.Collector):
    """The ledger, checked when its tests are collected."""

    def __init__(self, *, paths: list[str], **node: Any) -> None:
        super().__init__(**node)
        self.paths = paths

    def collect(self) -> Iterator[pytest.Item]:
        """Yield a test for each problem, each finding that fails, and each article that none of them cites."""
        report, least, language = _checked(self.paths, self.config.getoption("--claimcheck-fail-on"))
        self.config.stash[_REPORT] = report
        self.config.stash[_LANGUAGE] = language
        failing = [one for one in report.findings if _fails(one, least)]
        cited = {side.article for one in failing for side in one.sides}
        for number, problem in enumerate(report.problems, start=1):
            yield ProblemItem.from_parent(self, name=f"problem {number} {problem.code}", diagnostic=problem)
        for finding in failing:
            name = f"{finding.code}:{finding.fingerprint}"
            yield FindingItem.from_parent(self, name=name, diagnostic=finding)
        for article in report.articles:
            if article.id not in cited:
                yield ArticleItem.from_parent(self, name=f"article {article.id}")
        if not report.problems and not failing and not report.articles:
            yield ArticleItem.from_parent(self, name="ledger without articles")


class ArticleItem(pytest.Item):
    """Passes: nothing that fails cites the article."""

    def runtest(self) -> None:
        """Do nothing: the ledger has been checked."""

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return what stands for the test in reports."""
        return self.path, None, self.name


class _DiagnosticItem(pytest.Item):
    def __init__(self, *, diagnostic: Diagnostic, **node: Any) -> None:
        super().__init__(**node)
        self.diagnostic = diagnostic

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return where the first claim stands."""
        mark = self.diagnostic.mark
        return Path(mark.file), mark.line - 1, self.name

    @property
    def translate(self) -> Translate:
        """What puts messages into the language that is configured."""
        from claimcheck.locale import translator  # noqa: PLC0415 - see above

        return translator(self.config.stash[_LANGUAGE])


class FindingItem(_DiagnosticItem):
    """Fails: a finding."""

    def runtest(self) -> None:
        """Fail with the finding, told as the command line tells it."""
        from claimcheck.report.terminal import write  # noqa: PLC0415 - see above
        from claimcheck.report.text import finding_lines  # noqa: PLC0415

        pytest.fail(write(finding_lines(self.diagnostic, translate=self.translate)), pytrace=False)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return the words of the finding alone; a fault of claimcheck itself keeps its traceback."""
        return (
            str(excinfo.value) if excinfo.errisinstance(pytest.fail.Exception) else super().repr_failure(excinfo, style)
        )


class ProblemItem(_DiagnosticItem):
    """Is in error: a problem of the files."""

    def setup(self) -> None:
        """Say what is to be corrected, and where; before a test runs, so that pytest counts an error."""
        from claimcheck.report.terminal import flowing  # noqa: PLC0415 - see above

        words = self.diagnostic.message.text(self.translate)
        pytest.fail(flowing(f"{self.diagnostic.mark}: {words} [{self.diagnostic.code}]"), pytrace=False)

    def runtest(self) -> None:
        """Do nothing: the setup has failed."""


def _checked(paths: list[str], fail_on: str | None) -> tuple[Report, Severity | None, str]:
    """Return the report of ``claimcheck check`` on the paths, the least severity that fails, and the language."""
    from claimcheck.cli.arguments import parse  # noqa: PLC0415 - see above
    from claimcheck.cli.errors import UsageError  # noqa: PLC0415
    from claimcheck.cli.reported import reported  # noqa: PLC0415
    from claimcheck.cli.settings import language_of, settings_for  # noqa: PLC0415
    from claimcheck.domain.diagnostic import Severity  # noqa: PLC0415
    from claimcheck.locale import translator  # noqa: PLC0415
    from claimcheck.rules._plug_ins import PlugInError  # noqa: PLC0415

    try:
        _, options = parse(["check", *([f"--fail-on={fail_on}"] if fail_on else []), "--", *paths])
        settings = settings_for(options)
        report = reported(options, settings)
    except UsageError as error:
        raise pytest.UsageError(f"claimcheck: {error.words.text(translator(language_of(paths)))}") from None
    except PlugInError as error:
        raise pytest.UsageError(f"claimcheck: {error}") from None
    least = None if settings.fail_on == "never" else Severity[settings.fail_on.upper()]
    return report, least, settings.lang


def _fails(finding: Diagnostic, least: Severity | None) -> bool:
    if finding.accepted is not None or finding.severity is None or least is None:
        return False
    return finding.severity >= least
