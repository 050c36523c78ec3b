"""The shipped claim files name the schema that an editor completes and checks them with."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODELINE = "# yaml-language-server: $schema="


@pytest.mark.parametrize("file", sorted((ROOT / "claims").rglob("*.yaml")), ids=lambda file: file.stem)
def test_the_first_line_leads_to_the_schema(file: Path) -> None:
    first = file.read_text(encoding="utf-8").partition("\n")[0]
    assert first.startswith(MODELINE)
    assert (file.parent / first.removeprefix(MODELINE)).resolve() == ROOT / "docs/claim-file.schema.json"
