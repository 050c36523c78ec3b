"""Compiling: documents are read one by one, and still the archive is that of the whole ledger."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import api
from claimcheck.scale import compile as compiling
from claimcheck.scale import spool
from claimcheck.scale.check import check
from claimcheck.scale.compile import compile_archive
from claimcheck.scale.index import write

CATALOG = {"measures": {"dead": {"unit": "person", "nature": "fixed", "whole-number": True}}}


def article(name: str, *claims: dict[str, object]) -> dict[str, object]:
    made = [{"id": f"c{at}", "kind": "quantity", "measure": "dead", **claim} for at, claim in enumerate(claims)]
    return {"article": {"id": name, "language": "en"}, "claims": made}


def ledger(folder: Path, **documents: object) -> list[Path]:
    for name, document in documents.items():
        (folder / f"{name}.json").write_text(document if isinstance(document, str) else json.dumps(document), "utf-8")
    return [folder]


def assert_same(paths: list[Path], archive: Path) -> None:
    expected = api.check(paths)
    compiled = compile_archive(paths, archive)
    found = check(archive)
    assert evolve(found, problems=()) == evolve(expected, problems=())
    assert sorted(map(repr, found.problems)) == sorted(map(repr, expected.problems))
    assert (compiled.articles, compiled.claims) == (expected.summary.articles, expected.summary.claims)
    assert sorted(map(repr, compiled.problems)) == sorted(map(repr, expected.problems))


NAMES = ("a", "b", "c", "d")
CLAIM = st.fixed_dictionaries(
    {"value": st.sampled_from(["12 people", "15 people", "27 people", "many people"])},
    optional={
        "corrects": st.sampled_from([f"{name}#c{at}" for name in NAMES for at in range(2)]),
        "parts": st.lists(
            st.sampled_from([f"{name}#c{at}" for name in NAMES for at in range(2)]), min_size=2, max_size=2
        ),
    },
)


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.lists(CLAIM, min_size=1, max_size=2)), max_size=6))
@settings(max_examples=25, deadline=None)
def test_articles_that_speak_of_each_other_or_share_an_id(articles: list[tuple[str, list[dict[str, object]]]]) -> None:
    documents = {f"{at}-{name}": article(name, *claims) for at, (name, claims) in enumerate(articles)}
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiling, "AT_ONCE", 2)
        patch.setattr(spool, "AT_ONCE", 2000)
        (Path(folder) / "ledger").mkdir()
        assert_same(ledger(Path(folder) / "ledger", **documents, z=CATALOG), Path(folder) / "out.parquet")


def test_a_file_that_declares_something_without_looking_so(tmp_path: Path) -> None:
    (tmp_path / "ledger").mkdir()
    hidden = json.dumps(CATALOG).replace("measures", "m\\u0065asures")
    paths = ledger(tmp_path / "ledger", a=article("a", {"value": "12 people"}), b=hidden)
    assert_same(paths, tmp_path / "out.parquet")
    assert api.check(paths).summary.claims == 1
    assert not api.check(paths).problems


def test_an_order_of_day_and_month_holds_for_all_files(tmp_path: Path) -> None:
    (tmp_path / "ledger").mkdir()
    dated = article("a", {"value": "12 people", "as-of": "4/5/2025"})
    assert_same(
        ledger(tmp_path / "ledger", a=dated, b={"date-order": "month-day"}, c=CATALOG), tmp_path / "out.parquet"
    )


@pytest.mark.parametrize(("length", "is_fetched"), [(300, True), (30_000, False)])
def test_the_text_of_an_article_is_not_fetched_for_each_of_its_claims(length: int, is_fetched: bool) -> None:
    text = json.dumps({"id": "a", "text": "x" * length})
    rows = [("assertion", "a#1", "a", "{}", 7), ("article", None, "a", text, 0)]
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE made (kind VARCHAR, claim VARCHAR, article VARCHAR, data VARCHAR, home BIGINT)"
        )
        connection.executemany("INSERT INTO made VALUES (?, ?, ?, ?, ?)", rows)
        told = list(write._with_articles(connection, "SELECT * FROM made", "home", ""))
    assert told == [(7, "a#1", "{}", text if is_fetched else None)]
