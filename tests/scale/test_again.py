"""Drafts that are checked again and again against archives kept open: as if each were the first."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sources import written

from claimcheck import Archive
from claimcheck.scale import again, alike, apart, around, thaw
from claimcheck.scale.check import check
from claimcheck.scale.compile import compile_archive
from worlds.ledger import documents
from worlds.lying import false_world
from worlds.slots import slots
from worlds.telling import true_world


def edited(draft: Mapping[str, Any], others: Sequence[Mapping[str, Any]], dice: Random) -> dict[str, Any]:
    """Return a draft in which one claim is taken out, tells what another article does, or stands there again."""
    new = copy.deepcopy(dict(draft))
    claims = new.setdefault("claims", [])
    number = dice.randrange(len(claims)) if claims else 0
    known = [claim for other in (new, *others) for claim in other.get("claims", ())]
    if not known:
        return new
    told = dict(dice.choice(known))
    match dice.randrange(3):
        case 0 if claims:
            del claims[number]
        case 1 if claims:
            claims[number] = {**told, "id": claims[number]["id"]}
        case _:
            claims.append({**told, "id": f"new-{dice.randrange(10**6)}"})
    return new


def _assert_each_as_the_first(mappings: Sequence[Mapping[str, Any]], seed: int, *, kept: bool) -> None:
    """Edit two drafts in turn; where nothing is ``kept``, each time all is forgotten that is not in use."""
    dice = Random(seed)
    texts = json.dumps(mappings, default=str)
    catalog, *articles = json.loads(texts)
    drafts = [articles.pop(dice.randrange(len(articles))) for _ in range(min(2, len(articles)))]
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        for module in (again, alike, apart, around, thaw) if not kept else ():
            patch.setattr(module, "_KEPT", 1)
            patch.setattr(apart, "MANY", 1)
        sources = written(Path(folder), [catalog, *articles])
        archive = Path(folder) / "archive.parquet"
        compile_archive(sources, archive)
        with Archive(archive) as opened:
            for step in range(6):
                select = ("value-conflict", "date-conflict") if step == 4 else ()
                draft = drafts[step % len(drafts)]
                report = opened.check(draft, select=select)
                assert report == check([draft], against=[archive], select=select)
                drafts[step % len(drafts)] = edited(draft, articles, dice)


@given(st.integers(0, 10**6), st.booleans())
@settings(max_examples=8, deadline=None)
def test_figures_that_are_edited_are_checked_as_for_the_first_time(seed: int, kept: bool) -> None:
    told = [dict(one) for one in documents(false_world(true_world(seed, most=9), seed))]
    _assert_each_as_the_first(told, seed, kept=kept)


@given(st.integers(0, 10**6), st.booleans())
@settings(max_examples=8, deadline=None)
def test_events_and_ranks_that_are_edited_are_checked_as_for_the_first_time(seed: int, kept: bool) -> None:
    _assert_each_as_the_first(slots(seed, lies=2).documents(), seed, kept=kept)


def test_relations_that_cannot_hold_are_told_each_time(tmp_path: Path) -> None:
    catalog = {
        "measures": {name: {"unit": "person", "nature": "fixed"} for name in ("part", "whole")},
        "relations": [{"id": "one", "require": "part > whole"}, {"id": "other", "require": "whole > part"}],
    }
    (tmp_path / "catalog.json").write_text(json.dumps(catalog), "utf-8")
    claim = {"id": "c", "kind": "quantity", "measure": "part", "value": "12 people"}
    draft = {"article": {"id": "draft", "language": "en"}, "claims": [claim]}
    compile_archive([tmp_path / "catalog.json"], tmp_path / "archive.parquet")
    expected = check([draft], against=[tmp_path / "archive.parquet"])
    assert [one.code for one in expected.problems] == ["impossible-relations"]
    with Archive(tmp_path / "archive.parquet") as archive:
        assert archive.check(draft) == archive.check(draft) == expected


@pytest.mark.parametrize("seconds", [None, 60])
def test_a_limit_of_time_changes_nothing_where_it_is_kept(tmp_path: Path, seconds: int | None) -> None:
    catalog = {"measures": {"dead": {"unit": "person", "nature": "fixed", "whole-number": True}}}
    claim = {"id": "c", "kind": "quantity", "measure": "dead", "value": "12 people"}
    one = {"article": {"id": "one", "language": "en"}, "claims": [claim]}
    (tmp_path / "one.json").write_text(json.dumps({**catalog, **one}), "utf-8")
    compile_archive([tmp_path / "one.json"], tmp_path / "archive.parquet")
    draft = {"article": {"id": "draft", "language": "en"}, "claims": [{**claim, "value": "15 people"}]}
    with Archive(tmp_path / "archive.parquet") as archive:
        for _ in range(2):
            report = archive.check(draft, seconds=seconds)
            assert [found.code for found in report.findings] == ["value-conflict"]
