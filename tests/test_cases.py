"""The literate cases of ``tests/cases``: prose, a ledger, and what it must yield on the lines that it concerns.

A section below ``##`` is one case. Its ``yaml`` block is the ledger; a ``text`` block with a name is a file beside it.
A line ends in a comment that tells what must be reported there, several parted by ``;``:

    - {id: a, ...}    # finding: venue-conflict contradiction
    - {id: b, ...}    # problem: unknown-key; alone

The marks tell all: each side of each finding stands on a line marked so, and each problem too. ``alone`` says that the
claim of this line was compared with nothing; it is looked at only in the cases that use it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import frozen

from claimcheck import Report, check, load
from claimcheck.engine.coverage import held_together

CASES = Path(__file__).parent / "cases"
SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
FENCE = re.compile(r"^```(yaml|text)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MARKS = re.compile(r"# ((?:finding: |problem: |alone).*)$")
LEDGER = "ledger.yaml"


@frozen
class CaseFile:
    """One case: its files by name."""

    name: str
    files: dict[str, str]


def case_files() -> Iterator[CaseFile]:
    for path in sorted(CASES.glob("*.md")):
        parts = SECTION.split(path.read_text(encoding="utf-8"))
        for title, body in zip(parts[1::2], parts[2::2], strict=True):
            files = {name or LEDGER: text for _, name, text in FENCE.findall(body)}
            yield CaseFile(f"{path.stem}: {title}", files)


ALL = list(case_files())


def expected(ledger: str) -> set[tuple[int, str]]:
    """Return the marks of a ledger with their lines."""
    marked = ((line, MARKS.search(text)) for line, text in enumerate(ledger.splitlines(), start=1))
    return {(line, mark.strip()) for line, found in marked if found for mark in found[1].split(";")}


def reported(report: Report, lines: dict[str, int]) -> set[tuple[int, str]]:
    """Return what was reported as it would be marked; ``lines`` gives the line of each claim."""
    sides = {(side.mark.line, f"finding: {one.code} {one.severity}") for one in report.findings for side in one.sides}
    problems = {(one.mark.line, f"problem: {one.code}") for one in report.problems}
    return sides | problems | {(lines[claim], "alone") for claim in report.alone if claim in lines}


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_a_case_yields_what_is_marked_and_nothing_else(
    case: CaseFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in case.files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    ledger, _ = load(".")
    report = check(".")
    wanted = expected(case.files[LEDGER])
    found = reported(report, {claim.id: claim.mark.line for claim in ledger.claims})
    if not any(mark == "alone" for _, mark in wanted):
        found = {one for one in found if one[1] != "alone"}
    told = [f"{one.mark.line}: {one.message} [{one.code}]" for one in (*report.findings, *report.problems)]
    assert sorted(found) == sorted(wanted), "\n".join(told)
    assert not held_together(report.findings) & (report.alone.keys() - ledger.left_out.keys())


def test_every_case_has_a_name_of_its_own_and_one_ledger() -> None:
    assert len({case.name for case in ALL}) == len(ALL)
    assert all(LEDGER in case.files for case in ALL)


def test_a_mark_that_nothing_fulfils_fails() -> None:
    assert expected("a: b  # a remark\nc: d  # finding: x note; problem: y") == {
        (2, "finding: x note"),
        (2, "problem: y"),
    }
