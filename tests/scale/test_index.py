"""The index inside an archive: what is found by it is what the database finds, and damage shows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sources import written

from claimcheck import Archive, ArchiveError, Report
from claimcheck.api import load
from claimcheck.scale.check import check
from claimcheck.scale.compile import compile_archive
from claimcheck.scale.forms import Pieces, in_pieces, write_claim
from claimcheck.scale.forms import written as as_json
from claimcheck.scale.index import buckets, file, table, write
from claimcheck.scale.index.buckets import Buckets, Record
from claimcheck.scale.index.columns import LINES, LISTS, TEXTS, Columns, packed
from claimcheck.scale.index.file import opened
from claimcheck.scale.index.near import first_of, names_in
from claimcheck.scale.index.table import GREATEST, LEAST, Reader, Table, Writer, Zone
from claimcheck.scale.relations import quoted
from claimcheck.stored import StoredError
from worlds.ledger import documents
from worlds.lying import false_world
from worlds.slots import slots
from worlds.telling import true_world

CATALOG = {
    "places": {"banten": {"name": "Banten"}, "serang": {"name": "Serang", "within": "banten"}},
    "measures": {"dead": {"unit": "person", "nature": "fixed", "whole-number": True, "additive": True}},
}
PAIRS = st.tuples(st.integers(-3, 3), st.integers(-2, 2))


def article(name: str, value: str, **more: object) -> dict[str, Any]:
    claim = {"id": "c", "kind": "quantity", "measure": "dead", "value": value, **more}
    return {"article": {"id": name, "language": "en"}, "claims": [claim]}


def without_index(archive: Path) -> Path:
    """Return a copy of an archive whose rows another program has written anew."""
    copy = archive.with_name(f"plain-{archive.name}")
    with duckdb.connect() as connection:
        told = connection.execute("SELECT decode(key), decode(value) FROM parquet_kv_metadata(?)", [str(archive)])
        pairs = ", ".join(f"{quoted(key)}: {quoted(value)}" for key, value in told.fetchall())
        rows = f"SELECT * FROM read_parquet({quoted(str(archive))})"  # noqa: S608 - a test's own words
        connection.execute(f"COPY ({rows}) TO {quoted(str(copy))} (FORMAT parquet, KV_METADATA {{{pairs}}})")
    assert not has_index(copy)
    return copy


def has_index(archive: Path) -> bool:
    index = opened(str(archive))
    if index is not None:
        index.close()
    return index is not None


@pytest.fixture
def _small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "ROWS", 3)
    monkeypatch.setattr(table, "FANOUT", 2)


def _assert_both_find_the_same(mappings: Sequence[Mapping[str, object]], seed: int) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(write, "ROWS", 4)
        patch.setattr(table, "FANOUT", 3)
        paths = written(Path(folder), mappings)
        draft = Random(seed).choice(paths[1:])
        archive = Path(folder) / "archive.parquet"
        compile_archive([path for path in paths if path != draft], archive)
        assert has_index(archive)
        plain = without_index(archive)
        assert check(draft, against=[archive]) == check(draft, against=[plain])


@given(st.integers(0, 10**6))
@settings(max_examples=8, deadline=None)
def test_figures_near_a_draft_are_those_that_the_database_finds(seed: int) -> None:
    _assert_both_find_the_same([dict(one) for one in documents(false_world(true_world(seed, most=9), seed))], seed)


@given(st.integers(0, 10**6))
@settings(max_examples=8, deadline=None)
def test_events_and_ranks_near_a_draft_are_those_that_the_database_finds(seed: int) -> None:
    _assert_both_find_the_same(slots(seed, lies=2).documents(), seed)


@given(st.integers(0, 10**6))
@settings(max_examples=10, deadline=None)
def test_claims_and_articles_in_pieces_come_back(seed: int) -> None:
    with TemporaryDirectory() as folder:
        world = documents(false_world(true_world(seed, most=9), seed))
        ledger, _ = load(written(Path(folder), [*world, *slots(seed, lies=2).documents()]))
    pieces = Pieces(ledger.articles)
    for claim in (*ledger.claims, *ledger.claims):  # the second time most is known
        assert pieces.claim(in_pieces(write_claim(claim))) == claim
    for article in ledger.articles.values():
        assert pieces.article(in_pieces(as_json(article))) == article


@pytest.mark.parametrize(
    "line",
    ["", "{}", "Quantity", "Article\t{}", "Office\t{", 'Office\t{"id":"a"}', 'Office\t{"id":"a"}{}', 'Office\t["id"]',
     'Office\tnothing="a"\t{}', 'Office\tmodality="FACT""FACT"\t{}', "Office\tmodality=1\t{}",
     '\t{"id":"a","mark":{"file":"a"}}'],
)  # fmt: skip
def test_a_line_that_is_no_claim_in_pieces_is_damage(line: str) -> None:
    with pytest.raises(StoredError):
        Pieces({}).claim(line)


@pytest.mark.parametrize("line", ["", "{}", "[", '"a#c"', '["a#c",1]', '["a#c",null]', "[" * 100_000])
def test_a_line_that_is_no_names_is_damage(line: str) -> None:
    with pytest.raises(StoredError):
        names_in(line)


@pytest.mark.parametrize(
    ("line", "without", "first"),
    [
        ('["a#c","a","b#c","b"]', "", "a#c"),
        ('["a#c","a","b#c","b"]', "a", "b#c"),
        ('["a#c","a"]', "a", None),
        (json.dumps(['a"#c', 'a"', "b#c", "b"]), "", 'a"#c'),
        (json.dumps(["a\\#c", "a\\", "b#c", "b"]), "a\\", "b#c"),
    ],
)
def test_the_first_claim_of_a_row_that_is_not_left_out(line: str, without: str, first: str | None) -> None:
    schema = {"home": "q", "members": LINES}
    columns = Columns(schema, packed(schema, [(7, line)]))
    found = first_of(columns, 0, {without})
    assert (None if found is None else (found.claim, found.home)) == (None if first is None else (first, 7))


@pytest.mark.parametrize("members", ['["a#c"]', "[", '{"a#c":"a"}', '["a#c",["a"]]'])
def test_members_that_are_no_pairs_of_names_are_damage(members: str) -> None:
    schema = {"home": "q", "members": LINES}
    columns = Columns(schema, packed(schema, [(7, members)]))
    with pytest.raises(StoredError):
        first_of(columns, 0, ())


def test_texts_that_are_none_are_damage() -> None:
    schema = {"claim": TEXTS}
    data = packed(schema, [("a",), (None,)])
    assert list(Columns(schema, data)["claim"]) == ["a", None]
    for wrong in (b'["a",1   ]', b'["a",[]  ]'):
        with pytest.raises(StoredError):
            Columns(schema, data[: -len(wrong)] + wrong)["claim"]


@given(st.lists(PAIRS), PAIRS, PAIRS, st.integers(1, 4), st.integers(2, 3))
@settings(max_examples=100)
def test_a_table_yields_the_rows_between_two_pairs(
    rows: list[tuple[int, int]], one: tuple[int, int], other: tuple[int, int], size: int, fanout: int
) -> None:
    first, last = sorted((one, other))
    if first[0] != last[0]:  # seconds tell only between rows of one first number
        first, last = (first[0], LEAST), (last[0], GREATEST)
    rows.sort()
    schema = {"at": "q", "slot": "q"}
    with pytest.MonkeyPatch.context() as patch, TemporaryFile() as file:
        patch.setattr(table, "FANOUT", fanout)
        blocks = [rows[start : start + size] for start in range(0, len(rows), size)]
        root = Writer(file).table(schema, blocks, lambda _: Zone(0, 0, False))
        found = [
            (columns["at"][number], columns["slot"][number])
            for columns, start, stop in Table(Reader(file), schema, root).between(first, last)
            for number in range(start, stop)
        ]
    assert found == [row for row in rows if first <= row <= last]


@given(st.lists(PAIRS), st.integers(-3, 3), st.sets(st.integers(-3, 3)), st.integers(1, 4), st.integers(2, 3))
@settings(max_examples=200)
def test_a_table_yields_the_rows_of_one_number_with_any_of_several_second_ones(
    rows: list[tuple[int, int]], at: int, seconds: set[int], size: int, fanout: int
) -> None:
    rows.sort()
    with pytest.MonkeyPatch.context() as patch, TemporaryFile() as file:
        patch.setattr(table, "FANOUT", fanout)
        blocks = [[(*row, number) for number, row in enumerate(rows)][start : start + size]
                  for start in range(0, len(rows), size)]  # fmt: skip
        schema = {"at": "q", "slot": "q", "number": "q"}
        root = Writer(file).table(schema, blocks, lambda _: Zone(0, 0, False))
        met = [number for columns, start, stop in Table(Reader(file), schema, root).among(at, sorted(seconds))
               for number in columns["number"][start:stop]]  # fmt: skip
    assert {rows[number][0] for number in met} <= {at}
    wanted = [number for number, row in enumerate(rows) if row[0] == at and row[1] in seconds]
    assert [number for number in met if number in wanted] == wanted  # once each


@given(
    st.lists(
        st.tuples(st.integers(LEAST, GREATEST), st.floats(allow_nan=False), st.none() | st.text(),
                  st.text().map(json.dumps), st.lists(st.integers(LEAST, GREATEST)), st.integers(0, 255)), min_size=1,
    )
)  # fmt: skip
@settings(max_examples=50)
def test_columns_hold_what_was_packed(rows: list[tuple[object, ...]]) -> None:
    schema = {"n": "q", "x": "d", "name": TEXTS, "data": LINES, "more": LISTS, "flags": "B"}
    columns = Columns(schema, packed(schema, rows))
    found = zip(*(columns[name] for name in schema), strict=True)
    assert [(*row[:4], list(row[4]), row[5]) for row in found] == [(*row[:4], list(row[4]), row[5]) for row in rows]  # type: ignore[call-overload]


@given(st.lists(st.tuples(st.integers(LEAST, GREATEST), st.integers(-1, 2**16), st.text(), st.text().map(json.dumps))),
       st.integers(1, 200))  # fmt: skip
@settings(max_examples=30)
def test_buckets_put_records_in_order(records: list[Record], at_once: int) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(buckets, "AT_ONCE", at_once)
        some = Buckets(Path(folder))
        for record in records:
            some.add(record)
        assert list(some.sorted()) == sorted(records)
        assert not list(Path(folder).iterdir())


@pytest.fixture
def archive(tmp_path: Path, _small_blocks: None) -> Path:
    places = [article(f"p{number}", f"{1200 + number} people", place="Serang") for number in range(12)]
    sources = written(tmp_path, [CATALOG, article("one", "12 people"), *places, article("bad", "many people")])
    compile_archive(sources, tmp_path / "archive.parquet")
    return tmp_path / "archive.parquet"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.json"
    path.write_text(json.dumps(article("draft", "15 people", place="Banten", corrects="one#c")), "utf-8")
    return path


def index_of(archive: Path) -> tuple[int, int]:
    """Return where the index of an archive begins and ends."""
    with duckdb.connect() as connection:
        query = "SELECT max(coalesce(dictionary_page_offset, data_page_offset) + total_compressed_size) "
        ((begin,),) = connection.execute(query + "FROM parquet_metadata(?)", [str(archive)]).fetchall()
        end = connection.execute("SELECT footer_size FROM parquet_file_metadata(?)", [str(archive)]).fetchall()[0][0]
    return begin, archive.stat().st_size - 8 - end


def flips(archive: Path, count: int) -> Iterator[bytes]:
    """Yield the bytes of an archive with one bit changed in its index: near its end everywhere, else here and there."""
    data, (begin, end) = archive.read_bytes(), index_of(archive)
    places = [*range(end - 44, end), *(Random(1).randrange(begin, end) for _ in range(count))]
    for place in places:
        changed = bytearray(data)
        changed[place] ^= 1 << place % 8
        yield bytes(changed)


def test_a_bit_that_is_changed_shows_or_makes_no_difference(archive: Path, draft: Path, tmp_path: Path) -> None:
    expected = check(draft, against=[archive])
    assert [one.code for one in expected.findings] == ["part-exceeds-whole"]
    broken, damaged = tmp_path / "broken.parquet", 0
    for data in flips(archive, 60):
        broken.write_bytes(data)
        report = check(draft, against=[broken])
        if report != expected:
            assert {one.code for one in report.problems} & {"damaged-archive", "unreadable-archive"}
            damaged += 1
    assert damaged > 30


def test_a_bit_of_the_rows_that_is_changed_shows_where_all_are_read(archive: Path, tmp_path: Path) -> None:
    data, (begin, end) = archive.read_bytes(), index_of(archive)
    broken = tmp_path / "broken.parquet"
    for place in (*range(4, begin, begin // 12), *range(end, len(data), (len(data) - end) // 12)):
        changed = bytearray(data)
        changed[place] ^= 1 << place % 8
        broken.write_bytes(changed)
        report = check(broken)
        assert [one.code for one in report.problems] in (["damaged-archive"], ["unreadable-archive"])
        assert not report.findings


def test_an_index_that_is_cut_short_is_damaged(archive: Path, draft: Path, tmp_path: Path) -> None:
    data, (begin, end) = archive.read_bytes(), index_of(archive)
    cut = tmp_path / "cut.parquet"
    for missing in (1, (end - begin) // 2):
        cut.write_bytes(data[:begin] + data[begin + missing :])
        with pytest.raises(ArchiveError, match="damaged-archive"), Archive(cut) as opened_:
            opened_.check(draft)


def test_others_read_the_rows_of_an_archive_with_an_index(archive: Path) -> None:
    begin, end = index_of(archive)
    assert end - begin > 1000
    with duckdb.connect() as connection:
        kinds = connection.execute("SELECT kind, count(*) FROM read_parquet(?) GROUP BY kind", [str(archive)])
        assert dict(kinds.fetchall())["article"] == 14


def test_archives_with_and_without_an_index_together(archive: Path, draft: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    sources = written(tmp_path / "more", [article("two", "1300 people", place="Banten")])
    second = tmp_path / "second.parquet"
    compile_archive([tmp_path / "000.json", *sources], second)
    reports: list[Report] = []
    for pair in ([archive, second], [archive, without_index(second)], [without_index(archive), without_index(second)]):
        reports.append(check(draft, against=pair))
        assert check(draft, against=pair[::-1]) == reports[-1]
    assert reports[0] == reports[1] == reports[2]
    assert not reports[0].notices
    assert [one.code for one in reports[0].findings] == ["part-exceeds-whole", "value-conflict"]


def test_claims_of_one_figure_are_told_alike_where_they_stand_together_and_where_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = {f"p{number}": {"name": f"Place {number}"} for number in range(70)}
    catalog = {"places": places, "measures": {"dead": {"unit": "person", "nature": "fixed", "whole-number": True}}}
    told = [article(f"n{number}", "1234 people", place=f"p{number}") for number in range(69)]
    sources = written(tmp_path, [catalog, *told])
    together, apart = tmp_path / "together.parquet", tmp_path / "apart.parquet"
    compile_archive(sources, together)
    monkeypatch.setattr(write, "_echoes", lambda *_: iter(()))
    compile_archive(sources, apart)
    with Archive(together) as one, Archive(apart) as other:
        for name in ("draft", "n12"):  # a new article, and the next version of one
            claims = article(name, "1234 people", place="p69")
            report = one.check(claims)
            assert [(found.code, len(found.sides)) for found in report.findings] == [("figure-moved", 60)]
            assert report == other.check(claims)


def test_what_is_met_for_an_equal_figure_is_a_whole_to_hold_other_claims_against(tmp_path: Path) -> None:
    told = article("one", "1240 people", place="Serang"), article("two", "more than 1240 people", place="Banten")
    places = {
        "banten": {"name": "Banten"},
        "serang": {"name": "Serang", "within": "banten"},
        "cilegon": {"name": "Cilegon", "within": "banten"},
    }
    archive = tmp_path / "archive.parquet"
    compile_archive(written(tmp_path, [{**CATALOG, "places": places}, *told]), archive)
    equal, other = article("", "1240 people", place="Serang"), article("", "1111 people", place="Cilegon", id="d")
    draft = {"article": {"id": "draft", "language": "en"}, "claims": [*equal["claims"], *other["claims"]]}
    with Archive(archive) as opened_:
        assert opened_.check(draft).summary.compared == 2


def test_an_archive_with_an_index_of_another_version_is_searched_by_its_rows(
    archive: Path, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = check(draft, against=[archive])
    assert expected.findings
    monkeypatch.setattr(file, "_VERSION", 1)
    assert not has_index(archive)
    assert check(draft, against=[archive]) == expected


@pytest.mark.parametrize("kind", ["event", "rank"])
def test_what_clashes_with_a_draft_is_told_with_its_article_however_long_that_is(tmp_path: Path, kind: str) -> None:
    catalog = {
        "events": {"final": {"name": "the final"}},
        "awards": {"cup": {"name": "the cup"}},
        "entities": {f"e{number}": {"name": f"Club {number}"} for number in range(30)},
    }
    told: dict[str, dict[str, object]] = {
        "event": {"kind": "event", "event": "final"},
        "rank": {"kind": "rank", "award": "cup", "edition": "2025", "level": "country", "category": "all"},
    }

    def of(name: str, number: int, **more: str) -> dict[str, Any]:
        says = {"date": f"2025-03-{number + 1:02}"} if kind == "event" else {"recipient": f"e{number}", "rank": "1"}
        claim = {"id": "c", **told[kind], **says}
        return {"article": {"id": name, "language": "en", "publisher": f"P{number}", **more}, "claims": [claim]}

    archived = [of(f"n{number}", number, **({"text": "word " * 200} if number % 2 else {})) for number in range(20)]
    archive = tmp_path / "archive.parquet"
    compile_archive(written(tmp_path, [catalog, *archived]), archive)
    draft = tmp_path / "draft.json"
    draft.write_text(json.dumps(of("draft", 25)), "utf-8")
    (finding,) = check(draft, against=[archive]).findings
    assert {side.publisher for side in finding.sides} == {f"P{number}" for number in (*range(20), 25)}
    assert check(draft, against=[without_index(archive)]).findings == (finding,)


@pytest.mark.parametrize(("target", "known"), [("one#c", True), ("bad#c", True), ("one#d", False), ("c", False)])
def test_claims_that_a_draft_corrects_are_looked_up(archive: Path, tmp_path: Path, target: str, *, known: bool) -> None:
    path = tmp_path / "draft.json"
    path.write_text(json.dumps(article("draft", "12 people", corrects=target)), "utf-8")
    for one in (archive, without_index(archive)):
        assert ("unknown-claim" in [met.code for met in check(path, against=[one]).problems]) is not known
