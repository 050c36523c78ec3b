"""What a newsroom's CI takes from this repository: the hook, the action, the template."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck.cli.arguments import parse

ROOT = Path(__file__).parents[1]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
GITLAB: dict[str, Any] = yaml.safe_load((ROOT / "ci-templates/gitlab.yml").read_text(encoding="utf-8"))
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
CHECK = next(step for step in STEPS if step.get("id") == "check")

CLASH = """\
events: {fair: {name: the fair}}
places: {serang: {name: Serang}, cilegon: {name: Cilegon}}
---
article: {id: one}
claims: [{kind: event, event: fair, place: Serang}]
---
article: {id: two}
claims: [{kind: event, event: fair, place: Cilegon}]
"""


def test_the_hook_checks_the_whole_ledger_with_the_installed_command() -> None:
    (hook,) = HOOKS
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert hook["entry"].split()[0] in scripts
    assert (hook["language"], hook["pass_filenames"]) == ("python", False)
    _, options = parse([*hook["entry"].split()[1:], *hook["args"]])
    assert options.paths == ["claims/"]


@pytest.mark.parametrize(
    ("file", "runs"),
    [
        ("claims/a.yaml", True),
        ("claims/articles/a.yml", True),
        ("claims/texts/a.txt", True),
        ("claims/a.jsonl", True),
        ("docs/a.yaml", False),
        ("old-claims/a.yaml", False),
        ("claims/a.yaml.orig", False),
    ],
)
def test_the_hook_runs_when_something_of_the_ledger_changed(file: str, runs: bool) -> None:
    assert (re.search(HOOKS[0]["files"], file) is not None) is runs


def test_the_action_is_one_that_github_takes() -> None:
    assert {"name", "description", "inputs", "outputs", "runs"} == set(ACTION)
    assert ACTION["runs"]["using"] == "composite"
    assert all("shell" in step for step in STEPS if "run" in step)
    assert all(isinstance(one["default"], str) and one["description"] for one in ACTION["inputs"].values())


def test_no_script_of_the_action_has_anything_pasted_into_it() -> None:
    scripts = [step["run"] for step in STEPS if "run" in step]
    assert len(scripts) == 2
    assert not any("${{" in script for script in scripts)


def test_every_input_of_the_action_is_used_and_every_one_used_is_declared() -> None:
    used = set(re.findall(r"\$\{\{ inputs\.([a-z-]+) \}\}", (ROOT / "action.yml").read_text(encoding="utf-8")))
    assert used == set(ACTION["inputs"])


@pytest.mark.parametrize(
    "script", [*(step["run"] for step in STEPS if "run" in step), "\n".join(GITLAB["claimcheck"]["script"])]
)
def test_the_checked_tree_lends_no_module_to_python(script: str) -> None:
    starts = re.findall(r"(?:PYTHON\"?|python\"?) (-\S+)", script)
    assert starts
    assert set(starts) <= {"-I", "-P"}


def act(folder: Path, **inputs: str) -> tuple[int, str, dict[str, str]]:
    """Run the script of the action's check as a runner would; return its status, its output, the step's outputs."""
    names = {f"${{{{ inputs.{name} }}}}": str(one["default"]) for name, one in ACTION["inputs"].items()}
    given = {name: names[str(value)] for name, value in CHECK["env"].items()} | inputs
    outputs, summary = folder / "outputs", folder / "summary.md"
    outputs.touch()
    summary.touch()
    kept = {name: value for name, value in os.environ.items() if name == "PATH" or name.startswith("COVERAGE_")}
    runner = {
        "CLAIMCHECK_PYTHON": sys.executable,
        "GITHUB_OUTPUT": str(outputs),
        "GITHUB_STEP_SUMMARY": str(summary),
    }
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", CHECK["run"]],
        cwd=folder, env={**kept, **runner, **given}, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    left = dict(line.split("=", 1) for line in outputs.read_text(encoding="utf-8").splitlines())
    return done.returncode, done.stdout + done.stderr, left


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims/all.yaml").write_text(CLASH, encoding="utf-8")
    return tmp_path


def test_the_action_fails_with_annotations_a_summary_and_sarif(checkout: Path) -> None:
    status, out, outputs = act(checkout)
    assert (status, outputs) == (1, {"status": "1", "sarif": "claimcheck.sarif"})
    assert "::error file=claims/all.yaml,line=5" in out
    assert "fair" in (checkout / "summary.md").read_text(encoding="utf-8")
    assert "venue-conflict" in (checkout / "claimcheck.sarif").read_text(encoding="utf-8")


def test_the_action_passes_where_its_inputs_say_so(checkout: Path) -> None:
    reports = "json=report.json\njunit=report.xml\n"
    status, _, outputs = act(checkout, FAIL_ON="never", SARIF="", FORMATS=reports, PATHS="claims\n\n")
    assert (status, outputs) == (0, {"status": "0", "sarif": ""})
    assert (checkout / "report.json").exists()
    assert (checkout / "report.xml").exists()
    assert not (checkout / "claimcheck.sarif").exists()


@pytest.mark.parametrize("name", ["PATHS", "FAIL_ON", "FORMATS", "SARIF", "BASELINE", "SINCE", "CONFIG_FROM"])
@pytest.mark.parametrize("value", ["$(touch hacked)", "`touch hacked`", '"; touch hacked; "', "--help", "x y *"])
def test_an_input_of_the_action_is_never_run(checkout: Path, name: str, value: str) -> None:
    status, out, _ = act(checkout, **{name: value})
    assert not (checkout / "hacked").exists()
    assert "usage: claimcheck" not in out
    assert status in (1, 2)


def test_gitlab_keeps_the_reports_that_the_script_writes() -> None:
    job = GITLAB["claimcheck"]
    written = re.findall(r"--output [a-z]+=(\S+)", "\n".join(job["script"]))
    assert sorted(written) == sorted(job["artifacts"]["paths"]) == sorted(job["artifacts"]["reports"].values())
    assert job["artifacts"]["when"] == "always"


def on_gitlab(folder: Path, **given: str) -> int:
    """Run the template's check with these variables, as a runner does, and return its exit status."""
    *_, command = GITLAB["claimcheck"]["script"]
    script = f"set -f\n{command}".replace("$venv/bin/python", "$PYTHON")
    variables = {"PATH": os.environ["PATH"], "PYTHON": sys.executable, **GITLAB["variables"], **given}
    return subprocess.run(["sh", "-c", script], cwd=folder, env=variables, capture_output=True, check=False).returncode


def test_the_script_for_gitlab_fails_on_a_clash(checkout: Path) -> None:
    assert on_gitlab(checkout) == 1
    assert all((checkout / path).exists() for path in GITLAB["claimcheck"]["artifacts"]["paths"])


def test_what_fails_on_gitlab_is_as_configured_unless_a_variable_says_so(checkout: Path) -> None:
    (checkout / "claimcheck.toml").write_text('fail-on = "never"\n', encoding="utf-8")
    assert on_gitlab(checkout) == 0
    assert on_gitlab(checkout, CLAIMCHECK_FAIL_ON="contradiction") == 1
