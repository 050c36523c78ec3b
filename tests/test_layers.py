"""The borders between the packages, and the links between the documents."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
LINT = "from importlinter.cli import lint_imports_command as lint; lint(['--no-cache'])"


def test_every_module_imports_only_from_the_layers_below_its_own() -> None:
    done = subprocess.run([sys.executable, "-c", LINT], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def test_no_rule_knows_another() -> None:
    folder = ROOT / "src/claimcheck/rules"
    rules = {path.stem for path in folder.glob("*.py") if not path.stem.startswith("_")}
    assert len(rules) > 30
    for rule in sorted(rules):
        words = (folder / f"{rule}.py").read_text(encoding="utf-8")
        known = set(re.findall(r"claimcheck\.rules(?:\.| import )(\w+)", words))
        assert not known & rules, f"{rule} imports {known & rules}: what two rules need has a module of its own"


def test_every_local_link_of_the_documents_leads_somewhere() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md"), *(ROOT / "examples").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
