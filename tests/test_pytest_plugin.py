"""``pytest --claimcheck``: a test for each finding, in runs of pytest of their own."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from claimcheck.cli.main import main

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parents[1]
SOUND = "article: {id: three}\nclaims: [{kind: event, event: fair, place: Serang}]\n"
CLASH = """\
events: {fair: {name: the fair}}
places: {serang: {name: Serang}, cilegon: {name: Cilegon}}
---
article: {id: one}
claims:
  - {id: venue, kind: event, event: fair, place: Serang, quote: di Serang}
---
article: {id: two}
claims:
  - {id: venue, kind: event, event: fair, place: Cilegon, quote: di Cilegon}
"""
ASSUMED = CLASH.replace("id: venue,", "id: venue, assumed: [event],")
APART = "article: {id: three}\nclaims: []\n"


@pytest.fixture(scope="module", autouse=True)
def _imported() -> None:
    """Import once what a check needs: a run of pytest within pytest forgets what was first imported in it."""
    assert main(["check", str(ROOT / "examples/loosely"), "--fail-on=never"]) == 0


@pytest.fixture
def newsroom(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """Give a folder without claims, in which pytest loads no plug-in but ours and its own."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    pytester.mkdir("claims")
    return pytester


def write(newsroom: pytest.Pytester, text: str) -> None:
    (newsroom.path / "claims/all.yaml").write_text(text, encoding="utf-8")


def run(newsroom: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return newsroom.runpytest("-p", "claimcheck.pytest_plugin", "--claimcheck", "claims", *arguments)


def test_the_plugin_is_an_entry_point_of_pytest() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["entry-points"]["pytest11"] == {"claimcheck": "claimcheck.pytest_plugin"}


def test_a_finding_is_a_failed_test_that_reads_like_the_finding(newsroom: pytest.Pytester) -> None:
    write(newsroom, f"{CLASH}---\n{APART}")
    result = run(newsroom, "-v")
    result.assert_outcomes(failed=1, passed=1)
    result.stdout.re_match_lines(
        [
            r"claimcheck: 2 claims in 3 articles: 1 contradiction.*",
            r"claimcheck::venue-conflict:[0-9a-f]{16} FAILED.*",
            r"claimcheck::article three PASSED.*",
            r"contradiction: the fair cannot have been both in Serang and in Cilegon.*",
            r"    “di Serang” +claims/all.yaml:6",
        ],
        consecutive=False,
    )
    assert "Traceback" not in result.stdout.str()
    assert "Failed" not in result.stdout.str()
    assert result.ret == 1


def test_the_configuration_sets_the_language(newsroom: pytest.Pytester) -> None:
    write(newsroom, f"{CLASH}---\narticle: {{id: three}}\nclaims: [{{kind: event, event: nowhere-known}}]\n")
    (newsroom.path / "claimcheck.toml").write_text('lang = "id"\n', encoding="utf-8")
    told = run(newsroom)
    told.stdout.fnmatch_lines(["claimcheck: 3 klaim dalam 3 artikel: 1 kontradiksi*", "kontradiksi: *"])
    assert "contradiction" not in told.stdout.str()
    (newsroom.path / "claimcheck.toml").write_text('lang = "id"\nselekt = []\n', encoding="utf-8")
    assert "tidak ada kunci bernama" in run(newsroom).stderr.str()


def test_an_article_that_no_finding_cites_passes(newsroom: pytest.Pytester) -> None:
    write(newsroom, CLASH.replace("Cilegon, quote", "Serang, quote"))
    result = run(newsroom)
    result.assert_outcomes(passed=2)
    assert result.ret == 0


def test_an_empty_ledger_passes_as_one_test(newsroom: pytest.Pytester) -> None:
    run(newsroom).assert_outcomes(passed=1)


@pytest.mark.parametrize(("fail_on", "failed", "passed"), [("tension", 1, 0), ("contradiction", 0, 2), ("never", 0, 2)])
def test_the_failing_severity_decides(newsroom: pytest.Pytester, fail_on: str, failed: int, passed: int) -> None:
    write(newsroom, ASSUMED)
    run(newsroom, f"--claimcheck-fail-on={fail_on}").assert_outcomes(failed=failed, passed=passed)


def test_the_configuration_is_that_of_the_command(newsroom: pytest.Pytester) -> None:
    write(newsroom, ASSUMED)
    (newsroom.path / "claimcheck.toml").write_text('fail-on = "tension"\n', encoding="utf-8")
    run(newsroom).assert_outcomes(failed=1)
    (newsroom.path / "claimcheck.toml").write_text('[rules]\nvenue-conflict = "off"\n', encoding="utf-8")
    result = run(newsroom)
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(["claimcheck: Levels of rules were set: venue-conflict*"])


def test_what_was_accepted_does_not_fail(newsroom: pytest.Pytester) -> None:
    write(newsroom, CLASH)
    name = re.findall("venue-conflict:[0-9a-f]{16}", run(newsroom).stdout.str())[0]
    write(newsroom, f"{CLASH}---\naccepted: [{{finding: {name}, because: the organiser says so}}]\n")
    run(newsroom).assert_outcomes(passed=2)


def test_a_problem_of_the_files_is_an_error_with_its_place(newsroom: pytest.Pytester) -> None:
    write(newsroom, "article: {id: one}\nclaims:\n  - {kind: event, event: nowhere-known}\n")
    result = run(newsroom)
    result.assert_outcomes(errors=1, passed=1)
    result.stdout.fnmatch_lines(["claims/all.yaml:3:*nowhere-known*[[]unknown-name]"])
    assert result.ret == 1


def test_it_runs_beside_other_tests_and_minds_what_is_chosen(newsroom: pytest.Pytester) -> None:
    write(newsroom, f"{CLASH}---\n{APART}")
    newsroom.makepyfile(test_tools="def test_tool(): pass")
    run(newsroom).assert_outcomes(failed=1, passed=2)
    run(newsroom, "-k", "venue").assert_outcomes(failed=1, deselected=2)
    run(newsroom, "-k", "tool").assert_outcomes(passed=1, deselected=2)


def test_without_the_option_nothing_is_added_nor_imported(newsroom: pytest.Pytester) -> None:
    newsroom.makepyfile(test_tools="import sys\ndef test_tool():\n    assert 'claimcheck.api' not in sys.modules\n")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "claimcheck.pytest_plugin"],
        cwd=newsroom.path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "1 passed" in done.stdout, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("configuration", "words"),
    [("fail-on = 'sometimes'", "claimcheck.toml:1"), ("[rules]\nvenue-conflct = 'off'", "venue-conflict")],
)
def test_a_wrong_configuration_ends_the_run_in_one_line(
    newsroom: pytest.Pytester, configuration: str, words: str
) -> None:
    write(newsroom, CLASH)
    (newsroom.path / "claimcheck.toml").write_text(configuration, encoding="utf-8")
    result = run(newsroom)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert words in result.stderr.str()
    assert "Traceback" not in result.stdout.str() + result.stderr.str()


def test_words_of_strangers_stay_words(newsroom: pytest.Pytester) -> None:
    write(newsroom, CLASH.replace("quote: di Serang", 'quote: "::error::x [/red] \\u2066 é"'))
    out = run(newsroom).stdout.str()
    assert "\u2066" not in out
    assert not [line for line in out.splitlines() if line.lstrip().startswith("::")]


def test_the_tests_can_be_shared_among_processes(newsroom: pytest.Pytester) -> None:
    write(newsroom, f"{CLASH}---\n{APART}")
    result = newsroom.runpytest_subprocess(
        "-p", "xdist", "-p", "claimcheck.pytest_plugin", "--claimcheck", "claims", "-n", "2"
    )
    result.assert_outcomes(failed=1, passed=1)
    assert "the fair cannot have been" in result.stdout.str()


def test_reports_for_machines_hold_the_finding(newsroom: pytest.Pytester) -> None:
    write(newsroom, CLASH)
    run(newsroom, "--junitxml=report.xml")
    told = (newsroom.path / "report.xml").read_text(encoding="utf-8")
    assert 'failures="1"' in told
    assert "the fair cannot have been both in Serang and in Cilegon" in told
