"""What the documents show is what runs: every ``console`` block, every ``python`` and ``yaml`` block.

A ``console`` block holds ``$ python …`` and all that it prints. ``python tests/test_examples.py`` writes
the blocks anew.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck import Severity, check
from support import check_sound

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "examples/README.md", *sorted(ROOT.glob("docs/*ing-*.md"))]
CONSOLE = re.compile(r"^```console\n\$ python (.*)\n([^`]*)^```$", re.MULTILINE)
PYTHON = re.compile(r"^```python\n(.*?)^```\n(?:\n```text\n(.*?)^```$)?", re.MULTILINE | re.DOTALL)
YAML = re.compile(r"^```yaml\n(?!steps:)(.*?)^```$", re.MULTILINE | re.DOTALL)


def runs(*arguments: str) -> str:
    """Return what the interpreter prints in the project's folder, for these arguments."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "SYSTEMROOT"}}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=kept, capture_output=True, check=False, timeout=120
    )
    assert done.stderr == b""
    return done.stdout.decode("utf-8")


def blocks(pattern: re.Pattern[str]) -> list[object]:
    found = [(page, match) for page in PAGES if page.exists() for match in pattern.finditer(page.read_text("utf-8"))]
    return [
        pytest.param(*match.groups(), id=f"{page.parent.name}/{page.name}-{number}")
        for number, (page, match) in enumerate(found)
    ]


@pytest.mark.parametrize(("command", "output"), blocks(CONSOLE))
def test_a_command_prints_what_its_page_shows(command: str, output: str) -> None:
    assert runs(*shlex.split(command)) == output


@pytest.mark.parametrize(("code", "output"), blocks(PYTHON))
def test_a_snippet_prints_what_its_page_shows(code: str, output: str) -> None:
    assert runs("-c", code) == output


@pytest.mark.parametrize("ledger", blocks(YAML))
def test_a_ledger_on_a_page_has_no_problem(ledger: str) -> None:
    check_sound(ledger)


def test_every_example_is_shown_with_its_output() -> None:
    shown = (ROOT / "examples/README.md").read_text("utf-8")
    commands = {command for command, _ in CONSOLE.findall(shown)}
    scripts = {f"examples/{path.name}" for path in (ROOT / "examples").glob("*.py")}
    ledgers = {f"-m claimcheck examples/{path.name}" for path in (ROOT / "examples").iterdir() if path.is_dir()}
    on_a_cluster = {"examples/spark_check.py"}  # tests/scale/test_spark.py runs what it calls
    assert all(f"spark-submit {script}" in shown for script in on_a_cluster)
    assert len(scripts - on_a_cluster) == 2
    assert len(ledgers) >= 3
    assert (scripts - on_a_cluster) | ledgers <= commands


@pytest.mark.parametrize(
    ("example", "rule", "severity"),
    [
        ("same-recipient", "rank-conflict", Severity.CONTRADICTION),
        ("no-recipient", "rank-conflict", Severity.CONTRADICTION),
        ("loosely", "venue-conflict", Severity.TENSION),
    ],
)
def test_an_example_yields_the_one_finding_that_it_is_for(example: str, rule: str, severity: Severity) -> None:
    report = check(ROOT / "examples" / example)
    assert report.problems == ()
    assert [(one.code, one.severity) for one in report.findings] == [(rule, severity)]


def test_a_draft_and_a_ledger_can_be_named(tmp_path: Path) -> None:
    draft = tmp_path / "draft.yaml"
    draft.write_text("article: {id: draft}\nclaims: []\n", encoding="utf-8")
    told = runs("examples/check_draft.py", str(draft), "examples/loosely")
    assert told == "0 findings on draft.yaml, 0 of them contradictions.\n"


def write_anew() -> None:
    """Put what each command and snippet prints into its page."""
    for page in PAGES:
        text = page.read_text("utf-8")
        text = CONSOLE.sub(lambda at: f"```console\n$ python {at[1]}\n{runs(*shlex.split(at[1]))}```", text)
        page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_anew()
