"""The public names, as editorial tools use them."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck import Ledger, Levels, Report, Severity, Within, check, explain, load
from claimcheck.api import Sources
from claimcheck.scale.compile import compile_archive

CATALOG = {
    "places": {
        "banten": {"name": "Banten", "level": "province"},
        "serang": {"name": "Serang", "level": "city", "within": "banten"},
        "lebak": {"name": "Lebak", "level": "regency", "within": "banten"},
    },
    "events": {"fair": {"name": "the fair"}},
    "measures": {"crowd": {"unit": "person", "nature": "fixed", "whole-number": True}},
}


def article(name: str, *claims: dict[str, object]) -> dict[str, object]:
    return {"article": {"id": name}, "claims": list(claims)}


def venue(place: str) -> dict[str, object]:
    return {"id": "venue", "kind": "event", "event": "fair", "place": place}


CLASH = [CATALOG, article("one", venue("Serang")), article("two", venue("Lebak"))]
FIT = [CATALOG, article("one", venue("Serang")), article("two", venue("Banten"))]


def test_problems_are_told_in_the_order_in_which_they_stand(tmp_path: Path) -> None:
    """What is wrong with names is known last, and what is written twice before that."""
    path = tmp_path / "claims.yaml"
    path.write_text("""\
article: {id: one}
claims:
  - {id: a, kind: event, event: unknown}
  - {id: a, kind: event, event: unknown}
  - {id: b, kind: event, evnt: fair}
""")
    lines = [one.mark.line for one in check(path).problems]
    assert lines == sorted(lines)
    assert set(lines) == {3, 4, 5}


def test_the_public_names_are_few_and_all_there() -> None:
    assert set(claimcheck.__all__) <= set(dir(claimcheck))
    assert all(getattr(claimcheck, name) is not None for name in claimcheck.__all__)
    assert (Path(claimcheck.__file__).parent / "py.typed").exists()
    with pytest.raises(AttributeError):
        _ = claimcheck.no_such_name


def test_claims_and_catalogs_are_built_in_python() -> None:
    report = check(CLASH)
    assert isinstance(report, Report)
    assert report.problems == ()
    assert [(one.code, one.severity) for one in report.findings] == [("venue-conflict", Severity.CONTRADICTION)]
    assert report.worst() is Severity.CONTRADICTION
    assert check(FIT).findings == ()
    assert check(FIT).worst() is None


def test_sources_may_come_from_an_iterator() -> None:
    assert [one.code for one in check(one for one in CLASH).findings] == ["venue-conflict"]


def test_a_desk_sets_levels_everywhere_and_below_a_path() -> None:
    assert check(CLASH, levels=Levels({"venue-conflict": Severity.NOTE})).worst() is Severity.NOTE
    assert check(CLASH, levels=Levels(within=(Within("**", {"venue-conflict": None}),))).findings == ()


def test_what_comes_back_goes_to_another_process_whole() -> None:
    report = check([CATALOG, article("one", venue("Serang")), article("two", venue("Lebak"))])
    same = pickle.loads(pickle.dumps(report))  # noqa: S301 - our own
    assert same == report
    assert dict(same.readings) == dict(report.readings) != {}
    assert tuple(same.articles) == tuple(report.articles) != ()
    assert [str(one.message) for one in same.findings] == [str(one.message) for one in report.findings]


def test_files_folders_and_mappings_make_one_ledger(tmp_path: Path) -> None:
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog" / "catalog.json").write_text(json.dumps(CATALOG), encoding="utf-8")
    (tmp_path / "one.jsonl").write_text(json.dumps(article("one", venue("Serang"))) + "\n", encoding="utf-8")
    mixed = check([tmp_path / "catalog", str(tmp_path / "one.jsonl"), article("two", venue("Lebak"))])
    assert mixed.problems == ()
    assert [one.fingerprint for one in mixed.findings] == [one.fingerprint for one in check(CLASH).findings]
    assert check(tmp_path).summary.claims == 1


def test_archives_and_rows_are_checked_with_all_else(tmp_path: Path) -> None:
    pytest.importorskip("duckdb", reason="archives and rows are read by the extra `scale`")
    (tmp_path / "claims.jsonl").write_text("".join(f"{json.dumps(one)}\n" for one in CLASH[:2]), encoding="utf-8")
    archive, rows = tmp_path / "a.parquet", tmp_path / "x.rows.jsonl"
    compile_archive([tmp_path / "claims.jsonl"], archive)
    rows.write_text(json.dumps({"claim": "row#1", "kind": "event", "event": "fair", "place": "lebak"}), "utf-8")
    assert check([archive, CLASH[2]]) == check([tmp_path / "claims.jsonl", CLASH[2]])
    assert [one.code for one in check([str(archive), rows]).findings] == ["venue-conflict"]
    assert "claimcheck.Archive" in str(load(archive)[1][0].message)


@pytest.mark.parametrize(
    ("missing", "code", "extra"),
    [
        (("duckdb", "_duckdb"), "claimcheck.check('a.parquet')", "scale"),
        (("duckdb", "_duckdb"), "claimcheck.check('x.rows.jsonl')", "scale"),
        (("pyspark",), "import claimcheck.spark", "spark"),
        (("pyarrow",), "import claimcheck.spark", "spark"),
    ],
)
def test_where_an_extra_is_missing_the_error_says_how_to_install_it(
    missing: tuple[str, ...], code: str, extra: str, tmp_path: Path
) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    script = f"import sys\nfor one in {missing}: sys.modules[one] = None\nimport claimcheck\n{code}"
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    *_, told = done.stderr.splitlines()
    assert told.startswith("ModuleNotFoundError: ")
    assert f"python -m pip install 'claimcheck[{extra}]'" in told


def test_a_ledger_is_loaded_once_and_checked_with_chosen_rules() -> None:
    ledger, problems = load(CLASH)
    assert isinstance(ledger, Ledger)
    assert problems == ()
    assert len(check(ledger).findings) == 1
    assert check(ledger, select=["venue-conflict"]).findings == check(ledger).findings
    assert check(ledger, select=["date-conflict"]).findings == ()
    assert check(ledger, ignore=["venue-conflict"]).findings == ()


@pytest.mark.parametrize(("ledger", "outcome"), [(CLASH, "clash"), (FIT, "both fit")])
def test_two_claims_are_compared(ledger: list[dict[str, object]], outcome: str) -> None:
    (comparison,) = explain(load(ledger)[0], "one#venue", "two#venue").comparisons
    assert str(comparison.about) == "a venue"
    assert comparison.outcome.value == outcome
    assert str(comparison.why)


@pytest.mark.parametrize(
    "terms",
    [
        {"select": ["venue-conflct"]},
        {"select": "venue"},
        {"ignore": ["venue-conflict", "venue-conflct"]},
        {"levels": Levels({"venue-conflct": None})},
        {"levels": Levels(within=(Within("old/**", {"venue-conflct": None}),))},
    ],
)
def test_a_rule_that_there_is_not_is_an_error_and_no_pass(terms: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="no rule is called '"):
        check(CLASH, **terms)


def test_one_rule_may_be_given_by_its_name_alone() -> None:
    assert check(CLASH, select="venue-conflict").findings == check(CLASH, select=["venue-conflict"]).findings
    assert check(CLASH, ignore="venue-conflict").findings == ()
    with pytest.raises(ValueError, match="'venue-conflct'; did you mean 'venue-conflict'"):
        check(CLASH, select="venue-conflct")


@pytest.mark.parametrize(
    ("value", "language", "hint"),
    [
        ("more than 300 people", "id", "with `language: en`"),
        ("lebih dari 300 orang", "en", "with `language: id`"),
        ("selain 300 orang", "id", ""),
    ],
)
def test_words_of_the_other_language_are_told_as_such(value: str, language: str, hint: str) -> None:
    claim = {"kind": "quantity", "measure": "m", "value": value}
    article = {"id": "a", "language": language}
    report = check({"measures": {"m": {"unit": "person", "nature": "stock"}}, "article": article, "claims": [claim]})
    (problem,) = report.problems
    assert problem.code == "unknown-words"
    assert hint in str(problem.message)
    assert ("language:" in str(problem.message)) == bool(hint)


def test_a_claim_that_is_not_there_cannot_be_explained() -> None:
    with pytest.raises(KeyError):
        explain(load(CLASH)[0], "one#venue", "one#no-such-claim")


def test_scalars_of_python_stand_for_what_they_are_written_as() -> None:
    def crowd(value: object) -> dict[str, object]:
        return {"id": "crowd", "kind": "quantity", "measure": "crowd", "value": value}

    whole = check([CATALOG, article("one", crowd(12345)), article("two", crowd(Decimal(23456)))])
    assert whole.problems == ()
    assert [one.code for one in whole.findings] == ["value-conflict"]
    inexact = check([CATALOG, article("one", crowd(12345.0))])
    assert [one.code for one in inexact.problems] == ["bad-value"]
    assert "claims[0].value" in str(inexact.problems[0].message)


@pytest.mark.parametrize(
    "source",
    [
        {"claims": 7},
        {"article": {"id": "X Y"}},
        {"claims": [{"kind": object()}]},
        {"no-such-section": {}},
        "no/such/folder",
        [{"claims": [{"kind": "event", "event": "nothing", "date": "\ud800"}]}],
    ],
)
def test_nothing_is_raised_for_what_a_ledger_says(source: Sources) -> None:
    report = check(source)
    assert report.problems
    assert report.findings == ()
    assert all(str(one.message) for one in report.problems)


def test_a_text_named_in_python_is_told_not_to_be_read_as_it_lies_in_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "story.txt").write_text("Serang", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    story: dict[str, object] = {"id": "story", "text": "story.txt"}
    report = check([CATALOG, {"article": story, "claims": [{**venue("Serang"), "quote": "di Lebak"}]}])
    assert [(one.code, one.mark.file) for one in report.problems] == [("text-not-read", "<python 2>")]
    assert str(report.problems[0].message).startswith(
        "article.text: the text is not read, and no quote is held against"
    )
