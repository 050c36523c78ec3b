"""The configuration through real processes: where it is found, what it changes, that nothing of it is silent."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from cli_process import run_python
from git_desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "desk")


def test_paths_and_fail_on_come_from_the_file(desk: Desk) -> None:
    assert desk.run("check").status == 2
    desk.write("claimcheck.toml", "paths = ['claims']\n")
    assert desk.run("check").status == 1
    assert desk.run().status == 1
    desk.write("claimcheck.toml", "paths = ['claims']\nfail-on = 'never'\n")
    assert desk.run().status == 0
    assert desk.run("--fail-on", "note").status == 1


def test_it_is_found_above_the_ledger_but_not_above_the_repository(desk: Desk) -> None:
    desk.write("../claimcheck.toml", "[rules]\nvenue-conflict = 'off'\n")
    assert desk.run("claims").status == 0
    assert "(../claimcheck.toml:1:2)" in desk.run("claims").out
    desk.commit()
    assert desk.run("claims").status == 1
    desk.write("pyproject.toml", "[project]\nname = 'x'\n[tool.other]\n")
    assert desk.run("claims").status == 1
    desk.write("pyproject.toml", "[tool.claimcheck]\nignore = ['venue-conflict']\n")
    assert desk.run("claims").status == 0
    desk.write("claimcheck.toml", "fail-on = 'note'\n")
    assert desk.run("claims").status == 1


def test_the_ledger_decides_where_the_search_begins(desk: Desk, tmp_path: Path) -> None:
    desk.write("claimcheck.toml", "[rules]\nvenue-conflict = 'note'\n")
    other = Desk(tmp_path / "elsewhere")
    done = other.run("../desk/claims")
    assert (done.status, "(../desk/claimcheck.toml:1:2)" in done.out) == (0, True)


@pytest.mark.parametrize("form", ["text", "json", "markdown", "junit", "sarif", "github", "html"])
def test_what_is_switched_off_is_told_in_every_report(desk: Desk, form: str) -> None:
    desk.write("pyproject.toml", "[tool.claimcheck.rules]\nvenue-conflict = 'off'\n")
    done = desk.run("claims", "--format", form)
    assert done.status == 0
    assert "venue-conflict off (pyproject.toml:1:2)" in re.sub("<[^>]*>", "", unescape(done.out))


def test_rules_left_out_on_the_command_line_are_told_as_well(desk: Desk) -> None:
    told = json.loads(desk.run("claims", "--ignore", "venue-conflict", "--format", "json").out)["notices"]
    assert told == ["These rules were left out: venue-conflict (command line)."]


def test_levels_below_a_path(desk: Desk) -> None:
    desk.write("claimcheck.toml", "[[per-path]]\npath = 'claims/**'\nrules = {venue-conflict = 'note'}\n")
    assert (desk.run("claims").status, desk.run("claims", "--fail-on", "note").status) == (0, 1)
    desk.write("claimcheck.toml", "[[per-path]]\npath = 'claims/archive/**'\nrules = {venue-conflict = 'off'}\n")
    assert desk.run("claims").status == 1


def test_more_findings_than_the_limit(desk: Desk) -> None:
    text = (desk.folder / "claims/claims.yaml").read_text()
    more = text.replace("events:\n", "events:\n  second: {name: second}\n").replace(
        "- {id: wide, kind: event, event: ceremony, place: Banten}",
        "- {id: more, kind: event, event: second, place: Kabupaten Tangerang}",
    )
    desk.write(
        "claims/claims.yaml", f"{more}  - {{id: more, kind: event, event: second, place: Kota Tangerang Selatan}}\n"
    )
    desk.write("claimcheck.toml", "[limits]\nfindings = 1\n")
    report = json.loads(desk.run("claims", "--format", "json").out)
    assert (len(report["findings"]), report["summary"]["contradictions"]) == (1, 2)
    assert report["notices"] == [
        "The limit of findings in a report is 1 (claimcheck.toml:2:1).",
        "Findings that are not shown, as there are more than 1: 1.",
    ]


def test_faults_are_told_with_their_places_and_end_the_run(desk: Desk) -> None:
    desk.write("claimcheck.toml", "pathz = ['claims']\n[rules]\nvenue-conflct = 'note'\n")
    for command in (["claims"], ["config"], ["baseline", "write", "claims"], ["accept", "x", "--because", "y"]):
        done = desk.run(*command)
        assert (done.status, done.out) == (2, "")
        assert "claimcheck.toml:1:1: no key is called “pathz”; did you mean paths?" in done.err
        assert "claimcheck.toml:3:1: no rule is called “venue-conflct”; did you mean venue-conflict?" in done.err


def test_config_shows_what_is_in_force_and_from_where(desk: Desk) -> None:
    assert "no configuration file; the defaults hold" in desk.run("config").out
    desk.write("claimcheck.toml", "paths = ['claims']\n[rules]\nname-variant = 'off'\n[[per-path]]\npath='a/*'\n"
               "rules={venue-conflict='note'}\n")  # fmt: skip
    rows = [line.split() for line in desk.run("config", "--fail-on", "note").out.splitlines()]
    assert rows == [
        ["configuration:", "claimcheck.toml"], [],
        ["paths", "=", "claims", "claimcheck.toml:1:1"],
        ["fail-on", "=", "note", "command", "line"],
        ["select", "=", "all", "rules", "default"],
        ["ignore", "=", "none", "default"],
        ["baseline", "=", "none", "default"],
        ["lang", "=", "en", "default"],
        ["cache", "=", "true", "default"],
        ["limits.findings", "=", "5000", "default"],
        ["limits.seconds", "=", "60", "default"],
        ["rules.name-variant", "=", "off", "claimcheck.toml:3:1"],
        ["rules.venue-conflict", "in", "a/*", "=", "note", "claimcheck.toml:4:3"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "content", [b"\xff\xfe", b"paths = [\x00]", b"[" * 100_000, b"a = '" + b"x" * 6_000_000 + b"'"]
)
def test_a_hostile_file_is_one_clear_error(desk: Desk, content: bytes) -> None:
    (desk.folder / "claimcheck.toml").write_bytes(content)
    done = desk.run("claims")
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert "claimcheck.toml" in done.err


def test_code_of_the_checked_tree_is_never_run(desk: Desk) -> None:
    for name in ("yaml", "decimal", "tomllib", "conftest", "claimcheck_plugin"):
        desk.write(f"{name}.py", "raise SystemExit('run')\n")
    desk.write("pyproject.toml", "[project.entry-points.'claimcheck.rules']\nx = 'claimcheck_plugin'\n")
    assert desk.run("claims").status == 1
    desk.write("claimcheck.toml", "plugins = ['claimcheck_plugin']\n")
    assert "no key is called “plugins”" in desk.run("claims").err


def test_a_run_without_a_configuration_reads_no_toml(desk: Desk) -> None:
    code = "import sys, claimcheck.cli as c; c.main(['claims']); print(*{'tomllib', 'subprocess'} & {*sys.modules})"
    assert run_python("-c", code, cwd=desk.folder).out.splitlines()[-1] == ""
