"""Claims that say the same are searched from as one: with them, as much is found as with each by itself."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from sources import written

from claimcheck import Archive, api
from claimcheck.scale import again, claim_rows
from claimcheck.scale.alike import alike
from claimcheck.scale.compile import compile_archive
from worlds.ledger import documents
from worlds.lying import false_world
from worlds.slots import slots
from worlds.telling import true_world


def repeated(articles: Sequence[Mapping[str, Any]], dice: Random) -> list[dict[str, Any]]:
    """Return the articles and as many again that say what one of them does, some of them on another day."""
    found = [copy.deepcopy(dict(one)) for one in articles]
    for number in range(len(articles)):
        one = copy.deepcopy(dict(dice.choice(articles)))
        one["article"] = {**one.get("article", {}), "id": f"repeated-{number}"}
        if dice.randrange(2):
            one["article"]["published"] = f"2025-0{dice.randint(1, 9)}-11"
        found.append(one)
    return found


def _assert_found_as_one_by_one(mappings: Sequence[Mapping[str, Any]], seed: int) -> None:
    dice = Random(seed)
    catalog, *articles = json.loads(json.dumps(mappings, default=str))
    draft = copy.deepcopy(dice.choice(articles))
    draft["article"] = {**draft.get("article", {}), "id": "draft"}
    archived = repeated(articles, dice)
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        sources = written(Path(folder), [catalog, *archived])
        archive = Path(folder) / "archive.parquet"
        compile_archive(sources, archive)
        with Archive(archive) as opened:
            together = [opened.check(draft), opened.check(archived[0])]
        for module in (again, claim_rows):
            patch.setattr(module, "alike", lambda work: work)
        with Archive(archive) as opened:
            assert together == [opened.check(draft), opened.check(archived[0])]
        whole = api.check([*sources, draft]).findings
        sides = [{side.claim.partition("#")[0] for side in one.sides} for one in whole]
        assert [one.fingerprint for one in together[0].findings] == [
            one.fingerprint for one, articles in zip(whole, sides, strict=True) if "draft" in articles
        ]


@given(st.integers(0, 10**6))
@settings(max_examples=6, deadline=None)
def test_figures_that_say_the_same(seed: int) -> None:
    _assert_found_as_one_by_one([dict(one) for one in documents(false_world(true_world(seed, most=7), seed))], seed)


@given(st.integers(0, 10**6))
@settings(max_examples=6, deadline=None)
def test_events_and_ranks_that_say_the_same(seed: int) -> None:
    _assert_found_as_one_by_one(slots(seed, lies=2).documents(), seed)


def test_what_is_told_of_a_day_is_worked_out_for_each_day(tmp_path: Path) -> None:
    catalog = {"measures": {"dead": {"unit": "person", "nature": "stock"}}}
    claim = {"id": "c", "kind": "quantity", "measure": "dead", "value": "12 people"}
    days = ("2024-03-01", "2024-03-01", "2025-03-01")
    articles = [
        {"article": {"id": f"a{n}", "language": "en", "published": day}, "claims": [claim]}
        for n, day in enumerate(days)
    ]
    (tmp_path / "all.jsonl").write_text("".join(json.dumps(one) + "\n" for one in [catalog, *articles]), "utf-8")
    ledger = api.load(tmp_path / "all.jsonl")[0]
    first = ledger.claims[0]
    said = [evolve(first, id=one.id, article=one.article) for one in ledger.claims]
    said[1] = evolve(said[1], article=evolve(said[1].article, published=first.article.published))
    rows = claim_rows.Rows(ledger.catalog, lambda _: "").alike()
    found = [rows(one) for one in said]
    assert found[0] is found[1]
    published = [one.article.published for one in said]
    assert [one[0]["valid_to"] for one in found] == [day.local_last for day in published if day is not None]


@pytest.mark.parametrize(
    ("as_of", "early", "late"),
    [
        ("since 1 March 2025", {"published": "2025-04-01"}, {"published": "2025-12-25"}),
        ("15 November 2025, 01:00", {"zone": "WIT"}, {"zone": "WIB"}),
    ],
)
def test_what_an_article_tells_of_a_stated_time_is_not_that_of_another(
    tmp_path: Path, as_of: str, early: dict[str, str], late: dict[str, str]
) -> None:
    catalog = {"measures": {"sick": {"unit": "person", "nature": "stock", "whole-number": True}}}

    def told(name: str, value: str, time: str, **of: str) -> dict[str, Any]:
        claim = {"id": "c", "kind": "quantity", "measure": "sick", "value": value, "as-of": time}
        return {"article": {"id": name, "language": "en", **of}, "claims": [claim]}

    archived = told("a", "12 people", "15 November 2025", published="2025-12-20")
    compile_archive(written(tmp_path, [catalog, archived]), tmp_path / "archive.parquet")
    drafts = [told(name, "15 people", as_of, **of) for name, of in (("early", early), ("late", late))]
    with Archive(tmp_path / "archive.parquet") as opened:
        found = [[one.code for one in opened.check(draft).findings] for draft in drafts]
    assert found == [[], ["value-conflict"]]


def test_other_words_for_a_name_are_other_things_to_say() -> None:
    asked: list[str] = []
    count = alike(lambda claim: asked.append(claim.id))
    ledger = api.load([{
        "measures": {"dead": {"unit": "person", "nature": "fixed", "aliases": ["killed"]}},
        "article": {"id": "one", "language": "en"},
        "claims": [{"id": "c", "kind": "quantity", "measure": "dead", "value": "12 people"}],
    }])[0]  # fmt: skip
    (claim,) = ledger.claims
    for words in ({"measure": "dead"}, {"measure": "killed"}, {"measure": "dead"}):
        count(evolve(claim, words=words))
    assert len(asked) == 2
