"""The configuration is found however its table is written; a file without one is not read for it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from claimcheck.config.find import settings_of_tree


def tables() -> st.SearchStrategy[str]:
    """Return texts, some with our table, in the ways that TOML lets its name be written."""
    blank = st.sampled_from(("", " ", "\t"))
    name = st.sampled_from(("tool", "tool", "claimcheck", "claimcheck", "ruff"))
    key = st.builds(lambda name, quote: f"{quote}{name}{quote}", name, st.sampled_from(("", '"', "'")))
    dotted = st.lists(st.tuples(blank, key, blank).map("".join), min_size=1, max_size=3).map(".".join)
    inline = st.recursive(st.just("1"), lambda inner: st.builds("{{{} = {}}}".format, dotted, inner), max_leaves=2)
    line = st.builds("[{}]".format, dotted) | st.builds("{} = {}".format, dotted, inline)
    return st.lists(st.tuples(blank, line).map("".join), max_size=4).map("\n".join)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    (folder / ".git").mkdir()  # nothing above it is looked at
    return folder


@settings(max_examples=300)
@given(text=tables())
def test_no_table_is_overlooked_for_how_it_is_written(desk: Path, text: str) -> None:
    try:
        tool = tomllib.loads(text).get("tool")
    except ValueError:
        return
    is_ours = isinstance(tool, dict) and "claimcheck" in tool
    event(f"has our table: {is_ours}")
    (desk / "pyproject.toml").write_text(text, encoding="utf-8")
    found, problems = settings_of_tree(str(desk), lambda: ())
    assert is_ours == (bool(problems) or found.source is not None)
