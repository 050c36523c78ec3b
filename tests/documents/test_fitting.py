"""Entries that fit their shapes are what pydantic would make of them, and those that do not are left to it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from claimcheck.documents import entries, load, models
from claimcheck.documents import format as strict
from claimcheck.documents.fitting import fitted
from claimcheck.documents.keys import key_of
from claimcheck.documents.shapes import SHAPES, Shape

ROOT = Path(__file__).resolve().parents[2]
TEXTS = st.sampled_from(
    ["a", "0", "true", "false", "fact", "quantity", "a b", "Ä", "", "\ud800", "a\n", "-a", "x" * 201]
)
OTHERS = TEXTS | st.lists(TEXTS, max_size=3) | st.dictionaries(TEXTS, TEXTS, max_size=2)


def of_shape(shape: Shape) -> st.SearchStrategy[Any]:
    """Return what may be a value of a shape, and now and then something else."""
    kind, *terms = shape
    right: st.SearchStrategy[Any]
    if kind in ("entry", "text or"):
        right = entry(terms[0])
    elif kind == "mapping to":
        right = st.dictionaries(TEXTS, of_shape(terms[0]), max_size=2)
    elif kind == "list of":
        right = st.lists(of_shape(terms[0]), max_size=3)
    else:
        right = st.sampled_from(terms) if kind == "one of" else st.sampled_from(["a", "true", "Ä"])
    return st.one_of(right, right, right, OTHERS)


@st.composite
def entry(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """Return what may be an entry: often with all that it needs, its keys spelt in either way."""
    shapes, defaults = SHAPES[name]
    optional = draw(st.sets(st.sampled_from(sorted(defaults)))) if defaults else set()
    fields = [field for field in shapes if field not in defaults or field in optional]
    given = {draw(st.sampled_from([field, key_of(field)])): draw(of_shape(shapes[field])) for field in fields}
    if draw(st.integers(0, 9)) == 0:
        given[draw(st.sampled_from(["x", "said-by", "said_by", "from", "from_"]))] = "a"
    return given


def plain(value: Any) -> Any:
    """Return the values of an entry of either sort, with the names of their classes."""
    if isinstance(value, (BaseModel, models.Entry)):
        name = type(value).__name__
        return name, {field: plain(getattr(value, field)) for field in SHAPES[name][0]}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return {key: plain(inner) for key, inner in value.items()} if isinstance(value, dict) else value


@given(st.sampled_from(sorted(SHAPES)).flatmap(lambda name: st.tuples(st.just(name), entry(name))))
@settings(max_examples=400)
def test_what_fits_is_what_pydantic_reads_and_all_else_is_wrong(case: tuple[str, dict[str, Any]]) -> None:
    name, given_values = case
    found = fitted(getattr(models, name), given_values)
    form: type[BaseModel] = getattr(strict, name)
    try:
        read = form.model_validate(given_values)
    except ValidationError:
        assert found is None
    else:
        assert plain(found) == plain(read)


def test_a_ledger_is_the_same_where_all_is_left_to_pydantic(monkeypatch: pytest.MonkeyPatch) -> None:
    folders = [ROOT / "claims", ROOT / "examples"]
    documents, problems = load(folders)
    monkeypatch.setattr(entries, "fitted", lambda *_: None)
    assert load(folders) == (documents, problems)
    assert documents


@pytest.mark.parametrize(("text", "wanted"), [
    ("claims:\n- {id: a, kind: role, person: p, role: r}", False),
    ("claims:\n- {id: a, kind: role, person: p, rolle: r}", True),
])  # fmt: skip
def test_pydantic_is_imported_only_where_something_is_wrong(text: str, wanted: bool) -> None:
    code = f"import sys; from claimcheck.documents import load_text; load_text({text!r}, 'x', 'yaml')"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; print('pydantic' in sys.modules)"], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == str(wanted)
