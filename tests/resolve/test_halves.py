"""A ledger read in two halves, side by side or one after the other, is the ledger read in one."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import api
from claimcheck.documents.files import find_files
from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.resolve import halves
from claimcheck.resolve.halves import resolve_halves
from claimcheck.resolve.ledger import Ledger
from claimcheck.world import looks
from claimcheck.world.processes import a_copy_allowed
from worlds.ledger import documents
from worlds.lying import false_world
from worlds.slots import slots
from worlds.telling import true_world

ROOT = Path(__file__).resolve().parents[2]
MORE = (
    '{"article": {"id": "sums"}, "claims": [{"kind": "quantity", "measure": "m0", "value": "9", "parts": ["a1#c1"]}]}',
    '{"article": {"id": "a1"}, "claims": [{"id": "c1", "kind": "event", "event": "e"}]}',
    '{"article": {"id": "after"}, "claims": [{"id": "x", "kind": "event", "event": "e", "corrects": "a1#c1"}]}',
    "article: {id: broken, published: never}\nclaims: [{kind: quantity, measure: gold, value: 5 kg}, {kind: x}]\n",
    "date-order: month-day\n",
    "? places\n: {nowhere: {name: Nowhere}}\n",
    '"dat\\u0065-order": day-month\n',
    "accepted: [{finding: value-conflict, because: so}]\n",
    "article: {id: told, text: text.txt}\nclaims: [",
)


@pytest.fixture(autouse=True)
def _in_halves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "MANY", 0)
    monkeypatch.setattr(halves, "WORTH", 0)


def parts_of(read: tuple[Ledger, tuple[Diagnostic, ...]]) -> tuple[object, ...]:
    ledger, problems = read
    return (
        ledger.catalog,
        ledger.articles,
        ledger.claims,
        [claim.words for claim in ledger.claims],
        ledger.faults,
        ledger.left_out,
        ledger.accepted,
        ledger.coupling,
        problems,
    )


@given(st.integers(0, 10**6), st.lists(st.sampled_from(MORE), max_size=4))
@settings(max_examples=60, deadline=None)
def test_halves_make_the_same_ledger_and_the_same_problems(seed: int, more: list[str]) -> None:
    rng = Random(seed)
    world = documents(false_world(true_world(seed, most=9), seed)) if seed % 2 else slots(seed, lies=2).documents()
    texts = [*(json.dumps(one) for one in world), *more]
    rng.shuffle(texts)
    with TemporaryDirectory() as name:
        folder = Path(name).resolve()
        for number, text in enumerate(texts):
            (folder / f"{number:03}.yaml").write_text(text, encoding="utf-8")
        read = resolve_halves(find_files([folder])[0])
        assert read is None or parts_of(read) == parts_of(api.load([folder]))


def test_a_second_process_reads_as_the_first_does_and_tells_what_it_looked_at() -> None:
    paths = [ROOT / "claims", ROOT / "examples"]
    alone = api.load(paths)
    traces = [looks.Trace(), looks.Trace()]
    token = looks.keep(traces[0])
    api.load(paths)
    looks.stop(token)
    token = looks.keep(traces[1])
    with a_copy_allowed():
        read = resolve_halves(find_files(paths)[0])
    looks.stop(token)
    assert read is not None
    assert parts_of(read) == parts_of(alone)
    assert traces[0].noted == traces[1].noted
    assert alone[0].claims


def test_what_speaks_for_all_without_looking_so_is_left_to_reading_in_one(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.yaml").write_text(f"article: {{id: a{number}}}\n", encoding="utf-8")
    (tmp_path / "9.yaml").write_text('{"pl\\u0061ces": {"here": {"name": "Here"}}}', encoding="utf-8")
    assert resolve_halves(find_files([tmp_path])[0]) is None
    with a_copy_allowed():
        ledger, problems = api.load([tmp_path])
    assert (list(ledger.catalog.places), len(ledger.articles), problems) == (["here"], 4, ())
