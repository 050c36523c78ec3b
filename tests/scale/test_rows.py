"""Files of rows: what is wrong with them is told by line, and the rest is checked."""

from __future__ import annotations

import json
import os
from math import inf, nextafter
from pathlib import Path
from typing import Any

import duckdb
import pytest

from claimcheck.checking.report import chosen_rules
from claimcheck.report.model import Report
from claimcheck.rules._levels import DEFAULT
from claimcheck.scale import row_lines
from claimcheck.scale.check import check
from claimcheck.scale.crowds import KEPT
from claimcheck.scale.row_screening import screened
from support import ledger_of

CATALOG = """
places:
  north: {name: North, level: province}
measures:
  people: {unit: person, nature: fixed, whole-number: true}
  share: {unit: percent, nature: fixed}
events:
  fair: {name: Fair}
"""
SOUND: dict[str, Any] = {
    "claim": "a#1",
    "kind": "quantity",
    "measure": "share",
    "place": "north",
    "lower": 1,
    "upper": 2,
}
CLASHING: dict[str, Any] = {**SOUND, "claim": "b#1", "lower": 3, "upper": 4}


def checked(folder: Path, lines: list[object], *more: str, name: str = "told.rows.jsonl", **options: Any) -> Report:
    (folder / "catalog.yaml").write_text(CATALOG, "utf-8")
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    told = folder / Path(name).with_suffix(".jsonl")
    told.parent.mkdir(exist_ok=True)
    told.write_text("".join(f"{text}\n" for text in texts), "utf-8")
    if name.endswith(".parquet"):
        duckdb.read_json(str(told), hive_partitioning=False).write_parquet(str(folder / name))
    return check([str(folder / "catalog.yaml"), str(folder / name), *more], **options)


def verdicts(report: Report) -> list[tuple[str, list[str]]]:
    return [(one.code, [side.claim for side in one.sides]) for one in report.findings]


def problems(report: Report) -> list[tuple[str, int]]:
    return [(one.code, one.mark.line) for one in report.problems]


def test_rows_clash_and_say_where_they_stand(tmp_path: Path) -> None:
    report = checked(tmp_path, [SOUND, {**CLASHING, "quote": "3 sampai 4 persen"}])
    assert verdicts(report) == [("value-conflict", ["a#1", "b#1"])]
    assert [side.mark.line for side in report.findings[0].sides] == [1, 2]
    assert (report.summary.claims, report.summary.compared) == (2, 2)
    assert "“3 sampai 4 persen” in b" in str(report.findings[0].why[1])


@pytest.mark.parametrize(
    ("lower", "upper", "clashes"),
    [
        (0.1, 0.1, False),  # its nearest double lies above it: it does not differ from itself
        (nextafter(0.1, inf), 0.1, True),
        ("0.1", 0.1, False),
        (0.30000000000000004, 0.3, True),
        (nextafter(1e300, inf), 1e300, True),
    ],
)
def test_spans_one_double_apart_clash_and_equal_ends_do_not(
    tmp_path: Path, lower: object, upper: object, clashes: bool
) -> None:
    below = {**SOUND, "lower": 0, "upper": upper}
    above = {**CLASHING, "lower": lower, "upper": 1e301}
    assert (verdicts(checked(tmp_path, [below, above])) != []) is clashes


def test_an_open_end_that_another_begins_at_is_a_clash(tmp_path: Path) -> None:
    below = {**SOUND, "lower": 0, "upper": 0.1, "upper_open": True}
    assert verdicts(checked(tmp_path, [below, {**CLASHING, "lower": 0.1, "upper": 1}])) != []


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ({"measure": "height"}, "unknown-name"),
        ({"place": "south"}, "unknown-name"),
        ({"said_by": "nobody"}, "unknown-name"),
        ({"event": "ball"}, "unknown-name"),
        ({"lower": 3}, "bad-row"),
        ({"lower": 2, "lower_open": True}, "bad-row"),
        ({"meant_lower": 0}, "bad-row"),
        ({"lower": None, "upper": None}, "bad-row"),
        ({"lower": "two"}, "bad-row"),
        ({"lower": True}, "bad-row"),
        ({"lower": [1]}, "bad-row"),
        ({"upper": 1e999}, "bad-row"),
        ({"upper": float("nan")}, "bad-row"),
        ({"claim": None}, "bad-row"),
        ({"claim": "nothing"}, "bad-row"),
        ({"kind": "guess"}, "bad-row"),
        ({"as_of": "2025-02-30"}, "bad-row"),
        ({"as_of": "last week"}, "bad-row"),
        ({"published": "2025/01/01"}, "bad-row"),
        ({"modality": "rumour"}, "bad-row"),
        ({"scope": {"sector": 3}}, "bad-row"),
        ({"scope": "informal"}, "bad-row"),
        ({"scope": {"age_group": "old", "age-group": "young"}}, "bad-row"),
        ({"hedged": "perhaps"}, "bad-row"),
        ({"kind": "event"}, "bad-row"),
        ({"kind": "rank", "award": "cup"}, "unknown-name"),
        ({"measure": "people", "lower": 1.2, "upper": 1.4}, "impossible-value"),
        ({"claim": "b#1"}, "duplicate-id"),
    ],
)
def test_a_faulty_row_is_told_by_its_line_and_the_rest_is_checked(
    tmp_path: Path, fault: dict[str, object], code: str
) -> None:
    faulty = {**SOUND, "claim": "c#1", **fault}
    report = checked(tmp_path, [SOUND, CLASHING, faulty])
    assert problems(report) == [(code, 3)]
    assert verdicts(report) == [("value-conflict", ["a#1", "b#1"])]


@pytest.mark.parametrize("name", ["told.rows.jsonl", "told.rows.parquet"])
def test_a_claim_that_stands_twice_clashes_with_nothing_the_second_time(tmp_path: Path, name: str) -> None:
    again = {**CLASHING, "claim": "c#1"}
    rows: list[object] = [SOUND, {**SOUND, "claim": "c#1"}, again, CLASHING]
    report = checked(tmp_path, rows, name=name)
    assert problems(report) == [("duplicate-id", 3)]
    assert verdicts(report) == [("value-conflict", ["a#1", "c#1", "b#1"])]
    assert (report.summary.claims, report.summary.compared) == (3, 3)
    alone = checked(tmp_path, rows[:3], name=name)
    assert (verdicts(alone), alone.summary.claims, alone.summary.compared) == ([], 2, 2)


@pytest.mark.parametrize(
    "line",
    [
        '{"claim": "c#1", "kind": "quan',
        "[]",
        "null",
        "3",
        '{"claim": "c#1", "claim": "c#2"}',
        '{"claim": "\\ud800"}',
        json.dumps({**SOUND, "claim": "c#1", "quote": "\ud800"}),
        json.dumps({**SOUND, "claim": "c#1", "scope": {"sex": "f"}}).replace("}}", ', "sex": "m"}}'),
        "{" * 9999,
    ],
    ids=[
        "cut short",
        "list",
        "null",
        "number",
        "a key twice",
        "half a letter",
        "half a quote",
        "a facet twice",
        "nested",
    ],
)
def test_a_line_that_is_no_row_is_told_and_the_rest_is_checked(tmp_path: Path, line: str) -> None:
    report = checked(tmp_path, [SOUND, line, CLASHING])
    assert problems(report) == [("bad-row", 2)]
    assert verdicts(report) == [("value-conflict", ["a#1", "b#1"])]


def test_blank_lines_do_not_move_the_places_of_rows(tmp_path: Path) -> None:
    report = checked(tmp_path, ["", SOUND, "   ", "", CLASHING])
    assert [side.mark.line for side in report.findings[0].sides] == [2, 5]
    assert report.problems == ()


def test_a_byte_order_mark_is_no_fault_of_the_first_row(tmp_path: Path) -> None:
    marked = [f"\N{BYTE ORDER MARK}{json.dumps(SOUND)}", CLASHING]
    for lines, told in ((marked, []), ([*marked, "no row"], [("bad-row", 3)])):
        report = checked(tmp_path, [*lines])
        assert problems(report) == told
        assert verdicts(report) == [("value-conflict", ["a#1", "b#1"])]


def test_many_faulty_rows_are_counted(tmp_path: Path) -> None:
    report = checked(tmp_path, [{**SOUND, "claim": f"a#{number}", "measure": "height"} for number in range(50)])
    assert [code for code, _ in problems(report)] == ["unknown-name"] * 20 + ["more-bad-rows"]
    assert "30" in str(report.problems[-1].message)


def test_rows_without_a_catalog_are_told_what_it_lacks(tmp_path: Path) -> None:
    path = tmp_path / "told.rows.jsonl"
    happened = {"claim": "b#1", "kind": "event", "event": "fair", "date": "2025-01-01"}
    won = {"claim": "c#1", "kind": "rank", "award": "prize", "rank": 1}
    path.write_text("".join(json.dumps(row) + "\n" for row in (SOUND, happened, won)), "utf-8")
    assert problems(check(path)) == [("unknown-name", line) for line in (1, 2, 3)]


def test_rows_meet_the_claims_of_files(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "article: {id: own}\nclaims:\n- {id: c, kind: quantity, measure: share, place: North, value: 9 persen}\n",
        "utf-8",
    )
    report = checked(tmp_path, [SOUND, {**SOUND, "claim": "b#1"}], str(own))
    assert verdicts(report) == [("value-conflict", ["a#1", "b#1", "own#c"])]


@pytest.mark.parametrize("folder", ["kind=event", "claim=1", "[abc]"])
@pytest.mark.parametrize("ending", ["jsonl", "parquet"])
def test_the_names_of_folders_say_nothing_of_the_rows(tmp_path: Path, folder: str, ending: str) -> None:
    report = checked(tmp_path, [SOUND, CLASHING], name=f"{folder}/told.rows.{ending}")
    assert (report.problems, verdicts(report)) == ((), [("value-conflict", ["a#1", "b#1"])])


def test_the_order_of_files_and_rows_changes_nothing(tmp_path: Path) -> None:
    first = checked(tmp_path, [SOUND, CLASHING])
    again = checked(tmp_path, [CLASHING, SOUND])
    assert [one.fingerprint for one in first.findings] == [one.fingerprint for one in again.findings]


def test_parquet_says_what_json_lines_say(tmp_path: Path) -> None:
    told = checked(tmp_path, [SOUND, CLASHING, {**SOUND, "claim": "c#1", "measure": "height"}])
    table = tmp_path / "told.rows.parquet"
    duckdb.read_json(str(tmp_path / "told.rows.jsonl")).write_parquet(str(table))
    report = check([str(tmp_path / "catalog.yaml"), str(table)])
    assert [one.fingerprint for one in report.findings] == [one.fingerprint for one in told.findings]
    assert problems(report) == [("unknown-name", 3)]


def test_a_scope_in_parquet_may_be_a_struct(tmp_path: Path) -> None:
    table = tmp_path / "told.rows.parquet"
    scope = "{'sector': 'informal'}"
    rows = (
        f"SELECT 'a#1' AS claim, 'quantity' AS kind, 'share' AS measure, 1.0 AS lower, 2.0 AS upper, {scope} AS scope"
    )
    again = "SELECT 'b#1', 'quantity', 'share', 3.0, 4.0, {'sector': 'Informal'}"
    duckdb.sql(f"{rows} UNION ALL {again} UNION ALL SELECT 'c#1', 'quantity', 'share', 9.0, 9.0, NULL").write_parquet(
        str(table)
    )
    (tmp_path / "catalog.yaml").write_text(CATALOG, "utf-8")
    report = check([str(tmp_path / "catalog.yaml"), str(table)])
    assert verdicts(report) == [("value-conflict", ["a#1", "b#1"])]
    assert report.problems == ()


def test_a_scope_in_parquet_may_be_text(tmp_path: Path) -> None:
    scopes = (r'{"sector":"caf\u00e9"}', '{"sector": "café"}', '{"sector":"bar"}', "no scope", None)
    rows = [{**SOUND, "claim": f"a#{at}", "lower": at, "upper": at, "scope": one} for at, one in enumerate(scopes)]
    report = checked(tmp_path, [*rows], name="told.rows.parquet")
    assert verdicts(report) == [("value-conflict", ["a#0", "a#1"])]
    assert problems(report) == [("bad-row", 4)]


def test_a_column_that_the_database_has_a_name_for_is_passed_by(tmp_path: Path) -> None:
    report = checked(tmp_path, [{**row, "file_row_number": 7} for row in (SOUND, CLASHING)], name="told.rows.parquet")
    assert (report.problems, verdicts(report)) == ((), [("value-conflict", ["a#1", "b#1"])])
    assert [side.mark.line for side in report.findings[0].sides] == [1, 2]


@pytest.mark.parametrize("content", [b"", b"PAR1 and then nothing", b"\0" * 100])
def test_a_broken_table_is_told_and_the_rest_is_checked(tmp_path: Path, content: bytes) -> None:
    broken = tmp_path / "broken.rows.parquet"
    broken.write_bytes(content)
    report = checked(tmp_path, [SOUND, CLASHING], str(broken))
    assert [one.code for one in report.problems] == ["unreadable-rows"]
    assert len(report.findings) == 1


@pytest.mark.parametrize("fill", [b"\x00", b"\xff"])
@pytest.mark.parametrize("column", ["measure", "quote"])
def test_a_table_with_a_broken_column_is_told_and_the_rest_is_checked(tmp_path: Path, column: str, fill: bytes) -> None:
    catalog, given, broken = tmp_path / "catalog.yaml", tmp_path / "told.rows.jsonl", tmp_path / "broken.rows.parquet"
    catalog.write_text(CATALOG, "utf-8")
    clashing = [{**row, "quote": "so many"} for row in (SOUND, CLASHING)]
    given.write_text("".join(json.dumps({**row, "claim": "z" + row["claim"]}) + "\n" for row in clashing), "utf-8")
    plain = check([catalog, given])
    source = tmp_path / "source.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in clashing), "utf-8")
    with duckdb.connect() as connection:
        connection.read_json(str(source)).write_parquet(str(broken))
        query = (
            "SELECT coalesce(dictionary_page_offset, data_page_offset), total_compressed_size"
            " FROM parquet_metadata(?) WHERE path_in_schema = ?"
        )
        ((at, size),) = connection.execute(query, [str(broken), column]).fetchall()
    data = bytearray(broken.read_bytes())
    data[at : at + size] = fill * size
    broken.write_bytes(data)
    report = check([catalog, given, broken])
    assert [(one.code, one.mark.file) for one in report.problems] == [("unreadable-rows", broken.as_posix())]
    assert report.findings == plain.findings != ()
    assert report.summary.claims == plain.summary.claims


def test_a_table_without_the_columns_of_rows_is_told(tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.rows.parquet"
    duckdb.sql("SELECT 1 AS number").write_parquet(str(foreign))
    report = checked(tmp_path, [SOUND], str(foreign))
    assert [(one.code, str(one.message)) for one in report.problems] == [
        ("unreadable-rows", "rows need the columns claim, kind, and it has them not")
    ]


def test_columns_of_another_type_are_told(tmp_path: Path) -> None:
    other = tmp_path / "other.rows.parquet"
    duckdb.sql("SELECT 'a#1' AS claim, 'quantity' AS kind, 'share' AS measure, 'many' AS lower").write_parquet(
        str(other)
    )
    report = checked(tmp_path, [SOUND], str(other))
    assert [one.code for one in report.problems] == ["unreadable-rows"]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    report = checked(tmp_path, [SOUND], str(tmp_path / "gone.rows.jsonl"))
    assert [one.code for one in report.problems] == ["no-such-file"]


@pytest.mark.parametrize("name", ["told.rows.jsonl", "told.rows.parquet", "told.parquet"])
def test_a_file_that_may_not_be_read_is_told_as_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    kept = tmp_path / name
    kept.write_text("kept from others", "utf-8")
    monkeypatch.setattr(os, "access", lambda path, _: Path(path) != kept)  # as where no superuser runs the tests
    report = checked(tmp_path, [SOUND, CLASHING], str(kept), name="sound.rows.jsonl")
    assert [(one.code, one.mark.file) for one in report.problems] == [("unreadable-file", kept.as_posix())]
    assert len(report.findings) == 1


def test_an_empty_file_has_no_claims(tmp_path: Path) -> None:
    report = checked(tmp_path, [])
    assert (report.problems, report.summary.claims) == ((), 0)


@pytest.mark.parametrize("name", ["told.rows.jsonl", "told.rows.parquet"])
def test_a_slot_of_many_rows_is_no_pairwise_loop(tmp_path: Path, name: str) -> None:
    many = [{**SOUND, "claim": f"a{number}#1", "quote": "1 sampai 2"} for number in range(20_000)]
    report = checked(tmp_path, [*many, {**CLASHING, "measure": "people", "claim": "z#1"}], name=name, memory="200MB")
    assert (report.findings, report.summary.claims, report.summary.alone) == ((), 20_001, 1)


def test_rows_that_the_database_did_not_keep_in_order_are_not_told_as_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As version 2.0.0 of DuckDB does with JSON lines that several threads read."""
    in_order = row_lines.Lines.read
    monkeypatch.setattr(row_lines.Lines, "read", lambda lines, numbers: in_order(lines, [one + 1 for one in numbers]))
    report = checked(tmp_path, [SOUND, CLASHING, {**SOUND, "claim": "c#1", "place": None}])
    assert (problems(report), report.findings) == ([("unreadable-rows", 1)], ())
    assert "did not keep the rows in their order" in str(report.problems[0].message)


@pytest.mark.parametrize("ending", ["jsonl", "parquet"])
def test_rows_that_several_threads_read_are_told_by_their_lines(tmp_path: Path, ending: str) -> None:
    many, filling = 300_000, " " * 80  # of more than one of the pieces that DuckDB reads at a time
    lines = [
        f'{{"claim": "a{n}#1", "kind": "quantity", "measure": "people", "lower": 1}}{filling}\n' for n in range(many)
    ]
    for number in (10, many - 10):
        lines[number] = json.dumps({**SOUND, "claim": f"z{number}#1", "lower": number, "upper": number}) + "\n"
    lines[many - 5] = json.dumps({**SOUND, "claim": "y#1", "measure": "height"}) + "\n"
    told = tmp_path / "told.rows.jsonl"
    told.write_text("".join(lines), "utf-8")
    if ending == "parquet":
        duckdb.read_json(str(told)).write_parquet(str(tmp_path / "told.rows.parquet"))
    (tmp_path / "catalog.yaml").write_text(CATALOG, "utf-8")
    with duckdb.connect() as connection:
        ledger = ledger_of(CATALOG)[0]
        paths = [str(tmp_path / f"told.rows.{ending}")]
        left = screened(connection, paths, ledger, chosen_rules(["value-conflict"], (), DEFAULT))
    marks = {claim.id: claim.mark.line for claim in left.claims}
    assert (marks["z10#1"], marks[f"z{many - 10}#1"]) == (11, many - 9)
    assert [one.mark.line for one in left.problems] == [many - 4]


@pytest.mark.parametrize("name", ["told.rows.jsonl", "told.rows.parquet"])
def test_of_a_slot_in_which_all_clash_with_all_the_ends_are_told_and_that_there_are_more(
    tmp_path: Path, name: str
) -> None:
    many: list[object] = [{**SOUND, "claim": f"a{n}#1", "lower": n, "upper": n} for n in range(2000)]
    report = checked(tmp_path, many, name=name, select=["value-conflict"])
    assert [one.code for one in report.problems] == ["too-many-clashes"]
    assert "1" in str(report.problems[0].message)
    told = {side.claim for finding in report.findings for side in finding.sides}
    assert told == {f"a{n}#1" for n in (*range(KEPT), *range(2000 - KEPT, 2000))}
    assert report.summary.compared == 2000
    again = checked(tmp_path, many[::-1], name=name, select=["value-conflict"])
    assert [one.fingerprint for one in again.findings] == [one.fingerprint for one in report.findings]


@pytest.mark.parametrize("name", ["told.rows.jsonl", "told.rows.parquet"])
def test_however_many_clash_with_a_few_all_are_told(tmp_path: Path, name: str) -> None:
    many = [{**SOUND, "claim": f"a{n}#1"} for n in range(3000)]
    report = checked(tmp_path, [*many, CLASHING], name=name, select=["value-conflict"])
    assert report.problems == ()
    assert {side.claim for finding in report.findings for side in finding.sides} >= {"b#1", "a0#1", "a2999#1"}


def test_an_equal_figure_of_another_place_is_found_among_very_many(tmp_path: Path) -> None:
    own = tmp_path / "more.yaml"
    own.write_text("places:\n  south: {name: South, level: province}\n", "utf-8")
    one = {**SOUND, "measure": "people", "lower": 16_234, "upper": 16_234}
    other = {**one, "claim": "b#1", "place": "south"}
    round_ones = [{**one, "claim": f"c{n}#1", "place": ("north", "south")[n % 2], "lower": 16_000, "upper": 16_000}
                  for n in range(20)]  # fmt: skip
    report = checked(tmp_path, [one, other, *round_ones], str(own), select=["figure-moved"])
    assert verdicts(report) == [("figure-moved", ["a#1", "b#1"])]
    # Nothing shares a slot with them, and yet they were compared.
    report = checked(tmp_path, [one, other, {**one, "claim": "c#1", "measure": "share"}], str(own))
    assert verdicts(report) == [("figure-moved", ["a#1", "b#1"])]
    assert (report.summary.compared, report.summary.alone) == (2, 1)


@pytest.mark.parametrize("name", ["told.rows.jsonl", "told.rows.parquet"])
def test_of_a_very_long_catalog_each_name_is_known_and_no_other(tmp_path: Path, name: str) -> None:
    places, own = 5_000, tmp_path / "more.yaml"
    own.write_text("places:\n" + "".join(f"  p{n}: {{level: city}}\n" for n in range(places)), "utf-8")
    rows = [{**SOUND, "claim": f"a{n}#1", "place": f"p{n}"} for n in range(places)]
    wrong = [{**SOUND, "claim": f"b{n}#1", "place": f"q{n}"} for n in range(20)]
    report = checked(tmp_path, [*wrong, *rows, {**CLASHING, "place": "p77"}], str(own), name=name)
    assert problems(report) == [("unknown-name", n) for n in range(1, 21)]
    assert verdicts(report) == [("value-conflict", ["a77#1", "b#1"])]
    assert report.summary.claims == places + 1


def test_one_slot_of_a_million_rows_that_agree_is_checked_in_little_memory(tmp_path: Path) -> None:
    table = tmp_path / "told.rows.parquet"
    duckdb.sql(
        "SELECT concat('a', i, '#1') AS claim, 'quantity' AS kind, 'people' AS measure, 'north' AS place,"
        " 100.0::DOUBLE AS lower, 200.0::DOUBLE AS upper FROM range(1000000) AS numbers(i)"
    ).write_parquet(str(table))
    (tmp_path / "catalog.yaml").write_text(CATALOG, "utf-8")
    report = check([str(tmp_path / "catalog.yaml"), str(table)], memory="60MB")
    assert (report.problems, report.findings, report.summary.compared) == ((), (), 1_000_000)
