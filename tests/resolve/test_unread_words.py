"""What is said of words that no reading is known of: it tells what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck import check

CATALOG = {"events": {"fair": {"name": "the fair"}}, "awards": {"prize": {"name": "the prize"}}}


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ({"kind": "event", "event": "fair", "date": "kamis kemaren"}, "forms that are read: 27 November 2025"),
        ({"kind": "event", "event": "fair", "as-of": "akhir taun 2025"}, "forms that are read: 27 November 2025"),
        ({"kind": "rank", "award": "prize", "rank": "Terbaik ketigaa"}, "forms that are read: Terbaik II"),
    ],
)
def test_words_of_no_known_form_are_told_with_some_that_are_read(claim: dict[str, str], said: str) -> None:
    (problem,) = check([CATALOG, {"article": {"id": "a"}, "claims": [claim]}]).problems
    assert said in str(problem.message)


def test_where_one_thing_is_wrong_with_a_date_only_that_is_told() -> None:
    claim = {"kind": "event", "event": "fair", "date": "31 Februari 2025"}
    (problem,) = check([CATALOG, {"article": {"id": "a"}, "claims": [claim]}]).problems
    assert "forms" not in str(problem.message)


@pytest.mark.parametrize("published", ["kemarin", "Kamis", "last week"])
def test_a_day_of_publication_that_is_told_from_itself_asks_for_a_date(published: str) -> None:
    (problem,) = check([CATALOG, {"article": {"id": "a", "published": published}}]).problems
    assert (problem.code, "such as 2025-11-27" in str(problem.message)) == ("relative-date", True)


def test_forms_that_are_named_are_read() -> None:
    dates = ("27 November 2025", "Kamis (27/11/2025)", "2025-11-27", "2025-11")
    ranks = ("Terbaik II", "juara ketiga", "peringkat ke-4", "second place", "5")
    claims = [{"kind": "event", "event": "fair", "date": one} for one in dates]
    claims += [{"kind": "rank", "award": "prize", "rank": one, "recipient": "fair"} for one in ranks]
    found = check([CATALOG, {"article": {"id": "a"}, "claims": claims}]).problems
    assert not [one for one in found if one.code.startswith("unreadable")]


def test_where_names_are_unknown_and_a_file_could_not_be_read_that_comes_first(tmp_path: Path) -> None:
    (tmp_path / "catalog.yaml").write_text("events: {fair: {name: the fair: a fair}}\n", encoding="utf-8")
    (tmp_path / "a.yaml").write_text("claims: [{kind: event, event: fair, place: here}]\n", encoding="utf-8")
    begin = "Begin with the files that could not be read"
    assert begin in str(check(tmp_path).notices)
    (tmp_path / "catalog.yaml").write_text("events: {fair: {name: the fair}}\n", encoding="utf-8")
    report = check(tmp_path)  # the place is unknown still, and for no such reason
    assert ([one.code for one in report.problems], report.notices) == (["unknown-name"], ())


@pytest.mark.parametrize(("level", "near"), [("kabupaten", "regency"), ("Provinsi", "province"), ("citty", "city")])
def test_a_level_that_is_none_is_told_with_the_one_that_is_meant(level: str, near: str) -> None:
    (problem,) = check({"places": {"serang": {"name": "Serang", "level": level}}}).problems
    assert str(problem.message).endswith(f"; did you mean {near}?")
