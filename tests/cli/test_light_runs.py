"""What a run may not import where nothing is wrong: what is heavy comes in where it is needed, and nowhere else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.__main__ import main

pytest.importorskip("duckdb", reason="drafts are held against archives by the extra `scale`")

HEAVY = {"_duckdb", "difflib", "duckdb", "jinja2", "pint", "pyarrow", "pydantic", "pydantic_core"}
HEAVY |= {"pyspark", "tomllib", "xml", "yaml", "z3"}
HEAVY |= {f"claimcheck.{name}" for name in (
    "config.git", "config.reading", "documents.json_tree", "engine.explain", "engine.keys", "engine.z3_judge",
    "kept.again", "report.baseline", "report.html", "report.json", "report.sarif", "resolve.acceptances", "scale",
    "tools",
)}  # fmt: skip
CATALOG = """\
places:
  banten: {name: Banten, level: province}
measures:
  insured: {name: insured workers, unit: person, nature: stock}
  coverage: {name: coverage, unit: percent, nature: stock}
"""
ARTICLE = """\
article: {{id: {id}}}
claims:
  - {{id: a, kind: quantity, measure: insured, place: Banten, as-of: 2025-10-01, value: {value} orang}}
  - {{id: b, kind: quantity, measure: coverage, place: Banten, as-of: 2025-10-01, value: "46,03 persen"}}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a folder with a ledger in which two articles contradict each other."""
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims/catalog.yaml").write_text(CATALOG, encoding="utf-8")
    for id_, value in (("one", "2.731.455"), ("two", "2.311.902")):
        (tmp_path / f"claims/{id_}.yaml").write_text(ARTICLE.format(id=id_, value=value), encoding="utf-8")
    return tmp_path


def imported(desk: Path, *arguments: str) -> set[str]:
    """Return what a run with findings imports that is heavy."""
    code = f"import sys; from claimcheck.__main__ import main; sys.stderr.write(str(main({list(arguments)!r})) + '\\n')"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; print(*sys.modules, file=sys.stderr)"],
        cwd=desk, env={"XDG_CACHE_HOME": str(desk / "cache"), "XDG_STATE_HOME": str(desk / "state")},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    status, modules = done.stderr.splitlines()
    assert status == "1"
    return HEAVY.intersection(modules.split())


def test_a_whole_run_needs_nothing_heavy(desk: Path) -> None:
    assert imported(desk, "check", "--no-cache", "claims") == set()


def test_a_run_after_an_edit_needs_what_reads_a_kept_ledger(desk: Path) -> None:
    for value in ("2.731.456", "2.731.457", "2.731.458"):
        (desk / "claims/one.yaml").write_text(ARTICLE.format(id="one", value=value), encoding="utf-8")
        found = imported(desk, "check", "claims")
    assert found == {"claimcheck.engine.keys", "claimcheck.kept.again"}


def test_a_draft_against_an_archive_needs_no_database(desk: Path) -> None:
    archive = str(desk / "archive.parquet")
    assert main(["compile", str(desk / "claims"), "-o", archive]) == 0
    (desk / "draft.yaml").write_text(ARTICLE.format(id="draft", value="2.500.001"), encoding="utf-8")
    found = imported(desk, "check", "draft.yaml", "--against", archive)
    assert found == {"claimcheck.engine.keys", "claimcheck.scale"}
