"""SARIF logs before an independent judge: Microsoft's SARIF Multitool, which carries the published schema.

``npm install @microsoft/sarif-multitool-linux`` brings it; the package's folder must be on the path and its file
``Sarif.Multitool`` executable (``.ci/run`` sees to both). The judge's rules JSON1xxx are the schema, SARIF1xxx the
standard's own constraints, GH1xxx and GH2xxx what GitHub's code scanning takes; SARIF2xxx are recommendations.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hand_made import VENUE, report, unknown, weekday
from hostile import PAYLOADS, filled, many

from claimcheck import check
from claimcheck.domain.diagnostic import Acceptance, Mark
from claimcheck.locale import translator
from claimcheck.report.model import Report
from claimcheck.report.sarif import render

TOOL = shutil.which("Sarif.Multitool")
CLAIMS = Path(__file__).parents[2] / "claims"
NOT_FOLLOWED = {
    "SARIF2002": "the text of a finding is made of the words of two articles; no id with arguments replaces it",
    "SARIF2003": "a renderer knows no version control; GitHub adds the commit on upload",
    "SARIF2005": "the project has no web address yet",
    "SARIF2006": "it fetches the schema, and a test must pass without a network",
    "SARIF2009": "a rule is called by words a desk can say, venue-conflict, not by a number",
    "SARIF2010": "a report has the words of a claim, in its message, not the lines of the file",
    "SARIF2011": "the same",
    "SARIF2012": "the page of a rule is in the log itself (help.text, help.markdown)",
}

NAMES = ("a b.yaml", "a:b.yaml", "klaim/ü日.yaml", "100%.yaml", "/abs/a.yaml", "C:/x/a.yaml", "<python 1>", "a\\b.yaml")

pytestmark = pytest.mark.skipif(
    TOOL is None, reason="Sarif.Multitool (npm: @microsoft/sarif-multitool-linux) is not on the path"
)


def _complaints(folder: Path, logs: Mapping[str, str]) -> dict[str, list[Any]]:
    """Return what the judge says of the logs, by the name of its rule; each was read, for each gets its remarks."""
    for name, log in logs.items():
        (folder / f"{name}.sarif").write_text(log, "utf-8")
    verdict = folder / "verdict"
    done = subprocess.run(
        [str(TOOL), "validate", str(folder / "*.sarif"), "--rule-kind", "Sarif;Ghas", "--output", str(verdict),
         "--level", "Error;Warning;Note"],
        env=os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    (run,) = json.loads(verdict.read_text("utf-8-sig"))["runs"]
    assert run["invocations"][0]["executionSuccessful"]
    said: dict[str, list[Any]] = {}
    for one in run["results"]:
        file = one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        said.setdefault(one["ruleId"], []).append((Path(file).stem, one["message"]))
    assert {place for told in said.values() for place, _ in told} == set(logs)
    return said


def _hostile() -> Report:
    """Return one report with every finding of each of the hostile ones."""
    reports = [filled(words) for words in PAYLOADS]
    whole = report(*(one for made in reports for one in made.findings),
                   problems=tuple(one for made in reports for one in made.problems))  # fmt: skip
    return evolve(whole, notices=tuple(one for made in reports for one in made.notices))


def _logs() -> Mapping[str, str]:
    accepted = evolve(VENUE, accepted=Acceptance("both are right", "Ani", "2026-06-30"))
    shipped = check([CLAIMS])
    paths = report(*(evolve(VENUE, mark=Mark(name, 1, 1), fingerprint=name) for name in NAMES))
    return {
        "claims": render(shipped),
        "claims-id": render(shipped, translate=translator("id")),
        "empty": render(report()),
        "accepted": render(report(accepted, weekday())),
        "problems": render(report(problems=tuple(unknown(str(number)) for number in range(1_500)))),
        "paths": render(paths),
        "own-rule": render(report(evolve(VENUE, code="our-own-rule"))),
        "hostile": render(_hostile()),
        "many": render(many(5_100)),
        "wide": render(many(3, sides=150)),
    }


def test_the_judge_finds_no_fault(tmp_path: Path) -> None:
    complaints = _complaints(tmp_path, _logs())
    assert {rule: told[:3] for rule, told in complaints.items() if rule not in NOT_FOLLOWED} == {}


def test_the_judge_would_find_a_fault(tmp_path: Path) -> None:
    log = json.loads(render(report(VENUE)))
    result = log["runs"][0]["results"][0]
    result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] = "/srv/runner/a b.yaml"
    result["sides"] = []
    assert {"JSON1005", "SARIF1002", "SARIF1004"} <= set(_complaints(tmp_path, {"faulty": json.dumps(log)}))
