"""What is generated is current, and a new rule starts with all that a rule needs."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from cli_process import ROOT

from claimcheck.rules._rule import _REGISTRY, all_rules
from claimcheck.tools.docs import BEGIN, END, generated, main, rule_reference, stale, with_help
from claimcheck.tools.new_rule import start


def test_generated_files_are_current() -> None:
    assert stale(ROOT) == [], "run `make docs`"


def test_docs_are_written_where_they_are_missing(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(f"# x\n{BEGIN}\nold\n{END}\nrest\n", encoding="utf-8")
    assert len(stale(tmp_path)) == 4
    main(tmp_path)
    assert stale(tmp_path) == []
    names = [path.name for path in generated(tmp_path)]
    assert sorted(names) == ["README.md", "claim-file.schema.json", "rules.md", "shapes.py"]


def test_help_stands_between_its_markers() -> None:
    readme = with_help(f"before\n{BEGIN}\nold\n{END}\nafter\n")
    assert readme.startswith(f"before\n{BEGIN}\n```text\nusage: claimcheck")
    assert readme.endswith(f"```\n{END}\nafter\n")
    assert with_help("no markers") == "no markers"


def test_every_rule_has_its_section() -> None:
    reference = rule_reference()
    for name, rule in all_rules().items():
        assert f"\n## {name}\n\n*{rule.level}*\n" in reference
        assert f"](#{name}) | {rule.level} | " in reference


def test_a_new_rule_is_registered_with_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.rules._rule._REGISTRY", dict(_REGISTRY))
    path = start("a-new-fault", tmp_path)
    spec = importlib.util.spec_from_file_location("a_new_fault", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for section in ("## Why it matters", "## Fires", "## Silent", "## Not reported", "## What to do"):
        assert section in (module.__doc__ or "")


@pytest.mark.parametrize("name", ["", "Name", "a_b", "a--b", "../x", "a-new-fault"])
def test_a_rule_needs_a_name_of_its_own_in_kebab_case(tmp_path: Path, name: str) -> None:
    (tmp_path / "a_new_fault.py").touch()
    with pytest.raises(ValueError, match=r"kebab case|exists"):
        start(name, tmp_path)
