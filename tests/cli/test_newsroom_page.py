"""The page for newsrooms, walked through: from nothing to a failing pull request, and on."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from cli_process import ROOT, Ran, run

from claimcheck.cli.arguments import parse
from claimcheck.cli.init import files

PAGE = (ROOT / "docs/newsroom.md").read_text(encoding="utf-8")
SECOND = "claims/articles/example-two.yaml"
STORY = "Bursa Kerja Ramai\nSebanyak 2.400 orang datang ke bursa kerja di Kota Serang, Kamis (27/11/2025).\n"


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Make the repository of a newsroom as the page's first and third part do."""
    assert run("init", cwd=tmp_path).status == 0
    (tmp_path / "claimcheck.toml").write_text(blocks("toml")[0], encoding="utf-8")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "A ledger")
    return tmp_path


def check(desk: Path, *options: str) -> Ran:
    return run("check", *options, cwd=desk)


def test_the_first_check_passes_with_what_the_page_says(desk: Path) -> None:
    done = check(desk)
    assert (done.status, done.err) == (0, "")
    assert "0 contradictions, 1 tension" in done.out


def test_a_story_is_drafted_completed_contradicted_accepted_and_reopened(desk: Path) -> None:
    (desk / "claims/texts").mkdir()
    (desk / "claims/texts/story.txt").write_text(STORY, encoding="utf-8")
    file = desk / "claims/articles/story.yaml"
    assert run("new", "claims/texts/story.txt", "--into", str(file.relative_to(desk)), cwd=desk).status == 0
    head, _, drafts = file.read_text(encoding="utf-8").partition("# claims:\n")
    told = "claims:\n" + re.sub("^# ", "", drafts, flags=re.MULTILINE)
    told = told.replace("measure: TODO", "measure: visitors\n    event: job-fair\n    as-of: 27/11/2025")
    told = told.replace("event: TODO", "event: job-fair").replace("    place: TODO\n", "")
    file.write_text(head + told, encoding="utf-8")
    git(desk, "switch", "-qc", "story")
    git(desk, "add", ".")
    git(desk, "commit", "-qm", "A story")

    failing = check(desk, "--since", "main", "--config-from", "main")
    assert failing.status == 1
    assert "“Sebanyak 2.400 orang datang ke bursa kerja di Kota Serang" in failing.out
    names = sorted(set(re.findall("value-conflict:[0-9a-f]{16}", failing.out)))
    assert names

    for name in names:
        accepted = run("accept", name, "claims", "--because", "two counts; the organiser's is the later", cwd=desk)
        assert accepted.status == 0, accepted.err
    assert check(desk).status == 0

    replace(file, "2.400 orang", "2.300 orang")
    replace(desk / "claims/texts/story.txt", "2.400 orang", "2.300 orang")
    again = check(desk)
    assert again.status == 2  # the finding is back, and its acceptance fits nothing any more
    assert "contradiction: " in again.out
    assert not set(names) & set(re.findall("value-conflict:[0-9a-f]{16}", again.out.partition("Problems")[0]))


def test_old_clashes_set_aside_do_not_fail_and_new_ones_do(desk: Path) -> None:
    replace(desk / SECOND, "    assumed: [event]\n", "")
    assert check(desk).status == 1
    assert run("baseline", "write", cwd=desk).status == 0
    assert check(desk).status == 1
    settings = (desk / "claimcheck.toml").read_text()
    (desk / "claimcheck.toml").write_text(f'baseline = "claimcheck-baseline.json"\n{settings}')
    assert check(desk).status == 0
    replace(desk / SECOND, "value: 2.730 orang", "value: 1.730 orang")
    assert check(desk).status == 1


def commands() -> list[str]:
    lines = [line.partition(" #")[0].strip() for block in blocks("sh") for line in block.splitlines()]
    inline = re.findall(r"`(claimcheck [^`]+)`", PAGE)
    return [line for line in (*lines, *inline) if line.startswith("claimcheck ")]


@pytest.mark.parametrize("command", commands())
def test_every_command_of_the_page_is_one(command: str) -> None:
    parse(shlex.split(command)[1:])


def test_what_the_page_shows_for_ci_fits_what_the_project_offers() -> None:
    workflow, gitlab, hooks = (yaml.safe_load(block) for block in blocks("yaml"))
    steps: list[dict[str, Any]] = workflow["jobs"]["claims"]["steps"]
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert set(steps[-1]["with"]) <= set(action["inputs"])
    template = yaml.safe_load((ROOT / gitlab["include"][0]["local"]).read_text(encoding="utf-8"))
    assert set(gitlab["variables"]) <= set(template["variables"])
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {hook["id"] for hook in hooks["repos"][0]["hooks"]} <= {hook["id"] for hook in offered}


def test_the_files_that_the_page_speaks_of_are_those_that_init_makes() -> None:
    assert {name for name in files() if f"claims/{name}" in PAGE} == {"catalog.yaml", "articles/example-two.yaml"}
