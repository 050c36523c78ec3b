"""Among very many claims a figure needs more digits, however these are checked: else chance makes it equal."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from sources import written

from claimcheck import Archive, Report, api
from claimcheck.checking.examine import examine
from claimcheck.documents.files import find_files
from claimcheck.engine import figure_numbers
from claimcheck.engine.figure_numbers import least_digits
from claimcheck.kept.again import again
from claimcheck.kept.keep import parts_of
from claimcheck.kept.parts import Parts
from claimcheck.rules._levels import DEFAULT
from claimcheck.rules._rule import all_rules
from claimcheck.scale import archives
from claimcheck.scale.check import check
from claimcheck.scale.compile import compile_archive

CATALOG: Mapping[str, Any] = {
    "places": {name: {"name": name.title(), "level": "city"} for name in ("north", "south", "far")},
    "measures": {"people": {"name": "people", "unit": "person", "nature": "fixed"}},
}
EQUAL = (123_000, 123_400, 123_450)
FEW = ["a0#c", "b0#c"], ["a1#c", "b1#c"], ["a2#c", "b2#c"]
"""The claims of each of these figures."""


def articles(others: int) -> list[tuple[str, str, int]]:
    """Return the id, the place and the figure of articles with a claim each: six, and others of small figures."""
    equal = [(f"{letter}{number}", place, figure) for letter, place in zip("ab", ("north", "south"), strict=True)
             for number, figure in enumerate(EQUAL)]  # fmt: skip
    return [*equal, *((f"z{number:03}", "far", 10) for number in range(others))]


def documents(others: int) -> list[Mapping[str, Any]]:
    return [CATALOG] + [
        {"article": {"id": name},
         "claims": [{"id": "c", "kind": "quantity", "measure": "people", "place": place, "value": f"{figure} people"}]}
        for name, place, figure in articles(others)
    ]  # fmt: skip


def moved(report: Report) -> list[list[str]]:
    return sorted([side.claim for side in one.sides] for one in report.findings if one.code == "figure-moved")


def from_files(folder: Path, others: int) -> Report:
    return api.check(written(folder, documents(others)))


def from_rows(folder: Path, others: int) -> Report:
    catalog, *_ = written(folder, [CATALOG])
    rows = [
        {"claim": f"{name}#c", "kind": "quantity", "measure": "people", "place": place, "lower": n, "upper": n}
        for name, place, n in articles(others)
    ]
    (folder / "told.rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return check([str(folder / "told.rows.jsonl"), str(catalog)])


def from_an_archive(folder: Path, others: int) -> Report:
    compile_archive(written(folder, documents(others)), folder / "archive.parquet")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(archives, "SMALL", -1)  # as if there were very many claims
        patch.setattr(archives, "MOST_SPECIAL", 1.0)
        return check(folder / "archive.parquet")


def from_a_draft(folder: Path, others: int) -> Report:
    first, *rest = documents(others)
    drafts = [one for one in rest if str(one["article"]["id"]).startswith("b")]
    paths = written(folder, [first, *(one for one in rest if one not in drafts)])
    compile_archive(paths, folder / "archive.parquet")
    (folder / "drafts").mkdir()
    with Archive(folder / "archive.parquet") as opened:
        return opened.check(written(folder / "drafts", drafts))


@pytest.fixture(autouse=True)
def _ten_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figure_numbers, "FEW", 10)


@pytest.mark.parametrize("way", [from_files, from_rows, from_an_archive, from_a_draft])
@pytest.mark.parametrize(
    ("others", "found"), [(4, FEW), (5, FEW[1:]), (94, FEW[1:]), (95, FEW[2:])], ids=["10", "11", "100", "101"]
)
def test_a_tenfold_of_claims_asks_for_a_digit_more(
    tmp_path: Path, way: Callable[[Path, int], Report], others: int, found: Sequence[list[str]]
) -> None:
    report = way(tmp_path, others)
    assert report.problems == ()
    assert moved(report) == list(found)


@pytest.mark.parametrize(("others", "is_read_whole"), [(3, False), (4, True)])
def test_a_kept_ledger_is_read_whole_where_an_edit_makes_it_one_of_very_many(
    tmp_path: Path, others: int, is_read_whole: bool
) -> None:
    last = written(tmp_path, documents(others))[-1]
    ledger, _ = api.load(tmp_path)
    outcome = examine(ledger, all_rules())
    sections, members = parts_of(ledger, outcome, find_files([str(tmp_path)])[0])
    parts = Parts(sections, lambda at, length, _: members[at : at + length])
    document = json.loads(last.read_text("utf-8"))
    document["claims"].append({**document["claims"][0], "id": "d"})
    last.write_text(json.dumps(document), "utf-8")
    found = again(parts, [str(last)], all_rules(), DEFAULT)
    assert (found is None) is is_read_whole
    assert found is None or len(found.findings) == len(FEW)


def test_the_digits_grow_with_the_claims(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert [least_digits(count) for count in (0, 10_000, 10_001, 100_000, 1_000_000, 1_000_001)] == [3, 3, 4, 4, 5, 6]
